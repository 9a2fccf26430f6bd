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

    /** Stands for no buffer in a vector that has no room for elements but a buffer. */
    static final byte[] EMPTY = {};

    /**
     * Stands for no buffer in a vector whose elements lie in its own {@link Lanes}. It is null rather than an array of
     * its own, which would be a second object to whatever measures or copies such a vector; every use of a buffer that
     * may be this one asks first.
     */
    @SuppressWarnings("NullAway")
    static final byte[] INLINE = null;

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

    /** Whether elements need a buffer in a vector that has this for none. */
    static boolean isNeeded(int size, int width, byte[] none) {
        return none == null ? (long) size * width > Lanes.BYTES : size > 0;
    }

    /** A buffer of exactly that length, or what stands for none if the elements need none. */
    static byte[] allocate(int size, int width, byte[] none) {
        return isNeeded(size, width, none) ? new byte[exact(size, width)] : none;
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
     * @throws OutOfMemoryError if no array is long enough
     */
    static int references(long size, int from) {
        return withoutSlack(size, from, 2);
    }

    /**
     * The same for an array of bytes that are read one by one.
     *
     * @throws OutOfMemoryError if no array is long enough
     */
    static int bytes(long size, int from) {
        return withoutSlack(size, from, 8);
    }

    private static int withoutSlack(long size, int from, int multiple) {
        if (size > MAX_ARRAY) {
            throw new OutOfMemoryError(size + " elements, the largest array has " + MAX_ARRAY);
        }
        long wanted = from + (long) Math.max(from >> 1, Math.min(from, 8));
        return (int) Math.min((Math.max(size, wanted) + multiple - 1) & -multiple, MAX_ARRAY);
    }

    private static long length(long size, int width) {
        return size == 0 ? 0 : size * width + (load(width) - width);
    }
}
