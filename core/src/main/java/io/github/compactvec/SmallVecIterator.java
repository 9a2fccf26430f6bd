package io.github.compactvec;

import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Iteration over a small vector, fail-fast as that of {@link java.util.AbstractList}, whose own iterators would do but
 * for speed: they know neither the class of the list nor its array, and ask for both anew at each element. As every
 * change of size or storage is counted, both stay what they were until the vector is found to have changed.
 */
final class SmallVecIterator<E extends @Nullable Object> implements ListIterator<E> {
    private static final int NONE = -1;

    private final SmallVec<E> vec;
    private int next;
    private int last = NONE;

    /** What the vector was when it was last looked at. */
    private int changes;

    private int size;
    private @Nullable Object @Nullable [] array;

    SmallVecIterator(SmallVec<E> vec, int next) {
        this.vec = vec;
        this.next = next;
        look();
    }

    private void look() {
        changes = vec.changes();
        size = vec.count();
        array = vec.arrayIfSpilled();
    }

    /** The element at a position, which is remembered as the last one. */
    @SuppressWarnings({"unchecked", "NullAway"}) // what an array holds is elements, null only where E allows it
    private E at(int index) {
        vec.checkUnmodified(changes);
        if (index < 0 || index >= size) {
            throw new NoSuchElementException();
        }
        last = index;
        @Nullable Object[] a = array;
        return a == null ? vec.inlined(index) : (E) a[index];
    }

    private int checkLast() {
        if (last == NONE) {
            throw new IllegalStateException("no element to change: call next() or previous() first");
        }
        vec.checkUnmodified(changes);
        return last;
    }

    @Override
    public boolean hasNext() {
        return next != vec.count();
    }

    @Override
    public E next() {
        int i = next;
        E element = at(i);
        next = i + 1;
        return element;
    }

    @Override
    public boolean hasPrevious() {
        return next != 0;
    }

    @Override
    public E previous() {
        int i = next - 1;
        E element = at(i);
        next = i;
        return element;
    }

    @Override
    public int nextIndex() {
        return next;
    }

    @Override
    public int previousIndex() {
        return next - 1;
    }

    @Override
    public void forEachRemaining(Consumer<? super E> action) {
        Objects.requireNonNull(action);
        while (next < size) {
            action.accept(next());
        }
        vec.checkUnmodified(changes);
    }

    @Override
    public void remove() {
        int index = checkLast();
        vec.close(index, index + 1);
        next = Math.min(next, index); // unchanged after previous()
        last = NONE;
        look();
    }

    @Override
    public void set(E element) {
        vec.slot(checkLast(), element);
    }

    @Override
    public void add(E element) {
        vec.checkUnmodified(changes);
        vec.add(next, element);
        next++;
        last = NONE;
        look();
    }
}
