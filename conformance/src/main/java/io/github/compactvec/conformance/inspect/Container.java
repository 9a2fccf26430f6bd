package io.github.compactvec.conformance.inspect;

/** What a program can hold an array of integers in. For each type of elements, the list of boxed ones comes first. */
enum Container {
    INTEGER_LIST("List<Integer>", true, ElementType.INT) {
        @Override
        long bytes(ArrayTally array, HeapMeter meter) {
            return meter.list(array.count()) + array.boxedIntegers() * meter.integer();
        }
    },

    INT_ARRAY("int[]", false, ElementType.INT) {
        @Override
        long bytes(ArrayTally array, HeapMeter meter) {
            return meter.ints(array.count());
        }
    },

    COMPACT_INT_VEC("CompactIntVec", true, ElementType.INT) {
        @Override
        long bytes(ArrayTally array, HeapMeter meter) {
            return meter.vec(ElementType.INT, array.count(), array.width());
        }
    },

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

    COMPACT_UINT_VEC("CompactUIntVec", true, ElementType.UINT) {
        @Override
        long bytes(ArrayTally array, HeapMeter meter) {
            return meter.vec(ElementType.UINT, array.count(), array.width());
        }
    },

    COMPACT_LONG_VEC("CompactLongVec", true, ElementType.LONG) {
        @Override
        long bytes(ArrayTally array, HeapMeter meter) {
            return meter.vec(ElementType.LONG, array.count(), array.width());
        }
    };

    private final String label;
    private final boolean growable;
    private final ElementType narrowest;
    private final ElementType widest;

    Container(String label, boolean growable, ElementType type) {
        this(label, growable, type, type);
    }

    Container(String label, boolean growable, ElementType narrowest, ElementType widest) {
        this.label = label;
        this.growable = growable;
        this.narrowest = narrowest;
        this.widest = widest;
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

    /** Bytes on the heap with the elements of this array, or {@link HeapMeter#IMPOSSIBLE} if it cannot hold them. */
    final long heap(ArrayTally array, HeapMeter meter) {
        return widest.has(array.min(), array.max()) ? bytes(array, meter) : HeapMeter.IMPOSSIBLE;
    }

    /** The same for an array whose elements are all of the widest type. */
    abstract long bytes(ArrayTally array, HeapMeter meter);
}
