package io.github.compactvec;

import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

/** Forward iteration by index. */
final class IntVecIterator implements PrimitiveIterator.OfInt {
    private final IntVec vec;
    private int next;
    private boolean removable;

    IntVecIterator(IntVec vec) {
        this.vec = vec;
    }

    @Override
    public boolean hasNext() {
        return next < vec.size();
    }

    @Override
    public int nextInt() {
        if (next >= vec.size()) {
            throw new NoSuchElementException();
        }
        int value = vec.get(next++);
        removable = true;
        return value;
    }

    @Override
    public void remove() {
        if (!removable) {
            throw new IllegalStateException("no element to remove: call next() first, and remove() once for each");
        }
        vec.removeAt(next - 1);
        next--;
        removable = false;
    }
}
