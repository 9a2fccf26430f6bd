package io.github.compactvec.benchmarks;

import io.github.compactvec.CompactIntVec;
import io.github.compactvec.IntVec;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** All elements as a new array. */
public class DecodeBenchmark extends TimedBenchmark {
    @Param
    public Tier tier;

    @Param({"1000", "1000000"})
    public int n;

    private int[] array;
    private IntArrayList fastutil;
    private CompactIntVec vec;

    @Setup
    public void setup() {
        Tier.pollute(IntVec::toArray);
        array = tier.values(n);
        fastutil = IntArrayList.wrap(array);
        vec = CompactIntVec.copyOf(array);
    }

    @Benchmark
    public int[] array() {
        return array.clone();
    }

    @Benchmark
    public int[] fastutil() {
        return fastutil.toIntArray();
    }

    @Benchmark
    public int[] vec() {
        return vec.toArray();
    }
}
