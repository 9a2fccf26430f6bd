package io.github.compactvec.kryo;

import io.github.compactvec.CompactIntVec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Element sequences for tests: the same in every run. */
final class Values {
    private static final int[] LENGTHS = {
        1, 2, 3, 7, 8, 126, 127, 128, 255, 256, 257, 511, 512, 513, 1000, 1024, 1025, 3000
    };

    private static final List<int[]> SAMPLES = makeSamples();

    private Values() {}

    /** Every power of two and its neighbours, of either sign. */
    static int[] boundaries() {
        return IntStream.range(0, Integer.SIZE)
                .flatMap(bit -> IntStream.rangeClosed(-1, 1).map(d -> (1 << bit) + d))
                .flatMap(value -> IntStream.of(value, -value))
                .distinct()
                .toArray();
    }

    /** Sequences of many lengths and distributions, with all that is known to be a corner. Not to be changed. */
    static List<int[]> samples() {
        return SAMPLES;
    }

    /** A few of each kind of them, for tests that run each many times. */
    static List<int[]> fewSamples() {
        return IntStream.iterate(0, i -> i < SAMPLES.size(), i -> i + 11)
                .mapToObj(SAMPLES::get)
                .toList();
    }

    private static List<int[]> makeSamples() {
        List<int[]> samples = new ArrayList<>();
        samples.add(new int[0]);
        samples.add(boundaries());
        for (int value : boundaries()) {
            samples.add(new int[] {value});
            samples.add(new int[] {-1, value});
            samples.add(new int[] {value, 0, 0});
            samples.add(new int[] {0, value, 127, 128, 255, 256});
        }
        Random random = new Random(20_260_101);
        for (int length : LENGTHS) {
            for (int bits = 1; bits <= Integer.SIZE; bits += length > 128 ? 5 : 1) {
                samples.add(uniform(random, length, bits));
                samples.add(signed(uniform(random, length, bits), bits));
                // As many values of each bit length, so that varints often win.
                int[] values = uniform(random, length, bits);
                Arrays.setAll(values, i -> values[i] >>> random.nextInt(Integer.SIZE));
                samples.add(values);
                samples.add(IntStream.of(values)
                        .map(v -> random.nextBoolean() ? v : ~v)
                        .toArray());
            }
            for (int outlier : new int[] {1 << 7, 1 << 8, 1 << 16, 1 << 24, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
                int[] values = uniform(random, length, 6);
                values[random.nextInt(length)] = outlier;
                samples.add(values);
            }
        }
        return samples;
    }

    /** Values of at most so many bits: not negative, unless they are 32. */
    static int[] uniform(Random random, int length, int bits) {
        return random.ints(length).map(value -> value >>> (Integer.SIZE - bits)).toArray();
    }

    /** Moves values of so many bits to either side of zero. */
    static int[] signed(int[] values, int bits) {
        return IntStream.of(values).map(value -> value - (1 << (bits - 1))).toArray();
    }

    static int[] repeat(int length, int value) {
        int[] values = new int[length];
        Arrays.fill(values, value);
        return values;
    }

    /** Vectors of these elements that differ in width, sign and capacity. */
    static List<CompactIntVec> vectorsOf(int[] values) {
        List<CompactIntVec> vectors = new ArrayList<>();
        vectors.add(CompactIntVec.of(values));
        // A removed element leaves its width and sign behind.
        for (int removed : new int[] {1 << 8, 1 << 16, 1 << 24, -1, -(1 << 8), -(1 << 16), Integer.MIN_VALUE}) {
            CompactIntVec vector = new CompactIntVec();
            vector.add(removed);
            vector.addAll(values);
            vector.removeAt(0);
            vectors.add(vector);
        }
        return vectors;
    }
}
