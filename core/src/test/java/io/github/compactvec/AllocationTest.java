package io.github.compactvec;

import static io.github.compactvec.Allocation.allocated;
import static io.github.compactvec.Allocation.arrayOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.Allocation.Action;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What methods allocate, counted by the JVM to the byte. */
class AllocationTest {
    private static final int SIZE = 1_000;

    /** Where results go, so that nothing is optimized away. */
    private long sink;

    static IntStream forms() {
        return FormTest.forms();
    }

    private static int[] valuesIn(int form, int count) {
        int[] values = new int[count];
        Arrays.setAll(values, i -> i % 3 == 0 ? Form.min(form) : i % 3 == 1 ? Form.max(form) : i % 100);
        return values;
    }

    private static CompactIntVec vecIn(int form) {
        return CompactIntVec.of(valuesIn(form, SIZE));
    }

    private void assertAllocatesNothing(String what, int form, Action<CompactIntVec> action) {
        assertEquals(0, allocated(() -> vecIn(form), action), what);
    }

    @Test
    void theCounterCounts() {
        assertEquals(arrayOf(100), allocated(() -> 100, length -> sink += new byte[length].length));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readingAllocatesNothing(int form) {
        int[] target = new int[SIZE];
        CompactIntVec same = vecIn(form);
        CompactIntVec wide = vecIn(form);
        wide.add(Integer.MIN_VALUE);
        wide.removeLast();
        IntConsumer action = value -> sink += value;
        OutputStream out = OutputStream.nullOutputStream();
        assertAllocatesNothing("get", form, vec -> {
            for (int i = 0; i < vec.size(); i++) {
                sink += vec.get(i);
            }
        });
        assertAllocatesNothing("first, last", form, vec -> sink += vec.first() + vec.last());
        assertAllocatesNothing("forEach", form, vec -> vec.forEach(action));
        assertAllocatesNothing("sum", form, vec -> sink += vec.sum());
        assertAllocatesNothing("min, max", form, vec -> sink += vec.min() + vec.max());
        assertAllocatesNothing("indexOf", form, vec -> sink += vec.indexOf(101) + vec.lastIndexOf(101));
        assertAllocatesNothing("contains", form, vec -> sink += vec.contains(101) ? 1 : 2);
        assertAllocatesNothing("hashCode", form, vec -> sink += vec.hashCode());
        assertAllocatesNothing("equals", form, vec -> sink += vec.equals(same) ? 1 : 2);
        assertAllocatesNothing("equals, other width", form, vec -> sink += vec.equals(wide) ? 1 : 2);
        assertAllocatesNothing("compareTo", form, vec -> sink += vec.compareTo(same));
        assertAllocatesNothing("compareTo, other width", form, vec -> sink += vec.compareTo(wide));
        assertAllocatesNothing("binarySearch", form, vec -> sink += vec.binarySearch(101));
        assertAllocatesNothing("copyTo", form, vec -> vec.copyTo(0, target, 0, SIZE));
        assertAllocatesNothing("writePackedTo", form, vec -> vec.writePackedTo(out));
        assertAllocatesNothing(
                "sizes", form, vec -> sink += vec.capacity() + vec.byteLength() + vec.widthBits() + vec.widthMax());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void changingInPlaceAllocatesNothing(int form) {
        assertAllocatesNothing("set", form, vec -> {
            for (int i = 0; i < vec.size(); i++) {
                vec.set(i, Form.max(form));
            }
        });
        assertAllocatesNothing("swap", form, vec -> vec.swap(1, 7));
        assertAllocatesNothing("reverse", form, CompactIntVec::reverse);
        assertAllocatesNothing("fill", form, vec -> vec.fill(Form.min(form)));
        assertAllocatesNothing("removeAt", form, vec -> sink += vec.removeAt(3) + vec.swapRemove(5) + vec.removeLast());
        assertAllocatesNothing("removeRange", form, vec -> vec.removeRange(10, 20));
        assertAllocatesNothing("truncate", form, vec -> vec.truncate(10));
        assertAllocatesNothing("clear", form, CompactIntVec::clear);
        assertAllocatesNothing("reset", form, CompactIntVec::reset);
        assertAllocatesNothing("trimToSize of what is trim", form, CompactIntVec::trimToSize);
        assertAllocatesNothing("trimToSize that drops the sign only", form, vec -> {
            vec.fill(Form.max(form));
            vec.trimToSize();
        });
        assertAllocatesNothing("use of freed room", form, vec -> {
            vec.removeRange(0, 20);
            for (int i = 0; i < 10; i++) {
                vec.add(Form.max(form));
            }
            vec.add(3, Form.min(form));
        });
    }

    /** Iterators and streams are objects of a few bytes, whatever they go through. */
    @ParameterizedTest
    @MethodSource("forms")
    void iterationAllocatesNothingPerElement(int form) {
        IntConsumer action = value -> sink += value;
        assertTrue(allocated(() -> vecIn(form), vec -> vec.iterator().forEachRemaining(action)) <= 32);
        assertTrue(allocated(() -> vecIn(form), vec -> vec.spliterator().forEachRemaining(action)) <= 32);
        assertTrue(allocated(() -> vecIn(form), vec -> sink += vec.stream().sum()) <= 1_000);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void removeIfAllocatesOneBitPerElement(int form) {
        assertTrue(allocated(() -> vecIn(form), vec -> vec.removeIf(value -> false)) <= 100);
        assertTrue(allocated(() -> vecIn(form), vec -> vec.removeIf(value -> value == 50)) <= 200 + SIZE / 8);
        assertTrue(allocated(() -> vecIn(form), vec -> vec.dedup()) <= 200 + SIZE / 8);
    }

    // ---------------------------------------------------------------- growth

    @Test
    void aVectorThatHoldsNothingIsOneObject() {
        assertEquals(24, allocated(() -> 0, none -> sink += new CompactIntVec().size()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void roomThatWasReservedIsEnough(int form) {
        assertEquals(
                0,
                allocated(
                        () -> {
                            CompactIntVec vec = CompactIntVec.of(Form.min(form), Form.max(form));
                            vec.ensureCapacity(SIZE);
                            return vec;
                        },
                        vec -> {
                            while (vec.size() < SIZE) {
                                vec.add(Form.max(form));
                            }
                        }));
        assertEquals(0, allocated(() -> CompactIntVec.withCapacity(SIZE * Form.width(form)), vec -> {
            for (int value = Form.min(form); vec.size() < SIZE; value = Form.max(form)) {
                vec.add(value);
            }
        }));
    }

    /** Growing by half, all the buffers together take about three times the last. */
    @ParameterizedTest
    @MethodSource("forms")
    void addingAllocatesTheGrowthOnly(int form) {
        int count = 100_000;
        long bytes = allocated(() -> CompactIntVec.of(Form.min(form), Form.max(form)), vec -> {
            while (vec.size() < count) {
                vec.add(Form.max(form));
            }
        });
        long expected = 0;
        int capacity = 2;
        while (capacity < count) {
            int length = Growth.amortized(capacity + 1L, capacity, Form.width(form));
            expected += arrayOf(length);
            capacity = Growth.capacity(length, Form.width(form));
        }
        assertEquals(expected, bytes);
        assertTrue(bytes < 3L * count * 3 / 2 * Form.width(form) + 1_000);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void vectorsOfValuesAreTwoAllocations(int form) {
        int[] values = valuesIn(form, SIZE);
        long expected = 24 + arrayOf((long) SIZE * Form.width(form) + 4 - Form.width(form));
        assertEquals(
                expected,
                allocated(() -> values, all -> sink += CompactIntVec.of(all).size()));
        assertEquals(
                expected,
                allocated(
                        () -> values,
                        all -> sink += CompactIntVec.copyOf(all, 0, SIZE).size()));
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        assertEquals(
                expected,
                allocated(
                        () -> sorted,
                        all -> sink += CompactIntVec.copyOfSorted(all).size()));
        CompactIntVec vec = CompactIntVec.of(values);
        assertEquals(
                expected,
                allocated(() -> vec, all -> sink += CompactIntVec.copyOf(all).size()));
        assertEquals(expected, allocated(() -> vec, all -> sink += all.copy().size()));
    }

    /** Growth and widening together are one new buffer, whatever brings the wider values. */
    @ParameterizedTest
    @MethodSource("forms")
    void growingAndWideningIsOneAllocation(int form) {
        int[] values = valuesIn(form, SIZE);
        CompactIntVec other = CompactIntVec.of(values);
        assertOneBuffer(vec -> vec.addAll(values));
        assertOneBuffer(vec -> vec.addAll(values, 3, 700));
        assertOneBuffer(vec -> vec.insertAll(1, values));
        assertOneBuffer(vec -> vec.addAll(other));
        assertOneBuffer(vec -> vec.insertAll(2, other));
        assertOneBuffer(vec -> vec.resize(SIZE, Form.max(form)));
        assertOneBuffer(vec -> vec.add(Form.max(form)));
        assertOneBuffer(vec -> vec.add(1, Form.min(form)));
        assertOneBuffer(vec -> vec.ensureCapacity(SIZE));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void insertingAVectorIntoItselfAllocatesTheGrowthOnly(int form) {
        for (int index : new int[] {0, 1, SIZE / 2, SIZE}) {
            CompactIntVec[] last = new CompactIntVec[1];
            long bytes = allocated(() -> last[0] = vecIn(form), vec -> vec.insertAll(index, vec));
            assertEquals(arrayOf(last[0].byteCapacity()), bytes);
            bytes = allocated(
                    () -> {
                        last[0] = vecIn(form);
                        last[0].ensureCapacity(2 * SIZE);
                        return last[0];
                    },
                    vec -> vec.insertAll(index, vec));
            assertEquals(0, bytes);
            CompactIntVec expected = vecIn(form).copyOfRange(0, index);
            expected.addAll(vecIn(form));
            expected.addAll(vecIn(form).copyOfRange(index, SIZE));
            assertEquals(expected, last[0]);
        }
    }

    private void assertOneBuffer(Action<CompactIntVec> action) {
        CompactIntVec[] last = new CompactIntVec[1];
        long bytes = allocated(() -> last[0] = CompactIntVec.of(1, 2, 3), action);
        assertEquals(arrayOf(last[0].byteCapacity()), bytes);
    }

    @Test
    void replacingAllWidensOnce() {
        for (int form : FormTest.FORMS) {
            CompactIntVec[] last = new CompactIntVec[1];
            long bytes = allocated(
                    () -> last[0] = CompactIntVec.of(new int[SIZE]), vec -> vec.fill(0, SIZE, Form.max(form)));
            long expected = last[0].width() == 1 ? 0 : arrayOf(last[0].byteCapacity());
            assertEquals(expected, bytes);
        }
    }

    @Test
    void trimmingIsOneAllocation() {
        CompactIntVec[] last = new CompactIntVec[1];
        long bytes = allocated(
                () -> {
                    last[0] = CompactIntVec.of(new int[SIZE]);
                    last[0].add(1 << 30);
                    last[0].removeLast();
                    return last[0];
                },
                CompactIntVec::trimToSize);
        assertEquals(arrayOf(last[0].byteCapacity()), bytes);
        assertEquals(SIZE + 3, last[0].byteCapacity());
    }

    // ---------------------------------------------------------------- sort

    /** One-byte elements are sorted in place; the JDK's counting sort takes 256 ints. */
    @Test
    void sortingBytesAllocatesNextToNothing() {
        for (int form : new int[] {Form.U8, Form.S8}) {
            int[] values = valuesIn(form, 100_000);
            assertTrue(allocated(() -> CompactIntVec.of(values), CompactIntVec::sort) <= arrayOf(4 * 256));
        }
    }

    @Test
    void sortingTwoByteElementsAllocatesTheirSize() {
        for (int form : new int[] {Form.U16, Form.S16}) {
            int[] values = valuesIn(form, 1_000);
            assertEquals(arrayOf(2_000), allocated(() -> CompactIntVec.of(values), CompactIntVec::sort));
        }
    }
}
