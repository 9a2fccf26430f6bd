package io.github.compactvec;

/** The loops between packed bytes and a {@code long[]}, for every form; see {@link Packing}. */
final class LongPacking {
    private LongPacking() {}

    static void decode(byte[] src, int from, int form, long[] dst, int dstFrom, int count) {
        long sign = Form.signBit(form);
        int dstEnd = dstFrom + count;
        switch (Form.width(form)) {
            case 1 -> decode1(src, from, sign, dst, dstFrom, dstEnd);
            case 2 -> decode2(src, from * 2, sign, dst, dstFrom, dstEnd);
            case 3 -> decode3(src, from * 3, sign, dst, dstFrom, dstEnd);
            case 4 -> decode4(src, from * 4, sign, dst, dstFrom, dstEnd);
            case 5 -> decode5(src, from * 5, sign, dst, dstFrom, dstEnd);
            case 6 -> decode6(src, from * 6, sign, dst, dstFrom, dstEnd);
            case 7 -> decode7(src, from * 7, sign, dst, dstFrom, dstEnd);
            default -> decode8(src, from * 8, dst, dstFrom, dstEnd);
        }
    }

    private static void decode1(byte[] src, int offset, long sign, long[] dst, int from, int to) {
        for (int i = from, off = offset; i < to; i++, off++) {
            dst[i] = Form.extend(src[off] & 0xFF, sign);
        }
    }

    private static void decode2(byte[] src, int offset, long sign, long[] dst, int from, int to) {
        for (int i = from, off = offset; i < to; i++, off += 2) {
            dst[i] = Form.extend(LittleEndian.getShort(src, off) & 0xFFFF, sign);
        }
    }

    private static void decode3(byte[] src, int offset, long sign, long[] dst, int from, int to) {
        for (int i = from, off = offset; i < to; i++, off += 3) {
            dst[i] = Form.extend(LittleEndian.getInt(src, off) & 0xFF_FFFF, sign);
        }
    }

    private static void decode4(byte[] src, int offset, long sign, long[] dst, int from, int to) {
        for (int i = from, off = offset; i < to; i++, off += 4) {
            dst[i] = Form.extend(LittleEndian.getInt(src, off) & 0xFFFF_FFFFL, sign);
        }
    }

    private static void decode5(byte[] src, int offset, long sign, long[] dst, int from, int to) {
        for (int i = from, off = offset; i < to; i++, off += 5) {
            dst[i] = Form.extend(LittleEndian.getLong(src, off) & 0xFF_FFFF_FFFFL, sign);
        }
    }

    private static void decode6(byte[] src, int offset, long sign, long[] dst, int from, int to) {
        for (int i = from, off = offset; i < to; i++, off += 6) {
            dst[i] = Form.extend(LittleEndian.getLong(src, off) & 0xFFFF_FFFF_FFFFL, sign);
        }
    }

    private static void decode7(byte[] src, int offset, long sign, long[] dst, int from, int to) {
        for (int i = from, off = offset; i < to; i++, off += 7) {
            dst[i] = Form.extend(LittleEndian.getLong(src, off) & 0xFF_FFFF_FFFF_FFFFL, sign);
        }
    }

    private static void decode8(byte[] src, int offset, long[] dst, int from, int to) {
        for (int i = from, off = offset; i < to; i++, off += 8) {
            dst[i] = LittleEndian.getLong(src, off);
        }
    }

    /** Encodes values that fit the width; touches no byte beyond them. */
    static void encode(long[] src, int srcFrom, byte[] dst, int to, int width, int count) {
        if (count == 0) {
            return;
        }
        int last = srcFrom + count - 1;
        // Stores of 4 or 8 bytes for elements of 3, or of 5 to 7: each repairs what the one before spilled over.
        switch (width) {
            case 1 -> encode1(src, srcFrom, last, dst, to);
            case 2 -> encode2(src, srcFrom, last, dst, to * 2);
            case 3 -> encode3(src, srcFrom, last, dst, to * 3);
            case 4 -> encode4(src, srcFrom, last, dst, to * 4);
            case 5 -> encode5(src, srcFrom, last, dst, to * 5);
            case 6 -> encode6(src, srcFrom, last, dst, to * 6);
            case 7 -> encode7(src, srcFrom, last, dst, to * 7);
            default -> encode8(src, srcFrom, last, dst, to * 8);
        }
        Packing.set(dst, to + count - 1, width, src[last]);
    }

    private static void encode1(long[] src, int from, int to, byte[] dst, int offset) {
        for (int i = from, off = offset; i < to; i++, off++) {
            dst[off] = (byte) src[i];
        }
    }

    private static void encode2(long[] src, int from, int to, byte[] dst, int offset) {
        for (int i = from, off = offset; i < to; i++, off += 2) {
            LittleEndian.putShort(dst, off, (int) src[i]);
        }
    }

    private static void encode3(long[] src, int from, int to, byte[] dst, int offset) {
        for (int i = from, off = offset; i < to; i++, off += 3) {
            LittleEndian.putInt(dst, off, (int) src[i]);
        }
    }

    private static void encode4(long[] src, int from, int to, byte[] dst, int offset) {
        for (int i = from, off = offset; i < to; i++, off += 4) {
            LittleEndian.putInt(dst, off, (int) src[i]);
        }
    }

    private static void encode5(long[] src, int from, int to, byte[] dst, int offset) {
        for (int i = from, off = offset; i < to; i++, off += 5) {
            LittleEndian.putLong(dst, off, src[i]);
        }
    }

    private static void encode6(long[] src, int from, int to, byte[] dst, int offset) {
        for (int i = from, off = offset; i < to; i++, off += 6) {
            LittleEndian.putLong(dst, off, src[i]);
        }
    }

    private static void encode7(long[] src, int from, int to, byte[] dst, int offset) {
        for (int i = from, off = offset; i < to; i++, off += 7) {
            LittleEndian.putLong(dst, off, src[i]);
        }
    }

    private static void encode8(long[] src, int from, int to, byte[] dst, int offset) {
        for (int i = from, off = offset; i < to; i++, off += 8) {
            LittleEndian.putLong(dst, off, src[i]);
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
