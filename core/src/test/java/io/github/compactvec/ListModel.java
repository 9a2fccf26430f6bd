package io.github.compactvec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What every vector should do, said with an {@link ArrayList} of boxed values and as plainly as possible. */
@SuppressWarnings("ListRemoveAmbiguous") // removes by index only
final class ListModel implements Sequence {
    private static final Comparator<Number> ORDER = Comparator.comparingLong(Number::longValue);

    private final Element element;
    private final List<Number> list;

    ListModel(Element element, long... values) {
        this(element, new ArrayList<>());
        addAll(values);
    }

    private ListModel(Element element, List<Number> list) {
        this.element = element;
        this.list = list;
    }

    private static final class Models implements Factory {
        private final Element element;

        Models(Element element) {
            this.element = element;
        }

        @Override
        public Sequence empty() {
            return new ListModel(element);
        }

        @Override
        public Sequence withCapacity(int capacity) {
            requireNotNegative(capacity);
            return empty();
        }

        @Override
        public Sequence of(long... values) {
            return new ListModel(element, values);
        }

        @Override
        public Sequence copyOf(long[] values) {
            return of(values);
        }

        @Override
        public Sequence copyOf(long[] values, int from, int count) {
            Objects.checkFromIndexSize(from, count, values.length);
            return of(Arrays.copyOfRange(values, from, from + count));
        }

        @Override
        public Sequence copyOf(Sequence values) {
            return of(values.toArray());
        }

        @Override
        public Sequence copyOf(Collection<@Nullable Number> values) {
            Sequence copy = empty();
            copy.addAll(values);
            return copy;
        }

        @Override
        public Sequence copyOf(LongStream values) {
            return of(values.toArray());
        }

        @Override
        public Sequence copyOfSorted(long... values) {
            long[] sorted = values.clone();
            Arrays.sort(sorted);
            if (!Arrays.equals(values, sorted)) {
                throw new IllegalArgumentException("not sorted");
            }
            return of(values);
        }

        @Override
        public Sequence copyOfUnsigned(long[] values) {
            return of(checked(
                    element,
                    Arrays.stream(values).map(value -> value & 0xFFFF_FFFFL).toArray()));
        }

        @Override
        public Collector<Number, ?, Sequence> toVec() {
            return Collectors.collectingAndThen(
                    Collectors.toCollection(ArrayList<Number>::new), values -> new ListModel(element, values));
        }
    }

    private static long[] checked(Element range, long[] values) {
        if (!Arrays.stream(values).allMatch(range::holds)) {
            throw new IllegalArgumentException("out of range");
        }
        return values;
    }

    private static void requireNotNegative(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("negative");
        }
    }

    private int checkPosition(int index) {
        return Objects.checkIndex(index, size() + 1);
    }

    private void checkNotEmpty() {
        if (list.isEmpty()) {
            throw new NoSuchElementException();
        }
    }

    private List<Number> range(int fromIndex, int toIndex) {
        Objects.checkFromToIndex(fromIndex, toIndex, size());
        return list.subList(fromIndex, toIndex);
    }

    private List<Number> boxed(long[] values) {
        return Arrays.stream(values).mapToObj(element::box).toList();
    }

    @Override
    public Factory factory() {
        return new Models(element);
    }

    @Override
    public int size() {
        return list.size();
    }

    @Override
    public boolean isEmpty() {
        return list.isEmpty();
    }

    @Override
    public void ensureCapacity(int minCapacity) {}

    @Override
    public void trimToSize() {}

    @Override
    public long get(int index) {
        return list.get(index).longValue();
    }

    @Override
    public long first() {
        checkNotEmpty();
        return get(0);
    }

    @Override
    public long last() {
        checkNotEmpty();
        return get(size() - 1);
    }

    @Override
    public long set(int index, long value) {
        return list.set(index, element.box(value)).longValue();
    }

    @Override
    public void add(long value) {
        list.add(element.box(value));
    }

    @Override
    public void add(int index, long value) {
        list.add(index, element.box(value));
    }

    @Override
    public long removeAt(int index) {
        return list.remove(index).longValue();
    }

    @Override
    public long removeLast() {
        checkNotEmpty();
        return removeAt(size() - 1);
    }

    @Override
    public long swapRemove(int index) {
        long removed = get(index);
        list.set(index, list.get(size() - 1));
        list.remove(size() - 1);
        return removed;
    }

    @Override
    public void swap(int i, int j) {
        Objects.checkIndex(i, size());
        Objects.checkIndex(j, size());
        Collections.swap(list, i, j);
    }

    @Override
    public void addAll(long... values) {
        list.addAll(boxed(values));
    }

    @Override
    public void addAll(long[] values, int from, int count) {
        insertAll(size(), values, from, count);
    }

    @Override
    public void addAll(Sequence values) {
        addAll(values.toArray());
    }

    @Override
    public void addAll(LongStream values) {
        addAll(values.toArray());
    }

    @Override
    public void addAll(Collection<@Nullable Number> values) {
        List<Number> copy = new ArrayList<>();
        for (Object value : values.toArray()) {
            copy.add((Number) Objects.requireNonNull(value));
        }
        list.addAll(copy);
    }

    @Override
    public void insertAll(int index, long... values) {
        list.addAll(checkPosition(index), boxed(values));
    }

    @Override
    public void insertAll(int index, long[] values, int from, int count) {
        Objects.checkFromIndexSize(from, count, values.length);
        insertAll(index, Arrays.copyOfRange(values, from, from + count));
    }

    @Override
    public void insertAll(int index, Sequence values) {
        insertAll(index, values.toArray());
    }

    @Override
    public void removeRange(int fromIndex, int toIndex) {
        range(fromIndex, toIndex).clear();
    }

    @Override
    public Sequence drain(int fromIndex, int toIndex) {
        Sequence drained = copyOfRange(fromIndex, toIndex);
        removeRange(fromIndex, toIndex);
        return drained;
    }

    @Override
    public boolean removeIf(LongPredicate test) {
        return list.removeIf(value -> test.test(value.longValue()));
    }

    @Override
    public boolean retainIf(LongPredicate test) {
        return removeIf(test.negate());
    }

    @Override
    public boolean dedup() {
        return dedupBy((kept, next) -> kept == next);
    }

    @Override
    public boolean dedupBy(LongBiPredicate same) {
        List<Number> kept = new ArrayList<>();
        for (Number value : list) {
            if (kept.isEmpty() || !same.test(kept.get(kept.size() - 1).longValue(), value.longValue())) {
                kept.add(value);
            }
        }
        boolean removed = kept.size() < list.size();
        list.clear();
        list.addAll(kept);
        return removed;
    }

    @Override
    public void replaceAll(LongUnaryOperator operator) {
        list.replaceAll(value -> element.box(operator.applyAsLong(value.longValue())));
    }

    @Override
    public void truncate(int newSize) {
        requireNotNegative(newSize);
        if (newSize < size()) {
            removeRange(newSize, size());
        }
    }

    @Override
    public void resize(int newSize, long value) {
        truncate(newSize);
        list.addAll(Collections.nCopies(newSize - size(), element.box(value)));
    }

    @Override
    public void fill(long value) {
        Collections.fill(list, element.box(value));
    }

    @Override
    public void fill(int fromIndex, int toIndex, long value) {
        Collections.fill(range(fromIndex, toIndex), element.box(value));
    }

    @Override
    public void clear() {
        list.clear();
    }

    @Override
    public void reset() {
        list.clear();
    }

    @Override
    public void sort() {
        list.sort(ORDER);
    }

    @Override
    public void reverse() {
        Collections.reverse(list);
    }

    @Override
    public int binarySearch(long value) {
        return Collections.binarySearch(list, element.box(value), ORDER);
    }

    @Override
    public int indexOf(long value) {
        return list.indexOf(element.box(value));
    }

    @Override
    public int lastIndexOf(long value) {
        return list.lastIndexOf(element.box(value));
    }

    @Override
    public boolean contains(long value) {
        return list.contains(element.box(value));
    }

    @Override
    public long min() {
        return Collections.min(list, ORDER).longValue();
    }

    @Override
    public long max() {
        return Collections.max(list, ORDER).longValue();
    }

    @Override
    public long sum() {
        return stream().sum();
    }

    @Override
    public void forEach(LongConsumer action) {
        list.forEach(value -> action.accept(value.longValue()));
    }

    @Override
    public Iterator<Number> iterator() {
        return list.iterator();
    }

    @Override
    public Spliterator<Number> spliterator() {
        return list.spliterator();
    }

    @Override
    public LongStream stream() {
        return list.stream().mapToLong(Number::longValue);
    }

    @Override
    public LongStream parallelStream() {
        return list.parallelStream().mapToLong(Number::longValue);
    }

    @Override
    public List<Number> asList() {
        return list;
    }

    @Override
    public long[] toArray() {
        return stream().toArray();
    }

    @Override
    public long[] toNumberArray() {
        return element == Element.INT ? toArray() : checked(Element.INT, toArray());
    }

    @Override
    public long[] toUnsignedNumberArray() {
        return Arrays.stream(checked(Element.UINT, toArray()))
                .map(value -> (int) value)
                .toArray();
    }

    @Override
    public void copyTo(int fromIndex, long[] target, int targetFrom, int count) {
        Objects.checkFromIndexSize(fromIndex, count, size());
        System.arraycopy(toArray(), fromIndex, target, targetFrom, count);
    }

    @Override
    public Sequence copy() {
        return copyOfRange(0, size());
    }

    @Override
    public Sequence copyOfRange(int fromIndex, int toIndex) {
        return new ListModel(element, new ArrayList<>(range(fromIndex, toIndex)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ListModel model && list.equals(model.list);
    }

    @Override
    public int hashCode() {
        return list.hashCode();
    }

    @Override
    public int compareTo(Sequence other) {
        return Arrays.compare(toArray(), other.toArray());
    }

    @Override
    public String toString() {
        return list.toString();
    }
}
