package io.github.compactvec.conformance.inspect;

import java.util.EnumMap;
import java.util.Map;

/** A sum for each constant of an enum, which is {@link HeapMeter#IMPOSSIBLE} as soon as one summand is. */
final class EnumSums<E extends Enum<E>> {
    private final Map<E, Long> sums;

    EnumSums(Class<E> type) {
        sums = new EnumMap<>(type);
    }

    long get(E constant) {
        return sums.getOrDefault(constant, 0L);
    }

    void add(E constant, long summand) {
        sums.merge(constant, summand, EnumSums::sum);
    }

    void addAll(EnumSums<E> others) {
        others.sums.forEach(this::add);
    }

    /** The sum of all sums. */
    long total() {
        return sums.values().stream().reduce(0L, EnumSums::sum);
    }

    private static long sum(long a, long b) {
        return a == HeapMeter.IMPOSSIBLE || b == HeapMeter.IMPOSSIBLE ? HeapMeter.IMPOSSIBLE : a + b;
    }
}
