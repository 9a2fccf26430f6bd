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
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A vector of {@code long} under test. */
final class LongVecSubject implements VecSubject {
    static final VecType UINT = new Type<>(
            Element.UINT,
            new Factories<>(
                    CompactUIntVec.class,
                    CompactUIntVec::new,
                    CompactUIntVec::withCapacity,
                    CompactUIntVec::of,
                    CompactUIntVec::copyOf,
                    CompactUIntVec::copyOfSorted,
                    CompactUIntVec::copyOf,
                    CompactUIntVec::copyOf,
                    CompactUIntVec::toCompactUIntVec,
                    CompactUIntVec::copyOf,
                    CompactUIntVec::copyOf,
                    CompactUIntVec::copyOfUnsigned,
                    CompactUIntVec::copyOf,
                    CompactUIntVec::copyOf,
                    CompactUIntVec::readPackedFrom));
    static final VecType LONG = new Type<>(
            Element.LONG,
            new Factories<>(
                    CompactLongVec.class,
                    CompactLongVec::new,
                    CompactLongVec::withCapacity,
                    CompactLongVec::of,
                    CompactLongVec::copyOf,
                    CompactLongVec::copyOfSorted,
                    CompactLongVec::copyOf,
                    CompactLongVec::copyOf,
                    CompactLongVec::toCompactLongVec,
                    CompactLongVec::copyOf,
                    CompactLongVec::copyOf,
                    CompactLongVec::copyOfUnsigned,
                    CompactLongVec::copyOf,
                    CompactLongVec::copyOf,
                    CompactLongVec::readPackedFrom));
    static final VecType SMALL = new Type<>(
            Element.LONG,
            new Factories<>(
                    SmallLongVec.class,
                    SmallLongVec::new,
                    SmallLongVec::withCapacity,
                    SmallLongVec::of,
                    SmallLongVec::copyOf,
                    SmallLongVec::copyOfSorted,
                    SmallLongVec::copyOf,
                    SmallLongVec::copyOf,
                    SmallLongVec::toSmallLongVec,
                    SmallLongVec::copyOf,
                    SmallLongVec::copyOf,
                    SmallLongVec::copyOfUnsigned,
                    SmallLongVec::copyOf,
                    SmallLongVec::copyOf,
                    SmallLongVec::readPackedFrom));

    /** The factories of a type of {@code long}. */
    @SuppressWarnings("unchecked") // of this class
    static Factories<?, long[], Long, LongStream> make(VecType type) {
        return (Factories<?, long[], Long, LongStream>) type.make();
    }

    private final VecType type;
    final LongVec vec;

    LongVecSubject(VecType type, LongVec vec) {
        this.type = type;
        this.vec = vec;
    }

    private record Type<V extends PackedVec & LongVec>(Element element, Factories<V, long[], Long, LongStream> make)
            implements VecType {
        @Override
        public Object array(long... values) {
            return values.clone();
        }

        @Override
        public PackedVec ofArray(Object array) {
            return make.of().apply((long[]) array);
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
            return wrap(make.of().apply(values));
        }

        @Override
        public VecSubject copyOf(long[] values) {
            return wrap(make.ofLongs().apply(values));
        }

        @Override
        public VecSubject copyOf(long[] values, int from, int count) {
            return wrap(make.ofRange().copyOf(values, from, count));
        }

        @Override
        public VecSubject copyOf(Sequence values) {
            return wrap(make.ofLongVec().apply(((LongVecSubject) values).vec));
        }

        @Override
        public VecSubject copyOf(Collection<@Nullable Number> values) {
            return wrap(make.ofCollection().apply(boxed(values)));
        }

        @Override
        public VecSubject copyOf(LongStream values) {
            return wrap(make.ofStream().apply(values));
        }

        @Override
        public VecSubject copyOfSorted(long... values) {
            return wrap(make.ofSorted().apply(values));
        }

        @Override
        public VecSubject copyOfUnsigned(long[] values) {
            return wrap(make.ofUnsigned().apply(IntVecSubject.ints(values)));
        }

        @Override
        public Collector<Number, ?, VecSubject> toVec() {
            return Collectors.mapping(
                    Number::longValue,
                    Collectors.collectingAndThen(make.collector().get(), this::wrap));
        }

        @Override
        public VecSubject readPackedFrom(InputStream in, int size, int widthBits, boolean signed) throws IOException {
            return wrap(make.reader().readPackedFrom(in, size, widthBits, signed));
        }

        private VecSubject wrap(V vec) {
            return new LongVecSubject(this, vec);
        }

        @Override
        public String toString() {
            return container().getSimpleName();
        }
    }

    @SuppressWarnings("unchecked") // holds boxed long values
    private static Collection<Long> boxed(Collection<@Nullable Number> values) {
        return (Collection<Long>) (Collection<?>) values;
    }

    private VecSubject wrap(LongVec other) {
        return new LongVecSubject(type, other);
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
        vec.addAll((long[]) array);
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
        return vec instanceof SmallLongVec small ? small.inlineCapacity() : 0;
    }

    @Override
    public boolean isSpilled() {
        return !(vec instanceof SmallLongVec small) || small.isSpilled();
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
        return vec.set(index, value);
    }

    @Override
    public void add(long value) {
        vec.add(value);
    }

    @Override
    public void add(int index, long value) {
        vec.add(index, value);
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
        vec.addAll(values);
    }

    @Override
    public void addAll(long[] values, int from, int count) {
        vec.addAll(values, from, count);
    }

    @Override
    public void addAll(Sequence values) {
        vec.addAll(((LongVecSubject) values).vec);
    }

    @Override
    public void addAll(LongStream values) {
        vec.addAll(values);
    }

    @Override
    public void addAll(Collection<@Nullable Number> values) {
        vec.addAll(boxed(values));
    }

    @Override
    public void insertAll(int index, long... values) {
        vec.insertAll(index, values);
    }

    @Override
    public void insertAll(int index, long[] values, int from, int count) {
        vec.insertAll(index, values, from, count);
    }

    @Override
    public void insertAll(int index, Sequence values) {
        vec.insertAll(index, ((LongVecSubject) values).vec);
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
        return vec.removeIf(test);
    }

    @Override
    public boolean retainIf(LongPredicate test) {
        return vec.retainIf(test);
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
        vec.replaceAll(operator);
    }

    @Override
    public void truncate(int newSize) {
        vec.truncate(newSize);
    }

    @Override
    public void resize(int newSize, long value) {
        vec.resize(newSize, value);
    }

    @Override
    public void fill(long value) {
        vec.fill(value);
    }

    @Override
    public void fill(int fromIndex, int toIndex, long value) {
        vec.fill(fromIndex, toIndex, value);
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
        return vec.binarySearch(value);
    }

    @Override
    public int indexOf(long value) {
        return vec.indexOf(value);
    }

    @Override
    public int lastIndexOf(long value) {
        return vec.lastIndexOf(value);
    }

    @Override
    public boolean contains(long value) {
        return vec.contains(value);
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
        vec.forEach(action);
    }

    @Override
    public PrimitiveIterator.OfLong iterator() {
        return vec.iterator();
    }

    @Override
    public Spliterator.OfLong spliterator() {
        return vec.spliterator();
    }

    @Override
    public LongStream stream() {
        return vec.stream();
    }

    @Override
    public LongStream parallelStream() {
        return vec.parallelStream();
    }

    @Override
    @SuppressWarnings("unchecked") // given boxed long values only
    public List<Number> asList() {
        return (List<Number>) (List<?>) vec.asList();
    }

    @Override
    public long[] toArray() {
        return vec.toArray();
    }

    @Override
    public long[] toNumberArray() {
        return IntVecSubject.longs(vec.toIntArray());
    }

    @Override
    public long[] toUnsignedNumberArray() {
        return IntVecSubject.longs(vec.toUnsignedIntArray());
    }

    @Override
    public void copyTo(int fromIndex, long[] target, int targetFrom, int count) {
        vec.copyTo(fromIndex, target, targetFrom, count);
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
        return other instanceof LongVecSubject subject ? vec.equals(subject.vec) : vec.equals(other);
    }

    @Override
    public int hashCode() {
        return vec.hashCode();
    }

    @Override
    public int compareTo(Sequence other) {
        return vec.compareTo(((LongVecSubject) other).vec);
    }

    @Override
    public String toString() {
        return vec.toString();
    }
}
