package io.github.compactvec.benchmarks;

import io.github.compactvec.CompactIntVec;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** What looks at every element: equality, hash code, search for what is not there or comes last, extremes. */
public class SearchBenchmark extends TimedBenchmark {
    @Param
    public Tier tier;

    @Param({"1000", "1000000"})
    public int n;

    private int[] array;
    private int[] otherArray;
    private IntArrayList fastutil;
    private IntArrayList otherFastutil;
    private CompactIntVec vec;
    private CompactIntVec otherVec;
    private int last;
    private int missing;

    /** What is read before, so that it is. */
    public int polluted;

    @Setup
    public void setup() {
        Tier.pollute(values -> polluted += values.equals(values.copy()) ? values.hashCode() : 1);
        Tier.pollute(values -> polluted += values.contains(values.widthMax() - 1) ? values.min() : values.max());
        Tier.pollute(values -> polluted += values.indexOf(values.last()));
        array = tier.values(n);
        last = array[n - 1];
        missing = last - 1;
        for (int i = 0; i < n - 1; i++) {
            if (array[i] >= missing) {
                array[i] = missing - 1;
            }
        }
        otherArray = array.clone();
        fastutil = IntArrayList.wrap(array);
        otherFastutil = IntArrayList.wrap(otherArray);
        vec = CompactIntVec.copyOf(array);
        otherVec = vec.copy();
    }

    @Benchmark
    public boolean equalsArray() {
        return Arrays.equals(array, otherArray);
    }

    @Benchmark
    public boolean equalsFastutil() {
        return fastutil.equals(otherFastutil);
    }

    @Benchmark
    public boolean equalsVec() {
        return vec.equals(otherVec);
    }

    @Benchmark
    public int hashArray() {
        return Arrays.hashCode(array);
    }

    @Benchmark
    public int hashFastutil() {
        return fastutil.hashCode();
    }

    @Benchmark
    public int hashVec() {
        return vec.hashCode();
    }

    @Benchmark
    public boolean containsArray() {
        return indexOf(array, missing) >= 0;
    }

    @Benchmark
    public boolean containsFastutil() {
        return fastutil.contains(missing);
    }

    @Benchmark
    public boolean containsVec() {
        return vec.contains(missing);
    }

    @Benchmark
    public int indexOfArray() {
        return indexOf(array, last);
    }

    @Benchmark
    public int indexOfFastutil() {
        return fastutil.indexOf(last);
    }

    @Benchmark
    public int indexOfVec() {
        return vec.indexOf(last);
    }

    private static int indexOf(int[] values, int value) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == value) {
                return i;
            }
        }
        return -1;
    }

    @Benchmark
    public int minArray() {
        int min = Integer.MAX_VALUE;
        for (int value : array) {
            min = Math.min(min, value);
        }
        return min;
    }

    @Benchmark
    public int minVec() {
        return vec.min();
    }

    @Benchmark
    public int maxArray() {
        int max = Integer.MIN_VALUE;
        for (int value : array) {
            max = Math.max(max, value);
        }
        return max;
    }

    @Benchmark
    public int maxVec() {
        return vec.max();
    }
}
