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

    /** An element of up to 4 bytes, those of form {@link Form#U32} as their bits. Touches what {@link Growth#load} says. */
    static int getInt(byte[] buf, int index, int form) {
        return switch (form) {
            case Form.U8 -> buf[index] & 0xFF;
            case Form.U16 -> LittleEndian.getShort(buf, index << 1) & 0xFFFF;
            case Form.U24 -> LittleEndian.getInt(buf, index * 3) & 0xFF_FFFF;
            case Form.S8 -> buf[index];
            case Form.S16 -> LittleEndian.getShort(buf, index << 1);
            case Form.S24 -> LittleEndian.getInt(buf, index * 3) << 8 >> 8;
            default -> LittleEndian.getInt(buf, index << 2);
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
     * Moves elements, and rewrites them at another width if need be. Runs from the end, so that source and target may
     * be one buffer as long as no element moves towards the front; with two buffers, any widths do.
     */
    static void convert(byte[] src, int from, int form, byte[] dst, int to, int width, int count) {
        if (Form.width(form) == width) {
            System.arraycopy(src, from * width, dst, to * width, count * width);
        } else {
            for (int i = count - 1; i >= 0; i--) {
                set(dst, to + i, width, getLong(src, from + i, form));
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

    // ---------------------------------------------------------------- aggregates

    /** The {@linkplain Form extent} of the first {@code count} elements. */
    static long extent(byte[] buf, int count, int form) {
        int width = Form.width(form);
        long mask = Form.mask(form);
        long sign = Form.signBit(form);
        long extent = 0;
        for (int i = 0; i < count; i++) {
            extent |= Form.extent(Form.extend(load(buf, i, width) & mask, sign));
        }
        return extent;
    }

    static long sum(byte[] buf, int count, int form) {
        int sign = (int) Form.signBit(form);
        return switch (form) {
            case Form.U8, Form.S8 -> sum1(buf, count, sign);
            case Form.U16, Form.S16 -> sum2(buf, count, sign);
            case Form.U24, Form.S24 -> sum3(buf, count, sign);
            case Form.S32 -> sum4(buf, count);
            default -> sumAny(buf, count, form);
        };
    }

    private static long sum1(byte[] buf, int count, int sign) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Form.extend(buf[i] & 0xFF, sign);
        }
        return sum;
    }

    private static long sum2(byte[] buf, int count, int sign) {
        long sum = 0;
        for (int i = 0, off = 0; i < count; i++, off += 2) {
            sum += Form.extend(LittleEndian.getShort(buf, off) & 0xFFFF, sign);
        }
        return sum;
    }

    private static long sum3(byte[] buf, int count, int sign) {
        long sum = 0;
        for (int i = 0, off = 0; i < count; i++, off += 3) {
            sum += Form.extend(LittleEndian.getInt(buf, off) & 0xFF_FFFF, sign);
        }
        return sum;
    }

    private static long sum4(byte[] buf, int count) {
        long sum = 0;
        for (int i = 0, off = 0; i < count; i++, off += 4) {
            sum += LittleEndian.getInt(buf, off);
        }
        return sum;
    }

    private static long sumAny(byte[] buf, int count, int form) {
        int width = Form.width(form);
        long mask = Form.mask(form);
        long sign = Form.signBit(form);
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Form.extend(load(buf, i, width) & mask, sign);
        }
        return sum;
    }

    /** The least element, or with {@code flip = −1} the complement of the greatest. */
    static long min(byte[] buf, int count, int form, long flip) {
        int width = Form.width(form);
        long mask = Form.mask(form);
        long sign = Form.signBit(form);
        long min = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            min = Math.min(min, Form.extend(load(buf, i, width) & mask, sign) ^ flip);
        }
        return min;
    }

    /** {@link java.util.List#hashCode} over boxed elements. Bound by its multiplications, so not by how it decodes. */
    static int intHash(byte[] buf, int count, int form) {
        int hash = 1;
        for (int i = 0; i < count; i++) {
            hash = 31 * hash + getInt(buf, i, form);
        }
        return hash;
    }

    static int longHash(byte[] buf, int count, int form) {
        int hash = 1;
        for (int i = 0; i < count; i++) {
            hash = 31 * hash + Long.hashCode(getLong(buf, i, form));
        }
        return hash;
    }

    /** The bits of an element and, above them, of what follows. One test in a loop, which C2 takes out of it. */
    private static long load(byte[] buf, int index, int width) {
        return width <= Integer.BYTES
                ? LittleEndian.getInt(buf, index * width)
                : LittleEndian.getLong(buf, index * width);
    }

    // ---------------------------------------------------------------- search

    /** The first position of a value that fits the form, or −1. Compares stored bits, so the sign does not matter. */
    static int indexOf(byte[] buf, int count, int form, long value) {
        int width = Form.width(form);
        long mask = Form.mask(form);
        for (int i = 0; i < count; i++) {
            if (((load(buf, i, width) ^ value) & mask) == 0) {
                return i;
            }
        }
        return -1;
    }

    static int lastIndexOf(byte[] buf, int count, int form, long value) {
        int width = Form.width(form);
        long mask = Form.mask(form);
        for (int i = count - 1; i >= 0; i--) {
            if (((load(buf, i, width) ^ value) & mask) == 0) {
                return i;
            }
        }
        return -1;
    }
}
