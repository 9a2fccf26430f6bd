package io.github.compactvec;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.LongStream;
import org.jetbrains.annotations.Debug;

/**
 * A growable list of unsigned 32-bit numbers, 0 to 4 294 967 295, taken and given as {@code long}, that stores every
 * element in the fewest whole bytes that fit all of them: 1, 2, 3 or 4, widened in place as larger values arrive. The
 * counterpart of Rust's {@code compactvec::CompactVec}, width for width.
 *
 * <pre>{@code
 * CompactUIntVec hashes = CompactUIntVec.of(3, 14, 159);  // one byte each
 * hashes.add(3_000_000_000L);                             // now four bytes each
 * hashes.add(-1);                                         // IllegalArgumentException
 * hashes.asList();                                        // a live List<Long>
 * }</pre>
 *
 * <h2>When to choose it</h2>
 *
 * <p>For values that a peer declares as {@code u32} or {@code uint32}, and for ids and hashes of 32 bits: half the
 * bytes of {@code long[]} at most, without the arithmetic that an {@code int[]} of unsigned bits asks for at every
 * access. Prefer {@link CompactIntVec} where values are {@code int}, or may be negative; {@link CompactLongVec} takes
 * any {@code long} and stores these values in as many bytes as this class, so the reason to choose this one is that it
 * refuses what is no {@code u32}.
 *
 * <h2>Widths</h2>
 *
 * <p>Values up to 255 take one byte, up to 65 535 two, up to 16 777 215 three, others four. Elements are never signed.
 * The width only grows, until {@link #trimToSize()} or {@link #reset()}: one large element widens them all, and its
 * removal alone does not narrow them again.
 *
 * <h2>Memory</h2>
 *
 * <p>24 bytes for the vector (compressed class and object pointers) and one {@code byte[]}: its header, the elements,
 * and at least {@code 4 - width} unused bytes. A vector that never held an element has no buffer of its own. Vectors
 * made from known values, copies and trimmed vectors have no spare capacity; growing adds half.
 *
 * <p>A method that is given a value out of range throws an {@link IllegalArgumentException} that names the value, its
 * position if it is one of many, and the range; the vector is then unchanged. Looking for such a value just does not
 * find it.
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
public final class CompactUIntVec extends PackedLongVec {
    private static final long serialVersionUID = 1;

    /** Makes an empty vector. Allocates no buffer. */
    public CompactUIntVec() {
        this(Growth.EMPTY, 0, Form.U8);
    }

    private CompactUIntVec(byte[] buf, int size, int form) {
        super(buf, size, form);
    }

    private CompactUIntVec(int[] values, int form) {
        super(Growth.EMPTY, values, 0, values.length, form);
    }

    private CompactUIntVec(long[] values, int from, int count, int form) {
        super(Growth.EMPTY, values, from, count, form);
    }

    private CompactUIntVec(PackedVec source, int from, int to, int form) {
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
    public static CompactUIntVec withCapacity(int capacity) {
        return new CompactUIntVec(room(capacity, Growth.EMPTY), 0, Form.U8);
    }

    /**
     * Makes a vector of the given values. One allocation, no spare capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     * @throws IllegalArgumentException if a value is out of range; it and its position are named
     */
    public static CompactUIntVec of(long... values) {
        return copyOf(values, 0, values.length);
    }

    /**
     * Makes a vector of the values of an array. One allocation, no spare capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     * @throws IllegalArgumentException if a value is out of range; it and its position are named
     */
    public static CompactUIntVec copyOf(long[] values) {
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
     * @throws IllegalArgumentException if a value is out of range; it and its position are named
     */
    public static CompactUIntVec copyOf(long[] values, int from, int count) {
        long extent = ElementRange.extent(values, from, count, Form.U32);
        return new CompactUIntVec(values, from, count, Form.narrowest(extent, Form.U32));
    }

    /**
     * Makes a vector of the values of an array of {@code int}. One allocation, no spare capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     * @throws IllegalArgumentException if a value is negative; it and its position are named
     */
    public static CompactUIntVec copyOf(int[] values) {
        long extent = ElementRange.extent(values, 0, values.length, Form.U32);
        return new CompactUIntVec(values, Form.narrowest(extent, Form.U32));
    }

    /**
     * Makes a vector of the values of an array of unsigned 32-bit numbers, as {@link Integer#toUnsignedLong} reads
     * them. One allocation, no spare capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     */
    public static CompactUIntVec copyOfUnsigned(int[] values) {
        long extent = IntPacking.unsignedExtent(values);
        return new CompactUIntVec(values, Form.narrowest(extent, Form.U32));
    }

    /**
     * Makes a vector of the elements of a vector of {@code int}, in the narrowest width. One allocation, no spare
     * capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     * @throws IllegalArgumentException if an element is negative; it and its position are named
     */
    public static CompactUIntVec copyOf(IntVec values) {
        return narrowed((PackedVec) values);
    }

    /**
     * Makes a vector of the elements of another, of whatever class. No spare capacity; a {@code CompactUIntVec} passes
     * on the width it has, which {@link #trimToSize()} narrows if its elements need less.
     *
     * @param values the elements; copied
     * @return a new vector
     * @throws IllegalArgumentException if an element is out of range; it and its position are named
     */
    public static CompactUIntVec copyOf(LongVec values) {
        return values instanceof CompactUIntVec vec ? vec.copy() : narrowed((PackedVec) values);
    }

    private static CompactUIntVec narrowed(PackedVec values) {
        long extent = ElementRange.extent(values, Form.U32);
        return new CompactUIntVec(values, 0, values.size, Form.narrowest(extent, Form.U32));
    }

    /**
     * Makes a vector of the elements of a collection, in the order of its iterator. No spare capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     * @throws NullPointerException if {@code values} or an element of it is null; an element's position is named
     * @throws IllegalArgumentException if a value is out of range; it and its position are named
     */
    public static CompactUIntVec copyOf(Collection<Long> values) {
        return copyOf(Unboxed.longs(values));
    }

    /**
     * Makes a vector of the elements of a stream, in its encounter order. No spare capacity.
     *
     * @param values the elements; consumed
     * @return a new vector
     * @throws IllegalArgumentException if a value is out of range; it and its position are named
     */
    public static CompactUIntVec copyOf(LongStream values) {
        return copyOf(values.toArray());
    }

    /**
     * Makes a vector of values that must be in ascending order. One allocation, no spare capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     * @throws IllegalArgumentException if a value is less than the one before it or out of range; its position and value
     *     are named
     */
    public static CompactUIntVec copyOfSorted(long... values) {
        CompactUIntVec vec = copyOf(values);
        vec.checkSorted();
        return vec;
    }

    /**
     * Collects a stream of boxed values. For a {@link LongStream}, use {@link #copyOf(LongStream)}.
     *
     * @return a collector into a new vector, which throws an {@link IllegalArgumentException} for a value out of range
     */
    public static Collector<Long, ?, CompactUIntVec> toCompactUIntVec() {
        return collector(CompactUIntVec::new, CompactUIntVec::add);
    }

    // ---------------------------------------------------------------- packed bytes

    /**
     * Reads elements as {@link #writePackedTo(java.io.OutputStream)} writes them. The buffer grows only with bytes that
     * have arrived, or that {@link InputStream#available} promises, so a wrong {@code size} does no harm.
     *
     * @param in where to read {@code size * widthBits / 8} bytes
     * @param size how many elements to read
     * @param widthBits the bits of an element: 8, 16, 24 or 32
     * @param signed false; elements are never signed
     * @return a new vector of that width, without spare capacity
     * @throws IllegalArgumentException if {@code size} is negative, or width and sign are none that a vector has
     * @throws java.io.EOFException if the input ends before the last element
     * @throws IOException if reading fails
     */
    public static CompactUIntVec readPackedFrom(InputStream in, int size, int widthBits, boolean signed)
            throws IOException {
        Objects.requireNonNull(in);
        int form = ElementRange.form(widthBits, signed, Form.U32);
        return new CompactUIntVec(PackedInput.read(in, size, form), size, form);
    }

    // ---------------------------------------------------------------- what depends on the class

    @Override
    int widest() {
        return Form.U32;
    }

    @Override
    public CompactUIntVec drain(int fromIndex, int toIndex) {
        CompactUIntVec drained = copyOfRange(fromIndex, toIndex);
        removeRange(fromIndex, toIndex);
        return drained;
    }

    @Override
    public CompactUIntVec copy() {
        return copyOfRange(0, size);
    }

    @Override
    public CompactUIntVec copyOfRange(int fromIndex, int toIndex) {
        return new CompactUIntVec(this, fromIndex, toIndex, form);
    }

    @Override
    public int compareTo(LongVec other) {
        return compareElements((PackedLongVec) other);
    }
}
