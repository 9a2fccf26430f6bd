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
 * A vector of {@code int} as a live list. Structural changes count in {@code modCount}, by which iterators and sublists
 * of this view notice each other; sublists come from {@link AbstractList}.
 */
final class IntListView extends AbstractList<Integer> implements RandomAccess {
    private final IntVec vec;

    IntListView(IntVec vec) {
        this.vec = vec;
    }

    @Override
    public int size() {
        return vec.size();
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
    public void add(int index, Integer element) {
        vec.add(index, (int) element);
        modCount++;
    }

    @Override
    public boolean addAll(Collection<? extends Integer> values) {
        return addAll(size(), values);
    }

    @Override
    public boolean addAll(int index, Collection<? extends Integer> values) {
        int before = size();
        vec.insertAll(index, IntVecs.toArray(values));
        modCount++;
        return size() != before;
    }

    @Override
    public Integer remove(int index) {
        int removed = vec.removeAt(index);
        modCount++;
        return removed;
    }

    @Override
    public boolean remove(@Nullable Object value) {
        int index = indexOf(value);
        if (index < 0) {
            return false;
        }
        vec.removeAt(index);
        modCount++;
        return true;
    }

    @Override
    protected void removeRange(int fromIndex, int toIndex) {
        vec.removeRange(fromIndex, toIndex);
        modCount++;
    }

    @Override
    public boolean removeIf(Predicate<? super Integer> test) {
        Objects.requireNonNull(test);
        return counted(vec.removeIf(value -> test.test(value)));
    }

    @Override
    public boolean removeAll(Collection<?> values) {
        return counted(vec.removeIf(values::contains));
    }

    @Override
    public boolean retainAll(Collection<?> values) {
        return counted(vec.retainIf(values::contains));
    }

    private boolean counted(boolean changed) {
        if (changed) {
            modCount++;
        }
        return changed;
    }

    @Override
    public void replaceAll(UnaryOperator<Integer> operator) {
        Objects.requireNonNull(operator);
        vec.replaceAll(value -> operator.apply(value));
    }

    @Override
    public void sort(@Nullable Comparator<? super Integer> order) {
        if (order == null) {
            vec.sort();
        } else {
            super.sort(order);
        }
        modCount++;
    }

    @Override
    public void clear() {
        vec.clear();
        modCount++;
    }

    @Override
    public boolean contains(@Nullable Object value) {
        return indexOf(value) >= 0;
    }

    @Override
    public int indexOf(@Nullable Object value) {
        return value instanceof Integer element ? vec.indexOf(element) : -1;
    }

    @Override
    public int lastIndexOf(@Nullable Object value) {
        return value instanceof Integer element ? vec.lastIndexOf(element) : -1;
    }

    @Override
    public void forEach(Consumer<? super Integer> action) {
        Objects.requireNonNull(action);
        int expected = modCount;
        for (int i = 0, n = size(); i < n && modCount == expected; i++) {
            action.accept(vec.get(i));
        }
        if (modCount != expected) {
            throw new ConcurrentModificationException();
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IntListView view ? vec.equals(view.vec) : super.equals(other);
    }

    @Override
    public int hashCode() {
        return vec.hashCode();
    }

    @Override
    public String toString() {
        return vec.toString();
    }
}
