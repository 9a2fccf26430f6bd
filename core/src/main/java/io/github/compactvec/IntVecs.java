package io.github.compactvec;

import java.util.Collection;

/** What is the same for every vector of {@code int}, written against their common interface. */
final class IntVecs {
    private IntVecs() {}

    static boolean equal(IntVec a, IntVec b) {
        int size = a.size();
        if (size != b.size()) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (a.get(i) != b.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** Compares from a position up to which both are known to be equal. */
    static int compare(IntVec a, IntVec b, int from) {
        for (int i = from, end = Math.min(a.size(), b.size()); i < end; i++) {
            int order = Integer.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    static String toString(IntVec vec) {
        int size = vec.size();
        if (size == 0) {
            return "[]";
        }
        StringBuilder text = new StringBuilder().append('[').append(vec.get(0));
        for (int i = 1; i < size; i++) {
            text.append(", ").append(vec.get(i));
        }
        return text.append(']').toString();
    }

    static int[] toArray(Collection<? extends Integer> values) {
        Object[] boxed = values.toArray();
        int[] array = new int[boxed.length];
        for (int i = 0; i < array.length; i++) {
            Object value = boxed[i];
            if (value == null) {
                throw new NullPointerException("element " + i + " is null");
            }
            array[i] = (Integer) value;
        }
        return array;
    }
}
