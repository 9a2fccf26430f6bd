package io.github.compactvec.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.jackson.CompactVecModule;
import io.github.compactvec.msgpack.CompactVecMessagePack;
import io.github.compactvec.msgpack.CompactVecMessagePackFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.jackson.dataformat.MessagePackFactory;
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

/** Lists written as MessagePack to a {@code byte[]}, and read from one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:+AlwaysPreTouch", "-Xms1g", "-Xmx1g"})
public class MessagePackBenchmark {
    @Param
    public Tier tier;

    @Param({"16", "1000", "100000"})
    public int n;

    private static final ObjectMapper STOCK =
            new ObjectMapper(new MessagePackFactory()).registerModule(new CompactVecModule());
    private static final ObjectMapper OURS =
            new ObjectMapper(new CompactVecMessagePackFactory()).registerModule(new CompactVecModule());

    private final ObjectWriter stockWriter = STOCK.writer();
    private final ObjectWriter ourWriter = OURS.writer();
    private final ObjectReader stockArrays = STOCK.readerFor(int[].class);
    private final ObjectReader ourArrays = OURS.readerFor(int[].class);
    private final ObjectReader stockVecs = STOCK.readerFor(CompactIntVec.class);
    private final ObjectReader ourVecs = OURS.readerFor(CompactIntVec.class);

    private int[] array;
    private CompactIntVec vec;
    private byte[] bytes;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Setup
    public void setup() {
        // A mapper of either kind meets every width in a service, and so does everything below it.
        Tier.pollute(each -> {
            try {
                byte[] direct = CompactVecMessagePack.toBytes(each);
                CompactVecMessagePack.fromBytes(direct, CompactIntVec.class);
                ourVecs.readValue(ourWriter.writeValueAsBytes(each));
                ourArrays.readValue(ourWriter.writeValueAsBytes(each.toArray()));
                stockVecs.readValue(direct);
                stockArrays.readValue(direct);
                stockWriter.writeValueAsBytes(each);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        array = tier.values(n);
        vec = CompactIntVec.copyOf(array);
        bytes = CompactVecMessagePack.toBytes(vec);
    }

    // ---------------------------------------------------------------- write

    @Benchmark
    public byte[] writeArray() throws IOException {
        return stockWriter.writeValueAsBytes(array);
    }

    @Benchmark
    public byte[] writeVec() throws IOException {
        return stockWriter.writeValueAsBytes(vec);
    }

    @Benchmark
    public byte[] writeArrayOurFactory() throws IOException {
        return ourWriter.writeValueAsBytes(array);
    }

    @Benchmark
    public byte[] writeVecOurFactory() throws IOException {
        return ourWriter.writeValueAsBytes(vec);
    }

    /** To a stream, where nothing is allocated for the result. */
    @Benchmark
    public int writeArrayToStream() throws IOException {
        out.reset();
        stockWriter.writeValue(out, array);
        return out.size();
    }

    @Benchmark
    public int writeVecOurFactoryToStream() throws IOException {
        out.reset();
        ourWriter.writeValue(out, vec);
        return out.size();
    }

    @Benchmark
    public byte[] directWrite() {
        return CompactVecMessagePack.toBytes(vec);
    }

    @Benchmark
    public byte[] packerWrite() throws IOException {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            CompactVecMessagePack.pack(packer, vec);
            return packer.toByteArray();
        }
    }

    /** What msgpack-core alone does. */
    @Benchmark
    public byte[] packerWriteArray() throws IOException {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packArrayHeader(array.length);
            for (int value : array) {
                packer.packInt(value);
            }
            return packer.toByteArray();
        }
    }

    // ---------------------------------------------------------------- read

    @Benchmark
    public int[] readArray() throws IOException {
        return stockArrays.readValue(bytes);
    }

    @Benchmark
    public CompactIntVec readVec() throws IOException {
        return stockVecs.readValue(bytes);
    }

    @Benchmark
    public int[] readArrayOurFactory() throws IOException {
        return ourArrays.readValue(bytes);
    }

    @Benchmark
    public CompactIntVec readVecOurFactory() throws IOException {
        return ourVecs.readValue(bytes);
    }

    @Benchmark
    public CompactIntVec directRead() {
        return CompactVecMessagePack.fromBytes(bytes, CompactIntVec.class);
    }

    @Benchmark
    public CompactIntVec unpackerRead() throws IOException {
        return CompactVecMessagePack.unpack(MessagePack.newDefaultUnpacker(bytes), CompactIntVec.class);
    }

    /** What msgpack-core alone does. */
    @Benchmark
    public int[] unpackerReadArray() throws IOException {
        MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(bytes);
        int[] values = new int[unpacker.unpackArrayHeader()];
        for (int i = 0; i < values.length; i++) {
            values[i] = unpacker.unpackInt();
        }
        return values;
    }
}
