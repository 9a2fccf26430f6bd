package io.github.compactvec.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import io.github.compactvec.PrimitiveVec;
import java.io.IOException;
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

    private @Nullable V vec;

    /** Reads the present value as an element and appends it; appends nothing if it throws. */
    abstract void read(JsonParser p, DeserializationContext ctxt) throws IOException;

    /** Replaces the array by a longer one. */
    abstract void lengthen(int length);

    /** A vector of what is staged, without spare capacity. */
    abstract V newVec();

    /** Appends what is staged. */
    abstract void appendTo(V vec);

    /** To call when the array is full. */
    final void makeRoom() {
        if (count < LAST_LENGTH) {
            lengthen(4 * count);
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
