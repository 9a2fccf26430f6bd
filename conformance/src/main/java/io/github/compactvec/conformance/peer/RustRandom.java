package io.github.compactvec.conformance.peer;

/**
 * What the peer draws its random values from. A value depends on these, the type, the shape and its index alone.
 *
 * @param seed any number
 * @param min least element
 * @param max greatest element, not negative
 * @param maxLength greatest length of a vector
 */
public record RustRandom(long seed, long min, long max, int maxLength) {
    /** Elements that fit an {@code int}, and any length. */
    public static RustRandom ofInts(long seed) {
        return new RustRandom(seed, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }
}
