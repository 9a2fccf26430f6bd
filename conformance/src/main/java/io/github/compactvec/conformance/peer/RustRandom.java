package io.github.compactvec.conformance.peer;

import io.github.compactvec.conformance.Range;

/**
 * What the peer draws its random values from. A value depends on these, the type, the shape and its index alone.
 *
 * @param seed any number
 * @param min least element
 * @param max greatest element, unsigned: −1 is 2⁶⁴ − 1
 * @param maxLength greatest length of a vector
 */
public record RustRandom(long seed, long min, long max, int maxLength) {
    /** Elements of a range, whose greatest is not negative, and any length. */
    public static RustRandom of(Range range, long seed) {
        return new RustRandom(seed, range.min(), range.max(), Integer.MAX_VALUE);
    }
}
