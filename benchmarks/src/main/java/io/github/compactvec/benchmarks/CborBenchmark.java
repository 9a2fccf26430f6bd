package io.github.compactvec.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.jackson.CompactVecModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Jackson's CBOR, write and read. */
public class CborBenchmark extends TimedBenchmark {
    @Param
    public Tier tier;

    @Param({"16", "1000", "100000"})
    public int n;

    private ObjectMapper mapper;
    private int[] array;
    private CompactIntVec vec;
    private byte[] message;

    @Setup
    public void setup() throws IOException {
        mapper = new ObjectMapper(new CBORFactory()).registerModule(new CompactVecModule());
        Tier.pollute(values -> {
            try {
                mapper.readValue(mapper.writeValueAsBytes(values), CompactIntVec.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        array = tier.values(n);
        vec = CompactIntVec.copyOf(array);
        message = mapper.writeValueAsBytes(array);
    }

    @Benchmark
    public byte[] writeArray() throws IOException {
        return mapper.writeValueAsBytes(array);
    }

    @Benchmark
    public byte[] writeVec() throws IOException {
        return mapper.writeValueAsBytes(vec);
    }

    @Benchmark
    public int[] readArray() throws IOException {
        return mapper.readValue(message, int[].class);
    }

    @Benchmark
    public CompactIntVec readVec() throws IOException {
        return mapper.readValue(message, CompactIntVec.class);
    }
}
