package io.github.compactvec;

/** The loops between packed bytes and a {@code long[]}, for every form; see {@link Packing}. */
final class LongPacking {
    private LongPacking() {}

    static void decode(byte[] src, int from, int form, long[] dst, int to, int count) {
        long sign = Form.signBit(form);
        switch (Form.width(form)) {
            case 1 -> decode1(src, from, sign, dst, to, count);
            case 2 -> decode2(src, from * 2, sign, dst, to, count);
            case 3 -> decode3(src, from * 3, sign, dst, to, count);
            case 4 -> decode4(src, from * 4, sign, dst, to, count);
            case 5 -> decode5(src, from * 5, sign, dst, to, count);
            case 6 -> decode6(src, from * 6, sign, dst, to, count);
            case 7 -> decode7(src, from * 7, sign, dst, to, count);
            default -> decode8(src, from * 8, dst, to, count);
        }
    }

    private static void decode1(byte[] src, int offset, long sign, long[] dst, int to, int count) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = Form.extend(src[offset + i] & 0xFF, sign);
        }
    }

    private static void decode2(byte[] src, int offset, long sign, long[] dst, int to, int count) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = Form.extend(LittleEndian.getShort(src, offset + (i << 1)) & 0xFFFF, sign);
        }
    }

    private static void decode3(byte[] src, int offset, long sign, long[] dst, int to, int count) {
        for (int i = 0, off = offset; i < count; i++, off += 3) {
            dst[to + i] = Form.extend(LittleEndian.getInt(src, off) & 0xFF_FFFF, sign);
        }
    }

    private static void decode4(byte[] src, int offset, long sign, long[] dst, int to, int count) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = Form.extend(LittleEndian.getInt(src, offset + (i << 2)) & 0xFFFF_FFFFL, sign);
        }
    }

    private static void decode5(byte[] src, int offset, long sign, long[] dst, int to, int count) {
        for (int i = 0, off = offset; i < count; i++, off += 5) {
            dst[to + i] = Form.extend(LittleEndian.getLong(src, off) & 0xFF_FFFF_FFFFL, sign);
        }
    }

    private static void decode6(byte[] src, int offset, long sign, long[] dst, int to, int count) {
        for (int i = 0, off = offset; i < count; i++, off += 6) {
            dst[to + i] = Form.extend(LittleEndian.getLong(src, off) & 0xFFFF_FFFF_FFFFL, sign);
        }
    }

    private static void decode7(byte[] src, int offset, long sign, long[] dst, int to, int count) {
        for (int i = 0, off = offset; i < count; i++, off += 7) {
            dst[to + i] = Form.extend(LittleEndian.getLong(src, off) & 0xFF_FFFF_FFFF_FFFFL, sign);
        }
    }

    private static void decode8(byte[] src, int offset, long[] dst, int to, int count) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = LittleEndian.getLong(src, offset + (i << 3));
        }
    }

    /** Encodes values that fit the width; touches no byte beyond them. */
    static void encode(long[] src, int from, byte[] dst, int to, int width, int count) {
        switch (width) {
            case 1 -> encode1(src, from, dst, to, count);
            case 2 -> encode2(src, from, dst, to * 2, count);
            case 4 -> encode4(src, from, dst, to * 4, count);
            case 8 -> encode8(src, from, dst, to * 8, count);
            default -> {
                if (count > 0) {
                    encodeOdd(src, from, dst, to * width, width, count - 1);
                    Packing.set(dst, to + count - 1, width, src[from + count - 1]);
                }
            }
        }
    }

    /** Stores of 4 or 8 bytes for elements of 3, or of 5 to 7: each repairs what the one before spilled over. */
    private static void encodeOdd(long[] src, int from, byte[] dst, int offset, int width, int count) {
        switch (width) {
            case 3 -> encode3(src, from, dst, offset, count);
            case 5 -> encode5(src, from, dst, offset, count);
            case 6 -> encode6(src, from, dst, offset, count);
            default -> encode7(src, from, dst, offset, count);
        }
    }

    private static void encode1(long[] src, int from, byte[] dst, int offset, int count) {
        for (int i = 0; i < count; i++) {
            dst[offset + i] = (byte) src[from + i];
        }
    }

    private static void encode2(long[] src, int from, byte[] dst, int offset, int count) {
        for (int i = 0; i < count; i++) {
            LittleEndian.putShort(dst, offset + (i << 1), (int) src[from + i]);
        }
    }

    private static void encode3(long[] src, int from, byte[] dst, int offset, int count) {
        for (int i = 0, off = offset; i < count; i++, off += 3) {
            LittleEndian.putInt(dst, off, (int) src[from + i]);
        }
    }

    private static void encode4(long[] src, int from, byte[] dst, int offset, int count) {
        for (int i = 0; i < count; i++) {
            LittleEndian.putInt(dst, offset + (i << 2), (int) src[from + i]);
        }
    }

    private static void encode5(long[] src, int from, byte[] dst, int offset, int count) {
        for (int i = 0, off = offset; i < count; i++, off += 5) {
            LittleEndian.putLong(dst, off, src[from + i]);
        }
    }

    private static void encode6(long[] src, int from, byte[] dst, int offset, int count) {
        for (int i = 0, off = offset; i < count; i++, off += 6) {
            LittleEndian.putLong(dst, off, src[from + i]);
        }
    }

    private static void encode7(long[] src, int from, byte[] dst, int offset, int count) {
        for (int i = 0, off = offset; i < count; i++, off += 7) {
            LittleEndian.putLong(dst, off, src[from + i]);
        }
    }

    private static void encode8(long[] src, int from, byte[] dst, int offset, int count) {
        for (int i = 0; i < count; i++) {
            LittleEndian.putLong(dst, offset + (i << 3), src[from + i]);
        }
    }

    static long[] decoded(byte[] src, int form, int count) {
        long[] values = new long[count];
        decode(src, 0, form, values, 0, count);
        return values;
    }

    static long extent(long[] values, int from, int count) {
        long extent = 0;
        for (int i = from, end = from + count; i < end; i++) {
            extent |= Form.extent(values[i]);
        }
        return extent;
    }
}
