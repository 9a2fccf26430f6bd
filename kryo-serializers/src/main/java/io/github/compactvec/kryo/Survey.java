package io.github.compactvec.kryo;

/**
 * What elements need on the wire: their sign, their width, and how many bytes they take as varints. Collected in one
 * pass, a chunk at a time.
 */
final class Survey {
    /**
     * By the leading zeros of a magnitude, how many bytes its varint takes beyond the first: plain in the lower half,
     * zig-zag, which needs one bit more, in the upper.
     */
    private static final long[] MORE_BYTES = new long[Integer.SIZE + 1];

    static {
        for (int bits = 0; bits <= Integer.SIZE; bits++) {
            long plain = Math.max(0, bits - 1) / 7;
            long zigZag = bits / 7;
            MORE_BYTES[Integer.SIZE - bits] = zigZag << Integer.SIZE | plain;
        }
    }

    private int union;
    private int magnitudes;
    private long plain;
    private long zigZag;

    /**
     * Adds elements, fewer than 2²⁹.
     *
     * <p>Counts by one lookup rather than by arithmetic also because C2 of JDK 17 crashes when it vectorises a loop
     * that both ORs and adds {@code int} values.
     */
    void add(int[] values, int count) {
        int seen = 0;
        int magnitudesSeen = 0;
        long more = 0;
        for (int i = 0; i < count; i++) {
            int value = values[i];
            int magnitude = value ^ value >> 31;
            seen |= value;
            magnitudesSeen |= magnitude;
            more += MORE_BYTES[Integer.numberOfLeadingZeros(magnitude)];
        }
        union |= seen;
        magnitudes |= magnitudesSeen;
        plain += (int) more;
        zigZag += more >>> Integer.SIZE;
    }

    boolean hasNegative() {
        return union < 0;
    }

    /** The bytes of the widest element. */
    int width() {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(magnitudes | 1) + (hasNegative() ? 1 : 0);
        return (bits + 7) >> 3;
    }

    /** How many bytes varints take beyond one for each element. Adding elements never lowers it. */
    long moreVarintBytes() {
        return hasNegative() ? zigZag : plain;
    }
}
