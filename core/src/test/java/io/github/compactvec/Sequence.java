package io.github.compactvec;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collector;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What a vector of any element type and the list model it is compared with can both do: the methods of the vectors with
 * {@code long} for the elements. {@link ModelTest} checks that none is missing.
 */
interface Sequence extends Comparable<Sequence> {
    /** The static methods and constructors. */
    interface Factory {
        Sequence empty();

        Sequence withCapacity(int capacity);

        Sequence of(long... values);

        Sequence copyOf(long[] values);

        Sequence copyOf(long[] values, int from, int count);

        Sequence copyOf(Sequence values);

        Sequence copyOf(Collection<@Nullable Number> values);

        Sequence copyOf(LongStream values);

        Sequence copyOfSorted(long... values);

        /** The values are those of {@code int}, but taken for unsigned. */
        Sequence copyOfUnsigned(long[] values);

        Collector<Number, ?, ? extends Sequence> toVec();
    }

    /** A relation between two values. */
    interface LongBiPredicate {
        boolean test(long first, long second);
    }

    Factory factory();

    int size();

    boolean isEmpty();

    void ensureCapacity(int minCapacity);

    void trimToSize();

    long get(int index);

    long first();

    long last();

    long set(int index, long value);

    void add(long value);

    void add(int index, long value);

    long removeAt(int index);

    long removeLast();

    long swapRemove(int index);

    void swap(int i, int j);

    void addAll(long... values);

    void addAll(long[] values, int from, int count);

    void addAll(Sequence values);

    void addAll(LongStream values);

    void addAll(Collection<@Nullable Number> values);

    void insertAll(int index, long... values);

    void insertAll(int index, long[] values, int from, int count);

    void insertAll(int index, Sequence values);

    void removeRange(int fromIndex, int toIndex);

    Sequence drain(int fromIndex, int toIndex);

    boolean removeIf(LongPredicate test);

    boolean retainIf(LongPredicate test);

    boolean dedup();

    boolean dedupBy(LongBiPredicate same);

    void replaceAll(LongUnaryOperator operator);

    void truncate(int newSize);

    void resize(int newSize, long value);

    void fill(long value);

    void fill(int fromIndex, int toIndex, long value);

    void clear();

    void reset();

    void sort();

    void reverse();

    int binarySearch(long value);

    int indexOf(long value);

    int lastIndexOf(long value);

    boolean contains(long value);

    long min();

    long max();

    long sum();

    void forEach(LongConsumer action);

    Iterator<? extends Number> iterator();

    Spliterator<? extends Number> spliterator();

    LongStream stream();

    LongStream parallelStream();

    List<Number> asList();

    long[] toArray();

    /** As an array of the other kind, {@code long[]} or {@code int[]}. */
    long[] toNumberArray();

    /** The values of an array of {@code int} that hold the same as unsigned numbers. */
    long[] toUnsignedNumberArray();

    void copyTo(int fromIndex, long[] target, int targetFrom, int count);

    Sequence copy();

    Sequence copyOfRange(int fromIndex, int toIndex);

    @Override
    boolean equals(@Nullable Object other);

    @Override
    int hashCode();

    @Override
    int compareTo(Sequence other);

    @Override
    String toString();
}
