package io.github.compactvec;

/**
 * The loops over packed bytes. Each runs on a byte offset that steps by the width rather than on a multiplied index,
 * because C2 does not remove the range checks of the latter; each decodes with the branch-free formula of
 * {@link Form#signBit}, so that one loop serves every form. Positions are element indexes unless called offsets.
 */
final class Packing {
    private Packing() {}

    /** One element. The hot read: a switch, which costs half of what the branch-free formula does on a random access. */
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

    /** Stores one element, and not a byte beyond it. */
    static void set(byte[] buf, int index, int width, int value) {
        putExact(buf, index * width, width, value);
    }

    private static void putExact(byte[] buf, int offset, int width, int value) {
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

    static void decode(byte[] src, int from, int form, int[] dst, int dstFrom, int count) {
        int width = Form.width(form);
        int mask = Form.mask(form);
        int sign = Form.signBit(form);
        for (int i = dstFrom, end = dstFrom + count, off = from * width; i < end; i++, off += width) {
            dst[i] = ((LittleEndian.getInt(src, off) & mask) ^ sign) - sign;
        }
    }

    static void encode(int[] src, int srcFrom, byte[] dst, int to, int width, int count) {
        int end = srcFrom + count;
        int off = to * width;
        switch (width) {
            case 1 -> {
                for (int i = srcFrom; i < end; i++, off++) {
                    dst[off] = (byte) src[i];
                }
            }
            case 2 -> {
                for (int i = srcFrom; i < end; i++, off += 2) {
                    LittleEndian.putShort(dst, off, src[i]);
                }
            }
            case 3 -> {
                // Four-byte stores, each repairing what the one before spilled over; the last must not spill.
                for (int i = srcFrom; i < end - 1; i++, off += 3) {
                    LittleEndian.putInt(dst, off, src[i]);
                }
                if (count > 0) {
                    putExact(dst, off, 3, src[end - 1]);
                }
            }
            default -> {
                for (int i = srcFrom; i < end; i++, off += 4) {
                    LittleEndian.putInt(dst, off, src[i]);
                }
            }
        }
    }

    /**
     * Rewrites elements at another width. Runs from the end, so that source and target may be one buffer as long as no
     * element moves towards the front; with two buffers, any widths do.
     */
    static void convert(byte[] src, int from, int form, byte[] dst, int to, int width, int count) {
        int srcWidth = Form.width(form);
        int mask = Form.mask(form);
        int sign = Form.signBit(form);
        int dstOff = (to + count) * width;
        for (int i = count, srcOff = (from + count) * srcWidth; i > 0; i--) {
            srcOff -= srcWidth;
            dstOff -= width;
            putExact(dst, dstOff, width, ((LittleEndian.getInt(src, srcOff) & mask) ^ sign) - sign);
        }
    }

    static void fill(byte[] buf, int from, int to, int width, int value) {
        for (int off = from * width, end = to * width; off < end; off += width) {
            putExact(buf, off, width, value);
        }
    }

    /** The {@linkplain Form extent} of the first {@code count} elements. */
    static long extent(byte[] buf, int count, int form) {
        int width = Form.width(form);
        int mask = Form.mask(form);
        int sign = Form.signBit(form);
        long extent = 0;
        for (int off = 0, end = count * width; off < end; off += width) {
            extent |= Form.extent(((LittleEndian.getInt(buf, off) & mask) ^ sign) - sign);
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
        int width = Form.width(form);
        int mask = Form.mask(form);
        int sign = Form.signBit(form);
        long sum = 0;
        for (int off = 0, end = count * width; off < end; off += width) {
            sum += ((LittleEndian.getInt(buf, off) & mask) ^ sign) - sign;
        }
        return sum;
    }

    /** The least element, or with {@code flip = −1} the complement of the greatest. */
    static int min(byte[] buf, int count, int form, int flip) {
        int width = Form.width(form);
        int mask = Form.mask(form);
        int sign = Form.signBit(form);
        int min = Integer.MAX_VALUE;
        for (int off = 0, end = count * width; off < end; off += width) {
            min = Math.min(min, (((LittleEndian.getInt(buf, off) & mask) ^ sign) - sign) ^ flip);
        }
        return min;
    }

    /** {@link java.util.List#hashCode} over boxed elements. */
    static int hash(byte[] buf, int count, int form) {
        int width = Form.width(form);
        int mask = Form.mask(form);
        int sign = Form.signBit(form);
        int hash = 1;
        for (int off = 0, end = count * width; off < end; off += width) {
            hash = 31 * hash + (((LittleEndian.getInt(buf, off) & mask) ^ sign) - sign);
        }
        return hash;
    }

    /** The first position of a value that fits the form, or −1. Compares stored bits, so nothing is decoded. */
    static int indexOf(byte[] buf, int count, int form, int value) {
        int width = Form.width(form);
        int mask = Form.mask(form);
        int bits = value & mask;
        for (int i = 0, off = 0; i < count; i++, off += width) {
            if ((LittleEndian.getInt(buf, off) & mask) == bits) {
                return i;
            }
        }
        return -1;
    }

    static int lastIndexOf(byte[] buf, int count, int form, int value) {
        int width = Form.width(form);
        int mask = Form.mask(form);
        int bits = value & mask;
        for (int i = count - 1, off = i * width; i >= 0; i--, off -= width) {
            if ((LittleEndian.getInt(buf, off) & mask) == bits) {
                return i;
            }
        }
        return -1;
    }

    static void swap(byte[] buf, int i, int j, int width) {
        for (int a = i * width, b = j * width, end = a + width; a < end; a++, b++) {
            byte t = buf[a];
            buf[a] = buf[b];
            buf[b] = t;
        }
    }
}
