package io.github.compactvec;

import java.util.Arrays;

/**
 * The loops over packed bytes. Positions are element indexes unless called offsets.
 *
 * <p>Where a loop matters most, it is a method of its own per width, and whether elements are signed is left to
 * arithmetic (see {@link Form#extend}). C2 then knows the load and the step of the offset, without which it neither
 * removes range checks nor unrolls: an offset that steps by a variable costs five times as much, an index multiplied by
 * the width twice. Neither four loops in one method nor one method that is inlined with each width as a constant would
 * do: the first is compiled for the widths seen by then and gives up on range checks after those that come later, the
 * second is too large to inline once it has been compiled on its own.
 */
final class Packing {
    private Packing() {}

    // ---------------------------------------------------------------- single elements

    /**
     * An element of up to 4 bytes, those of form {@link Form#U32} as their bits. Touches what {@link Growth#load} says.
     *
     * <p>A few tests in this order rather than a switch: of a loop, C2 makes a copy for each outcome of the first two or
     * three tests of what does not change in it, and none for a switch. Random reads so take half the time; those of
     * three bytes, whose test does not come in time, gain least.
     */
    static int getInt(byte[] buf, int index, int form) {
        if (form == Form.U8) {
            return buf[index] & 0xFF;
        }
        if (form == Form.U16) {
            return LittleEndian.getShort(buf, index << 1) & 0xFFFF;
        }
        if (form == Form.S32) {
            return LittleEndian.getInt(buf, index << 2);
        }
        int bits = LittleEndian.getInt(buf, index * Form.width(form));
        return switch (form) {
            case Form.U24 -> bits & 0xFF_FFFF;
            case Form.S8 -> (byte) bits;
            case Form.S16 -> (short) bits;
            case Form.S24 -> bits << 8 >> 8;
            default -> bits;
        };
    }

    /** An element of any form. */
    static long getLong(byte[] buf, int index, int form) {
        return switch (form) {
            case Form.U8 -> buf[index] & 0xFF;
            case Form.U16 -> LittleEndian.getShort(buf, index << 1) & 0xFFFF;
            case Form.U24 -> LittleEndian.getInt(buf, index * 3) & 0xFF_FFFF;
            case Form.U32 -> LittleEndian.getInt(buf, index << 2) & 0xFFFF_FFFFL;
            case Form.S8 -> buf[index];
            case Form.S16 -> LittleEndian.getShort(buf, index << 1);
            case Form.S24 -> LittleEndian.getInt(buf, index * 3) << 8 >> 8;
            case Form.S32 -> LittleEndian.getInt(buf, index << 2);
            case Form.S64 -> LittleEndian.getLong(buf, index << 3);
            default ->
                Form.extend(LittleEndian.getLong(buf, index * Form.width(form)) & Form.mask(form), Form.signBit(form));
        };
    }

    /** Stores an element, and not a byte beyond it. */
    static void set(byte[] buf, int index, int width, long value) {
        int offset = index * width;
        switch (width) {
            case 1 -> buf[offset] = (byte) value;
            case 2 -> LittleEndian.putShort(buf, offset, (int) value);
            case 3 -> {
                LittleEndian.putShort(buf, offset, (int) value);
                buf[offset + 2] = (byte) (value >> 16);
            }
            case 8 -> LittleEndian.putLong(buf, offset, value);
            default -> {
                // The first four bytes, then the last four: the same ones, or bytes that overlap.
                int beyond = width - Integer.BYTES;
                LittleEndian.putInt(buf, offset, (int) value);
                LittleEndian.putInt(buf, offset + beyond, (int) (value >> (beyond << 3)));
            }
        }
    }

    /** Stores an element with nothing but slack behind it, of which it may take up to {@link Growth#load}. */
    static void append(byte[] buf, int offset, int width, long value) {
        if (width <= Integer.BYTES) {
            LittleEndian.putInt(buf, offset, (int) value);
        } else {
            LittleEndian.putLong(buf, offset, value);
        }
    }

    // ---------------------------------------------------------------- runs of elements

    /**
     * Moves elements, and rewrites them at another width if need be. Source and target may be one buffer as long as no
     * element moves towards the front; with two buffers, any widths do.
     */
    @SuppressWarnings("ReferenceEquality") // whether it is one buffer
    static void convert(byte[] src, int from, int form, byte[] dst, int to, int width, int count) {
        if (Form.width(form) == width) {
            System.arraycopy(src, from * width, dst, to * width, count * width);
        } else if (src == dst) {
            for (int i = count - 1; i >= 0; i--) {
                set(dst, to + i, width, getLong(src, from + i, form));
            }
        } else {
            // Stores of 4 or 8 bytes: each repairs what the one before spilled over, the last ones must not spill.
            int last = Math.max(0, count - 3);
            if (width <= Integer.BYTES && width > Form.width(form)) {
                widen(src, from, form, dst, to * width, width, last);
            } else {
                rewrite(src, from, form, dst, to * width, width, last);
            }
            for (int i = last; i < count; i++) {
                set(dst, to + i, width, getLong(src, from + i, form));
            }
        }
    }

    // Where a long list of small numbers meets its first large one, all of it is rewritten: hence a loop for each pair
    // of widths up to 4, which takes a fifth of the time of one that knows neither.

    private static void widen(byte[] src, int from, int form, byte[] dst, int offset, int width, int count) {
        int sign = (int) Form.signBit(form);
        switch ((Form.width(form) << 3) | width) {
            case (1 << 3) | 2 -> widen1to2(src, from, sign, dst, offset, count);
            case (1 << 3) | 3 -> widen1to3(src, from, sign, dst, offset, count);
            case (1 << 3) | 4 -> widen1to4(src, from, sign, dst, offset, count);
            case (2 << 3) | 3 -> widen2to3(src, from << 1, sign, dst, offset, count);
            case (2 << 3) | 4 -> widen2to4(src, from << 1, sign, dst, offset, count);
            default -> widen3to4(src, from * 3, sign, dst, offset, count);
        }
    }

    private static void widen1to2(byte[] src, int from, int sign, byte[] dst, int offset, int count) {
        for (int i = 0; i < count; i++) {
            LittleEndian.putShort(dst, offset + (i << 1), Form.extend(src[from + i] & 0xFF, sign));
        }
    }

    private static void widen1to3(byte[] src, int from, int sign, byte[] dst, int offset, int count) {
        for (int i = 0, off = offset; i < count; i++, off += 3) {
            LittleEndian.putInt(dst, off, Form.extend(src[from + i] & 0xFF, sign));
        }
    }

    private static void widen1to4(byte[] src, int from, int sign, byte[] dst, int offset, int count) {
        for (int i = 0; i < count; i++) {
            LittleEndian.putInt(dst, offset + (i << 2), Form.extend(src[from + i] & 0xFF, sign));
        }
    }

    private static void widen2to3(byte[] src, int from, int sign, byte[] dst, int offset, int count) {
        for (int i = 0, off = offset; i < count; i++, off += 3) {
            LittleEndian.putInt(dst, off, Form.extend(LittleEndian.getShort(src, from + (i << 1)) & 0xFFFF, sign));
        }
    }

    private static void widen2to4(byte[] src, int from, int sign, byte[] dst, int offset, int count) {
        for (int i = 0; i < count; i++) {
            int bits = LittleEndian.getShort(src, from + (i << 1)) & 0xFFFF;
            LittleEndian.putInt(dst, offset + (i << 2), Form.extend(bits, sign));
        }
    }

    private static void widen3to4(byte[] src, int from, int sign, byte[] dst, int offset, int count) {
        for (int i = 0, off = from; i < count; i++, off += 3) {
            int bits = LittleEndian.getInt(src, off) & 0xFF_FFFF;
            LittleEndian.putInt(dst, offset + (i << 2), Form.extend(bits, sign));
        }
    }

    /** From any form to any other width. */
    private static void rewrite(byte[] src, int from, int form, byte[] dst, int offset, int width, int count) {
        int srcWidth = Form.width(form);
        long mask = Form.mask(form);
        long sign = Form.signBit(form);
        for (int i = 0, srcOff = from * srcWidth, off = offset; i < count; i++, srcOff += srcWidth, off += width) {
            append(dst, off, width, Form.extend(load(src, srcOff, srcWidth) & mask, sign));
        }
    }

    /** The bits of an element and, above them, of what follows. One test in a loop, which C2 takes out of it. */
    static long load(byte[] buf, int offset, int width) {
        return width <= Integer.BYTES ? LittleEndian.getInt(buf, offset) : LittleEndian.getLong(buf, offset);
    }

    static void fill(byte[] buf, int from, int to, int width, long value) {
        if (width == 1) {
            Arrays.fill(buf, from, to, (byte) value);
        } else {
            for (int i = from; i < to; i++) {
                set(buf, i, width, value);
            }
        }
    }
}
