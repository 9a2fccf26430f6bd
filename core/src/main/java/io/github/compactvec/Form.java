package io.github.compactvec;

/**
 * How an element lies in the buffer: its width in bytes and whether it is sign-extended. A form is a small {@code int},
 * {@code width − 1} with bit 3 set when signed, so that it fits one field, one {@code switch} and one wire byte.
 *
 * <p>Which form a set of values needs is decided from their <em>extent</em>: the OR of {@link #extent(long)} over them.
 * Its sign bit tells whether any is negative; its other bits cover every magnitude, so a single pass without branches
 * is enough to choose a form, and extents of two sets combine by OR. (Lucene's {@code GrowableWriter} looks ahead the
 * same way for unsigned values.)
 */
final class Form {
    static final int U8 = 0;
    static final int U16 = 1;
    static final int U24 = 2;
    static final int U32 = 3;
    static final int S8 = 8;
    static final int S16 = 9;
    static final int S24 = 10;
    static final int S32 = 11;
    static final int S64 = 15;

    private static final int SIGNED = 8;

    private Form() {}

    static int of(int width, boolean signed) {
        return signed ? (width - 1) | SIGNED : width - 1;
    }

    /** Bytes an element takes. */
    static int width(int form) {
        return (form & 7) + 1;
    }

    static boolean isSigned(int form) {
        return (form & SIGNED) != 0;
    }

    /** The low {@code 8 * width} bits. */
    static long mask(int form) {
        return -1L >>> -(width(form) << 3);
    }

    /** The top bit of a signed form, 0 of an unsigned one. */
    static long signBit(int form) {
        return (form >>> 3 & 1L) << ((width(form) << 3) - 1);
    }

    /** The value of an element's bits, signed or not, without a branch (Hacker's Delight, 2-5). */
    static int extend(int bits, int signBit) {
        return (bits ^ signBit) - signBit;
    }

    static long extend(long bits, long signBit) {
        return (bits ^ signBit) - signBit;
    }

    static long min(int form) {
        return -signBit(form);
    }

    static long max(int form) {
        return mask(form) - signBit(form);
    }

    static boolean fits(long value, int form) {
        return ((value + signBit(form)) & ~mask(form)) == 0;
    }

    /** The same for a signed 32-bit element type, in the arithmetic of {@code int}, which is faster. */
    static boolean fitsInt(int value, int form) {
        int bits = width(form) << 3;
        return ((value + ((form >>> 3) << (bits - 1))) & ~(-1 >>> -bits)) == 0;
    }

    /** The extent of one value; see the class comment. */
    static long extent(long value) {
        return value ^ ((value >> 63) >>> 1);
    }

    static boolean hasNegative(long extent) {
        return extent < 0;
    }

    /** Bytes for every value of this extent, as unsigned or signed numbers. */
    static int width(long extent, boolean signed) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros((extent & Long.MAX_VALUE) | 1);
        return (signed ? bits + 8 : bits + 7) >> 3;
    }

    /**
     * The narrowest form for an extent, where {@code widest} is the form that holds every value of the element type.
     * At that width there is one form only, so equal vectors do not differ by a meaningless sign.
     */
    static int narrowest(long extent, int widest) {
        boolean signed = hasNegative(extent);
        return clamp(width(extent, signed), signed, widest);
    }

    static int clamp(int width, boolean signed, int widest) {
        return width >= width(widest) ? widest : of(width, signed);
    }

    /** Whether every value of this extent is one of the element type. */
    static boolean isWithin(long extent, int widest) {
        boolean signed = isSigned(widest);
        return (signed || !hasNegative(extent)) && width(extent, signed) <= width(widest);
    }
}
