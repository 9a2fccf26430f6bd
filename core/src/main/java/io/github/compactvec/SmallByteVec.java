package io.github.compactvec;

import static java.util.Objects.checkFromIndexSize;
import static java.util.Objects.checkFromToIndex;
import static java.util.Objects.checkIndex;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A growable vector of bytes for building and keeping payloads: the first 20 lie in the vector object itself, and only
 * when there are more do all of them <em>spill</em> to an array.
 *
 * <pre>{@code
 * SmallByteVec payload = SmallByteVec.of(magic);      // one object of 40 bytes
 * payload.add((byte) 1);                              // and still the same one
 * payload.addAll(body, 0, length);                    // one copy
 * DataOutput data = new DataOutputStream(payload.asOutputStream());
 * payload.writeTo(socket);
 * }</pre>
 *
 * <h2>When to choose it</h2>
 *
 * <p>Instead of {@link java.io.ByteArrayOutputStream} where what was written is also read, changed or kept: it is
 * written to as fast, never synchronized, has elements, equality and order, and is the payload itself, not a copy.
 * Instead of {@code byte[]} for keys, digests, identifiers and short messages that grow or mostly have up to 20 bytes,
 * and of {@code ByteBuffer} where there is no telling how many bytes will come. Prefer {@code byte[]} for what never
 * changes its length: one of up to 24 bytes is no larger than this object, which in the place of a longer one is a
 * second object. Prefer {@code ByteBuffer} to lay out numbers in either byte order.
 *
 * <h2>Elements</h2>
 *
 * <p>An element is a Java {@code byte}, −128 to 127, wherever one is taken, returned, tested or printed; {@code & 0xFF}
 * makes it Rust's {@code u8}. Only order is that of {@code u8}, so that vectors compare as their peers in Rust and as the
 * keys of databases do: {@link #compareTo} takes bytes as unsigned.
 *
 * <h2>Memory</h2>
 *
 * <p>40 bytes for the vector (compressed class and object pointers, also with compact object headers), and once spilled
 * one {@code byte[]}: its header of 16 bytes and the capacity. Vectors made from known values, copies and trimmed vectors
 * have no spare capacity; growing adds half. A vector that has spilled stays so until {@link #trimToSize()} or
 * {@link #reset()}, whatever is removed in between. While inline, nothing is allocated, except as a method says.
 *
 * <p>Complexities: reading and replacing by index, and removing at the end, take constant time; adding at the end takes
 * amortized constant time; everything else takes time linear in the number of elements looked at or moved, unless said
 * otherwise. A bulk method grows at most once.
 *
 * <p>Any method that adds elements throws {@link OutOfMemoryError} when the result would not fit the largest possible
 * array or the heap; the vector is then unchanged. The same holds for every exception named below.
 *
 * <p>Not thread-safe for writers; safe for concurrent readers. Null is never an element. Serializable; the serialized
 * form holds the bytes.
 *
 * @see SmallVec SmallVec, the same for objects
 */
public final class SmallByteVec extends ByteStorage implements Comparable<SmallByteVec>, Serializable {
    private static final long serialVersionUID = 1;

    /** A test of bytes. */
    @FunctionalInterface
    public interface BytePredicate {
        /**
         * Tells whether a byte passes the test.
         *
         * @param value an element, −128 to 127
         * @return whether it passes
         */
        boolean test(byte value);
    }

    /** Makes an empty vector. Allocates no array. */
    public SmallByteVec() {}

    // ---------------------------------------------------------------- making one

    /**
     * Makes an empty vector with room for so many elements. If they do not fit inline it has spilled from the start.
     *
     * @param capacity how many elements to make room for
     * @return a new vector
     * @throws IllegalArgumentException if {@code capacity} is negative
     */
    public static SmallByteVec withCapacity(int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("negative capacity: " + capacity);
        }
        SmallByteVec vec = new SmallByteVec();
        vec.reserveExactly(capacity);
        return vec;
    }

    /**
     * Makes a vector of the given values. No spare capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     */
    public static SmallByteVec of(byte... values) {
        return copyOf(values, 0, values.length);
    }

    /**
     * Makes a vector of the values of an array. No spare capacity.
     *
     * @param values the elements; copied
     * @return a new vector
     */
    public static SmallByteVec copyOf(byte[] values) {
        return copyOf(values, 0, values.length);
    }

    /**
     * Makes a vector of a range of an array. No spare capacity.
     *
     * @param values where to read
     * @param from the first position to read
     * @param count how many to read
     * @return a new vector
     * @throws IndexOutOfBoundsException if the range is not within {@code values}
     */
    public static SmallByteVec copyOf(byte[] values, int from, int count) {
        checkFromIndexSize(from, count, values.length);
        SmallByteVec vec = withCapacity(count);
        vec.addAll(values, from, count);
        return vec;
    }

    /**
     * Makes a vector of what remains in a buffer, from its position to its limit. No spare capacity.
     *
     * @param values where to read, on the heap or not, read-only or not; neither position nor limit change
     * @return a new vector
     */
    public static SmallByteVec copyOf(ByteBuffer values) {
        SmallByteVec vec = withCapacity(values.remaining());
        vec.addAll(values);
        return vec;
    }

    // ---------------------------------------------------------------- size and storage

    /**
     * The number of elements.
     *
     * @return the number of elements
     */
    public int size() {
        return count();
    }

    /**
     * Whether there are no elements.
     *
     * @return whether {@link #size()} is 0
     */
    public boolean isEmpty() {
        return count() == 0;
    }

    /**
     * How many elements fit into the vector object itself.
     *
     * @return 20
     */
    public int inlineCapacity() {
        return INLINE;
    }

    /**
     * Whether the elements lie in an array. So it is from the moment they do not fit inline until {@link #trimToSize()}
     * or {@link #reset()}.
     *
     * @return whether the vector has an array
     */
    public boolean isSpilled() {
        return spilled();
    }

    /**
     * How many elements fit before the vector must allocate.
     *
     * @return the length of the array if spilled, else the inline capacity
     */
    public int capacity() {
        return room();
    }

    /**
     * Makes room for at least this many elements, at once instead of step by step. Spills if they do not fit inline.
     *
     * @param minCapacity elements to make room for; nothing happens if it is not above the capacity
     */
    public void ensureCapacity(int minCapacity) {
        reserve(minCapacity);
    }

    /**
     * Gives back what the elements do not need: moves them inline if they fit, else to an array of their number.
     * Allocates only the latter, and only if there is something to gain.
     */
    public void trimToSize() {
        trim();
    }

    /** Removes all elements and keeps the array, if there is one. Constant time. */
    public void clear() {
        setCount(0);
    }

    /** Removes all elements and gives back the array. Constant time. */
    public void reset() {
        setCount(0);
        trim();
    }

    // ---------------------------------------------------------------- single elements

    /**
     * The element at a position. Constant time.
     *
     * @param index from 0 to {@code size() - 1}
     * @return the element
     * @throws IndexOutOfBoundsException if {@code index} is out of range
     */
    public byte get(int index) {
        return at(checkIndex(index, count()));
    }

    /**
     * The first element.
     *
     * @return the element at 0
     * @throws NoSuchElementException if there is none
     */
    public byte first() {
        checkNotEmpty();
        return at(0);
    }

    /**
     * The last element.
     *
     * @return the element at {@code size() - 1}
     * @throws NoSuchElementException if there is none
     */
    public byte last() {
        checkNotEmpty();
        return at(count() - 1);
    }

    /**
     * Replaces the element at a position. Constant time.
     *
     * @param index from 0 to {@code size() - 1}
     * @param value what to store
     * @return the element that was there
     * @throws IndexOutOfBoundsException if {@code index} is out of range
     */
    public byte set(int index, byte value) {
        byte old = get(index);
        put(index, value);
        return old;
    }

    /**
     * Appends an element. Amortized constant time; allocates when the vector is full.
     *
     * @param value what to append
     */
    public void add(byte value) {
        push(value);
    }

    /**
     * Inserts an element, moving the ones behind it.
     *
     * @param index from 0 to {@code size()}
     * @param value what to insert
     * @throws IndexOutOfBoundsException if {@code index} is out of range
     */
    public void add(int index, byte value) {
        open(index, 1);
        put(index, value);
    }

    /**
     * Removes an element, moving the ones behind it.
     *
     * @param index from 0 to {@code size() - 1}
     * @return the removed element
     * @throws IndexOutOfBoundsException if {@code index} is out of range
     */
    public byte removeAt(int index) {
        byte removed = get(index);
        close(index, index + 1);
        return removed;
    }

    /**
     * Removes the last element. Constant time.
     *
     * @return the removed element
     * @throws NoSuchElementException if there is none
     */
    public byte removeLast() {
        byte removed = last();
        setCount(count() - 1);
        return removed;
    }

    /**
     * Removes an element in constant time by moving the last one into its place.
     *
     * @param index from 0 to {@code size() - 1}
     * @return the removed element
     * @throws IndexOutOfBoundsException if {@code index} is out of range
     */
    public byte swapRemove(int index) {
        byte removed = get(index);
        put(index, removeLast());
        return removed;
    }

    /**
     * Exchanges two elements. Constant time.
     *
     * @param i from 0 to {@code size() - 1}
     * @param j from 0 to {@code size() - 1}
     * @throws IndexOutOfBoundsException if either is out of range
     */
    public void swap(int i, int j) {
        byte moved = get(j);
        put(j, get(i));
        put(i, moved);
    }

    // ---------------------------------------------------------------- adding many

    /**
     * Appends elements.
     *
     * @param values what to append; copied
     */
    public void addAll(byte... values) {
        addAll(values, 0, values.length);
    }

    /**
     * Appends a range of an array. One copy.
     *
     * @param values where to read
     * @param from the first position to read
     * @param count how many to read
     * @throws IndexOutOfBoundsException if the range is not within {@code values}
     */
    public void addAll(byte[] values, int from, int count) {
        checkFromIndexSize(from, count, values.length);
        int to = count();
        reserve((long) to + count);
        copyIn(to, values, from, count);
        setCount(to + count);
    }

    /**
     * Appends the elements of another vector.
     *
     * @param values what to append; may be this vector
     */
    public void addAll(SmallByteVec values) {
        insertAll(count(), values);
    }

    /**
     * Appends what remains in a buffer, from its position to its limit. One copy.
     *
     * @param values where to read, on the heap or not, read-only or not; neither position nor limit change
     */
    public void addAll(ByteBuffer values) {
        int to = count();
        int from = values.position();
        int count = values.remaining();
        reserve((long) to + count);
        if (spilled()) {
            values.get(from, array(), to, count);
        } else {
            for (int i = 0; i < count; i++) {
                put(to + i, values.get(from + i));
            }
        }
        setCount(to + count);
    }

    /**
     * Appends all that a stream has to the end of it; does not close it. The array grows only with bytes that have
     * arrived. While inline, allocates what {@link InputStream#readNBytes(int)} does for up to 21 bytes.
     *
     * @param in where to read
     * @return how many bytes there were
     * @throws IOException if reading fails; what has been read by then is lost
     * @throws ConcurrentModificationException if the stream modifies the vector
     */
    public int addAll(InputStream in) throws IOException {
        return read(in, Integer.MAX_VALUE);
    }

    /**
     * Appends so many bytes of a stream. The array grows only with bytes that have arrived, so a wrong count does no
     * harm. While inline, allocates what {@link InputStream#readNBytes(int)} does for up to 21 bytes.
     *
     * @param in where to read
     * @param count how many bytes to read
     * @throws IllegalArgumentException if {@code count} is negative
     * @throws EOFException if the stream ends before; what has been read by then is lost
     * @throws IOException if reading fails, likewise
     * @throws ConcurrentModificationException if the stream modifies the vector
     */
    public void addAll(InputStream in, int count) throws IOException {
        int oldSize = count();
        int read = read(in, PackedVec.checkSize(count));
        if (read < count) {
            setCount(oldSize);
            throw new EOFException("input ends after " + read + " of " + count + " bytes");
        }
    }

    private int read(InputStream in, int most) throws IOException {
        int oldSize = count();
        int read = readBehind(in, most);
        if (count() != oldSize || room() - oldSize < read) {
            throw new ConcurrentModificationException("modified by the stream that was read");
        }
        setCount(oldSize + read);
        return read;
    }

    /**
     * Inserts elements, moving the ones behind them once.
     *
     * @param index from 0 to {@code size()}
     * @param values what to insert; copied
     * @throws IndexOutOfBoundsException if {@code index} is out of range
     */
    public void insertAll(int index, byte... values) {
        insertAll(index, values, 0, values.length);
    }

    /**
     * Inserts a range of an array, moving the elements behind it once.
     *
     * @param index from 0 to {@code size()}
     * @param values where to read
     * @param from the first position to read
     * @param count how many to read
     * @throws IndexOutOfBoundsException if {@code index} is out of range or the range is not within {@code values}
     */
    public void insertAll(int index, byte[] values, int from, int count) {
        checkFromIndexSize(from, count, values.length);
        open(index, count);
        copyIn(index, values, from, count);
    }

    /**
     * Inserts the elements of another vector, moving the ones behind them once.
     *
     * @param index from 0 to {@code size()}
     * @param values what to insert; may be this vector
     * @throws IndexOutOfBoundsException if {@code index} is out of range
     */
    public void insertAll(int index, SmallByteVec values) {
        int count = values.count();
        open(index, count);
        // If it is this vector: the gap is as long as it was, so no element has been moved over another.
        copyFrom(values, 0, index, count);
    }

    // ---------------------------------------------------------------- removing and replacing many

    /**
     * Removes a range of elements, moving the ones behind it once.
     *
     * @param fromIndex the first to remove
     * @param toIndex the one behind the last to remove
     * @throws IndexOutOfBoundsException if the range is not within the vector
     */
    public void removeRange(int fromIndex, int toIndex) {
        checkFromToIndex(fromIndex, toIndex, count());
        close(fromIndex, toIndex);
    }

    /**
     * Removes a range of elements and returns them as a vector of their own.
     *
     * @param fromIndex the first to remove
     * @param toIndex the one behind the last to remove
     * @return the removed elements in their order, in a new vector without spare capacity
     * @throws IndexOutOfBoundsException if the range is not within the vector
     */
    public SmallByteVec drain(int fromIndex, int toIndex) {
        SmallByteVec drained = copyOfRange(fromIndex, toIndex);
        close(fromIndex, toIndex);
        return drained;
    }

    /**
     * Shortens the vector to a number of elements; does nothing if it has no more than that. Constant time, frees
     * nothing.
     *
     * @param newSize how many elements to keep at most
     * @throws IllegalArgumentException if {@code newSize} is negative
     */
    public void truncate(int newSize) {
        setCount(Math.min(PackedVec.checkSize(newSize), count()));
    }

    /**
     * Shortens the vector to a number of elements, or lengthens it by appending one as often as needed.
     *
     * @param newSize how many elements to have
     * @param value what to append
     * @throws IllegalArgumentException if {@code newSize} is negative
     */
    public void resize(int newSize, byte value) {
        reserve(PackedVec.checkSize(newSize));
        put(Math.min(count(), newSize), newSize, value);
        setCount(newSize);
    }

    /**
     * Replaces each element of a range by one value.
     *
     * @param fromIndex the first to replace
     * @param toIndex the one behind the last to replace
     * @param value what to store
     * @throws IndexOutOfBoundsException if the range is not within the vector
     */
    public void fill(int fromIndex, int toIndex, byte value) {
        checkFromToIndex(fromIndex, toIndex, count());
        put(fromIndex, toIndex, value);
    }

    /**
     * Removes the elements that pass a test. All are tested first, in order, so a test that throws leaves the vector
     * unchanged. Allocates a vector of the elements that move.
     *
     * @param test true for an element to remove
     * @return whether any was removed
     * @throws ConcurrentModificationException if the test changes the size of the vector
     */
    public boolean removeIf(BytePredicate test) {
        Objects.requireNonNull(test);
        int oldSize = count();
        int first = 0;
        while (first < oldSize && !test.test(get(first))) {
            first++;
        }
        SmallByteVec kept = new SmallByteVec();
        for (int i = first + 1; i < oldSize; i++) {
            byte value = get(i);
            if (!test.test(value)) {
                kept.add(value);
            }
        }
        if (count() != oldSize) {
            throw new ConcurrentModificationException("size changed from " + oldSize + " to " + count());
        }
        copyFrom(kept, 0, first, kept.count());
        setCount(first + kept.count());
        return first < oldSize;
    }

    /**
     * Keeps the elements that pass a test and removes the others; otherwise as {@link #removeIf}.
     *
     * @param test true for an element to keep
     * @return whether any was removed
     * @throws ConcurrentModificationException if the test changes the size of the vector
     */
    public boolean retainIf(BytePredicate test) {
        Objects.requireNonNull(test);
        return removeIf(value -> !test.test(value));
    }

    /**
     * Removes all but the first of each run of equal elements. Allocates nothing.
     *
     * @return whether any was removed
     */
    public boolean dedup() {
        int oldSize = count();
        int end = Math.min(oldSize, 1);
        for (int i = 1; i < oldSize; i++) {
            byte value = at(i);
            if (value != at(end - 1)) {
                put(end++, value);
            }
        }
        setCount(end);
        return end < oldSize;
    }

    /** Reverses the order of the elements. */
    public void reverse() {
        for (int i = 0, j = count() - 1; i < j; i++, j--) {
            swap(i, j);
        }
    }

    // ---------------------------------------------------------------- search

    /**
     * The first position of an element.
     *
     * @param value what to look for
     * @return its position, or -1
     */
    public int indexOf(byte value) {
        int size = count();
        int i = 0;
        while (i < size && at(i) != value) {
            i++;
        }
        return i < size ? i : -1;
    }

    /**
     * The last position of an element.
     *
     * @param value what to look for
     * @return its position, or -1
     */
    public int lastIndexOf(byte value) {
        int i = count() - 1;
        while (i >= 0 && at(i) != value) {
            i--;
        }
        return i;
    }

    /**
     * Whether there is such an element.
     *
     * @param value what to look for
     * @return whether some element is equal to it
     */
    public boolean contains(byte value) {
        return indexOf(value) >= 0;
    }

    // ---------------------------------------------------------------- copies

    /**
     * All elements in a new array.
     *
     * @return a new array of {@link #size()} elements
     */
    public byte[] toArray() {
        byte[] array = new byte[count()];
        copyOut(0, array, 0, array.length);
        return array;
    }

    /**
     * Copies elements into an array. Allocates nothing.
     *
     * @param fromIndex the first to copy
     * @param target where to write
     * @param targetFrom the first position to write
     * @param count how many to copy
     * @throws IndexOutOfBoundsException if either range is out of bounds
     */
    public void copyTo(int fromIndex, byte[] target, int targetFrom, int count) {
        checkFromIndexSize(fromIndex, count, count());
        checkFromIndexSize(targetFrom, count, target.length);
        copyOut(fromIndex, target, targetFrom, count);
    }

    /**
     * Puts all elements into a buffer, whose position moves behind them. Allocates nothing.
     *
     * @param target where to write
     * @throws BufferOverflowException if fewer bytes remain than the vector has; nothing is written then
     * @throws java.nio.ReadOnlyBufferException if the buffer is read-only
     */
    public void copyTo(ByteBuffer target) {
        int count = count();
        if (target.remaining() < count) {
            throw new BufferOverflowException();
        }
        if (spilled()) {
            target.put(array(), 0, count);
        } else {
            for (int i = 0; i < count; i++) {
                target.put(at(i));
            }
        }
    }

    /**
     * An independent copy without spare capacity.
     *
     * @return a new vector
     */
    public SmallByteVec copy() {
        return copyOfRange(0, count());
    }

    /**
     * An independent copy of a range, without spare capacity.
     *
     * @param fromIndex the first to copy
     * @param toIndex the one behind the last to copy
     * @return a new vector
     * @throws IndexOutOfBoundsException if the range is not within the vector
     */
    public SmallByteVec copyOfRange(int fromIndex, int toIndex) {
        checkFromToIndex(fromIndex, toIndex, count());
        SmallByteVec copy = withCapacity(toIndex - fromIndex);
        copy.copyFrom(this, fromIndex, 0, toIndex - fromIndex);
        copy.setCount(toIndex - fromIndex);
        return copy;
    }

    // ---------------------------------------------------------------- streams and channels

    /**
     * Writes all elements to a stream, in one call. Hands it the array itself if spilled, else a copy; so allocates
     * while inline only.
     *
     * @param out where to write
     * @throws IOException if writing fails
     */
    public void writeTo(OutputStream out) throws IOException {
        out.write(array(), 0, count());
    }

    /**
     * A stream that appends to this vector, byte by byte or a whole range in one copy. It holds nothing back, so
     * {@link OutputStream#flush()} does nothing; neither does {@link OutputStream#close()}, after which it still writes.
     * No method throws {@link IOException}; those that are given a range throw {@link IndexOutOfBoundsException} if it
     * is not within the array, and then append nothing.
     *
     * @return a new view, which refers to this vector
     */
    public OutputStream asOutputStream() {
        return new ByteViews.Output(this);
    }

    /**
     * A channel that appends to this vector all that remains in a buffer, whose position then is its limit. Closing it
     * closes this view alone: from then on it throws {@link java.nio.channels.ClosedChannelException}, and another can
     * be had. Unlike most channels it is not for several threads at once, because the vector is not.
     *
     * @return a new view, which refers to this vector
     */
    public WritableByteChannel asChannel() {
        return new ByteViews.Channel(this);
    }

    /**
     * A stream that reads the elements from the first on. It is live: what is appended while or after it has been read
     * to the end comes next (all that it gives, appended at once, would have no end), and what is removed before its
     * position makes it skip as many. No method throws
     * {@link IOException}; {@link InputStream#close()} does nothing; there is no {@link InputStream#mark}.
     *
     * @return a new view, which refers to this vector
     */
    public InputStream asInputStream() {
        return new ByteViews.Input(this);
    }

    // ---------------------------------------------------------------- equality and order

    /**
     * Whether the other is a {@code SmallByteVec} of the same elements, whatever the capacity of either.
     *
     * @param other what to compare with, or null
     * @return whether they are equal
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SmallByteVec vec && vec.count() == count() && mismatch(vec) == count();
    }

    /**
     * The hash code of a {@code List<Byte>} of the elements, which is that of {@link Arrays#hashCode(byte[])}.
     *
     * @return the hash code
     */
    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0, size = count(); i < size; i++) {
            hash = 31 * hash + at(i);
        }
        return hash;
    }

    /**
     * Compares lexicographically, byte by byte as unsigned numbers, as {@link Arrays#compareUnsigned(byte[], byte[])}
     * and the {@code u8} of Rust do.
     *
     * @param other what to compare with
     * @return negative, zero or positive
     */
    @Override
    public int compareTo(SmallByteVec other) {
        int i = mismatch(other);
        return i < Math.min(count(), other.count())
                ? Byte.compareUnsigned(at(i), other.at(i))
                : Integer.compare(count(), other.count());
    }

    /**
     * The elements in brackets, as {@code [1, 2, -1]}: the text of {@link Arrays#toString(byte[])}.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return Arrays.toString(toArray());
    }

    private void checkNotEmpty() {
        if (count() == 0) {
            throw new NoSuchElementException("empty vector");
        }
    }

    // Serialized by proxy only: a stream that names the class itself was forged.

    private Object writeReplace() {
        return new SerializedSmallByteVec(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("serialized by proxy only");
    }

    private void readObjectNoData() throws ObjectStreamException {
        throw new InvalidObjectException("serialized by proxy only");
    }
}
