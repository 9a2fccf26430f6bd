package io.github.compactvec;

import static java.util.Objects.checkIndex;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.IntStream;
import org.jetbrains.annotations.Debug;

/**
 * A growable list of few {@code int}: up to 16 bytes of them lie in the vector itself, and only when there are more do
 * all of them <em>spill</em> to a buffer like that of a {@link CompactIntVec}. Either way, each takes the fewest whole
 * bytes that fit all of them, widened in place as larger values arrive.
 *
 * <pre>{@code
 * SmallIntVec tags = SmallIntVec.of(3, 14, 159);  // one object of 40 bytes, one byte of it for each element
 * tags.add(26_535);                               // now two bytes each, and still one object
 * tags.inlineCapacity();                          // 8 of two bytes each
 * tags.isSpilled();                               // false
 * }</pre>
 *
 * <h2>When to choose it</h2>
 *
 * <p>Instead of {@code List<Integer>} for lists of which there are many and which mostly hold a few elements: tags,
 * flags, ids of children. Instead of {@link CompactIntVec} where most lists have 1 to 16 elements: then it is one object
 * where that one is two, with nothing to allocate but itself, 8 to 24 bytes smaller, and two to three times as fast to
 * build. In exchange, an element is shifted out of a field: reading one costs about a nanosecond, up to three times what
 * it costs in a buffer. Prefer {@code CompactIntVec} for lists that are mostly empty or mostly longer, as the 16 bytes
 * inline lie idle in them; {@link SmallLongVec} for larger numbers; {@code int[]} for lists of up to four elements
 * that never change; and {@link SmallVec} for objects.
 *
 * <h2>Widths</h2>
 *
 * <p>As in {@code CompactIntVec}: without negative elements, values up to 255 take one byte, up to 65 535 two, up to
 * 16 777 215 three; with negative ones, −128 to 127 take one byte, −32 768 to 32 767 two, −8 388 608 to 8 388 607 three;
 * everything else takes four. So a value that widens the others can make them spill. Width only grows and spilled
 * elements stay so, also when some are removed, until {@link #trimToSize()} or {@link #reset()}.
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
 *   </tbody>
 * </table>
 *
 * <p>That is with compressed class and object pointers, each object rounded up to 8. Vectors made from known values,
 * copies and trimmed vectors have no spare capacity, and are inline if their elements fit; growing adds half.
 *
 * <p>Not thread-safe for writers; safe for concurrent readers. Null is never an element. Equal to every {@link IntVec} of
 * the same elements. Serializable; the serialized form holds the packed bytes.
 *
 * @see IntVec IntVec, for the cost of each method and for what they have in common
 */
@Debug.Renderer(
        text = "\"size \" + size() + \" of \" + widthBits() + \" bits\" + (isSpilled() ? \", spilled\" : \", inline\")",
        childrenArray = "toArray()",
        hasChildren = "!isEmpty()")
public final class SmallIntVec extends PackedIntVec {
    private static final long serialVersionUID = 1;

    // The lanes. Not initialized, as a constructor of the superclass fills them.
    private transient long lo;
    private transient long hi;

    /** Makes an empty vector. Allocates nothing but itself. */
    public SmallIntVec() {
        this(Growth.INLINE, 0, Form.U8);
    }

    private SmallIntVec(byte[] buf, int size, int form) {
        super(buf, size, form);
    }

    private SmallIntVec(PackedVec source, int from, int to, int form) {
        super(Growth.INLINE, source, from, to, form);
    }

    private SmallIntVec(int[] values, int from, int count, int form) {
        super(Growth.INLINE, values, from, count, form);
    }

    private SmallIntVec(long[] values, int form) {
        super(Growth.INLINE, values, 0, values.length, form);
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
    public static SmallIntVec withCapacity(int capacity) {
        return new SmallIntVec(room(capacity, Growth.INLINE), 0, Form.U8);
    }

    /**
     * Makes a vector of the given values. No spare capacity; allocates nothing but itself if they fit inline.
     *
     * @param values the elements; copied
     * @return a new vector
     */
    public static SmallIntVec of(int... values) {
        return copyOf(values, 0, values.length);
    }

    /**
     * Makes a vector of the values of an array. No spare capacity; allocates nothing but itself if they fit inline.
     *
     * @param values the elements; copied
     * @return a new vector
     */
    public static SmallIntVec copyOf(int[] values) {
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
    public static SmallIntVec copyOf(int[] values, int from, int count) {
        long extent = ElementRange.extent(values, from, count, Form.S32);
        return new SmallIntVec(values, from, count, Form.narrowest(extent, Form.S32));
    }

    /**
     * Makes a vector of the values of an array of {@code long}. No spare capacity; allocates nothing but itself if they fit inline.
     *
     * @param values the elements; copied
     * @return a new vector
     * @throws IllegalArgumentException if a value is not an {@code int}; it and its position are named
     */
    public static SmallIntVec copyOf(long[] values) {
        long extent = ElementRange.extent(values, 0, values.length, Form.S32);
        return new SmallIntVec(values, Form.narrowest(extent, Form.S32));
    }

    /**
     * Makes a vector of the elements of another, of whatever class. No spare capacity; a {@code SmallIntVec} passes
     * on the width it has, which {@link #trimToSize()} narrows if its elements need less.
     *
     * @param values the elements; copied
     * @return a new vector
     */
    public static SmallIntVec copyOf(IntVec values) {
        return values instanceof SmallIntVec vec ? vec.copy() : narrowed((PackedVec) values);
    }

    /**
     * Makes a vector of the elements of a vector of {@code long}, in the narrowest width. One allocation, no spare
     * capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     * @throws IllegalArgumentException if an element is not an {@code int}; it and its position are named
     */
    public static SmallIntVec copyOf(LongVec values) {
        return narrowed((PackedVec) values);
    }

    private static SmallIntVec narrowed(PackedVec values) {
        long extent = ElementRange.extent(values, Form.S32);
        return new SmallIntVec(values, 0, values.size, Form.narrowest(extent, Form.S32));
    }

    /**
     * Makes a vector of the elements of a collection, in the order of its iterator. No spare capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     * @throws NullPointerException if {@code values} or an element of it is null; an element's position is named
     */
    public static SmallIntVec copyOf(Collection<Integer> values) {
        return copyOf(Unboxed.ints(values));
    }

    /**
     * Makes a vector of the elements of a stream, in its encounter order. No spare capacity.
     *
     * @param values the elements; consumed
     * @return a new vector
     */
    public static SmallIntVec copyOf(IntStream values) {
        return copyOf(values.toArray());
    }

    /**
     * Makes a vector of values that must be in ascending order. No spare capacity; allocates nothing but itself if they fit inline.
     *
     * @param values the elements; copied
     * @return a new vector
     * @throws IllegalArgumentException if a value is less than the one before it; its position and both are named
     */
    public static SmallIntVec copyOfSorted(int... values) {
        SmallIntVec vec = copyOf(values);
        vec.checkSorted();
        return vec;
    }

    /**
     * Collects a stream of boxed values. For an {@link IntStream}, use {@link #copyOf(IntStream)}.
     *
     * @return a collector into a new vector
     */
    public static Collector<Integer, ?, SmallIntVec> toSmallIntVec() {
        return collector(SmallIntVec::new, SmallIntVec::add);
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
    public static SmallIntVec readPackedFrom(InputStream in, int size, int widthBits, boolean signed)
            throws IOException {
        Objects.requireNonNull(in);
        int form = ElementRange.form(widthBits, signed, Form.S32);
        SmallIntVec vec = new SmallIntVec(PackedInput.read(in, size, form), size, form);
        vec.moveInline();
        return vec;
    }

    // ---------------------------------------------------------------- inline elements

    /**
     * How many elements of the present width fit inline: {@code 128 / widthBits()}.
     *
     * @return 16, 8, 5 or 4
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
    public int get(int index) {
        int i = checkIndex(index, size);
        byte[] b = buf;
        return b == null ? (int) Lanes.get(lo, hi, i, form) : Packing.getInt(b, i, form);
    }

    @Override
    public void add(int value) {
        byte[] b = buf;
        int width = width();
        int offset = size * width;
        boolean room = b == null ? offset <= Lanes.BYTES - width : offset <= b.length - Integer.BYTES;
        if (!room || !Form.fitsInt(value, form)) {
            addSlowly(value);
            return;
        }
        if (b == null) {
            Lanes.append(this, offset << 3, value & Form.mask(form));
        } else {
            LittleEndian.putInt(b, offset, value);
        }
        size++;
    }

    // ---------------------------------------------------------------- what depends on the class

    @Override
    public SmallIntVec drain(int fromIndex, int toIndex) {
        SmallIntVec drained = copyOfRange(fromIndex, toIndex);
        removeRange(fromIndex, toIndex);
        return drained;
    }

    @Override
    public SmallIntVec copy() {
        return copyOfRange(0, size);
    }

    @Override
    public SmallIntVec copyOfRange(int fromIndex, int toIndex) {
        return new SmallIntVec(this, fromIndex, toIndex, form);
    }

    @Override
    public int compareTo(IntVec other) {
        return compareElements((PackedIntVec) other);
    }
}
