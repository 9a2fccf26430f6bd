package io.github.compactvec;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;

/**
 * What every vector of integers can do whatever the type of its elements: tell and change its size and its storage, and
 * move elements about.
 *
 * <p>Complexities: what is said of {@link IntVec} and {@link LongVec} holds here. An exception named below leaves the vector unchanged.
 */
public sealed interface PrimitiveVec extends Serializable permits IntVec, LongVec, PackedVec {

    /**
     * The number of elements.
     *
     * @return the number of elements
     */
    int size();

    /**
     * Whether there are no elements.
     *
     * @return whether {@link #size()} is 0
     */
    boolean isEmpty();

    /**
     * How many elements fit before a larger buffer is needed, as long as they fit the present width. Widening in place
     * lowers it.
     *
     * @return the capacity in elements, at least {@link #size()}
     */
    int capacity();

    /**
     * Makes room for at least this many elements of the present width, at once instead of step by step, and for no more
     * if the vector is empty. Allocates a buffer if the capacity is smaller, to which inline elements then move.
     *
     * @param minCapacity elements to make room for; nothing happens if it is not above the capacity
     */
    void ensureCapacity(int minCapacity);

    /**
     * Gives back what the elements do not need: narrows the width to the least that fits them, and the buffer to the
     * elements, or moves them back into a vector with inline elements if they fit. Allocates a new buffer if one is
     * needed and there is anything to gain.
     */
    void trimToSize();

    /**
     * The bits that an element takes at present: a whole number of bytes, at least that of the widest element. It grows
     * as wider values are stored, and shrinks only by {@link #trimToSize()} and {@link #reset()}.
     *
     * @return a multiple of 8 up to the bits of the element type
     */
    int widthBits();

    /**
     * Whether elements are stored as signed numbers of {@link #widthBits()} bits, which is so from the first negative
     * element on (and always at the full width of a signed type), rather than as unsigned ones.
     *
     * @return whether the present width is signed
     */
    boolean isSigned();

    /**
     * The bytes that the elements take.
     *
     * @return {@code size() * widthBits() / 8}
     */
    int byteLength();

    /**
     * The bytes that there are for elements, a few of them always unused if it is a buffer.
     *
     * @return the length of the buffer, or how many bytes of elements the vector itself has room for
     */
    int byteCapacity();

    /**
     * Exchanges two elements. Constant time; never widens.
     *
     * @param i from 0 to {@code size() - 1}
     * @param j from 0 to {@code size() - 1}
     * @throws IndexOutOfBoundsException if either is out of range
     */
    void swap(int i, int j);

    /**
     * Removes a range of elements, moving the ones behind it once.
     *
     * @param fromIndex the first to remove
     * @param toIndex the one behind the last to remove
     * @throws IndexOutOfBoundsException if the range is not within the vector
     */
    void removeRange(int fromIndex, int toIndex);

    /**
     * Removes a range of elements and returns them as a vector of their own.
     *
     * @param fromIndex the first to remove
     * @param toIndex the one behind the last to remove
     * @return the removed elements in their order, trimmed to size but not narrowed
     * @throws IndexOutOfBoundsException if the range is not within the vector
     */
    PrimitiveVec drain(int fromIndex, int toIndex);

    /**
     * Removes all but the first of each run of equal elements. Allocates one bit per element once it finds the first to
     * remove.
     *
     * @return whether any was removed
     */
    boolean dedup();

    /**
     * Shortens the vector to a number of elements; does nothing if it has no more than that. Constant time, frees
     * nothing.
     *
     * @param newSize how many elements to keep at most
     * @throws IllegalArgumentException if {@code newSize} is negative
     */
    void truncate(int newSize);

    /** Removes all elements and keeps buffer, if any, and width. Constant time. */
    void clear();

    /** Removes all elements, gives back the buffer and returns to the narrowest width. Constant time. */
    void reset();

    /**
     * Sorts in ascending order. {@code O(n)} for many one- or two-byte elements, else {@code O(n log n)}; one-byte
     * elements of a buffer are sorted in place, wider and inline ones in a temporary array.
     */
    void sort();

    /**
     * The sum of all elements. Like {@link java.util.stream.LongStream#sum()}, it is the low 64 bits of the sum, which
     * are all of it unless elements are wider than 4 bytes and very large.
     *
     * @return the sum, 0 if there are no elements
     */
    long sum();

    /** Reverses the order of the elements. */
    void reverse();

    /**
     * Writes the elements as they lie in the buffer: {@code byteLength()} bytes, little-endian, {@code widthBits()}
     * bits each, signed or not as {@code isSigned()} says. Hands the buffer itself to the stream, in one call;
     * allocates nothing unless elements are inline, of which it hands out a copy.
     *
     * @param out where to write
     * @throws IOException if writing fails
     */
    void writePackedTo(OutputStream out) throws IOException;

    /**
     * An independent copy, with a buffer no larger than its elements need at the present width.
     *
     * @return a new vector of the same class
     */
    PrimitiveVec copy();

    /**
     * An independent copy of a range.
     *
     * @param fromIndex the first to copy
     * @param toIndex the one behind the last to copy
     * @return a new vector of the same class
     * @throws IndexOutOfBoundsException if the range is not within the vector
     */
    PrimitiveVec copyOfRange(int fromIndex, int toIndex);

    /**
     * The elements in brackets, as {@code [1, 2, 3]}.
     *
     * @return the text
     */
    @Override
    String toString();
}
