package io.github.compactvec.benchmarks;

import org.apache.fory.Fory;
import org.apache.fory.memory.MemoryBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Apache Fory with compressed arrays, the peer of {@code KryoBenchmark}. */
public class ForyBenchmark extends TimedBenchmark {
    @Param
    public Tier tier;

    @Param({"16", "1000", "100000"})
    public int n;

    private Fory fory;
    private int[] array;
    private byte[] message;
    private MemoryBuffer buffer;

    @Setup
    public void setup() {
        fory = fory();
        array = tier.values(n);
        message = fory.serialize(array);
        buffer = MemoryBuffer.newHeapBuffer(1 << 20);
    }

    /** One that writes each {@code int} of an array in as few bytes as it can, which it does not for other languages. */
    public static Fory fory() {
        return Fory.builder().withXlang(false).withIntArrayCompressed(true).build();
    }

    /** To memory that is there, as for Kryo. */
    @Benchmark
    public int write() {
        buffer.writerIndex(0);
        fory.serialize(buffer, array);
        return buffer.writerIndex();
    }

    @Benchmark
    public Object read() {
        return fory.deserialize(message);
    }
}
