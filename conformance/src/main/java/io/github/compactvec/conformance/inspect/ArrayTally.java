package io.github.compactvec.conformance.inspect;

import io.github.compactvec.CompactLongVec;
import io.github.compactvec.conformance.input.DocumentHandler.Scalar;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sums up one array element by element, so that everything about it can be told at its end without having kept it.
 * Reusable. Apart from {@link #otherKind()}, what it tells is about the integers only.
 */
final class ArrayTally {
    /** The longest array that every JVM can make. */
    static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private final int integerCacheMax;

    private long count;
    private long min;
    private long max;
    private long decimal;
    private long messagePack;
    private long varint;
    private long zigzag;
    private long boxedIntegers;
    private long boxedLongs;
    /** What else there was. */
    private final Set<Scalar> others = EnumSet.noneOf(Scalar.class);

    /**
     * Makes an empty tally.
     *
     * @param integerCacheMax the greatest value whose {@code Integer} is shared
     */
    ArrayTally(int integerCacheMax) {
        this.integerCacheMax = integerCacheMax;
        reset();
    }

    void reset() {
        count = 0;
        min = Long.MAX_VALUE;
        max = Long.MIN_VALUE;
        decimal = 0;
        messagePack = 0;
        varint = 0;
        zigzag = 0;
        boxedIntegers = 0;
        boxedLongs = 0;
        others.clear();
    }

    void add(long value) {
        count++;
        min = Math.min(min, value);
        max = Math.max(max, value);
        decimal += ElementSizes.decimal(value);
        messagePack += ElementSizes.messagePack(value);
        varint += ElementSizes.varint(value);
        zigzag += ElementSizes.zigzag(value);
        if (value < -128 || value > integerCacheMax) {
            boxedIntegers++;
        }
        if (value < -128 || value > 127) {
            boxedLongs++;
        }
    }

    /** Adds an element that is no integer within the range of {@code long}. */
    void add(Scalar kind) {
        others.add(kind);
    }

    /** Why this is not an array of integers, or null if it is one. An empty array is. */
    @Nullable
    OtherKind otherKind() {
        return otherKind(count, others);
    }

    /** The same for this many integers in the range of {@code long} and what else there was. */
    static @Nullable OtherKind otherKind(long count, Set<Scalar> others) {
        if (others.isEmpty()) {
            return count > MAX_LENGTH ? OtherKind.TOO_LONG : null;
        }
        boolean floatingPoint = others.contains(Scalar.FLOATING_POINT);
        if (count == 0 && !floatingPoint && !others.contains(Scalar.BIG_INTEGER)) {
            return OtherKind.NO_NUMBERS;
        }
        if (others.contains(Scalar.OTHER)) {
            return OtherKind.MIXED;
        }
        if (floatingPoint) {
            return OtherKind.FLOATING_POINT;
        }
        return others.contains(Scalar.NULL) ? OtherKind.WITH_NULL : OtherKind.BEYOND_LONG;
    }

    long count() {
        return count;
    }

    /** The least element; {@code Long.MAX_VALUE} if there is none. */
    long min() {
        return min;
    }

    /** The greatest element; {@code Long.MIN_VALUE} if there is none. */
    long max() {
        return max;
    }

    /** Whether there is a negative element. */
    boolean isSigned() {
        return min < 0;
    }

    /** Bytes an element takes in a vector that holds all of them, the same in every vector that can. */
    int width() {
        return count == 0 ? 1 : CompactLongVec.of(min, max).widthBits() / 8;
    }

    /** How many elements have an {@code Integer} of their own, if each was made by {@code Integer.valueOf}. */
    long boxedIntegers() {
        return boxedIntegers;
    }

    /** How many elements have a {@code Long} of their own, if each was made by {@code Long.valueOf}. */
    long boxedLongs() {
        return boxedLongs;
    }

    /** Characters of all elements in decimal. */
    long decimal() {
        return decimal;
    }

    /** Bytes of all elements in MessagePack. */
    long messagePack() {
        return messagePack;
    }

    /** Bytes of all elements as plain varints. */
    long varint() {
        return varint;
    }

    /** Bytes of all elements as zig-zag varints. */
    long zigzag() {
        return zigzag;
    }
}
