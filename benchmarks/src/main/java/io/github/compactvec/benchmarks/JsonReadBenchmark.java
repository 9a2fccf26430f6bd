package io.github.compactvec.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.jackson.CompactVecJsonFactory;
import io.github.compactvec.jackson.CompactVecModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

/** Reads a list from JSON with Jackson 2: per list, not per element. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:+AlwaysPreTouch", "-Xms1g", "-Xmx1g"})
public class JsonReadBenchmark {
    @Param
    public Tier tier;

    @Param({"16", "1000", "100000"})
    public int n;

    private ObjectMapper mapper;
    private ObjectMapper ours;
    private byte[] json;

    @Setup
    public void setup() {
        mapper = JsonMapper.builder().addModule(new CompactVecModule()).build();
        ours = JsonMapper.builder(new CompactVecJsonFactory())
                .addModule(new CompactVecModule())
                .build();
        json = json(tier.values(n));
        Tier.pollute(values -> {
            byte[] text = json(values.toArray());
            for (ObjectMapper each : new ObjectMapper[] {mapper, ours}) {
                read(each, text, int[].class);
                read(each, text, CompactIntVec.class);
                read(each, text, SmallIntVec.class);
                read(each, text, CompactLongVec.class);
                if (values.min() >= 0) {
                    read(each, text, CompactUIntVec.class);
                }
            }
        });
    }

    private static byte[] json(int[] values) {
        return Arrays.toString(values).replace(" ", "").getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T read(ObjectMapper mapper, byte[] json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Benchmark
    public int[] array() {
        return read(mapper, json, int[].class);
    }

    @Benchmark
    public CompactIntVec vec() {
        return read(mapper, json, CompactIntVec.class);
    }

    @Benchmark
    public CompactIntVec vecOurFactory() {
        return read(ours, json, CompactIntVec.class);
    }

    @Benchmark
    public int[] arrayFromStream() throws IOException {
        return mapper.readValue(new ByteArrayInputStream(json), int[].class);
    }

    @Benchmark
    public CompactIntVec vecFromStream() throws IOException {
        return mapper.readValue(new ByteArrayInputStream(json), CompactIntVec.class);
    }

    @Benchmark
    public CompactIntVec vecFromStreamOurFactory() throws IOException {
        return ours.readValue(new ByteArrayInputStream(json), CompactIntVec.class);
    }
}
