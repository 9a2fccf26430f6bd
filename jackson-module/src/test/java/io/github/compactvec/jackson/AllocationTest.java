package io.github.compactvec.jackson;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.ThreadMXBean;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.parity.VecType;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msgpack.jackson.dataformat.MessagePackMapper;

/** How much is allocated per element: what the vector needs, no object for each. */
class AllocationTest {
    private static final int COUNT = 100_000;

    /** Two bytes each, and too large for any cache of boxed values. */
    private static final long[] VALUES =
            LongStream.range(0, COUNT).map(i -> 1000 + i % 60_000).toArray();

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Work to measure. */
    interface Work {
        void run() throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void boxesNothingWhenReadingJson(VecType type) throws IOException {
        ObjectMapper mapper =
                JsonMapper.builder().addModule(new CompactVecModule()).build();
        byte[] json = mapper.writeValueAsBytes(type.array(VALUES));
        long bytes = allocatedBy(() -> mapper.readValue(json, type.vec));
        assertPerElement(12, bytes);
    }

    /** Here the parser boxes every number, for an array as well. */
    @ParameterizedTest
    @EnumSource
    void boxesNothingMoreWhenReadingMessagePack(VecType type) throws IOException {
        ObjectMapper mapper =
                MessagePackMapper.builder().addModule(new CompactVecModule()).build();
        byte[] packed = mapper.writeValueAsBytes(type.array(VALUES));
        long forArray = allocatedBy(() -> mapper.readValue(packed, type.array));
        long bytes = allocatedBy(() -> mapper.readValue(packed, type.vec));
        assertPerElement(4, bytes - forArray);
    }

    @ParameterizedTest
    @EnumSource
    void allocatesNothingPerElementWhenWritingJson(VecType type) throws IOException {
        ObjectMapper mapper =
                JsonMapper.builder().addModule(new CompactVecModule()).build();
        PrimitiveVec vec = type.vec(VALUES);
        long bytes = allocatedBy(() -> mapper.writeValue(OutputStream.nullOutputStream(), vec));
        assertTrue(bytes < 16 << 10, () -> bytes + " bytes");
    }

    private static void assertPerElement(int limit, long bytes) {
        assertTrue(bytes < (long) limit * COUNT, () -> bytes / (double) COUNT + " bytes per element");
    }

    /** The least of several runs, after some for warming up: others are disturbed by the compiler at work. */
    static long allocatedBy(Work work) throws IOException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            work.run();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
