package io.github.compactvec;

import static io.github.compactvec.SmallByteVecTest.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.GraphLayout;

/** The bytes that vectors of bytes take, and what they allocate. */
class SmallByteVecLayoutTest {
    private static final int INLINE = 20;

    /** Where results go, so that nothing is optimized away. */
    private static long sink;

    @BeforeAll
    static void layoutIsTheDefault() {
        LayoutTest.layoutIsTheDefault();
    }

    static IntStream inlineSizes() {
        return IntStream.rangeClosed(0, INLINE);
    }

    @ParameterizedTest
    @MethodSource("inlineSizes")
    void anInlineVectorIsOneObjectOf40Bytes(int size) {
        SmallByteVec vec = SmallByteVec.of(bytes(size));
        assertEquals(40, ClassLayout.parseInstance(vec).instanceSize());
        assertEquals(40, GraphLayout.parseInstance(vec).totalSize());
        assertEquals(
                40,
                Allocation.allocated(
                        () -> bytes(size),
                        values -> sink += SmallByteVec.of(values).size()));
    }

    @Test
    void aSpilledVectorHasOneArray() {
        for (int size = INLINE + 1; size < 200; size++) {
            SmallByteVec vec = SmallByteVec.of(bytes(size));
            assertEquals(
                    40 + Allocation.arrayOf(size),
                    GraphLayout.parseInstance(vec).totalSize());
            vec.add((byte) 1);
            assertTrue(vec.capacity() <= size + size / 2 + 8);
        }
    }

    @Test
    void nothingIsAllocatedWhileInline() throws IOException {
        byte[] values = bytes(10);
        byte[] target = new byte[INLINE];
        ByteBuffer buffer = ByteBuffer.allocate(INLINE);
        ByteBuffer direct = ByteBuffer.allocateDirect(10);
        SmallByteVec other = SmallByteVec.of(values);
        assertEquals(0, Allocation.allocated(SmallByteVec::new, vec -> {
            for (int i = 0; i < INLINE; i++) {
                vec.add((byte) i);
            }
            vec.set(3, vec.removeLast());
            vec.add(0, vec.removeAt(7));
            vec.swapRemove(2);
            vec.removeRange(0, 10);
            vec.addAll(values, 0, 10);
            vec.truncate(5);
            vec.insertAll(1, values, 3, 5);
            vec.insertAll(2, other);
            vec.clear();
            vec.addAll(other);
            vec.addAll(vec);
            vec.clear();
            vec.addAll(direct);
            vec.resize(INLINE, (byte) 7);
            vec.fill(3, 9, (byte) 1);
            vec.reverse();
            vec.copyTo(0, target, 0, INLINE);
            vec.copyTo(buffer.clear());
            sink += vec.indexOf((byte) 5)
                    + vec.hashCode()
                    + (vec.compareTo(other) > 0 ? 1 : 0)
                    + (vec.equals(other) ? 1 : 0);
            sink += vec.dedup() ? 1 : 0;
            vec.trimToSize();
            vec.ensureCapacity(INLINE);
            vec.reset();
        }));
    }

    @Test
    void changingInPlaceAllocatesNothing() {
        byte[] values = bytes(100);
        OutputStream nowhere = OutputStream.nullOutputStream();
        assertEquals(0, Allocation.allocated(() -> SmallByteVec.withCapacity(1_000), vec -> {
            vec.addAll(values);
            vec.add((byte) 1);
            vec.insertAll(3, values, 0, 100);
            vec.addAll(vec);
            vec.removeRange(7, 300);
            vec.resize(1_000, (byte) 3);
            vec.writeTo(nowhere);
            vec.dedup();
            vec.reset();
        }));
        assertEquals(
                Allocation.arrayOf(Growth.bytes(101, 100)),
                Allocation.allocated(() -> SmallByteVec.of(values), vec -> vec.add((byte) 1)));
        assertEquals(
                Allocation.arrayOf(Growth.bytes(INLINE + 1, INLINE)),
                Allocation.allocated(() -> SmallByteVec.of(bytes(INLINE)), vec -> vec.add((byte) 1)));
    }

    @Test
    void aStreamIsReadIntoTheArrayItself() {
        byte[] values = bytes(1_000);
        ByteArrayInputStream in = new ByteArrayInputStream(values);
        assertEquals(0, Allocation.allocated(() -> SmallByteVec.withCapacity(1_000), vec -> {
            in.reset();
            vec.addAll(in, 1_000);
        }));
    }
}
