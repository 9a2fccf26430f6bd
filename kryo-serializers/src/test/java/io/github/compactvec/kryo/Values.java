package io.github.compactvec.kryo;

import io.github.compactvec.PrimitiveVec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Element sequences for tests of a container: the same in every run. */
final class Values {
    private static final int[] LENGTHS = {
        1, 2, 3, 7, 8, 126, 127, 128, 255, 256, 257, 511, 512, 513, 1000, 1024, 1025, 3000
    };

    private static final Map<Container, Values> VALUES = new EnumMap<>(Container.class);

    private final Container container;
    private final List<long[]> samples = new ArrayList<>();

    private Values(Container container) {
        this.container = container;
        addBoundaries();
        addWidest();
        addRandom(new Random(20_260_101));
    }

    static synchronized Values of(Container container) {
        return VALUES.computeIfAbsent(container, Values::new);
    }

    List<long[]> samples() {
        return samples;
    }

    List<long[]> fewSamples() {
        return IntStream.iterate(0, i -> i < samples.size(), i -> i + 11)
                .mapToObj(samples::get)
                .toList();
    }

    /** Every power of two and its neighbours, of either sign. */
    private static LongStream boundaries() {
        return IntStream.range(0, Long.SIZE)
                .boxed()
                .flatMapToLong(bit -> LongStream.rangeClosed(-1, 1).map(d -> (1L << bit) + d))
                .flatMap(value -> LongStream.of(value, -value))
                .distinct();
    }

    private void add(long... values) {
        if (container.holds(values)) {
            samples.add(values);
        }
    }

    private void addBoundaries() {
        long[] boundaries = container.held(boundaries().toArray());
        add();
        add(boundaries);
        for (long value : boundaries) {
            add(value);
            add(-1, value);
            add(value, 0, 0);
            add(0, value, 127, 128, 255, 256);
        }
    }

    /** So many of the widest elements that varints are just smaller, or just not. */
    private void addWidest() {
        for (int count = 1; count <= 16; count++) {
            for (long small : new long[] {0, -1}) {
                for (long widest : new long[] {container.min, container.max}) {
                    long[] values = repeat(count + 1, widest);
                    values[0] = small;
                    add(values);
                }
            }
        }
    }

    private void addRandom(Random random) {
        long[] outliers = container.held(LongStream.concat(
                        LongStream.of(-1, Integer.MAX_VALUE, Integer.MIN_VALUE, container.min, container.max),
                        LongStream.of(7, 8, 16, 24, 32, 40, 48, 56).map(bit -> 1L << bit))
                .toArray());
        for (int length : LENGTHS) {
            for (int bits = 1; bits <= container.bits(); bits += length > 128 ? 5 : 1) {
                add(uniform(random, length, bits));
                add(signed(uniform(random, length, bits), bits));
                // As many values of each bit length, so that varints often win.
                long[] values = logarithmic(random, length, bits);
                add(values);
                add(LongStream.of(values)
                        .map(v -> random.nextBoolean() ? v : ~v)
                        .toArray());
            }
            for (long outlier : outliers) {
                long[] values = uniform(random, length, 6);
                values[random.nextInt(length)] = outlier;
                add(values);
            }
        }
    }

    /** Values of at most so many bits: negative only if the container is, and these are all it has. */
    long[] uniform(Random random, int length, int bits) {
        return random.longs(length)
                .map(value -> container.wrap(value >>> (Long.SIZE - bits)))
                .toArray();
    }

    /** The same, with as many values of each bit length. */
    long[] logarithmic(Random random, int length, int bits) {
        return random.longs(length)
                .map(value -> container.wrap(value >>> (Long.SIZE - bits) >>> random.nextInt(bits)))
                .toArray();
    }

    /** Moves values of so many bits to either side of zero. */
    long[] signed(long[] values, int bits) {
        return LongStream.of(values)
                .map(value -> bits == container.bits() ? value : value - (1L << (bits - 1)))
                .toArray();
    }

    static long[] repeat(int length, long value) {
        long[] values = new long[length];
        Arrays.fill(values, value);
        return values;
    }

    /** Vectors of these elements that differ in width, sign and capacity. */
    List<PrimitiveVec> vectorsOf(long[] values) {
        List<PrimitiveVec> vectors = new ArrayList<>();
        vectors.add(container.of(values));
        // A removed element leaves its width and sign behind.
        for (int bits = 0; bits < container.bits(); bits += 8) {
            for (long removed : container.held(1L << bits, -1L << bits, container.min, container.max)) {
                long[] more = LongStream.concat(LongStream.of(removed), LongStream.of(values))
                        .toArray();
                PrimitiveVec vec = container.of(more);
                vec.ensureCapacity(2 * more.length);
                vec.removeRange(0, 1);
                vectors.add(vec);
            }
        }
        return vectors;
    }
}
