package io.github.compactvec.conformance.inspect;

/**
 * How many bytes one integer takes in each format, by table: except in decimal, that depends only on the sign and on
 * the number of significant bits.
 */
final class ElementSizes {
    private static final byte[] MESSAGE_PACK = new byte[128];
    private static final byte[] VARINT = new byte[128];
    private static final byte[] ZIGZAG = new byte[128];

    /** The least number of each count of digits from the second on; the last exceeds {@code long} but for its sign. */
    private static final long[] POWER_OF_TEN = new long[20];

    static {
        for (int bits = 0; bits < 64; bits++) {
            int negative = kind(true, bits);
            int natural = kind(false, bits);
            MESSAGE_PACK[natural] = (byte) (bits <= 7 ? 1 : bits <= 8 ? 2 : bits <= 16 ? 3 : bits <= 32 ? 5 : 9);
            MESSAGE_PACK[negative] = (byte) (bits <= 5 ? 1 : bits <= 7 ? 2 : bits <= 15 ? 3 : bits <= 31 ? 5 : 9);
            VARINT[natural] = (byte) groupsOfSeven(bits);
            VARINT[negative] = (byte) (bits <= 31 ? groupsOfSeven(Integer.SIZE) : groupsOfSeven(Long.SIZE));
            ZIGZAG[natural] = (byte) groupsOfSeven(bits + 1);
            ZIGZAG[negative] = (byte) groupsOfSeven(bits + 1);
        }
        for (int i = 1; i < POWER_OF_TEN.length; i++) {
            POWER_OF_TEN[i] = i == 1 ? 10 : POWER_OF_TEN[i - 1] * 10;
        }
    }

    private ElementSizes() {}

    private static int kind(boolean negative, int bits) {
        return negative ? bits | 64 : bits;
    }

    private static int kind(long value) {
        return kind(value < 0, Long.SIZE - Long.numberOfLeadingZeros(value ^ (value >> 63)));
    }

    /** Kryo ends at nine bytes; the ninth holds eight bits. */
    private static int groupsOfSeven(int bits) {
        return Math.min(9, Math.max(1, (bits + 6) / 7));
    }

    /** Characters in decimal. */
    static int decimal(long value) {
        // Hacker's Delight, 11-4: 1233 / 4096 approximates log10(2). The magnitude is an unsigned number.
        long magnitude = Math.abs(value);
        int estimate = ((Long.SIZE - Long.numberOfLeadingZeros(magnitude)) * 1233) >> 12;
        int digits = Long.compareUnsigned(magnitude, POWER_OF_TEN[estimate]) < 0 ? estimate : estimate + 1;
        return value < 0 ? digits + 1 : digits;
    }

    /** Bytes in MessagePack, in the shortest form. */
    static int messagePack(long value) {
        return MESSAGE_PACK[kind(value)];
    }

    /** Bytes as Kryo's plain varint, of an {@code int} if it is one. */
    static int varint(long value) {
        return VARINT[kind(value)];
    }

    /** Bytes as Kryo's zig-zag varint. */
    static int zigzag(long value) {
        return ZIGZAG[kind(value)];
    }
}
