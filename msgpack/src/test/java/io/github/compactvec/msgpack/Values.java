package io.github.compactvec.msgpack;

import java.util.Random;
import java.util.stream.LongStream;

/** Lists of integers to encode and to decode. */
final class Values {
    private Values() {}

    /** Every power of two and its neighbours, both signs, that are in a range. */
    static long[] boundaries(long min, long max) {
        return LongStream.concat(
                        LongStream.range(-300, 300),
                        LongStream.range(0, 64)
                                .flatMap(bit -> LongStream.rangeClosed(-2, 2)
                                        .flatMap(step -> LongStream.of((1L << bit) + step, -(1L << bit) + step))))
                .filter(value -> value >= min && value <= max)
                .toArray();
    }

    /** A list of values that take so many bits, or fewer; runs of one kind, or all kinds mixed. */
    static long[] random(Random random, int size, long min, long max) {
        long[] values = new long[size];
        boolean mixed = random.nextBoolean();
        boolean signed = min < 0 && random.nextBoolean();
        int bits = random.nextInt(65);
        for (int i = 0; i < size; i++) {
            if (mixed || random.nextInt(40) == 0) {
                bits = random.nextInt(65);
            }
            long value = bits == 0 ? 0 : random.nextLong() >>> (64 - bits);
            values[i] = Math.min(max, Math.max(min, signed && random.nextBoolean() ? ~value : value));
        }
        return values;
    }

    static int[] ints(long[] values) {
        return LongStream.of(values).mapToInt(Math::toIntExact).toArray();
    }
}
