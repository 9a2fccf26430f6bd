package io.github.compactvec.benchmarks;

import io.github.compactvec.CompactIntVec;
import io.github.compactvec.IntVec;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reads by random indexes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:+AlwaysPreTouch", "-Xms1g", "-Xmx1g"})
public class ReadBenchmark {
    /** Enough that those of a large vector do not all stay in the nearest cache. */
    private static final int READS = 1 << 16;

    @Param
    public Tier tier;

    @Param({"1000", "1000000"})
    public int n;

    private int[] array;
    private IntArrayList fastutil;
    private CompactIntVec vec;
    private int[] indexes;

    @Setup
    public void setup() {
        int[] few = new SplittableRandom(3).ints(100, 0, 3).toArray();
        Tier.pollute(vec -> get(vec, few));
        array = tier.values(n);
        fastutil = IntArrayList.wrap(array);
        vec = CompactIntVec.copyOf(array);
        indexes = indexes(n);
    }

    private static int[] indexes(int n) {
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
        IntArrayList list = fastutil;
        long sum = 0;
        for (int index : indexes) {
            sum += list.getInt(index);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(READS)
    public long compactIntVec() {
        CompactIntVec values = vec;
        long sum = 0;
        for (int index : indexes) {
            sum += values.get(index);
        }
        return sum;
    }
}
