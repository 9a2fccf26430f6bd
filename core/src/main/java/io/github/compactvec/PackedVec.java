package io.github.compactvec;

import static java.util.Objects.checkFromToIndex;
import static java.util.Objects.checkIndex;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.ConcurrentModificationException;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import java.util.stream.Collector;

/**
 * A growable sequence of equally wide integers in one byte buffer: everything about a packed vector that does not
 * depend on the type of its elements, which is {@code long} wherever it does not matter.
 *
 * <p>Invariants, which hold whenever no method of the vector is running, however the last one ended:
 *
 * <ul>
 *   <li>element {@code i} lies at byte {@code i * width} of {@code buf}, little-endian, as {@link Form} says;
 *   <li>{@code size <= Growth.capacity(buf.length, width)}, so that a load of {@link Growth#load} bytes at any
 *       element stays inside the buffer;
 *   <li>the width is at most that of {@link #widest()}, and at that width the form is {@code widest()};
 *   <li>an empty vector that never held or reserved anything shares {@link Growth#EMPTY}.
 * </ul>
 *
 * <p>Public methods are not final, although nothing overrides them: only so does the compiler give the public
 * subclasses bridges to them, without which they could not be called by reflection.
 *
 * <p>The object takes 24 bytes: header 12, {@code buf} 4, {@code size} 4, {@code form} 1, rounded up.
 */
abstract sealed class PackedVec implements PrimitiveVec permits CompactIntVec, PackedLongVec {
    private static final long serialVersionUID = 1;

    transient byte[] buf;
    transient int size;
    transient byte form;

    PackedVec(byte[] buf, int size, int form) {
        this.buf = buf;
        this.size = size;
        this.form = (byte) form;
    }

    /** Makes a vector without spare capacity of a range of an array, in a form that holds it. */
    PackedVec(int[] values, int from, int count, int form) {
        this(Growth.allocate(count, Form.width(form)), count, form);
        IntPacking.encode(values, from, buf, 0, width(), count);
    }

    PackedVec(long[] values, int from, int count, int form) {
        this(Growth.allocate(count, Form.width(form)), count, form);
        LongPacking.encode(values, from, buf, 0, width(), count);
    }

    /** Makes a vector without spare capacity of a range of another, in a form that holds it. */
    PackedVec(PackedVec source, int from, int to, int form) {
        this(source.repacked(checkFromToIndex(from, to, source.size), to, form), to - from, form);
    }

    /** A buffer with room for some elements of one byte. */
    static byte[] room(int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("negative capacity: " + capacity);
        }
        return Growth.allocate(capacity, 1);
    }

    /** The form that holds every value of the element type. Never asked for on a hot path. */
    abstract int widest();

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean isEmpty() {
        return size == 0;
    }

    @Override
    public int capacity() {
        return Growth.capacity(buf.length, width());
    }

    @Override
    public int widthBits() {
        return width() << 3;
    }

    @Override
    public boolean isSigned() {
        return Form.isSigned(form);
    }

    @Override
    public int byteLength() {
        return size * width();
    }

    @Override
    public int byteCapacity() {
        return buf.length;
    }

    @Override
    public void ensureCapacity(int minCapacity) {
        if (minCapacity > capacity()) {
            buf = Arrays.copyOf(buf, Growth.amortized(minCapacity, size, width()));
        }
    }

    @Override
    public void trimToSize() {
        int narrowest = Form.narrowest(extent(), widest());
        int width = Form.width(narrowest);
        if (width != width() || Growth.exact(size, width) != buf.length) {
            buf = repacked(0, size, narrowest);
        }
        form = (byte) narrowest;
    }

    @Override
    public void clear() {
        size = 0;
    }

    @Override
    public void reset() {
        buf = Growth.EMPTY;
        size = 0;
        form = Form.U8;
    }

    @Override
    public void truncate(int newSize) {
        if (checkSize(newSize) < size) {
            size = newSize;
        }
    }

    @Override
    public void removeRange(int fromIndex, int toIndex) {
        checkFromToIndex(fromIndex, toIndex, size);
        int width = width();
        System.arraycopy(buf, toIndex * width, buf, fromIndex * width, (size - toIndex) * width);
        size -= toIndex - fromIndex;
    }

    @Override
    public void swap(int i, int j) {
        Packing.swap(buf, checkIndex(i, size), checkIndex(j, size), width());
    }

    @Override
    public void reverse() {
        int width = width();
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            Packing.swap(buf, i, j, width);
        }
    }

    @Override
    public boolean dedup() {
        return dedupWhere((kept, next) -> at(kept) == at(next));
    }

    @Override
    public long sum() {
        return Packing.sum(buf, size, form);
    }

    @Override
    public void sort() {
        PackedSort.sort(buf, size, form);
    }

    @Override
    public void writePackedTo(OutputStream out) throws IOException {
        out.write(buf, 0, byteLength());
    }

    final int width() {
        return Form.width(form);
    }

    final long extent() {
        return Packing.extent(buf, size, form);
    }

    /** An element whose position is known to be valid. */
    final long at(int index) {
        return Packing.getLong(buf, index, form);
    }

    // ---------------------------------------------------------------- forms

    /**
     * The narrowest form, not narrower than the present one, for the present elements and others of an extent that is
     * known to be within the element type.
     */
    final int formWith(long extent) {
        boolean signed = isSigned() || Form.hasNegative(extent);
        int width = Math.max(width(), Form.width(extent, signed));
        if (signed && !isSigned() && width == width()) {
            // Unsigned elements may use the top bit that becomes the sign. One scan in a vector's life, no more.
            width = Math.max(width, Form.width(extent(), true));
        }
        return Form.clamp(width, signed, widest());
    }

    /** The present form if it holds a value, else the one to widen to. */
    final int formFor(long value) {
        return Form.fits(value, form) ? form : formWith(ElementRange.extent(value, widest()));
    }

    // ---------------------------------------------------------------- changes

    /** Stores at a position that is known to be valid. */
    final void put(int index, long value) {
        int newForm = formFor(value);
        if (newForm != form) {
            open(size, 0, newForm);
        }
        Packing.set(buf, index, width(), value);
    }

    /**
     * Appends where {@code add} does not: grows or widens. Not a call of {@link #insert}, because C2 would inline that
     * chain of small methods into every loop of {@code add}, which costs such loops a third of their speed.
     */
    final void addSlowly(long value) {
        int newForm = Form.fits(value, form) ? form : formWith(ElementRange.extent(value, widest()));
        open(size, 1, newForm);
        Packing.set(buf, size - 1, width(), value);
    }

    final void insert(int index, long value) {
        open(index, 1, formFor(value));
        Packing.set(buf, index, width(), value);
    }

    /** Replaces each element by what a function makes of its position. */
    final void replaceWith(IntToLongFunction function) {
        for (int i = 0; i < size; i++) {
            long value = function.applyAsLong(i);
            put(checkIndex(i, size), value);
        }
    }

    final void resizeWith(int newSize, long value) {
        int oldSize = size;
        if (checkSize(newSize) <= oldSize) {
            size = newSize;
        } else {
            open(oldSize, newSize - oldSize, formFor(value));
            Packing.fill(buf, oldSize, newSize, width(), value);
        }
    }

    final void fillWith(int fromIndex, int toIndex, long value) {
        checkFromToIndex(fromIndex, toIndex, size);
        if (fromIndex < toIndex) {
            put(fromIndex, value);
            Packing.fill(buf, fromIndex + 1, toIndex, width(), value);
        }
    }

    /**
     * Opens a gap of {@code count} undefined elements before {@code index}, in a form that is at least as wide as the
     * present one and holds all elements. All growing, widening and inserting goes through here: at most one
     * allocation, and nothing changes when it fails. In place wherever the buffer has room.
     *
     * @throws IndexOutOfBoundsException if there is no such position
     */
    final void open(int index, int count, int newForm) {
        if (index < 0 || index > size) {
            throw new IndexOutOfBoundsException("Index " + index + " out of bounds for insertion into size " + size);
        }
        int newWidth = Form.width(newForm);
        long newSize = (long) size + count;
        byte[] src = buf;
        byte[] dst = src;
        boolean grows = newSize > Growth.capacity(src.length, newWidth);
        if (grows) {
            dst = new byte[count == 0 ? Growth.exact(size, newWidth) : Growth.amortized(newSize, size, newWidth)];
        }
        // From the end, as nothing moves towards the front of a buffer that is kept.
        Packing.convert(src, index, form, dst, index + count, newWidth, size - index);
        if (grows || newWidth != width()) {
            Packing.convert(src, 0, form, dst, 0, newWidth, index);
        }
        buf = dst;
        size = (int) newSize;
        form = (byte) newForm;
    }

    /**
     * Inserts all elements of another vector, which may be this one: then the gap is as long as the vector, so that
     * opening it moves elements to behind the old end only, and the old ones can still be read.
     */
    final void insertPacked(int index, PackedVec other) {
        int count = other.size;
        byte[] src = other.buf;
        int srcForm = other.form;
        open(index, count, srcForm == form ? form : formWith(ElementRange.extent(other, widest())));
        Packing.convert(src, 0, srcForm, buf, index, width(), count);
    }

    /** A buffer of its own for a range of elements in a form that holds them. */
    private byte[] repacked(int from, int to, int newForm) {
        int width = Form.width(newForm);
        byte[] dst = Growth.allocate(to - from, width);
        Packing.convert(buf, from, form, dst, 0, width, to - from);
        return dst;
    }

    /** A collector into vectors of a class. */
    static <T, V extends PackedVec> Collector<T, ?, V> collector(Supplier<V> empty, BiConsumer<V, T> add) {
        return Collector.of(empty, add, (left, right) -> {
            left.insertPacked(left.size, right);
            return left;
        });
    }

    // ---------------------------------------------------------------- removal

    /** Removes an element by moving the last one into its place. */
    final void moveLastTo(int index) {
        swap(index, size - 1);
        size--;
    }

    /** A test of elements by their position. */
    interface IndexPredicate {
        boolean test(int index);
    }

    /** A relation between elements by their positions. */
    interface IndexRelation {
        boolean test(int kept, int next);
    }

    /**
     * Removes the elements whose positions pass the test. All are tested before the first is removed, so a test that
     * throws leaves the vector as it was.
     */
    final boolean removeWhere(IndexPredicate test) {
        int count = size;
        int first = 0;
        while (first < count && !test.test(first)) {
            first++;
        }
        if (first == count) {
            checkUnmodified(count);
            return false;
        }
        BitSet removed = new BitSet(count - first);
        removed.set(0);
        for (int i = first + 1; i < count; i++) {
            if (test.test(i)) {
                removed.set(i - first);
            }
        }
        checkUnmodified(count);
        int width = width();
        int end = first;
        for (int from = first; from < count; ) {
            from = first + removed.nextClearBit(from - first);
            int next = removed.nextSetBit(from - first);
            int to = next < 0 ? count : first + next;
            if (from < count) {
                System.arraycopy(buf, from * width, buf, end * width, (to - from) * width);
                end += to - from;
            }
            from = to;
        }
        size = end;
        return true;
    }

    /**
     * Removes the elements that a relation calls the same as the last one kept before them. All are tested before the
     * first is removed.
     */
    final boolean dedupWhere(IndexRelation same) {
        return removeWhere(new IndexPredicate() {
            private int kept;

            @Override
            public boolean test(int index) {
                if (index > 0 && same.test(kept, index)) {
                    return true;
                }
                kept = index;
                return false;
            }
        });
    }

    // ---------------------------------------------------------------- search and aggregates

    final int search(long value) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = at(middle);
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

    final int find(long value) {
        return Form.fits(value, form) ? Packing.indexOf(buf, size, form, value) : -1;
    }

    final int findLast(long value) {
        return Form.fits(value, form) ? Packing.lastIndexOf(buf, size, form, value) : -1;
    }

    final long least() {
        checkNotEmpty();
        return Packing.min(buf, size, form, 0);
    }

    final long greatest() {
        checkNotEmpty();
        return ~Packing.min(buf, size, form, -1);
    }

    final void checkSorted() {
        for (int i = 1; i < size; i++) {
            if (at(i) < at(i - 1)) {
                throw new IllegalArgumentException("not sorted: " + at(i) + " at index " + i + " follows " + at(i - 1));
            }
        }
    }

    // ---------------------------------------------------------------- equality, order, text

    final boolean equalElements(PackedVec other) {
        return size == other.size && mismatch(other) == size;
    }

    final int compareElements(PackedVec other) {
        int i = mismatch(other);
        return i < Math.min(size, other.size) ? Long.compare(at(i), other.at(i)) : Integer.compare(size, other.size);
    }

    /** The first position at which two vectors differ, or the size of the shorter. */
    private int mismatch(PackedVec other) {
        int end = Math.min(size, other.size);
        int i = 0;
        if (form == other.form) {
            // Equal forms hold equal elements as equal bytes.
            int length = end * width();
            int offset = Arrays.mismatch(buf, 0, length, other.buf, 0, length);
            return offset < 0 ? end : offset / width();
        }
        while (i < end && at(i) == other.at(i)) {
            i++;
        }
        return i;
    }

    @Override
    public String toString() {
        if (size == 0) {
            return "[]";
        }
        StringBuilder text = new StringBuilder().append('[').append(at(0));
        for (int i = 1; i < size; i++) {
            text.append(", ").append(at(i));
        }
        return text.append(']').toString();
    }

    // ---------------------------------------------------------------- checks

    final void checkNotEmpty() {
        if (size == 0) {
            throw new NoSuchElementException("empty vector");
        }
    }

    static int checkSize(int size) {
        if (size < 0) {
            throw new IllegalArgumentException("negative size: " + size);
        }
        return size;
    }

    private void checkUnmodified(int expectedSize) {
        if (size != expectedSize) {
            throw new ConcurrentModificationException(
                    "size changed from " + expectedSize + " to " + size + " during a removal");
        }
    }

    // Serialized by proxy only: a stream that names the class itself was forged.

    final Object writeReplace() {
        return new SerializedVec(this);
    }

    private void readObject(ObjectInputStream in) throws IOException {
        throw new InvalidObjectException("serialized by proxy only");
    }

    private void readObjectNoData() throws ObjectStreamException {
        throw new InvalidObjectException("serialized by proxy only");
    }
}
