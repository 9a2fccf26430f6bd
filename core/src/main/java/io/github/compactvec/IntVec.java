package io.github.compactvec;

import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A growable sequence of {@code int}: what every vector of this element type can do.
 *
 * <p>A vector is not a {@link java.util.Collection}: its methods take and return {@code int} and never box. Where a
 * collection is asked for, {@link #asList()} is a live one. Two vectors are equal when their elements are, whatever
 * their classes; they order lexicographically, element by element as signed numbers.
 *
 * <p>Complexities: reading and replacing by index, and removing at the end, take constant time; adding at the end takes
 * amortized constant time; everything else takes time linear in the number of elements looked at or moved, unless said
 * otherwise. A method <em>widens</em> when it stores a value that does not fit the present {@linkplain #widthBits()
 * width}: then all elements are rewritten once, in place if there is room. A bulk method looks at its values first, so
 * that it grows and widens at most once, with one allocation.
 *
 * <p>Any method that adds elements throws {@link OutOfMemoryError} when the result would not fit the largest possible
 * array or the heap; the vector is then unchanged. The same holds for every exception named below, unless said
 * otherwise.
 *
 * <p>Vectors are not synchronized: any number of threads may read one that no thread changes.
 */
public sealed interface IntVec extends PrimitiveVec, Comparable<IntVec> permits PackedIntVec {

    // ---------------------------------------------------------------- size and storage

    /**
     * The least value that can be stored without widening.
     *
     * @return the lower end of the range of the present width
     */
    int widthMin();

    /**
     * The greatest value that can be stored without widening.
     *
     * @return the upper end of the range of the present width
     */
    int widthMax();

    // ---------------------------------------------------------------- single elements

    /**
     * The element at a position. Constant time.
     *
     * @param index from 0 to {@code size() - 1}
     * @return the element
     * @throws IndexOutOfBoundsException if {@code index} is out of range
     */
    int get(int index);

    /**
     * The first element.
     *
     * @return the element at 0
     * @throws NoSuchElementException if there is none
     */
    int first();

    /**
     * The last element.
     *
     * @return the element at {@code size() - 1}
     * @throws NoSuchElementException if there is none
     */
    int last();

    /**
     * Replaces the element at a position. Constant time unless it widens.
     *
     * @param index from 0 to {@code size() - 1}
     * @param value what to store
     * @return the element that was there
     * @throws IndexOutOfBoundsException if {@code index} is out of range
     */
    int set(int index, int value);

    /**
     * Appends an element. Amortized constant time; allocates when the room is used up.
     *
     * @param value what to append
     */
    void add(int value);

    /**
     * Inserts an element, moving the ones behind it.
     *
     * @param index from 0 to {@code size()}
     * @param value what to insert
     * @throws IndexOutOfBoundsException if {@code index} is out of range
     */
    void add(int index, int value);

    /**
     * Removes an element, moving the ones behind it.
     *
     * @param index from 0 to {@code size() - 1}
     * @return the removed element
     * @throws IndexOutOfBoundsException if {@code index} is out of range
     */
    int removeAt(int index);

    /**
     * Removes the last element. Constant time.
     *
     * @return the removed element
     * @throws NoSuchElementException if there is none
     */
    int removeLast();

    /**
     * Removes an element in constant time by moving the last one into its place.
     *
     * @param index from 0 to {@code size() - 1}
     * @return the removed element
     * @throws IndexOutOfBoundsException if {@code index} is out of range
     */
    int swapRemove(int index);

    // ---------------------------------------------------------------- many elements

    /**
     * Appends values.
     *
     * @param values what to append; read before this vector changes, not kept
     */
    default void addAll(int... values) {
        insertAll(size(), values, 0, values.length);
    }

    /**
     * Appends a range of an array.
     *
     * @param values where to read
     * @param from the first position to read
     * @param count how many to read
     * @throws IndexOutOfBoundsException if the range is not within {@code values}
     */
    default void addAll(int[] values, int from, int count) {
        insertAll(size(), values, from, count);
    }

    /**
     * Appends the elements of a vector, which may be this one.
     *
     * @param values what to append
     */
    default void addAll(IntVec values) {
        insertAll(size(), values);
    }

    /**
     * Appends the elements of a stream, in its encounter order. Gathers them in a temporary array first, so a stream
     * that throws, or that reads this vector, does no harm.
     *
     * @param values what to append; consumed
     */
    default void addAll(IntStream values) {
        addAll(values.toArray());
    }

    /**
     * Appends the elements of a collection, in the order of its iterator. Gathers them in a temporary array first.
     *
     * @param values what to append
     * @throws NullPointerException if {@code values} or an element of it is null; an element's position is named
     */
    default void addAll(Collection<Integer> values) {
        addAll(Unboxed.ints(values));
    }

    /**
     * Inserts values, moving the elements behind them once.
     *
     * @param index from 0 to {@code size()}
     * @param values what to insert
     * @throws IndexOutOfBoundsException if {@code index} is out of range
     */
    default void insertAll(int index, int... values) {
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
    void insertAll(int index, int[] values, int from, int count);

    /**
     * Inserts the elements of a vector, which may be this one, moving the elements behind them once.
     *
     * @param index from 0 to {@code size()}
     * @param values what to insert
     * @throws IndexOutOfBoundsException if {@code index} is out of range
     */
    void insertAll(int index, IntVec values);

    @Override
    IntVec drain(int fromIndex, int toIndex);

    /**
     * Removes the elements that pass a test. All are tested first, in order, so a test that throws leaves the vector
     * unchanged. Allocates one bit per element once it finds the first to remove.
     *
     * @param test true for an element to remove
     * @return whether any was removed
     * @throws java.util.ConcurrentModificationException if the test changes the size
     */
    boolean removeIf(IntPredicate test);

    /**
     * Keeps the elements that pass a test and removes the others; otherwise as {@link #removeIf}.
     *
     * @param test true for an element to keep
     * @return whether any was removed
     * @throws java.util.ConcurrentModificationException if the test changes the size
     */
    default boolean retainIf(IntPredicate test) {
        return removeIf(test.negate());
    }

    /**
     * Removes all but the first of each run of elements that a relation calls the same. All are compared first, each
     * with the last one kept, so a relation that throws leaves the vector unchanged. Allocates one bit per element once
     * it finds the first to remove.
     *
     * @param same whether the second of two elements is to be removed, the first being kept
     * @return whether any was removed
     * @throws java.util.ConcurrentModificationException if the relation changes the size
     */
    boolean dedupBy(IntBiPredicate same);

    /**
     * Replaces each element by what an operator makes of it, in order. An operator that throws leaves the elements
     * before that one replaced, as in {@link java.util.ArrayList}. Widens at most once per width.
     *
     * @param operator called once per element; it must not change the size
     */
    void replaceAll(IntUnaryOperator operator);

    /**
     * Shortens the vector to a number of elements, or lengthens it by appending a value as often as needed.
     *
     * @param newSize how many elements to have
     * @param value what to append
     * @throws IllegalArgumentException if {@code newSize} is negative
     */
    void resize(int newSize, int value);

    /**
     * Replaces every element by one value.
     *
     * @param value what to store
     */
    default void fill(int value) {
        fill(0, size(), value);
    }

    /**
     * Replaces every element of a range by one value.
     *
     * @param fromIndex the first to replace
     * @param toIndex the one behind the last to replace
     * @param value what to store
     * @throws IndexOutOfBoundsException if the range is not within the vector
     */
    void fill(int fromIndex, int toIndex, int value);

    // ---------------------------------------------------------------- search and aggregates

    /**
     * Finds a value in a vector sorted in ascending order, in logarithmic time. In an unsorted vector the result is
     * undefined; which of several equal elements is found is too.
     *
     * @param value what to find
     * @return its position, or {@code -(insertion point) - 1} if it is absent
     */
    int binarySearch(int value);

    /**
     * Finds the first occurrence of a value. Constant time if the value does not fit the present width.
     *
     * @param value what to find
     * @return its first position, or −1
     */
    int indexOf(int value);

    /**
     * Finds the last occurrence of a value. Constant time if the value does not fit the present width.
     *
     * @param value what to find
     * @return its last position, or −1
     */
    int lastIndexOf(int value);

    /**
     * Whether a value occurs.
     *
     * @param value what to find
     * @return whether an element equals it
     */
    default boolean contains(int value) {
        return indexOf(value) >= 0;
    }

    /**
     * The least element.
     *
     * @return the least element
     * @throws NoSuchElementException if there is none
     */
    int min();

    /**
     * The greatest element.
     *
     * @return the greatest element
     * @throws NoSuchElementException if there is none
     */
    int max();

    // ---------------------------------------------------------------- iteration, copies, views

    /**
     * Calls an action with each element, in order. Allocates nothing.
     *
     * @param action what to call; it must not change the size
     * @throws IndexOutOfBoundsException if the action removes elements that were still to come
     */
    void forEach(IntConsumer action);

    /**
     * Iterates over the elements without boxing if {@code nextInt} is used. Not fail-fast: it reads the vector as it is
     * when called, and supports {@code remove}.
     *
     * @return a new iterator
     */
    default PrimitiveIterator.OfInt iterator() {
        return new VecIterator.Ints(this);
    }

    /**
     * A sized, subsized and ordered spliterator, bound to the size when first used.
     *
     * @return a new spliterator
     */
    default Spliterator.OfInt spliterator() {
        return new VecSpliterator.Ints(this);
    }

    /**
     * A sequential stream of the elements, which must not change while it runs.
     *
     * @return a new stream
     */
    default IntStream stream() {
        return StreamSupport.intStream(spliterator(), false);
    }

    /**
     * A parallel stream of the elements, which must not change while it runs.
     *
     * @return a new stream
     */
    default IntStream parallelStream() {
        return StreamSupport.intStream(spliterator(), true);
    }

    /**
     * A live view as a {@link List}, fully mutable and with random access: what changes in one changes in the other. It
     * refuses null with a {@link NullPointerException}. Its iterators and sublists notice structural changes made
     * through the same view, not those made to the vector directly, and then go on with what they find or throw. Bulk
     * removal by a test ({@code removeIf}, {@code removeAll}, {@code retainAll}) takes linear time on the view itself;
     * on a sublist it removes one element at a time.
     *
     * @return a new view; a few bytes, nothing is copied
     */
    default List<Integer> asList() {
        return new VecListView.Ints(this);
    }

    /**
     * Copies all elements to an array.
     *
     * @return a new array of length {@link #size()}
     */
    default int[] toArray() {
        int[] array = new int[size()];
        copyTo(0, array, 0, array.length);
        return array;
    }

    /**
     * Copies elements into an array, like {@link System#arraycopy}. Allocates nothing.
     *
     * @param fromIndex the first element to copy
     * @param target where to copy to
     * @param targetFrom the first position to write
     * @param count how many elements to copy
     * @throws IndexOutOfBoundsException if either range is not within its sequence; nothing is written then
     */
    void copyTo(int fromIndex, int[] target, int targetFrom, int count);

    /**
     * Copies all elements to an array of {@code long}.
     *
     * @return a new array of length {@link #size()}
     */
    long[] toLongArray();

    @Override
    IntVec copy();

    @Override
    IntVec copyOfRange(int fromIndex, int toIndex);

    // ---------------------------------------------------------------- equality and order

    /**
     * Whether the other object is an {@code IntVec} of the same elements in the same order. Class, width and capacity
     * do not matter.
     *
     * @param other what to compare with
     * @return whether both hold the same sequence
     */
    @Override
    boolean equals(@Nullable Object other);

    /**
     * The hash code of {@code asList()}, as {@link List#hashCode()} defines it.
     *
     * @return the hash code
     */
    @Override
    int hashCode();

    /**
     * Compares lexicographically: by the first elements that differ, as signed numbers, else by size.
     *
     * @param other what to compare with
     * @return negative, zero or positive; zero exactly if {@code equals}
     */
    @Override
    int compareTo(IntVec other);

    /** A relation between two {@code int} values. */
    @FunctionalInterface
    interface IntBiPredicate {
        /**
         * Whether the relation holds.
         *
         * @param first the first value
         * @param second the second value
         * @return whether it holds
         */
        boolean test(int first, int second);
    }
}
