package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.GraphLayout;

/** The bytes that small vectors take, as documented, and what they allocate. */
class SmallVecLayoutTest {
    private static int bytes(int inlineCapacity) {
        return switch (inlineCapacity) {
            case 1 -> 24;
            case 2 -> 32;
            case 4 -> 40;
            case 8 -> 56;
            case 16 -> 88;
            default -> throw new IllegalArgumentException();
        };
    }

    /** Where results go, so that nothing is optimized away. */
    private static long sink;

    @BeforeAll
    static void layoutIsTheDefault() {
        LayoutTest.layoutIsTheDefault();
    }

    private static SmallVec<Integer> vec(int inlineCapacity, int size) {
        return SmallVec.copyOf(inlineCapacity, Collections.nCopies(size, 1));
    }

    /** Without its elements, which are one and the same. */
    private static long deep(Object list) {
        return GraphLayout.parseInstance(list).totalSize()
                - GraphLayout.parseInstance(Integer.valueOf(1)).totalSize();
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.SmallVecTest#inlineCapacities")
    void anInlineVectorIsOneObject(int n) {
        int bytes = bytes(n);
        assertEquals(bytes, ClassLayout.parseInstance(vec(n, 0)).instanceSize());
        assertEquals(bytes, GraphLayout.parseInstance(vec(n, 0)).totalSize());
        for (int size = 1; size <= n; size++) {
            assertEquals(bytes, deep(vec(n, size)));
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.SmallVecTest#inlineCapacities")
    void aSpilledVectorHasOneArray(int n) {
        for (int size = n + 1; size < 100; size++) {
            SmallVec<Integer> vec = vec(n, size);
            assertEquals(bytes(n) + Allocation.arrayOf(4L * size), deep(vec));
            vec.add(1);
            assertTrue(vec.capacity() <= size + Math.max(size / 2, 8) + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.SmallVecTest#inlineCapacities")
    void smallerThanAnArrayList(int n) {
        ArrayList<Integer> trimmed = new ArrayList<>(Collections.nCopies(n, 1));
        assertEquals(24 + Allocation.arrayOf(4L * n), deep(trimmed));
        assertTrue(deep(vec(n, n)) < deep(trimmed));
        ArrayList<Integer> grown = new ArrayList<>();
        for (int size = 1; size <= Math.min(n, 10); size++) {
            grown.add(1);
            assertEquals(80, deep(grown));
            assertTrue(deep(vec(n, size)) < 80 || n == 16);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.SmallVecTest#inlineCapacities")
    void buildingAndReadingAllocatesTheVectorOnly(int n) {
        Integer[] values = Collections.nCopies(n, 1).toArray(new Integer[0]);
        long allocated = Allocation.allocated(() -> values, array -> {
            SmallVec<Integer> vec = SmallVec.withInlineCapacity(n);
            for (Integer value : array) {
                vec.add(value);
            }
            for (int i = 0; i < vec.size(); i++) {
                sink += vec.get(i);
            }
            sink += vec.indexOf(2) + vec.hashCode() + (vec.contains(1) ? 1 : 0);
            vec.set(0, 2);
            vec.add(0, vec.removeLast());
            vec.swapRemove(0);
        });
        assertEquals(bytes(n), allocated);
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.SmallVecTest#inlineCapacities")
    void changingInPlaceAllocatesNothing(int n) {
        assertEquals(0, Allocation.allocated(() -> SmallVec.copyOf(n, Collections.nCopies(n, 1)), vec -> {
            vec.removeRange(0, 1);
            vec.resize(n, 1);
            vec.truncate(0);
            vec.addLast(1);
            vec.clear();
            vec.trimToSize();
            sink += vec.capacity();
        }));
        assertEquals(0, Allocation.allocated(() -> SmallVec.<Integer>withCapacity(n, 100), vec -> {
            vec.resize(100, 1);
            vec.removeRange(3, 60);
            vec.removeFirst();
            vec.clear();
            vec.trimToSize();
            sink += vec.isSpilled() ? 1 : 2;
        }));
        assertEquals(
                Allocation.arrayOf(4L * Growth.references(n + 1, n)),
                Allocation.allocated(() -> SmallVec.copyOf(n, Collections.nCopies(n, 1)), vec -> vec.add(1)));
    }

    /** HotSpot finds a superclass by its depth up to the eighth, and a final class by itself; what else is searched. */
    @ParameterizedTest
    @MethodSource("io.github.compactvec.SmallVecTest#inlineCapacities")
    void castsAreCheap(int n) {
        Class<?> type = SmallVec.withInlineCapacity(n).getClass();
        int depth = 1;
        for (Class<?> c = type; c != Object.class; c = c.getSuperclass()) {
            depth++;
        }
        assertTrue(depth <= 8 || Modifier.isFinal(type.getModifiers()), type + " is at depth " + depth);
    }
}
