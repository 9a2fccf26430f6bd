package io.github.compactvec;

import java.util.Objects;
import java.util.Spliterator;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Splits by halves; bound to the size of the vector when first used, like {@link java.util.ArrayList}'s. */
abstract class VecSpliterator<E, C, S extends Spliterator.OfPrimitive<E, C, S>>
        implements Spliterator.OfPrimitive<E, C, S> {
    private static final int UNBOUND = -1;

    private final PrimitiveVec vec;
    private int next;
    private int end;

    private VecSpliterator(PrimitiveVec vec, int next, int end) {
        this.vec = vec;
        this.next = next;
        this.end = end;
    }

    /** Calls an action with a range of elements. */
    abstract void run(int from, int to, C action);

    /** A spliterator over a range. */
    abstract S part(int from, int to);

    private int end() {
        if (end == UNBOUND) {
            end = vec.size();
        }
        return end;
    }

    @Override
    public final @Nullable S trySplit() {
        int from = next;
        int middle = (from + end()) >>> 1;
        if (middle == from) {
            return null;
        }
        next = middle;
        return part(from, middle);
    }

    @Override
    public final boolean tryAdvance(C action) {
        Objects.requireNonNull(action);
        if (next >= end()) {
            return false;
        }
        next++;
        run(next - 1, next, action);
        return true;
    }

    @Override
    public final void forEachRemaining(C action) {
        Objects.requireNonNull(action);
        int from = next;
        next = end();
        run(from, next, action);
    }

    @Override
    public final long estimateSize() {
        return (long) end() - next;
    }

    @Override
    public final int characteristics() {
        return ORDERED | SIZED | SUBSIZED | NONNULL;
    }

    @SuppressWarnings("overloads") // those of the interface
    static final class Ints extends VecSpliterator<Integer, IntConsumer, Spliterator.OfInt>
            implements Spliterator.OfInt {
        private final IntVec vec;

        Ints(IntVec vec) {
            this(vec, 0, UNBOUND);
        }

        private Ints(IntVec vec, int next, int end) {
            super(vec, next, end);
            this.vec = vec;
        }

        @Override
        Spliterator.OfInt part(int from, int to) {
            return new Ints(vec, from, to);
        }

        @Override
        void run(int from, int to, IntConsumer action) {
            run(vec, from, to, action);
        }

        static void run(IntVec vec, int from, int to, IntConsumer action) {
            for (int i = from; i < to; i++) {
                action.accept(vec.get(i));
            }
        }
    }

    @SuppressWarnings("overloads") // those of the interface
    static final class Longs extends VecSpliterator<Long, LongConsumer, Spliterator.OfLong>
            implements Spliterator.OfLong {
        private final LongVec vec;

        Longs(LongVec vec) {
            this(vec, 0, UNBOUND);
        }

        private Longs(LongVec vec, int next, int end) {
            super(vec, next, end);
            this.vec = vec;
        }

        @Override
        Spliterator.OfLong part(int from, int to) {
            return new Longs(vec, from, to);
        }

        @Override
        void run(int from, int to, LongConsumer action) {
            run(vec, from, to, action);
        }

        static void run(LongVec vec, int from, int to, LongConsumer action) {
            for (int i = from; i < to; i++) {
                action.accept(vec.get(i));
            }
        }
    }
}
