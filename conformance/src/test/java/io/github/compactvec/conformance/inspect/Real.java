package io.github.compactvec.conformance.inspect;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What an {@link ElementType} stands for: the real containers of its elements, and elements to put into them. */
enum Real {
    INT(ElementType.INT, Container.INTEGER_LIST, Container.INT_ARRAY) {
        @Override
        boolean has(long value) {
            return value == (int) value;
        }

        @Override
        List<?> list(byte[] json) throws IOException {
            return JSON.readValue(json, new TypeReference<List<Integer>>() {});
        }

        @Override
        int[] array(long[] values) {
            return Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
        }

        @Override
        Map<Container, PrimitiveVec> vectors(long[] values) {
            return Map.of(
                    Container.COMPACT_INT_VEC,
                    CompactIntVec.copyOf(array(values)),
                    Container.SMALL_INT_VEC,
                    SmallIntVec.copyOf(array(values)));
        }
    },

    UINT(ElementType.UINT, Container.LONG_LIST, Container.LONG_ARRAY) {
        @Override
        boolean has(long value) {
            return value == Integer.toUnsignedLong((int) value);
        }

        @Override
        Map<Container, PrimitiveVec> vectors(long[] values) {
            return Map.of(
                    Container.COMPACT_UINT_VEC,
                    CompactUIntVec.copyOf(values),
                    Container.SMALL_LONG_VEC,
                    SmallLongVec.copyOf(values));
        }
    },

    LONG(ElementType.LONG, Container.LONG_LIST, Container.LONG_ARRAY) {
        @Override
        boolean has(long value) {
            return true;
        }

        @Override
        Map<Container, PrimitiveVec> vectors(long[] values) {
            return Map.of(
                    Container.COMPACT_LONG_VEC,
                    CompactLongVec.copyOf(values),
                    Container.SMALL_LONG_VEC,
                    SmallLongVec.copyOf(values));
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ElementType type;
    private final Container list;
    private final Container array;

    Real(ElementType type, Container list, Container array) {
        this.type = type;
        this.list = list;
        this.array = array;
    }

    /** The first type that has all elements. */
    static Real of(Collection<long[]> arrays) {
        return Stream.of(values())
                .filter(real -> arrays.stream().flatMapToLong(Arrays::stream).allMatch(real::has))
                .findFirst()
                .orElseThrow();
    }

    ElementType type() {
        return type;
    }

    /** Bytes of the widest elements. */
    int maxWidth() {
        return has(1L << 32) ? 8 : 4;
    }

    boolean isSigned() {
        return has(-1);
    }

    abstract boolean has(long value);

    /** As Jackson reads it. */
    List<?> list(byte[] json) throws IOException {
        return JSON.readValue(json, new TypeReference<List<Long>>() {});
    }

    Object array(long[] values) {
        return values;
    }

    /** As each vector has them that can. */
    abstract Map<Container, PrimitiveVec> vectors(long[] values);

    /** What each container occupies with these values. */
    Map<Container, Long> heap(long[] values) throws IOException {
        Map<Container, Long> heap = new EnumMap<>(Container.class);
        heap.put(list, Heap.of(list(JSON.writeValueAsBytes(values))));
        heap.put(array, Heap.of(array(values)));
        vectors(values).forEach((container, vector) -> heap.put(container, Heap.of(vector)));
        return heap;
    }

    // ---------------------------------------------------------------- elements

    /** The greatest element of a width. */
    long widest(int width) {
        long unsigned = width == Long.BYTES ? -1 : (1L << (Byte.SIZE * width)) - 1;
        return unsigned >= 0 && has(unsigned) ? unsigned : unsigned >>> 1;
    }

    /**
     * Any element of at most that width.
     *
     * @param negative whether it may be, of a type that has such elements
     */
    long random(Random random, int width, boolean negative) {
        long bits = random.nextLong();
        return negative && isSigned() ? bits >> (Long.SIZE - Byte.SIZE * width) : bits & widest(width);
    }

    /**
     * All powers of two and ten with either sign and everything near them, the ends of the range, random elements of
     * every width.
     */
    long[] elements() {
        LongStream powers = LongStream.concat(
                LongStream.iterate(1, p -> p << 1).limit(64),
                LongStream.iterate(1, p -> p * 10).limit(19));
        LongStream near = powers.flatMap(p -> LongStream.rangeClosed(-3, 3).flatMap(d -> LongStream.of(p + d, -p + d)));
        Random random = new Random(5);
        LongStream others = LongStream.generate(
                        () -> random(random, 1 + random.nextInt(maxWidth()), random.nextBoolean()))
                .limit(50_000);
        return LongStream.concat(near.filter(this::has), others).toArray();
    }
}
