package io.github.compactvec;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.IntStream;
import org.jetbrains.annotations.Debug;

/**
 * A growable list of {@code int} that stores every element in the fewest whole bytes that fit all of them: 1, 2, 3 or
 * 4, widened in place as larger values arrive.
 *
 * <pre>{@code
 * CompactIntVec tags = CompactIntVec.of(3, 14, 159);  // one byte each
 * tags.add(26_535);                                   // now two bytes each
 * tags.get(2);                                        // 159
 * tags.asList();                                      // a live List<Integer>
 * }</pre>
 *
 * <h2>When to choose it</h2>
 *
 * <p>Instead of {@code List<Integer>} for any list that is kept: an element costs 1 to 4 bytes where a boxed one costs
 * 4 to 20, nothing is boxed, and the list stays growable. Instead of {@code int[]} where the length changes, or where
 * values are small and lists are not tiny: as little as a quarter of the bytes, at the price of a second object (24
 * bytes) and of reads by index that cost up to three times an array's. Prefer {@link SmallIntVec} where most lists have
 * a few elements, {@code int[]} for such lists that never change and for large values read in the tightest of loops,
 * {@link CompactUIntVec} for unsigned and {@link CompactLongVec} for larger numbers, and {@code ArrayList<Integer>} where
 * elements may be null.
 *
 * <h2>Widths</h2>
 *
 * <p>Without negative elements, values up to 255 take one byte, up to 65 535 two, up to 16 777 215 three. From the
 * first negative element on they are signed: −128 to 127 take one byte, −32 768 to 32 767 two, −8 388 608 to 8 388 607
 * three; so a −1 that stands for "none" among small numbers does not cost four bytes. Everything else takes four. The
 * width only grows, until {@link #trimToSize()} or {@link #reset()}: one large element widens them all, and its removal
 * alone does not narrow them again.
 *
 * <h2>Memory</h2>
 *
 * <p>24 bytes for the vector (compressed class and object pointers) and one {@code byte[]}: its header, the elements,
 * and at least {@code 4 - width} unused bytes. A vector that never held an element has no buffer of its own. Vectors
 * made from known values, copies and trimmed vectors have no spare capacity; growing adds half.
 *
 * <p>Not thread-safe for writers; safe for concurrent readers. Null is never an element. Serializable; the serialized
 * form holds the packed bytes.
 *
 * @see IntVec IntVec, for the cost of each method and for what they have in common
 */
@Debug.Renderer(
        text = "\"size \" + size() + \" of \" + widthBits() + \" bits\"",
        childrenArray = "toArray()",
        hasChildren = "!isEmpty()")
public final class CompactIntVec extends PackedIntVec {
    private static final long serialVersionUID = 1;

    /** Makes an empty vector. Allocates no buffer. */
    public CompactIntVec() {
        this(Growth.EMPTY, 0, Form.U8);
    }

    private CompactIntVec(byte[] buf, int size, int form) {
        super(buf, size, form);
    }

    private CompactIntVec(PackedVec source, int from, int to, int form) {
        super(Growth.EMPTY, source, from, to, form);
    }

    private CompactIntVec(int[] values, int from, int count, int form) {
        super(Growth.EMPTY, values, from, count, form);
    }

    private CompactIntVec(long[] values, int form) {
        super(Growth.EMPTY, values, 0, values.length, form);
    }

    // ---------------------------------------------------------------- making one

    /**
     * Makes an empty vector with room for elements of one byte each. Wider elements take more of the room; see
     * {@link #ensureCapacity}.
     *
     * @param capacity how many one-byte elements to make room for
     * @return a new vector
     * @throws IllegalArgumentException if {@code capacity} is negative
     */
    public static CompactIntVec withCapacity(int capacity) {
        return new CompactIntVec(room(capacity, Growth.EMPTY), 0, Form.U8);
    }

    /**
     * Makes a vector of the given values. One allocation, no spare capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     */
    public static CompactIntVec of(int... values) {
        return copyOf(values, 0, values.length);
    }

    /**
     * Makes a vector of the values of an array. One allocation, no spare capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     */
    public static CompactIntVec copyOf(int[] values) {
        return copyOf(values, 0, values.length);
    }

    /**
     * Makes a vector of a range of an array. One allocation, no spare capacity.
     *
     * @param values where to read
     * @param from the first position to read
     * @param count how many to read
     * @return a new vector
     * @throws IndexOutOfBoundsException if the range is not within {@code values}
     */
    public static CompactIntVec copyOf(int[] values, int from, int count) {
        long extent = ElementRange.extent(values, from, count, Form.S32);
        return new CompactIntVec(values, from, count, Form.narrowest(extent, Form.S32));
    }

    /**
     * Makes a vector of the values of an array of {@code long}. One allocation, no spare capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     * @throws IllegalArgumentException if a value is not an {@code int}; it and its position are named
     */
    public static CompactIntVec copyOf(long[] values) {
        long extent = ElementRange.extent(values, 0, values.length, Form.S32);
        return new CompactIntVec(values, Form.narrowest(extent, Form.S32));
    }

    /**
     * Makes a vector of the elements of another, of whatever class. No spare capacity; a {@code CompactIntVec} passes
     * on the width it has, which {@link #trimToSize()} narrows if its elements need less.
     *
     * @param values the elements; copied
     * @return a new vector
     */
    public static CompactIntVec copyOf(IntVec values) {
        return values instanceof CompactIntVec vec ? vec.copy() : narrowed((PackedVec) values);
    }

    /**
     * Makes a vector of the elements of a vector of {@code long}, in the narrowest width. One allocation, no spare
     * capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     * @throws IllegalArgumentException if an element is not an {@code int}; it and its position are named
     */
    public static CompactIntVec copyOf(LongVec values) {
        return narrowed((PackedVec) values);
    }

    private static CompactIntVec narrowed(PackedVec values) {
        long extent = ElementRange.extent(values, Form.S32);
        return new CompactIntVec(values, 0, values.size, Form.narrowest(extent, Form.S32));
    }

    /**
     * Makes a vector of the elements of a collection, in the order of its iterator. No spare capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     * @throws NullPointerException if {@code values} or an element of it is null; an element's position is named
     */
    public static CompactIntVec copyOf(Collection<Integer> values) {
        return copyOf(Unboxed.ints(values));
    }

    /**
     * Makes a vector of the elements of a stream, in its encounter order. No spare capacity.
     *
     * @param values the elements; consumed
     * @return a new vector
     */
    public static CompactIntVec copyOf(IntStream values) {
        return copyOf(values.toArray());
    }

    /**
     * Makes a vector of values that must be in ascending order. One allocation, no spare capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     * @throws IllegalArgumentException if a value is less than the one before it; its position and both are named
     */
    public static CompactIntVec copyOfSorted(int... values) {
        CompactIntVec vec = copyOf(values);
        vec.checkSorted();
        return vec;
    }

    /**
     * Collects a stream of boxed values. For an {@link IntStream}, use {@link #copyOf(IntStream)}.
     *
     * @return a collector into a new vector
     */
    public static Collector<Integer, ?, CompactIntVec> toCompactIntVec() {
        return collector(CompactIntVec::new, CompactIntVec::add);
    }

    // ---------------------------------------------------------------- packed bytes

    /**
     * Reads elements as {@link #writePackedTo(java.io.OutputStream)} writes them. The buffer grows only with bytes that
     * have arrived, or that {@link InputStream#available} promises, so a wrong {@code size} does no harm.
     *
     * @param in where to read {@code size * widthBits / 8} bytes
     * @param size how many elements to read
     * @param widthBits the bits of an element: 8, 16, 24 or 32
     * @param signed whether elements are signed; 32-bit ones must be
     * @return a new vector of that width, without spare capacity
     * @throws IllegalArgumentException if {@code size} is negative, or width and sign are none that a vector has
     * @throws java.io.EOFException if the input ends before the last element
     * @throws IOException if reading fails
     */
    public static CompactIntVec readPackedFrom(InputStream in, int size, int widthBits, boolean signed)
            throws IOException {
        Objects.requireNonNull(in);
        int form = ElementRange.form(widthBits, signed, Form.S32);
        return new CompactIntVec(PackedInput.read(in, size, form), size, form);
    }

    // ---------------------------------------------------------------- what depends on the class

    @Override
    public CompactIntVec drain(int fromIndex, int toIndex) {
        CompactIntVec drained = copyOfRange(fromIndex, toIndex);
        removeRange(fromIndex, toIndex);
        return drained;
    }

    @Override
    public CompactIntVec copy() {
        return copyOfRange(0, size);
    }

    @Override
    public CompactIntVec copyOfRange(int fromIndex, int toIndex) {
        return new CompactIntVec(this, fromIndex, toIndex, form);
    }

    @Override
    public int compareTo(IntVec other) {
        return compareElements((PackedIntVec) other);
    }
}
