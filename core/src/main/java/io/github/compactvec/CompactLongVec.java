package io.github.compactvec;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.LongStream;
import org.jetbrains.annotations.Debug;

/**
 * A growable list of {@code long} that stores every element in the fewest whole bytes that fit all of them, 1 to 8,
 * widened in place as larger values arrive.
 *
 * <pre>{@code
 * CompactLongVec seen = CompactLongVec.of(3, 14, 159);  // one byte each
 * seen.add(1_700_000_000_000L);                         // now six bytes each
 * seen.get(2);                                          // 159
 * seen.asList();                                        // a live List<Long>
 * }</pre>
 *
 * <h2>When to choose it</h2>
 *
 * <p>Instead of {@code List<Long>} for any list that is kept: an element costs 1 to 8 bytes where a boxed one costs 4
 * to 28, nothing is boxed, and the list stays growable. Instead of {@code long[]} where the length changes or values do
 * not need all eight bytes: counts take one byte, timestamps in milliseconds six. Prefer {@link SmallLongVec} where most
 * lists have a few elements, {@link CompactIntVec} where every value is an {@code int} and the API should say so,
 * {@link CompactUIntVec} where values are unsigned 32-bit numbers, and {@code long[]} for lists of a few elements that
 * never change and for random 64-bit values.
 *
 * <h2>Widths</h2>
 *
 * <p>Without negative elements, {@code k} bytes hold values up to 2<sup>8k</sup> − 1. From the first negative element
 * on they are signed: {@code k} bytes hold −2<sup>8k−1</sup> to 2<sup>8k−1</sup> − 1; so a −1 that stands for "none"
 * among small numbers does not cost eight bytes. The width only grows, until {@link #trimToSize()} or {@link #reset()}:
 * one large element widens them all, and its removal alone does not narrow them again.
 *
 * <h2>Memory</h2>
 *
 * <p>24 bytes for the vector (compressed class and object pointers) and one {@code byte[]}: its header, the elements,
 * and at least {@code 4 - width} unused bytes, or {@code 8 - width} if elements are wider than 4. A vector that never
 * held an element has no buffer of its own. Vectors made from known values, copies and trimmed vectors have no spare
 * capacity; growing adds half.
 *
 * <p>Not thread-safe for writers; safe for concurrent readers. Null is never an element. Serializable; the serialized
 * form holds the packed bytes.
 *
 * @see LongVec LongVec, for the cost of each method and for what they have in common
 */
@Debug.Renderer(
        text = "\"size \" + size() + \" of \" + widthBits() + \" bits\"",
        childrenArray = "toArray()",
        hasChildren = "!isEmpty()")
public final class CompactLongVec extends PackedLongVec {
    private static final long serialVersionUID = 1;

    /** Makes an empty vector. Allocates no buffer. */
    public CompactLongVec() {
        this(Growth.EMPTY, 0, Form.U8);
    }

    private CompactLongVec(byte[] buf, int size, int form) {
        super(buf, size, form);
    }

    private CompactLongVec(int[] values, int form) {
        super(Growth.EMPTY, values, 0, values.length, form);
    }

    private CompactLongVec(long[] values, int from, int count, int form) {
        super(Growth.EMPTY, values, from, count, form);
    }

    private CompactLongVec(PackedVec source, int from, int to, int form) {
        super(Growth.EMPTY, source, from, to, form);
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
    public static CompactLongVec withCapacity(int capacity) {
        return new CompactLongVec(room(capacity, Growth.EMPTY), 0, Form.U8);
    }

    /**
     * Makes a vector of the given values. One allocation, no spare capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     */
    public static CompactLongVec of(long... values) {
        return copyOf(values, 0, values.length);
    }

    /**
     * Makes a vector of the values of an array. One allocation, no spare capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     */
    public static CompactLongVec copyOf(long[] values) {
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
    public static CompactLongVec copyOf(long[] values, int from, int count) {
        long extent = ElementRange.extent(values, from, count, Form.S64);
        return new CompactLongVec(values, from, count, Form.narrowest(extent, Form.S64));
    }

    /**
     * Makes a vector of the values of an array of {@code int}. One allocation, no spare capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     */
    public static CompactLongVec copyOf(int[] values) {
        long extent = ElementRange.extent(values, 0, values.length, Form.S64);
        return new CompactLongVec(values, Form.narrowest(extent, Form.S64));
    }

    /**
     * Makes a vector of the values of an array of unsigned 32-bit numbers, as {@link Integer#toUnsignedLong} reads
     * them. One allocation, no spare capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     */
    public static CompactLongVec copyOfUnsigned(int[] values) {
        long extent = IntPacking.unsignedExtent(values);
        return new CompactLongVec(values, Form.narrowest(extent, Form.S64));
    }

    /**
     * Makes a vector of the elements of a vector of {@code int}, in the narrowest width. One allocation, no spare
     * capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     */
    public static CompactLongVec copyOf(IntVec values) {
        return narrowed((PackedVec) values);
    }

    /**
     * Makes a vector of the elements of another, of whatever class. No spare capacity; a {@code CompactLongVec} passes
     * on the width it has, which {@link #trimToSize()} narrows if its elements need less.
     *
     * @param values the elements; copied
     * @return a new vector
     */
    public static CompactLongVec copyOf(LongVec values) {
        return values instanceof CompactLongVec vec ? vec.copy() : narrowed((PackedVec) values);
    }

    private static CompactLongVec narrowed(PackedVec values) {
        long extent = ElementRange.extent(values, Form.S64);
        return new CompactLongVec(values, 0, values.size, Form.narrowest(extent, Form.S64));
    }

    /**
     * Makes a vector of the elements of a collection, in the order of its iterator. No spare capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     * @throws NullPointerException if {@code values} or an element of it is null; an element's position is named
     */
    public static CompactLongVec copyOf(Collection<Long> values) {
        return copyOf(Unboxed.longs(values));
    }

    /**
     * Makes a vector of the elements of a stream, in its encounter order. No spare capacity.
     *
     * @param values the elements; consumed
     * @return a new vector
     */
    public static CompactLongVec copyOf(LongStream values) {
        return copyOf(values.toArray());
    }

    /**
     * Makes a vector of values that must be in ascending order. One allocation, no spare capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     * @throws IllegalArgumentException if a value is less than the one before it; its position and both
     *     are named
     */
    public static CompactLongVec copyOfSorted(long... values) {
        CompactLongVec vec = copyOf(values);
        vec.checkSorted();
        return vec;
    }

    /**
     * Collects a stream of boxed values. For a {@link LongStream}, use {@link #copyOf(LongStream)}.
     *
     * @return a collector into a new vector
     */
    public static Collector<Long, ?, CompactLongVec> toCompactLongVec() {
        return collector(CompactLongVec::new, CompactLongVec::add);
    }

    // ---------------------------------------------------------------- packed bytes

    /**
     * Reads elements as {@link #writePackedTo(java.io.OutputStream)} writes them. The buffer grows only with bytes that
     * have arrived, or that {@link InputStream#available} promises, so a wrong {@code size} does no harm.
     *
     * @param in where to read {@code size * widthBits / 8} bytes
     * @param size how many elements to read
     * @param widthBits the bits of an element: a multiple of 8 up to 64
     * @param signed whether elements are signed; 64-bit ones must be
     * @return a new vector of that width, without spare capacity
     * @throws IllegalArgumentException if {@code size} is negative, or width and sign are none that a vector has
     * @throws java.io.EOFException if the input ends before the last element
     * @throws IOException if reading fails
     */
    public static CompactLongVec readPackedFrom(InputStream in, int size, int widthBits, boolean signed)
            throws IOException {
        Objects.requireNonNull(in);
        int form = ElementRange.form(widthBits, signed, Form.S64);
        return new CompactLongVec(PackedInput.read(in, size, form), size, form);
    }

    // ---------------------------------------------------------------- what depends on the class

    @Override
    int widest() {
        return Form.S64;
    }

    @Override
    public CompactLongVec drain(int fromIndex, int toIndex) {
        CompactLongVec drained = copyOfRange(fromIndex, toIndex);
        removeRange(fromIndex, toIndex);
        return drained;
    }

    @Override
    public CompactLongVec copy() {
        return copyOfRange(0, size);
    }

    @Override
    public CompactLongVec copyOfRange(int fromIndex, int toIndex) {
        return new CompactLongVec(this, fromIndex, toIndex, form);
    }

    @Override
    public int compareTo(LongVec other) {
        return compareElements((PackedLongVec) other);
    }
}
