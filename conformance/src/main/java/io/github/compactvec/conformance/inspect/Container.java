package io.github.compactvec.conformance.inspect;

import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a program can hold an array of integers in. For each type of elements, the list of boxed ones comes first. */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
enum Container {
    INTEGER_LIST("List<Integer>", true, ElementType.INT, ElementType.INT) {
        @Override
        long bytes(ArrayTally array, HeapMeter meter) {
            return meter.list(array.count()) + array.boxedIntegers() * meter.integer();
        }
    },

    INT_ARRAY("int[]", false, ElementType.INT, ElementType.INT) {
        @Override
        long bytes(ArrayTally array, HeapMeter meter) {
            return meter.ints(array.count());
        }
    },

    COMPACT_INT_VEC(
            "CompactIntVec",
            ElementType.INT,
            ElementType.INT,
            (size, value) -> resized(new CompactIntVec(), size, value)),

    SMALL_INT_VEC(
            "SmallIntVec", ElementType.INT, ElementType.INT, (size, value) -> resized(new SmallIntVec(), size, value)),

    LONG_LIST("List<Long>", true, ElementType.UINT, ElementType.LONG) {
        @Override
        long bytes(ArrayTally array, HeapMeter meter) {
            return meter.list(array.count()) + array.boxedLongs() * meter.boxedLong();
        }
    },

    LONG_ARRAY("long[]", false, ElementType.UINT, ElementType.LONG) {
        @Override
        long bytes(ArrayTally array, HeapMeter meter) {
            return meter.longs(array.count());
        }
    },

    COMPACT_UINT_VEC(
            "CompactUIntVec",
            ElementType.UINT,
            ElementType.UINT,
            (size, value) -> resized(new CompactUIntVec(), size, value)),

    COMPACT_LONG_VEC(
            "CompactLongVec",
            ElementType.LONG,
            ElementType.LONG,
            (size, value) -> resized(new CompactLongVec(), size, value)),

    SMALL_LONG_VEC(
            "SmallLongVec",
            ElementType.UINT,
            ElementType.LONG,
            (size, value) -> resized(new SmallLongVec(), size, value));

    /** The vectors. */
    static final List<Container> VECTORS =
            Stream.of(values()).filter(container -> container.maker != null).toList();

    /** Makes a vector with one element several times. */
    @FunctionalInterface
    private interface Maker {
        PrimitiveVec make(int size, long value);
    }

    private final String label;
    private final boolean growable;
    private final ElementType narrowest;
    private final ElementType widest;
    private final @Nullable Maker maker;

    Container(String label, boolean growable, ElementType narrowest, ElementType widest) {
        this(label, growable, narrowest, widest, null);
    }

    /** A vector. */
    Container(String label, ElementType narrowest, ElementType widest, Maker maker) {
        this(label, true, narrowest, widest, maker);
    }

    Container(String label, boolean growable, ElementType narrowest, ElementType widest, @Nullable Maker maker) {
        this.label = label;
        this.growable = growable;
        this.narrowest = narrowest;
        this.widest = widest;
        this.maker = maker;
    }

    private static IntVec resized(IntVec vec, int size, long value) {
        vec.resize(size, (int) value);
        return vec;
    }

    private static LongVec resized(LongVec vec, int size, long value) {
        vec.resize(size, value);
        return vec;
    }

    /** Its name in reports. */
    String label() {
        return label;
    }

    /** Whether it is a candidate for elements of this type. */
    boolean isFor(ElementType type) {
        return type.compareTo(narrowest) >= 0 && type.compareTo(widest) <= 0;
    }

    /** Whether elements can be added to it. */
    boolean isGrowable() {
        return growable;
    }

    /** Bytes that the widest elements take, if it is a vector. */
    int maxWidth() {
        return widest.maxWidth();
    }

    /**
     * A vector with one element several times; only of one of the {@link #VECTORS}.
     *
     * @param value an element that it can have
     */
    PrimitiveVec vec(int size, long value) {
        if (maker == null) {
            throw new IllegalStateException(label);
        }
        return maker.make(size, value);
    }

    /** Bytes on the heap with the elements of this array, or {@link HeapMeter#IMPOSSIBLE} if it cannot hold them. */
    final long heap(ArrayTally array, HeapMeter meter) {
        return widest.has(array.min(), array.max()) ? bytes(array, meter) : HeapMeter.IMPOSSIBLE;
    }

    /** The same for an array whose elements are all of the widest type. */
    long bytes(ArrayTally array, HeapMeter meter) {
        return meter.vec(this, array.count(), array.width());
    }
}
