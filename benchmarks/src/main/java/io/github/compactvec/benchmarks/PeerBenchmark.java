package io.github.compactvec.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** What other lists take for {@code AddBenchmark} and {@code SumBenchmark}. */
public class PeerBenchmark extends TimedBenchmark {
    @Param
    public Tier tier;

    @Param({"1000", "1000000"})
    public int n;

    private int[] array;
    private List<Integer> arrayList;
    private org.eclipse.collections.impl.list.mutable.primitive.IntArrayList eclipse;
    private com.carrotsearch.hppc.IntArrayList hppc;
    private org.agrona.collections.IntArrayList agrona;

    @Setup
    public void setup() {
        array = tier.values(n);
        arrayList = addArrayList();
        eclipse = addEclipse();
        hppc = addHppc();
        agrona = addAgrona();
    }

    @Benchmark
    public List<Integer> addArrayList() {
        List<Integer> list = new ArrayList<>();
        for (int value : array) {
            list.add(value);
        }
        return list;
    }

    @Benchmark
    public long sumArrayList() {
        List<Integer> list = arrayList;
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += list.get(i);
        }
        return sum;
    }

    @Benchmark
    public org.eclipse.collections.impl.list.mutable.primitive.IntArrayList addEclipse() {
        org.eclipse.collections.impl.list.mutable.primitive.IntArrayList list =
                new org.eclipse.collections.impl.list.mutable.primitive.IntArrayList();
        for (int value : array) {
            list.add(value);
        }
        return list;
    }

    @Benchmark
    public long sumEclipse() {
        org.eclipse.collections.impl.list.mutable.primitive.IntArrayList list = eclipse;
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += list.get(i);
        }
        return sum;
    }

    @Benchmark
    public com.carrotsearch.hppc.IntArrayList addHppc() {
        com.carrotsearch.hppc.IntArrayList list = new com.carrotsearch.hppc.IntArrayList();
        for (int value : array) {
            list.add(value);
        }
        return list;
    }

    @Benchmark
    public long sumHppc() {
        com.carrotsearch.hppc.IntArrayList list = hppc;
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += list.get(i);
        }
        return sum;
    }

    @Benchmark
    public org.agrona.collections.IntArrayList addAgrona() {
        org.agrona.collections.IntArrayList list = new org.agrona.collections.IntArrayList();
        for (int value : array) {
            list.addInt(value);
        }
        return list;
    }

    @Benchmark
    public long sumAgrona() {
        org.agrona.collections.IntArrayList list = agrona;
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += list.getInt(i);
        }
        return sum;
    }
}
