package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link SmallVec} promises beyond {@link List}. */
class SmallVecTest {
    static Stream<Integer> inlineCapacities() {
        return SmallVecSlots.INLINE_CAPACITIES.stream();
    }

    /** Sizes to either side of the inline capacity, and beyond. */
    static Stream<Arguments> capacitiesAndSizes() {
        return inlineCapacities()
                .flatMap(n -> IntStream.of(0, 1, n - 1, n, n + 1, 2 * n + 1, 40)
                        .distinct()
                        .mapToObj(size -> Arguments.of(n, size)));
    }

    private static SmallVec<@Nullable String> vec(int inlineCapacity, int size) {
        return SmallVec.copyOf(inlineCapacity, strings(size));
    }

    private static List<String> strings(int size) {
        return IntStream.range(0, size).mapToObj(i -> "e" + i).toList();
    }

    private static void assertIsNot(int inlineCapacity, Executable action) {
        assertEquals(
                "inline capacity " + inlineCapacity + " is not 1, 2, 4, 8 or 16",
                assertThrows(IllegalArgumentException.class, action).getMessage());
    }

    // ---------------------------------------------------------------- making one

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -4, -1, 0, 3, 5, 7, 9, 15, 17, 32, Integer.MAX_VALUE})
    void otherInlineCapacitiesAreRefused(int n) {
        assertIsNot(n, () -> SmallVec.withInlineCapacity(n));
        assertIsNot(n, () -> SmallVec.withCapacity(n, 1));
        assertIsNot(n, () -> SmallVec.copyOf(n, List.of()));
        assertIsNot(n, () -> SmallVec.toSmallVec(n));
    }

    @Test
    void theDefaultInlineCapacityIsFour() {
        for (SmallVec<String> vec : List.of(
                SmallVec.<String>of(),
                SmallVec.of("a"),
                SmallVec.of("a", "b", "c", "d", "e"),
                SmallVec.copyOf(List.of("a")),
                SmallVec.nCopies(3, "a"),
                Stream.of("a").collect(SmallVec.toSmallVec()))) {
            assertEquals(4, vec.inlineCapacity());
        }
    }

    @ParameterizedTest
    @MethodSource("capacitiesAndSizes")
    void madeWithoutSpareCapacity(int n, int size) {
        List<String> values = strings(size);
        List<SmallVec<?>> made = new ArrayList<>(List.of(
                SmallVec.copyOf(n, values),
                vec(n, size).copy(),
                vec(n, size + 2).copyOfRange(1, size + 1)));
        SmallVec<@Nullable String> roomy = SmallVec.withCapacity(n, 100);
        roomy.addAll(values);
        made.add(roomy.copy());
        made.add(roomy.drainIf(value -> true));
        roomy.addAll(values);
        made.add(roomy.drain(0, size));
        if (n == 4) {
            made.add(SmallVec.of(values.toArray(new String[0])));
            made.add(SmallVec.copyOf(values));
            made.add(SmallVec.nCopies(size, "a"));
        }
        for (SmallVec<?> vec : made) {
            assertEquals(size, vec.size());
            assertEquals(n, vec.inlineCapacity());
            assertEquals(size > n, vec.isSpilled());
            assertEquals(Math.max(n, size), vec.capacity());
            SmallVecSlots.assertHoldsNothingElse(vec);
        }
    }

    @ParameterizedTest
    @MethodSource("inlineCapacities")
    void withCapacity(int n) {
        assertEquals(n, SmallVec.withCapacity(n, 0).capacity());
        assertFalse(SmallVec.withCapacity(n, n).isSpilled());
        SmallVec<String> vec = SmallVec.withCapacity(n, n + 1);
        assertTrue(vec.isSpilled());
        assertEquals(n + 1, vec.capacity());
        vec.addAll(strings(n + 1));
        assertEquals(n + 1, vec.capacity());
        assertEquals(
                "negative capacity: -1",
                assertThrows(IllegalArgumentException.class, () -> SmallVec.withCapacity(n, -1))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> SmallVec.nCopies(-1, ""));
    }

    @ParameterizedTest
    @MethodSource("capacitiesAndSizes")
    void collects(int n, int size) {
        List<String> values = strings(size);
        SmallVec<String> vec = values.stream().collect(SmallVec.toSmallVec(n));
        assertEquals(values, vec);
        assertEquals(n, vec.inlineCapacity());
        assertEquals(values, values.parallelStream().collect(SmallVec.toSmallVec(n)));
        assertEquals(values, vec.parallelStream().map(String::valueOf).toList());
    }

    @Test
    void argumentsAreNotKept() {
        String[] array = {"a", "b", "c", "d", "e"};
        SmallVec<String> vec = SmallVec.of(array);
        array[1] = "x";
        assertEquals(List.of("a", "b", "c", "d", "e"), vec);
        @Nullable Object[] copy = vec.toArray();
        copy[0] = "x";
        assertEquals("a", vec.get(0));
        assertSame(Object[].class, copy.getClass());
    }

    @Test
    void arraysAreElementsLikeOthers() {
        Object[] array = {"x"};
        for (int n : SmallVecSlots.INLINE_CAPACITIES) {
            SmallVec<Object> vec = SmallVec.withInlineCapacity(n);
            vec.add(array);
            assertFalse(vec.isSpilled());
            assertEquals(1, vec.size());
            assertSame(array, vec.get(0));
            vec.ensureCapacity(n + 1);
            assertSame(array, vec.get(0));
            vec.trimToSize();
            assertSame(array, vec.get(0));
        }
    }

    // ---------------------------------------------------------------- storage

    @ParameterizedTest
    @MethodSource("inlineCapacities")
    void spillsWhenFullAndReturnsWhenTrimmed(int n) {
        SmallVec<@Nullable String> vec = SmallVec.withInlineCapacity(n);
        for (int i = 0; i < n; i++) {
            vec.add("e" + i);
            assertFalse(vec.isSpilled());
            assertEquals(n, vec.capacity());
        }
        vec.add("more");
        assertTrue(vec.isSpilled());
        assertEquals(Growth.references(n + 1, n), vec.capacity());
        vec.removeLast();
        assertTrue(vec.isSpilled());
        vec.trimToSize();
        assertFalse(vec.isSpilled());
        assertEquals(strings(n), vec);
        SmallVecSlots.assertHoldsNothingElse(vec);
    }

    @Test
    void growthIsHalfAsMuchAgainAndTwiceAtFirst() {
        assertEquals(2, Growth.references(1, 0));
        assertEquals(2, Growth.references(2, 1));
        assertEquals(8, Growth.references(5, 4));
        assertEquals(16, Growth.references(9, 8));
        assertEquals(24, Growth.references(17, 16));
        assertEquals(36, Growth.references(25, 24));
        assertEquals(1_500, Growth.references(1_001, 1_000));
        assertEquals(5_000, Growth.references(4_999, 1_000));
        assertEquals(Growth.MAX_ARRAY, Growth.references(Growth.MAX_ARRAY, 0));
        assertEquals(Growth.MAX_ARRAY, Growth.references(1_500_000_001, 1_500_000_000));
        assertThrows(OutOfMemoryError.class, () -> Growth.references(Growth.MAX_ARRAY + 1L, 0));
    }

    @ParameterizedTest
    @MethodSource("capacitiesAndSizes")
    void ensureCapacity(int n, int size) {
        SmallVec<@Nullable String> vec = vec(n, size);
        int before = vec.capacity();
        vec.ensureCapacity(before);
        vec.ensureCapacity(-1);
        assertTrue(vec.tryEnsureCapacity(Integer.MIN_VALUE));
        assertEquals(before, vec.capacity());
        assertTrue(vec.tryEnsureCapacity(before + 1));
        assertTrue(vec.capacity() > before);
        assertTrue(vec.isSpilled());
        assertEquals(strings(size), vec);
        SmallVecSlots.assertHoldsNothingElse(vec);
    }

    @ParameterizedTest
    @MethodSource("capacitiesAndSizes")
    void noMemory(int n, int size) {
        SmallVec<@Nullable String> vec = vec(n, size);
        int capacity = vec.capacity();
        assertFalse(vec.tryEnsureCapacity(Integer.MAX_VALUE));
        assertThrows(OutOfMemoryError.class, () -> vec.ensureCapacity(Integer.MAX_VALUE));
        assertThrows(OutOfMemoryError.class, () -> vec.resize(Integer.MAX_VALUE, null));
        assertEquals(capacity, vec.capacity());
        assertEquals(strings(size), vec);
        SmallVecSlots.assertHoldsNothingElse(vec);
    }

    /** As in an ArrayList, but where nothing changes. */
    @Test
    void newStorageIsAModification() {
        SmallVec<@Nullable String> vec = vec(2, 2);
        ListIterator<@Nullable String> iterator = vec.listIterator();
        List<@Nullable String> part = vec.subList(0, 2);
        vec.trimToSize();
        vec.ensureCapacity(2);
        assertEquals("e0", iterator.next());
        assertEquals(strings(2), part);
        vec.ensureCapacity(10);
        assertThrows(ConcurrentModificationException.class, iterator::next);
        assertThrows(ConcurrentModificationException.class, iterator::remove);
        assertThrows(ConcurrentModificationException.class, () -> iterator.set("x"));
        assertThrows(ConcurrentModificationException.class, () -> iterator.add("x"));
        assertThrows(ConcurrentModificationException.class, () -> iterator.forEachRemaining(e -> {}));
        assertThrows(ConcurrentModificationException.class, () -> part.get(0));
        assertEquals(strings(2), vec);
        var spilled = vec.iterator();
        vec.trimToSize();
        assertThrows(ConcurrentModificationException.class, spilled::next);
    }

    @ParameterizedTest
    @MethodSource("capacitiesAndSizes")
    void anIteratorSeesElementsThatAreReplaced(int n, int size) {
        SmallVec<@Nullable String> vec = vec(n, size);
        var iterator = vec.iterator();
        vec.replaceAll(e -> e + "x");
        for (int i = 0; i < size; i++) {
            assertEquals("e" + i + "x", iterator.next());
            vec.set(size - 1, "e" + (size - 1) + "x");
        }
        assertFalse(iterator.hasNext());
    }

    @ParameterizedTest
    @MethodSource("inlineCapacities")
    void anIteratorMaySpill(int n) {
        SmallVec<@Nullable String> vec = vec(n, n);
        List<@Nullable String> expected = new ArrayList<>(strings(n));
        ListIterator<@Nullable String> iterator = vec.listIterator(n);
        ListIterator<@Nullable String> model = expected.listIterator(n);
        for (int i = 0; i < 3; i++) {
            iterator.add("new");
            model.add("new");
            assertEquals(model.previous(), iterator.previous());
            assertEquals(model.previous(), iterator.previous());
            iterator.remove();
            model.remove();
            assertThrows(IllegalStateException.class, iterator::remove);
            assertThrows(IllegalStateException.class, () -> iterator.set("x"));
            assertEquals(model.next(), iterator.next());
            iterator.set("set");
            model.set("set");
            iterator.add("more");
            model.add("more");
            assertEquals(expected, vec);
        }
        assertTrue(vec.isSpilled());
    }

    // ---------------------------------------------------------------- making one of a few

    @Test
    void ofAFew() {
        for (SmallVec<@Nullable String> vec : List.of(
                SmallVec.<@Nullable String>of("e0"),
                SmallVec.<@Nullable String>of("e0", "e1"),
                SmallVec.<@Nullable String>of("e0", "e1", "e2"),
                SmallVec.<@Nullable String>of("e0", "e1", "e2", "e3"),
                SmallVec.<@Nullable String>of("e0", "e1", "e2", "e3", "e4"))) {
            int size = vec.size();
            assertEquals(strings(size), vec);
            assertEquals(4, vec.inlineCapacity());
            assertEquals(Math.max(4, size), vec.capacity());
            SmallVecSlots.assertHoldsNothingElse(vec);
            vec.add("e" + size);
            assertEquals(strings(size + 1), vec);
        }
        assertEquals(Collections.<@Nullable String>singletonList(null), SmallVec.<@Nullable String>of((String) null));
        assertEquals(strings(3), SmallVec.of(new String[] {"e0", "e1", "e2"}), "an array is no element");
    }

    // ---------------------------------------------------------------- nothing removed is held on to

    /** Every way to remove the element at 1 of four or more, or of an emptied vector. */
    private static Map<String, Consumer<SmallVec<@Nullable Object>>> removals() {
        Map<String, Consumer<SmallVec<@Nullable Object>>> removals = new LinkedHashMap<>();
        removals.put("remove", vec -> vec.remove(1));
        removals.put("remove equal", vec -> vec.remove(vec.get(1)));
        removals.put("set", vec -> vec.set(1, "other"));
        removals.put("removeFirst", vec -> {
            vec.removeFirst();
            vec.removeFirst();
        });
        removals.put("removeLast", vec -> {
            while (vec.size() > 1) {
                vec.removeLast();
            }
        });
        removals.put("swapRemove", vec -> vec.swapRemove(1));
        removals.put("removeRange", vec -> vec.removeRange(1, 3));
        removals.put("sublist", vec -> vec.subList(1, 2).clear());
        removals.put("drain", vec -> assertEquals(1, vec.drain(1, 2).size()));
        removals.put("drainIf", vec -> {
            Object gone = vec.get(1);
            vec.drainIf(value -> Objects.equals(value, gone));
        });
        removals.put("removeIf", vec -> vec.removeIf(value -> true));
        removals.put("dedupBy", vec -> vec.dedupBy((a, b) -> true));
        removals.put("truncate", vec -> vec.truncate(1));
        removals.put("resize", vec -> vec.resize(1, "other"));
        removals.put("clear", SmallVec::clear);
        removals.put("append", vec -> SmallVec.<@Nullable Object>of().append(vec));
        removals.put("iterator", vec -> {
            var iterator = vec.iterator();
            iterator.next();
            iterator.next();
            iterator.remove();
        });
        return removals;
    }

    static Stream<Arguments> capacitiesAndRemovals() {
        return inlineCapacities()
                .flatMap(n -> removals().keySet().stream()
                        .flatMap(name -> Stream.of(4, 20).map(size -> Arguments.of(n, name, size))));
    }

    @ParameterizedTest
    @MethodSource("capacitiesAndRemovals")
    void removedElementsCanBeCollected(int n, String name, int size) throws InterruptedException {
        SmallVec<@Nullable Object> vec = SmallVec.withInlineCapacity(n);
        for (int i = 0; i < size; i++) {
            vec.add(new Object());
        }
        WeakReference<@Nullable Object> removed = new WeakReference<>(vec.get(1));
        Objects.requireNonNull(removals().get(name)).accept(vec);
        SmallVecSlots.assertHoldsNothingElse(vec);
        for (int i = 0; i < 100 && removed.get() != null; i++) {
            System.gc();
            Thread.sleep(i);
        }
        assertNull(removed.get());
        assertTrue(vec.size() < size || "other".equals(vec.get(1))); // and the vector itself is still in use
    }

    // ---------------------------------------------------------------- ends

    @ParameterizedTest
    @MethodSource("inlineCapacities")
    void emptyVectorsHaveNoEnds(int n) {
        SmallVec<@Nullable String> vec = SmallVec.withInlineCapacity(n);
        for (Executable action : List.<Executable>of(vec::getFirst, vec::getLast, vec::removeFirst, vec::removeLast)) {
            assertEquals(
                    "empty vector",
                    assertThrows(NoSuchElementException.class, action).getMessage());
        }
        vec.add(null);
        assertNull(vec.getFirst());
        assertNull(vec.getLast());
        assertNull(vec.removeLast());
        assertTrue(vec.isEmpty());
    }

    /** {@code List} has them as default methods from JDK 21 on, which have to be overridden, not just resembled. */
    @Test
    void methodsOfLaterListsAreOverridden() throws NoSuchMethodException {
        int found = 0;
        for (String name : List.of("getFirst", "getLast", "removeFirst", "removeLast", "addFirst", "addLast")) {
            Class<?>[] parameters = name.startsWith("add") ? new Class<?>[] {Object.class} : new Class<?>[0];
            Method own = SmallVec.class.getMethod(name, parameters);
            assertSame(SmallVec.class, own.getDeclaringClass());
            for (Method inherited : List.class.getMethods()) {
                if (inherited.getName().equals(name)) {
                    assertArrayEquals(parameters, inherited.getParameterTypes());
                    assertSame(inherited.getReturnType(), own.getReturnType());
                    found++;
                }
            }
        }
        assertEquals(Runtime.version().feature() >= 21 ? 6 : 0, found);
    }

    // ---------------------------------------------------------------- moving elements out

    @Test
    void drainRemovesAtOnce() {
        SmallVec<@Nullable String> vec = vec(4, 6);
        SmallVec<@Nullable String> drained = vec.drain(1, 3);
        assertEquals(List.of("e0", "e3", "e4", "e5"), vec);
        assertEquals(List.of("e1", "e2"), drained);
        drained.clear();
        assertEquals(4, vec.size());
    }

    @Test
    void drainIfTestsOnceInOrder() {
        SmallVec<@Nullable String> vec = vec(2, 6);
        List<@Nullable String> tested = new ArrayList<>();
        assertEquals(List.of("e0", "e1"), vec.drainIf(value -> {
            tested.add(value);
            return tested.size() <= 2;
        }));
        assertEquals(strings(6), tested);
        assertEquals(List.of("e2", "e3", "e4", "e5"), vec);
    }

    @ParameterizedTest
    @MethodSource("capacitiesAndSizes")
    void appendMovesAll(int n, int size) {
        for (int m : SmallVecSlots.INLINE_CAPACITIES) {
            SmallVec<@Nullable String> to = vec(m, 3);
            SmallVec<@Nullable String> from = vec(n, size);
            int capacity = from.capacity();
            to.append(from);
            assertTrue(from.isEmpty());
            assertEquals(capacity, from.capacity());
            SmallVecSlots.assertHoldsNothingElse(from);
            SmallVecSlots.assertHoldsNothingElse(to);
            List<String> expected = new ArrayList<>(strings(3));
            expected.addAll(strings(size));
            assertEquals(expected, to);
        }
    }

    @Test
    void appendOfItselfIsRefused() {
        SmallVec<@Nullable String> vec = vec(2, 3);
        assertThrows(IllegalArgumentException.class, () -> vec.append(vec));
        assertEquals(strings(3), vec);
    }

    // ---------------------------------------------------------------- what does not change when it fails

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static void assertUnchanged(
            Class<? extends Throwable> failure, Consumer<SmallVec<@Nullable String>> action) {
        for (int n : SmallVecSlots.INLINE_CAPACITIES) {
            SmallVec<@Nullable String> vec = vec(n, 5);
            vec.add(null);
            List<@Nullable String> before = new ArrayList<>(vec);
            assertThrows(failure, () -> action.accept(vec));
            assertEquals(before, vec);
            SmallVecSlots.assertHoldsNothingElse(vec);
        }
    }

    @Test
    void aTestThatThrowsLeavesAllAsItWas() {
        Predicate<@Nullable String> test = value -> {
            if (value == null) {
                throw new Refused();
            }
            return true;
        };
        assertUnchanged(Refused.class, vec -> vec.removeIf(test));
        assertUnchanged(Refused.class, vec -> vec.retainIf(test.negate()));
        assertUnchanged(Refused.class, vec -> vec.drainIf(test));
        assertUnchanged(Refused.class, vec -> vec.dedupBy((a, b) -> test.test(b)));
        assertUnchanged(Refused.class, vec -> vec.dedupByKey(value -> test.test(value)));
        assertUnchanged(Refused.class, vec -> vec.sort((a, b) -> test.test(a) && test.test(b) ? 1 : 0));
        assertUnchanged(Refused.class, vec -> vec.removeAll(refusing()));
        assertUnchanged(Refused.class, vec -> vec.retainAll(refusing()));
        int[] calls = {0};
        assertUnchanged(
                Refused.class,
                vec -> vec.resizeWith(20, () -> {
                    if (++calls[0] % 7 == 0) {
                        throw new Refused();
                    }
                    return "new";
                }));
    }

    private static List<@Nullable Object> refusing() {
        return new ArrayList<>() {
            private static final long serialVersionUID = 1;

            @Override
            public boolean contains(@Nullable Object value) {
                if (value == null) {
                    throw new Refused();
                }
                return value.hashCode() % 2 == 0;
            }
        };
    }

    @Test
    void invalidArgumentsLeaveAllAsItWas() {
        for (int index : new int[] {Integer.MIN_VALUE, -1, 6, 7, Integer.MAX_VALUE}) {
            assertUnchanged(IndexOutOfBoundsException.class, vec -> vec.get(index));
            assertUnchanged(IndexOutOfBoundsException.class, vec -> vec.set(index, "x"));
            assertUnchanged(IndexOutOfBoundsException.class, vec -> vec.remove(index));
            assertUnchanged(IndexOutOfBoundsException.class, vec -> vec.swapRemove(index));
            assertUnchanged(IndexOutOfBoundsException.class, vec -> vec.drain(index, 7));
            assertUnchanged(IndexOutOfBoundsException.class, vec -> vec.removeRange(index, index + 1));
            assertUnchanged(IndexOutOfBoundsException.class, vec -> vec.copyOfRange(1, index == 6 ? 0 : index));
            if (index != 6) {
                assertUnchanged(IndexOutOfBoundsException.class, vec -> vec.add(index, "x"));
                assertUnchanged(IndexOutOfBoundsException.class, vec -> vec.addAll(index, List.of("x")));
                assertUnchanged(IndexOutOfBoundsException.class, vec -> vec.addAll(index, List.of()));
                assertUnchanged(IndexOutOfBoundsException.class, vec -> vec.insertAll(index, "x", "y"));
            }
        }
        String[] two = {"x", "y"};
        Object[] integers = new Integer[0];
        assertUnchanged(IndexOutOfBoundsException.class, vec -> vec.insertAll(0, two, 1, 2));
        assertUnchanged(IndexOutOfBoundsException.class, vec -> vec.insertAll(0, two, -1, 1));
        assertUnchanged(IndexOutOfBoundsException.class, vec -> vec.insertAll(0, two, 0, -1));
        assertUnchanged(IllegalArgumentException.class, vec -> vec.truncate(-1));
        assertUnchanged(IllegalArgumentException.class, vec -> vec.resize(-1, "x"));
        assertUnchanged(IllegalArgumentException.class, vec -> vec.resizeWith(-1, () -> "x"));
        assertUnchanged(ArrayStoreException.class, vec -> vec.<Object>toArray(integers));
    }

    @Test
    @SuppressWarnings({"DataFlowIssue", "NullAway"}) // null where there must be none
    void nullArguments() {
        assertThrows(NullPointerException.class, () -> SmallVec.copyOf(null));
        assertThrows(NullPointerException.class, () -> SmallVec.of((Object[]) null));
        assertUnchanged(NullPointerException.class, vec -> vec.addAll((String[]) null));
        assertUnchanged(NullPointerException.class, vec -> vec.addAll((List<String>) null));
        assertUnchanged(NullPointerException.class, vec -> vec.insertAll(1, (String[]) null));
        assertUnchanged(NullPointerException.class, vec -> vec.append(null));
        assertUnchanged(NullPointerException.class, vec -> vec.removeAll(null));
        assertUnchanged(NullPointerException.class, vec -> vec.retainAll(null));
        assertUnchanged(NullPointerException.class, vec -> vec.removeIf(null));
        assertUnchanged(NullPointerException.class, vec -> vec.retainIf(null));
        assertUnchanged(NullPointerException.class, vec -> vec.drainIf(null));
        assertUnchanged(NullPointerException.class, vec -> vec.dedupBy(null));
        assertUnchanged(NullPointerException.class, vec -> vec.dedupByKey(null));
        assertUnchanged(NullPointerException.class, vec -> vec.resizeWith(1, null));
        assertUnchanged(NullPointerException.class, vec -> vec.replaceAll(null));
        assertUnchanged(NullPointerException.class, vec -> vec.forEach(null));
        assertUnchanged(NullPointerException.class, vec -> vec.compare(null, Comparator.naturalOrder()));
        assertUnchanged(NullPointerException.class, vec -> vec.compare(vec, null));
        assertUnchanged(NullPointerException.class, vec -> vec.sort(null)); // null has no natural order
        SmallVec<@Nullable String> empty = SmallVec.of();
        assertThrows(NullPointerException.class, () -> empty.removeIf(null));
        assertThrows(NullPointerException.class, () -> empty.drainIf(null));
        assertThrows(NullPointerException.class, () -> empty.retainAll(null));
    }

    @Test
    void modificationByWhatIsCalledIsNoticed() {
        for (int n : SmallVecSlots.INLINE_CAPACITIES) {
            for (Consumer<SmallVec<@Nullable String>> change :
                    List.<Consumer<SmallVec<@Nullable String>>>of(List::clear, vec -> vec.add("x"), vec -> {
                        vec.clear();
                        vec.trimToSize();
                    })) {
                for (BiFunction<SmallVec<@Nullable String>, Runnable, Object> action : MODIFIED) {
                    SmallVec<@Nullable String> vec = vec(n, 5);
                    assertThrows(
                            ConcurrentModificationException.class, () -> action.apply(vec, () -> change.accept(vec)));
                    SmallVecSlots.assertHoldsNothingElse(vec);
                }
            }
        }
    }

    private static final List<BiFunction<SmallVec<@Nullable String>, Runnable, Object>> MODIFIED = List.of(
            (vec, change) -> vec.removeIf(value -> ran(change)),
            (vec, change) -> vec.drainIf(value -> ran(change)),
            (vec, change) -> vec.dedupBy((a, b) -> ran(change)),
            (vec, change) -> vec.dedupByKey(value -> ran(change)),
            (vec, change) -> {
                vec.sort(Comparator.comparing(value -> ran(change)));
                return 0;
            },
            (vec, change) -> {
                vec.replaceAll(value -> "" + ran(change));
                return 0;
            },
            (vec, change) -> {
                vec.resizeWith(9, () -> "" + ran(change));
                return 0;
            },
            (vec, change) -> {
                vec.forEach(value -> change.run());
                return 0;
            });

    private static boolean ran(Runnable change) {
        change.run();
        return true;
    }

    /** An element that shrinks the vector when compared: no exception is due, nor any other harm. */
    @ParameterizedTest
    @MethodSource("inlineCapacities")
    void elementsThatModifyWhenCompared(int n) {
        SmallVec<Object> vec = SmallVec.withInlineCapacity(n);
        class Clearing {
            @Override
            public boolean equals(@Nullable Object other) {
                vec.clear();
                vec.trimToSize();
                return false;
            }

            @Override
            public int hashCode() {
                vec.clear();
                vec.trimToSize();
                return 0;
            }
        }
        Clearing element = new Clearing();
        Clearing sought = new Clearing();
        for (Predicate<SmallVec<Object>> action : List.<Predicate<SmallVec<Object>>>of(
                list -> list.indexOf(sought) == -1,
                list -> list.lastIndexOf(sought) == -1,
                list -> !list.equals(vec(2, 20)),
                list -> list.hashCode() >= 0)) {
            vec.resize(20, element);
            assertTrue(action.test(vec));
            assertTrue(vec.isEmpty());
        }
    }

    // ---------------------------------------------------------------- dedup

    @Test
    void dedupByComparesWithTheLastOneKept() {
        SmallVec<Integer> vec = SmallVec.of(1, 2, 3, 4, 10, 11, 5);
        assertTrue(vec.dedupBy((kept, next) -> next - kept == 1 || next - kept == 2));
        assertEquals(List.of(1, 4, 10, 5), vec);
        assertFalse(vec.dedup());
    }

    @Test
    void dedupByKeyAsksOnceForEach() {
        SmallVec<@Nullable String> vec = SmallVec.of("b", "B", null, null, "a", "A", "a");
        List<@Nullable String> asked = new ArrayList<>();
        assertTrue(vec.<@Nullable String>dedupByKey(value -> {
            asked.add(value);
            return value == null ? null : value.toLowerCase(java.util.Locale.ROOT);
        }));
        assertEquals(Arrays.asList("b", "B", null, null, "a", "A", "a"), asked);
        assertEquals(Arrays.asList("b", null, "a"), vec);
    }

    @Test
    void dedupOfNulls() {
        SmallVec<@Nullable String> vec = SmallVec.of(null, null, "a", null);
        assertTrue(vec.dedup());
        assertEquals(Arrays.asList(null, "a", null), vec);
    }

    // ---------------------------------------------------------------- order and equality

    @Test
    void comparesLexicographically() {
        List<SmallVec<Integer>> ascending = List.of(
                SmallVec.of(),
                SmallVec.of(1),
                SmallVec.of(1, 1, 1, 1, 1, 1),
                SmallVec.copyOf(1, List.of(1, 2)),
                SmallVec.copyOf(16, List.of(1, 2, 0)),
                SmallVec.of(2));
        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                int order = ascending.get(i).compare(ascending.get(j), Comparator.naturalOrder());
                assertEquals(Integer.compare(i, j), Integer.signum(order));
            }
        }
        assertTrue(SmallVec.of(1).compare(SmallVec.of(2), Comparator.reverseOrder()) > 0);
    }

    @ParameterizedTest
    @MethodSource("capacitiesAndSizes")
    void equalToEveryListOfTheSameElements(int n, int size) {
        SmallVec<@Nullable String> vec = vec(n, size);
        List<String> list = strings(size);
        assertEquals(list, vec);
        assertEquals(vec, list);
        assertEquals(list.hashCode(), vec.hashCode());
        assertEquals(vec.subList(0, size), list);
        for (int m : SmallVecSlots.INLINE_CAPACITIES) {
            SmallVec<@Nullable String> other = vec(m, size);
            assertEquals(other, vec);
            other.add(null);
            assertNotEquals(other, vec);
            assertNotEquals(vec, other);
            if (size > 0) {
                other.removeLast();
                other.set(size - 1, null);
                assertNotEquals(other, vec);
                assertNotEquals(vec, other);
            }
        }
        assertNotEquals(vec, new Object());
        assertFalse(vec.equals(null));
        SmallVec<@Nullable String> copy = vec.copy();
        assertNotSame(vec, copy);
        copy.add("more");
        assertEquals(size, vec.size());
        assertArrayEquals(list.toArray(), vec.toArray());
    }

    @Test
    void worksWithTheToolsOfLists() {
        SmallVec<Integer> vec = SmallVec.of(5, 3, 1, 4, 2);
        Collections.sort(vec);
        assertEquals(3, Collections.binarySearch(vec, 4));
        Collections.rotate(vec, 2);
        assertEquals(List.of(4, 5, 1, 2, 3), vec);
        Collections.swap(vec, 0, 4);
        Collections.reverse(vec);
        Collections.fill(vec, 7);
        assertEquals(Collections.nCopies(5, 7), vec);
        assertEquals("[7, 7, 7, 7, 7]", vec.toString());
    }
}
