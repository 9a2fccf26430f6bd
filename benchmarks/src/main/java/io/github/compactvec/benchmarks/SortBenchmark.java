package io.github.compactvec.benchmarks;

import io.github.compactvec.CompactIntVec;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Sorting a copy. */
public class SortBenchmark extends TimedBenchmark {
    @Param
    public Tier tier;

    @Param({"1000", "1000000"})
    public int n;

    private int[] array;
    private IntArrayList fastutil;
    private CompactIntVec vec;

    @Setup
    public void setup() {
        Tier.pollute(values -> values.copy().sort());
        array = tier.values(n);
        fastutil = IntArrayList.wrap(array);
        vec = CompactIntVec.copyOf(array);
    }

    @Benchmark
    public int[] array() {
        int[] values = array.clone();
        Arrays.sort(values);
        return values;
    }

    @Benchmark
    public IntArrayList fastutil() {
        IntArrayList values = fastutil.clone();
        values.unstableSort(null);
        return values;
    }

    @Benchmark
    public CompactIntVec vec() {
        CompactIntVec values = vec.copy();
        values.sort();
        return values;
    }
}
