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

    /** One load, which may touch up to {@link Growth#LOAD} bytes from the start of the element. */
    static int get(byte[] buf, int index, int form) {
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

    static void set(byte[] buf, int index, int width, int value) {
        put(buf, index * width, width, value);
    }

    /** Stores an element at a byte offset, and not a byte beyond it. */
    private static void put(byte[] buf, int offset, int width, int value) {
        switch (width) {
            case 1 -> buf[offset] = (byte) value;
            case 2 -> LittleEndian.putShort(buf, offset, value);
            case 3 -> {
                LittleEndian.putShort(buf, offset, value);
                buf[offset + 2] = (byte) (value >> 16);
            }
            default -> LittleEndian.putInt(buf, offset, value);
        }
    }

    static void swap(byte[] buf, int i, int j, int width) {
        for (int a = i * width, b = j * width, end = a + width; a < end; a++, b++) {
            byte t = buf[a];
            buf[a] = buf[b];
            buf[b] = t;
        }
    }

    // ---------------------------------------------------------------- runs of elements

    static void decode(byte[] src, int from, int form, int[] dst, int dstFrom, int count) {
        int sign = Form.signBit(form);
        int dstEnd = dstFrom + count;
        switch (Form.width(form)) {
            case 1 -> decode1(src, from, sign, dst, dstFrom, dstEnd);
            case 2 -> decode2(src, from * 2, sign, dst, dstFrom, dstEnd);
            case 3 -> decode3(src, from * 3, sign, dst, dstFrom, dstEnd);
            default -> decode4(src, from * 4, dst, dstFrom, dstEnd);
        }
    }

    private static void decode1(byte[] src, int offset, int sign, int[] dst, int from, int to) {
        for (int i = from, off = offset; i < to; i++, off++) {
            dst[i] = Form.extend(src[off] & 0xFF, sign);
        }
    }

    private static void decode2(byte[] src, int offset, int sign, int[] dst, int from, int to) {
        for (int i = from, off = offset; i < to; i++, off += 2) {
            dst[i] = Form.extend(LittleEndian.getShort(src, off) & 0xFFFF, sign);
        }
    }

    private static void decode3(byte[] src, int offset, int sign, int[] dst, int from, int to) {
        for (int i = from, off = offset; i < to; i++, off += 3) {
            dst[i] = Form.extend(LittleEndian.getInt(src, off) & 0xFF_FFFF, sign);
        }
    }

    private static void decode4(byte[] src, int offset, int[] dst, int from, int to) {
        for (int i = from, off = offset; i < to; i++, off += 4) {
            dst[i] = LittleEndian.getInt(src, off);
        }
    }

    static void encode(int[] src, int srcFrom, byte[] dst, int to, int width, int count) {
        int srcEnd = srcFrom + count;
        switch (width) {
            case 1 -> encode1(src, srcFrom, srcEnd, dst, to);
            case 2 -> encode2(src, srcFrom, srcEnd, dst, to * 2);
            case 3 -> encode3(src, srcFrom, srcEnd, dst, to * 3);
            default -> encode4(src, srcFrom, srcEnd, dst, to * 4);
        }
    }

    private static void encode1(int[] src, int from, int to, byte[] dst, int offset) {
        for (int i = from, off = offset; i < to; i++, off++) {
            dst[off] = (byte) src[i];
        }
    }

    private static void encode2(int[] src, int from, int to, byte[] dst, int offset) {
        for (int i = from, off = offset; i < to; i++, off += 2) {
            LittleEndian.putShort(dst, off, src[i]);
        }
    }

    /** Stores four bytes at a time, each store repairing what the one before spilled over; the last must not spill. */
    private static void encode3(int[] src, int from, int to, byte[] dst, int offset) {
        int last = to - 1;
        for (int i = from, off = offset; i < last; i++, off += 3) {
            LittleEndian.putInt(dst, off, src[i]);
        }
        if (from < to) {
            put(dst, offset + (last - from) * 3, 3, src[last]);
        }
    }

    private static void encode4(int[] src, int from, int to, byte[] dst, int offset) {
        for (int i = from, off = offset; i < to; i++, off += 4) {
            LittleEndian.putInt(dst, off, src[i]);
        }
    }

    /**
     * Rewrites elements at another width. Runs from the end, so that source and target may be one buffer as long as no
     * element moves towards the front; with two buffers, any widths do.
     */
    static void convert(byte[] src, int from, int form, byte[] dst, int to, int width, int count) {
        for (int i = count - 1; i >= 0; i--) {
            set(dst, to + i, width, get(src, from + i, form));
        }
    }

    static void fill(byte[] buf, int from, int to, int width, int value) {
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
        int sign = Form.signBit(form);
        return switch (Form.width(form)) {
            case 1 -> extent1(buf, count, sign);
            case 2 -> extent2(buf, count, sign);
            case 3 -> extent3(buf, count, sign);
            default -> extent4(buf, count);
        };
    }

    private static long extent1(byte[] buf, int count, int sign) {
        long extent = 0;
        for (int i = 0; i < count; i++) {
            extent |= Form.extent(Form.extend(buf[i] & 0xFF, sign));
        }
        return extent;
    }

    private static long extent2(byte[] buf, int count, int sign) {
        long extent = 0;
        for (int i = 0, off = 0; i < count; i++, off += 2) {
            extent |= Form.extent(Form.extend(LittleEndian.getShort(buf, off) & 0xFFFF, sign));
        }
        return extent;
    }

    private static long extent3(byte[] buf, int count, int sign) {
        long extent = 0;
        for (int i = 0, off = 0; i < count; i++, off += 3) {
            extent |= Form.extent(Form.extend(LittleEndian.getInt(buf, off) & 0xFF_FFFF, sign));
        }
        return extent;
    }

    private static long extent4(byte[] buf, int count) {
        long extent = 0;
        for (int i = 0, off = 0; i < count; i++, off += 4) {
            extent |= Form.extent(LittleEndian.getInt(buf, off));
        }
        return extent;
    }

    static long extent(int[] values, int from, int count) {
        long extent = 0;
        for (int i = from, end = from + count; i < end; i++) {
            extent |= Form.extent(values[i]);
        }
        return extent;
    }

    static long sum(byte[] buf, int count, int form) {
        int sign = Form.signBit(form);
        return switch (Form.width(form)) {
            case 1 -> sum1(buf, count, sign);
            case 2 -> sum2(buf, count, sign);
            case 3 -> sum3(buf, count, sign);
            default -> sum4(buf, count);
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

    /** The least element, or with {@code flip = −1} the complement of the greatest. */
    static int min(byte[] buf, int count, int form, int flip) {
        int width = Form.width(form);
        int mask = Form.mask(form);
        int sign = Form.signBit(form);
        int min = Integer.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            min = Math.min(min, Form.extend(LittleEndian.getInt(buf, i * width) & mask, sign) ^ flip);
        }
        return min;
    }

    /** {@link java.util.List#hashCode} over boxed elements. Bound by its multiplications, so not by how it decodes. */
    static int hash(byte[] buf, int count, int form) {
        int hash = 1;
        for (int i = 0; i < count; i++) {
            hash = 31 * hash + get(buf, i, form);
        }
        return hash;
    }

    // ---------------------------------------------------------------- search

    /** The first position of a value that fits the form, or −1. Compares stored bits, so the sign does not matter. */
    static int indexOf(byte[] buf, int count, int form, int value) {
        int width = Form.width(form);
        int mask = Form.mask(form);
        int bits = value & mask;
        for (int i = 0; i < count; i++) {
            if ((LittleEndian.getInt(buf, i * width) & mask) == bits) {
                return i;
            }
        }
        return -1;
    }

    static int lastIndexOf(byte[] buf, int count, int form, int value) {
        int width = Form.width(form);
        int mask = Form.mask(form);
        int bits = value & mask;
        for (int i = count - 1; i >= 0; i--) {
            if ((LittleEndian.getInt(buf, i * width) & mask) == bits) {
                return i;
            }
        }
        return -1;
    }
}
