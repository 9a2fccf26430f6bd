package io.github.compactvec;

import io.github.compactvec.InlineSlots.Of16;
import io.github.compactvec.InlineSlots.Of2;
import io.github.compactvec.InlineSlots.Of4;
import io.github.compactvec.InlineSlots.Of8;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.ConcurrentModificationException;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a small vector keeps its elements: in slots that are fields of the object, or <em>spilled</em> to an array, for
 * which the first slot is used. Positions are those of elements either way; only this class knows the difference.
 *
 * <p>Invariants, which hold whenever no method is running, however the last one ended:
 *
 * <ul>
 *   <li>inline, element {@code i} is slot {@code i}, and there are no more elements than slots;
 *   <li>spilled, it is element {@code i} of the array, and the other slots are null;
 *   <li>what is behind the last element, in slots or array, is null, so nothing removed is held on to;
 *   <li>{@code modCount} changes with every change of the size, the order or the storage, not with that of an element.
 * </ul>
 *
 * <p>The class of the vector has the slots, and from two slots on, one that has more extends one that has fewer. So a
 * slot is reached by a switch and a cast, which is the comparison of a constant with one word of the class, and no call
 * depends on the number of slots: programs that use several numbers of them run the same compiled code.
 */
abstract sealed class SmallStorage<E extends @Nullable Object> extends AbstractList<E> permits SmallVec {
    /** The size while inline, its complement once spilled: an object with one slot has no room for a flag. */
    private int meta;

    /** The first element while inline, the array of all once spilled. */
    private @Nullable Object slot0;

    SmallStorage() {}

    SmallStorage(int size, @Nullable Object slot0) {
        this.meta = size;
        this.slot0 = slot0;
    }

    // ---------------------------------------------------------------- size and room

    final int count() {
        int m = meta;
        return m ^ m >> 31;
    }

    final boolean spilled() {
        return meta < 0;
    }

    /** How many elements fit into slots. */
    final int slots() {
        if (this instanceof Of4<?>) {
            return this instanceof Of16<?> ? 16 : this instanceof Of8<?> ? 8 : 4;
        }
        return this instanceof Of2<?> ? 2 : 1;
    }

    /** How many elements fit without growing. */
    final int room() {
        return spilled() ? array().length : slots();
    }

    private void setCount(int count) {
        meta = count ^ meta >> 31;
    }

    /** The array of all elements, or null if they are inline. */
    final @Nullable Object @Nullable [] arrayIfSpilled() {
        return spilled() ? array() : null;
    }

    /** How often size, order or storage have changed. */
    final int changes() {
        return modCount;
    }

    @SuppressWarnings("NullAway") // there is an array once spilled
    private @Nullable Object[] array() {
        return (Object[]) slot0;
    }

    // ---------------------------------------------------------------- single elements

    /** The element at a position that is known to be valid. */
    @SuppressWarnings({"unchecked", "NullAway"}) // null is an element only where E allows it
    final E slot(int index) {
        return (E) (spilled() ? array()[index] : inline(index));
    }

    /** The element at a position that is known to be valid, of a vector that has not spilled. */
    @SuppressWarnings({"unchecked", "NullAway"}) // null is an element only where E allows it
    final E inlined(int index) {
        return (E) inline(index);
    }

    private @Nullable Object inline(int index) {
        return switch (index) {
            case 0 -> slot0;
            case 1 -> ((Of2<?>) this).slot1;
            case 2 -> ((Of4<?>) this).slot2;
            case 3 -> ((Of4<?>) this).slot3;
            case 4 -> ((Of8<?>) this).slot4;
            case 5 -> ((Of8<?>) this).slot5;
            case 6 -> ((Of8<?>) this).slot6;
            case 7 -> ((Of8<?>) this).slot7;
            case 8 -> ((Of16<?>) this).slot8;
            case 9 -> ((Of16<?>) this).slot9;
            case 10 -> ((Of16<?>) this).slot10;
            case 11 -> ((Of16<?>) this).slot11;
            case 12 -> ((Of16<?>) this).slot12;
            case 13 -> ((Of16<?>) this).slot13;
            case 14 -> ((Of16<?>) this).slot14;
            default -> ((Of16<?>) this).slot15;
        };
    }

    /** Stores at a position within the room. */
    final void slot(int index, @Nullable Object element) {
        if (spilled()) {
            array()[index] = element;
        } else {
            inline(index, element);
        }
    }

    /**
     * Stores to a slot if there is one, and tells whether there is. Each store has its own garbage collection barrier, so
     * all in one method would be too much code for C2 to inline into a loop; the first slots are the ones most used.
     */
    private boolean inline(int index, @Nullable Object element) {
        return index < 4 ? near(index, element) : far(index, element);
    }

    private boolean near(int index, @Nullable Object element) {
        if (index == 0) {
            slot0 = element;
            return true;
        }
        if (this instanceof Of4<?> of4) {
            switch (index) {
                case 1 -> of4.slot1 = element;
                case 2 -> of4.slot2 = element;
                default -> of4.slot3 = element;
            }
            return true;
        }
        if (index == 1 && this instanceof Of2<?> of2) {
            of2.slot1 = element;
            return true;
        }
        return false;
    }

    private boolean far(int index, @Nullable Object element) {
        return index < 8
                ? this instanceof Of8<?> of8 && of8.putOf8(index, element)
                : this instanceof Of16<?> of16 && index < 16 && of16.putOf16(index, element);
    }

    final void push(E element) {
        int m = meta;
        if (m >= 0 && inline(m, element)) {
            meta = m + 1;
        } else {
            pushSpilled(element);
        }
        modCount++;
    }

    private void pushSpilled(E element) {
        int size = count();
        if (meta >= 0 || size == array().length) {
            spill(Growth.references(size + 1L, size), size, 0);
        }
        array()[size] = element;
        meta = ~(size + 1);
    }

    // ---------------------------------------------------------------- ranges

    /** Copies elements within the room, as if all were read first. */
    private void move(int from, int to, int count) {
        if (spilled()) {
            System.arraycopy(array(), from, array(), to, count);
        } else if (from > to) {
            for (int i = 0; i < count; i++) {
                inline(to + i, inline(from + i));
            }
        } else {
            for (int i = count - 1; i >= 0; i--) {
                inline(to + i, inline(from + i));
            }
        }
    }

    /** Copies elements to an array; one that does not take them throws, as arrays do. */
    final void copyOut(int from, @Nullable Object[] target, int targetFrom, int count) {
        if (spilled()) {
            System.arraycopy(array(), from, target, targetFrom, count);
        } else {
            for (int i = 0; i < count; i++) {
                target[targetFrom + i] = inline(from + i);
            }
        }
    }

    /** Overwrites elements with those of an array. */
    final void copyIn(int to, @Nullable Object[] source, int sourceFrom, int count) {
        if (spilled()) {
            System.arraycopy(source, sourceFrom, array(), to, count);
        } else {
            for (int i = 0; i < count; i++) {
                inline(to + i, source[sourceFrom + i]);
            }
        }
    }

    /** Appends a range of another vector. */
    final void pushAll(SmallStorage<? extends E> source, int from, int count) {
        int to = count();
        open(to, count);
        if (spilled()) {
            source.copyOut(from, array(), to, count);
        } else {
            for (int i = 0; i < count; i++) {
                inline(to + i, source.slot(from + i));
            }
        }
    }

    /** Overwrites a range, which may reach beyond the elements, with one value. */
    final void fill(int from, int to, @Nullable Object value) {
        if (spilled()) {
            Arrays.fill(array(), from, to, value);
        } else {
            for (int i = from; i < to; i++) {
                inline(i, value);
            }
        }
    }

    // ---------------------------------------------------------------- growing and shrinking

    /**
     * Opens a gap of elements to be overwritten at once. At most one allocation; nothing changes when it fails.
     *
     * @throws IndexOutOfBoundsException if there is no such position
     */
    final void open(int index, int count) {
        int size = count();
        if (index < 0 || index > size) {
            throw new IndexOutOfBoundsException("Index " + index + " out of bounds for insertion into size " + size);
        }
        long newSize = (long) size + count;
        if (newSize <= room()) {
            move(index, index + count, size - index);
        } else {
            spill(Growth.references(newSize, size), index, count);
        }
        setCount((int) newSize);
        modCount++;
    }

    /** Removes a range that is known to be valid. */
    final void close(int from, int to) {
        int size = count();
        int newSize = size - (to - from);
        move(to, from, size - to);
        fill(newSize, size, null);
        setCount(newSize);
        modCount++;
    }

    /** Makes room, with some to spare. */
    final void reserve(long minCapacity) {
        if (minCapacity > room()) {
            spill(Growth.references(minCapacity, count()), count(), 0);
        }
    }

    /** Makes room for exactly so many elements in a vector without any. */
    final void reserveExactly(int capacity) {
        if (capacity > room()) {
            spill(capacity, 0, 0);
        }
    }

    /** Moves the elements to a new array, leaving a gap. The size is still the old one. */
    private void spill(int length, int index, int gap) {
        int size = count();
        @Nullable Object[] array;
        if (spilled()) {
            array = Arrays.copyOf(array(), length);
        } else {
            array = new Object[length];
            moveSlotsTo(array);
            meta = ~size;
        }
        if (gap > 0) {
            System.arraycopy(array, index, array, index + gap, size - index);
        }
        slot0 = array;
        modCount++;
    }

    /** Moves what is in the slots to an array that is longer, and leaves null there. */
    void moveSlotsTo(@Nullable Object[] array) {
        array[0] = slot0;
        slot0 = null;
    }

    /** Gives back the array if the elements fit into slots, else what is too long of it. */
    final void trim() {
        if (!spilled()) {
            return;
        }
        @Nullable Object[] array = array();
        int size = count();
        if (size <= slots()) {
            slot0 = null;
            meta = size;
            copyIn(0, array, 0, size);
        } else if (size < array.length) {
            slot0 = Arrays.copyOf(array, size);
        }
        modCount++;
    }

    // ---------------------------------------------------------------- removal by a test

    /**
     * The positions of the elements that pass a test, or null if there are none. Nothing is removed yet, so that a test
     * that throws leaves everything as it was.
     */
    final @Nullable BitSet marked(Predicate<? super E> test) {
        Objects.requireNonNull(test);
        int expected = modCount;
        int size = count();
        BitSet marks = null;
        for (int i = 0; i < size; i++) {
            if (test.test(slot(i))) {
                if (marks == null) {
                    marks = new BitSet(size);
                }
                marks.set(i);
            }
            checkUnmodified(expected);
        }
        return marks;
    }

    final void removeMarked(BitSet marks) {
        int size = count();
        int end = marks.nextSetBit(0);
        for (int i = end; i < size; i++) {
            if (!marks.get(i)) {
                slot(end++, slot(i));
            }
        }
        close(end, size);
    }

    final void checkUnmodified(int expectedModCount) {
        if (modCount != expectedModCount) {
            throw new ConcurrentModificationException("modified during an iteration");
        }
    }
}
