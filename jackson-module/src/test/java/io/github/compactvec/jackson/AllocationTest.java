package io.github.compactvec.jackson;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.ThreadMXBean;
import io.github.compactvec.CompactIntVec;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.msgpack.jackson.dataformat.MessagePackMapper;

/** How much is allocated per element: what the vector needs, no object for each. */
class AllocationTest {
    private static final int COUNT = 100_000;

    /** Two bytes each, and too large for any cache of boxed values. */
    private static final CompactIntVec VEC =
            CompactIntVec.copyOf(IntStream.range(0, COUNT).map(i -> 1000 + i % 60_000));

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Work to measure. */
    interface Work {
        void run() throws IOException;
    }

    @Test
    void boxesNothingWhenReadingJson() throws IOException {
        ObjectMapper mapper =
                JsonMapper.builder().addModule(new CompactVecModule()).build();
        byte[] json = mapper.writeValueAsBytes(VEC);
        long bytes = allocatedBy(() -> mapper.readValue(json, CompactIntVec.class));
        assertPerElement(12, bytes);
    }

    /** Here the parser boxes every number, for an array as well. */
    @Test
    void boxesNothingMoreWhenReadingMessagePack() throws IOException {
        ObjectMapper mapper =
                MessagePackMapper.builder().addModule(new CompactVecModule()).build();
        byte[] packed = mapper.writeValueAsBytes(VEC);
        long forArray = allocatedBy(() -> mapper.readValue(packed, int[].class));
        long bytes = allocatedBy(() -> mapper.readValue(packed, CompactIntVec.class));
        assertPerElement(4, bytes - forArray);
    }

    @Test
    void allocatesNothingPerElementWhenWritingJson() throws IOException {
        ObjectMapper mapper =
                JsonMapper.builder().addModule(new CompactVecModule()).build();
        long bytes = allocatedBy(() -> mapper.writeValue(OutputStream.nullOutputStream(), VEC));
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
