package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.RandomAccess;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link AsListSuiteTest} does not ask of the list view. */
class AsListTest {
    private final CompactIntVec vec = CompactIntVec.of(3, 1, 2);
    private final List<Integer> list = vec.asList();

    private void assertContents(Integer... expected) {
        assertEquals(List.of(expected), list);
        assertArrayEquals(Arrays.stream(expected).mapToInt(Integer::intValue).toArray(), vec.toArray());
    }

    @Test
    void changesShowOnBothSides() {
        vec.add(70_000);
        assertContents(3, 1, 2, 70_000);
        list.add(-5);
        assertContents(3, 1, 2, 70_000, -5);
        vec.trimToSize();
        list.set(0, Integer.MIN_VALUE);
        assertContents(Integer.MIN_VALUE, 1, 2, 70_000, -5);
        vec.reset();
        assertTrue(list.isEmpty());
        list.addAll(List.of(1, 2));
        assertEquals(8, vec.widthBits());
        assertEquals(vec.asList(), list);
    }

    @Test
    void isRandomAccess() {
        assertInstanceOf(RandomAccess.class, list);
        assertInstanceOf(RandomAccess.class, list.subList(0, 1));
    }

    // ---------------------------------------------------------------- sort

    @Test
    void sortsByAnyOrder() {
        list.addAll(List.of(-1, 300, 2));
        list.sort(null);
        assertContents(-1, 1, 2, 2, 3, 300);
        list.sort(Comparator.reverseOrder());
        assertContents(300, 3, 2, 2, 1, -1);
        Collections.sort(list);
        assertContents(-1, 1, 2, 2, 3, 300);
        list.subList(1, 5).sort(Comparator.reverseOrder());
        assertContents(-1, 3, 2, 2, 1, 300);
        list.subList(1, 5).sort(null);
        assertContents(-1, 1, 2, 2, 3, 300);
    }

    @Test
    void comparatorThatThrowsLeavesTheListAsItWas() {
        assertThrows(
                IllegalStateException.class,
                () -> list.sort((a, b) -> {
                    throw new IllegalStateException(a + " and " + b);
                }));
        assertContents(3, 1, 2);
    }

    // ---------------------------------------------------------------- functions that throw

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void predicateThatThrowsLeavesTheListAsItWas(int refused) {
        assertThrows(
                IllegalStateException.class,
                () -> list.removeIf(value -> {
                    if (value == refused) {
                        throw new IllegalStateException();
                    }
                    return true;
                }));
        assertContents(3, 1, 2);
    }

    @Test
    void operatorThatThrowsLeavesWhatItReplaced() {
        List<Integer> model = new ArrayList<>(list);
        for (List<Integer> each : List.of(model, list)) {
            assertThrows(
                    IllegalStateException.class,
                    () -> each.replaceAll(value -> {
                        if (value == 2) {
                            throw new IllegalStateException();
                        }
                        return 1_000_000 * value;
                    }));
        }
        assertEquals(model, list);
        assertContents(3_000_000, 1_000_000, 2);
    }

    @Test
    @SuppressWarnings("NullAway") // what it is about
    void nullIsRefusedAndChangesNothing() {
        Collection<@Nullable Integer> withNull = Arrays.asList(7, null);
        assertThrows(NullPointerException.class, () -> list.add(null));
        assertThrows(NullPointerException.class, () -> list.add(0, null));
        assertThrows(NullPointerException.class, () -> list.set(0, null));
        assertThrows(NullPointerException.class, () -> list.addAll(withNull));
        assertThrows(NullPointerException.class, () -> list.addAll(1, withNull));
        assertThrows(NullPointerException.class, () -> list.addAll(null));
        assertThrows(NullPointerException.class, () -> list.removeIf(null));
        assertThrows(NullPointerException.class, () -> list.removeAll(null));
        assertThrows(NullPointerException.class, () -> list.retainAll(null));
        assertThrows(NullPointerException.class, () -> list.replaceAll(null));
        assertThrows(NullPointerException.class, () -> list.forEach(null));
        assertContents(3, 1, 2);
        assertThrows(NullPointerException.class, () -> list.replaceAll(value -> value == 1 ? null : value));
        assertContents(3, 1, 2);
        assertFalse(list.contains(null));
        assertFalse(list.remove(null));
        assertEquals(-1, list.indexOf(null));
        assertEquals(-1, list.lastIndexOf(null));
    }

    @Test
    void elementsOfOtherTypesAreAbsent() {
        assertFalse(list.contains((Object) 1L));
        assertFalse(list.contains((Object) "1"));
        assertFalse(list.remove((Object) (short) 1));
        assertEquals(-1, list.indexOf((Object) 1.0));
        assertFalse(list.removeAll(Set.of(1L, "3")));
        assertTrue(list.retainAll(Set.of(1L, 3)));
        assertContents(3);
    }

    // ---------------------------------------------------------------- itself as an argument

    @Test
    @SuppressWarnings("ModifyingCollectionWithItself") // what it is about
    void addAllOfItself() {
        list.addAll(list);
        assertContents(3, 1, 2, 3, 1, 2);
        list.addAll(1, list.subList(4, 6));
        assertContents(3, 1, 2, 1, 2, 3, 1, 2);
        vec.addAll(list);
        assertEquals(16, vec.size());
        vec.addAll(vec.asList().subList(0, 1));
        assertEquals(3, vec.last());
    }

    @Test
    @SuppressWarnings("ModifyingCollectionWithItself") // what it is about
    void removeAllOfItself() {
        assertFalse(list.retainAll(list));
        assertContents(3, 1, 2);
        assertTrue(list.removeAll(list));
        assertContents();
    }

    // ---------------------------------------------------------------- iterators

    @Test
    void listIteratorAcrossWidening() {
        ListIterator<Integer> it = list.listIterator();
        assertEquals(3, it.next());
        it.set(300);
        it.add(-1);
        assertEquals(1, it.next());
        it.set(1 << 24);
        assertEquals(1 << 24, it.previous());
        assertEquals(-1, it.previous());
        it.set(40_000);
        it.add(Integer.MIN_VALUE);
        assertContents(300, Integer.MIN_VALUE, 40_000, 1 << 24, 2);
        assertEquals(40_000, it.next());
        it.remove();
        assertEquals(2, it.nextIndex());
        assertContents(300, Integer.MIN_VALUE, 1 << 24, 2);
    }

    @Test
    @SuppressWarnings("ListRemoveAmbiguous") // removes by index and by value
    void changesThroughTheViewAreNoticed() {
        for (Runnable change : List.<Runnable>of(
                () -> list.add(1),
                () -> list.add(0, 1),
                () -> list.addAll(List.of(1)),
                () -> list.addAll(0, List.of(1)),
                () -> list.remove(0),
                () -> list.remove((Object) 1),
                () -> list.removeIf(value -> value == 1),
                () -> list.removeAll(List.of(1)),
                () -> list.retainAll(List.of(3)),
                () -> list.subList(0, 1).clear(),
                () -> list.sort(null),
                list::clear)) {
            vec.clear();
            vec.addAll(3, 1, 2, 1, 3);
            Iterator<Integer> it = list.iterator();
            List<Integer> part = list.subList(0, 2);
            it.next();
            change.run();
            assertThrows(ConcurrentModificationException.class, it::next);
            assertThrows(ConcurrentModificationException.class, part::size);
        }
    }

    @Test
    void changesWithinForEachAreNoticed() {
        for (int when = 1; when <= 3; when++) {
            int last = when;
            vec.clear();
            vec.addAll(1, 2, 3);
            for (List<Integer> each : List.of(new ArrayList<>(list), list)) {
                List<Integer> seen = new ArrayList<>();
                assertThrows(
                        ConcurrentModificationException.class,
                        () -> each.forEach(value -> {
                            seen.add(value);
                            if (value == last) {
                                each.clear();
                            }
                        }),
                        () -> each.getClass() + " at " + last);
                assertEquals(last, seen.size());
            }
        }
    }

    @Test
    void changesWithinRemoveIfAreNoticed() {
        assertThrows(ConcurrentModificationException.class, () -> list.removeIf(value -> list.add(value)));
    }

    @Test
    void changesOfElementsAreNotStructural() {
        Iterator<Integer> it = list.iterator();
        list.set(0, 1 << 30);
        list.replaceAll(value -> value - 1);
        Collections.reverse(list);
        assertEquals(1, it.next());
    }

    // ---------------------------------------------------------------- the rest

    @Test
    void equalsAnyListOfTheSameElements() {
        List<Integer> same = List.of(3, 1, 2);
        assertEquals(same, list);
        assertEquals(list, same);
        assertEquals(Collections.unmodifiableList(same), list);
        assertEquals(same.hashCode(), list.hashCode());
        assertEquals(same.toString(), list.toString());
        assertEquals(list, vec.copy().asList());
        CompactIntVec wide = CompactIntVec.of(3, 1, 2, 1 << 30);
        wide.removeLast();
        assertEquals(list, wide.asList());
        assertNotEquals(list, List.of(3L, 1L, 2L));
        assertNotEquals(list, List.of(3, 1));
        assertNotEquals(list, CompactIntVec.of(3, 1).asList());
        assertNotEquals(list, CompactIntVec.of(3, 1, 7).asList());
        assertFalse(list.equals((Object) vec), "a vector is not a list");
        assertFalse(vec.equals((Object) list), "a list is not a vector");
    }

    @Test
    void streams() {
        list.addAll(List.of(1, 300));
        assertEquals(List.of(3, 1, 2, 1, 300), list.stream().toList());
        assertEquals(307, list.parallelStream().mapToInt(Integer::intValue).sum());
        assertEquals(Set.of(1, 2, 3, 300), list.stream().collect(Collectors.toSet()));
    }
}
