package io.github.compactvec;

import java.util.Arrays;

/**
 * The loops over packed bytes. Positions are element indexes unless called offsets.
 *
 * <p>Every loop that matters is one body, called once per form with that form as a constant: after inlining, the choice of
 * the load and the step of the offset are constants too, which C2 needs to remove range checks and to unroll. Deciding
 * per element costs twice as much, and an offset that steps by a variable five times. The offset is counted along,
 * since C2 does not remove the range check of a multiplied index.
 */
final class Packing {
    private Packing() {}

    // ---------------------------------------------------------------- single elements

    static int get(byte[] buf, int index, int form) {
        return at(buf, index * Form.width(form), form);
    }

    /** The element at a byte offset: one load, which may touch up to {@link Growth#LOAD} bytes from there. */
    private static int at(byte[] buf, int offset, int form) {
        return switch (form) {
            case Form.U8 -> buf[offset] & 0xFF;
            case Form.U16 -> LittleEndian.getShort(buf, offset) & 0xFFFF;
            case Form.U24 -> LittleEndian.getInt(buf, offset) & 0xFF_FFFF;
            case Form.S8 -> buf[offset];
            case Form.S16 -> LittleEndian.getShort(buf, offset);
            case Form.S24 -> LittleEndian.getInt(buf, offset) << 8 >> 8;
            default -> LittleEndian.getInt(buf, offset);
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
        switch (form) {
            case Form.U8 -> decodeAs(Form.U8, src, from, dst, dstFrom, count);
            case Form.U16 -> decodeAs(Form.U16, src, from, dst, dstFrom, count);
            case Form.U24 -> decodeAs(Form.U24, src, from, dst, dstFrom, count);
            case Form.S8 -> decodeAs(Form.S8, src, from, dst, dstFrom, count);
            case Form.S16 -> decodeAs(Form.S16, src, from, dst, dstFrom, count);
            case Form.S24 -> decodeAs(Form.S24, src, from, dst, dstFrom, count);
            default -> decodeAs(Form.S32, src, from, dst, dstFrom, count);
        }
    }

    private static void decodeAs(int form, byte[] src, int from, int[] dst, int dstFrom, int count) {
        int width = Form.width(form);
        for (int i = dstFrom, end = dstFrom + count, off = from * width; i < end; i++, off += width) {
            dst[i] = at(src, off, form);
        }
    }

    static void encode(int[] src, int srcFrom, byte[] dst, int to, int width, int count) {
        switch (width) {
            case 1 -> encodeAs(1, src, srcFrom, dst, to, count);
            case 2 -> encodeAs(2, src, srcFrom, dst, to, count);
            case 3 -> {
                if (count > 0) {
                    // Four-byte stores, each repairing what the one before spilled over; the last must not spill.
                    int last = count - 1;
                    for (int i = srcFrom, end = srcFrom + last, off = to * 3; i < end; i++, off += 3) {
                        LittleEndian.putInt(dst, off, src[i]);
                    }
                    set(dst, to + last, 3, src[srcFrom + last]);
                }
            }
            default -> encodeAs(4, src, srcFrom, dst, to, count);
        }
    }

    private static void encodeAs(int width, int[] src, int srcFrom, byte[] dst, int to, int count) {
        for (int i = srcFrom, end = srcFrom + count, off = to * width; i < end; i++, off += width) {
            put(dst, off, width, src[i]);
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
        return switch (form) {
            case Form.U8 -> extentAs(Form.U8, buf, count);
            case Form.U16 -> extentAs(Form.U16, buf, count);
            case Form.U24 -> extentAs(Form.U24, buf, count);
            case Form.S8 -> extentAs(Form.S8, buf, count);
            case Form.S16 -> extentAs(Form.S16, buf, count);
            case Form.S24 -> extentAs(Form.S24, buf, count);
            default -> extentAs(Form.S32, buf, count);
        };
    }

    private static long extentAs(int form, byte[] buf, int count) {
        int width = Form.width(form);
        long extent = 0;
        for (int i = 0, off = 0; i < count; i++, off += width) {
            extent |= Form.extent(at(buf, off, form));
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
        return switch (form) {
            case Form.U8 -> sumAs(Form.U8, buf, count);
            case Form.U16 -> sumAs(Form.U16, buf, count);
            case Form.U24 -> sumAs(Form.U24, buf, count);
            case Form.S8 -> sumAs(Form.S8, buf, count);
            case Form.S16 -> sumAs(Form.S16, buf, count);
            case Form.S24 -> sumAs(Form.S24, buf, count);
            default -> sumAs(Form.S32, buf, count);
        };
    }

    private static long sumAs(int form, byte[] buf, int count) {
        int width = Form.width(form);
        long sum = 0;
        for (int i = 0, off = 0; i < count; i++, off += width) {
            sum += at(buf, off, form);
        }
        return sum;
    }

    /** The least element, or with {@code flip = −1} the complement of the greatest. */
    static int min(byte[] buf, int count, int form, int flip) {
        return switch (form) {
            case Form.U8 -> minAs(Form.U8, buf, count, flip);
            case Form.U16 -> minAs(Form.U16, buf, count, flip);
            case Form.U24 -> minAs(Form.U24, buf, count, flip);
            case Form.S8 -> minAs(Form.S8, buf, count, flip);
            case Form.S16 -> minAs(Form.S16, buf, count, flip);
            case Form.S24 -> minAs(Form.S24, buf, count, flip);
            default -> minAs(Form.S32, buf, count, flip);
        };
    }

    private static int minAs(int form, byte[] buf, int count, int flip) {
        int width = Form.width(form);
        int min = Integer.MAX_VALUE;
        for (int i = 0, off = 0; i < count; i++, off += width) {
            min = Math.min(min, at(buf, off, form) ^ flip);
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
        return switch (Form.width(form)) {
            case 1 -> indexAs(1, buf, count, value);
            case 2 -> indexAs(2, buf, count, value);
            case 3 -> indexAs(3, buf, count, value);
            default -> indexAs(4, buf, count, value);
        };
    }

    private static int indexAs(int width, byte[] buf, int count, int value) {
        int mask = -1 >>> -(width << 3);
        int bits = value & mask;
        for (int i = 0, off = 0; i < count; i++, off += width) {
            if ((LittleEndian.getInt(buf, off) & mask) == bits) {
                return i;
            }
        }
        return -1;
    }

    static int lastIndexOf(byte[] buf, int count, int form, int value) {
        for (int i = count - 1; i >= 0; i--) {
            if (get(buf, i, form) == value) {
                return i;
            }
        }
        return -1;
    }
}
