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
 * A growable sequence of equally wide integers in one byte buffer or, while they are few, in the two {@link Lanes} that
 * some vectors have: everything about a packed vector that does not depend on the type of its elements, which is
 * {@code long} wherever it does not matter.
 *
 * <p>Invariants, which hold whenever no method of the vector is running, however the last one ended:
 *
 * <ul>
 *   <li>element {@code i} lies at byte {@code i * width} of {@code buf}, or of the lanes if {@code buf} is
 *       {@link Growth#INLINE}, little-endian, as {@link Form} says;
 *   <li>{@code size <= Growth.capacity(buf.length, width)}, so that a load of {@link Growth#load} bytes at any
 *       element stays inside the buffer; or {@code size * width <= Lanes.BYTES};
 *   <li>the width is at most that of {@link #widest()}, and at that width the form is {@code widest()};
 *   <li>an empty vector that never held or reserved anything has no buffer of its own but {@link #none()}.
 * </ul>
 *
 * <p>Public methods are not final, although nothing overrides them: only so does the compiler give the public
 * subclasses bridges to them, without which they could not be called by reflection.
 *
 * <p>The object takes 24 bytes: header 12, {@code buf} 4, {@code size} 4, {@code form} 1, rounded up; and 40 with lanes.
 */
abstract sealed class PackedVec implements PrimitiveVec permits PackedIntVec, PackedLongVec {
    private static final long serialVersionUID = 1;

    transient byte[] buf;
    transient int size;
    transient byte form;

    PackedVec(byte[] buf, int size, int form) {
        this.buf = buf;
        this.size = size;
        this.form = (byte) form;
    }

    /**
     * Makes a vector without spare capacity of a range of an array, in a form that holds it. What stands for no buffer
     * comes first.
     */
    PackedVec(byte[] none, int[] values, int from, int count, int form) {
        this(Growth.allocate(count, Form.width(form), none), count, form);
        encode(values, from, 0, count);
    }

    PackedVec(byte[] none, long[] values, int from, int count, int form) {
        this(Growth.allocate(count, Form.width(form), none), count, form);
        encode(values, from, 0, count);
    }

    /** Makes a vector without spare capacity of a range of another, in a form that holds it. */
    PackedVec(byte[] none, PackedVec source, int from, int to, int form) {
        this(source.repacked(checkFromToIndex(from, to, source.size), to, form, none), to - from, form);
        if (isInline()) {
            take(0, source.buf, source.lo(), source.hi(), source.form, from, to - from);
        }
    }

    /** A buffer with room for some elements of one byte, or what stands for none if no buffer is needed. */
    static byte[] room(int capacity, byte[] none) {
        if (capacity < 0) {
            throw new IllegalArgumentException("negative capacity: " + capacity);
        }
        return Growth.allocate(capacity, 1, none);
    }

    // ---------------------------------------------------------------- what a small vector overrides

    /** What stands in {@code buf} when there is no buffer. */
    byte[] none() {
        return Growth.EMPTY;
    }

    /** The first of the two {@link Lanes}. */
    long lo() {
        return 0;
    }

    /** The second. */
    long hi() {
        return 0;
    }

    /** Replaces both. Called of vectors only that have them. */
    void lanes(long lo, long hi) {
        throw new AssertionError();
    }

    /** Whether the elements lie in the vector itself. */
    final boolean isInline() {
        return buf == null;
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
        return capacity(width());
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
        return isInline() ? Lanes.BYTES : buf.length;
    }

    private int capacity(int width) {
        return isInline() ? Lanes.BYTES / width : Growth.capacity(buf.length, width);
    }

    @Override
    public void ensureCapacity(int minCapacity) {
        if (minCapacity > capacity()) {
            byte[] src = buf;
            // In an empty vector it is exact, as when it was made with that capacity: nothing has grown yet.
            buf = new byte
                    [isEmpty() ? Growth.exact(minCapacity, width()) : Growth.amortized(minCapacity, size, width())];
            take(0, src, lo(), hi(), form, 0, size);
        }
    }

    @Override
    public void trimToSize() {
        int narrowest = Form.narrowest(extent(), widest());
        int width = Form.width(narrowest);
        boolean needed = Growth.isNeeded(size, width, none());
        if (width != width() || (buf != null && buf.length != (needed ? Growth.exact(size, width) : 0))) {
            repack(narrowest);
        }
        form = (byte) narrowest;
    }

    @Override
    public void clear() {
        size = 0;
    }

    @Override
    public void reset() {
        buf = none();
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
        move(toIndex, fromIndex, size - toIndex);
        size -= toIndex - fromIndex;
    }

    @Override
    public void swap(int i, int j) {
        exchange(checkIndex(i, size), checkIndex(j, size));
    }

    private void exchange(int i, int j) {
        long value = at(i);
        store(i, at(j));
        store(j, value);
    }

    @Override
    public void reverse() {
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            exchange(i, j);
        }
    }

    @Override
    public boolean dedup() {
        return dedupWhere((kept, next) -> at(kept) == at(next));
    }

    @Override
    public long sum() {
        return isInline() ? Lanes.sum(lo(), hi(), size, form) : Scans.sum(buf, size, form);
    }

    @Override
    public void sort() {
        byte[] b = bytes();
        PackedSort.sort(b, size, form);
        take(0, b, 0, 0, form, 0, inline(size));
    }

    @Override
    public void writePackedTo(OutputStream out) throws IOException {
        out.write(bytes(), 0, byteLength());
    }

    final int width() {
        return Form.width(form);
    }

    final long extent() {
        return isInline() ? Lanes.extent(lo(), hi(), size, form) : Scans.extent(buf, size, form);
    }

    /** An element whose position is known to be valid. */
    final long at(int index) {
        byte[] b = buf;
        return b == null ? Lanes.get(lo(), hi(), index, form) : Packing.getLong(b, index, form);
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
        store(index, value);
    }

    /**
     * Appends where {@code add} does not: grows or widens. Not a call of {@link #insert}, because C2 would inline that
     * chain of small methods into every loop of {@code add}, which costs such loops a third of their speed. Where lists are
     * short, C2 inlines this one all the same; {@code add} calls it in one place, so that it remains small enough to be
     * inlined itself.
     */
    final void addSlowly(long value) {
        byte[] b = buf;
        boolean fits = Form.fits(value, form);
        if (fits && b != null) {
            // The JVM need not clear what it is about to overwrite.
            buf = Arrays.copyOf(b, Growth.amortized(size + 1L, size, width()));
            size++;
        } else {
            open(size, 1, fits ? form : formWith(ElementRange.extent(value, widest())));
        }
        store(size - 1, value);
    }

    final void insert(int index, long value) {
        open(index, 1, formFor(value));
        store(index, value);
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
            spread(oldSize, newSize, value);
        }
    }

    final void fillWith(int fromIndex, int toIndex, long value) {
        checkFromToIndex(fromIndex, toIndex, size);
        if (fromIndex < toIndex) {
            put(fromIndex, value);
            spread(fromIndex + 1, toIndex, value);
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
        if (newSize > capacity(newWidth)) {
            byte[] dst =
                    new byte[count == 0 ? Growth.exact(size, newWidth) : Growth.amortized(newSize, size, newWidth)];
            unpack(0, dst, 0, newWidth, index);
            unpack(index, dst, index + count, newWidth, size - index);
            buf = dst;
            form = (byte) newForm;
        } else {
            byte[] src = buf;
            int srcForm = form;
            long lo = lo();
            long hi = hi();
            form = (byte) newForm;
            // From the end, as nothing moves towards the front of a buffer that is kept.
            take(index + count, src, lo, hi, srcForm, index, size - index);
            if (newWidth != Form.width(srcForm)) {
                take(0, src, lo, hi, srcForm, 0, index);
            }
        }
        size = (int) newSize;
    }

    /** Copies elements to a buffer other than that of the vector. */
    private void unpack(int from, byte[] dst, int to, int width, int count) {
        if (isInline()) {
            Lanes.unpack(lo(), hi(), form, from, dst, to, width, count);
        } else {
            Packing.convert(buf, from, form, dst, to, width, count);
        }
    }

    /**
     * Inserts all elements of another vector, which may be this one: then the gap is as long as the vector, so that
     * opening it moves elements to behind the old end only, and the old ones can still be read.
     */
    final void insertPacked(int index, PackedVec other) {
        int count = other.size;
        byte[] src = other.buf;
        int srcForm = other.form;
        long lo = other.lo();
        long hi = other.hi();
        open(index, count, srcForm == form ? form : formWith(ElementRange.extent(other, widest())));
        take(index, src, lo, hi, srcForm, 0, count);
    }

    /** Moves elements that have been read into a buffer into the vector itself, if they need none. */
    final void moveInline() {
        if (!Growth.isNeeded(size, width(), none())) {
            repack(form);
        }
    }

    /** Moves all elements to a buffer of their own or, if they need none, into the vector itself. */
    private void repack(int newForm) {
        byte[] src = buf;
        int srcForm = form;
        buf = repacked(0, size, newForm, none());
        form = (byte) newForm;
        take(0, src, lo(), hi(), srcForm, 0, inline(size));
    }

    // ---------------------------------------------------------------- storage, be it a buffer or the lanes

    /** The buffer, or a copy of the lanes as one. */
    private byte[] bytes() {
        return isInline() ? Lanes.toBuffer(lo(), hi()) : buf;
    }

    /** How many of some elements are to be stored in, or read from, the lanes: all or none. */
    private int inline(int count) {
        return isInline() ? count : 0;
    }

    /** Stores a value that fits the form at a position that is there. */
    private void store(int index, long value) {
        byte[] b = buf;
        if (b == null) {
            Lanes.set(this, index, value);
        } else {
            Packing.set(b, index, width(), value);
        }
    }

    /** Stores a value that fits the form at each position of a range that is there. */
    private void spread(int from, int to, long value) {
        if (isInline()) {
            Lanes.fill(this, from, to, value);
        } else {
            Packing.fill(buf, from, to, width(), value);
        }
    }

    /** Stores values that fit the form at positions that are there. */
    final void encode(int[] values, int from, int index, int count) {
        int inline = inline(count);
        Lanes.set(this, index, values, from, inline);
        IntPacking.encode(values, from, buf, index, width(), count - inline);
    }

    final void encode(long[] values, int from, int index, int count) {
        int inline = inline(count);
        Lanes.set(this, index, values, from, inline);
        LongPacking.encode(values, from, buf, index, width(), count - inline);
    }

    /** Reads elements as values of at most 4 bytes, unsigned ones of that width as their bits. */
    final void decode(int from, int[] target, int targetFrom, int count) {
        int inline = inline(count);
        Lanes.decode(lo(), hi(), from, form, target, targetFrom, inline);
        IntPacking.decode(buf, from, form, target, targetFrom, count - inline);
    }

    final void decode(int from, long[] target, int targetFrom, int count) {
        int inline = inline(count);
        Lanes.decode(lo(), hi(), from, form, target, targetFrom, inline);
        LongPacking.decode(buf, from, form, target, targetFrom, count - inline);
    }

    /** Moves elements to another position, over what is there. */
    private void move(int from, int to, int count) {
        take(to, buf, lo(), hi(), form, from, count);
    }

    /**
     * Stores elements of a buffer, or of lanes, as the values that they have in a form; see {@link Packing#convert}.
     * The lanes are those that the source had at the time of the call, so that it may be this vector.
     */
    private void take(int index, byte[] src, long lo, long hi, int srcForm, int from, int count) {
        byte[] dst = buf;
        if (dst != null && src != null) {
            Packing.convert(src, from, srcForm, dst, index, width(), count);
        } else if (dst != null) {
            Lanes.unpack(lo, hi, srcForm, from, dst, index, width(), count);
        } else if (src != null) {
            Lanes.pack(this, index, src, srcForm, from, count);
        } else {
            Lanes.set(this, index, lo, hi, srcForm, from, count);
        }
    }

    /**
     * A buffer of its own for a range of elements in a form that holds them, or what stands for none if they need none.
     * The allocation stands next to the copying, so that the JVM need not clear what it is about to overwrite.
     */
    private byte[] repacked(int from, int to, int newForm, byte[] none) {
        int width = Form.width(newForm);
        byte[] dst = Growth.allocate(to - from, width, none);
        if (dst != null) {
            unpack(from, dst, 0, width, to - from);
        }
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
        int end = first;
        for (int from = first; from < count; ) {
            from = first + removed.nextClearBit(from - first);
            int next = removed.nextSetBit(from - first);
            int to = next < 0 ? count : first + next;
            if (from < count) {
                move(from, end, to - from);
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
        if (!Form.fits(value, form)) {
            return -1;
        }
        return isInline() ? Lanes.indexOf(lo(), hi(), size, form, value) : Scans.indexOf(buf, size, form, value);
    }

    final int findLast(long value) {
        if (!Form.fits(value, form)) {
            return -1;
        }
        return isInline()
                ? Lanes.lastIndexOf(lo(), hi(), size, form, value)
                : Scans.lastIndexOf(buf, size, form, value);
    }

    final long least() {
        return min(0);
    }

    final long greatest() {
        return ~min(-1);
    }

    private long min(long flip) {
        checkNotEmpty();
        return isInline() ? Lanes.min(lo(), hi(), size, form, flip) : Scans.min(buf, size, form, flip);
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
        byte[] a = buf;
        byte[] b = other.buf;
        // Equal forms hold equal elements as equal bytes.
        if (form == other.form && a != null && b != null) {
            int length = end * width();
            int offset = Arrays.mismatch(a, 0, length, b, 0, length);
            return offset < 0 ? end : offset / width();
        } else if (form == other.form && a == null && b == null) {
            return Math.min(end, Lanes.mismatch(lo() ^ other.lo(), hi() ^ other.hi()) / widthBits());
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
