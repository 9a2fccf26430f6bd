package io.github.compactvec;

import static java.util.Objects.checkFromToIndex;
import static java.util.Objects.checkIndex;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.ConcurrentModificationException;
import java.util.NoSuchElementException;

/**
 * A growable sequence of equally wide integers in one byte buffer: everything about a packed vector that does not
 * depend on the type of its elements.
 *
 * <p>Invariants, which hold whenever no method of the vector is running, however the last one ended:
 *
 * <ul>
 *   <li>element {@code i} lies at byte {@code i * width} of {@code buf}, little-endian, as {@link Form} says;
 *   <li>{@code size <= Growth.capacity(buf.length, width)}, so that a load of {@link Growth#LOAD} bytes at any element
 *       stays inside the buffer;
 *   <li>the width is at most that of {@link #widest()}, and at that width the form is {@code widest()};
 *   <li>an empty vector that never held or reserved anything shares {@link Growth#EMPTY}.
 * </ul>
 *
 * <p>Public methods are not final, although nothing overrides them: only so does the compiler give the public
 * subclasses bridges to them, without which they could not be called by reflection.
 *
 * <p>The object takes 24 bytes: header 12, {@code buf} 4, {@code size} 4, {@code form} 1, rounded up.
 */
abstract sealed class PackedVec implements PrimitiveVec permits CompactIntVec {
    private static final long serialVersionUID = 1;

    /** How much is read on trust in a declared length before any of its bytes have arrived. */
    private static final int READ_AHEAD = 1 << 14;

    transient byte[] buf;
    transient int size;
    transient byte form;

    PackedVec(byte[] buf, int size, int form) {
        this.buf = buf;
        this.size = size;
        this.form = (byte) form;
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
        int length = Growth.exact(size, Form.width(narrowest));
        if (length != buf.length || Form.width(narrowest) != width()) {
            buf = repacked(0, size, narrowest, length);
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
    public void sort() {
        PackedSort.sort(buf, size, form);
    }

    /**
     * Writes the elements as they lie in the buffer: {@code byteLength()} bytes, little-endian, {@code widthBits()}
     * bits each, signed or not as {@code isSigned()} says. Hands the buffer itself to the stream, in one call;
     * allocates nothing.
     *
     * @param out where to write
     * @throws IOException if writing fails
     */
    public void writePackedTo(OutputStream out) throws IOException {
        out.write(buf, 0, byteLength());
    }

    final int width() {
        return Form.width(form);
    }

    final long extent() {
        return Packing.extent(buf, size, form);
    }

    /** The narrowest form, not narrower than the present one, for the present elements and others of an extent. */
    final int formWith(long extent) {
        boolean signed = isSigned() || Form.hasNegative(extent);
        int width = Math.max(width(), Form.width(extent, signed));
        if (signed && !isSigned() && width == width()) {
            // Unsigned elements may use the top bit that becomes the sign. One scan in a vector's life, no more.
            width = Math.max(width, Form.width(extent(), true));
        }
        return Form.clamp(width, signed, widest());
    }

    /**
     * Opens a gap of {@code count} undefined elements before {@code index}, in a form that is at least as wide as the
     * present one and holds all elements. All growing, widening and inserting goes through here: at most one
     * allocation, and nothing changes when it fails. In place wherever the buffer has room.
     */
    final void open(int index, int count, int newForm) {
        int newWidth = Form.width(newForm);
        long newSize = (long) size + count;
        byte[] src = buf;
        byte[] dst = src;
        boolean grows = newSize > Growth.capacity(src.length, newWidth);
        if (grows) {
            dst = new byte[count == 0 ? Growth.exact(size, newWidth) : Growth.amortized(newSize, size, newWidth)];
        }
        int tail = size - index;
        if (newWidth != width()) {
            Packing.convert(src, index, form, dst, index + count, newWidth, tail);
            Packing.convert(src, 0, form, dst, 0, newWidth, index);
        } else {
            if (grows) {
                System.arraycopy(src, 0, dst, 0, index * newWidth);
            }
            System.arraycopy(src, index * newWidth, dst, (index + count) * newWidth, tail * newWidth);
        }
        buf = dst;
        size = (int) newSize;
        form = (byte) newForm;
    }

    /**
     * Inserts all elements of another vector of the same element type, which may be this one: then the gap is as long
     * as the vector, so that opening it moves elements to behind the old end only, and the old ones can still be read.
     */
    final void insertPacked(int index, PackedVec other) {
        checkPosition(index);
        int count = other.size;
        byte[] src = other.buf;
        int srcForm = other.form;
        open(index, count, srcForm == form ? form : formWith(other.extent()));
        int width = width();
        if (Form.width(srcForm) == width) {
            System.arraycopy(src, 0, buf, index * width, count * width);
        } else {
            Packing.convert(src, 0, srcForm, buf, index, width, count);
        }
    }

    /** A buffer of its own for a range of elements in a form that holds them. */
    final byte[] repacked(int from, int to, int newForm, int length) {
        if (length == 0) {
            return Growth.EMPTY;
        }
        byte[] dst = new byte[length];
        int width = width();
        if (Form.width(newForm) == width) {
            System.arraycopy(buf, from * width, dst, 0, (to - from) * width);
        } else {
            Packing.convert(buf, from, form, dst, 0, Form.width(newForm), to - from);
        }
        return dst;
    }

    /** A test of elements by their position. */
    interface IndexPredicate {
        boolean test(int index);
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

    /** Whether both hold the same bytes in the same form, which for equal forms is equality. */
    final boolean equalBytes(PackedVec other) {
        return Arrays.equals(buf, 0, byteLength(), other.buf, 0, other.byteLength());
    }

    /** The first position at which two vectors of one form differ, or the size of the shorter, found on the bytes. */
    final int mismatch(PackedVec other) {
        int length = Math.min(byteLength(), other.byteLength());
        int offset = Arrays.mismatch(buf, 0, length, other.buf, 0, length);
        return (offset < 0 ? length : offset) / width();
    }

    /**
     * Reads {@code size} packed elements. The buffer grows only with bytes that have arrived, unless the stream itself
     * says that all of them have.
     */
    static byte[] readPacked(InputStream in, int size, int form) throws IOException {
        int width = Form.width(form);
        long bytes = (long) size * width;
        boolean trusted = bytes <= READ_AHEAD || bytes <= in.available();
        byte[] buf = new byte[trusted ? Growth.exact(size, width) : READ_AHEAD];
        int read = 0;
        while (read < bytes) {
            read += in.readNBytes(buf, read, (int) Math.min(bytes, buf.length) - read);
            if (read < bytes) {
                if (read < buf.length) {
                    throw new EOFException(
                            "input ends after " + read + " of the " + bytes + " bytes of " + size + " elements");
                }
                // Only the last buffer has the slack, and only it can turn out to be too long for an array.
                long doubled = 2L * read;
                boolean last = doubled >= Math.min(bytes, Growth.MAX_ARRAY);
                buf = Arrays.copyOf(buf, last ? Growth.exact(size, width) : (int) doubled);
            }
        }
        return size == 0 ? Growth.EMPTY : buf;
    }

    final void checkPosition(int index) {
        if (index < 0 || index > size) {
            throw new IndexOutOfBoundsException("Index " + index + " out of bounds for insertion into size " + size);
        }
    }

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
