package io.github.compactvec.kryo;

/**
 * The byte that says how elements are written: bits 0 to 2 the bytes that the widest element takes, and all of them if
 * they are fixed, less one; bit 3 whether elements are signed, and varints zig-zag; bit 4 whether they are varints; the
 * others for later versions, 0 until then.
 */
final class Header {
    private static final int WIDTH = 0b0000_0111;
    private static final int SIGNED = 0b0000_1000;
    private static final int VARINTS = 0b0001_0000;
    private static final int RESERVED = 0b1110_0000;

    /** The fixed form of the narrowest elements. */
    static final int BYTES = 0;

    /** The greatest of the fixed forms of up to three bytes without a sign, which are the least of all headers. */
    static final int THREE_BYTES = 2;

    private Header() {}

    static int of(int width, boolean signed) {
        return width - 1 | (signed ? SIGNED : 0);
    }

    static int ofVarints(int width, boolean signed) {
        return VARINTS | of(width, signed);
    }

    /**
     * The header of elements of fixed width. Those as wide as the element type are all signed or all not, as in a
     * vector.
     *
     * @param widest the header of the widest elements of the type
     */
    static int ofFixed(int width, boolean signed, int widest) {
        return width == width(widest) ? widest : of(width, signed);
    }

    static int width(int header) {
        return (header & WIDTH) + 1;
    }

    static boolean isSigned(int header) {
        return (header & SIGNED) != 0;
    }

    static boolean isVarints(int header) {
        return (header & VARINTS) != 0;
    }

    /** Whether two headers stand for the same bytes, unless these are varints. */
    static boolean isSameWidth(int header, int fixed) {
        return (header | SIGNED) == (fixed | SIGNED);
    }

    /**
     * Whether a writer of the element type may have written this. None makes varints of elements of one byte, gives a
     * sign to elements of a type that has none, or another than that of the type to elements as wide as it.
     */
    static boolean isKnown(int header, int widest) {
        int width = width(header);
        boolean signFits = isSigned(widest) || !isSigned(header);
        boolean formFits = isVarints(header) ? width > 1 : header == ofFixed(width, isSigned(header), widest);
        return (header & RESERVED) == 0 && width <= width(widest) && signFits && formFits;
    }

    /** The least element that fits a width. */
    static long min(int header) {
        return isSigned(header) ? ~max(header) : 0;
    }

    /** The greatest element that fits a width. */
    static long max(int header) {
        int bits = width(header) * Byte.SIZE - (isSigned(header) ? 1 : 0);
        return Long.MAX_VALUE >>> Math.max(0, Long.SIZE - 1 - bits);
    }
}
