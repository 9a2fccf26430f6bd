package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.GraphLayout;
import org.openjdk.jol.vm.VM;
import org.openjdk.jol.vm.VirtualMachine;

/** The bytes that vectors take in the heap, as the JVM at hand lays them out. */
class LayoutTest {
    private static final int ARRAY_HEADER = 16;

    static IntStream forms() {
        return FormTest.forms();
    }

    /** The documented sizes are for this layout, which is the default below 32 GB of heap. */
    @BeforeAll
    static void layoutIsTheDefault() {
        VirtualMachine vm = VM.current();
        assertEquals(12, vm.objectHeaderSize(), "object header: run with compressed class pointers, standard headers");
        assertEquals(4, vm.sizeOfField("java.lang.Object"), "reference: run with compressed object pointers");
        assertEquals(ARRAY_HEADER, vm.arrayHeaderSize(), "array header");
        assertEquals(8, vm.objectAlignment(), "object alignment");
    }

    private static long shallow(Object object) {
        return ClassLayout.parseInstance(object).instanceSize();
    }

    private static long deep(Object object) {
        return GraphLayout.parseInstance(object).totalSize();
    }

    private static long aligned(long bytes) {
        return bytes + 7 & ~7L;
    }

    /** Sizes where rounding to 8 bytes could go either way, and some beyond. */
    private static IntStream sizes() {
        return IntStream.concat(IntStream.rangeClosed(1, 300), IntStream.of(1_000, 4_095, 65_536, 1_000_001));
    }

    private static CompactIntVec vecOf(int size, int form) {
        CompactIntVec vec = new CompactIntVec();
        for (int i = 0; i < size; i++) {
            vec.add(i % 2 == 0 ? Form.max(form) : Form.min(form));
        }
        vec.trimToSize();
        return vec;
    }

    @Test
    void aVectorTakes24Bytes() {
        assertEquals(24, shallow(new CompactIntVec()));
    }

    @Test
    void emptyVectorsShareTheirBuffer() {
        CompactIntVec vec = new CompactIntVec();
        assertSame(new CompactIntVec().buf, vec.buf);
        assertEquals(0, vec.buf.length);
        assertSame(vec.buf, CompactIntVec.of().buf);
        assertSame(vec.buf, CompactIntVec.withCapacity(0).buf);
        assertSame(vec.buf, vec.copy().buf);
        assertSame(vec.buf, CompactIntVec.of(1, 2, 300).copyOfRange(1, 1).buf);

        vec.add(1);
        assertNotSame(Growth.EMPTY, vec.buf);
        vec.clear();
        assertNotSame(Growth.EMPTY, vec.buf);
        vec.trimToSize();
        assertSame(Growth.EMPTY, vec.buf);
        vec.add(1);
        vec.reset();
        assertSame(Growth.EMPTY, vec.buf);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void trimmedVectorsTakeTheirElementsAndTheSlack(int form) {
        int width = Form.width(form);
        sizes().forEach(size -> {
            CompactIntVec vec = vecOf(size, form);
            int slack = 4 - width;
            assertEquals(width, vec.width());
            assertEquals(24 + aligned(ARRAY_HEADER + (long) size * width + slack), deep(vec), () -> "" + size);
        });
    }

    /** Any way to a vector that promises no spare capacity. */
    @ParameterizedTest
    @MethodSource("forms")
    void vectorsOfKnownValuesAreTrimmed(int form) {
        sizes().limit(40).forEach(size -> {
            int[] values = vecOf(size, form).toArray();
            int[] sorted = values.clone();
            Arrays.sort(sorted);
            long expected = deep(vecOf(size, form));
            assertEquals(expected, deep(CompactIntVec.of(values)));
            assertEquals(expected, deep(CompactIntVec.copyOfSorted(sorted)));
            assertEquals(expected, deep(CompactIntVec.copyOf(Arrays.stream(values))));
            assertEquals(
                    expected, deep(CompactIntVec.copyOf(CompactIntVec.of(values).asList())));
            CompactIntVec roomy = CompactIntVec.withCapacity(2_000);
            roomy.addAll(values);
            assertTrue(deep(roomy) > expected);
            assertEquals(expected, deep(roomy.copy()));
            assertEquals(expected, deep(CompactIntVec.copyOf(roomy)));
            assertEquals(expected, deep(roomy.drain(0, size)));
        });
    }

    /** At no length does an array of four-byte elements take less, although it has no slack. */
    @Test
    void neverLargerThanATrimmedIntArrayList() {
        sizes().forEach(size -> {
            int[] values = new int[size];
            Arrays.setAll(values, i -> i % 256);
            IntArrayList peer = new IntArrayList(values);
            peer.trim();
            assertEquals(24 + aligned(ARRAY_HEADER + 4L * size), deep(peer));
            long ours = deep(CompactIntVec.of(values));
            assertTrue(ours <= deep(peer), () -> ours + " bytes for " + size);
        });
        assertTrue(shallow(new CompactIntVec()) <= shallow(new IntArrayList()));
    }

    /** A growing vector never has more than half of its elements again, and the rounding, to spare. */
    @ParameterizedTest
    @MethodSource("forms")
    void spareCapacityIsBounded(int form) {
        int width = Form.width(form);
        CompactIntVec vec = new CompactIntVec();
        vec.add(Form.min(form));
        for (int i = 1; i < 3_000; i++) {
            vec.add(Form.max(form));
            int size = vec.size();
            assertTrue(vec.byteCapacity() <= (size + size / 2) * width + 4 - width + 7, () -> "" + size);
        }
    }
}
