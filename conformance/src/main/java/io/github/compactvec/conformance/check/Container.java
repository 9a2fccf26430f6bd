package io.github.compactvec.conformance.check;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import io.github.compactvec.SmallVec;
import io.github.compactvec.conformance.Range;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

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
    COMPACT_INT_VEC("CompactIntVec", Range.INT, CompactIntVec.class, CompactIntVec::copyOf),

    /** The same, but as wide as it can be and with room to spare. */
    WIDE_COMPACT_INT_VEC(
            "CompactIntVec, widened",
            Range.INT,
            CompactIntVec.class,
            values -> behind(CompactIntVec.of(Integer.MIN_VALUE), values)),

    /** The vector of unsigned {@code int}, as narrow as its elements. */
    COMPACT_UINT_VEC("CompactUIntVec", Range.UNSIGNED_INT, CompactUIntVec.class, CompactUIntVec::copyOf),

    /** The same, but as wide as it can be and with room to spare. */
    WIDE_COMPACT_UINT_VEC(
            "CompactUIntVec, widened",
            Range.UNSIGNED_INT,
            CompactUIntVec.class,
            values -> behind(CompactUIntVec.of(0xFFFF_FFFFL), values)),

    /** The vector of {@code long}, as narrow as its elements. */
    COMPACT_LONG_VEC("CompactLongVec", Range.LONG, CompactLongVec.class, CompactLongVec::copyOf),

    /** The same, but as wide as it can be and with room to spare. */
    WIDE_COMPACT_LONG_VEC(
            "CompactLongVec, widened",
            Range.LONG,
            CompactLongVec.class,
            values -> behind(CompactLongVec.of(Long.MIN_VALUE), values)),

    /** The small vector of {@code int}, as narrow as its elements. */
    SMALL_INT_VEC("SmallIntVec", Range.INT, SmallIntVec.class, SmallIntVec::copyOf),

    /** The same, but as wide as it can be and with room to spare. */
    WIDE_SMALL_INT_VEC(
            "SmallIntVec, widened",
            Range.INT,
            SmallIntVec.class,
            values -> behind(SmallIntVec.of(Integer.MIN_VALUE), values)),

    /** The small vector of {@code long}, as narrow as its elements. */
    SMALL_LONG_VEC("SmallLongVec", Range.LONG, SmallLongVec.class, SmallLongVec::copyOf),

    /** The same, but as wide as it can be and with room to spare. */
    WIDE_SMALL_LONG_VEC(
            "SmallLongVec, widened",
            Range.LONG,
            SmallLongVec.class,
            values -> behind(SmallLongVec.of(Long.MIN_VALUE), values)),

    /** The small vector of objects. */
    SMALL_VEC_OF_INTEGER("SmallVec<Integer>", 4, INTEGER_LIST, new TypeReference<SmallVec<Integer>>() {}),

    /** The same with the least inline capacity. */
    SMALL_VEC_1_OF_INTEGER("SmallVec<Integer>, 1 inline", 1, INTEGER_LIST, new TypeReference<SmallVec<Integer>>() {}),

    /** The same with the greatest inline capacity. */
    SMALL_VEC_16_OF_INTEGER(
            "SmallVec<Integer>, 16 inline", 16, INTEGER_LIST, new TypeReference<SmallVec<Integer>>() {}),

    /** The small vector of objects. */
    SMALL_VEC_OF_LONG("SmallVec<Long>", 4, LONG_LIST, new TypeReference<SmallVec<Long>>() {}),

    /** The same with the least inline capacity. */
    SMALL_VEC_1_OF_LONG("SmallVec<Long>, 1 inline", 1, LONG_LIST, new TypeReference<SmallVec<Long>>() {}),

    /** The same with the greatest inline capacity. */
    SMALL_VEC_16_OF_LONG("SmallVec<Long>, 16 inline", 16, LONG_LIST, new TypeReference<SmallVec<Long>>() {});

    /** What there is without the library; all that it writes and reads is compared with these. */
    public static final List<Container> PEERS = List.of(INT_ARRAY, INTEGER_LIST, LONG_ARRAY, LONG_LIST);

    /** The vectors of integers under test. */
    public static final List<Container> VECTORS =
            List.of(COMPACT_INT_VEC, COMPACT_UINT_VEC, COMPACT_LONG_VEC, SMALL_INT_VEC, SMALL_LONG_VEC);

    /** The vectors of objects under test. */
    public static final List<Container> OBJECT_VECTORS = List.of(SMALL_VEC_OF_INTEGER, SMALL_VEC_OF_LONG);

    /** All that is under test. */
    public static final List<Container> UNDER_TEST =
            Stream.of(VECTORS, OBJECT_VECTORS).flatMap(List::stream).toList();

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

    /** Vectors of integers. */
    Container(
            String javaName,
            Range range,
            Class<? extends PrimitiveVec> type,
            Function<long[], ? extends PrimitiveVec> of) {
        this(javaName, range, type, of::apply, Container::elements);
    }

    /** Small vectors of what a list has. */
    Container(String javaName, int inlineCapacity, Container list, TypeReference<?> type) {
        this(
                javaName,
                list.range,
                type.getType(),
                values -> SmallVec.copyOf(inlineCapacity, (List<?>) list.of(values)),
                vector -> list.toArray((SmallVec<?>) vector));
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

    /**
     * This vector and those of the same type in other states: as wide as they can be and with room to spare, or with
     * other inline capacities.
     */
    List<Container> states() {
        return switch (this) {
            case COMPACT_INT_VEC -> List.of(this, WIDE_COMPACT_INT_VEC);
            case COMPACT_UINT_VEC -> List.of(this, WIDE_COMPACT_UINT_VEC);
            case COMPACT_LONG_VEC -> List.of(this, WIDE_COMPACT_LONG_VEC);
            case SMALL_INT_VEC -> List.of(this, WIDE_SMALL_INT_VEC);
            case SMALL_LONG_VEC -> List.of(this, WIDE_SMALL_LONG_VEC);
            case SMALL_VEC_OF_INTEGER -> List.of(this, SMALL_VEC_1_OF_INTEGER, SMALL_VEC_16_OF_INTEGER);
            case SMALL_VEC_OF_LONG -> List.of(this, SMALL_VEC_1_OF_LONG, SMALL_VEC_16_OF_LONG);
            default -> List.of(this);
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

    private static long[] elements(Object vector) {
        return vector instanceof IntVec ints ? ints.toLongArray() : ((LongVec) vector).toArray();
    }

    private static long[] longs(List<?> values, Class<? extends Number> type) {
        return values.stream().mapToLong(value -> type.cast(value).longValue()).toArray();
    }

    private static <E> List<E> list(List<E> values) {
        return values.stream().collect(Collectors.toCollection(() -> new ArrayList<>(values.size())));
    }

    /** Puts values behind the one element of a vector, and removes that. */
    private static IntVec behind(IntVec vector, long[] values) {
        vector.addAll(ints(values));
        vector.removeAt(0);
        return vector;
    }

    /** The same for {@code long}. */
    private static LongVec behind(LongVec vector, long[] values) {
        vector.addAll(values);
        vector.removeAt(0);
        return vector;
    }
}
