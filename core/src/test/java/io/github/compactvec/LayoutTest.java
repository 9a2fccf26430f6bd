package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.GraphLayout;
import org.openjdk.jol.vm.VM;
import org.openjdk.jol.vm.VirtualMachine;

/** The bytes that vectors take in the heap, as the JVM at hand lays them out. */
class LayoutTest {
    private static final int ARRAY_HEADER = 16;

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

    private static long deep(VecSubject subject) {
        return deep(subject.vec());
    }

    private static long aligned(long bytes) {
        return bytes + 7 & ~7L;
    }

    /** Sizes where rounding to 8 bytes could go either way, and some beyond. */
    private static IntStream sizes() {
        return IntStream.concat(IntStream.rangeClosed(1, 300), IntStream.of(1_000, 4_095, 65_536, 100_001));
    }

    private static long[] valuesIn(int form, int size) {
        long[] values = new long[size];
        Arrays.setAll(values, i -> (i % 2 == 0) == Form.isSigned(form) ? Form.min(form) : Form.max(form));
        return values;
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#all")
    void aVectorTakesItsFields(VecType type) {
        assertEquals(type.inlineBytes() == 0 ? 24 : 40, shallow(type.empty().vec()));
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#all")
    void emptyVectorsShareTheirBuffer(VecType type) {
        PackedVec vec = type.empty().vec();
        assertSame(type.noBuffer(), vec.buf);
        assertEquals(type.inlineBytes(), vec.byteCapacity());
        assertSame(vec.buf, type.ofArray(type.array()).buf);
        for (VecSubject other : new VecSubject[] {
            type.withCapacity(0), type.empty().copy(), type.of(1, 2, 300).copyOfRange(1, 1), type.copyOf(type.empty())
        }) {
            assertSame(vec.buf, other.vec().buf);
        }

        long[] many = new long[type.inlineBytes() + 1];
        VecSubject subject = type.of(many);
        assertNotSame(type.noBuffer(), subject.vec().buf);
        subject.clear();
        assertNotSame(type.noBuffer(), subject.vec().buf);
        subject.trimToSize();
        assertSame(type.noBuffer(), subject.vec().buf);
        subject.addAll(many);
        subject.reset();
        assertSame(type.noBuffer(), subject.vec().buf);
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void trimmedVectorsTakeTheirElementsAndTheSlack(VecType type, int form) {
        int width = Form.width(form);
        int slack = width <= 4 ? 4 - width : 8 - width;
        sizes().forEach(size -> {
            VecSubject subject = type.empty();
            for (long value : valuesIn(form, size)) {
                subject.add(value);
            }
            subject.trimToSize();
            assertEquals(form, subject.vec().form);
            long array = aligned(ARRAY_HEADER + (long) size * width + slack);
            boolean inline = size * width <= type.inlineBytes();
            assertEquals(type.objectBytes() + (inline ? 0 : array), deep(subject), () -> "" + size);
        });
    }

    /** Any way to a vector that promises no spare capacity. */
    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void vectorsOfKnownValuesAreTrimmed(VecType type, int form) {
        sizes().limit(40).forEach(size -> {
            long[] values = valuesIn(form, size);
            long[] sorted = values.clone();
            Arrays.sort(sorted);
            VecSubject trimmed = type.of(values);
            trimmed.trimToSize();
            long expected = deep(trimmed);
            assertEquals(expected, deep(type.of(values)));
            assertEquals(expected, deep(type.copyOfSorted(sorted)));
            assertEquals(expected, deep(type.copyOf(LongStream.of(values))));
            assertEquals(
                    expected, deep(type.copyOf(new ArrayList<>(type.of(values).asList()))));
            VecSubject roomy = type.withCapacity(2_000);
            roomy.addAll(values);
            assertTrue(deep(roomy) > expected);
            assertEquals(expected, deep(roomy.copy()));
            assertEquals(expected, deep(type.copyOf(roomy)));
            assertEquals(expected, deep(roomy.drain(0, size)));
        });
    }

    /** At no length and width does an array of the widest elements take less, although it has no slack. */
    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void neverLargerThanATrimmedArrayList(VecType type, int form) {
        int bytes = type.element().widest().bytes();
        sizes().forEach(size -> {
            long peer = deep(bytes == 4 ? new IntArrayList(new int[size]) : new LongArrayList(new long[size]));
            assertEquals(24 + aligned(ARRAY_HEADER + (long) bytes * size), peer);
            VecSubject subject = type.of(valuesIn(form, size));
            assertEquals(form, subject.vec().form);
            // What lies idle in a small vector once it has spilled is all that it can be larger by.
            long idle = subject.isSpilled() ? type.inlineBytes() : 0;
            long ours = deep(subject);
            assertTrue(ours <= peer + idle, () -> ours + " bytes for " + size);
            assertTrue(subject.isSpilled() || ours < peer || size == 0, () -> ours + " bytes for " + size);
        });
        assertEquals(24, shallow(new IntArrayList()));
        assertEquals(24, shallow(new LongArrayList()));
    }

    /** A growing vector never has more than half of its elements again, and the rounding, to spare. */
    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void spareCapacityIsBounded(VecType type, int form) {
        int width = Form.width(form);
        VecSubject subject = type.empty();
        subject.add(Form.min(form));
        for (int i = 1; i < 3_000; i++) {
            subject.add(Form.max(form));
            int size = subject.size();
            int most = Math.max(type.inlineBytes(), (size + size / 2) * width + Growth.load(width) - width + 7);
            assertTrue(subject.byteCapacity() <= most, () -> "" + size);
        }
    }
}
