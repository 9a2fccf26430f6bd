package io.github.compactvec.msgpack;

import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import java.util.List;

/**
 * What reading has to know of a type of vector, so that it is written once for all of them. Keeps no state.
 *
 * @param <V> the type of vector
 * @param <A> the array that takes its elements, a chunk at a time
 */
abstract sealed class VecType<V extends PrimitiveVec, A> {
    private static final long MAX_UINT = 0xFFFF_FFFFL;

    private static final List<VecType<?, ?>> TYPES = List.of(
            new Ints<>(CompactIntVec.class, CompactIntVec::copyOf),
            new Ints<>(SmallIntVec.class, SmallIntVec::copyOf),
            new Ints<IntVec>(IntVec.class, CompactIntVec::copyOf),
            new Longs<>(CompactUIntVec.class, CompactUIntVec::copyOf, 0, MAX_UINT),
            new Longs<>(CompactLongVec.class, CompactLongVec::copyOf, Long.MIN_VALUE, Long.MAX_VALUE),
            new Longs<>(SmallLongVec.class, SmallLongVec::copyOf, Long.MIN_VALUE, Long.MAX_VALUE),
            new Longs<LongVec>(LongVec.class, CompactLongVec::copyOf, Long.MIN_VALUE, Long.MAX_VALUE));

    final Class<V> vector;

    /** The range of elements. */
    final long min;

    final long max;

    private VecType(Class<V> vector, long min, long max) {
        this.vector = vector;
        this.min = min;
        this.max = max;
    }

    @SuppressWarnings("unchecked") // The type found is the one of that class.
    static <V extends PrimitiveVec> VecType<V, ?> of(Class<V> vector) {
        for (VecType<?, ?> type : TYPES) {
            if (type.vector == vector) {
                return (VecType<V, ?>) type;
            }
        }
        throw new IllegalArgumentException("no vector of int or long to read: " + vector.getName());
    }

    abstract A chunk(int length);

    /** A vector of the first elements of a chunk, without spare capacity. */
    abstract V copyOf(A chunk, int count);

    abstract void addAll(V vec, A chunk, int count);

    /** Decodes as many as there are, {@code count} at most, into a chunk. */
    abstract int decode(IntegerDecoder decoder, A chunk, int from, int count);

    /** Makes a vector of a part of an array. */
    interface Copy<A, V> {
        V copyOf(A values, int from, int count);
    }

    private static final class Ints<V extends IntVec> extends VecType<V, int[]> {
        private final Copy<int[], V> copy;

        Ints(Class<V> vector, Copy<int[], V> copy) {
            super(vector, Integer.MIN_VALUE, Integer.MAX_VALUE);
            this.copy = copy;
        }

        @Override
        int[] chunk(int length) {
            return new int[length];
        }

        @Override
        V copyOf(int[] chunk, int count) {
            return copy.copyOf(chunk, 0, count);
        }

        @Override
        void addAll(V vec, int[] chunk, int count) {
            vec.addAll(chunk, 0, count);
        }

        @Override
        int decode(IntegerDecoder decoder, int[] chunk, int from, int count) {
            return decoder.decode(chunk, from, count);
        }
    }

    private static final class Longs<V extends LongVec> extends VecType<V, long[]> {
        private final Copy<long[], V> copy;

        Longs(Class<V> vector, Copy<long[], V> copy, long min, long max) {
            super(vector, min, max);
            this.copy = copy;
        }

        @Override
        long[] chunk(int length) {
            return new long[length];
        }

        @Override
        V copyOf(long[] chunk, int count) {
            return copy.copyOf(chunk, 0, count);
        }

        @Override
        void addAll(V vec, long[] chunk, int count) {
            vec.addAll(chunk, 0, count);
        }

        @Override
        int decode(IntegerDecoder decoder, long[] chunk, int from, int count) {
            return decoder.decode(chunk, from, count, min, max);
        }
    }
}
