package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.Serializer;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The types of vectors, which all tests run over: what they hold, and the array that Kryo would write in their place.
 * Elements are {@code long} in tests, whatever the type. Needs nothing that is not there with Kryo 4, too.
 */
enum Container {
    INT(
            CompactIntVec.class,
            int[].class,
            Integer.BYTES,
            true,
            CompactIntVecSerializer.class,
            CompactIntVecArraySerializer.class) {
        @Override
        PrimitiveVec of(long... values) {
            return CompactIntVec.of(ints(values));
        }

        @Override
        Object array(long... values) {
            return ints(values);
        }
    },

    UINT(
            CompactUIntVec.class,
            long[].class,
            Integer.BYTES,
            false,
            CompactUIntVecSerializer.class,
            CompactUIntVecArraySerializer.class) {
        @Override
        PrimitiveVec of(long... values) {
            return CompactUIntVec.of(values);
        }

        @Override
        Object array(long... values) {
            return values;
        }
    },

    LONG(
            CompactLongVec.class,
            long[].class,
            Long.BYTES,
            true,
            CompactLongVecSerializer.class,
            CompactLongVecArraySerializer.class) {
        @Override
        PrimitiveVec of(long... values) {
            return CompactLongVec.of(values);
        }

        @Override
        Object array(long... values) {
            return values;
        }
    },

    SMALL_INT(
            SmallIntVec.class,
            int[].class,
            Integer.BYTES,
            true,
            SmallIntVecSerializer.class,
            SmallIntVecArraySerializer.class) {
        @Override
        PrimitiveVec of(long... values) {
            return SmallIntVec.of(ints(values));
        }

        @Override
        Object array(long... values) {
            return ints(values);
        }
    },

    SMALL_LONG(
            SmallLongVec.class,
            long[].class,
            Long.BYTES,
            true,
            SmallLongVecSerializer.class,
            SmallLongVecArraySerializer.class) {
        @Override
        PrimitiveVec of(long... values) {
            return SmallLongVec.of(values);
        }

        @Override
        Object array(long... values) {
            return values;
        }
    };

    final Class<? extends PrimitiveVec> type;

    /** The class of the array that Kryo writes as the array form does. */
    final Class<?> array;

    /** The bytes of the widest elements, and whether these are signed. */
    final int width;

    final boolean signed;
    final long min;
    final long max;

    private final Class<? extends Serializer<?>> packed;
    private final Class<? extends Serializer<?>> arrayForm;

    Container(
            Class<? extends PrimitiveVec> type,
            Class<?> array,
            int width,
            boolean signed,
            Class<? extends Serializer<?>> packed,
            Class<? extends Serializer<?>> arrayForm) {
        this.type = type;
        this.array = array;
        this.width = width;
        this.signed = signed;
        this.min = signed ? -1L << (8 * width - 1) : 0;
        this.max = signed ? ~min : (1L << (8 * width)) - 1;
        this.packed = packed;
        this.arrayForm = arrayForm;
    }

    private static int[] ints(long... values) {
        return LongStream.of(values).mapToInt(Math::toIntExact).toArray();
    }

    abstract PrimitiveVec of(long... values);

    abstract Object array(long... values);

    static Container of(Class<?> type) {
        return Arrays.stream(values())
                .filter(container -> container.type == type)
                .findFirst()
                .orElseThrow();
    }

    int bits() {
        return 8 * width;
    }

    boolean holds(long... values) {
        return LongStream.of(values).allMatch(value -> min <= value && value <= max);
    }

    /** Those of some values that it holds. */
    long[] held(long... values) {
        return LongStream.of(values).filter(this::holds).toArray();
    }

    /** The value that the lowest bits stand for. */
    long wrap(long bits) {
        int unused = Long.SIZE - bits();
        return signed ? bits << unused >> unused : bits << unused >>> unused;
    }

    static long[] elements(PrimitiveVec vec) {
        return vec instanceof IntVec ints ? ints.toLongArray() : ((LongVec) vec).toArray();
    }

    static long @Nullable [] elements(@Nullable Object array) {
        return array instanceof int[] ints ? Arrays.stream(ints).asLongStream().toArray() : (long[]) array;
    }

    Class<? extends Serializer<?>> serializer(WireForm form) {
        return form == WireForm.PACKED ? packed : arrayForm;
    }

    /** Sequences of many lengths and distributions, with all that is known to be a corner. Not to be changed. */
    List<long[]> samples() {
        return Values.of(this).samples();
    }

    /** A few of each kind of them, for tests that run each many times. */
    List<long[]> fewSamples() {
        return Values.of(this).fewSamples();
    }
}
