package io.github.compactvec.conformance.check;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.conformance.Range;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A type that holds a list of integers in memory. */
@SuppressWarnings("ImmutableEnumChecker") // types and functions without state
public enum Container {
    /** The array of {@code int}, Jackson's and Kryo's own way to write such a list. */
    INT_ARRAY("int[]", Range.INT, int[].class, Container::ints, vector -> longs((int[]) vector)),

    /** An {@link ArrayList}, not larger than its elements. */
    INTEGER_LIST(
            "List<Integer>",
            Range.INT,
            new TypeReference<List<Integer>>() {}.getType(),
            values -> list(Arrays.stream(ints(values)).boxed().toList()),
            vector -> longs((List<?>) vector, Integer.class)),

    /** The array of {@code long}, Jackson's and Kryo's own way to write such a list. */
    LONG_ARRAY("long[]", Range.LONG, long[].class, values -> values, vector -> (long[]) vector),

    /** An {@link ArrayList}, not larger than its elements. */
    LONG_LIST(
            "List<Long>",
            Range.LONG,
            new TypeReference<List<Long>>() {}.getType(),
            values -> list(LongStream.of(values).boxed().toList()),
            vector -> longs((List<?>) vector, Long.class)),

    /** The vector of {@code int}, as narrow as its elements. */
    COMPACT_INT_VEC(
            "CompactIntVec",
            Range.INT,
            CompactIntVec.class,
            values -> CompactIntVec.copyOf(ints(values)),
            vector -> ((IntVec) vector).toLongArray()),

    /** The same, but as wide as it can be and with room to spare. */
    WIDE_COMPACT_INT_VEC(
            "CompactIntVec, widened",
            Range.INT,
            CompactIntVec.class,
            values -> {
                CompactIntVec vector = CompactIntVec.of(Integer.MIN_VALUE);
                vector.addAll(ints(values));
                vector.removeAt(0);
                return vector;
            },
            vector -> ((IntVec) vector).toLongArray()),

    /** The vector of unsigned {@code int}, as narrow as its elements. */
    COMPACT_UINT_VEC(
            "CompactUIntVec",
            Range.UNSIGNED_INT,
            CompactUIntVec.class,
            CompactUIntVec::copyOf,
            vector -> ((LongVec) vector).toArray()),

    /** The same, but as wide as it can be and with room to spare. */
    WIDE_COMPACT_UINT_VEC(
            "CompactUIntVec, widened",
            Range.UNSIGNED_INT,
            CompactUIntVec.class,
            values -> behind(CompactUIntVec.of(0xFFFF_FFFFL), values),
            vector -> ((LongVec) vector).toArray()),

    /** The vector of {@code long}, as narrow as its elements. */
    COMPACT_LONG_VEC(
            "CompactLongVec",
            Range.LONG,
            CompactLongVec.class,
            CompactLongVec::copyOf,
            vector -> ((LongVec) vector).toArray()),

    /** The same, but as wide as it can be and with room to spare. */
    WIDE_COMPACT_LONG_VEC(
            "CompactLongVec, widened",
            Range.LONG,
            CompactLongVec.class,
            values -> behind(CompactLongVec.of(Long.MIN_VALUE), values),
            vector -> ((LongVec) vector).toArray());

    /** What there is without the library; all that it writes and reads is compared with these. */
    public static final List<Container> PEERS = List.of(INT_ARRAY, INTEGER_LIST, LONG_ARRAY, LONG_LIST);

    /** The vectors under test. */
    public static final List<Container> VECTORS = List.of(COMPACT_INT_VEC, COMPACT_UINT_VEC, COMPACT_LONG_VEC);

    private final String javaName;
    private final Range range;
    private final Type type;
    private final Function<long[], Object> of;
    private final Function<Object, long[]> toArray;

    Container(String javaName, Range range, Type type, Function<long[], Object> of, Function<Object, long[]> toArray) {
        this.javaName = javaName;
        this.range = range;
        this.type = type;
        this.of = of;
        this.toArray = toArray;
    }

    /** The elements it can have. */
    public Range range() {
        return range;
    }

    /** The class, without type arguments. */
    public Class<?> rawType() {
        return TypeFactory.defaultInstance().constructType(type).getRawClass();
    }

    /** The type that Jackson is asked for. */
    public JavaType type(TypeFactory types) {
        return types.constructType(type);
    }

    /** A vector of these values, all of them in the {@link #range}. */
    public Object of(long[] values) {
        return of.apply(values);
    }

    /** The values of a vector that {@link #of} made, or that was read. */
    public long[] toArray(Object vector) {
        return toArray.apply(vector);
    }

    /** The same vector, as wide as it can be and with room to spare. */
    Container widened() {
        return switch (this) {
            case COMPACT_INT_VEC -> WIDE_COMPACT_INT_VEC;
            case COMPACT_UINT_VEC -> WIDE_COMPACT_UINT_VEC;
            case COMPACT_LONG_VEC -> WIDE_COMPACT_LONG_VEC;
            default -> throw new IllegalStateException(javaName);
        };
    }

    /** The type as Java spells it. */
    @Override
    public String toString() {
        return javaName;
    }

    private static int[] ints(long[] values) {
        return Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
    }

    private static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    private static long[] longs(List<?> values, Class<? extends Number> type) {
        return values.stream().mapToLong(value -> type.cast(value).longValue()).toArray();
    }

    private static <E> List<E> list(List<E> values) {
        return values.stream().collect(Collectors.toCollection(() -> new ArrayList<>(values.size())));
    }

    /** Puts values behind the one element of a vector, and removes that. */
    private static LongVec behind(LongVec vector, long[] values) {
        vector.addAll(values);
        vector.removeAt(0);
        return vector;
    }
}
