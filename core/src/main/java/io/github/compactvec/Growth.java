package io.github.compactvec;

/**
 * Buffer lengths: how many bytes a number of elements takes, and how far a buffer grows.
 *
 * <p>A packed element is read with one load of 4 bytes, or 8 if it is wider, so the buffer ends in
 * {@code load(width) - width} slack bytes behind the last element that fits. They hold anything, and never reach
 * equality, hash or wire.
 */
final class Growth {
    /** Some JVMs refuse arrays longer than this (see {@code jdk.internal.util.ArraysSupport}). */
    static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    static final byte[] EMPTY = {};

    private Growth() {}

    /** The bytes that one access to an element touches. */
    static int load(int width) {
        return width <= Integer.BYTES ? Integer.BYTES : Long.BYTES;
    }

    /** How many elements of a width a buffer of this length holds. */
    static int capacity(int bufferLength, int width) {
        int beyondFirst = bufferLength - load(width);
        return beyondFirst < 0 ? 0 : beyondFirst / width + 1;
    }

    /**
     * The exact buffer length for {@code size} elements, slack included.
     *
     * @throws OutOfMemoryError if no array is long enough
     */
    static int exact(long size, int width) {
        long length = length(size, width);
        if (length > MAX_ARRAY) {
            throw new OutOfMemoryError(size + " elements of " + width + " bytes need a buffer of " + length
                    + " bytes, the largest array has " + MAX_ARRAY);
        }
        return (int) length;
    }

    /** A buffer of exactly that length, {@link #EMPTY} if it is 0. */
    static byte[] allocate(int size, int width) {
        return size == 0 ? EMPTY : new byte[exact(size, width)];
    }

    /**
     * The buffer length to grow to for {@code size} elements when more are likely to follow: half as much again as the
     * present {@code from} elements, rounded up to the 8 bytes that the heap rounds to anyway.
     *
     * @throws OutOfMemoryError if no array is long enough for {@code size} elements
     */
    static int amortized(long size, int from, int width) {
        long needed = exact(size, width);
        long wanted = length(from + (long) (from >> 1), width);
        return (int) Math.min((Math.max(needed, wanted) + 7) & ~7L, MAX_ARRAY);
    }

    /**
     * The length to grow an array of references to for {@code size} elements when more are likely to follow: half as
     * much again, but at least eight more or twice as many, whichever is less, as a list that has just outgrown its
     * inline slots would grow again at once; and an even number, as references of 4 bytes are rounded up to 8.
     *
     * @throws OutOfMemoryError if no array is long enough for {@code size} elements
     */
    static int references(long size, int from) {
        if (size > MAX_ARRAY) {
            throw new OutOfMemoryError(size + " elements, the largest array has " + MAX_ARRAY);
        }
        long wanted = from + (long) Math.max(from >> 1, Math.min(from, 8));
        return (int) Math.min((Math.max(size, wanted) + 1) & ~1L, MAX_ARRAY);
    }

    private static long length(long size, int width) {
        return size == 0 ? 0 : size * width + (load(width) - width);
    }
}
