package io.github.compactvec.jackson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.parity.VecType;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgpack.jackson.dataformat.MessagePackMapper;

/** Random vectors of every length and width, as root values and in a bean, by value and by bytes. */
class RandomVectorsTest {

    static class Bean<T> {
        public @Nullable T v;
        public @Nullable List<T> more;
    }

    static Stream<Arguments> mappers() {
        CompactVecModule module = new CompactVecModule();
        return VecType.with(List.of(
                JsonMapper.builder().addModule(module).build(),
                MessagePackMapper.builder().addModule(module).build(),
                CBORMapper.builder().addModule(module).build()));
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void survivesARoundTrip(VecType type, ObjectMapper mapper) throws IOException {
        Random random = new Random(20260101);
        for (int i = 0; i < 2000; i++) {
            long[] values = values(type, random, i % 500 == 0 ? 70_000 : 1 << random.nextInt(11));
            PrimitiveVec vec = type.vec(values);
            byte[] bytes = mapper.writeValueAsBytes(type.array(values));
            assertArrayEquals(bytes, mapper.writeValueAsBytes(vec));
            PrimitiveVec read = mapper.readValue(bytes, type.vec);
            assertEquals(vec, read);
            assertEquals(vec.byteCapacity(), read.byteCapacity());
            if (i % 10 == 0) {
                assertArrayEquals(bytes, mapper.writeValueAsBytes(type.list(values)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void survivesARoundTripInABean(VecType type, ObjectMapper mapper) throws IOException {
        JavaType vecBean = mapper.getTypeFactory().constructParametricType(Bean.class, type.vec);
        Random random = new Random(20260102);
        for (int i = 0; i < 1000; i++) {
            Bean<Object> arrays = new Bean<>();
            Bean<PrimitiveVec> vecs = new Bean<>();
            long[] values = values(type, random, 40);
            arrays.v = type.array(values);
            vecs.v = type.vec(values);
            List<long[]> more = List.of(values(type, random, 10), values(type, random, 1), values(type, random, 20));
            arrays.more = more.stream().map(type::array).toList();
            vecs.more = more.stream().map(type::vec).toList();

            byte[] bytes = mapper.writeValueAsBytes(arrays);
            assertArrayEquals(bytes, mapper.writeValueAsBytes(vecs));
            Bean<?> read = mapper.readValue(bytes, vecBean);
            assertEquals(vecs.v, read.v);
            assertEquals(vecs.more, read.more);
        }
    }

    /** Values up to a random magnitude, sometimes negative, sometimes with one that stands out. */
    private static long[] values(VecType type, Random random, int maxLength) {
        long[] values = new long[random.nextInt(maxLength + 1)];
        int shift = random.nextInt(Long.SIZE);
        boolean signed = type.min < 0 && random.nextInt(3) == 0;
        Arrays.setAll(values, i -> within(type, signed ? random.nextLong() >> shift : random.nextLong() >>> shift));
        if (values.length > 0 && random.nextInt(4) == 0) {
            values[random.nextInt(values.length)] = within(type, random.nextLong());
        }
        return values;
    }

    private static long within(VecType type, long value) {
        return switch (type) {
            case INT, SMALL_INT -> (int) value;
            case UNSIGNED_INT -> value & type.max;
            case LONG, SMALL_LONG -> value;
        };
    }
}
