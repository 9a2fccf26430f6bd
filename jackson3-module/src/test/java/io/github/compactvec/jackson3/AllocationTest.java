package io.github.compactvec.jackson3;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.parity.VecType;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/** How much is allocated per element: what the vector needs, no object for each. */
class AllocationTest {
    private static final int COUNT = 100_000;

    /** Two bytes each, and too large for any cache of boxed values. */
    private static final long[] VALUES =
            LongStream.range(0, COUNT).map(i -> 1000 + i % 60_000).toArray();

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @EnumSource
    void boxesNothingWhenReading(VecType kind) {
        assertReadsWithoutBoxing(kind, Formats.json());
        assertReadsWithoutBoxing(kind, Formats.build(CBORMapper.builder(), b -> {}));
    }

    private static void assertReadsWithoutBoxing(VecType kind, ObjectMapper mapper) {
        byte[] document = mapper.writeValueAsBytes(kind.array(VALUES));
        long bytes = allocatedBy(() -> mapper.readValue(document, kind.vec));
        assertTrue(bytes < 12L * COUNT, () -> bytes / (double) COUNT + " bytes per element");
    }

    @ParameterizedTest
    @EnumSource
    void allocatesNothingPerElementWhenWriting(VecType kind) {
        ObjectMapper mapper = Formats.json();
        PrimitiveVec vec = kind.vec(VALUES);
        long bytes = allocatedBy(() -> mapper.writeValue(OutputStream.nullOutputStream(), vec));
        assertTrue(bytes < 16 << 10, () -> bytes + " bytes");
    }

    /** The least of several runs, after some for warming up: others are disturbed by the compiler at work. */
    static long allocatedBy(Runnable work) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            work.run();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
