package io.github.compactvec;

import static java.util.Objects.checkFromIndexSize;

import java.util.function.IntToLongFunction;

/**
 * What is within an element type, given as the {@link Form} that holds every value of it. Whatever enters a vector
 * without fitting its present form passes here first.
 */
final class ElementRange {
    private ElementRange() {}

    /** The extent of one value. */
    static long extent(long value, int widest) {
        if (!Form.fits(value, widest)) {
            throw new IllegalArgumentException("value " + value + notWithin(widest));
        }
        return Form.extent(value);
    }

    /** The extent of a range of an array. */
    static long extent(int[] values, int from, int count, int widest) {
        checkFromIndexSize(from, count, values.length);
        long extent = IntPacking.extent(values, from, count);
        return Form.isWithin(extent, widest) ? extent : reject(from, i -> values[i], widest);
    }

    static long extent(long[] values, int from, int count, int widest) {
        checkFromIndexSize(from, count, values.length);
        long extent = LongPacking.extent(values, from, count);
        return Form.isWithin(extent, widest) ? extent : reject(from, i -> values[i], widest);
    }

    static long extent(PackedVec values, int widest) {
        long extent = values.extent();
        return Form.isWithin(extent, widest) ? extent : reject(0, values::at, widest);
    }

    /** Names the first value that is out of range, of which there is one. */
    private static long reject(int from, IntToLongFunction values, int widest) {
        int bad = from;
        while (Form.fits(values.applyAsLong(bad), widest)) {
            bad++;
        }
        throw new IllegalArgumentException("value " + values.applyAsLong(bad) + " at index " + bad + notWithin(widest));
    }

    private static String notWithin(int widest) {
        return " is not in the range " + Form.min(widest) + " to " + Form.max(widest);
    }

    /** The form of packed elements from elsewhere, if vectors of the element type can have it. */
    static int form(int widthBits, boolean signed, int widest) {
        int bytes = widthBits >> 3;
        boolean narrower = bytes > 0 && bytes < Form.width(widest) && (!signed || Form.isSigned(widest));
        boolean known = narrower || (bytes == Form.width(widest) && signed == Form.isSigned(widest));
        if (!known || bytes << 3 != widthBits) {
            throw new IllegalArgumentException(
                    "no " + (signed ? "signed" : "unsigned") + " width of " + widthBits + " bits");
        }
        return Form.of(bytes, signed);
    }
}
