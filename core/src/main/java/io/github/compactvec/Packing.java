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
     * <p>A few tests in this order rather than a switch: of a loop, C2 makes a copy for each outcome of the first few
     * tests of what does not change in it, and none for a switch. Random reads so take half the time.
     */
    static int getInt(byte[] buf, int index, int form) {
        if (form == Form.U8) {
            return buf[index] & 0xFF;
        }
        if (form == Form.U16) {
            return LittleEndian.getShort(buf, index << 1) & 0xFFFF;
        }
        if (form == Form.U24) {
            return LittleEndian.getInt(buf, index * 3) & 0xFF_FFFF;
        }
        if (Form.width(form) == Integer.BYTES) {
            return LittleEndian.getInt(buf, index << 2);
        }
        return getSigned(buf, index, form);
    }

    private static int getSigned(byte[] buf, int index, int form) {
        return switch (form) {
            case Form.S8 -> buf[index];
            case Form.S16 -> LittleEndian.getShort(buf, index << 1);
            default -> LittleEndian.getInt(buf, index * 3) << 8 >> 8;
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
    static void convert(byte[] src, int from, int form, byte[] dst, int to, int width, int count) {
        if (Form.width(form) == width) {
            System.arraycopy(src, from * width, dst, to * width, count * width);
        } else if (src == dst || count < CHUNK) {
            for (int i = count - 1; i >= 0; i--) {
                set(dst, to + i, width, getLong(src, from + i, form));
            }
        } else {
            recode(src, from, form, dst, to, width, count);
        }
    }

    /** How many elements are decoded before they are encoded again: so many that neither loop is felt to begin. */
    private static final int CHUNK = 256;

    /**
     * Rewrites elements through an array: two loops that know their widths, of which there are few, take a fifth of the
     * time of one that knows neither.
     */
    private static void recode(byte[] src, int from, int form, byte[] dst, int to, int width, int count) {
        boolean narrow = Math.max(Form.width(form), width) <= Integer.BYTES;
        int[] ints = new int[narrow ? CHUNK : 0];
        long[] longs = new long[narrow ? 0 : CHUNK];
        for (int done = 0; done < count; done += CHUNK) {
            int some = Math.min(CHUNK, count - done);
            if (narrow) {
                IntPacking.decode(src, from + done, form, ints, 0, some);
                IntPacking.encode(ints, 0, dst, to + done, width, some);
            } else {
                LongPacking.decode(src, from + done, form, longs, 0, some);
                LongPacking.encode(longs, 0, dst, to + done, width, some);
            }
        }
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
