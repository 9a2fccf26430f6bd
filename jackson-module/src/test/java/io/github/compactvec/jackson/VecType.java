package io.github.compactvec.jackson;

import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.PrimitiveVec;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/** The containers, each with what Jackson has in its stead and with what it may hold. */
enum VecType {
    INT(
            CompactIntVec.class,
            IntVec.class,
            int[].class,
            v -> CompactIntVec.of(toInts(v)),
            VecType::toInts,
            Integer.class,
            v -> (int) v,
            Integer.MIN_VALUE,
            Integer.MAX_VALUE),
    UNSIGNED_INT(
            CompactUIntVec.class,
            CompactUIntVec.class,
            long[].class,
            CompactUIntVec::of,
            v -> v,
            Long.class,
            Long::valueOf,
            0,
            (1L << 32) - 1),
    LONG(
            CompactLongVec.class,
            LongVec.class,
            long[].class,
            CompactLongVec::of,
            v -> v,
            Long.class,
            Long::valueOf,
            Long.MIN_VALUE,
            Long.MAX_VALUE);

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

    private final Function<long[], PrimitiveVec> toVec;
    private final Function<long[], Object> toArray;
    private final LongFunction<Number> box;

    VecType(
            Class<? extends PrimitiveVec> vec,
            Class<? extends PrimitiveVec> general,
            Class<?> array,
            Function<long[], PrimitiveVec> toVec,
            Function<long[], Object> toArray,
            Class<? extends Number> boxed,
            LongFunction<Number> box,
            long min,
            long max) {
        this.vec = vec;
        this.general = general;
        this.array = array;
        this.toVec = toVec;
        this.toArray = toArray;
        this.boxed = boxed;
        this.box = box;
        this.min = min;
        this.max = max;
    }

    private static int[] toInts(long[] values) {
        return LongStream.of(values).mapToInt(Math::toIntExact).toArray();
    }

    // ---------------------------------------------------------------- values of each kind

    PrimitiveVec vec(long... values) {
        return toVec.apply(values);
    }

    Object array(long... values) {
        return toArray.apply(values);
    }

    List<Number> list(long... values) {
        return LongStream.of(values).mapToObj(box).toList();
    }

    /** The elements of a container of any kind. */
    static @Nullable List<Long> elements(@Nullable Object container) {
        if (container == null) {
            return null;
        }
        LongStream elements;
        if (container instanceof IntVec vec) {
            elements = vec.stream().asLongStream();
        } else if (container instanceof LongVec vec) {
            elements = vec.stream();
        } else if (container instanceof int[] array) {
            elements = Arrays.stream(array).asLongStream();
        } else {
            elements = Arrays.stream((long[]) container);
        }
        return elements.boxed().toList();
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
