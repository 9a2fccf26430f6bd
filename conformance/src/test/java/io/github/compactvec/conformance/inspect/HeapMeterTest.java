package io.github.compactvec.conformance.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.PrimitiveVec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class HeapMeterTest {
    private final HeapMeter meter = new HeapMeter();

    /** Short ones, both sides of where measuring ends, and of every growth of a list until beyond a million. */
    static IntStream lengths() {
        IntStream growth = IntStream.iterate(10, c -> c < 2_000_000, c -> c + (c >> 1))
                .flatMap(c -> IntStream.of(c - 1, c, c + 1));
        IntStream around = IntStream.rangeClosed(HeapMeter.MEASURED - 9, HeapMeter.MEASURED + 9);
        return IntStream.concat(IntStream.range(0, 34), IntStream.concat(around, growth));
    }

    @Test
    void agreesWithTheWholeGraphOfListsAndArraysAtEveryLength() {
        lengths().forEach(length -> {
            List<Integer> list = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                list.add(7);
            }
            assertEquals(Heap.of(list), meter.list(length), () -> "list of " + length);
            assertEquals(Heap.of(new int[length]), meter.ints(length), () -> "int[] of " + length);
            assertEquals(Heap.of(new long[length]), meter.longs(length), () -> "long[] of " + length);
        });
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithTheWholeGraphOfVectorsAtEveryLength(Real real) {
        lengths().forEach(length -> {
            long[] values = new long[length];
            for (int width = 1; width <= real.maxWidth(); width++) {
                Arrays.fill(values, real.widest(width));
                String elements = length + " elements of " + width + " bytes";
                // The width of a vector without elements means nothing.
                for (Map.Entry<Container, PrimitiveVec> vector :
                        real.vectors(values).entrySet()) {
                    long heap = meter.vec(vector.getKey(), length, width);
                    assertEquals(Heap.of(vector.getValue()), heap, () -> vector.getKey() + " of " + elements);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource
    void agreesWithWhatJacksonReads(Real real, int length) throws IOException {
        Random random = new Random(length);
        for (int width = 1; width <= real.maxWidth(); width++) {
            ArrayTally tally = new ArrayTally(meter.sharedIntegerMax());
            long[] values = new long[length];
            for (int i = 0; i < length; i++) {
                values[i] = real.random(random, 1 + random.nextInt(width), true);
                tally.add(values[i]);
            }
            Map<Container, Long> heap = new EnumMap<>(Container.class);
            for (Container container : real.type().containers()) {
                heap.put(container, container.heap(tally, meter));
            }
            assertEquals(real.heap(values), heap);
        }
    }

    static Stream<Arguments> agreesWithWhatJacksonReads() {
        int[] lengths = {0, 1, 2, 10, 11, 100, 1023, 1024, 1025, 3000, 60_000};
        return Stream.of(Real.values())
                .flatMap(real -> IntStream.of(lengths).mapToObj(length -> Arguments.of(real, length)));
    }

    @ParameterizedTest
    @FieldSource("io.github.compactvec.conformance.inspect.Container#VECTORS")
    void tellsWhichVectorsCannotBeMade(Container vector) {
        int widest = vector.maxWidth();
        long length = Integer.MAX_VALUE / widest;
        assertEquals(HeapMeter.IMPOSSIBLE, meter.vec(vector, length, widest));
        assertNotEquals(HeapMeter.IMPOSSIBLE, meter.vec(vector, length, widest - 1));
        assertEquals(HeapMeter.IMPOSSIBLE, meter.vec(vector, Integer.MAX_VALUE, 1));
    }

    @Test
    void countsTheBytesOfTheLongestArrays() {
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
