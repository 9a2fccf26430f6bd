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
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation promises beyond what {@link ModelTest} compares. */
class IntVecContractTest {
    private static final int[] BOUNDARIES = IntVecSubject.ints(Element.INT.boundaries());

    static IntStream forms() {
        return FormTest.forms();
    }

    /** The same elements as in vectors that came to them in different ways. */
    private static CompactIntVec[] sameElements(int... values) {
        List<CompactIntVec> vectors = new ArrayList<>();
        vectors.add(CompactIntVec.of(values));
        for (int form : FormTest.FORMS) {
            CompactIntVec roomy = CompactIntVec.withCapacity(100);
            roomy.addAll(Form.min(form), Form.max(form));
            roomy.clear();
            roomy.addAll(values);
            vectors.add(roomy);
            vectors.add(roomy.copy());
        }
        return vectors.toArray(CompactIntVec[]::new);
    }

    // ---------------------------------------------------------------- equality and order

    @Test
    void equalsAndHashCode() {
        new EqualsTester()
                .addEqualityGroup((Object[]) sameElements())
                .addEqualityGroup((Object[]) sameElements(0))
                .addEqualityGroup((Object[]) sameElements(0, 0))
                .addEqualityGroup((Object[]) sameElements(-1))
                .addEqualityGroup((Object[]) sameElements(255))
                .addEqualityGroup((Object[]) sameElements(-128))
                .addEqualityGroup((Object[]) sameElements(128))
                .addEqualityGroup((Object[]) sameElements(1, 2, 3))
                .addEqualityGroup((Object[]) sameElements(3, 2, 1))
                .addEqualityGroup((Object[]) sameElements(1, 2))
                .addEqualityGroup((Object[]) sameElements(-2, 65_535))
                .addEqualityGroup((Object[]) sameElements(65_534, 65_535))
                .addEqualityGroup((Object[]) sameElements(Integer.MIN_VALUE, Integer.MAX_VALUE))
                .addEqualityGroup(List.of(1, 2, 3))
                .addEqualityGroup((Object) new int[] {1, 2, 3})
                .testEquals();
    }

    @Test
    void hashCodeIsThatOfTheList() {
        for (CompactIntVec vec : sameElements(BOUNDARIES)) {
            assertEquals(Arrays.hashCode(BOUNDARIES), vec.hashCode());
            assertEquals(vec.asList().hashCode(), vec.hashCode());
        }
        assertEquals(List.of().hashCode(), new CompactIntVec().hashCode());
    }

    @Test
    void ordersLexicographicallyWhateverTheWidth() {
        int[][] ascending = {
            {},
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
            {Integer.MAX_VALUE}
        };
        for (int i = 0; i < ascending.length; i++) {
            for (int j = 0; j < ascending.length; j++) {
                for (CompactIntVec a : sameElements(ascending[i])) {
                    for (CompactIntVec b : sameElements(ascending[j])) {
                        assertEquals(Integer.signum(Integer.compare(i, j)), Integer.signum(a.compareTo(b)));
                    }
                }
            }
        }
    }

    @Test
    void comparesFarIn() {
        for (int form : FormTest.FORMS) {
            int[] values = new int[200];
            Arrays.setAll(values, i -> i % 2 == 0 ? Form.min(form) : Form.max(form));
            CompactIntVec vec = CompactIntVec.of(values);
            for (int i = 0; i < values.length; i++) {
                CompactIntVec other = vec.copy();
                other.set(i, 7);
                int order = Integer.compare(vec.get(i), 7);
                assertEquals(order, Integer.signum(vec.compareTo(other)));
                assertEquals(-order, Integer.signum(other.compareTo(vec)));
                assertNotEquals(vec, other);
            }
        }
    }

    @Test
    void text() {
        assertEquals("[]", new CompactIntVec().toString());
        assertEquals("[7]", CompactIntVec.of(7).toString());
        assertEquals("[1, -2, 300]", CompactIntVec.of(1, -2, 300).toString());
        assertEquals(Arrays.toString(BOUNDARIES), CompactIntVec.of(BOUNDARIES).toString());
    }

    // ---------------------------------------------------------------- making vectors

    /** Every way to a new vector finds the narrowest width, for each pair of values that could mislead it. */
    @Test
    void newVectorsAreAsNarrowAsCanBe() {
        for (int a : BOUNDARIES) {
            for (int b : BOUNDARIES) {
                int[] values = {a, 0, b};
                Element.Shape expected = Element.INT.narrowest(new long[] {a, b});
                CompactIntVec trimmed = CompactIntVec.of(a, b, Integer.MIN_VALUE);
                trimmed.set(2, 0);
                trimmed.swap(1, 2);
                trimmed.trimToSize();
                int[] sorted = values.clone();
                Arrays.sort(sorted);
                CompactIntVec ascending = CompactIntVec.copyOfSorted(sorted);
                assertArrayEquals(sorted, ascending.toArray());
                for (CompactIntVec vec : List.of(
                        CompactIntVec.of(values),
                        CompactIntVec.copyOf(values),
                        CompactIntVec.copyOf(new int[] {1 << 30, a, 0, b, -5}, 1, 3),
                        CompactIntVec.copyOf(IntStream.of(values)),
                        CompactIntVec.copyOf(List.of(a, 0, b)),
                        CompactIntVec.copyOf(CompactIntVec.of(values)),
                        trimmed)) {
                    assertArrayEquals(values, vec.toArray());
                    assertEquals(expected.bytes() * 8, vec.widthBits());
                    assertEquals(expected.signed(), vec.isSigned());
                    assertEquals(vec.byteLength() + 4 - expected.bytes(), vec.byteCapacity());
                }
                assertEquals(expected.bytes() * 8, ascending.widthBits());
                assertEquals(expected.signed(), ascending.isSigned());
            }
        }
    }

    @Test
    void copiesAreIndependent() {
        int[] values = {1, 2, 300};
        CompactIntVec vec = CompactIntVec.of(values);
        values[0] = 9;
        assertEquals(1, vec.get(0));
        for (CompactIntVec copy : List.of(vec.copy(), vec.copyOfRange(0, 3), CompactIntVec.copyOf(vec))) {
            assertEquals(vec, copy);
            assertNotSame(vec.buf, copy.buf);
            copy.set(0, -1);
            copy.add(5);
            assertEquals(CompactIntVec.of(1, 2, 300), vec);
        }
        int[] array = vec.toArray();
        array[0] = 9;
        assertEquals(1, vec.get(0));
    }

    @Test
    void notSorted() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> CompactIntVec.copyOfSorted(1, 5, 5, 4, 9));
        assertEquals("not sorted: 4 at index 3 follows 5", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> CompactIntVec.copyOfSorted(0, -1));
        assertThrows(
                IllegalArgumentException.class, () -> CompactIntVec.copyOfSorted(Integer.MAX_VALUE, Integer.MIN_VALUE));
        assertEquals(CompactIntVec.of(3, 3, 3), CompactIntVec.copyOfSorted(3, 3, 3));
        assertTrue(CompactIntVec.copyOfSorted().isEmpty());
    }

    @Test
    void collectorKeepsOrderInParallel() {
        CompactIntVec vec = IntStream.range(-5_000, 80_000).boxed().parallel().collect(CompactIntVec.toCompactIntVec());
        assertArrayEquals(IntStream.range(-5_000, 80_000).toArray(), vec.toArray());
    }

    /** What the class documentation shows. */
    @Test
    void documentedExample() {
        CompactIntVec tags = CompactIntVec.of(3, 14, 159);
        assertEquals(8, tags.widthBits());
        tags.add(26_535);
        assertEquals(16, tags.widthBits());
        assertEquals(159, tags.get(2));
        assertEquals(List.of(3, 14, 159, 26_535), tags.asList());
    }

    @Test
    void documentedWidths() {
        assertEquals(8, CompactIntVec.of(0, 255).widthBits());
        assertEquals(16, CompactIntVec.of(0, 65_535).widthBits());
        assertEquals(24, CompactIntVec.of(0, 16_777_215).widthBits());
        assertEquals(32, CompactIntVec.of(0, 16_777_216).widthBits());
        assertEquals(8, CompactIntVec.of(-128, 127).widthBits());
        assertEquals(16, CompactIntVec.of(-32_768, 32_767).widthBits());
        assertEquals(24, CompactIntVec.of(-8_388_608, 8_388_607).widthBits());
        assertEquals(8, CompactIntVec.of(-1, 1, 2, 3).widthBits());
        CompactIntVec vec = CompactIntVec.of(1, 1 << 30);
        vec.removeLast();
        assertEquals(32, vec.widthBits(), "removal alone does not narrow");
        vec.clear();
        assertEquals(32, vec.widthBits());
        vec.add(1);
        vec.trimToSize();
        assertEquals(8, vec.widthBits());
    }

    // ---------------------------------------------------------------- widening

    /** Each way to store one wider value, in a vector that has room for it and in one that has not. */
    @ParameterizedTest
    @MethodSource("forms")
    void everyWriterWidens(int form) {
        for (int wide : BOUNDARIES) {
            for (int room : new int[] {0, 100}) {
                assertAfter(form, room, vec -> vec.add(wide), 5, 6, 7, wide);
                assertAfter(form, room, vec -> vec.add(1, wide), 5, wide, 6, 7);
                assertAfter(form, room, vec -> vec.set(1, wide), 5, wide, 7);
                assertAfter(form, room, vec -> vec.addAll(8, wide), 5, 6, 7, 8, wide);
                assertAfter(form, room, vec -> vec.insertAll(1, wide, 8), 5, wide, 8, 6, 7);
                assertAfter(form, room, vec -> vec.insertAll(2, CompactIntVec.of(wide, 0)), 5, 6, wide, 0, 7);
                assertAfter(form, room, vec -> vec.fill(1, 3, wide), 5, wide, wide);
                assertAfter(form, room, vec -> vec.resize(5, wide), 5, 6, 7, wide, wide);
                assertAfter(form, room, vec -> vec.replaceAll(value -> value == 6 ? wide : value), 5, wide, 7);
                assertAfter(form, room, vec -> vec.asList().listIterator(2).add(wide), 5, 6, wide, 7);
            }
        }
    }

    private static void assertAfter(int form, int room, IntVecAction action, int... expected) {
        CompactIntVec vec = CompactIntVec.of(Form.min(form), Form.max(form));
        vec.ensureCapacity(room);
        vec.clear();
        vec.addAll(5, 6, 7);
        action.run(vec);
        assertArrayEquals(expected, vec.toArray());
    }

    private interface IntVecAction {
        void run(CompactIntVec vec);
    }

    /** A value that is replaced counts no more, but the width it brought stays. */
    @Test
    void aNegativeValueMakesTheVectorSigned() {
        CompactIntVec vec = CompactIntVec.of(200, 1);
        assertFalse(vec.isSigned());
        vec.set(1, -1);
        assertTrue(vec.isSigned());
        assertEquals(16, vec.widthBits());
        assertArrayEquals(new int[] {200, -1}, vec.toArray());
        vec.set(0, 100);
        vec.set(1, 1);
        assertTrue(vec.isSigned());
        vec.trimToSize();
        assertFalse(vec.isSigned());
        assertEquals(8, vec.widthBits());
    }

    // ---------------------------------------------------------------- iteration

    @Test
    void iterator() {
        PrimitiveIterator.OfInt it = CompactIntVec.of(5, -6, 700).iterator();
        assertTrue(it.hasNext());
        assertEquals(5, it.nextInt());
        assertEquals(-6, it.next());
        List<Integer> rest = new ArrayList<>();
        it.forEachRemaining((IntConsumer) rest::add);
        assertEquals(List.of(700), rest);
        assertFalse(it.hasNext());
        assertThrows(NoSuchElementException.class, it::nextInt);
        assertThrows(NoSuchElementException.class, it::next);
    }

    @Test
    void iteratorRemoves() {
        CompactIntVec vec = CompactIntVec.of(1, 2, 3, 4);
        PrimitiveIterator.OfInt it = vec.iterator();
        assertThrows(IllegalStateException.class, it::remove);
        it.nextInt();
        it.remove();
        assertThrows(IllegalStateException.class, it::remove);
        assertEquals(2, it.nextInt());
        assertEquals(3, it.nextInt());
        it.remove();
        assertEquals(4, it.nextInt());
        it.remove();
        assertFalse(it.hasNext());
        assertThrows(NoSuchElementException.class, it::nextInt);
        assertEquals(CompactIntVec.of(2), vec);
    }

    /** It is documented not to fail fast. */
    @Test
    void iteratorReadsTheVectorAsItIs() {
        CompactIntVec vec = CompactIntVec.of(1, 2);
        PrimitiveIterator.OfInt it = vec.iterator();
        assertEquals(1, it.nextInt());
        vec.set(1, 70_000);
        vec.add(-3);
        assertEquals(70_000, it.nextInt());
        assertEquals(-3, it.nextInt());
        vec.clear();
        assertFalse(it.hasNext());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void spliterators(int form) {
        for (int size : new int[] {0, 1, 2, 3, 10, 37}) {
            CompactIntVec vec = CompactIntVec.of(Form.min(form), Form.max(form));
            vec.clear();
            for (int i = 0; i < size; i++) {
                vec.add(i % 2 == 0 ? Form.max(form) : Form.min(form));
            }
            SpliteratorTester.ofInt(vec::spliterator).expect(vec.asList()).inOrder();
            SpliteratorTester.of(() -> vec.asList().spliterator())
                    .expect(vec.asList())
                    .inOrder();
        }
    }

    @Test
    void spliteratorCharacteristics() {
        CompactIntVec vec = CompactIntVec.of(1, 2, 3, 4, 5);
        Spliterator.OfInt all = vec.spliterator();
        assertTrue(all.hasCharacteristics(
                Spliterator.ORDERED | Spliterator.SIZED | Spliterator.SUBSIZED | Spliterator.NONNULL));
        assertFalse(all.hasCharacteristics(Spliterator.SORTED));
        assertFalse(all.hasCharacteristics(Spliterator.DISTINCT));
        assertFalse(all.hasCharacteristics(Spliterator.IMMUTABLE));
        assertFalse(all.hasCharacteristics(Spliterator.CONCURRENT));
        assertEquals(5, all.getExactSizeIfKnown());
        Spliterator.OfInt head = all.trySplit();
        assertEquals(2, head == null ? 0 : head.getExactSizeIfKnown());
        assertEquals(3, all.getExactSizeIfKnown());
        assertNull(CompactIntVec.of(1).spliterator().trySplit());
        assertNull(new CompactIntVec().spliterator().trySplit());
    }

    @Test
    void spliteratorBindsLate() {
        CompactIntVec vec = CompactIntVec.of(1, 2);
        Spliterator.OfInt it = vec.spliterator();
        IntStream stream = vec.stream();
        vec.add(300);
        assertEquals(3, it.estimateSize());
        vec.add(4);
        assertEquals(3, it.estimateSize());
        assertArrayEquals(new int[] {1, 2, 300, 4}, stream.toArray());
    }

    @Test
    void streams() {
        CompactIntVec vec = CompactIntVec.copyOf(IntStream.range(-20_000, 50_000));
        assertFalse(vec.stream().isParallel());
        assertTrue(vec.parallelStream().isParallel());
        assertEquals(vec.sum(), vec.parallelStream().asLongStream().sum());
        assertArrayEquals(vec.toArray(), vec.parallelStream().toArray());
        assertArrayEquals(
                IntStream.range(-20_000, 50_000).filter(i -> i % 7 == 0).toArray(),
                vec.parallelStream().filter(i -> i % 7 == 0).toArray());
        assertEquals(70_000, vec.stream().count());
    }

    @Test
    void concurrentReaders() {
        CompactIntVec vec = CompactIntVec.copyOf(IntStream.range(0, 100_000));
        assertEquals(
                Stream.of(vec.hashCode()).toList(),
                IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(i -> vec.hashCode())
                        .distinct()
                        .toList());
    }

    // ---------------------------------------------------------------- failures

    @Test
    void messagesNameIndexAndSize() {
        CompactIntVec vec = CompactIntVec.of(1, 2, 3);
        int[] values = {1, 2};
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
        assertOutOfBounds("4", "3", () -> vec.copyTo(0, new int[9], 0, 4));
        assertOutOfBounds("1", "2", () -> vec.copyTo(0, values, 1, 2));
        assertOutOfBounds("1", "2", () -> CompactIntVec.copyOf(values, 1, 2));
        assertEquals(CompactIntVec.of(1, 2, 3), vec);
        assertEquals(8, vec.widthBits());
        assertArrayEquals(new int[] {1, 2}, values);

        assertMessage("negative size: -3", IllegalArgumentException.class, () -> vec.truncate(-3));
        assertMessage("negative size: -3", IllegalArgumentException.class, () -> vec.resize(-3, 1_000));
        assertMessage("negative capacity: -3", IllegalArgumentException.class, () -> CompactIntVec.withCapacity(-3));
        assertEquals(CompactIntVec.of(1, 2, 3), vec);
    }

    private static void assertOutOfBounds(String index, String limit, Executable action) {
        IndexOutOfBoundsException e = assertThrows(IndexOutOfBoundsException.class, action);
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains(index) && message.contains(limit), message);
    }

    private static void assertMessage(String message, Class<? extends RuntimeException> failure, Executable action) {
        assertEquals(message, assertThrows(failure, action).getMessage());
    }

    @Test
    void emptyVectorHasNoElements() {
        CompactIntVec vec = CompactIntVec.of(1);
        vec.clear();
        for (Executable action : List.<Executable>of(vec::first, vec::last, vec::removeLast, vec::min, vec::max)) {
            assertThrows(NoSuchElementException.class, action);
        }
        assertEquals(0, vec.sum());
        assertEquals(-1, vec.indexOf(1), "what is left in the buffer is no element");
        assertEquals(-1, vec.binarySearch(1));
    }

    @Test
    void failedCopyWritesNothing() {
        CompactIntVec vec = CompactIntVec.of(1, 2, 3);
        int[] target = {7, 8, 9};
        assertThrows(IndexOutOfBoundsException.class, () -> vec.copyTo(0, target, 1, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> vec.copyTo(1, target, 0, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> vec.copyTo(0, target, 0, -1));
        assertArrayEquals(new int[] {7, 8, 9}, target);
    }

    @Test
    void changesBySizeWithinARemovalAreNoticed() {
        for (IntPredicate remove : List.<IntPredicate>of(value -> true, value -> false, value -> value == 3)) {
            CompactIntVec vec = CompactIntVec.of(1, 2, 3);
            assertThrows(
                    ConcurrentModificationException.class,
                    () -> vec.removeIf(value -> {
                        if (value == 3) {
                            vec.add(4);
                        }
                        return remove.test(value);
                    }));
            assertEquals(CompactIntVec.of(1, 2, 3, 4), vec);
            assertThrows(
                    ConcurrentModificationException.class,
                    () -> vec.dedupBy((kept, next) -> {
                        if (next == 4) {
                            vec.add(5);
                        }
                        return remove.test(next);
                    }));
            assertEquals(CompactIntVec.of(1, 2, 3, 4, 5), vec);
        }
    }

    /** A test that widens the vector it is asked about finds its elements in new places. */
    @Test
    void widthMayChangeWithinARemoval() {
        CompactIntVec vec = CompactIntVec.of(1, 2, 3, 4);
        assertTrue(vec.removeIf(value -> {
            vec.set(3, 1 << 30);
            return value == 2;
        }));
        assertEquals(CompactIntVec.of(1, 3, 1 << 30), vec);
    }

    @Test
    void predicatesSeeEachElementOnceAndInOrder() {
        CompactIntVec vec = CompactIntVec.of(5, 1, 300, 2, -4, 2);
        List<Integer> seen = new ArrayList<>();
        vec.removeIf(value -> {
            seen.add(value);
            return value % 2 == 0;
        });
        assertEquals(List.of(5, 1, 300, 2, -4, 2), seen);
        assertEquals(CompactIntVec.of(5, 1), vec);
        List<List<Integer>> pairs = new ArrayList<>();
        vec.addAll(6, 7, 9, 8);
        vec.dedupBy((kept, next) -> {
            pairs.add(List.of(kept, next));
            return next > kept;
        });
        assertEquals(List.of(List.of(5, 1), List.of(1, 6), List.of(1, 7), List.of(1, 9), List.of(1, 8)), pairs);
        assertEquals(CompactIntVec.of(5, 1), vec);
    }

    @Test
    void nullElementsAreNamedByPosition() {
        List<@Nullable Integer> values = Arrays.asList(1, 2, null, 4);
        @SuppressWarnings("NullAway") // what it is about
        Collection<Integer> unchecked = values;
        CompactIntVec vec = CompactIntVec.of(9);
        assertMessage("element 2 is null", NullPointerException.class, () -> vec.addAll(unchecked));
        assertMessage("element 2 is null", NullPointerException.class, () -> CompactIntVec.copyOf(unchecked));
        assertEquals(CompactIntVec.of(9), vec);
    }

    @Test
    void nullArguments() throws Exception {
        NullPointerTester tester = new NullPointerTester()
                .setDefault(InputStream.class, new ByteArrayInputStream(new byte[0]))
                .setDefault(IntVec.class, CompactIntVec.of(1))
                .setDefault(int[].class, new int[] {1});
        tester.testAllPublicStaticMethods(CompactIntVec.class);
        tester.testAllPublicConstructors(CompactIntVec.class);
        for (CompactIntVec vec : List.of(new CompactIntVec(), CompactIntVec.of(1, 2, 300))) {
            CompactIntVec before = vec.copy();
            tester.testAllPublicInstanceMethods(vec);
            assertEquals(before, vec);
            IntVec any = vec;
            for (var method : IntVec.class.getMethods()) {
                if (!Modifier.isStatic(method.getModifiers()) && method.isDefault()) {
                    tester.testMethod(any, method);
                }
            }
            assertEquals(before, vec);
        }
    }

    /** Expression languages and bean tools call methods by reflection, for which their class must be public, too. */
    @Test
    void methodsAreOfPublicClasses() {
        assertEquals(
                List.of(),
                Arrays.stream(CompactIntVec.class.getMethods())
                        .filter(method ->
                                !Modifier.isPublic(method.getDeclaringClass().getModifiers()))
                        .toList());
    }

    @Test
    void functionsAreNotCalledWithoutElements() {
        AtomicInteger calls = new AtomicInteger();
        CompactIntVec vec = new CompactIntVec();
        vec.forEach(value -> calls.incrementAndGet());
        assertFalse(vec.removeIf(value -> calls.incrementAndGet() > 0));
        assertFalse(vec.dedupBy((kept, next) -> calls.incrementAndGet() > 0));
        vec.replaceAll(value -> calls.incrementAndGet());
        CompactIntVec single = CompactIntVec.of(1);
        assertFalse(single.dedupBy((kept, next) -> calls.incrementAndGet() > 0));
        assertEquals(0, calls.get());
    }
}
