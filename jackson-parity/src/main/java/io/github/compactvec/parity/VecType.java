package io.github.compactvec.parity;

import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The containers, each with what Jackson has in its stead and with what it may hold. */
public enum VecType {
    INT(CompactIntVec.class, IntVec.class, int[].class, Integer.class, Integer.MIN_VALUE, Integer.MAX_VALUE),
    SMALL_INT(SmallIntVec.class, SmallIntVec.class, int[].class, Integer.class, Integer.MIN_VALUE, Integer.MAX_VALUE),
    UNSIGNED_INT(CompactUIntVec.class, CompactUIntVec.class, long[].class, Long.class, 0, (1L << 32) - 1),
    LONG(CompactLongVec.class, LongVec.class, long[].class, Long.class, Long.MIN_VALUE, Long.MAX_VALUE),
    SMALL_LONG(SmallLongVec.class, SmallLongVec.class, long[].class, Long.class, Long.MIN_VALUE, Long.MAX_VALUE);

    /** The class of the vector. */
    public final Class<? extends PrimitiveVec> vec;

    /** The most general type for which it is read. */
    public final Class<? extends PrimitiveVec> general;

    /** The class of the array that it is to be taken for. */
    public final Class<?> array;

    /** The elements of a list in its stead. */
    public final Class<? extends Number> boxed;

    public final long min;
    public final long max;

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

    public PrimitiveVec vec(long... values) {
        return switch (this) {
            case INT -> CompactIntVec.of(toInts(values));
            case SMALL_INT -> SmallIntVec.of(toInts(values));
            case UNSIGNED_INT -> CompactUIntVec.of(values);
            case LONG -> CompactLongVec.of(values);
            case SMALL_LONG -> SmallLongVec.of(values);
        };
    }

    public Object array(long... values) {
        return ofInts() ? toInts(values) : values;
    }

    public List<?> list(long... values) {
        return ofInts()
                ? IntStream.of(toInts(values)).boxed().toList()
                : LongStream.of(values).boxed().toList();
    }

    /** Whether it is taken for an array of {@code int}, not of {@code long}. */
    public boolean ofInts() {
        return array == int[].class;
    }

    private static int[] toInts(long[] values) {
        return LongStream.of(values).mapToInt(Math::toIntExact).toArray();
    }

    public static void add(PrimitiveVec vec, long value) {
        if (vec instanceof IntVec ints) {
            ints.add((int) value);
        } else {
            ((LongVec) vec).add(value);
        }
    }

    // ---------------------------------------------------------------- the range

    public boolean holds(long value) {
        return min <= value && value <= max;
    }

    public boolean holds(BigInteger value) {
        return value.bitLength() < Long.SIZE && holds(value.longValue());
    }

    /** One more than the greatest value. */
    public BigInteger over() {
        return BigInteger.valueOf(max).add(BigInteger.ONE);
    }

    /** One less than the least value. */
    public BigInteger under() {
        return BigInteger.valueOf(min).subtract(BigInteger.ONE);
    }

    /** The values on either side of every number of bits that the range has, among them every change of width. */
    public long[] boundaries() {
        LongStream.Builder values = LongStream.builder();
        values.add(0).add(1).add(100).add(min).add(max);
        for (int bits = 7; bits < Long.SIZE; bits++) {
            long edge = 1L << bits;
            values.add(edge - 1).add(edge).add(edge + 1).add(-edge).add(-edge - 1);
        }
        return values.build().filter(this::holds).distinct().toArray();
    }

    /** Sequences that the container holds: short ones of each width, and some of which formats make more than one form. */
    public List<long[]> samples() {
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
    public static Stream<Arguments> with(List<?> others) {
        return Stream.of(values()).flatMap(type -> others.stream().map(other -> Arguments.of(type, other)));
    }
}
