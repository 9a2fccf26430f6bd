package io.github.compactvec.benchmarks;

import com.carrotsearch.hppc.IntArrayList;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.IntVec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.lucene.util.packed.PackedInts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Reads by random indexes. */
public class ReadBenchmark extends TimedBenchmark {
    /** Enough that those of a large vector do not all stay in the nearest cache. */
    private static final int READS = 1 << 16;

    @Param
    public Tier tier;

    @Param({"1000", "1000000"})
    public int n;

    private int[] array;
    private List<Integer> arrayList;
    private it.unimi.dsi.fastutil.ints.IntArrayList fastutil;
    private org.eclipse.collections.impl.list.mutable.primitive.IntArrayList eclipse;
    private IntArrayList hppc;
    private org.agrona.collections.IntArrayList agrona;
    private PackedInts.Mutable lucene;
    private CompactIntVec vec;
    private int[] indexes;

    @Setup
    public void setup() {
        int[] few = new SplittableRandom(3).ints(100, 0, 3).toArray();
        Tier.pollute(vec -> get(vec, few));
        array = tier.values(n);
        arrayList = new ArrayList<>(Arrays.stream(array).boxed().toList());
        fastutil = it.unimi.dsi.fastutil.ints.IntArrayList.wrap(array);
        eclipse = new org.eclipse.collections.impl.list.mutable.primitive.IntArrayList(array);
        hppc = IntArrayList.from(array);
        agrona = new org.agrona.collections.IntArrayList(array, n, Integer.MIN_VALUE);
        lucene = lucene(array);
        vec = CompactIntVec.copyOf(array);
        indexes = indexes(n);
    }

    /** The indexes to read by, the same in every run and in Rust. */
    public static int[] indexes(int n) {
        return new SplittableRandom(5).ints(READS, 0, n).toArray();
    }

    private static long get(IntVec vec, int[] indexes) {
        long sum = 0;
        for (int index : indexes) {
            sum += vec.get(index);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(READS)
    public long array() {
        int[] values = array;
        long sum = 0;
        for (int index : indexes) {
            sum += values[index];
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(READS)
    public long fastutil() {
        it.unimi.dsi.fastutil.ints.IntArrayList list = fastutil;
        long sum = 0;
        for (int index : indexes) {
            sum += list.getInt(index);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(READS)
    public long vec() {
        CompactIntVec values = vec;
        long sum = 0;
        for (int index : indexes) {
            sum += values.get(index);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(READS)
    public long arrayList() {
        List<Integer> list = arrayList;
        long sum = 0;
        for (int index : indexes) {
            sum += list.get(index);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(READS)
    public long eclipse() {
        org.eclipse.collections.impl.list.mutable.primitive.IntArrayList list = eclipse;
        long sum = 0;
        for (int index : indexes) {
            sum += list.get(index);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(READS)
    public long hppc() {
        IntArrayList list = hppc;
        long sum = 0;
        for (int index : indexes) {
            sum += list.get(index);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(READS)
    public long agrona() {
        org.agrona.collections.IntArrayList list = agrona;
        long sum = 0;
        for (int index : indexes) {
            sum += list.getInt(index);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(READS)
    public long lucene() {
        PackedInts.Mutable values = lucene;
        long sum = 0;
        for (int index : indexes) {
            sum += (int) values.get(index);
        }
        return sum;
    }

    /** Of as many bits as the greatest value has, or 32 if there are negative ones. */
    private static PackedInts.Mutable lucene(int[] values) {
        int bits = PackedInts.unsignedBitsRequired(
                Arrays.stream(values).mapToLong(Integer::toUnsignedLong).max().orElse(0));
        PackedInts.Mutable packed = PackedInts.getMutable(values.length, bits, PackedInts.DEFAULT);
        for (int i = 0; i < values.length; i++) {
            packed.set(i, Integer.toUnsignedLong(values[i]));
        }
        return packed;
    }
}
