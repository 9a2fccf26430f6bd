package io.github.compactvec.conformance;

/**
 * A range of integers; empty if the least is greater than the greatest.
 *
 * @param min the least
 * @param max the greatest
 */
public record Range(long min, long max) {
    /** Every {@code int}. */
    public static final Range INT = new Range(Integer.MIN_VALUE, Integer.MAX_VALUE);

    /** What an unsigned {@code int} can be, Rust's {@code u32}. */
    public static final Range UNSIGNED_INT = new Range(0, 0xFFFF_FFFFL);

    /** Every {@code long}. */
    public static final Range LONG = new Range(Long.MIN_VALUE, Long.MAX_VALUE);

    /** The {@code long}s that are not negative. */
    public static final Range NOT_NEGATIVE = new Range(0, Long.MAX_VALUE);

    /** The smallest range of all elements of some arrays. */
    public static Range of(Iterable<long[]> arrays) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (long[] array : arrays) {
            for (long element : array) {
                min = Math.min(min, element);
                max = Math.max(max, element);
            }
        }
        return new Range(min, max);
    }

    /** Whether every integer of another range is in this one. */
    public boolean contains(Range other) {
        boolean isEmpty = other.min > other.max;
        return isEmpty || (min <= other.min && other.max <= max);
    }

    /** What is in both ranges. */
    public Range intersection(Range other) {
        long least = Math.max(min, other.min);
        long greatest = Math.min(max, other.max);
        return new Range(least, greatest);
    }
}
