package io.github.compactvec;

import static io.github.compactvec.Allocation.allocated;
import static io.github.compactvec.Allocation.arrayOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.Allocation.Action;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What methods allocate, counted by the JVM to the byte. */
class AllocationTest {
    private static final int SIZE = 1_000;

    /** Where results go, so that nothing is optimized away. */
    private long sink;

    private static long[] valuesIn(int form, int count) {
        long[] values = new long[count];
        Arrays.setAll(values, i -> i % 3 == 0 ? Form.min(form) : i % 3 == 1 ? Form.max(form) : i % 100);
        return values;
    }

    private static VecSubject vecIn(VecType type, int form) {
        return type.of(valuesIn(form, SIZE));
    }

    /** A vector without spare capacity. */
    private static long trimmed(VecType type, int size, int width) {
        return type.objectBytes() + arrayOf(Growth.exact(size, width));
    }

    /** Something done to the vector itself, where its adapter to every element type would allocate. */
    private static Action<VecSubject> direct(Action<IntVec> ints, Action<LongVec> longs) {
        return subject -> {
            if (subject.vec() instanceof IntVec vec) {
                ints.run(vec);
            } else {
                longs.run((LongVec) subject.vec());
            }
        };
    }

    private static void assertAllocatesNothing(Supplier<VecSubject> vectors, String what, Action<VecSubject> action) {
        assertEquals(0, allocated(vectors, action), what);
    }

    @Test
    void theCounterCounts() {
        assertEquals(arrayOf(100), allocated(() -> 100, length -> sink += new byte[length].length));
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void readingAllocatesNothing(VecType type, int form) {
        VecSubject same = vecIn(type, form);
        VecSubject wide = vecIn(type, form);
        wide.add(type.element().max());
        wide.removeLast();
        int[] ints = new int[SIZE];
        long[] longs = new long[SIZE];
        IntConsumer addInt = value -> sink += value;
        LongConsumer addLong = value -> sink += value;
        OutputStream out = OutputStream.nullOutputStream();
        Supplier<VecSubject> vectors = () -> vecIn(type, form);
        assertAllocatesNothing(vectors, "get", vec -> {
            for (int i = 0; i < vec.size(); i++) {
                sink += vec.get(i);
            }
        });
        assertAllocatesNothing(vectors, "first, last", vec -> sink += vec.first() + vec.last());
        assertAllocatesNothing(vectors, "forEach", direct(vec -> vec.forEach(addInt), vec -> vec.forEach(addLong)));
        assertAllocatesNothing(vectors, "sum", vec -> sink += vec.sum());
        assertAllocatesNothing(vectors, "min, max", vec -> sink += vec.min() + vec.max());
        assertAllocatesNothing(vectors, "indexOf", vec -> sink += vec.indexOf(101) + vec.lastIndexOf(101));
        assertAllocatesNothing(vectors, "contains", vec -> sink += vec.contains(101) ? 1 : 2);
        assertAllocatesNothing(vectors, "hashCode", vec -> sink += vec.hashCode());
        assertAllocatesNothing(vectors, "equals", vec -> sink += vec.equals(same) ? 1 : 2);
        assertAllocatesNothing(vectors, "equals, other width", vec -> sink += vec.equals(wide) ? 1 : 2);
        assertAllocatesNothing(vectors, "compareTo", vec -> sink += vec.compareTo(same));
        assertAllocatesNothing(vectors, "compareTo, other width", vec -> sink += vec.compareTo(wide));
        assertAllocatesNothing(vectors, "binarySearch", vec -> sink += vec.binarySearch(101));
        assertAllocatesNothing(
                vectors, "copyTo", direct(vec -> vec.copyTo(0, ints, 0, SIZE), vec -> vec.copyTo(0, longs, 0, SIZE)));
        assertAllocatesNothing(vectors, "writePackedTo", vec -> vec.writePackedTo(out));
        assertAllocatesNothing(
                vectors, "sizes", vec -> sink += vec.capacity() + vec.byteLength() + vec.widthBits() + vec.widthMax());
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void changingInPlaceAllocatesNothing(VecType type, int form) {
        Supplier<VecSubject> vectors = () -> vecIn(type, form);
        assertAllocatesNothing(vectors, "set", vec -> {
            for (int i = 0; i < vec.size(); i++) {
                vec.set(i, Form.max(form));
            }
        });
        assertAllocatesNothing(vectors, "swap", vec -> vec.swap(1, 7));
        assertAllocatesNothing(vectors, "reverse", VecSubject::reverse);
        assertAllocatesNothing(vectors, "fill", vec -> vec.fill(Form.min(form)));
        assertAllocatesNothing(
                vectors, "removeAt", vec -> sink += vec.removeAt(3) + vec.swapRemove(5) + vec.removeLast());
        assertAllocatesNothing(vectors, "removeRange", vec -> vec.removeRange(10, 20));
        assertAllocatesNothing(vectors, "truncate", vec -> vec.truncate(10));
        assertAllocatesNothing(vectors, "clear", VecSubject::clear);
        assertAllocatesNothing(vectors, "reset", VecSubject::reset);
        assertAllocatesNothing(vectors, "trimToSize of what is trim", VecSubject::trimToSize);
        assertAllocatesNothing(vectors, "trimToSize that drops the sign only", vec -> {
            vec.fill(Form.max(form));
            vec.trimToSize();
        });
        assertAllocatesNothing(vectors, "use of freed room", vec -> {
            vec.removeRange(0, 20);
            for (int i = 0; i < 10; i++) {
                vec.add(Form.max(form));
            }
            vec.add(3, Form.min(form));
        });
    }

    /** Iterators and streams are objects of a few bytes, whatever they go through. */
    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void iterationAllocatesNothingPerElement(VecType type, int form) {
        IntConsumer addInt = value -> sink += value;
        LongConsumer addLong = value -> sink += value;
        Supplier<VecSubject> vectors = () -> vecIn(type, form);
        long bytes = allocated(
                vectors,
                direct(
                        vec -> vec.iterator().forEachRemaining(addInt),
                        vec -> vec.iterator().forEachRemaining(addLong)));
        assertTrue(bytes <= 32, () -> bytes + " bytes for an iterator");
        long more = allocated(
                vectors,
                direct(
                        vec -> vec.spliterator().forEachRemaining(addInt),
                        vec -> vec.spliterator().forEachRemaining(addLong)));
        assertTrue(more <= 32, () -> more + " bytes for a spliterator");
        long most = allocated(
                vectors,
                direct(
                        vec -> sink += vec.stream().sum(),
                        vec -> sink += vec.stream().sum()));
        assertTrue(most <= 1_000, () -> most + " bytes for a stream");
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void removeIfAllocatesOneBitPerElement(VecType type, int form) {
        Supplier<VecSubject> vectors = () -> vecIn(type, form);
        IntPredicate noInt = value -> false;
        LongPredicate noLong = value -> false;
        IntPredicate someInt = value -> value == 50;
        LongPredicate someLong = value -> value == 50;
        assertTrue(allocated(vectors, direct(vec -> vec.removeIf(noInt), vec -> vec.removeIf(noLong))) <= 100);
        assertTrue(allocated(vectors, direct(vec -> vec.removeIf(someInt), vec -> vec.removeIf(someLong)))
                <= 200 + SIZE / 8);
        assertTrue(allocated(vectors, VecSubject::dedup) <= 200 + SIZE / 8);
    }

    // ---------------------------------------------------------------- growth

    @Test
    void aVectorThatHoldsNothingIsOneObject() {
        for (VecType type : VecType.all()) {
            assertEquals(
                    type.objectBytes(),
                    allocated(() -> 0, none -> sink += type.make().empty().get().size()));
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void roomThatWasReservedIsEnough(VecType type, int form) {
        assertEquals(
                0,
                allocated(
                        () -> {
                            VecSubject vec = type.of(Form.min(form), Form.max(form));
                            vec.ensureCapacity(SIZE);
                            return vec;
                        },
                        vec -> {
                            while (vec.size() < SIZE) {
                                vec.add(Form.max(form));
                            }
                        }));
        assertEquals(0, allocated(() -> type.withCapacity(SIZE * Form.width(form)), vec -> {
            for (long value = Form.min(form); vec.size() < SIZE; value = Form.max(form)) {
                vec.add(value);
            }
        }));
    }

    /** Growing by half, all the buffers together take about three times the last. */
    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void addingAllocatesTheGrowthOnly(VecType type, int form) {
        int count = 50_000;
        long bytes = allocated(() -> type.of(Form.min(form), Form.max(form)), vec -> {
            while (vec.size() < count) {
                vec.add(Form.max(form));
            }
        });
        long expected = 0;
        int capacity = Math.max(2, type.inlineBytes() / Form.width(form));
        while (capacity < count) {
            int length = Growth.amortized(capacity + 1L, capacity, Form.width(form));
            expected += arrayOf(length);
            capacity = Growth.capacity(length, Form.width(form));
        }
        assertEquals(expected, bytes);
        assertTrue(bytes < 3L * count * 3 / 2 * Form.width(form) + 1_000);
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void vectorsOfValuesAreTwoAllocations(VecType type, int form) {
        long expected = trimmed(type, SIZE, Form.width(form));
        Object array = type.array(valuesIn(form, SIZE));
        assertEquals(
                expected,
                allocated(() -> array, all -> sink += type.ofArray(all).size()));
        PackedVec vec = type.ofArray(array);
        assertEquals(expected, allocated(() -> vec, all -> sink += all.copy().size()));
        assertEquals(
                trimmed(type, 700, Form.width(form)),
                allocated(() -> vec, all -> sink += all.copyOfRange(200, 900).size()));
    }

    /** Every other way to make a vector without spare capacity: of which class, of what, and how. */
    static Stream<Arguments> copies() {
        int[] ints = new int[SIZE];
        Arrays.setAll(ints, i -> i);
        long[] longs = CompactIntVec.of(ints).toLongArray();
        Stream.Builder<Arguments> copies = Stream.builder();
        for (VecType to : VecType.all()) {
            Factories<?, ?, ?, ?> make = to.make();
            copies.add(copy(to, ints, make.ofInts()));
            copies.add(copy(to, longs, make.ofLongs()));
            if (to.element() == Element.INT) {
                copies.add(copy(
                        to,
                        IntVecSubject.ints(longs),
                        values -> IntVecSubject.make(to).ofRange().copyOf(values, 0, SIZE)));
                copies.add(copy(to, ints, IntVecSubject.make(to).ofSorted()));
            } else {
                copies.add(copy(
                        to, longs, values -> LongVecSubject.make(to).ofRange().copyOf(values, 0, SIZE)));
                copies.add(copy(to, longs, LongVecSubject.make(to).ofSorted()));
                copies.add(copy(to, ints, make.ofUnsigned()));
            }
            for (VecType from : VecType.all()) {
                PackedVec source = from.of(longs).vec();
                if (source instanceof IntVec vec) {
                    copies.add(copy(to, vec, make.ofIntVec()));
                } else {
                    copies.add(copy(to, (LongVec) source, make.ofLongVec()));
                }
            }
        }
        return copies.build();
    }

    private static <S> Arguments copy(VecType type, S source, Function<S, ? extends PackedVec> copy) {
        return Arguments.of(type, source, copy);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("copies")
    void copiesAreTwoAllocations(VecType type, Object source, Function<Object, PackedVec> copy) {
        assertEquals(
                trimmed(type, SIZE, 2),
                allocated(() -> source, all -> sink += copy.apply(all).size()),
                () -> type + " of " + source.getClass());
    }

    /** Growth and widening together are one new buffer, whatever brings the wider values. */
    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void growingAndWideningIsOneAllocation(VecType type, int form) {
        Object array = type.array(valuesIn(form, SIZE));
        VecSubject other = vecIn(type, form);
        assertOneBuffer(type, vec -> vec.addArray(array));
        assertOneBuffer(
                type, direct(vec -> vec.addAll((int[]) array, 3, 700), vec -> vec.addAll((long[]) array, 3, 700)));
        assertOneBuffer(type, direct(vec -> vec.insertAll(1, (int[]) array), vec -> vec.insertAll(1, (long[]) array)));
        assertOneBuffer(type, vec -> vec.addAll(other));
        assertOneBuffer(type, vec -> vec.insertAll(2, other));
        assertOneBuffer(type, vec -> vec.resize(SIZE, Form.max(form)));
        assertOneBuffer(type, vec -> vec.add(Form.max(form)));
        assertOneBuffer(type, vec -> vec.add(1, Form.min(form)));
        assertOneBuffer(type, vec -> vec.ensureCapacity(SIZE));
    }

    private static void assertOneBuffer(VecType type, Action<VecSubject> action) {
        VecSubject[] last = new VecSubject[1];
        long bytes = allocated(() -> last[0] = type.of(1, 2, 3), action);
        assertEquals(last[0].isSpilled() ? arrayOf(last[0].byteCapacity()) : 0, bytes);
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void insertingAVectorIntoItselfAllocatesTheGrowthOnly(VecType type, int form) {
        for (int index : new int[] {0, 1, SIZE / 2, SIZE}) {
            VecSubject[] last = new VecSubject[1];
            long bytes = allocated(() -> last[0] = vecIn(type, form), vec -> vec.insertAll(index, vec));
            assertEquals(arrayOf(last[0].byteCapacity()), bytes);
            bytes = allocated(
                    () -> {
                        last[0] = vecIn(type, form);
                        last[0].ensureCapacity(2 * SIZE);
                        return last[0];
                    },
                    vec -> vec.insertAll(index, vec));
            assertEquals(0, bytes);
            VecSubject expected = vecIn(type, form).copyOfRange(0, index);
            expected.addAll(vecIn(type, form));
            expected.addAll(vecIn(type, form).copyOfRange(index, SIZE));
            assertEquals(expected, last[0]);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void fillingWidensOnce(VecType type, int form) {
        VecSubject[] last = new VecSubject[1];
        long bytes = allocated(() -> last[0] = type.of(new long[SIZE]), vec -> vec.fill(0, SIZE, Form.max(form)));
        assertEquals(last[0].widthBits() == 8 ? 0 : arrayOf(last[0].byteCapacity()), bytes);
        assertEquals(Form.width(form), last[0].vec().width());
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#all")
    void trimmingIsOneAllocation(VecType type) {
        VecSubject[] last = new VecSubject[1];
        long bytes = allocated(
                () -> {
                    last[0] = type.of(new long[SIZE]);
                    last[0].add(type.element().max());
                    last[0].removeLast();
                    return last[0];
                },
                VecSubject::trimToSize);
        assertEquals(arrayOf(last[0].byteCapacity()), bytes);
        assertEquals(SIZE + 3, last[0].byteCapacity());
    }

    // ---------------------------------------------------------------- sort

    /** One-byte elements are sorted in place, where counting them takes 512 ints; others in an array. */
    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void sortingAllocatesOneArrayAtMost(VecType type, int form) {
        int width = Form.width(form);
        if (width == 1) {
            long[] many = valuesIn(form, 100_000);
            assertTrue(allocated(() -> type.of(many), VecSubject::sort) <= arrayOf(4 * 512));
        } else {
            // So few that the JDK's sorts take nothing for themselves.
            long[] few = valuesIn(form, 40);
            int bytes = width == 2 ? 2 : form == Form.U32 || width > 4 ? 8 : 4;
            assertEquals(arrayOf(40L * bytes), allocated(() -> type.of(few), VecSubject::sort));
        }
    }
}
