package io.github.compactvec;

/** The loops between packed bytes and an {@code int[]}, for forms of up to 4 bytes; see {@link Packing}. */
final class IntPacking {
    private IntPacking() {}

    /** Elements of form {@link Form#U32} come as their bits. */
    static void decode(byte[] src, int from, int form, int[] dst, int dstFrom, int count) {
        int sign = (int) Form.signBit(form);
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

    /** Encodes values that fit the width; touches no byte beyond them. */
    static void encode(int[] src, int srcFrom, byte[] dst, int to, int width, int count) {
        if (count == 0) {
            return;
        }
        int last = srcFrom + count - 1;
        switch (width) {
            case 1 -> encode1(src, srcFrom, last, dst, to);
            case 2 -> encode2(src, srcFrom, last, dst, to * 2);
            case 3 -> encode3(src, srcFrom, last, dst, to * 3);
            default -> encode4(src, srcFrom, last, dst, to * 4);
        }
        Packing.set(dst, to + count - 1, width, src[last]);
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

    /** Each store repairs what the one before spilled over. */
    private static void encode3(int[] src, int from, int to, byte[] dst, int offset) {
        for (int i = from, off = offset; i < to; i++, off += 3) {
            LittleEndian.putInt(dst, off, src[i]);
        }
    }

    private static void encode4(int[] src, int from, int to, byte[] dst, int offset) {
        for (int i = from, off = offset; i < to; i++, off += 4) {
            LittleEndian.putInt(dst, off, src[i]);
        }
    }

    static int[] decoded(byte[] src, int form, int count) {
        int[] values = new int[count];
        decode(src, 0, form, values, 0, count);
        return values;
    }

    static long extent(int[] values, int from, int count) {
        int magnitudes = 0;
        int signs = 0;
        for (int i = from, end = from + count; i < end; i++) {
            magnitudes |= values[i] ^ values[i] >> 31;
            signs |= values[i];
        }
        return signs < 0 ? magnitudes | Long.MIN_VALUE : magnitudes;
    }

    /** The extent of values whose bits are taken for unsigned numbers. */
    static long unsignedExtent(int[] values) {
        int bits = 0;
        for (int value : values) {
            bits |= value;
        }
        return Integer.toUnsignedLong(bits);
    }
}
