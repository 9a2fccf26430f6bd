package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Buffer lengths and limits, none of which takes a large buffer to test. */
class GrowthTest {
    private static final int MAX = Integer.MAX_VALUE;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void exactIsTheShortestThatHoldsAll(int width) {
        assertEquals(0, Growth.exact(0, width));
        for (int size = 1; size < 3_000; size++) {
            int length = Growth.exact(size, width);
            // The last element can be loaded, and no byte lies beyond that load.
            assertEquals((size - 1) * width + 4, length);
            assertEquals(size, Growth.capacity(length, width));
            assertEquals(size - 1, Growth.capacity(length - 1, width));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void capacityOfAnyLength(int width) {
        for (int length = 0; length < 3_000; length++) {
            int capacity = Growth.capacity(length, width);
            assertTrue(Growth.exact(capacity, width) <= length);
            assertTrue(Growth.exact(capacity + 1L, width) > length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void theLargestBuffer(int width) {
        int most = Growth.capacity(Growth.MAX_ARRAY, width);
        assertEquals((Growth.MAX_ARRAY - 4L) / width + 1, most);
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
    @ValueSource(ints = {1, 2, 3, 4})
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
    @ValueSource(ints = {1, 2, 3, 4})
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
    @ValueSource(ints = {1, 2, 3, 4})
    void amortizedHoldsAtLeastWhatIsAsked(int width) {
        for (int size : new int[] {1, 2, 7, 8, 9, 1_000, 1_000_000, MAX / 4 - 8}) {
            for (int from : new int[] {0, 1, 100, size}) {
                assertTrue(Growth.capacity(Growth.amortized(size, from, width), width) >= size);
            }
        }
    }

    // ---------------------------------------------------------------- vectors at the limit

    static Stream<CompactIntVec> vectorsOfEveryForm() {
        return Arrays.stream(FormTest.FORMS)
                .mapToObj(form -> CompactIntVec.of(Form.min(form), 1, Form.max(form), 2, Form.min(form)));
    }

    private static void assertTooLarge(CompactIntVec vec, Executable operation) {
        int[] contents = vec.toArray();
        byte[] buf = vec.buf;
        byte form = vec.form;
        assertThrows(OutOfMemoryError.class, operation);
        assertArrayEquals(contents, vec.toArray());
        assertSame(buf, vec.buf);
        assertEquals(form, vec.form);
    }

    @ParameterizedTest
    @MethodSource("vectorsOfEveryForm")
    void tooManyElementsLeaveAVectorAsItWas(CompactIntVec vec) {
        assertTooLarge(vec, () -> vec.resize(MAX, 1));
        assertTooLarge(vec, () -> vec.resize(MAX, -1));
        assertTooLarge(vec, () -> vec.resize(MAX, MAX));
        assertTooLarge(vec, () -> vec.ensureCapacity(MAX));
        // More than an int counts.
        for (int form : FormTest.FORMS) {
            if (Form.width(form) >= vec.width()) {
                assertTooLarge(vec, () -> vec.open(0, MAX, form));
                assertTooLarge(vec, () -> vec.open(3, MAX - 2, form));
                assertTooLarge(vec, () -> vec.open(5, MAX - 5, form));
            }
        }
    }

    @Test
    void wideningCountsInTheLimit() {
        CompactIntVec vec = CompactIntVec.of(1, 2, 3);
        assertTooLarge(vec, () -> vec.resize(MAX / 2 + 4, 256));
        assertTooLarge(vec, () -> vec.resize(MAX / 3 + 4, 1 << 16));
        assertTooLarge(vec, () -> vec.resize(MAX / 4 + 4, 1 << 24));
    }

    @Test
    void tooLargeACapacity() {
        assertThrows(OutOfMemoryError.class, () -> CompactIntVec.withCapacity(MAX));
        assertThrows(OutOfMemoryError.class, () -> CompactIntVec.withCapacity(Growth.MAX_ARRAY - 2));
    }
}
