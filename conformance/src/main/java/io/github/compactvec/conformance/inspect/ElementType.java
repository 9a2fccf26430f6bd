package io.github.compactvec.conformance.inspect;

import java.util.List;
import java.util.stream.Stream;

/** What the elements at a path are, and so what can hold them and how they can be written. */
enum ElementType {
    INT,

    /** At least one element at the path is out of the range of {@code int}. */
    LONG;

    /** What being able to grow may cost before a fixed length is the better choice, in per cent. */
    private static final int PRICE_OF_GROWTH = 5;

    /** Candidates; the first is the list of boxed elements that others are compared with. */
    List<Container> containers() {
        return Stream.of(Container.values())
                .filter(container -> container.elements() == this)
                .toList();
    }

    Container boxed() {
        return containers().get(0);
    }

    List<Encoding> encodings() {
        return Stream.of(Encoding.values())
                .filter(encoding -> encoding.isFor(this))
                .toList();
    }

    /** The type of the arrays that were added to these figures. */
    static ElementType of(PathStats stats) {
        return stats.heap(Container.INT_ARRAY) == HeapMeter.IMPOSSIBLE ? LONG : INT;
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
