package io.github.compactvec;

import static io.github.compactvec.Allocation.allocated;
import static io.github.compactvec.Allocation.arrayOf;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.Allocation.Action;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Elements that lie in the vector itself: about the number of them that does, and what they save. */
class InlineTest {
    private long sink;

    static Stream<VecType> types() {
        return VecType.all().stream().filter(type -> type.inlineBytes() > 0);
    }

    static Stream<Arguments> typesAndForms() {
        return types().flatMap(type -> Arrays.stream(type.forms()).mapToObj(form -> Arguments.of(type, form)));
    }

    /** The sibling whose elements are never inline. */
    private static VecType compact(VecType type) {
        return type.element() == Element.INT ? IntVecSubject.COMPACT : LongVecSubject.LONG;
    }

    private static int capacity(int form) {
        return 16 / Form.width(form);
    }

    /** Different values, both ends of the form among them as far as there is room. */
    private static long[] values(int form, int count) {
        long[] values = new long[count];
        Arrays.setAll(values, i -> switch (i) {
            case 0 -> Form.isSigned(form) ? Form.min(form) : Form.max(form);
            case 1 -> Form.isSigned(form) ? Form.max(form) : Form.min(form);
            default -> 100 - i;
        });
        return values;
    }

    private static VecSubject vec(VecType type, int form, int count) {
        VecSubject vec = type.of(values(form, count));
        assertTrue(count == 0 || form == vec.vec().form);
        return vec;
    }

    private static byte[] packed(VecSubject vec) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            vec.writePackedTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** All that can be told of two vectors without asking where their elements are. */
    private static void assertSameState(VecSubject expected, VecSubject actual) {
        assertArrayEquals(expected.toArray(), actual.toArray());
        assertEquals(expected.widthBits(), actual.widthBits());
        assertEquals(expected.isSigned(), actual.isSigned());
        assertArrayEquals(packed(expected), packed(actual));
        assertTrue(expected.vec().equals(actual.vec()) && actual.vec().equals(expected.vec()));
        assertEquals(expected.hashCode(), actual.hashCode());
        assertEquals(expected.toString(), actual.toString());
        assertEquals(0, expected.compareTo(actual));
        assertEquals(0, actual.compareTo(expected));
    }

    // ---------------------------------------------------------------- where elements are

    @ParameterizedTest
    @MethodSource("typesAndForms")
    void spillsBehindTheLastThatFits(VecType type, int form) {
        int capacity = capacity(form);
        VecSubject grown = type.empty();
        for (int n = 1; n <= 3 * capacity; n++) {
            grown.add(values(form, n)[n - 1]);
            if (n < 2) {
                continue;
            }
            VecSubject vec = vec(type, form, n);
            for (VecSubject each : List.of(vec, grown, vec.copy(), vec.copyOfRange(0, n), type.copyOf(vec))) {
                assertEquals(n > capacity, each.isSpilled());
                assertEquals(capacity, each.inlineCapacity());
                assertEquals(n > capacity, each.capacity() > capacity);
                assertSameState(compact(type).of(values(form, n)), each);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("typesAndForms")
    void removalAloneDoesNotUnspill(VecType type, int form) {
        int capacity = capacity(form);
        List<Consumer<VecSubject>> removals = List.of(
                VecSubject::removeLast,
                vec -> vec.removeAt(0),
                vec -> vec.swapRemove(1),
                vec -> vec.removeRange(0, 1),
                vec -> vec.drain(1, 2),
                vec -> vec.truncate(2),
                VecSubject::clear,
                vec -> vec.removeIf(value -> true),
                vec -> vec.resize(1, 0));
        for (Consumer<VecSubject> removal : removals) {
            VecSubject vec = vec(type, form, capacity + 1);
            removal.accept(vec);
            assertTrue(vec.isSpilled());
            long[] left = vec.toArray();
            vec.trimToSize();
            assertFalse(vec.isSpilled());
            assertSameState(compact(type).of(left), vec);
        }
        VecSubject vec = vec(type, form, capacity + 1);
        vec.reset();
        assertFalse(vec.isSpilled());
        assertSameState(compact(type).empty(), vec);
    }

    /** A value that makes the others too wide to stay, and one that does not. */
    @ParameterizedTest
    @MethodSource("typesAndForms")
    void wideningSpillsWhatNoLongerFits(VecType type, int form) {
        for (long wide : type.element().boundaries()) {
            for (int n = 2; n <= capacity(form) + 1; n++) {
                int count = n;
                List<Consumer<VecSubject>> writes = List.of(
                        vec -> vec.add(wide),
                        vec -> vec.add(1, wide),
                        vec -> vec.set(count - 1, wide),
                        vec -> vec.addAll(wide, 1),
                        vec -> vec.insertAll(1, type.of(wide, 1)),
                        vec -> vec.insertAll(1, compact(type).of(1, wide)),
                        vec -> vec.resize(count + 1, wide),
                        vec -> vec.fill(0, 1, wide),
                        vec -> vec.replaceAll(value -> value == 100 - 2 ? wide : value));
                for (Consumer<VecSubject> write : writes) {
                    VecSubject vec = vec(type, form, n);
                    vec.poisonSlack(new Random(n));
                    VecSubject expected = compact(type).of(values(form, n));
                    write.accept(vec);
                    write.accept(expected);
                    assertSameState(expected, vec);
                    assertEquals(n > capacity(form) || vec.byteLength() > 16, vec.isSpilled());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("typesAndForms")
    void movesAtTheEdge(VecType type, int form) {
        int capacity = capacity(form);
        for (int n = Math.max(2, capacity - 1); n <= capacity + 1; n++) {
            int last = n - 1;
            List<Consumer<VecSubject>> changes = List.of(
                    vec -> vec.swap(0, last),
                    VecSubject::reverse,
                    VecSubject::sort,
                    VecSubject::dedup,
                    vec -> vec.dedupBy((kept, next) -> next > kept),
                    vec -> vec.removeIf(value -> value % 2 == 0),
                    vec -> vec.retainIf(value -> value % 2 == 0),
                    vec -> vec.removeRange(0, 1),
                    vec -> vec.removeRange(last, last + 1),
                    vec -> vec.drain(0, last),
                    vec -> vec.swapRemove(0),
                    vec -> vec.removeAt(0),
                    vec -> vec.add(0, 1),
                    vec -> vec.add(last, 1),
                    vec -> vec.insertAll(0, vec),
                    vec -> vec.insertAll(1, vec),
                    vec -> vec.addAll(vec),
                    vec -> vec.asList().subList(0, last).clear(),
                    vec -> vec.fill(Form.max(form)),
                    vec -> vec.ensureCapacity(capacity + 1));
            for (Consumer<VecSubject> change : changes) {
                VecSubject inline = vec(type, form, n);
                VecSubject spilled = vec(type, form, n);
                spilled.ensureCapacity(100);
                assertTrue(spilled.isSpilled());
                VecSubject expected = compact(type).of(values(form, n));
                change.accept(expected);
                for (VecSubject vec : List.of(inline, spilled)) {
                    vec.poisonSlack(new Random(n));
                    change.accept(vec);
                    assertSameState(expected, vec);
                    vec.trimToSize();
                    assertEquals(vec.byteLength() > 16, vec.isSpilled());
                    assertArrayEquals(expected.toArray(), vec.toArray());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void withCapacity(VecType type) {
        assertFalse(type.withCapacity(16).isSpilled());
        assertTrue(type.withCapacity(17).isSpilled());
        assertEquals(17, type.withCapacity(17).capacity());
    }

    // ---------------------------------------------------------------- against the siblings

    /** Every operation on the same elements inline, in a buffer, and in the sibling, from and to any of the three. */
    @ParameterizedTest
    @MethodSource("types")
    void doesWhatTheSiblingDoes(VecType type) {
        for (int seed = 0; seed < 4; seed++) {
            VecSubject sibling = compact(type).empty();
            RandomArguments arguments = new RandomArguments(type.element(), sibling, seed);
            for (int round = 0; round < 10_000; round++) {
                if (round % 100 == 0) {
                    arguments.beginPhase();
                }
                int most = arguments.chance(2) ? 6 : 20;
                long[] values = new long[arguments.random.nextInt(most)];
                Arrays.setAll(values, i -> arguments.value());
                sibling = compact(type).of(values);
                arguments.model = sibling;
                List<ModelOperations.Operation> all = ModelOperations.ALL;
                var action = all.get(round % all.size()).draw().draw(arguments);
                VecSubject made = type.of(values);
                VecSubject spilled = type.of(values);
                spilled.ensureCapacity(21);
                assertTrue(spilled.isSpilled());
                made.poisonSlack(arguments.random);
                spilled.poisonSlack(arguments.random);
                Object expected = ModelDriver.normal(ModelDriver.outcome(action, sibling));
                for (VecSubject vec : List.of(made, spilled)) {
                    Object result = ModelDriver.outcome(action, vec);
                    assertEquals(expected, ModelDriver.normal(result));
                    assertSameState(sibling, vec);
                }
            }
        }
    }

    @Test
    void equalAcrossClasses() {
        assertEquals(CompactIntVec.of(1, 2, -3), SmallIntVec.of(1, 2, -3));
        assertEquals(SmallIntVec.of(1, 2, -3), CompactIntVec.of(1, 2, -3));
        assertEquals(CompactLongVec.of(1, 2, -3), SmallLongVec.of(1, 2, -3));
        assertEquals(SmallLongVec.of(1, 1L << 31), CompactUIntVec.of(1, 1L << 31));
        assertFalse(SmallLongVec.of(1).equals((Object) SmallIntVec.of(1)));
    }

    // ---------------------------------------------------------------- failures

    /** A test that moves the elements between the vector and a buffer is as free to do so as one that widens them. */
    @ParameterizedTest
    @MethodSource("types")
    void placeMayChangeWithinARemoval(VecType type) {
        VecSubject vec = type.of(1, 2, 3, 4);
        vec.removeIf(value -> {
            if (value == 2) {
                vec.ensureCapacity(100);
            } else if (value == 4) {
                vec.trimToSize();
            }
            return value % 2 == 0;
        });
        assertArrayEquals(new long[] {1, 3}, vec.toArray());
        assertThrows(
                ConcurrentModificationException.class,
                () -> vec.removeIf(value -> {
                    vec.resize(50, 0);
                    return true;
                }));
        assertEquals(50, vec.size());
    }

    @ParameterizedTest
    @MethodSource("typesAndForms")
    void failuresLeaveInlineElementsAsTheyWere(VecType type, int form) {
        VecSubject vec = vec(type, form, 2);
        List<Runnable> failures = List.of(
                () -> vec.ensureCapacity(Integer.MAX_VALUE),
                () -> vec.resize(Integer.MAX_VALUE, 1),
                () -> vec.add(3, 1),
                () -> vec.insertAll(-1, 1, 2),
                () -> vec.set(2, 1),
                () -> vec.removeRange(1, 3),
                () -> vec.removeIf(value -> {
                    throw new IllegalStateException();
                }));
        for (Runnable failure : failures) {
            Throwable thrown = assertThrows(Throwable.class, failure::run);
            assertTrue(thrown instanceof RuntimeException || thrown instanceof OutOfMemoryError, thrown.toString());
            assertFalse(vec.isSpilled());
            assertSameState(compact(type).of(values(form, 2)), vec);
        }
    }

    // ---------------------------------------------------------------- allocation

    private void assertAllocates(long bytes, Supplier<VecSubject> vectors, String what, Action<VecSubject> action) {
        assertEquals(bytes, allocated(vectors, action), what);
    }

    private static Action<VecSubject> direct(Action<IntVec> ints, Action<LongVec> longs) {
        return subject -> {
            if (subject.vec() instanceof IntVec vec) {
                ints.run(vec);
            } else {
                longs.run((LongVec) subject.vec());
            }
        };
    }

    @ParameterizedTest
    @MethodSource("typesAndForms")
    void inlineElementsAllocateNothing(VecType type, int form) {
        int n = capacity(form);
        VecSubject same = vec(type, form, n);
        VecSubject sibling = compact(type).of(values(form, n));
        int[] ints = new int[n];
        long[] longs = new long[n];
        IntConsumer addInt = value -> sink += value;
        LongConsumer addLong = value -> sink += value;
        Supplier<VecSubject> full = () -> vec(type, form, n);
        assertAllocates(0, full, "get", vec -> {
            for (int i = 0; i < vec.size(); i++) {
                sink += vec.get(i) + vec.set(i, Form.max(form));
            }
        });
        assertAllocates(0, full, "first, last", vec -> sink += vec.first() + vec.last());
        assertAllocates(0, full, "forEach", direct(vec -> vec.forEach(addInt), vec -> vec.forEach(addLong)));
        assertAllocates(0, full, "sum", vec -> sink += vec.sum() + vec.min() + vec.max());
        assertAllocates(0, full, "indexOf", vec -> sink += vec.indexOf(77) + vec.lastIndexOf(77));
        assertAllocates(0, full, "contains", vec -> sink += vec.contains(77) ? 1 : 2);
        assertAllocates(0, full, "binarySearch", vec -> sink += vec.binarySearch(77));
        assertAllocates(0, full, "hashCode", vec -> sink += vec.hashCode());
        assertAllocates(0, full, "equals", vec -> sink += vec.equals(same) && vec.equals(sibling) ? 1 : 2);
        assertAllocates(0, full, "compareTo", vec -> sink += vec.compareTo(same) == vec.compareTo(sibling) ? 1 : 2);
        assertAllocates(
                0,
                full,
                "copyTo",
                direct(vec -> vec.copyTo(0, ints, 0, ints.length), vec -> vec.copyTo(0, longs, 0, longs.length)));
        assertAllocates(0, full, "swap, reverse, fill", vec -> {
            vec.swap(0, 1);
            vec.reverse();
            vec.fill(Form.min(form));
        });
        assertAllocates(0, full, "removal and insertion", vec -> {
            sink += vec.removeLast();
            vec.add(0, Form.max(form));
            sink += vec.removeAt(0);
            vec.resize(n, 1);
            sink += vec.swapRemove(0);
            vec.truncate(1);
            vec.trimToSize();
            vec.clear();
            vec.reset();
            sink += vec.capacity() + vec.byteCapacity();
        });
        long iterator = allocated(
                full,
                direct(
                        vec -> {
                            var it = vec.iterator();
                            while (it.hasNext()) {
                                sink += it.nextInt();
                            }
                        },
                        vec -> {
                            var it = vec.iterator();
                            while (it.hasNext()) {
                                sink += it.nextLong();
                            }
                        }));
        assertTrue(iterator <= 32, () -> iterator + " bytes");
    }

    @Test
    void buildingAndReadingIsOneObject() {
        assertEquals(40, allocated(() -> 3, n -> {
            SmallIntVec vec = new SmallIntVec();
            for (int i = 0; i < n; i++) {
                vec.add(i);
            }
            for (int i = 0; i < n; i++) {
                sink += vec.get(i);
            }
        }));
        assertEquals(40, allocated(() -> 3, n -> {
            SmallLongVec vec = new SmallLongVec();
            for (int i = 0; i < n; i++) {
                vec.add(i);
            }
            for (int i = 0; i < n; i++) {
                sink += vec.get(i);
            }
        }));
        int varargs = (int) arrayOf(3 * 4);
        assertTrue(allocated(() -> 3, n -> sink += SmallIntVec.of(n, 2, 1).get(0)) <= 40 + varargs);
        int[] ints = {1, 2, 3};
        assertEquals(
                40, allocated(() -> ints, all -> sink += SmallIntVec.of(all).size()));
        SmallIntVec small = SmallIntVec.of(ints);
        CompactIntVec compact = CompactIntVec.of(ints);
        assertEquals(40, allocated(() -> small, vec -> sink += vec.copy().size()));
        assertEquals(
                40,
                allocated(() -> small, vec -> sink += SmallIntVec.copyOf(vec).size()));
        assertEquals(
                40,
                allocated(() -> compact, vec -> sink += SmallIntVec.copyOf(vec).size()));
        assertEquals(
                40,
                allocated(() -> small, vec -> sink += SmallLongVec.copyOf(vec).size()));
    }

    @ParameterizedTest
    @MethodSource("typesAndForms")
    void spillingIsOneAllocation(VecType type, int form) {
        VecSubject[] last = new VecSubject[1];
        long bytes = allocated(() -> last[0] = vec(type, form, capacity(form)), vec -> vec.add(0, Form.max(form)));
        assertTrue(last[0].isSpilled());
        assertEquals(arrayOf(last[0].byteCapacity()), bytes);
        assertAllocates(
                0,
                () -> {
                    VecSubject vec = vec(type, form, capacity(form) + 1);
                    vec.removeLast();
                    return vec;
                },
                "trimming back inline",
                VecSubject::trimToSize);
    }

    // ---------------------------------------------------------------- what the documentation shows

    @Test
    void documentedExamples() {
        SmallIntVec tags = SmallIntVec.of(3, 14, 159);
        assertEquals(8, tags.widthBits());
        assertEquals(16, tags.inlineCapacity());
        tags.add(26_535);
        assertEquals(16, tags.widthBits());
        assertEquals(8, tags.inlineCapacity());
        assertFalse(tags.isSpilled());

        SmallLongVec seen = SmallLongVec.of(3, 14, 159);
        seen.truncate(1);
        seen.add(1_700_000_000_000L);
        assertEquals(48, seen.widthBits());
        assertEquals(2, seen.inlineCapacity());
        assertFalse(seen.isSpilled());
        assertSame(SmallLongVec.class, seen.copy().getClass());
    }
}
