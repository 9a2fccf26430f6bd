package io.github.compactvec.jackson3;

import io.github.compactvec.PrimitiveVec;
import java.util.ArrayList;
import java.util.List;

/**
 * The elements of one array so far. The latest are staged in an array, which a leaf has, so that the width of a short
 * vector is chosen once. The elements of a long one are put aside in parts, each packed in a vector of its own, and
 * joined when their number and the width that holds all of them are known. So nothing is copied to grow, to widen or to
 * trim, and there is never more than the elements twice. Memory grows with the elements, never with a length that the
 * input declares.
 */
abstract class StagedElements<V extends PrimitiveVec> {
    static final int FIRST_LENGTH = 16;
    private static final int LAST_LENGTH = 4096;

    /** How many are staged. */
    int count;

    private int length = FIRST_LENGTH;

    private List<V> parts = List.of();
    private int sizeOfParts;

    /** An integer, of no other meaning, that takes the width which all elements of the parts take together. */
    private long widest;

    /** Stores an element, which is in range, in the array. */
    abstract void stage(int index, long element);

    /** What is stored there. */
    abstract long staged(int index);

    /** Replaces the array, of {@link #FIRST_LENGTH} at first, by a longer one. */
    abstract void lengthen(int newLength);

    /** A vector of what is staged, without spare capacity. */
    abstract V newVec();

    /** Appends all of a part. */
    abstract void append(V vec, V part);

    final void add(long element) {
        if (count == length) {
            makeRoom();
        }
        stage(count, element);
        count++;
    }

    private void makeRoom() {
        if (length < LAST_LENGTH) {
            length *= 4;
            lengthen(length);
        } else {
            putAside();
        }
    }

    private void putAside() {
        if (parts.isEmpty()) {
            parts = new ArrayList<>();
        }
        parts.add(newVec());
        sizeOfParts = Math.addExact(sizeOfParts, count);
        widen();
        count = 0;
    }

    /** Every bit that an element has, those of negative ones inverted; and that inverted, if there is such a one. */
    private void widen() {
        long sign = widest;
        long bits = widest ^ (widest >> (Long.SIZE - 1));
        for (int i = 0; i < count; i++) {
            long element = staged(i);
            sign |= element;
            bits |= element ^ (element >> (Long.SIZE - 1));
        }
        widest = sign < 0 ? ~bits : bits;
    }

    final int size() {
        return sizeOfParts + count;
    }

    /** A vector of the elements without spare capacity. Ends the use of this object. */
    final V toVec() {
        if (parts.isEmpty()) {
            return newVec();
        }
        putAside();
        // One that is as wide as all, and leaves that width behind, so that there is one buffer from the start.
        stage(0, widest);
        count = 1;
        V all = newVec();
        all.clear();
        all.ensureCapacity(sizeOfParts);
        parts.forEach(part -> append(all, part));
        return all;
    }
}
