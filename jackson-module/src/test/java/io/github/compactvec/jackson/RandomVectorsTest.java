package io.github.compactvec.jackson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.github.compactvec.CompactIntVec;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgpack.jackson.dataformat.MessagePackMapper;

/** Random vectors of every length and width, as root values and in a bean, by value and by bytes. */
class RandomVectorsTest {

    record Bean(CompactIntVec v, List<CompactIntVec> more) {}

    static class ArrayBean {
        public final int[] v;
        public final List<int[]> more;

        ArrayBean(int[] v, List<int[]> more) {
            this.v = v;
            this.more = more;
        }
    }

    static List<ObjectMapper> mappers() {
        CompactVecModule module = new CompactVecModule();
        return List.of(
                JsonMapper.builder().addModule(module).build(),
                MessagePackMapper.builder().addModule(module).build(),
                CBORMapper.builder().addModule(module).build());
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void survivesARoundTrip(ObjectMapper mapper) throws IOException {
        Random random = new Random(20260101);
        for (int i = 0; i < 3000; i++) {
            int[] array = array(random, i % 500 == 0 ? 70_000 : 1 << random.nextInt(11));
            CompactIntVec vec = CompactIntVec.of(array);
            byte[] bytes = mapper.writeValueAsBytes(array);
            assertArrayEquals(bytes, mapper.writeValueAsBytes(vec));
            assertArrayEquals(bytes, mapper.writeValueAsBytes(vec.asList()));
            CompactIntVec read = mapper.readValue(bytes, CompactIntVec.class);
            assertEquals(vec, read);
            assertArrayEquals(array, read.toArray());
            assertEquals(vec.byteCapacity(), read.byteCapacity());
        }
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void survivesARoundTripInABean(ObjectMapper mapper) throws IOException {
        Random random = new Random(20260102);
        for (int i = 0; i < 1000; i++) {
            int[] array = array(random, 40);
            List<int[]> arrays = List.of(array(random, 10), array(random, 1), array(random, 20));
            Bean bean = new Bean(
                    CompactIntVec.of(array),
                    arrays.stream().map(CompactIntVec::of).toList());
            byte[] bytes = mapper.writeValueAsBytes(new ArrayBean(array, arrays));
            assertArrayEquals(bytes, mapper.writeValueAsBytes(bean));
            assertEquals(bean, mapper.readValue(bytes, Bean.class));
        }
    }

    /** Values up to a random magnitude, sometimes negative, sometimes with one that stands out. */
    private static int[] array(Random random, int maxLength) {
        int[] array = new int[random.nextInt(maxLength + 1)];
        int shift = random.nextInt(32);
        boolean signed = random.nextInt(3) == 0;
        Arrays.setAll(array, i -> signed ? random.nextInt() >> shift : random.nextInt() >>> shift);
        if (array.length > 0 && random.nextInt(4) == 0) {
            array[random.nextInt(array.length)] = random.nextInt();
        }
        return array;
    }
}
