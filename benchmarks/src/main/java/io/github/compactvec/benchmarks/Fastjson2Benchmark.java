package io.github.compactvec.benchmarks;

import com.alibaba.fastjson2.JSON;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** JSON by fastjson2, the peer of {@code JsonWriteBenchmark} and {@code JsonReadBenchmark}. */
public class Fastjson2Benchmark extends TimedBenchmark {
    @Param
    public Tier tier;

    @Param({"16", "1000", "100000"})
    public int n;

    private int[] array;
    private byte[] message;

    @Setup
    public void setup() {
        array = tier.values(n);
        message = JSON.toJSONBytes(array);
    }

    @Benchmark
    public byte[] write() {
        return JSON.toJSONBytes(array);
    }

    @Benchmark
    public int[] read() {
        return JSON.parseObject(message, int[].class);
    }
}
