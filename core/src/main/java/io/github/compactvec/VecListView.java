package io.github.compactvec;

import java.util.AbstractList;
import java.util.Collection;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A vector as a live list; the leaves box its elements. Structural changes count in {@code modCount}, by which iterators
 * and sublists of this view notice each other; sublists come from {@link AbstractList}.
 */
abstract class VecListView<E> extends AbstractList<E> implements RandomAccess {
    private final PrimitiveVec vec;

    private VecListView(PrimitiveVec vec) {
        this.vec = vec;
    }

    /** Inserts one element, not null. */
    abstract void insert(int index, E element);

    /** Inserts all elements, none of them null, or nothing. */
    abstract void insertAll(int index, Collection<? extends E> values);

    abstract boolean removeWhere(Predicate<? super E> test);

    abstract void replaceWith(UnaryOperator<E> operator);

    @Override
    public final int size() {
        return vec.size();
    }

    @Override
    public final void add(int index, E element) {
        insert(index, element);
        modCount++;
    }

    @Override
    public final boolean addAll(Collection<? extends E> values) {
        return addAll(size(), values);
    }

    @Override
    public final boolean addAll(int index, Collection<? extends E> values) {
        int before = size();
        insertAll(index, values);
        modCount++;
        return size() != before;
    }

    @Override
    public final E remove(int index) {
        E removed = get(index);
        removeRange(index, index + 1);
        return removed;
    }

    @Override
    public final boolean remove(@Nullable Object value) {
        int index = indexOf(value);
        if (index < 0) {
            return false;
        }
        removeRange(index, index + 1);
        return true;
    }

    @Override
    protected final void removeRange(int fromIndex, int toIndex) {
        vec.removeRange(fromIndex, toIndex);
        modCount++;
    }

    @Override
    public final boolean removeIf(Predicate<? super E> test) {
        boolean changed = removeWhere(Objects.requireNonNull(test));
        if (changed) {
            modCount++;
        }
        return changed;
    }

    @Override
    public final boolean removeAll(Collection<?> values) {
        return removeIf(values::contains);
    }

    @Override
    public final boolean retainAll(Collection<?> values) {
        Objects.requireNonNull(values);
        return removeIf(value -> !values.contains(value));
    }

    @Override
    public final void replaceAll(UnaryOperator<E> operator) {
        replaceWith(Objects.requireNonNull(operator));
    }

    @Override
    public final void sort(@Nullable Comparator<? super E> order) {
        if (order == null) {
            vec.sort();
        } else {
            super.sort(order);
        }
        modCount++;
    }

    @Override
    public final void clear() {
        vec.clear();
        modCount++;
    }

    @Override
    public final boolean contains(@Nullable Object value) {
        return indexOf(value) >= 0;
    }

    @Override
    public final void forEach(Consumer<? super E> action) {
        Objects.requireNonNull(action);
        int expected = modCount;
        for (int i = 0, n = size(); i < n && modCount == expected; i++) {
            action.accept(get(i));
        }
        if (modCount != expected) {
            throw new ConcurrentModificationException();
        }
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof VecListView<?> view
                ? vec.equals(view.vec) || (isEmpty() && view.isEmpty())
                : super.equals(other);
    }

    @Override
    public final int hashCode() {
        return vec.hashCode();
    }

    @Override
    public final String toString() {
        return vec.toString();
    }

    static final class Ints extends VecListView<Integer> {
        private final IntVec vec;

        Ints(IntVec vec) {
            super(vec);
            this.vec = vec;
        }

        @Override
        public Integer get(int index) {
            return vec.get(index);
        }

        @Override
        public Integer set(int index, Integer element) {
            return vec.set(index, element);
        }

        @Override
        void insert(int index, Integer element) {
            vec.add(index, (int) element);
        }

        @Override
        void insertAll(int index, Collection<? extends Integer> values) {
            vec.insertAll(index, Unboxed.ints(values));
        }

        @Override
        boolean removeWhere(Predicate<? super Integer> test) {
            return vec.removeIf(test::test);
        }

        @Override
        void replaceWith(UnaryOperator<Integer> operator) {
            vec.replaceAll(operator::apply);
        }

        @Override
        public int indexOf(@Nullable Object value) {
            return value instanceof Integer element ? vec.indexOf(element) : -1;
        }

        @Override
        public int lastIndexOf(@Nullable Object value) {
            return value instanceof Integer element ? vec.lastIndexOf(element) : -1;
        }
    }

    static final class Longs extends VecListView<Long> {
        private final LongVec vec;

        Longs(LongVec vec) {
            super(vec);
            this.vec = vec;
        }

        @Override
        public Long get(int index) {
            return vec.get(index);
        }

        @Override
        public Long set(int index, Long element) {
            return vec.set(index, element);
        }

        @Override
        void insert(int index, Long element) {
            vec.add(index, (long) element);
        }

        @Override
        void insertAll(int index, Collection<? extends Long> values) {
            vec.insertAll(index, Unboxed.longs(values));
        }

        @Override
        boolean removeWhere(Predicate<? super Long> test) {
            return vec.removeIf(test::test);
        }

        @Override
        void replaceWith(UnaryOperator<Long> operator) {
            vec.replaceAll(operator::apply);
        }

        @Override
        public int indexOf(@Nullable Object value) {
            return value instanceof Long element ? vec.indexOf(element) : -1;
        }

        @Override
        public int lastIndexOf(@Nullable Object value) {
            return value instanceof Long element ? vec.lastIndexOf(element) : -1;
        }
    }
}
