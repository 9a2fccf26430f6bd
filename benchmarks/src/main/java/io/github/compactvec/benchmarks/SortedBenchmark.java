package io.github.compactvec.benchmarks;

import io.github.compactvec.CompactIntVec;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** Sorted distinct values, beside a compressed bitmap, which can hold no others. */
public class SortedBenchmark extends TimedBenchmark {
    @Param({"U16", "U24", "I31"})
    public Tier tier;

    @Param({"1000", "100000"})
    public int n;

    private CompactIntVec vec;
    private RoaringBitmap roaring;
    private int[] wanted;
    private int next;

    @Setup
    public void setup() {
        int[] values = Arrays.stream(tier.values(n)).distinct().sorted().toArray();
        vec = CompactIntVec.copyOf(values);
        roaring = RoaringBitmap.bitmapOf(values);
        roaring.runOptimize();
        wanted = tier.values(1 << 10);
    }

    @Benchmark
    public long vecSum() {
        CompactIntVec values = vec;
        long sum = 0;
        for (int i = 0; i < values.size(); i++) {
            sum += values.get(i);
        }
        return sum;
    }

    @Benchmark
    public long roaringSum() {
        long sum = 0;
        for (PeekableIntIterator i = roaring.getIntIterator(); i.hasNext(); ) {
            sum += i.next();
        }
        return sum;
    }

    @Benchmark
    public boolean vecContains() {
        return vec.binarySearch(wanted[next++ & (wanted.length - 1)]) >= 0;
    }

    @Benchmark
    public boolean roaringContains() {
        return roaring.contains(wanted[next++ & (wanted.length - 1)]);
    }
}
