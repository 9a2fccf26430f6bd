package io.github.compactvec;

import java.util.Arrays;
import java.util.Collection;

/** Arrays of the elements of collections. */
final class Unboxed {
    private Unboxed() {}

    static int[] ints(Collection<? extends Integer> values) {
        return ints(nonNull(values));
    }

    private static int[] ints(Object[] boxed) {
        int[] array = new int[boxed.length];
        Arrays.setAll(array, i -> (int) boxed[i]);
        return array;
    }

    static long[] longs(Collection<? extends Long> values) {
        return longs(nonNull(values));
    }

    private static long[] longs(Object[] boxed) {
        long[] array = new long[boxed.length];
        Arrays.setAll(array, i -> (long) boxed[i]);
        return array;
    }

    private static Object[] nonNull(Collection<?> values) {
        Object[] boxed = values.toArray();
        for (int i = 0; i < boxed.length; i++) {
            if (boxed[i] == null) {
                throw new NullPointerException("element " + i + " is null");
            }
        }
        return boxed;
    }
}
