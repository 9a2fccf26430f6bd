package io.github.compactvec.conformance.inspect;

import java.util.List;
import java.util.stream.Stream;

/** What the elements at a path are, and so what can hold them. Elements are of the first type that has them all. */
enum ElementType {
    INT("int", Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.BYTES),
    UINT("unsigned int", 0, 0xFFFF_FFFFL, Integer.BYTES),
    LONG("long", Long.MIN_VALUE, Long.MAX_VALUE, Long.BYTES);

    /** What being able to grow may cost before a fixed length is the better choice, in per cent. */
    private static final int PRICE_OF_GROWTH = 5;

    private final String label;
    private final long min;
    private final long max;
    private final int maxWidth;

    ElementType(String label, long min, long max, int maxWidth) {
        this.label = label;
        this.min = min;
        this.max = max;
        this.maxWidth = maxWidth;
    }

    /** Its name in reports. */
    String label() {
        return label;
    }

    /** Bytes that the widest elements take in a vector. */
    int maxWidth() {
        return maxWidth;
    }

    /** Whether these are elements of this type, and so are all between them. */
    boolean has(long least, long greatest) {
        return least >= min && greatest <= max;
    }

    /** Candidates; the first is the list of boxed elements that others are compared with. */
    List<Container> containers() {
        return Stream.of(Container.values())
                .filter(container -> container.isFor(this))
                .toList();
    }

    Container boxed() {
        return containers().get(0);
    }

    /** The type of the arrays that were added to these figures. */
    static ElementType of(PathStats stats) {
        return Stream.of(values())
                .filter(type -> type.has(stats.min(), stats.max()))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The container that takes the least heap, where one that can grow may take {@value #PRICE_OF_GROWTH} per cent
     * more. The boxed list can hold whatever the others can, so there always is one.
     */
    Container choose(PathStats stats) {
        Container growable = boxed();
        Container smallest = boxed();
        for (Container container : containers()) {
            long heap = stats.heap(container);
            if (heap != HeapMeter.IMPOSSIBLE) {
                // A tie goes to the later one, so the boxed list is the last choice.
                if (heap <= stats.heap(smallest)) {
                    smallest = container;
                }
                if (container.isGrowable() && heap <= stats.heap(growable)) {
                    growable = container;
                }
            }
        }
        return stats.heap(growable) * 100.0 <= stats.heap(smallest) * (100.0 + PRICE_OF_GROWTH) ? growable : smallest;
    }
}
