package io.github.compactvec.conformance.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.compactvec.CompactIntVec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HeapMeterTest {
    private static final int[] WIDEST = {255, 65_535, 16_777_215, Integer.MAX_VALUE};

    private final HeapMeter meter = new HeapMeter();

    /** Short ones, both sides of where measuring ends, and of every growth of a list until beyond a million. */
    static IntStream lengths() {
        IntStream growth = IntStream.iterate(10, c -> c < 2_000_000, c -> c + (c >> 1))
                .flatMap(c -> IntStream.of(c - 1, c, c + 1));
        IntStream around = IntStream.rangeClosed(HeapMeter.MEASURED - 9, HeapMeter.MEASURED + 9);
        return IntStream.concat(IntStream.range(0, 34), IntStream.concat(around, growth));
    }

    @Test
    void agreesWithTheWholeGraphAtEveryLength() {
        lengths().forEach(length -> {
            List<Integer> list = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                list.add(7);
            }
            assertEquals(Heap.of(list), meter.list(length), () -> "list of " + length);
            assertEquals(Heap.of(new int[length]), meter.ints(length), () -> "int[] of " + length);
            assertEquals(Heap.of(new long[length]), meter.longs(length), () -> "long[] of " + length);
            for (int width = 1; width <= 4; width++) {
                int[] values = new int[length];
                Arrays.fill(values, WIDEST[width - 1]);
                // The width of a vector without elements means nothing.
                assertEquals(Heap.of(CompactIntVec.of(values)), meter.vec(length, width), "vector of " + length);
            }
        });
    }

    @ParameterizedTest
    @MethodSource
    void agreesWithWhatJacksonReads(int length) throws IOException {
        Random random = new Random(length);
        long[] values = random.longs(length)
                .map(value -> value >> random.nextInt(Long.SIZE))
                .toArray();
        ArrayTally tally = new ArrayTally(meter.sharedIntegerMax());
        ArrayTally ints = new ArrayTally(meter.sharedIntegerMax());
        for (long value : values) {
            tally.add(value);
        }
        int[] narrowed = Arrays.stream(values).mapToInt(value -> (int) value).toArray();
        for (int value : narrowed) {
            ints.add(value);
        }
        ObjectMapper mapper = new ObjectMapper();
        List<Long> longList = mapper.readValue(mapper.writeValueAsBytes(values), new TypeReference<>() {});
        List<Integer> list = mapper.readValue(mapper.writeValueAsBytes(narrowed), new TypeReference<>() {});
        assertEquals(Heap.of(longList), Container.LONG_LIST.heap(tally, meter));
        assertEquals(Heap.of(values), Container.LONG_ARRAY.heap(tally, meter));
        assertEquals(Heap.of(list), Container.INTEGER_LIST.heap(ints, meter));
        assertEquals(Heap.of(narrowed), Container.INT_ARRAY.heap(ints, meter));
        assertEquals(Heap.of(CompactIntVec.of(narrowed)), Container.COMPACT_INT_VEC.heap(ints, meter));
    }

    static IntStream agreesWithWhatJacksonReads() {
        return IntStream.of(0, 1, 2, 10, 11, 100, 1023, 1024, 1025, 3000, 250_000);
    }

    @Test
    void tellsWhatCannotBeMade() {
        assertEquals(HeapMeter.IMPOSSIBLE, meter.vec(600_000_000, 4));
        assertNotEquals(HeapMeter.IMPOSSIBLE, meter.vec(600_000_000, 3));
        assertEquals(HeapMeter.IMPOSSIBLE, meter.vec(ArrayTally.MAX_LENGTH, 1));
        // An array's header takes 12 to 24 bytes, whatever the JVM.
        long elements = ArrayTally.MAX_LENGTH * 4L;
        assertTrue(meter.ints(ArrayTally.MAX_LENGTH) > elements && meter.ints(ArrayTally.MAX_LENGTH) <= elements + 24);
    }

    @Test
    void describesTheJvm() {
        String version = System.getProperty("java.version");
        assertTrue(version != null && meter.describe().contains(version), meter.describe());
    }
}
