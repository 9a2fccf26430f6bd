package io.github.compactvec.benchmarks;

import io.github.compactvec.SmallIntVec;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** Making a list of a few small values, one by one, and reading them all. */
public class SmallBenchmark extends TimedBenchmark {
    @Param({"3", "8"})
    public int n;

    private int[] values;

    /** What is read before, so that it is. */
    public long polluted;

    @Setup
    public void setup() {
        int[][] lists = Stream.of(Tier.values())
                .flatMap(tier -> Stream.of(3, 8, 20).map(tier::values))
                .toArray(int[][]::new);
        for (int i = 0; i < 12_000; i++) {
            polluted += read(build(lists[i % lists.length]));
        }
        values = new int[n];
        for (int i = 0; i < n; i++) {
            values[i] = 7 * i;
        }
    }

    private static SmallIntVec build(int[] values) {
        SmallIntVec list = new SmallIntVec();
        for (int value : values) {
            list.add(value);
        }
        return list;
    }

    private static long read(SmallIntVec list) {
        long sum = 0;
        for (int i = 0, size = list.size(); i < size; i++) {
            sum += list.get(i);
        }
        return sum;
    }

    @Benchmark
    public long vec(Blackhole hole) {
        SmallIntVec list = build(values);
        hole.consume(list);
        return read(list);
    }

    @Benchmark
    public long arrayList(Blackhole hole) {
        ArrayList<Integer> list = new ArrayList<>();
        for (int value : values) {
            list.add(value);
        }
        hole.consume(list);
        long sum = 0;
        for (int i = 0, size = list.size(); i < size; i++) {
            sum += list.get(i);
        }
        return sum;
    }

    @Benchmark
    public long fastutil(Blackhole hole) {
        IntArrayList list = new IntArrayList();
        for (int value : values) {
            list.add(value);
        }
        hole.consume(list);
        long sum = 0;
        for (int i = 0, size = list.size(); i < size; i++) {
            sum += list.getInt(i);
        }
        return sum;
    }

    @Benchmark
    public long array(Blackhole hole) {
        int[] copy = new int[values.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = values[i];
        }
        hole.consume(copy);
        long sum = 0;
        for (int value : copy) {
            sum += value;
        }
        return sum;
    }
}
