package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.testing.SpliteratorTester;
import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation promises beyond what {@link ModelTest} compares. */
class VecContractTest {
    static List<VecType> types() {
        return VecType.all();
    }

    /** The same elements as in vectors that came to them in different ways, and as vectors of other classes. */
    private static List<VecSubject> sameElements(VecType type, long... values) {
        List<VecSubject> vectors = new ArrayList<>();
        for (VecType each : VecType.all()) {
            boolean comparable = (each.element() == Element.INT) == (type.element() == Element.INT);
            if (!comparable || !LongStream.of(values).allMatch(each.element()::holds)) {
                continue;
            }
            vectors.add(each.of(values));
            for (Element.Shape shape : each.element().shapes()) {
                VecSubject roomy = each.withCapacity(100);
                roomy.addAll(shape.min(), shape.max());
                roomy.clear();
                roomy.addAll(values);
                vectors.add(roomy);
                vectors.add(roomy.copy());
            }
        }
        return vectors;
    }

    // ---------------------------------------------------------------- equality and order

    @ParameterizedTest
    @MethodSource("types")
    void equalsAndHashCode(VecType type) {
        EqualsTester tester = new EqualsTester()
                .addEqualityGroup(List.of(1, 2, 3))
                .addEqualityGroup(List.of(1L, 2L, 3L))
                .addEqualityGroup(type.array(1, 2, 3))
                .addEqualityGroup((type.element() == Element.INT ? LongVecSubject.LONG : IntVecSubject.COMPACT)
                        .of()
                        .vec());
        long[][] groups = {
            {},
            {0},
            {0, 0},
            {-1},
            {255},
            {-128},
            {128},
            {1, 2, 3},
            {3, 2, 1},
            {1, 2},
            {-2, 65_535},
            {65_534, 65_535},
            {1L << 31},
            {1L << 32},
            {1L << 47, -1},
            {type.element().min(), type.element().max()}
        };
        for (long[] values : groups) {
            if (LongStream.of(values).allMatch(type.element()::holds)) {
                tester.addEqualityGroup(
                        sameElements(type, values).stream().map(VecSubject::vec).toArray());
            }
        }
        tester.testEquals();
    }

    @ParameterizedTest
    @MethodSource("types")
    void hashCodeIsThatOfTheList(VecType type) {
        long[] boundaries = type.element().boundaries();
        List<Number> boxed =
                LongStream.of(boundaries).mapToObj(type.element()::box).toList();
        for (VecSubject vec : sameElements(type, boundaries)) {
            assertEquals(boxed.hashCode(), vec.hashCode());
            assertEquals(boxed.hashCode(), vec.asList().hashCode());
        }
        assertEquals(List.of().hashCode(), type.empty().hashCode());
    }

    @ParameterizedTest
    @MethodSource("types")
    void ordersLexicographicallyWhateverTheWidth(VecType type) {
        List<long[]> ascending = new ArrayList<>(List.of(new long[][] {
            {},
            {Long.MIN_VALUE},
            {Long.MIN_VALUE, 1L << 40},
            {Integer.MIN_VALUE},
            {-129, 5},
            {-1},
            {-1, -1},
            {-1, 0},
            {0},
            {0, 127},
            {0, 128},
            {0, 255, 3},
            {0, 256},
            {1},
            {255},
            {65_535, 1},
            {65_536},
            {Integer.MAX_VALUE},
            {1L << 31},
            {(1L << 32) - 1},
            {1L << 32},
            {Long.MAX_VALUE}
        }));
        ascending.removeIf(values -> !LongStream.of(values).allMatch(type.element()::holds));
        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                for (VecSubject a : sameElements(type, ascending.get(i))) {
                    for (VecSubject b : sameElements(type, ascending.get(j))) {
                        if (Integer.compare(i, j) != Integer.signum(a.compareTo(b))) {
                            assertEquals(Integer.compare(i, j), a.compareTo(b), a + " and " + b);
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void comparesFarIn(VecType type, int form) {
        VecSubject vec = alternating(type, form, 200);
        for (int i = 0; i < vec.size(); i++) {
            Sequence other = vec.copy();
            other.set(i, 7);
            int order = Long.compare(vec.get(i), 7);
            assertEquals(order, Integer.signum(vec.compareTo(other)));
            assertEquals(-order, Integer.signum(other.compareTo(vec)));
            assertNotEquals(vec, other);
        }
    }

    /** Both ends of a form by turns. */
    private static VecSubject alternating(VecType type, int form, int size) {
        long[] values = new long[size];
        Arrays.setAll(values, i -> i % 2 == 0 ? Form.min(form) : Form.max(form));
        return type.of(values);
    }

    @ParameterizedTest
    @MethodSource("types")
    void text(VecType type) {
        assertEquals("[]", type.empty().toString());
        assertEquals("[7]", type.of(7).toString());
        long[] boundaries = type.element().boundaries();
        assertEquals(Arrays.toString(boundaries), type.of(boundaries).toString());
    }

    // ---------------------------------------------------------------- making vectors

    /** Every way to a new vector finds the narrowest width, for each pair of values that could mislead it. */
    @ParameterizedTest
    @MethodSource("types")
    void newVectorsAreAsNarrowAsCanBe(VecType type) {
        Element element = type.element();
        for (long a : element.boundaries()) {
            for (long b : element.boundaries()) {
                long[] values = {a, 0, b};
                Element.Shape expected = element.narrowest(new long[] {a, b});
                VecSubject trimmed = type.of(a, b, element.min(), element.max());
                trimmed.removeLast();
                trimmed.set(2, 0);
                trimmed.swap(1, 2);
                trimmed.trimToSize();
                List<Number> boxed =
                        LongStream.of(values).mapToObj(element::box).toList();
                for (VecSubject vec : List.of(
                        type.of(values),
                        type.copyOf(values),
                        type.copyOf(new long[] {element.max(), a, 0, b, element.min()}, 1, 3),
                        type.copyOf(LongStream.of(values)),
                        type.copyOf(new ArrayList<@Nullable Number>(boxed)),
                        type.copyOf(type.of(values)),
                        trimmed)) {
                    assertNarrow(expected, values, vec);
                }
                long[] sorted = values.clone();
                Arrays.sort(sorted);
                assertNarrow(expected, sorted, type.copyOfSorted(sorted));
            }
        }
    }

    private static void assertNarrow(Element.Shape expected, long[] values, VecSubject vec) {
        assertArrayEquals(values, vec.toArray());
        assertEquals(expected.bytes() * 8, vec.widthBits());
        assertEquals(expected.signed(), vec.isSigned());
        assertEquals(vec.factory().trimmedBytes(values.length, expected), vec.byteCapacity());
    }

    @ParameterizedTest
    @MethodSource("types")
    void copiesAreIndependent(VecType type) {
        long[] values = {1, 2, 300};
        VecSubject vec = type.of(values);
        values[0] = 9;
        assertEquals(1, vec.get(0));
        for (VecSubject copy : List.of(vec.copy(), vec.copyOfRange(0, 3), type.copyOf(vec))) {
            assertEquals(vec, copy);
            assertNotSame(vec.vec(), copy.vec());
            copy.set(0, type.element().max());
            copy.add(5);
            assertEquals(type.of(1, 2, 300), vec);
        }
        long[] array = vec.toArray();
        array[0] = 9;
        assertEquals(1, vec.get(0));
    }

    @ParameterizedTest
    @MethodSource("types")
    void notSorted(VecType type) {
        assertMessage(
                "not sorted: 4 at index 3 follows 5",
                IllegalArgumentException.class,
                () -> type.copyOfSorted(1, 5, 5, 4, 9));
        Element element = type.element();
        assertThrows(IllegalArgumentException.class, () -> type.copyOfSorted(element.max(), element.min()));
        assertThrows(IllegalArgumentException.class, () -> type.copyOfSorted(0, 257, 2), "where bytes would be sorted");
        assertEquals(type.of(3, 3, 3), type.copyOfSorted(3, 3, 3));
        assertTrue(type.copyOfSorted().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("types")
    void collectorKeepsOrderInParallel(VecType type) {
        long[] values =
                LongStream.range(Math.max(type.element().min(), -5_000), 80_000).toArray();
        Sequence vec =
                LongStream.of(values).mapToObj(type.element()::box).parallel().collect(type.toVec());
        assertArrayEquals(values, vec.toArray());
    }

    /** What the class documentation of each shows. */
    @Test
    void documentedExamples() {
        CompactIntVec tags = CompactIntVec.of(3, 14, 159);
        assertEquals(8, tags.widthBits());
        tags.add(26_535);
        assertEquals(16, tags.widthBits());
        assertEquals(159, tags.get(2));
        assertEquals(List.of(3, 14, 159, 26_535), tags.asList());

        CompactLongVec seen = CompactLongVec.of(3, 14, 159);
        assertEquals(8, seen.widthBits());
        seen.add(1_700_000_000_000L);
        assertEquals(48, seen.widthBits());
        assertEquals(159, seen.get(2));
        assertEquals(List.of(3L, 14L, 159L, 1_700_000_000_000L), seen.asList());

        CompactUIntVec hashes = CompactUIntVec.of(3, 14, 159);
        assertEquals(8, hashes.widthBits());
        hashes.add(3_000_000_000L);
        assertEquals(32, hashes.widthBits());
        assertThrows(IllegalArgumentException.class, () -> hashes.add(-1));
        assertEquals(List.of(3L, 14L, 159L, 3_000_000_000L), hashes.asList());
    }

    /**
     * Every tier of every type, said once more in plain numbers: {@code k} bytes hold up to 2<sup>8k</sup> − 1, or with
     * a negative value −2<sup>8k−1</sup> to 2<sup>8k−1</sup> − 1; an {@code int} or {@code long} of full width does
     * not change its form for the sign.
     */
    @ParameterizedTest
    @MethodSource("types")
    void widthBitsAtEveryTier(VecType type) {
        int most = 8 * type.element().widest().bytes();
        for (int bits = 8; bits < 64; bits += 8) {
            for (long near = -1; near <= 1; near++) {
                long unsigned = (1L << bits) - 1 + near;
                assertWidth(type, Math.min(most, near <= 0 ? bits : bits + 8), unsigned);
                assertWidth(type, Math.min(most, near <= 0 ? bits : bits + 8), 0, unsigned, 1);
                long negative = -(1L << (bits - 1)) + near;
                assertWidth(type, Math.min(most, near >= 0 ? bits : bits + 8), negative);
                long signed = (1L << (bits - 1)) - 1 + near;
                assertWidth(type, Math.min(most, near <= 0 ? bits : bits + 8), -1, signed);
                assertWidth(type, bits, signed);
            }
        }
        assertWidth(type, most, Long.MIN_VALUE);
        assertWidth(type, most, Long.MIN_VALUE + 1);
        assertWidth(type, most, Long.MAX_VALUE);
        assertWidth(type, most, -1, Long.MAX_VALUE);
    }

    /** However a vector comes to hold the values, if they are all in range. */
    private static void assertWidth(VecType type, int bits, long... values) {
        if (!LongStream.of(values).allMatch(type.element()::holds)) {
            return;
        }
        VecSubject grown = type.empty();
        for (long value : values) {
            grown.add(value);
        }
        for (VecSubject vec : List.of(type.of(values), grown)) {
            assertArrayEquals(values, vec.toArray());
            assertEquals(bits, vec.widthBits(), () -> type + " " + Arrays.toString(values));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void onlyTrimmingAndResettingNarrow(VecType type) {
        int most = 8 * type.element().widest().bytes();
        VecSubject vec = type.of(1, type.element().max());
        vec.removeLast();
        assertEquals(most, vec.widthBits(), "removal alone does not narrow");
        vec.clear();
        assertEquals(most, vec.widthBits());
        vec.add(1);
        vec.trimToSize();
        assertEquals(8, vec.widthBits());
    }

    // ---------------------------------------------------------------- widening

    /** Each way to store one wider value, in a vector that has room for it and in one that has not. */
    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void everyWriterWidens(VecType type, int form) {
        for (long wide : type.element().boundaries()) {
            for (int room : new int[] {0, 100}) {
                Writers check = new Writers(type, form, room);
                check.assertAfter(vec -> vec.add(wide), 5, 6, 7, wide);
                check.assertAfter(vec -> vec.add(1, wide), 5, wide, 6, 7);
                check.assertAfter(vec -> vec.set(1, wide), 5, wide, 7);
                check.assertAfter(vec -> vec.addAll(8, wide), 5, 6, 7, 8, wide);
                check.assertAfter(vec -> vec.insertAll(1, wide, 8), 5, wide, 8, 6, 7);
                check.assertAfter(vec -> vec.insertAll(2, type.of(wide, 0)), 5, 6, wide, 0, 7);
                check.assertAfter(vec -> vec.fill(1, 3, wide), 5, wide, wide);
                check.assertAfter(vec -> vec.resize(5, wide), 5, 6, 7, wide, wide);
                check.assertAfter(vec -> vec.replaceAll(value -> value == 6 ? wide : value), 5, wide, 7);
                check.assertAfter(
                        vec -> vec.asList().listIterator(2).add(type.element().box(wide)), 5, 6, wide, 7);
            }
        }
    }

    private record Writers(VecType type, int form, int room) {
        void assertAfter(Consumer<VecSubject> action, long... expected) {
            VecSubject vec = type.of(Form.min(form), Form.max(form));
            vec.ensureCapacity(room);
            vec.clear();
            vec.addAll(5, 6, 7);
            action.accept(vec);
            assertArrayEquals(expected, vec.toArray());
        }
    }

    static Stream<VecType> signedTypes() {
        return types().stream().filter(type -> type.element().min() < 0);
    }

    /** A value that is replaced counts no more, but the width it brought stays. */
    @ParameterizedTest
    @MethodSource("signedTypes")
    void aNegativeValueMakesTheVectorSigned(VecType type) {
        VecSubject vec = type.of(200, 1);
        assertFalse(vec.isSigned());
        vec.set(1, -1);
        assertTrue(vec.isSigned());
        assertEquals(16, vec.widthBits());
        assertArrayEquals(new long[] {200, -1}, vec.toArray());
        vec.set(0, 100);
        vec.set(1, 1);
        assertTrue(vec.isSigned());
        vec.trimToSize();
        assertFalse(vec.isSigned());
        assertEquals(8, vec.widthBits());
    }

    // ---------------------------------------------------------------- iteration

    @ParameterizedTest
    @MethodSource("types")
    void iterator(VecType type) {
        Iterator<? extends Number> it = type.of(5, 6, 700).iterator();
        assertTrue(it.hasNext());
        assertEquals(type.element().box(5), it.next());
        assertEquals(type.element().box(6), it.next());
        List<Number> rest = new ArrayList<>();
        it.forEachRemaining(rest::add);
        assertEquals(List.of(type.element().box(700)), rest);
        assertFalse(it.hasNext());
        assertThrows(NoSuchElementException.class, it::next);
    }

    @Test
    void primitiveIterators() {
        PrimitiveIterator.OfInt ints = CompactIntVec.of(5, -6).iterator();
        assertEquals(5, ints.nextInt());
        ints.forEachRemaining((IntConsumer) value -> assertEquals(-6, value));
        assertThrows(NoSuchElementException.class, ints::nextInt);
        PrimitiveIterator.OfLong longs = CompactLongVec.of(5, -6).iterator();
        assertEquals(5, longs.nextLong());
        longs.forEachRemaining((LongConsumer) value -> assertEquals(-6, value));
        assertThrows(NoSuchElementException.class, longs::nextLong);
    }

    @ParameterizedTest
    @MethodSource("types")
    void iteratorRemoves(VecType type) {
        VecSubject vec = type.of(1, 2, 3, 4);
        Iterator<? extends Number> it = vec.iterator();
        assertThrows(IllegalStateException.class, it::remove);
        it.next();
        it.remove();
        assertThrows(IllegalStateException.class, it::remove);
        assertEquals(2, it.next().longValue());
        assertEquals(3, it.next().longValue());
        it.remove();
        assertEquals(4, it.next().longValue());
        it.remove();
        assertFalse(it.hasNext());
        assertThrows(NoSuchElementException.class, it::next);
        assertEquals(type.of(2), vec);
    }

    /** It is documented not to fail fast. */
    @ParameterizedTest
    @MethodSource("types")
    void iteratorReadsTheVectorAsItIs(VecType type) {
        VecSubject vec = type.of(1, 2);
        Iterator<? extends Number> it = vec.iterator();
        assertEquals(1, it.next().longValue());
        vec.set(1, 70_000);
        vec.add(type.element().min());
        assertEquals(70_000, it.next().longValue());
        assertEquals(type.element().min(), it.next().longValue());
        vec.clear();
        assertFalse(it.hasNext());
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void spliterators(VecType type, int form) {
        for (int size : new int[] {0, 1, 2, 3, 10, 37}) {
            VecSubject vec = alternating(type, form, 38).copyOfRange(1, size + 1);
            if (vec.vec() instanceof IntVec ints) {
                SpliteratorTester.ofInt(ints::spliterator).expect(ints.asList()).inOrder();
            } else {
                LongVec longs = (LongVec) vec.vec();
                SpliteratorTester.ofLong(longs::spliterator)
                        .expect(longs.asList())
                        .inOrder();
            }
            SpliteratorTester.of(() -> vec.asList().spliterator())
                    .expect(vec.asList())
                    .inOrder();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void spliteratorCharacteristics(VecType type) {
        Spliterator<? extends Number> all = type.of(1, 2, 3, 4, 5).spliterator();
        assertTrue(all.hasCharacteristics(
                Spliterator.ORDERED | Spliterator.SIZED | Spliterator.SUBSIZED | Spliterator.NONNULL));
        assertFalse(all.hasCharacteristics(Spliterator.SORTED));
        assertFalse(all.hasCharacteristics(Spliterator.DISTINCT));
        assertFalse(all.hasCharacteristics(Spliterator.IMMUTABLE));
        assertFalse(all.hasCharacteristics(Spliterator.CONCURRENT));
        assertEquals(5, all.getExactSizeIfKnown());
        Spliterator<? extends Number> head = all.trySplit();
        assertEquals(2, head == null ? 0 : head.getExactSizeIfKnown());
        assertEquals(3, all.getExactSizeIfKnown());
        assertNull(type.of(1).spliterator().trySplit());
        assertNull(type.empty().spliterator().trySplit());
    }

    @ParameterizedTest
    @MethodSource("types")
    void spliteratorBindsLate(VecType type) {
        VecSubject vec = type.of(1, 2);
        Spliterator<? extends Number> it = vec.spliterator();
        LongStream stream = vec.stream();
        vec.add(300);
        assertEquals(3, it.estimateSize());
        vec.add(4);
        assertEquals(3, it.estimateSize());
        assertArrayEquals(new long[] {1, 2, 300, 4}, stream.toArray());
    }

    @ParameterizedTest
    @MethodSource("types")
    void streams(VecType type) {
        long[] values = LongStream.range(0, 70_000).toArray();
        VecSubject vec = type.of(values);
        assertFalse(vec.stream().isParallel());
        assertTrue(vec.parallelStream().isParallel());
        assertEquals(vec.sum(), vec.parallelStream().sum());
        assertArrayEquals(values, vec.parallelStream().toArray());
        assertArrayEquals(
                LongStream.of(values).filter(i -> i % 7 == 0).toArray(),
                vec.parallelStream().filter(i -> i % 7 == 0).toArray());
        assertEquals(70_000, vec.stream().count());
    }

    @ParameterizedTest
    @MethodSource("types")
    void concurrentReaders(VecType type) {
        VecSubject vec = type.copyOf(LongStream.range(0, 100_000));
        assertEquals(
                List.of(vec.hashCode()),
                IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(i -> vec.hashCode())
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("types")
    void sumIsThatOfTheStream(VecType type) {
        Element element = type.element();
        assertEquals(0, type.empty().sum());
        long[] values = {element.max(), element.max(), element.max(), 5};
        assertEquals(LongStream.of(values).sum(), type.of(values).sum());
    }

    // ---------------------------------------------------------------- failures

    @ParameterizedTest
    @MethodSource("types")
    void messagesNameIndexAndSize(VecType type) {
        VecSubject vec = type.of(1, 2, 3);
        long[] values = {1, 2};
        assertOutOfBounds("7", "3", () -> vec.get(7));
        assertOutOfBounds("-1", "3", () -> vec.get(-1));
        assertOutOfBounds("3", "3", () -> vec.set(3, 1_000));
        assertOutOfBounds("4", "3", () -> vec.add(4, 1_000));
        assertOutOfBounds("-1", "3", () -> vec.add(-1, 1_000));
        assertOutOfBounds("3", "3", () -> vec.removeAt(3));
        assertOutOfBounds("5", "3", () -> vec.swapRemove(5));
        assertOutOfBounds("5", "3", () -> vec.swap(0, 5));
        assertOutOfBounds("-5", "3", () -> vec.swap(-5, 0));
        assertOutOfBounds("4", "3", () -> vec.insertAll(4, 1_000));
        assertOutOfBounds("4", "3", () -> vec.insertAll(4, vec));
        assertOutOfBounds("1", "2", () -> vec.insertAll(0, values, 1, 2));
        assertOutOfBounds("3", "2", () -> vec.addAll(values, 3, 0));
        assertOutOfBounds("4", "3", () -> vec.removeRange(1, 4));
        assertOutOfBounds("2", "1", () -> vec.removeRange(2, 1));
        assertOutOfBounds("4", "3", () -> vec.drain(4, 4));
        assertOutOfBounds("4", "3", () -> vec.fill(1, 4, 1_000));
        assertOutOfBounds("-1", "3", () -> vec.copyOfRange(-1, 2));
        assertOutOfBounds("4", "3", () -> vec.copyTo(0, new long[9], 0, 4));
        assertOutOfBounds("1", "2", () -> vec.copyTo(0, values, 1, 2));
        assertOutOfBounds("1", "2", () -> type.copyOf(values, 1, 2));
        assertEquals(type.of(1, 2, 3), vec);
        assertEquals(8, vec.widthBits());
        assertArrayEquals(new long[] {1, 2}, values);

        assertMessage("negative size: -3", IllegalArgumentException.class, () -> vec.truncate(-3));
        assertMessage("negative size: -3", IllegalArgumentException.class, () -> vec.resize(-3, 1_000));
        assertMessage("negative capacity: -3", IllegalArgumentException.class, () -> type.withCapacity(-3));
        assertEquals(type.of(1, 2, 3), vec);
    }

    private static void assertOutOfBounds(String index, String limit, Executable action) {
        IndexOutOfBoundsException e = assertThrows(IndexOutOfBoundsException.class, action);
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains(index) && message.contains(limit), message);
    }

    private static void assertMessage(String message, Class<? extends RuntimeException> failure, Executable action) {
        assertEquals(message, assertThrows(failure, action).getMessage());
    }

    /** What a vector refuses leaves it as it was; a value is named, among others by its position, with the range. */
    @ParameterizedTest
    @MethodSource("types")
    void messagesNameValueAndRange(VecType type) {
        VecSubject vec = type.of(1, 2, 3);
        for (long value : type.element().outside()) {
            String range = " is not in the range " + type.element().min() + " to "
                    + type.element().max();
            String alone = "value " + value + range;
            assertRefused(alone, vec, () -> vec.add(value));
            assertRefused(alone, vec, () -> vec.add(1, value));
            assertRefused(alone, vec, () -> vec.set(1, value));
            assertRefused(alone, vec, () -> vec.fill(value));
            assertRefused(alone, vec, () -> vec.resize(5, value));
            assertRefused(alone, vec, () -> vec.replaceAll(any -> value));
            assertRefused(alone, vec, () -> vec.asList().add(value));
            assertRefused(alone, vec, () -> vec.asList().set(0, value));
            assertRefused(alone, vec, () -> Stream.<Number>of(1L, value).collect(type.toVec()));
            String second = "value " + value + " at index 1" + range;
            assertRefused(second, vec, () -> vec.addAll(5, value, 6));
            assertRefused(second, vec, () -> vec.addAll(new long[] {5, value, value}, 1, 2));
            assertRefused(second, vec, () -> vec.addAll(LongStream.of(5, value)));
            assertRefused(second, vec, () -> vec.addAll(List.of(5L, value)));
            assertRefused(second, vec, () -> vec.insertAll(0, 5, value));
            assertRefused(second, vec, () -> vec.asList().addAll(1, List.of(5L, value)));
            assertRefused(second, vec, () -> type.of(5, value));
            assertRefused(second, vec, () -> type.copyOf(new long[] {value, value, 1}, 1, 2));
            assertRefused(second, vec, () -> type.copyOf(LongStream.of(5, value)));
            assertRefused(second, vec, () -> type.copyOf(List.of(5L, value)));
            assertRefused(second, vec, () -> type.copyOfSorted(5, value));
            assertEquals(-1, vec.indexOf(value));
            assertEquals(-1, vec.lastIndexOf(value));
            assertFalse(vec.contains(value));
            assertEquals(value < 0 ? -1 : -4, vec.binarySearch(value));
            vec.fill(2, 2, value);
            vec.resize(3, value);
            assertEquals(type.of(1, 2, 3), vec, "nothing was to be stored");
        }
    }

    private static void assertRefused(String message, VecSubject vec, Executable action) {
        assertMessage(message, IllegalArgumentException.class, action);
        assertEquals(vec.factory().of(1, 2, 3), vec);
        assertEquals(8, vec.widthBits());
    }

    @ParameterizedTest
    @MethodSource("types")
    void emptyVectorHasNoElements(VecType type) {
        VecSubject vec = type.of(1);
        vec.clear();
        for (Executable action : List.<Executable>of(vec::first, vec::last, vec::removeLast, vec::min, vec::max)) {
            assertThrows(NoSuchElementException.class, action);
        }
        assertEquals(0, vec.sum());
        assertEquals(-1, vec.indexOf(1), "what is left in the buffer is no element");
        assertEquals(-1, vec.binarySearch(1));
    }

    @ParameterizedTest
    @MethodSource("types")
    void failedCopyWritesNothing(VecType type) {
        VecSubject vec = type.of(1, 2, 3);
        long[] target = {7, 8, 9};
        assertThrows(IndexOutOfBoundsException.class, () -> vec.copyTo(0, target, 1, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> vec.copyTo(1, target, 0, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> vec.copyTo(0, target, 0, -1));
        assertArrayEquals(new long[] {7, 8, 9}, target);
    }

    @ParameterizedTest
    @MethodSource("types")
    void changesBySizeWithinARemovalAreNoticed(VecType type) {
        for (LongPredicate remove : List.<LongPredicate>of(value -> true, value -> false, value -> value == 3)) {
            VecSubject vec = type.of(1, 2, 3);
            assertThrows(
                    ConcurrentModificationException.class,
                    () -> vec.removeIf(value -> {
                        if (value == 3) {
                            vec.add(4);
                        }
                        return remove.test(value);
                    }));
            assertEquals(type.of(1, 2, 3, 4), vec);
            assertThrows(
                    ConcurrentModificationException.class,
                    () -> vec.dedupBy((kept, next) -> {
                        if (next == 4) {
                            vec.add(5);
                        }
                        return remove.test(next);
                    }));
            assertEquals(type.of(1, 2, 3, 4, 5), vec);
        }
    }

    /** A test that widens the vector it is asked about finds its elements in new places. */
    @ParameterizedTest
    @MethodSource("types")
    void widthMayChangeWithinARemoval(VecType type) {
        VecSubject vec = type.of(1, 2, 3, 4);
        assertTrue(vec.removeIf(value -> {
            vec.set(3, type.element().max());
            return value == 2;
        }));
        assertEquals(type.of(1, 3, type.element().max()), vec);
    }

    @ParameterizedTest
    @MethodSource("types")
    void operatorThatShrinksTheVectorIsNoticed(VecType type) {
        VecSubject vec = type.of(1, 2, 3);
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> vec.replaceAll(value -> {
                    vec.reset();
                    return value;
                }));
        assertTrue(vec.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("types")
    void predicatesSeeEachElementOnceAndInOrder(VecType type) {
        VecSubject vec = type.of(5, 1, 300, 2, 4, 2);
        List<Long> seen = new ArrayList<>();
        vec.removeIf(value -> {
            seen.add(value);
            return value % 2 == 0;
        });
        assertEquals(List.of(5L, 1L, 300L, 2L, 4L, 2L), seen);
        assertEquals(type.of(5, 1), vec);
        List<List<Long>> pairs = new ArrayList<>();
        vec.addAll(6, 7, 9, 8);
        vec.dedupBy((kept, next) -> {
            pairs.add(List.of(kept, next));
            return next > kept;
        });
        assertEquals(
                List.of(List.of(5L, 1L), List.of(1L, 6L), List.of(1L, 7L), List.of(1L, 9L), List.of(1L, 8L)), pairs);
        assertEquals(type.of(5, 1), vec);
    }

    @ParameterizedTest
    @MethodSource("types")
    void nullElementsAreNamedByPosition(VecType type) {
        Element element = type.element();
        List<@Nullable Number> values = Arrays.asList(element.box(1), element.box(2), null, element.box(4));
        VecSubject vec = type.of(9);
        assertMessage("element 2 is null", NullPointerException.class, () -> vec.addAll(values));
        assertMessage("element 2 is null", NullPointerException.class, () -> type.copyOf(values));
        assertEquals(type.of(9), vec);
    }

    @ParameterizedTest
    @MethodSource("types")
    void nullArguments(VecType type) throws Exception {
        NullPointerTester tester = new NullPointerTester()
                .setDefault(InputStream.class, new ByteArrayInputStream(new byte[0]))
                .setDefault(IntVec.class, CompactIntVec.of(1))
                .setDefault(LongVec.class, CompactLongVec.of(1))
                .setDefault(int[].class, new int[] {1})
                .setDefault(long[].class, new long[] {1});
        tester.testAllPublicStaticMethods(type.container());
        tester.testAllPublicConstructors(type.container());
        for (VecSubject vec : List.of(type.empty(), type.of(1, 2, 300))) {
            Sequence before = vec.copy();
            tester.testAllPublicInstanceMethods(vec.vec());
            assertEquals(before, vec);
            Class<?> vocabulary = vec.vec() instanceof IntVec ? IntVec.class : LongVec.class;
            for (var method : vocabulary.getMethods()) {
                if (!Modifier.isStatic(method.getModifiers()) && method.isDefault()) {
                    tester.testMethod(vec.vec(), method);
                }
            }
            assertEquals(before, vec);
        }
    }

    /** Expression languages and bean tools call methods by reflection, for which their class must be public, too. */
    @ParameterizedTest
    @MethodSource("types")
    void methodsAreOfPublicClasses(VecType type) {
        assertEquals(
                List.of(),
                Arrays.stream(type.container().getMethods())
                        .filter(method ->
                                !Modifier.isPublic(method.getDeclaringClass().getModifiers()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("types")
    void functionsAreNotCalledWithoutElements(VecType type) {
        AtomicInteger calls = new AtomicInteger();
        VecSubject vec = type.empty();
        vec.forEach(value -> calls.incrementAndGet());
        assertFalse(vec.removeIf(value -> calls.incrementAndGet() > 0));
        assertFalse(vec.dedupBy((kept, next) -> calls.incrementAndGet() > 0));
        vec.replaceAll(value -> calls.incrementAndGet());
        VecSubject single = type.of(1);
        assertFalse(single.dedupBy((kept, next) -> calls.incrementAndGet() > 0));
        assertEquals(0, calls.get());
    }
}
