package io.github.compactvec.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.jackson.CompactVecModule;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Writes a list as JSON with Jackson 2: per list, not per element. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:+AlwaysPreTouch", "-Xms1g", "-Xmx1g"})
public class JsonWriteBenchmark {
    @Param
    public Tier tier;

    @Param({"16", "1000", "100000"})
    public int n;

    private ObjectMapper mapper;
    private int[] array;
    private List<Integer> list;
    private CompactIntVec vec;

    @Setup
    public void setup() {
        mapper = JsonMapper.builder().addModule(new CompactVecModule()).build();
        array = tier.values(n);
        list = List.copyOf(IntArrayList.wrap(array));
        vec = CompactIntVec.copyOf(array);
        Tier.pollute(values -> {
            bytes(values);
            bytes(values.toArray());
        });
    }

    private byte[] bytes(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Benchmark
    public byte[] array() {
        return bytes(array);
    }

    @Benchmark
    public byte[] list() {
        return bytes(list);
    }

    @Benchmark
    public byte[] vec() {
        return bytes(vec);
    }

    @Benchmark
    public void arrayToStream() throws IOException {
        mapper.writeValue(OutputStream.nullOutputStream(), array);
    }

    @Benchmark
    public void vecToStream() throws IOException {
        mapper.writeValue(OutputStream.nullOutputStream(), vec);
    }

    @Benchmark
    public String arrayAsString() throws IOException {
        return mapper.writeValueAsString(array);
    }

    @Benchmark
    public String vecAsString() throws IOException {
        return mapper.writeValueAsString(vec);
    }
}
