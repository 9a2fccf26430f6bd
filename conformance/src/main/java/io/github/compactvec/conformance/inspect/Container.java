package io.github.compactvec.conformance.inspect;

/** What a program can hold an array of integers in. For each type of elements, the list of boxed ones comes first. */
enum Container {
    INTEGER_LIST("List<Integer>", ElementType.INT, true) {
        @Override
        long heap(ArrayTally array, HeapMeter meter) {
            return array.fitsInt()
                    ? meter.list(array.count()) + array.boxedIntegers() * meter.integer()
                    : HeapMeter.IMPOSSIBLE;
        }
    },

    INT_ARRAY("int[]", ElementType.INT, false) {
        @Override
        long heap(ArrayTally array, HeapMeter meter) {
            return array.fitsInt() ? meter.ints(array.count()) : HeapMeter.IMPOSSIBLE;
        }
    },

    COMPACT_INT_VEC("CompactIntVec", ElementType.INT, true) {
        @Override
        long heap(ArrayTally array, HeapMeter meter) {
            return array.fitsInt() ? meter.vec(array.count(), array.width()) : HeapMeter.IMPOSSIBLE;
        }
    },

    LONG_LIST("List<Long>", ElementType.LONG, true) {
        @Override
        long heap(ArrayTally array, HeapMeter meter) {
            return meter.list(array.count()) + array.boxedLongs() * meter.boxedLong();
        }
    },

    LONG_ARRAY("long[]", ElementType.LONG, false) {
        @Override
        long heap(ArrayTally array, HeapMeter meter) {
            return meter.longs(array.count());
        }
    };

    private final String label;
    private final ElementType elements;
    private final boolean growable;

    Container(String label, ElementType elements, boolean growable) {
        this.label = label;
        this.elements = elements;
        this.growable = growable;
    }

    /** Its name in reports. */
    String label() {
        return label;
    }

    /** What it is a candidate for. */
    ElementType elements() {
        return elements;
    }

    /** Whether elements can be added to it. */
    boolean isGrowable() {
        return growable;
    }

    /** Bytes on the heap with the elements of this array, or {@link HeapMeter#IMPOSSIBLE} if it cannot hold them. */
    abstract long heap(ArrayTally array, HeapMeter meter);
}
