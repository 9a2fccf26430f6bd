package io.github.compactvec.benchmarks;

import io.github.compactvec.CompactIntVec;
import io.github.compactvec.IntVec;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The sum of all elements. */
public class SumBenchmark extends TimedBenchmark {
    @Param
    public Tier tier;

    @Param({"1000", "100000"})
    public int n;

    private int[] array;
    private IntArrayList fastutil;
    private CompactIntVec vec;

    @Setup
    public void setup() {
        Tier.pollute(IntVec::sum);
        array = tier.values(n);
        fastutil = IntArrayList.wrap(array);
        vec = CompactIntVec.copyOf(array);
    }

    @Benchmark
    public long array() {
        long sum = 0;
        for (int value : array) {
            sum += value;
        }
        return sum;
    }

    @Benchmark
    public long fastutil() {
        IntArrayList list = fastutil;
        long sum = 0;
        for (int i = 0, size = list.size(); i < size; i++) {
            sum += list.getInt(i);
        }
        return sum;
    }

    @Benchmark
    public long vec() {
        return vec.sum();
    }
}
