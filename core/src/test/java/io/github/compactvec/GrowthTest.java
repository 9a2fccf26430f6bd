package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Buffer lengths and limits, none of which takes a large buffer to test. */
class GrowthTest {
    private static final int MAX = Integer.MAX_VALUE;

    static IntStream widths() {
        return IntStream.rangeClosed(1, 8);
    }

    @Test
    void anElementIsLoadedAsAnIntIfItFitsOne() {
        assertArrayEquals(
                new int[] {4, 4, 4, 4, 8, 8, 8, 8}, widths().map(Growth::load).toArray());
    }

    @ParameterizedTest
    @MethodSource("widths")
    void exactIsTheShortestThatHoldsAll(int width) {
        assertEquals(0, Growth.exact(0, width));
        for (int size = 1; size < 3_000; size++) {
            int length = Growth.exact(size, width);
            // The last element can be loaded, and no byte lies beyond that load.
            assertEquals((size - 1) * width + Growth.load(width), length);
            assertEquals(size, Growth.capacity(length, width));
            assertEquals(size - 1, Growth.capacity(length - 1, width));
        }
    }

    @ParameterizedTest
    @MethodSource("widths")
    void capacityOfAnyLength(int width) {
        for (int length = 0; length < 3_000; length++) {
            int capacity = Growth.capacity(length, width);
            assertTrue(Growth.exact(capacity, width) <= length);
            assertTrue(Growth.exact(capacity + 1L, width) > length);
        }
    }

    @ParameterizedTest
    @MethodSource("widths")
    void theLargestBuffer(int width) {
        int most = Growth.capacity(Growth.MAX_ARRAY, width);
        assertEquals((Growth.MAX_ARRAY - Growth.load(width)) / width + 1, most);
        int length = Growth.exact(most, width);
        assertTrue(length <= Growth.MAX_ARRAY && length > Growth.MAX_ARRAY - width);
        assertTrue(Growth.amortized(most, most - 1, width) >= length);
        assertTrue(Growth.amortized(most, most - 1, width) <= Growth.MAX_ARRAY);
        for (long size : new long[] {most + 1L, MAX, MAX + 1L, 2L * MAX}) {
            OutOfMemoryError e = assertThrows(OutOfMemoryError.class, () -> Growth.exact(size, width));
            assertTrue(String.valueOf(e.getMessage()).contains(size + " elements of " + width), e.getMessage());
            assertThrows(OutOfMemoryError.class, () -> Growth.amortized(size, 0, width));
        }
    }

    @ParameterizedTest
    @MethodSource("widths")
    void amortizedGrowsByHalf(int width) {
        int last = 0;
        for (int from = 0; from < 3_000; from++) {
            int length = Growth.amortized(from + 1L, from, width);
            assertTrue(Growth.capacity(length, width) >= Math.max(from + 1, from + from / 2));
            assertTrue(length <= Growth.exact(Math.max(from + 1, from + from / 2), width) + 7, "waste");
            assertEquals(0, length % 8);
            assertTrue(length >= last, "monotone");
            last = length;
        }
    }

    @ParameterizedTest
    @MethodSource("widths")
    void amortizedGrowthReachesTheLimitInFewSteps(int width) {
        int most = Growth.capacity(Growth.MAX_ARRAY, width);
        int steps = 0;
        for (int size = 0; size < most; steps++) {
            int grown = Growth.capacity(Growth.amortized(size + 1L, size, width), width);
            assertTrue(grown > size && grown <= most);
            size = grown;
        }
        assertTrue(steps <= 55, () -> "log of 2^31 to base 1.5 is 53");
        assertThrows(OutOfMemoryError.class, () -> Growth.amortized(most + 1L, most, width));
    }

    @ParameterizedTest
    @MethodSource("widths")
    void amortizedHoldsAtLeastWhatIsAsked(int width) {
        for (int size : new int[] {1, 2, 7, 8, 9, 1_000, 1_000_000, MAX / width - 16}) {
            for (int from : new int[] {0, 1, 100, size}) {
                assertTrue(Growth.capacity(Growth.amortized(size, from, width), width) >= size);
            }
        }
    }

    /** Of the width that it has kept. */
    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void anEmptyVectorGetsTheCapacityItIsAskedFor(VecType type, int form) {
        for (int capacity : new int[] {100, 101, 4097}) {
            VecSubject subject = type.of(Form.min(form), Form.max(form));
            subject.clear();
            subject.ensureCapacity(capacity);
            assertEquals(form, subject.vec().form);
            assertEquals(Growth.exact(capacity, Form.width(form)), subject.vec().buf.length);
            assertEquals(capacity, subject.vec().capacity());
            assertEquals(capacity, type.withCapacity(capacity).vec().capacity());
        }
    }

    // ---------------------------------------------------------------- vectors at the limit

    private static void assertTooLarge(VecSubject subject, Executable operation) {
        long[] contents = subject.toArray();
        byte[] buf = subject.vec().buf;
        byte form = subject.vec().form;
        assertThrows(OutOfMemoryError.class, operation);
        assertArrayEquals(contents, subject.toArray());
        assertSame(buf, subject.vec().buf);
        assertEquals(form, subject.vec().form);
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void tooManyElementsLeaveAVectorAsItWas(VecType type, int form) {
        VecSubject subject = type.of(Form.min(form), 1, Form.max(form), 2, Form.min(form));
        assertEquals(form, subject.vec().form);
        for (long value : type.element().boundaries()) {
            assertTooLarge(subject, () -> subject.resize(MAX, value));
        }
        assertTooLarge(subject, () -> subject.ensureCapacity(MAX));
        // More than an int counts.
        PackedVec vec = subject.vec();
        for (int newForm : type.forms()) {
            if (Form.width(newForm) >= vec.width()) {
                assertTooLarge(subject, () -> vec.open(0, MAX, newForm));
                assertTooLarge(subject, () -> vec.open(3, MAX - 2, newForm));
                assertTooLarge(subject, () -> vec.open(5, MAX - 5, newForm));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void wideningCountsInTheLimit(VecType type, int form) {
        VecSubject subject = type.of(1, 2, 3);
        int most = Growth.capacity(Growth.MAX_ARRAY, Form.width(form));
        assertTooLarge(subject, () -> subject.resize(most + 1, Form.max(form)));
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#all")
    void tooLargeACapacity(VecType type) {
        assertThrows(OutOfMemoryError.class, () -> type.withCapacity(MAX));
        assertThrows(OutOfMemoryError.class, () -> type.withCapacity(Growth.MAX_ARRAY - 2));
    }
}
