package io.github.compactvec.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.compactvec.PrimitiveVec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** How many there is room for. */
    int length = FIRST_LENGTH;

    private List<V> parts = List.of();
    private int sizeOfParts;

    /** An integer, of no other meaning, that takes the width which all elements of the parts take together. */
    private long widest;

    /** Stores an element, which is in range, in the array. */
    abstract void stage(int index, long element);

    /**
     * An integer that takes the width which the staged elements and another integer take together: every bit that one of
     * them has, those of negative ones inverted; and that inverted, if there is such a one.
     */
    abstract long widened(long widest);

    /** Replaces the array, of {@link #FIRST_LENGTH} at first, by a longer one. */
    abstract void lengthen(int newLength);

    /** A vector of what is staged, without spare capacity. */
    abstract V newVec();

    /** Appends all of a part. */
    abstract void append(V vec, V part);

    /**
     * Adds the elements that come next, as long as they are what nearly all are, integers in range, of a parser that is
     * known to tell them right. A loop of its own for each type of element, with the array at hand.
     *
     * @return the token behind them, which is current
     */
    abstract @Nullable JsonToken addIntegers(JsonParser p) throws IOException;

    /**
     * Adds elements that a parser has at hand, as many as there is room for. Room for more is made when one more is seen.
     */
    final void addAllAtHand(IntegerArrayParser p) throws IOException {
        count += stageFrom(p, length - count);
    }

    /** Stores up to so many elements behind those that are staged, as a parser has them at hand, without counting them. */
    abstract int stageFrom(IntegerArrayParser p, int most) throws IOException;

    final void add(long element) {
        if (count == length) {
            makeRoom();
        }
        stage(count, element);
        count++;
    }

    final void makeRoom() {
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
        widest = widened(widest);
        count = 0;
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
