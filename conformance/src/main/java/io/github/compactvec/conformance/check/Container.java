package io.github.compactvec.conformance.check;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.github.compactvec.CompactIntVec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A type that holds a list of {@code int} in memory. */
public enum Container {
    /** The array, Jackson's and Kryo's own way to write such a list. */
    INT_ARRAY("int[]", int[].class) {
        @Override
        public Object of(int[] values) {
            return values;
        }

        @Override
        int[] toArray(Object vector) {
            return (int[]) vector;
        }
    },

    /** An {@link ArrayList}, not larger than its elements. */
    INTEGER_LIST("List<Integer>", List.class) {
        @Override
        JavaType type(TypeFactory types) {
            return types.constructCollectionType(List.class, Integer.class);
        }

        @Override
        public Object of(int[] values) {
            return Arrays.stream(values).boxed().collect(Collectors.toCollection(() -> new ArrayList<>(values.length)));
        }

        @Override
        int[] toArray(Object vector) {
            return ((List<?>) vector).stream().mapToInt(Integer.class::cast).toArray();
        }
    },

    /** The vector under test, as narrow as its elements. */
    COMPACT_INT_VEC("CompactIntVec", CompactIntVec.class) {
        @Override
        public Object of(int[] values) {
            return CompactIntVec.copyOf(values);
        }

        @Override
        int[] toArray(Object vector) {
            return ((CompactIntVec) vector).toArray();
        }
    },

    /** The same, but as wide as it can be and with room to spare. */
    WIDE_COMPACT_INT_VEC("CompactIntVec, widened", CompactIntVec.class) {
        @Override
        public Object of(int[] values) {
            CompactIntVec vector = CompactIntVec.of(Integer.MIN_VALUE);
            vector.addAll(values);
            vector.removeAt(0);
            return vector;
        }

        @Override
        int[] toArray(Object vector) {
            return ((CompactIntVec) vector).toArray();
        }
    };

    private final String javaName;
    private final Class<?> rawType;

    Container(String javaName, Class<?> rawType) {
        this.javaName = javaName;
        this.rawType = rawType;
    }

    Class<?> rawType() {
        return rawType;
    }

    /** The type that Jackson is asked for. */
    JavaType type(TypeFactory types) {
        return types.constructType(rawType);
    }

    /** A vector of these values. */
    public abstract Object of(int[] values);

    /** The values of a vector that {@link #of} made, or that was read. */
    abstract int[] toArray(Object vector);

    /** The type as Java spells it. */
    @Override
    public String toString() {
        return javaName;
    }
}
