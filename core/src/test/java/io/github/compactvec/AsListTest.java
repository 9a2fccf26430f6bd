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
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link AsListSuiteTest} does not ask of the list view. */
@ParameterizedClass
@MethodSource("types")
class AsListTest {
    private static final Comparator<Number> DESCENDING =
            Comparator.comparingLong(Number::longValue).reversed();

    private final VecType type;
    private final Element element;
    private final VecSubject vec;
    private final List<Number> list;

    AsListTest(VecType type) {
        this.type = type;
        element = type.element();
        vec = type.of(3, 1, 2);
        list = vec.asList();
    }

    static List<VecType> types() {
        return VecType.all();
    }

    private Number box(long value) {
        return element.box(value);
    }

    private List<Number> boxed(long... values) {
        return LongStream.of(values).mapToObj(element::box).toList();
    }

    private void assertContents(long... expected) {
        assertEquals(boxed(expected), list);
        assertArrayEquals(expected, vec.toArray());
    }

    @Test
    void changesShowOnBothSides() {
        vec.add(70_000);
        assertContents(3, 1, 2, 70_000);
        list.add(box(element.min()));
        assertContents(3, 1, 2, 70_000, element.min());
        vec.trimToSize();
        list.set(0, box(element.max()));
        assertContents(element.max(), 1, 2, 70_000, element.min());
        vec.reset();
        assertTrue(list.isEmpty());
        list.addAll(boxed(1, 2));
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
        list.addAll(boxed(0, 300, 2));
        list.sort(null);
        assertContents(0, 1, 2, 2, 3, 300);
        list.sort(DESCENDING);
        assertContents(300, 3, 2, 2, 1, 0);
        list.sort(DESCENDING.reversed());
        assertContents(0, 1, 2, 2, 3, 300);
        list.subList(1, 5).sort(DESCENDING);
        assertContents(0, 3, 2, 2, 1, 300);
        list.subList(1, 5).sort(null);
        assertContents(0, 1, 2, 2, 3, 300);
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
                    if (value.longValue() == refused) {
                        throw new IllegalStateException();
                    }
                    return true;
                }));
        assertContents(3, 1, 2);
    }

    @Test
    void operatorThatThrowsLeavesWhatItReplaced() {
        List<Number> model = new ArrayList<>(list);
        for (List<Number> each : List.of(model, list)) {
            assertThrows(
                    IllegalStateException.class,
                    () -> each.replaceAll(value -> {
                        if (value.longValue() == 2) {
                            throw new IllegalStateException();
                        }
                        return box(1_000_000 * value.longValue());
                    }));
        }
        assertEquals(model, list);
        assertContents(3_000_000, 1_000_000, 2);
    }

    @Test
    @SuppressWarnings("NullAway") // what it is about
    void nullIsRefusedAndChangesNothing() {
        Collection<@Nullable Number> withNull = Arrays.asList(box(7), null);
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
        assertThrows(NullPointerException.class, () -> list.replaceAll(value -> value.longValue() == 1 ? null : value));
        assertContents(3, 1, 2);
        assertFalse(list.contains(null));
        assertFalse(list.remove(null));
        assertEquals(-1, list.indexOf(null));
        assertEquals(-1, list.lastIndexOf(null));
    }

    @Test
    void elementsOfOtherTypesAreAbsent() {
        Number other = element == Element.INT ? 1L : (Number) 1;
        assertFalse(list.contains(other));
        assertFalse(list.contains((Object) "1"));
        assertFalse(list.remove((Object) (short) 1));
        assertEquals(-1, list.indexOf((Object) 1.0));
        assertFalse(list.removeAll(Set.of(other, "3")));
        assertTrue(list.retainAll(Set.of(other, box(3))));
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
        vec.addAll(nullable(list));
        assertEquals(16, vec.size());
        vec.addAll(nullable(vec.asList().subList(0, 1)));
        assertEquals(3, vec.last());
    }

    @SuppressWarnings("unchecked") // only read
    private static Collection<@Nullable Number> nullable(List<Number> values) {
        return (Collection<@Nullable Number>) (Collection<?>) values;
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
        ListIterator<Number> it = list.listIterator();
        assertEquals(box(3), it.next());
        it.set(box(300));
        it.add(box(element.min()));
        assertEquals(box(1), it.next());
        it.set(box(1 << 24));
        assertEquals(box(1 << 24), it.previous());
        assertEquals(box(element.min()), it.previous());
        it.set(box(40_000));
        it.add(box(element.max()));
        assertContents(300, element.max(), 40_000, 1 << 24, 2);
        assertEquals(box(40_000), it.next());
        it.remove();
        assertEquals(2, it.nextIndex());
        assertContents(300, element.max(), 1 << 24, 2);
    }

    @Test
    @SuppressWarnings("ListRemoveAmbiguous") // removes by index and by value
    void changesThroughTheViewAreNoticed() {
        for (Runnable change : List.<Runnable>of(
                () -> list.add(box(1)),
                () -> list.add(0, box(1)),
                () -> list.addAll(boxed(1)),
                () -> list.addAll(0, boxed(1)),
                () -> list.remove(0),
                () -> list.remove(box(1)),
                () -> list.removeIf(value -> value.longValue() == 1),
                () -> list.removeAll(boxed(1)),
                () -> list.retainAll(boxed(3)),
                () -> list.subList(0, 1).clear(),
                () -> list.sort(null),
                list::clear)) {
            vec.clear();
            vec.addAll(3, 1, 2, 1, 3);
            Iterator<Number> it = list.iterator();
            List<Number> part = list.subList(0, 2);
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
            for (List<Number> each : List.of(new ArrayList<>(list), list)) {
                List<Number> seen = new ArrayList<>();
                assertThrows(
                        ConcurrentModificationException.class,
                        () -> each.forEach(value -> {
                            seen.add(value);
                            if (value.longValue() == last) {
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
        Iterator<Number> it = list.iterator();
        list.set(0, box(element.max()));
        list.replaceAll(value -> box(value.longValue() - 1));
        Collections.reverse(list);
        assertEquals(box(1), it.next());
    }

    // ---------------------------------------------------------------- the rest

    @Test
    void equalsAnyListOfTheSameElements() {
        List<Number> same = boxed(3, 1, 2);
        assertEquals(same, list);
        assertEquals(list, same);
        assertEquals(Collections.unmodifiableList(same), list);
        assertEquals(same.hashCode(), list.hashCode());
        assertEquals(same.toString(), list.toString());
        assertEquals(list, vec.copy().asList());
        VecSubject wide = type.of(3, 1, 2, element.max());
        wide.removeLast();
        assertEquals(list, wide.asList());
        assertNotEquals(list, boxed(3, 1));
        assertNotEquals(list, type.of(3, 1).asList());
        assertNotEquals(list, type.of(3, 1, 7).asList());
        assertFalse(list.equals((Object) vec.vec()), "a vector is not a list");
        assertFalse(vec.vec().equals(list), "a list is not a vector");
    }

    @Test
    void equalsViewsOfOtherContainers() {
        for (VecType other : VecType.all()) {
            boolean sameBoxes = box(1).equals(other.element().box(1));
            assertEquals(sameBoxes, list.equals(other.of(3, 1, 2).asList()), other::toString);
            assertEquals(type.empty().asList(), other.empty().asList(), "all empty lists are equal");
        }
    }

    @Test
    void streams() {
        list.addAll(boxed(1, 300));
        assertEquals(boxed(3, 1, 2, 1, 300), list.stream().toList());
        assertEquals(307, list.parallelStream().mapToLong(Number::longValue).sum());
        assertEquals(Set.copyOf(boxed(1, 2, 3, 300)), list.stream().collect(Collectors.toSet()));
    }
}
