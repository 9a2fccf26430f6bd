package io.github.compactvec.jackson;

import io.github.compactvec.PrimitiveVec;
import org.jspecify.annotations.Nullable;

/**
 * The elements of one array so far. The latest are staged in an array, which a leaf has, so that the width of a short
 * vector is chosen once, and a long one grows and widens once per array-full at most. Memory grows with the elements,
 * never with a length that the input declares.
 */
abstract class StagedElements<V extends PrimitiveVec> {
    static final int FIRST_LENGTH = 16;
    private static final int LAST_LENGTH = 4096;

    /** How many are staged. */
    int count;

    private int length = FIRST_LENGTH;
    private @Nullable V vec;

    /** Stores an element, which is in range, in the array. */
    abstract void stage(int index, long element);

    /** Replaces the array, of {@link #FIRST_LENGTH} at first, by a longer one. */
    abstract void lengthen(int newLength);

    /** A vector of what is staged, without spare capacity. */
    abstract V newVec();

    /** Appends what is staged. */
    abstract void appendTo(V vec);

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
            flush();
        }
    }

    private V flush() {
        V flushed = vec;
        if (flushed == null) {
            flushed = newVec();
            vec = flushed;
        } else {
            appendTo(flushed);
        }
        count = 0;
        return flushed;
    }

    final int size() {
        return vec == null ? count : vec.size() + count;
    }

    /** A vector of the elements without spare capacity. Ends the use of this object. */
    final V toVec() {
        V all = flush();
        if (all.capacity() > all.size()) {
            all.trimToSize();
        }
        return all;
    }
}
