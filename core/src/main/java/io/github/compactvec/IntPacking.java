package io.github.compactvec;

/** The loops between packed bytes and an {@code int[]}, for forms of up to 4 bytes; see {@link Packing}. */
final class IntPacking {
    private IntPacking() {}

    // One variable that counts, and everything else an invariant plus a power of two times that: of such loops C2
    // removes the range checks and unrolls them. To take eight elements from one load takes a third longer.

    /** Elements of form {@link Form#U32} come as their bits. */
    static void decode(byte[] src, int from, int form, int[] dst, int to, int count) {
        int sign = (int) Form.signBit(form);
        switch (Form.width(form)) {
            case 1 -> decode1(src, from, sign, dst, to, count);
            case 2 -> decode2(src, from << 1, sign, dst, to, count);
            case 3 -> decode3(src, from * 3, sign, dst, to, count);
            default -> decode4(src, from << 2, dst, to, count);
        }
    }

    private static void decode1(byte[] src, int offset, int sign, int[] dst, int to, int count) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = Form.extend(src[offset + i] & 0xFF, sign);
        }
    }

    private static void decode2(byte[] src, int offset, int sign, int[] dst, int to, int count) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = Form.extend(LittleEndian.getShort(src, offset + (i << 1)) & 0xFFFF, sign);
        }
    }

    private static void decode3(byte[] src, int offset, int sign, int[] dst, int to, int count) {
        int i = 0;
        int off = offset;
        for (int end = count - 3; i < end; i += 4, off += 12) {
            dst[to + i] = extend3(LittleEndian.getInt(src, off), sign);
            dst[to + i + 1] = extend3(LittleEndian.getInt(src, off + 3), sign);
            dst[to + i + 2] = extend3(LittleEndian.getInt(src, off + 6), sign);
            dst[to + i + 3] = extend3(LittleEndian.getInt(src, off + 9), sign);
        }
        for (; i < count; i++, off += 3) {
            dst[to + i] = extend3(LittleEndian.getInt(src, off), sign);
        }
    }

    private static int extend3(int bits, int sign) {
        return Form.extend(bits & 0xFF_FFFF, sign);
    }

    private static void decode4(byte[] src, int offset, int[] dst, int to, int count) {
        for (int i = 0; i < count; i++) {
            dst[to + i] = LittleEndian.getInt(src, offset + (i << 2));
        }
    }

    /** Encodes values that fit the width; touches no byte beyond them. */
    static void encode(int[] src, int from, byte[] dst, int to, int width, int count) {
        switch (width) {
            case 1 -> encode1(src, from, dst, to, count);
            case 2 -> encode2(src, from, dst, to << 1, count);
            case 3 -> encode3(src, from, dst, to, count);
            default -> encode4(src, from, dst, to << 2, count);
        }
    }

    private static void encode1(int[] src, int from, byte[] dst, int offset, int count) {
        for (int i = 0; i < count; i++) {
            dst[offset + i] = (byte) src[from + i];
        }
    }

    private static void encode2(int[] src, int from, byte[] dst, int offset, int count) {
        for (int i = 0; i < count; i++) {
            LittleEndian.putShort(dst, offset + (i << 1), src[from + i]);
        }
    }

    /** Each store repairs what the one before spilled over. */
    private static void encode3(int[] src, int from, byte[] dst, int to, int count) {
        for (int i = 0, off = to * 3; i < count - 1; i++, off += 3) {
            LittleEndian.putInt(dst, off, src[from + i]);
        }
        if (count > 0) {
            Packing.set(dst, to + count - 1, 3, src[from + count - 1]);
        }
    }

    private static void encode4(int[] src, int from, byte[] dst, int offset, int count) {
        for (int i = 0; i < count; i++) {
            LittleEndian.putInt(dst, offset + (i << 2), src[from + i]);
        }
    }

    static int[] decoded(byte[] src, int form, int count) {
        int[] values = new int[count];
        decode(src, 0, form, values, 0, count);
        return values;
    }

    static long extent(int[] values, int from, int count) {
        // One reduction, not one for signs and one for magnitudes: JDK 17 reduces in each round of a loop.
        int extent = 0;
        for (int i = from, end = from + count; i < end; i++) {
            int value = values[i];
            extent |= value ^ value >> 31 >>> 1;
        }
        return extent < 0 ? (extent & Integer.MAX_VALUE) | Long.MIN_VALUE : extent;
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
