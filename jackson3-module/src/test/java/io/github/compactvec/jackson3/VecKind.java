package io.github.compactvec.jackson3;

import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The vectors of integers, each with the array that it stands for. */
enum VecKind {
    INT(CompactIntVec.class, IntVec.class, int[].class, Integer.MIN_VALUE, Integer.MAX_VALUE),
    SMALL_INT(SmallIntVec.class, SmallIntVec.class, int[].class, Integer.MIN_VALUE, Integer.MAX_VALUE),
    UNSIGNED_INT(CompactUIntVec.class, CompactUIntVec.class, long[].class, 0, (1L << 32) - 1),
    LONG(CompactLongVec.class, LongVec.class, long[].class, Long.MIN_VALUE, Long.MAX_VALUE),
    SMALL_LONG(SmallLongVec.class, SmallLongVec.class, long[].class, Long.MIN_VALUE, Long.MAX_VALUE);

    final Class<? extends PrimitiveVec> type;

    /** What else is read as this type. */
    final Class<? extends PrimitiveVec> general;

    final Class<?> arrayType;
    final long min;
    final long max;

    VecKind(
            Class<? extends PrimitiveVec> type,
            Class<? extends PrimitiveVec> general,
            Class<?> arrayType,
            long min,
            long max) {
        this.type = type;
        this.general = general;
        this.arrayType = arrayType;
        this.min = min;
        this.max = max;
    }

    boolean ofInts() {
        return arrayType == int[].class;
    }

    PrimitiveVec vec(long... values) {
        return switch (this) {
            case INT -> CompactIntVec.of(ints(values));
            case SMALL_INT -> SmallIntVec.of(ints(values));
            case UNSIGNED_INT -> CompactUIntVec.of(values);
            case LONG -> CompactLongVec.of(values);
            case SMALL_LONG -> SmallLongVec.of(values);
        };
    }

    Object array(long... values) {
        return ofInts() ? ints(values) : values;
    }

    private static int[] ints(long[] values) {
        return LongStream.of(values).mapToInt(Math::toIntExact).toArray();
    }

    static List<Long> elements(Object container) {
        if (container instanceof PrimitiveVec vec) {
            return (vec instanceof IntVec ints ? ints.stream().asLongStream() : ((LongVec) vec).stream())
                    .boxed()
                    .toList();
        }
        return (container instanceof int[] ints
                        ? Arrays.stream(ints).asLongStream()
                        : Arrays.stream((long[]) container))
                .boxed()
                .toList();
    }

    boolean holds(long value) {
        return min <= value && value <= max;
    }

    /** The next number after the greatest. */
    BigInteger over() {
        return BigInteger.valueOf(max).add(BigInteger.ONE);
    }

    /** The next number before the least. */
    BigInteger under() {
        return BigInteger.valueOf(min).subtract(BigInteger.ONE);
    }

    /** The numbers around every change of width. */
    long[] boundaries() {
        return LongStream.concat(
                        LongStream.of(0, min, max),
                        LongStream.range(7, Long.SIZE)
                                .map(bits -> 1L << bits)
                                .flatMap(edge -> LongStream.of(edge - 1, edge, -edge, -edge - 1)))
                .filter(this::holds)
                .toArray();
    }

    static Stream<Arguments> with(List<?> others) {
        return Stream.of(values()).flatMap(kind -> others.stream().map(other -> Arguments.of(kind, other)));
    }
}
