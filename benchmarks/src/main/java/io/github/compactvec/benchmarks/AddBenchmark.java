package io.github.compactvec.benchmarks;

import io.github.compactvec.CompactIntVec;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Appending one by one, to a list that grows. */
public class AddBenchmark extends TimedBenchmark {
    @Param
    public Tier tier;

    @Param({"1000", "1000000"})
    public int n;

    private int[] values;

    /** Those of one byte, but for the last tenth. */
    private int[] late;

    @Setup
    public void setup() {
        Tier.pollute(vec -> grown(vec.toArray()));
        Tier.pollute(vec -> presized(vec.toArray()));
        values = tier.values(n);
        late = Tier.U8.values(n);
        System.arraycopy(values, 0, late, n - n / 10, n / 10);
    }

    private static CompactIntVec grown(int[] values) {
        CompactIntVec vec = new CompactIntVec();
        for (int value : values) {
            vec.add(value);
        }
        return vec;
    }

    private static CompactIntVec presized(int[] values) {
        CompactIntVec vec = CompactIntVec.withCapacity(values.length * Integer.BYTES);
        for (int value : values) {
            vec.add(value);
        }
        return vec;
    }

    private static IntArrayList fastutilGrown(int[] values) {
        IntArrayList list = new IntArrayList();
        for (int value : values) {
            list.add(value);
        }
        return list;
    }

    @Benchmark
    public CompactIntVec vec() {
        return grown(values);
    }

    @Benchmark
    public IntArrayList fastutil() {
        return fastutilGrown(values);
    }

    @Benchmark
    public int[] array() {
        int[] array = {};
        int size = 0;
        for (int value : values) {
            if (size == array.length) {
                array = Arrays.copyOf(array, Math.max(10, size + (size >> 1)));
            }
            array[size++] = value;
        }
        return array;
    }

    /** All of one byte up to the last tenth. */
    @Benchmark
    public CompactIntVec vecLate() {
        return grown(late);
    }

    @Benchmark
    public IntArrayList fastutilLate() {
        return fastutilGrown(late);
    }

    @Benchmark
    public CompactIntVec vecPresized() {
        return presized(values);
    }

    @Benchmark
    public IntArrayList fastutilPresized() {
        IntArrayList list = new IntArrayList(values.length);
        for (int value : values) {
            list.add(value);
        }
        return list;
    }
}
