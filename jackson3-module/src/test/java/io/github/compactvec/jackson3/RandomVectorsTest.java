package io.github.compactvec.jackson3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.parity.VecType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;

/** Random vectors of every length and width, as root values and in a bean, by value and by bytes, in every format. */
class RandomVectorsTest {

    static class Bean<T> {
        public @Nullable T v;
        public @Nullable List<T> more;
    }

    static Stream<Arguments> mappers() {
        return VecType.with(Formats.mappers());
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void survivesARoundTrip(VecType kind, ObjectMapper mapper) {
        Random random = new Random(20260101);
        for (int i = 0; i < 300; i++) {
            long[] values = values(kind, random, i % 150 == 0 ? 20_000 : 1 << random.nextInt(10));
            PrimitiveVec vec = kind.vec(values);
            byte[] bytes = mapper.writeValueAsBytes(kind.array(values));
            assertArrayEquals(bytes, mapper.writeValueAsBytes(vec));
            PrimitiveVec read = mapper.readValue(bytes, kind.vec);
            assertEquals(vec, read);
            assertEquals(vec.byteCapacity(), read.byteCapacity());
            if (i % 10 == 0) {
                assertArrayEquals(bytes, mapper.writeValueAsBytes(list(kind, values)));
            }
        }
    }

    private static List<?> list(VecType kind, long[] values) {
        return kind.ofInts()
                ? Arrays.stream(values).mapToObj(Math::toIntExact).toList()
                : Arrays.stream(values).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void survivesARoundTripInABean(VecType kind, ObjectMapper mapper) {
        JavaType vecBean = mapper.getTypeFactory().constructParametricType(Bean.class, kind.vec);
        Random random = new Random(20260102);
        for (int i = 0; i < 200; i++) {
            Bean<Object> arrays = new Bean<>();
            Bean<PrimitiveVec> vecs = new Bean<>();
            long[] values = values(kind, random, 40);
            arrays.v = kind.array(values);
            vecs.v = kind.vec(values);
            List<long[]> more = List.of(values(kind, random, 10), values(kind, random, 1), values(kind, random, 20));
            arrays.more = more.stream().map(kind::array).toList();
            vecs.more = more.stream().map(kind::vec).toList();

            byte[] bytes = mapper.writeValueAsBytes(arrays);
            assertArrayEquals(bytes, mapper.writeValueAsBytes(vecs));
            Bean<?> read = mapper.readValue(bytes, vecBean);
            assertEquals(vecs.v, read.v);
            assertEquals(vecs.more, read.more);
        }
    }

    /** Values up to a random magnitude, sometimes negative, sometimes with one that stands out. */
    private static long[] values(VecType kind, Random random, int maxLength) {
        long[] values = new long[random.nextInt(maxLength + 1)];
        int shift = random.nextInt(Long.SIZE);
        boolean signed = kind.min < 0 && random.nextInt(3) == 0;
        Arrays.setAll(values, i -> within(kind, signed ? random.nextLong() >> shift : random.nextLong() >>> shift));
        if (values.length > 0 && random.nextInt(4) == 0) {
            values[random.nextInt(values.length)] = within(kind, random.nextLong());
        }
        return values;
    }

    private static long within(VecType kind, long value) {
        return kind.ofInts() ? (int) value : kind == VecType.UNSIGNED_INT ? value & kind.max : value;
    }
}
