package io.github.compactvec.kryo;

/**
 * What elements need on the wire: their sign, their width, and how many bytes they take as varints. Collected in one
 * pass, a chunk at a time.
 */
final class Survey {
    /**
     * By the leading zeros of an element's {@linkplain Element#zigZag zig-zag} number, how many bytes its varint takes
     * beyond the first: plain in the lower half, zig-zag in the upper.
     */
    private static final long[] MORE_BYTES = new long[Long.SIZE + 1];

    static {
        for (int bits = 0; bits <= Long.SIZE; bits++) {
            MORE_BYTES[Long.SIZE - bits] = moreBytes(bits) << Integer.SIZE | moreBytes(bits - 1);
        }
    }

    /** The union of zig-zag numbers: the lowest bit tells a negative element, the others are those of magnitudes. */
    private long union;

    private long plain;
    private long zigZag;

    private static long moreBytes(int bits) {
        return Math.min(Math.max(0, bits - 1) / 7, Element.MAX_BYTES - 1);
    }

    // The same loop twice: to widen int elements to long first makes it slower by a third. The lookup is faster than
    // arithmetic; also, C2 of JDK 17 crashes when it vectorises a loop that both ORs and adds int values.

    /** Adds elements, fewer than 2²⁸. */
    void add(int[] values, int count) {
        long seen = 0;
        long more = 0;
        for (int i = 0; i < count; i++) {
            long element = Element.zigZag(values[i]);
            seen |= element;
            more += MORE_BYTES[Long.numberOfLeadingZeros(element)];
        }
        add(seen, more);
    }

    /** Adds elements, fewer than 2²⁸. */
    void add(long[] values, int count) {
        long seen = 0;
        long more = 0;
        for (int i = 0; i < count; i++) {
            long element = Element.zigZag(values[i]);
            seen |= element;
            more += MORE_BYTES[Long.numberOfLeadingZeros(element)];
        }
        add(seen, more);
    }

    private void add(long seen, long more) {
        union |= seen;
        plain += (int) more;
        zigZag += more >>> Integer.SIZE;
    }

    /**
     * The header with which elements take the fewest bytes, varints only if they take fewer than fixed elements.
     *
     * @param size how many elements there are, of which the ones that have not been added count as one-byte varints
     * @param widest the header of the widest elements of the type
     */
    int header(int size, int widest) {
        boolean negative = (union & 1) != 0;
        // A zig-zag number has a bit more than its magnitude: for the sign, if there is any.
        int bits = Long.SIZE - Long.numberOfLeadingZeros(negative ? union : union >>> 1 | 1);
        int width = (bits + 7) >> 3;
        boolean varints = (negative ? zigZag : plain) < (long) size * (width - 1);
        return varints ? Header.ofVarints(width, negative) : Header.ofFixed(width, negative, widest);
    }
}
