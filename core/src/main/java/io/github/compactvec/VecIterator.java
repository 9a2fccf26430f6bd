package io.github.compactvec;

import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

/** Forward iteration by index. */
abstract class VecIterator {
    private final PrimitiveVec vec;
    private int next;
    private boolean removable;

    private VecIterator(PrimitiveVec vec) {
        this.vec = vec;
    }

    public final boolean hasNext() {
        return next < vec.size();
    }

    /** The position of the element to return next. */
    final int advance() {
        if (next >= vec.size()) {
            throw new NoSuchElementException();
        }
        removable = true;
        return next++;
    }

    public final void remove() {
        if (!removable) {
            throw new IllegalStateException("no element to remove: call next() first, and remove() once for each");
        }
        vec.removeRange(next - 1, next);
        next--;
        removable = false;
    }

    static final class Ints extends VecIterator implements PrimitiveIterator.OfInt {
        private final IntVec vec;

        Ints(IntVec vec) {
            super(vec);
            this.vec = vec;
        }

        @Override
        public int nextInt() {
            return vec.get(advance());
        }
    }

    static final class Longs extends VecIterator implements PrimitiveIterator.OfLong {
        private final LongVec vec;

        Longs(LongVec vec) {
            super(vec);
            this.vec = vec;
        }

        @Override
        public long nextLong() {
            return vec.get(advance());
        }
    }
}
