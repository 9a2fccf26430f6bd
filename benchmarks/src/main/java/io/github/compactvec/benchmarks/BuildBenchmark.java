package io.github.compactvec.benchmarks;

import io.github.compactvec.CompactIntVec;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A list of all values of an array. */
public class BuildBenchmark extends TimedBenchmark {
    @Param
    public Tier tier;

    @Param({"1000", "1000000"})
    public int n;

    private int[] values;

    @Setup
    public void setup() {
        Tier.pollute(vec -> CompactIntVec.copyOf(vec.toArray()));
        values = tier.values(n);
    }

    /** A copy, and a look at all values to tell the width that would hold them: the least that must be done. */
    @Benchmark
    public int[] array() {
        int[] copy = values.clone();
        int bits = 0;
        for (int value : copy) {
            bits |= value;
        }
        seen = bits;
        return copy;
    }

    public int seen;

    @Benchmark
    public IntArrayList fastutil() {
        return new IntArrayList(values);
    }

    @Benchmark
    public CompactIntVec vec() {
        return CompactIntVec.copyOf(values);
    }
}
