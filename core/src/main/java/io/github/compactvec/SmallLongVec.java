package io.github.compactvec;

import static java.util.Objects.checkIndex;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.LongStream;
import org.jetbrains.annotations.Debug;

/**
 * A growable list of few {@code long}: up to 16 bytes of them lie in the vector itself, and only when there are more do
 * all of them <em>spill</em> to a buffer like that of a {@link CompactLongVec}. Either way, each takes the fewest whole
 * bytes that fit all of them, widened in place as larger values arrive.
 *
 * <pre>{@code
 * SmallLongVec seen = SmallLongVec.of(3, 14, 159);  // one object of 40 bytes, one byte of it for each element
 * seen.truncate(1);
 * seen.add(1_700_000_000_000L);                     // now six bytes each, and still one object
 * seen.inlineCapacity();                            // 2 of six bytes each
 * seen.isSpilled();                                 // false
 * }</pre>
 *
 * <h2>When to choose it</h2>
 *
 * <p>Instead of {@code List<Long>} for lists of which there are many and which mostly hold a few elements. Instead of
 * {@link CompactLongVec} where most lists take 1 to 16 bytes: then it is one object where that one is two, with nothing
 * to allocate but itself, 8 to 24 bytes smaller, and faster to build. In exchange, an element is shifted out of a field:
 * reading one costs about a nanosecond, up to three times what it costs in a buffer. Prefer {@code CompactLongVec} for
 * lists that are mostly empty or mostly longer, as the 16 bytes inline lie idle in them; {@link SmallIntVec} where every
 * value is an {@code int} and the API should say so; {@code long[]} for lists of one or two elements
 * that never change; and {@link SmallVec} for objects.
 *
 * <h2>Widths</h2>
 *
 * <p>As in {@code CompactLongVec}: without negative elements, {@code k} bytes hold values up to 2<sup>8k</sup> − 1; with
 * negative ones, −2<sup>8k−1</sup> to 2<sup>8k−1</sup> − 1. So a value that widens the others can make them spill. Width
 * only grows and spilled elements stay so, also when some are removed, until {@link #trimToSize()} or {@link #reset()}.
 *
 * <h2>Memory</h2>
 *
 * <table>
 *   <caption>Bytes of a vector of n elements</caption>
 *   <thead>
 *     <tr><th>bytes each</th><th>inline up to</th><th>inline</th><th>spilled, trimmed</th></tr>
 *   </thead>
 *   <tbody>
 *     <tr><td>1</td><td>16 elements</td><td>40</td><td>40 + 16 + n + 3</td></tr>
 *     <tr><td>2</td><td>8 elements</td><td>40</td><td>40 + 16 + 2 n + 2</td></tr>
 *     <tr><td>3</td><td>5 elements</td><td>40</td><td>40 + 16 + 3 n + 1</td></tr>
 *     <tr><td>4</td><td>4 elements</td><td>40</td><td>40 + 16 + 4 n</td></tr>
 *     <tr><td>5</td><td>3 elements</td><td>40</td><td>40 + 16 + 5 n + 3</td></tr>
 *     <tr><td>6, 7, 8</td><td>2 elements</td><td>40</td><td>40 + 16 + 6 n + 2, 7 n + 1, 8 n</td></tr>
 *   </tbody>
 * </table>
 *
 * <p>That is with compressed class and object pointers, each object rounded up to 8. Vectors made from known values,
 * copies and trimmed vectors have no spare capacity, and are inline if their elements fit; growing adds half.
 *
 * <p>Not thread-safe for writers; safe for concurrent readers. Null is never an element. Equal to every {@link LongVec}
 * of the same elements. Serializable; the serialized form holds the packed bytes.
 *
 * @see LongVec LongVec, for the cost of each method and for what they have in common
 */
@Debug.Renderer(
        text = "\"size \" + size() + \" of \" + widthBits() + \" bits\" + (isSpilled() ? \", spilled\" : \", inline\")",
        childrenArray = "toArray()",
        hasChildren = "!isEmpty()")
public final class SmallLongVec extends PackedLongVec {
    private static final long serialVersionUID = 1;

    // The lanes. Not initialized, as a constructor of the superclass fills them.
    private transient long lo;
    private transient long hi;

    /** Makes an empty vector. Allocates nothing but itself. */
    public SmallLongVec() {
        this(Growth.INLINE, 0, Form.U8);
    }

    private SmallLongVec(byte[] buf, int size, int form) {
        super(buf, size, form);
    }

    private SmallLongVec(int[] values, int form) {
        super(Growth.INLINE, values, 0, values.length, form);
    }

    private SmallLongVec(long[] values, int from, int count, int form) {
        super(Growth.INLINE, values, from, count, form);
    }

    private SmallLongVec(PackedVec source, int from, int to, int form) {
        super(Growth.INLINE, source, from, to, form);
    }

    // ---------------------------------------------------------------- making one

    /**
     * Makes an empty vector with room for elements of one byte each, which for more than 16 of them is a buffer: then it
     * has spilled from the start. Wider elements take more of the room; see {@link #ensureCapacity}.
     *
     * @param capacity how many one-byte elements to make room for
     * @return a new vector
     * @throws IllegalArgumentException if {@code capacity} is negative
     */
    public static SmallLongVec withCapacity(int capacity) {
        return new SmallLongVec(room(capacity, Growth.INLINE), 0, Form.U8);
    }

    /**
     * Makes a vector of the given values. No spare capacity; allocates nothing but itself if they fit inline.
     *
     * @param values the elements; copied
     * @return a new vector
     */
    public static SmallLongVec of(long... values) {
        return copyOf(values, 0, values.length);
    }

    /**
     * Makes a vector of the values of an array. No spare capacity; allocates nothing but itself if they fit inline.
     *
     * @param values the elements; copied
     * @return a new vector
     */
    public static SmallLongVec copyOf(long[] values) {
        return copyOf(values, 0, values.length);
    }

    /**
     * Makes a vector of a range of an array. No spare capacity; allocates nothing but itself if they fit inline.
     *
     * @param values where to read
     * @param from the first position to read
     * @param count how many to read
     * @return a new vector
     * @throws IndexOutOfBoundsException if the range is not within {@code values}
     */
    public static SmallLongVec copyOf(long[] values, int from, int count) {
        long extent = ElementRange.extent(values, from, count, Form.S64);
        return new SmallLongVec(values, from, count, Form.narrowest(extent, Form.S64));
    }

    /**
     * Makes a vector of the values of an array of {@code int}. No spare capacity; allocates nothing but itself if they fit inline.
     *
     * @param values the elements; copied
     * @return a new vector
     */
    public static SmallLongVec copyOf(int[] values) {
        long extent = ElementRange.extent(values, 0, values.length, Form.S64);
        return new SmallLongVec(values, Form.narrowest(extent, Form.S64));
    }

    /**
     * Makes a vector of the values of an array of unsigned 32-bit numbers, as {@link Integer#toUnsignedLong} reads
     * them. No spare capacity; allocates nothing but itself if they fit inline.
     *
     * @param values the elements; copied
     * @return a new vector
     */
    public static SmallLongVec copyOfUnsigned(int[] values) {
        long extent = IntPacking.unsignedExtent(values);
        return new SmallLongVec(values, Form.narrowest(extent, Form.S64));
    }

    /**
     * Makes a vector of the elements of a vector of {@code int}, in the narrowest width. One allocation, no spare
     * capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     */
    public static SmallLongVec copyOf(IntVec values) {
        return narrowed((PackedVec) values);
    }

    /**
     * Makes a vector of the elements of another, of whatever class. No spare capacity; a {@code SmallLongVec} passes
     * on the width it has, which {@link #trimToSize()} narrows if its elements need less.
     *
     * @param values the elements; copied
     * @return a new vector
     */
    public static SmallLongVec copyOf(LongVec values) {
        return values instanceof SmallLongVec vec ? vec.copy() : narrowed((PackedVec) values);
    }

    private static SmallLongVec narrowed(PackedVec values) {
        long extent = ElementRange.extent(values, Form.S64);
        return new SmallLongVec(values, 0, values.size, Form.narrowest(extent, Form.S64));
    }

    /**
     * Makes a vector of the elements of a collection, in the order of its iterator. No spare capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     * @throws NullPointerException if {@code values} or an element of it is null; an element's position is named
     */
    public static SmallLongVec copyOf(Collection<Long> values) {
        return copyOf(Unboxed.longs(values));
    }

    /**
     * Makes a vector of the elements of a stream, in its encounter order. No spare capacity.
     *
     * @param values the elements; consumed
     * @return a new vector
     */
    public static SmallLongVec copyOf(LongStream values) {
        return copyOf(values.toArray());
    }

    /**
     * Makes a vector of values that must be in ascending order. No spare capacity; allocates nothing but itself if they fit inline.
     *
     * @param values the elements; copied
     * @return a new vector
     * @throws IllegalArgumentException if a value is less than the one before it; its position and both
     *     are named
     */
    public static SmallLongVec copyOfSorted(long... values) {
        SmallLongVec vec = copyOf(values);
        vec.checkSorted();
        return vec;
    }

    /**
     * Collects a stream of boxed values. For a {@link LongStream}, use {@link #copyOf(LongStream)}.
     *
     * @return a collector into a new vector
     */
    public static Collector<Long, ?, SmallLongVec> toSmallLongVec() {
        return collector(SmallLongVec::new, SmallLongVec::add);
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
    public static SmallLongVec readPackedFrom(InputStream in, int size, int widthBits, boolean signed)
            throws IOException {
        Objects.requireNonNull(in);
        int form = ElementRange.form(widthBits, signed, Form.S64);
        SmallLongVec vec = new SmallLongVec(PackedInput.read(in, size, form), size, form);
        vec.moveInline();
        return vec;
    }

    // ---------------------------------------------------------------- inline elements

    /**
     * How many elements of the present width fit inline: {@code 128 / widthBits()}.
     *
     * @return 16, 8, 5, 4, 3 or 2
     */
    public int inlineCapacity() {
        return Lanes.BYTES / width();
    }

    /**
     * Whether the elements lie in a buffer rather than in the vector itself. A spilled vector moves them back only by
     * {@link #trimToSize()}, if they fit, and by {@link #reset()}.
     *
     * @return whether there is a buffer
     */
    public boolean isSpilled() {
        return !isInline();
    }

    @Override
    byte[] none() {
        return Growth.INLINE;
    }

    @Override
    long lo() {
        return lo;
    }

    @Override
    long hi() {
        return hi;
    }

    @Override
    void lanes(long first, long second) {
        lo = first;
        hi = second;
    }

    @Override
    public long get(int index) {
        int i = checkIndex(index, size);
        byte[] b = buf;
        return b == null ? Lanes.get(lo, hi, i, form) : Packing.getLong(b, i, form);
    }

    @Override
    public void add(long value) {
        byte[] b = buf;
        int width = width();
        int offset = size * width;
        boolean room = b == null ? offset <= Lanes.BYTES - width : offset <= b.length - Growth.load(width);
        if (!room || !Form.fits(value, form)) {
            addSlowly(value);
            return;
        }
        if (b == null) {
            Lanes.append(this, offset << 3, value & Form.mask(form));
        } else {
            Packing.append(b, offset, width, value);
        }
        size++;
    }

    // ---------------------------------------------------------------- what depends on the class

    @Override
    int widest() {
        return Form.S64;
    }

    @Override
    public SmallLongVec drain(int fromIndex, int toIndex) {
        SmallLongVec drained = copyOfRange(fromIndex, toIndex);
        removeRange(fromIndex, toIndex);
        return drained;
    }

    @Override
    public SmallLongVec copy() {
        return copyOfRange(0, size);
    }

    @Override
    public SmallLongVec copyOfRange(int fromIndex, int toIndex) {
        return new SmallLongVec(this, fromIndex, toIndex, form);
    }

    @Override
    public int compareTo(LongVec other) {
        return compareElements((PackedLongVec) other);
    }
}
