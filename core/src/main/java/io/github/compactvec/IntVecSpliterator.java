package io.github.compactvec;

import java.util.Objects;
import java.util.Spliterator;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Splits by halves; bound to the size of the vector when first used, like {@link java.util.ArrayList}'s. */
final class IntVecSpliterator implements Spliterator.OfInt {
    private static final int UNBOUND = -1;

    private final IntVec vec;
    private int next;
    private int end;

    IntVecSpliterator(IntVec vec) {
        this(vec, 0, UNBOUND);
    }

    private IntVecSpliterator(IntVec vec, int next, int end) {
        this.vec = vec;
        this.next = next;
        this.end = end;
    }

    private int end() {
        if (end == UNBOUND) {
            end = vec.size();
        }
        return end;
    }

    @Override
    public Spliterator.@Nullable OfInt trySplit() {
        int from = next;
        int middle = (from + end()) >>> 1;
        if (middle == from) {
            return null;
        }
        next = middle;
        return new IntVecSpliterator(vec, from, middle);
    }

    @Override
    public boolean tryAdvance(IntConsumer action) {
        Objects.requireNonNull(action);
        if (next >= end()) {
            return false;
        }
        action.accept(vec.get(next++));
        return true;
    }

    @Override
    public void forEachRemaining(IntConsumer action) {
        Objects.requireNonNull(action);
        int from = next;
        int to = end();
        next = to;
        for (int i = from; i < to; i++) {
            action.accept(vec.get(i));
        }
    }

    @Override
    public long estimateSize() {
        return (long) end() - next;
    }

    @Override
    public int characteristics() {
        return ORDERED | SIZED | SUBSIZED | NONNULL;
    }
}
