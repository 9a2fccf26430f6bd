package io.github.compactvec.benchmarks;

import io.github.compactvec.CompactIntVec;
import io.github.compactvec.IntVec;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Uniform values that take just so many bytes each, the same in every run. */
public enum Tier {
    U8(0, 1 << 8),
    U16(0, 1 << 16),
    U24(0, 1 << 24),
    I31(0, 1L << 31),
    S8(-(1 << 7), 1 << 7),
    S16(-(1 << 15), 1 << 15),
    S24(-(1 << 23), 1 << 23),
    S32(-(1L << 31), 1L << 31);

    /** The system property that tells how often {@link #pollute} runs an operation, if not 12 000 times. */
    public static final String POLLUTION = "compactvec.benchmarks.pollution";

    private final long least;
    private final long bound;

    Tier(long least, long bound) {
        this.least = least;
        this.bound = bound;
    }

    /** Values of this tier, among them the least and the greatest if there are two or more. */
    public int[] values(int count) {
        SplittableRandom random = new SplittableRandom(least ^ bound + count);
        int[] values =
                random.longs(count, least, bound).mapToInt(value -> (int) value).toArray();
        if (count > 1) {
            values[0] = (int) least;
            values[count - 1] = (int) (bound - 1);
        }
        return values;
    }

    /**
     * Runs an operation with vectors of every tier and of several lengths, until it has been compiled for all of them.
     * In a service one call site meets every width, so no benchmark may be compiled for one only.
     */
    public static void pollute(Consumer<IntVec> operation) {
        IntVec[] vecs = Stream.of(values())
                .flatMap(tier -> Stream.of(3, 100, 1000).map(count -> CompactIntVec.copyOf(tier.values(count))))
                .toArray(IntVec[]::new);
        int times = Integer.getInteger(POLLUTION, 12_000);
        for (int i = 0; i < times; i++) {
            operation.accept(vecs[i % vecs.length]);
        }
    }
}
