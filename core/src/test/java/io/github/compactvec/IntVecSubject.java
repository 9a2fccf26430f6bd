package io.github.compactvec;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A vector of {@code int} under test. */
final class IntVecSubject implements VecSubject {
    static final VecType COMPACT = new Type<>(
            Element.INT,
            new Factories<>(
                    CompactIntVec.class,
                    CompactIntVec::new,
                    CompactIntVec::withCapacity,
                    CompactIntVec::of,
                    CompactIntVec::copyOf,
                    CompactIntVec::copyOfSorted,
                    CompactIntVec::copyOf,
                    CompactIntVec::copyOf,
                    CompactIntVec::toCompactIntVec,
                    CompactIntVec::copyOf,
                    CompactIntVec::copyOf,
                    values -> CompactIntVec.copyOf(CompactLongVec.copyOfUnsigned(values)),
                    CompactIntVec::copyOf,
                    CompactIntVec::copyOf,
                    CompactIntVec::readPackedFrom));
    static final VecType SMALL = new Type<>(
            Element.INT,
            new Factories<>(
                    SmallIntVec.class,
                    SmallIntVec::new,
                    SmallIntVec::withCapacity,
                    SmallIntVec::of,
                    SmallIntVec::copyOf,
                    SmallIntVec::copyOfSorted,
                    SmallIntVec::copyOf,
                    SmallIntVec::copyOf,
                    SmallIntVec::toSmallIntVec,
                    SmallIntVec::copyOf,
                    SmallIntVec::copyOf,
                    values -> SmallIntVec.copyOf(CompactLongVec.copyOfUnsigned(values)),
                    SmallIntVec::copyOf,
                    SmallIntVec::copyOf,
                    SmallIntVec::readPackedFrom));

    /** The factories of a type of {@code int}. */
    @SuppressWarnings("unchecked") // of this class
    static Factories<?, int[], Integer, IntStream> make(VecType type) {
        return (Factories<?, int[], Integer, IntStream>) type.make();
    }

    private final VecType type;
    final IntVec vec;

    IntVecSubject(VecType type, IntVec vec) {
        this.type = type;
        this.vec = vec;
    }

    private record Type<V extends PackedVec & IntVec>(Element element, Factories<V, int[], Integer, IntStream> make)
            implements VecType {
        @Override
        public Object array(long... values) {
            return ints(values);
        }

        @Override
        public PackedVec ofArray(Object array) {
            return make.of().apply((int[]) array);
        }

        @Override
        public VecSubject empty() {
            return wrap(make.empty().get());
        }

        @Override
        public VecSubject withCapacity(int capacity) {
            return wrap(make.withCapacity().apply(capacity));
        }

        @Override
        public VecSubject of(long... values) {
            return wrap(make.of().apply(ints(values)));
        }

        @Override
        public VecSubject copyOf(long[] values) {
            return wrap(make.ofInts().apply(ints(values)));
        }

        @Override
        public VecSubject copyOf(long[] values, int from, int count) {
            return wrap(make.ofRange().copyOf(ints(values), from, count));
        }

        @Override
        public VecSubject copyOf(Sequence values) {
            return wrap(make.ofIntVec().apply(((IntVecSubject) values).vec));
        }

        @Override
        public VecSubject copyOf(Collection<@Nullable Number> values) {
            return wrap(make.ofCollection().apply(integers(values)));
        }

        @Override
        public VecSubject copyOf(LongStream values) {
            return wrap(make.ofStream().apply(ints(values)));
        }

        @Override
        public VecSubject copyOfSorted(long... values) {
            return wrap(make.ofSorted().apply(ints(values)));
        }

        @Override
        public VecSubject copyOfUnsigned(long[] values) {
            return wrap(make.ofUnsigned().apply(ints(values)));
        }

        @Override
        public Collector<Number, ?, VecSubject> toVec() {
            return Collectors.mapping(
                    Number::intValue,
                    Collectors.collectingAndThen(make.collector().get(), this::wrap));
        }

        @Override
        public VecSubject readPackedFrom(InputStream in, int size, int widthBits, boolean signed) throws IOException {
            return wrap(make.reader().readPackedFrom(in, size, widthBits, signed));
        }

        private VecSubject wrap(V vec) {
            return new IntVecSubject(this, vec);
        }

        @Override
        public String toString() {
            return container().getSimpleName();
        }
    }

    static int[] ints(long[] values) {
        int[] array = new int[values.length];
        for (int i = 0; i < array.length; i++) {
            array[i] = Math.toIntExact(values[i]);
        }
        return array;
    }

    private static IntStream ints(LongStream values) {
        return values.mapToInt(Math::toIntExact);
    }

    static long[] longs(int[] values) {
        long[] array = new long[values.length];
        for (int i = 0; i < array.length; i++) {
            array[i] = values[i];
        }
        return array;
    }

    @SuppressWarnings("unchecked") // holds what Element.INT boxed
    private static Collection<Integer> integers(Collection<@Nullable Number> values) {
        return (Collection<Integer>) (Collection<?>) values;
    }

    private VecSubject wrap(IntVec other) {
        return new IntVecSubject(type, other);
    }

    @Override
    public VecType factory() {
        return type;
    }

    @Override
    public PackedVec vec() {
        return (PackedVec) vec;
    }

    @Override
    public void addArray(Object array) {
        vec.addAll((int[]) array);
    }

    @Override
    public int size() {
        return vec.size();
    }

    @Override
    public boolean isEmpty() {
        return vec.isEmpty();
    }

    @Override
    public int capacity() {
        return vec.capacity();
    }

    @Override
    public void ensureCapacity(int minCapacity) {
        vec.ensureCapacity(minCapacity);
    }

    @Override
    public void trimToSize() {
        vec.trimToSize();
    }

    @Override
    public int widthBits() {
        return vec.widthBits();
    }

    @Override
    public boolean isSigned() {
        return vec.isSigned();
    }

    @Override
    public long widthMin() {
        return vec.widthMin();
    }

    @Override
    public long widthMax() {
        return vec.widthMax();
    }

    @Override
    public int byteLength() {
        return vec.byteLength();
    }

    @Override
    public int byteCapacity() {
        return vec.byteCapacity();
    }

    @Override
    public int inlineCapacity() {
        return vec instanceof SmallIntVec small ? small.inlineCapacity() : 0;
    }

    @Override
    public boolean isSpilled() {
        return !(vec instanceof SmallIntVec small) || small.isSpilled();
    }

    @Override
    public long get(int index) {
        return vec.get(index);
    }

    @Override
    public long first() {
        return vec.first();
    }

    @Override
    public long last() {
        return vec.last();
    }

    @Override
    public long set(int index, long value) {
        return vec.set(index, Math.toIntExact(value));
    }

    @Override
    public void add(long value) {
        vec.add(Math.toIntExact(value));
    }

    @Override
    public void add(int index, long value) {
        vec.add(index, Math.toIntExact(value));
    }

    @Override
    public long removeAt(int index) {
        return vec.removeAt(index);
    }

    @Override
    public long removeLast() {
        return vec.removeLast();
    }

    @Override
    public long swapRemove(int index) {
        return vec.swapRemove(index);
    }

    @Override
    public void swap(int i, int j) {
        vec.swap(i, j);
    }

    @Override
    public void addAll(long... values) {
        vec.addAll(ints(values));
    }

    @Override
    public void addAll(long[] values, int from, int count) {
        vec.addAll(ints(values), from, count);
    }

    @Override
    public void addAll(Sequence values) {
        vec.addAll(((IntVecSubject) values).vec);
    }

    @Override
    public void addAll(LongStream values) {
        vec.addAll(ints(values));
    }

    @Override
    public void addAll(Collection<@Nullable Number> values) {
        vec.addAll(integers(values));
    }

    @Override
    public void insertAll(int index, long... values) {
        vec.insertAll(index, ints(values));
    }

    @Override
    public void insertAll(int index, long[] values, int from, int count) {
        vec.insertAll(index, ints(values), from, count);
    }

    @Override
    public void insertAll(int index, Sequence values) {
        vec.insertAll(index, ((IntVecSubject) values).vec);
    }

    @Override
    public void removeRange(int fromIndex, int toIndex) {
        vec.removeRange(fromIndex, toIndex);
    }

    @Override
    public VecSubject drain(int fromIndex, int toIndex) {
        return wrap(vec.drain(fromIndex, toIndex));
    }

    @Override
    public boolean removeIf(LongPredicate test) {
        return vec.removeIf(test::test);
    }

    @Override
    public boolean retainIf(LongPredicate test) {
        return vec.retainIf(test::test);
    }

    @Override
    public boolean dedup() {
        return vec.dedup();
    }

    @Override
    public boolean dedupBy(LongBiPredicate same) {
        return vec.dedupBy(same::test);
    }

    @Override
    public void replaceAll(LongUnaryOperator operator) {
        vec.replaceAll(value -> Math.toIntExact(operator.applyAsLong(value)));
    }

    @Override
    public void truncate(int newSize) {
        vec.truncate(newSize);
    }

    @Override
    public void resize(int newSize, long value) {
        vec.resize(newSize, Math.toIntExact(value));
    }

    @Override
    public void fill(long value) {
        vec.fill(Math.toIntExact(value));
    }

    @Override
    public void fill(int fromIndex, int toIndex, long value) {
        vec.fill(fromIndex, toIndex, Math.toIntExact(value));
    }

    @Override
    public void clear() {
        vec.clear();
    }

    @Override
    public void reset() {
        vec.reset();
    }

    @Override
    public void sort() {
        vec.sort();
    }

    @Override
    public void reverse() {
        vec.reverse();
    }

    @Override
    public int binarySearch(long value) {
        return vec.binarySearch(Math.toIntExact(value));
    }

    @Override
    public int indexOf(long value) {
        return vec.indexOf(Math.toIntExact(value));
    }

    @Override
    public int lastIndexOf(long value) {
        return vec.lastIndexOf(Math.toIntExact(value));
    }

    @Override
    public boolean contains(long value) {
        return vec.contains(Math.toIntExact(value));
    }

    @Override
    public long min() {
        return vec.min();
    }

    @Override
    public long max() {
        return vec.max();
    }

    @Override
    public long sum() {
        return vec.sum();
    }

    @Override
    public void forEach(LongConsumer action) {
        vec.forEach(action::accept);
    }

    @Override
    public PrimitiveIterator.OfInt iterator() {
        return vec.iterator();
    }

    @Override
    public Spliterator.OfInt spliterator() {
        return vec.spliterator();
    }

    @Override
    public LongStream stream() {
        return vec.stream().asLongStream();
    }

    @Override
    public LongStream parallelStream() {
        return vec.parallelStream().asLongStream();
    }

    @Override
    @SuppressWarnings("unchecked") // given what Element.INT boxed only
    public List<Number> asList() {
        return (List<Number>) (List<?>) vec.asList();
    }

    @Override
    public long[] toArray() {
        return longs(vec.toArray());
    }

    @Override
    public long[] toNumberArray() {
        return vec.toLongArray();
    }

    @Override
    public long[] toUnsignedNumberArray() {
        return longs(CompactLongVec.copyOf(vec).toUnsignedIntArray());
    }

    @Override
    public void copyTo(int fromIndex, long[] target, int targetFrom, int count) {
        int[] copy = ints(target);
        vec.copyTo(fromIndex, copy, targetFrom, count);
        System.arraycopy(longs(copy), 0, target, 0, target.length);
    }

    @Override
    public VecSubject copy() {
        return wrap(vec.copy());
    }

    @Override
    public VecSubject copyOfRange(int fromIndex, int toIndex) {
        return wrap(vec.copyOfRange(fromIndex, toIndex));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IntVecSubject subject ? vec.equals(subject.vec) : vec.equals(other);
    }

    @Override
    public int hashCode() {
        return vec.hashCode();
    }

    @Override
    public int compareTo(Sequence other) {
        return vec.compareTo(((IntVecSubject) other).vec);
    }

    @Override
    public String toString() {
        return vec.toString();
    }
}
