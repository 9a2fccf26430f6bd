package io.github.compactvec;

import static java.util.Objects.checkFromIndexSize;
import static java.util.Objects.checkFromToIndex;
import static java.util.Objects.checkIndex;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collector;
import org.jetbrains.annotations.Debug;
import org.jspecify.annotations.Nullable;

/**
 * A {@link java.util.List} for few elements: the first 1, 2, 4, 8 or 16 of them lie in fields of the list itself, and
 * only when there are more do all of them <em>spill</em> to an array.
 *
 * <pre>{@code
 * SmallVec<String> tags = SmallVec.of("red", "green");  // one object of 40 bytes
 * tags.add("blue");                                     // and still the same one
 * tags.isSpilled();                                     // false
 * SmallVec<Path> paths = SmallVec.withInlineCapacity(8);
 * }</pre>
 *
 * <h2>When to choose it</h2>
 *
 * <p>Instead of {@link java.util.ArrayList} for lists of which there are many and which mostly hold a few elements:
 * children, tags, listeners, errors. Such a list is one object where an {@code ArrayList} is two, takes about half the
 * memory, and takes no longer to be built and read once: 0.4 to 0.8 of the time with up to three elements, and about
 * the same with 8, 16 or 64. The price: slots are chosen by their number where an array is indexed, so that reading
 * alone takes up to two thirds longer from about the fifth slot on; and building takes up to one and a half times as
 * long in a program that uses all five inline capacities at the same place.
 *
 * <p>Prefer {@code ArrayList} for lists that mostly exceed the inline capacity, as those spill at once and their slots
 * lie idle, and for longer ones that are built or read in tight loops. Prefer {@code List.of} for what never changes
 * and holds no null, and {@link CompactIntVec} and its siblings for integers. Choose the inline capacity so that most
 * lists fit: one that is too large costs 4 bytes per unused slot, one that is too small an array besides. Where a library
 * makes the vector for a property, {@link InlineCapacity} on the property tells it.
 *
 * <p>It does what {@code ArrayList} does, null elements and fail-fast iterators included, in the same order of cost:
 * reading and replacing by index, and removing at the end, take constant time; adding at the end takes amortized
 * constant time; everything else takes time linear in the number of elements looked at or moved, unless said otherwise.
 * A test, relation or comparator that throws leaves the vector unchanged, also where it would leave an
 * {@code ArrayList} half changed.
 *
 * <h2>Memory</h2>
 *
 * <table>
 *   <caption>Bytes of a vector, not counting what the elements refer to</caption>
 *   <thead>
 *     <tr><th>inline capacity</th><th>inline</th><th>spilled, trimmed, n elements</th></tr>
 *   </thead>
 *   <tbody>
 *     <tr><td>1</td><td>24</td><td>24 + 16 + 4 n</td></tr>
 *     <tr><td>2</td><td>32</td><td>32 + 16 + 4 n</td></tr>
 *     <tr><td>4</td><td>40</td><td>40 + 16 + 4 n</td></tr>
 *     <tr><td>8</td><td>56</td><td>56 + 16 + 4 n</td></tr>
 *     <tr><td>16</td><td>88</td><td>88 + 16 + 4 n</td></tr>
 *   </tbody>
 * </table>
 *
 * <p>That is with compressed class and object pointers, each object rounded up to 8; an {@code ArrayList} grown from
 * nothing takes 24 bytes empty, and 80 with 1 to 10 elements. Four of the bytes are the modification count of
 * {@link java.util.AbstractList}: without it four slots would fit in 32 bytes, but iterators and sublists could not tell
 * that the vector changed under them, as those of every list of the JDK do.
 *
 * <p>Growing adds half, and at first doubles. Once spilled, a vector stays so until {@link #trimToSize()}, also when
 * elements are removed; it never refers to removed elements.
 *
 * <p>Not thread-safe for writers; safe for concurrent readers. Equal to every {@code List} of the same elements.
 * Serializable if its elements are; the inline capacity is kept. The serialized form is a stand-in, as that of the lists
 * of {@code List.of}: an element that refers back to the vector cannot be read unless the stream begins with something
 * else that refers to both.
 *
 * @param <E> the type of the elements
 */
@Debug.Renderer(
        text = "\"size \" + size() + (isSpilled() ? \", spilled\" : \", inline\")",
        childrenArray = "toArray()",
        hasChildren = "!isEmpty()")
public abstract sealed class SmallVec<E extends @Nullable Object> extends SmallStorage<E>
        implements RandomAccess, Serializable permits InlineSlots.Of1, InlineSlots.Of2 {
    private static final long serialVersionUID = 1;

    private static final int DEFAULT_INLINE_CAPACITY = 4;

    SmallVec() {}

    SmallVec(int size, @Nullable Object slot0) {
        super(size, slot0);
    }

    // ---------------------------------------------------------------- making one

    /**
     * Makes an empty vector of inline capacity 4.
     *
     * @param <E> the type of the elements
     * @return a new vector
     */
    public static <E extends @Nullable Object> SmallVec<E> of() {
        return new InlineSlots.Of4<>();
    }

    /**
     * Makes a vector of inline capacity 4 of one element.
     *
     * @param <E> the type of the elements
     * @param first the element at 0, null or not
     * @return a new vector
     */
    public static <E extends @Nullable Object> SmallVec<E> of(E first) {
        return new InlineSlots.Of4<>(1, first, null, null, null);
    }

    /**
     * Makes a vector of inline capacity 4 of two elements.
     *
     * @param <E> the type of the elements
     * @param first the element at 0, null or not
     * @param second the element at 1, null or not
     * @return a new vector
     */
    public static <E extends @Nullable Object> SmallVec<E> of(E first, E second) {
        return new InlineSlots.Of4<>(2, first, second, null, null);
    }

    /**
     * Makes a vector of inline capacity 4 of three elements.
     *
     * @param <E> the type of the elements
     * @param first the element at 0, null or not
     * @param second the element at 1, null or not
     * @param third the element at 2, null or not
     * @return a new vector
     */
    public static <E extends @Nullable Object> SmallVec<E> of(E first, E second, E third) {
        return new InlineSlots.Of4<>(3, first, second, third, null);
    }

    /**
     * Makes a vector of inline capacity 4 of four elements.
     *
     * @param <E> the type of the elements
     * @param first the element at 0, null or not
     * @param second the element at 1, null or not
     * @param third the element at 2, null or not
     * @param fourth the element at 3, null or not
     * @return a new vector
     */
    public static <E extends @Nullable Object> SmallVec<E> of(E first, E second, E third, E fourth) {
        return new InlineSlots.Of4<>(4, first, second, third, fourth);
    }

    /**
     * Makes a vector of inline capacity 4 of the given elements. No spare capacity; more than four spill.
     *
     * @param <E> the type of the elements
     * @param values the elements, null or not; the array is not kept
     * @return a new vector
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <E extends @Nullable Object> SmallVec<E> of(E... values) {
        return made(DEFAULT_INLINE_CAPACITY, values);
    }

    /**
     * Makes an empty vector of the given inline capacity.
     *
     * @param <E> the type of the elements
     * @param inlineCapacity 1, 2, 4, 8 or 16
     * @return a new vector
     * @throws IllegalArgumentException if {@code inlineCapacity} is another number
     */
    public static <E extends @Nullable Object> SmallVec<E> withInlineCapacity(int inlineCapacity) {
        return switch (inlineCapacity) {
            case 1 -> new InlineSlots.Of1<>();
            case 2 -> new InlineSlots.Of2<>();
            case 4 -> new InlineSlots.Of4<>();
            case 8 -> new InlineSlots.Of8<>();
            case 16 -> new InlineSlots.Of16<>();
            default ->
                throw new IllegalArgumentException("inline capacity " + inlineCapacity + " is not 1, 2, 4, 8 or 16");
        };
    }

    /**
     * Makes an empty vector of the given inline capacity with room for more elements, if it is more: then it has spilled
     * from the start.
     *
     * @param <E> the type of the elements
     * @param inlineCapacity 1, 2, 4, 8 or 16
     * @param capacity how many elements to make room for
     * @return a new vector
     * @throws IllegalArgumentException if {@code inlineCapacity} is another number or {@code capacity} is negative
     */
    public static <E extends @Nullable Object> SmallVec<E> withCapacity(int inlineCapacity, int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("negative capacity: " + capacity);
        }
        SmallVec<E> vec = withInlineCapacity(inlineCapacity);
        vec.reserveExactly(capacity);
        return vec;
    }

    /**
     * Makes a vector of inline capacity 4 of the elements of a collection, in the order of its iterator. No spare
     * capacity.
     *
     * @param <E> the type of the elements
     * @param values the elements, null or not
     * @return a new vector
     */
    public static <E extends @Nullable Object> SmallVec<E> copyOf(Collection<? extends E> values) {
        return copyOf(DEFAULT_INLINE_CAPACITY, values);
    }

    /**
     * Makes a vector of the given inline capacity of the elements of a collection, in the order of its iterator. No
     * spare capacity.
     *
     * @param <E> the type of the elements
     * @param inlineCapacity 1, 2, 4, 8 or 16
     * @param values the elements, null or not
     * @return a new vector
     * @throws IllegalArgumentException if {@code inlineCapacity} is another number
     */
    public static <E extends @Nullable Object> SmallVec<E> copyOf(int inlineCapacity, Collection<? extends E> values) {
        return made(inlineCapacity, values.toArray());
    }

    /**
     * Makes a vector of inline capacity 4 that holds one element several times.
     *
     * @param <E> the type of the elements
     * @param count how many times
     * @param value the element
     * @return a new vector
     * @throws IllegalArgumentException if {@code count} is negative
     */
    public static <E extends @Nullable Object> SmallVec<E> nCopies(int count, E value) {
        SmallVec<E> vec = withCapacity(DEFAULT_INLINE_CAPACITY, PackedVec.checkSize(count));
        vec.resize(count, value);
        return vec;
    }

    /**
     * Collects a stream into a vector of inline capacity 4.
     *
     * @param <E> the type of the elements
     * @return a collector that keeps the encounter order
     */
    public static <E extends @Nullable Object> Collector<E, ?, SmallVec<E>> toSmallVec() {
        return toSmallVec(DEFAULT_INLINE_CAPACITY);
    }

    /**
     * Collects a stream into a vector of the given inline capacity.
     *
     * @param <E> the type of the elements
     * @param inlineCapacity 1, 2, 4, 8 or 16
     * @return a collector that keeps the encounter order
     * @throws IllegalArgumentException if {@code inlineCapacity} is another number
     */
    public static <E extends @Nullable Object> Collector<E, ?, SmallVec<E>> toSmallVec(int inlineCapacity) {
        SmallVec<E> checked = withInlineCapacity(inlineCapacity);
        return Collector.of(() -> withInlineCapacity(checked.inlineCapacity()), SmallVec::add, (left, right) -> {
            left.append(right);
            return left;
        });
    }

    private static <E extends @Nullable Object> SmallVec<E> made(int inlineCapacity, @Nullable Object[] values) {
        SmallVec<E> vec = withCapacity(inlineCapacity, values.length);
        vec.insert(0, values, 0, values.length);
        return vec;
    }

    // ---------------------------------------------------------------- size and storage

    @Override
    public final int size() {
        return count();
    }

    @Override
    public final boolean isEmpty() {
        return count() == 0;
    }

    /**
     * How many elements fit into the vector object itself.
     *
     * @return 1, 2, 4, 8 or 16
     */
    public final int inlineCapacity() {
        return slots();
    }

    /**
     * Whether the elements lie in an array. So it is from the moment they do not fit inline until
     * {@link #trimToSize()}, whatever is removed in between.
     *
     * @return whether the vector has an array
     */
    public final boolean isSpilled() {
        return spilled();
    }

    /**
     * How many elements fit before the vector must allocate.
     *
     * @return the length of the array if spilled, else the inline capacity
     */
    public final int capacity() {
        return room();
    }

    /**
     * Makes room for at least this many elements, at once instead of step by step. Spills if they do not fit inline.
     *
     * @param minCapacity elements to make room for; nothing happens if it is not above the capacity
     * @throws OutOfMemoryError if there is no room; the vector is unchanged
     */
    public final void ensureCapacity(int minCapacity) {
        reserve(minCapacity);
    }

    /**
     * Does what {@link #ensureCapacity} does, but tells by its result that there is no memory. It is the JVM that finds
     * out, so its options for that case, such as to exit, apply.
     *
     * @param minCapacity elements to make room for
     * @return whether there is room now; if not, the vector is unchanged
     */
    public final boolean tryEnsureCapacity(int minCapacity) {
        try {
            reserve(minCapacity);
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    /**
     * Gives back what the elements do not need: moves them inline if they fit, else to an array of their number.
     * To iterators and sublists that is a modification, as it is for {@code ArrayList}.
     */
    public final void trimToSize() {
        trim();
    }

    // ---------------------------------------------------------------- single elements

    @Override
    public final E get(int index) {
        return slot(checkIndex(index, count()));
    }

    @Override
    public final E set(int index, E value) {
        E old = get(index);
        slot(index, value);
        return old;
    }

    /**
     * The first element.
     *
     * @return the element at 0
     * @throws NoSuchElementException if there is none
     */
    public final E getFirst() {
        checkNotEmpty();
        return slot(0);
    }

    /**
     * The last element.
     *
     * @return the element at {@code size() - 1}
     * @throws NoSuchElementException if there is none
     */
    public final E getLast() {
        checkNotEmpty();
        return slot(count() - 1);
    }

    /** {@inheritDoc} Amortized constant time; spills when the vector is full. */
    @Override
    public final boolean add(E value) {
        push(value);
        return true;
    }

    @Override
    public final void add(int index, E value) {
        open(index, 1);
        slot(index, value);
    }

    /**
     * Inserts an element before all others.
     *
     * @param value what to insert
     */
    public final void addFirst(E value) {
        add(0, value);
    }

    /**
     * Appends an element.
     *
     * @param value what to append
     */
    public final void addLast(E value) {
        push(value);
    }

    @Override
    public final E remove(int index) {
        E old = get(index);
        close(index, index + 1);
        return old;
    }

    @Override
    public final boolean remove(@Nullable Object value) {
        int index = indexOf(value);
        if (index >= 0) {
            close(index, index + 1);
        }
        return index >= 0;
    }

    /**
     * Removes the first element, moving all others.
     *
     * @return the removed element
     * @throws NoSuchElementException if there is none
     */
    public final E removeFirst() {
        checkNotEmpty();
        return remove(0);
    }

    /**
     * Removes the last element. Constant time.
     *
     * @return the removed element
     * @throws NoSuchElementException if there is none
     */
    public final E removeLast() {
        checkNotEmpty();
        return remove(count() - 1);
    }

    /**
     * Removes an element in constant time by moving the last one into its place.
     *
     * @param index from 0 to {@code size() - 1}
     * @return the removed element
     * @throws IndexOutOfBoundsException if {@code index} is out of range
     */
    public final E swapRemove(int index) {
        E old = get(index);
        slot(index, getLast());
        removeLast();
        return old;
    }

    // ---------------------------------------------------------------- many elements

    /**
     * Appends elements.
     *
     * @param values what to append; the array is not kept
     * @return whether there were any
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final boolean addAll(E... values) {
        return insert(count(), values, 0, values.length);
    }

    @Override
    public final boolean addAll(Collection<? extends E> values) {
        Object[] array = values.toArray();
        return insert(count(), array, 0, array.length);
    }

    @Override
    public final boolean addAll(int index, Collection<? extends E> values) {
        Object[] array = values.toArray();
        return insert(index, array, 0, array.length);
    }

    /**
     * Inserts elements, moving the ones behind them once.
     *
     * @param index from 0 to {@code size()}
     * @param values what to insert; the array is not kept
     * @throws IndexOutOfBoundsException if {@code index} is out of range
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final void insertAll(int index, E... values) {
        insert(index, values, 0, values.length);
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
    public final void insertAll(int index, E[] values, int from, int count) {
        insert(index, values, from, count);
    }

    /**
     * Inserts the elements of a collection, which may be this one, moving the elements behind them once. The same as
     * {@link #addAll(int, Collection)}.
     *
     * @param index from 0 to {@code size()}
     * @param values what to insert
     * @throws IndexOutOfBoundsException if {@code index} is out of range
     */
    public final void insertAll(int index, Collection<? extends E> values) {
        addAll(index, values);
    }

    private boolean insert(int index, @Nullable Object[] values, int from, int count) {
        checkFromIndexSize(from, count, values.length);
        open(index, count);
        copyIn(index, values, from, count);
        return count > 0;
    }

    /**
     * Moves all elements of another vector to the end of this one. The other is empty then, and keeps its storage.
     *
     * @param other what to empty
     * @throws IllegalArgumentException if {@code other} is this vector
     */
    @SuppressWarnings("ReferenceEquality") // one that is merely equal will do
    public final void append(SmallVec<? extends E> other) {
        if (other == this) {
            throw new IllegalArgumentException("cannot move the elements of a vector to itself");
        }
        pushAll(other, 0, other.count());
        other.clear();
    }

    @Override
    public final void clear() {
        close(0, count());
    }

    /**
     * Removes a range of elements, moving the ones behind it once.
     *
     * @param fromIndex the first to remove
     * @param toIndex the one behind the last to remove
     * @throws IndexOutOfBoundsException if the range is not within the vector
     */
    @Override
    public final void removeRange(int fromIndex, int toIndex) {
        checkFromToIndex(fromIndex, toIndex, count());
        close(fromIndex, toIndex);
    }

    /**
     * Removes a range of elements and returns them. They have been removed when this method returns, whatever is done
     * with the result.
     *
     * @param fromIndex the first to remove
     * @param toIndex the one behind the last to remove
     * @return the removed elements in their order, in a vector of the same inline capacity and without spare capacity
     * @throws IndexOutOfBoundsException if the range is not within the vector
     */
    public final SmallVec<E> drain(int fromIndex, int toIndex) {
        SmallVec<E> drained = copyOfRange(fromIndex, toIndex);
        close(fromIndex, toIndex);
        return drained;
    }

    /**
     * Removes the elements that pass a test and returns them. All are tested first, in order, so a test that throws
     * leaves the vector unchanged; one that is to stop early answers false from there on, which keeps the rest.
     *
     * @param test true for an element to remove
     * @return the removed elements in their order, in a vector of the same inline capacity and without spare capacity
     * @throws java.util.ConcurrentModificationException if the test modifies the vector
     */
    public final SmallVec<E> drainIf(Predicate<? super E> test) {
        BitSet marks = marked(test);
        SmallVec<E> drained = withCapacity(slots(), marks == null ? 0 : marks.cardinality());
        if (marks != null) {
            marks.stream().forEach(i -> drained.push(slot(i)));
            removeMarked(marks);
        }
        return drained;
    }

    /**
     * Removes the elements that pass a test. All are tested first, in order, so a test that throws leaves the vector
     * unchanged. Allocates one bit per element once it finds the first to remove.
     *
     * @param test true for an element to remove
     * @return whether any was removed
     * @throws java.util.ConcurrentModificationException if the test modifies the vector
     */
    @Override
    public final boolean removeIf(Predicate<? super E> test) {
        BitSet marks = marked(test);
        if (marks != null) {
            removeMarked(marks);
        }
        return marks != null;
    }

    /**
     * Keeps the elements that pass a test and removes the others; otherwise as {@link #removeIf}.
     *
     * @param test true for an element to keep
     * @return whether any was removed
     * @throws java.util.ConcurrentModificationException if the test modifies the vector
     */
    public final boolean retainIf(Predicate<? super E> test) {
        return removeIf(test.negate());
    }

    @Override
    public final boolean removeAll(Collection<?> values) {
        return removeIf(values::contains);
    }

    @Override
    public final boolean retainAll(Collection<?> values) {
        return retainIf(values::contains);
    }

    /**
     * Removes all but the first of each run of equal elements. Allocates one bit per element once it finds the first to
     * remove.
     *
     * @return whether any was removed
     */
    public final boolean dedup() {
        return dedupBy(Objects::equals);
    }

    /**
     * Removes all but the first of each run of elements that a relation calls the same. All are compared first, each
     * with the last one kept, so a relation that throws leaves the vector unchanged.
     *
     * @param same whether the second of two elements is to be removed, the first being kept
     * @return whether any was removed
     * @throws java.util.ConcurrentModificationException if the relation modifies the vector
     */
    public final boolean dedupBy(BiPredicate<? super E, ? super E> same) {
        return removeIf(new Repeats<E, E>(Function.identity(), Objects.requireNonNull(same)));
    }

    /**
     * Removes all but the first of each run of elements with equal keys. The key of each is asked for once, before any
     * is removed, so a function that throws leaves the vector unchanged.
     *
     * @param <K> the type of the keys
     * @param key what to compare elements by; may answer null
     * @return whether any was removed
     * @throws java.util.ConcurrentModificationException if the function modifies the vector
     */
    public final <K extends @Nullable Object> boolean dedupByKey(Function<? super E, ? extends K> key) {
        return removeIf(new Repeats<E, K>(Objects.requireNonNull(key), Objects::equals));
    }

    /**
     * Shortens the vector to a number of elements; does nothing if it has no more than that. Frees nothing but what the
     * removed elements refer to.
     *
     * @param newSize how many elements to keep at most
     * @throws IllegalArgumentException if {@code newSize} is negative
     */
    public final void truncate(int newSize) {
        if (PackedVec.checkSize(newSize) < count()) {
            close(newSize, count());
        }
    }

    /**
     * Shortens the vector to a number of elements, or lengthens it by appending one element as often as needed.
     *
     * @param newSize how many elements to have
     * @param value what to append
     * @throws IllegalArgumentException if {@code newSize} is negative
     */
    public final void resize(int newSize, E value) {
        truncate(newSize);
        int oldSize = count();
        if (newSize > oldSize) {
            open(oldSize, newSize - oldSize);
            fill(oldSize, newSize, value);
        }
    }

    /**
     * Shortens the vector to a number of elements, or lengthens it by appending what a supplier answers, asked once for
     * each. One that throws leaves the vector unchanged.
     *
     * @param newSize how many elements to have
     * @param values what to append, in order
     * @throws IllegalArgumentException if {@code newSize} is negative
     * @throws java.util.ConcurrentModificationException if the supplier modifies the vector
     */
    public final void resizeWith(int newSize, Supplier<? extends E> values) {
        Objects.requireNonNull(values);
        truncate(newSize);
        Object[] added = new Object[newSize - count()];
        int expected = modCount;
        Arrays.setAll(added, i -> values.get());
        checkUnmodified(expected);
        insert(count(), added, 0, added.length);
    }

    @Override
    public final void replaceAll(UnaryOperator<E> operator) {
        Objects.requireNonNull(operator);
        int expected = modCount;
        for (int i = 0, n = count(); i < n; i++) {
            E value = operator.apply(slot(i));
            checkUnmodified(expected);
            slot(i, value);
        }
    }

    /**
     * Sorts the elements. The sort is stable; a comparator that throws leaves the vector unchanged. Allocates an array
     * of the elements.
     *
     * @param order the order, or null for the natural one
     * @throws java.util.ConcurrentModificationException if the comparator modifies the vector
     */
    @Override
    @SuppressWarnings("unchecked") // all are elements
    public final void sort(@Nullable Comparator<? super E> order) {
        int expected = modCount;
        E[] sorted = (E[]) toArray();
        Arrays.sort(sorted, order);
        checkUnmodified(expected);
        copyIn(0, sorted, 0, sorted.length);
        modCount++;
    }

    // ---------------------------------------------------------------- search, copies, order

    @Override
    public final int indexOf(@Nullable Object value) {
        for (int i = 0; i < count(); i++) {
            if (Objects.equals(value, slot(i))) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public final int lastIndexOf(@Nullable Object value) {
        for (int i = count() - 1; i >= 0; i = Math.min(i, count()) - 1) {
            if (Objects.equals(value, slot(i))) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public final boolean contains(@Nullable Object value) {
        return indexOf(value) >= 0;
    }

    @Override
    public final Iterator<E> iterator() {
        return new SmallVecIterator<>(this, 0);
    }

    @Override
    public final ListIterator<E> listIterator(int index) {
        if (index < 0 || index > count()) {
            throw new IndexOutOfBoundsException("Index " + index + " out of bounds for size " + count());
        }
        return new SmallVecIterator<>(this, index);
    }

    @Override
    public final void forEach(Consumer<? super E> action) {
        Objects.requireNonNull(action);
        int expected = modCount;
        for (int i = 0, n = count(); i < n; i++) {
            action.accept(slot(i));
            checkUnmodified(expected);
        }
    }

    @Override
    @SuppressWarnings("NullAway") // the elements may be null, although the inherited signature does not tell
    public final Object[] toArray() {
        Object[] array = new Object[count()];
        copyOut(0, array, 0, array.length);
        return array;
    }

    @Override
    @SuppressWarnings("NullAway") // an array of nullable elements is what AbstractCollection takes, too
    public final <T extends @Nullable Object> T[] toArray(T[] array) {
        int size = count();
        T[] target = array.length < size ? Arrays.copyOf(array, size) : array;
        copyOut(0, target, 0, size);
        if (size < target.length) {
            target[size] = null;
        }
        return target;
    }

    /**
     * An independent copy of the same inline capacity, without spare capacity. The elements themselves are not copied.
     *
     * @return a new vector
     */
    public final SmallVec<E> copy() {
        return copyOfRange(0, count());
    }

    /**
     * An independent copy of a range, of the same inline capacity, without spare capacity.
     *
     * @param fromIndex the first to copy
     * @param toIndex the one behind the last to copy
     * @return a new vector
     * @throws IndexOutOfBoundsException if the range is not within the vector
     */
    public final SmallVec<E> copyOfRange(int fromIndex, int toIndex) {
        checkFromToIndex(fromIndex, toIndex, count());
        SmallVec<E> copy = withCapacity(slots(), toIndex - fromIndex);
        copy.pushAll(this, fromIndex, toIndex - fromIndex);
        return copy;
    }

    /**
     * Compares lexicographically: by the first elements that differ, else by size.
     *
     * @param other what to compare with
     * @param order how to compare elements
     * @return negative, zero or positive
     */
    public final int compare(SmallVec<? extends E> other, Comparator<? super E> order) {
        Objects.requireNonNull(order);
        for (int i = 0; i < Math.min(count(), other.count()); i++) {
            int result = order.compare(slot(i), other.slot(i));
            if (result != 0) {
                return result;
            }
        }
        return Integer.compare(count(), other.count());
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        if (!(other instanceof SmallVec<?> vec)) {
            return super.equals(other);
        }
        if (vec == this) {
            return true;
        }
        int i = 0;
        while (i < count() && i < vec.count() && Objects.equals(slot(i), vec.slot(i))) {
            i++;
        }
        return i == count() && i == vec.count();
    }

    @Override
    public final int hashCode() {
        int hash = 1;
        for (int i = 0; i < count(); i++) {
            hash = 31 * hash + Objects.hashCode(slot(i));
        }
        return hash;
    }

    private void checkNotEmpty() {
        if (count() == 0) {
            throw new NoSuchElementException("empty vector");
        }
    }

    // Serialized by proxy only: a stream that names the class itself was forged.

    final Object writeReplace() {
        return new SerializedSmallVec(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("serialized by proxy only");
    }

    private void readObjectNoData() throws ObjectStreamException {
        throw new InvalidObjectException("serialized by proxy only");
    }
}
