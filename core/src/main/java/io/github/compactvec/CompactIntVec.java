package io.github.compactvec;

import static java.util.Objects.checkFromIndexSize;
import static java.util.Objects.checkFromToIndex;
import static java.util.Objects.checkIndex;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collector;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
 * bytes) and of reads by index that cost up to three times an array's. Prefer {@code int[]} for lists of a few elements
 * that never change and for large values read in the tightest of loops, and {@code ArrayList<Integer>} where elements
 * may be null.
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
public final class CompactIntVec extends PackedVec implements IntVec {
    private static final long serialVersionUID = 1;

    /** Makes an empty vector. Allocates no buffer. */
    public CompactIntVec() {
        this(Growth.EMPTY, 0, Form.U8);
    }

    private CompactIntVec(byte[] buf, int size, int form) {
        super(buf, size, form);
    }

    /** Encodes a range of an array whose extent is known. */
    private CompactIntVec(int[] values, int from, int count, long extent) {
        this(Growth.EMPTY, count, Form.narrowest(extent, Form.S32));
        int length = Growth.exact(count, width());
        if (length > 0) {
            buf = new byte[length];
            Packing.encode(values, from, buf, 0, width(), count);
        }
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
        if (capacity < 0) {
            throw new IllegalArgumentException("negative capacity: " + capacity);
        }
        int length = Growth.exact(capacity, 1);
        return length == 0 ? new CompactIntVec() : new CompactIntVec(new byte[length], 0, Form.U8);
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
        checkFromIndexSize(from, count, values.length);
        return new CompactIntVec(values, from, count, Packing.extent(values, from, count));
    }

    /**
     * Makes a vector of the elements of another, of whatever class. No spare capacity; a {@code CompactIntVec} passes
     * on the width it has, which {@link #trimToSize()} narrows if its elements need less.
     *
     * @param values the elements; copied
     * @return a new vector
     */
    public static CompactIntVec copyOf(IntVec values) {
        return values instanceof CompactIntVec vec ? vec.copy() : copyOf(values.toArray());
    }

    /**
     * Makes a vector of the elements of a collection, in the order of its iterator. No spare capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     * @throws NullPointerException if {@code values} or an element of it is null; an element's position is named
     */
    public static CompactIntVec copyOf(Collection<Integer> values) {
        return copyOf(IntVecs.toArray(values));
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
     * Makes a vector of values in ascending order, whose width follows from the first and the last of them. No spare
     * capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     * @throws IllegalArgumentException if a value is less than the one before it; its position and both are named
     */
    public static CompactIntVec copyOfSorted(int... values) {
        int count = values.length;
        for (int i = 1; i < count; i++) {
            if (values[i] < values[i - 1]) {
                throw new IllegalArgumentException(
                        "not sorted: " + values[i] + " at index " + i + " follows " + values[i - 1]);
            }
        }
        long extent = count == 0 ? 0 : Form.extent(values[0]) | Form.extent(values[count - 1]);
        return new CompactIntVec(values, 0, count, extent);
    }

    /**
     * Collects a stream of boxed values. For an {@link IntStream}, use {@link #copyOf(IntStream)}.
     *
     * @return a collector into a new vector
     */
    public static Collector<Integer, ?, CompactIntVec> toCompactIntVec() {
        return Collector.of(CompactIntVec::new, CompactIntVec::add, (a, b) -> {
            a.addAll(b);
            return a;
        });
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
        checkSize(size);
        boolean known = widthBits == 32 ? signed : widthBits == 8 || widthBits == 16 || widthBits == 24;
        if (!known) {
            throw new IllegalArgumentException(
                    "no " + (signed ? "signed" : "unsigned") + " width of " + widthBits + " bits");
        }
        int form = Form.of(widthBits >> 3, signed);
        return new CompactIntVec(readPacked(in, size, form), size, form);
    }

    // ---------------------------------------------------------------- single elements

    @Override
    int widest() {
        return Form.S32;
    }

    @Override
    public int widthMin() {
        return Form.min(form);
    }

    @Override
    public int widthMax() {
        return Form.max(form);
    }

    @Override
    public int get(int index) {
        return Packing.get(buf, checkIndex(index, size), form);
    }

    @Override
    public int first() {
        checkNotEmpty();
        return Packing.get(buf, 0, form);
    }

    @Override
    public int last() {
        checkNotEmpty();
        return Packing.get(buf, size - 1, form);
    }

    @Override
    public int set(int index, int value) {
        int old = get(index);
        put(index, value);
        return old;
    }

    /** Stores at a position that is known to be valid. */
    private void put(int index, int value) {
        if (!Form.fits(value, form)) {
            open(size, 0, formWith(Form.extent(value)));
        }
        Packing.set(buf, index, width(), value);
    }

    @Override
    public void add(int value) {
        byte[] b = buf;
        int offset = size * width();
        if (offset > b.length - Growth.LOAD || !Form.fits(value, form)) {
            addSlowly(value);
        } else {
            // One store whatever the width: what it spills over is slack.
            LittleEndian.putInt(b, offset, value);
            size++;
        }
    }

    /** Grows or widens; apart, so that {@link #add(int)} is small enough to inline. */
    private void addSlowly(int value) {
        add(size, value);
    }

    @Override
    public void add(int index, int value) {
        checkPosition(index);
        open(index, 1, Form.fits(value, form) ? form : formWith(Form.extent(value)));
        Packing.set(buf, index, width(), value);
    }

    @Override
    public int removeAt(int index) {
        int removed = get(index);
        removeRange(index, index + 1);
        return removed;
    }

    @Override
    public int removeLast() {
        int removed = last();
        size--;
        return removed;
    }

    @Override
    public int swapRemove(int index) {
        int removed = get(index);
        swap(index, size - 1);
        size--;
        return removed;
    }

    // ---------------------------------------------------------------- many elements

    @Override
    public void insertAll(int index, int[] values, int from, int count) {
        checkFromIndexSize(from, count, values.length);
        checkPosition(index);
        open(index, count, formWith(Packing.extent(values, from, count)));
        Packing.encode(values, from, buf, index, width(), count);
    }

    @Override
    public void insertAll(int index, IntVec values) {
        insertPacked(index, (CompactIntVec) values);
    }

    @Override
    public CompactIntVec drain(int fromIndex, int toIndex) {
        CompactIntVec drained = copyOfRange(fromIndex, toIndex);
        removeRange(fromIndex, toIndex);
        return drained;
    }

    @Override
    public boolean removeIf(IntPredicate test) {
        Objects.requireNonNull(test);
        return removeWhere(i -> test.test(get(i)));
    }

    @Override
    public boolean dedupBy(IntBiPredicate same) {
        Objects.requireNonNull(same);
        return removeWhere(new IndexPredicate() {
            private int kept;

            @Override
            public boolean test(int index) {
                int next = get(index);
                if (index > 0 && same.test(kept, next)) {
                    return true;
                }
                kept = next;
                return false;
            }
        });
    }

    @Override
    public void replaceAll(IntUnaryOperator operator) {
        Objects.requireNonNull(operator);
        for (int i = 0; i < size; i++) {
            set(i, operator.applyAsInt(get(i)));
        }
    }

    @Override
    public void resize(int newSize, int value) {
        int oldSize = size;
        if (checkSize(newSize) <= oldSize) {
            size = newSize;
        } else {
            open(oldSize, newSize - oldSize, formWith(Form.extent(value)));
            Packing.fill(buf, oldSize, newSize, width(), value);
        }
    }

    @Override
    public void fill(int fromIndex, int toIndex, int value) {
        checkFromToIndex(fromIndex, toIndex, size);
        if (fromIndex < toIndex) {
            put(fromIndex, value);
            Packing.fill(buf, fromIndex + 1, toIndex, width(), value);
        }
    }

    // ---------------------------------------------------------------- search and aggregates

    @Override
    public int binarySearch(int value) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = Packing.get(buf, middle, form);
            if (found < value) {
                low = middle + 1;
            } else if (found > value) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -low - 1;
    }

    @Override
    public int indexOf(int value) {
        return Form.fits(value, form) ? Packing.indexOf(buf, size, form, value) : -1;
    }

    @Override
    public int lastIndexOf(int value) {
        return Form.fits(value, form) ? Packing.lastIndexOf(buf, size, form, value) : -1;
    }

    @Override
    public int min() {
        checkNotEmpty();
        return Packing.min(buf, size, form, 0);
    }

    @Override
    public int max() {
        checkNotEmpty();
        return ~Packing.min(buf, size, form, -1);
    }

    @Override
    public long sum() {
        return Packing.sum(buf, size, form);
    }

    // ---------------------------------------------------------------- iteration and copies

    @Override
    public void forEach(IntConsumer action) {
        Objects.requireNonNull(action);
        for (int i = 0, n = size; i < n; i++) {
            action.accept(get(i));
        }
    }

    @Override
    public void copyTo(int fromIndex, int[] target, int targetFrom, int count) {
        checkFromIndexSize(fromIndex, count, size);
        checkFromIndexSize(targetFrom, count, target.length);
        Packing.decode(buf, fromIndex, form, target, targetFrom, count);
    }

    @Override
    public CompactIntVec copy() {
        return copyOfRange(0, size);
    }

    @Override
    public CompactIntVec copyOfRange(int fromIndex, int toIndex) {
        checkFromToIndex(fromIndex, toIndex, size);
        int count = toIndex - fromIndex;
        return new CompactIntVec(repacked(fromIndex, toIndex, form, Growth.exact(count, width())), count, form);
    }

    // ---------------------------------------------------------------- equality and order

    @Override
    public boolean equals(@Nullable Object other) {
        if (other == this) {
            return true;
        }
        if (other instanceof CompactIntVec vec && vec.form == form) {
            return equalBytes(vec);
        }
        return other instanceof IntVec vec && IntVecs.equal(this, vec);
    }

    @Override
    public int hashCode() {
        return Packing.hash(buf, size, form);
    }

    @Override
    public int compareTo(IntVec other) {
        boolean sameForm = other instanceof CompactIntVec vec && vec.form == form;
        return IntVecs.compare(this, other, sameForm ? mismatch((CompactIntVec) other) : 0);
    }

    @Override
    public String toString() {
        return IntVecs.toString(this);
    }
}
