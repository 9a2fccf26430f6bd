package io.github.compactvec.conformance.inspect;

import io.github.compactvec.PrimitiveVec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.openjdk.jol.info.GraphLayout;
import org.openjdk.jol.vm.VM;
import org.openjdk.jol.vm.VirtualMachine;

/**
 * Bytes that containers occupy on the heap of this JVM, as JOL finds them.
 *
 * <p>Up to a length of {@value #MEASURED}, real instances are built and their object graphs measured, each length once.
 * Beyond it only the length of an array differs, so the array is reckoned from the layout that JOL reads from the JVM
 * (offset of the first element, size of an element, alignment of objects).
 *
 * <p>What an instance shares with others of its kind does not count: cached {@code Integer}s and {@code Long}s, and the array that all
 * empty lists use. An {@code ArrayList} has the capacity it reaches when its elements are added one by one to a
 * {@code new ArrayList<>()}, which is how Jackson reads a list. A vector is one without spare capacity.
 */
final class HeapMeter {
    /** Stands for the size of something that cannot be made. */
    static final long IMPOSSIBLE = -1;

    static final int MEASURED = 1024;

    private static final int MAX_ARRAY = ArrayTally.MAX_LENGTH;

    private final VirtualMachine vm = VM.current();

    private final Measured lists = new Measured(HeapMeter::listOf);
    private final Measured ints = new Measured(int[]::new);
    private final Measured longs = new Measured(long[]::new);

    /** Vectors by width. */
    private final Map<Container, Measured[]> vecs = new EnumMap<>(Container.class);

    private final long integer = own(i -> Integer.valueOf(Integer.MAX_VALUE), 0);
    private final long boxedLong = own(i -> Long.valueOf(Long.MAX_VALUE), 0);
    private final int integerCacheMax = integerCacheMax();

    HeapMeter() {
        for (Container vector : Container.VECTORS) {
            Measured[] byWidth = new Measured[vector.maxWidth()];
            Arrays.setAll(byWidth, i -> new Measured(n -> vecOf(vector, n, i + 1)));
            vecs.put(vector, byWidth);
        }
    }

    /** An {@code ArrayList} of {@code length} elements, the elements not counted. */
    long list(long length) {
        return length <= MEASURED ? lists.get(length) : lists.get(0) + array("java.lang.Object", listCapacity(length));
    }

    /** An {@code Integer} that is not cached. */
    long integer() {
        return integer;
    }

    /** A {@code Long} that is not cached. */
    long boxedLong() {
        return boxedLong;
    }

    /** An {@code int[]}. */
    long ints(long length) {
        return length <= MEASURED ? ints.get(length) : array("int", length);
    }

    /** A {@code long[]}. */
    long longs(long length) {
        return length <= MEASURED ? longs.get(length) : array("long", length);
    }

    /** A vector, or {@link #IMPOSSIBLE} if it cannot hold that many elements. */
    long vec(Container vector, long length, int width) {
        Measured ofWidth = Objects.requireNonNull(vecs.get(vector))[width - 1];
        if (length <= MEASURED) {
            return ofWidth.get(length);
        }
        // However long, the buffer has the same few bytes more than its elements take, and all but the buffer is the
        // same.
        long measuredBuffer = vecOf(vector, MEASURED, width).byteCapacity();
        long buffer = measuredBuffer + (length - MEASURED) * width;
        return buffer > MAX_ARRAY
                ? IMPOSSIBLE
                : ofWidth.get(MEASURED) - array("byte", measuredBuffer) + array("byte", buffer);
    }

    /** The greatest value whose {@code Integer} is shared; 127 unless the JVM is told otherwise. */
    int sharedIntegerMax() {
        return integerCacheMax;
    }

    /** What the figures depend on, in one line. */
    String describe() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.version") + ", "
                + vm.objectHeaderSize() + "-byte headers, " + vm.arrayIndexScale("java.lang.Object")
                + "-byte references, " + vm.objectAlignment() + "-byte alignment";
    }

    private long array(String component, long length) {
        long bytes = vm.arrayBaseOffset(component) + length * vm.arrayIndexScale(component);
        int alignment = vm.objectAlignment();
        return (bytes + alignment - 1) / alignment * alignment;
    }

    /** {@code ArrayList} starts with 10 and grows by half. */
    private static long listCapacity(long length) {
        long capacity = 10;
        while (capacity < length) {
            capacity = Math.min(capacity + (capacity >> 1), MAX_ARRAY);
        }
        return capacity;
    }

    /** What an instance occupies beyond what it shares with an equal one. */
    private static long own(IntFunction<Object> make, int length) {
        Object one = make.apply(length);
        Object another = make.apply(length);
        return GraphLayout.parseInstance(one, another).totalSize()
                - GraphLayout.parseInstance(another).totalSize();
    }

    private static List<Integer> listOf(int length) {
        List<Integer> list = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            list.add(0);
        }
        return list;
    }

    /** A vector of as many elements as wide as that. */
    private static PrimitiveVec vecOf(Container vector, int length, int width) {
        PrimitiveVec vec = vector.vec(length, Long.MAX_VALUE >> (Long.SIZE - Byte.SIZE * width));
        vec.trimToSize();
        return vec;
    }

    private static int integerCacheMax() {
        int max = 127;
        while (max < Integer.MAX_VALUE && isShared(max + 1)) {
            max++;
        }
        return max;
    }

    @SuppressWarnings("ReferenceEquality") // being the same object is the point
    private static boolean isShared(int value) {
        Object one = Integer.valueOf(value);
        Object another = Integer.valueOf(value);
        return one == another;
    }

    /** Sizes by length, each measured when first asked for. */
    private static final class Measured {
        private final IntFunction<Object> make;
        private final long[] sizes = new long[MEASURED + 1];

        Measured(IntFunction<Object> make) {
            this.make = make;
        }

        long get(long length) {
            int n = (int) length;
            if (sizes[n] == 0) {
                sizes[n] = own(make, n);
            }
            return sizes[n];
        }
    }
}
