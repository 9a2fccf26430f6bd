package io.github.compactvec.jackson;

import static java.util.stream.Collectors.toCollection;

import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.SmallByteVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/** The containers, each with what Jackson has in its stead and with what it may hold. */
enum VecType {
    INT(CompactIntVec.class, IntVec.class, int[].class, Integer.class, Integer.MIN_VALUE, Integer.MAX_VALUE),
    SMALL_INT(SmallIntVec.class, SmallIntVec.class, int[].class, Integer.class, Integer.MIN_VALUE, Integer.MAX_VALUE),
    UNSIGNED_INT(CompactUIntVec.class, CompactUIntVec.class, long[].class, Long.class, 0, (1L << 32) - 1),
    LONG(CompactLongVec.class, LongVec.class, long[].class, Long.class, Long.MIN_VALUE, Long.MAX_VALUE),
    SMALL_LONG(SmallLongVec.class, SmallLongVec.class, long[].class, Long.class, Long.MIN_VALUE, Long.MAX_VALUE);

    /** The class of the vector. */
    final Class<? extends PrimitiveVec> vec;

    /** The most general type for which it is read. */
    final Class<? extends PrimitiveVec> general;

    /** The class of the array that it is to be taken for. */
    final Class<?> array;

    /** The elements of a list in its stead. */
    final Class<? extends Number> boxed;

    final long min;
    final long max;

    VecType(
            Class<? extends PrimitiveVec> vec,
            Class<? extends PrimitiveVec> general,
            Class<?> array,
            Class<? extends Number> boxed,
            long min,
            long max) {
        this.vec = vec;
        this.general = general;
        this.array = array;
        this.boxed = boxed;
        this.min = min;
        this.max = max;
    }

    // ---------------------------------------------------------------- values of each kind

    PrimitiveVec vec(long... values) {
        return switch (this) {
            case INT -> CompactIntVec.of(toInts(values));
            case SMALL_INT -> SmallIntVec.of(toInts(values));
            case UNSIGNED_INT -> CompactUIntVec.of(values);
            case LONG -> CompactLongVec.of(values);
            case SMALL_LONG -> SmallLongVec.of(values);
        };
    }

    Object array(long... values) {
        return ofInts() ? toInts(values) : values;
    }

    List<?> list(long... values) {
        return ofInts()
                ? IntStream.of(toInts(values)).boxed().toList()
                : LongStream.of(values).boxed().toList();
    }

    /** Whether it is taken for an array of {@code int}, not of {@code long}. */
    boolean ofInts() {
        return array == int[].class;
    }

    private static int[] toInts(long[] values) {
        return LongStream.of(values).mapToInt(Math::toIntExact).toArray();
    }

    /** The elements of a container of any kind. */
    static @Nullable List<? extends @Nullable Object> elements(@Nullable Object container) {
        if (container == null) {
            return null;
        }
        if (container instanceof List<?> list) {
            return list.stream().map(VecType::withoutArrays).collect(toCollection(ArrayList::new));
        }
        LongStream elements;
        if (container instanceof IntVec vec) {
            elements = vec.stream().asLongStream();
        } else if (container instanceof LongVec vec) {
            elements = vec.stream();
        } else if (container instanceof int[] array) {
            elements = Arrays.stream(array).asLongStream();
        } else if (container instanceof SmallByteVec || container instanceof byte[]) {
            return ByteVecTest.elements(container);
        } else {
            elements = Arrays.stream((long[]) container);
        }
        return elements.boxed().toList();
    }

    /** Arrays, which Jackson may make of elements of no known type, as something that can be compared. */
    private static @Nullable Object withoutArrays(@Nullable Object value) {
        if (value instanceof Object[] array) {
            return elements(Arrays.asList(array));
        }
        if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new HashMap<>();
            map.forEach((k, v) -> copy.put(k, withoutArrays(v)));
            return copy;
        }
        return value;
    }

    static void add(PrimitiveVec vec, long value) {
        if (vec instanceof IntVec ints) {
            ints.add((int) value);
        } else {
            ((LongVec) vec).add(value);
        }
    }

    // ---------------------------------------------------------------- the range

    boolean holds(long value) {
        return min <= value && value <= max;
    }

    boolean holds(BigInteger value) {
        return value.bitLength() < Long.SIZE && holds(value.longValue());
    }

    /** One more than the greatest value. */
    BigInteger over() {
        return BigInteger.valueOf(max).add(BigInteger.ONE);
    }

    /** One less than the least value. */
    BigInteger under() {
        return BigInteger.valueOf(min).subtract(BigInteger.ONE);
    }

    /** The last value on either side of every change of width that the range has, and some between. */
    long[] boundaries() {
        LongStream.Builder values = LongStream.builder();
        values.add(0).add(1).add(100).add(min).add(max);
        for (int bits = 7; bits < Long.SIZE; bits++) {
            if (bits % 8 == 0 || bits % 8 == 7 || bits == 53) {
                long edge = 1L << bits;
                values.add(edge - 1).add(edge).add(edge + 1).add(-edge).add(-edge - 1);
            }
        }
        return values.build().filter(this::holds).distinct().toArray();
    }

    /** Sequences that the container holds: short ones of each width, and some of which formats make more than one form. */
    List<long[]> samples() {
        List<long[]> samples = new ArrayList<>(List.of(
                new long[0],
                new long[] {0},
                new long[] {-1},
                new long[] {min},
                new long[] {max},
                new long[] {1, 2, 3},
                new long[] {127, 128, 255, 256, -128, -129},
                new long[] {max, min, 0},
                boundaries(),
                new long[15],
                new long[16]));
        samples.removeIf(values -> !LongStream.of(values).allMatch(this::holds));
        return samples;
    }

    // ---------------------------------------------------------------- sources of parameters

    /** Every type with every one of something. */
    static Stream<Arguments> with(List<?> others) {
        return Stream.of(values()).flatMap(type -> others.stream().map(other -> Arguments.of(type, other)));
    }
}
