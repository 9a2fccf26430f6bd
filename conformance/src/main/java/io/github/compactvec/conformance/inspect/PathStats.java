package io.github.compactvec.conformance.inspect;

/** Figures of all arrays at one path, or of several paths together. Adding is all that changes them. */
final class PathStats {
    /** Classes of length, by the greatest length in each; the last has none. */
    private static final long[] LENGTH_CLASSES = {0, 1, 4, 8, 16, 64, 1024, Long.MAX_VALUE};

    private long arrays;
    private long elements;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;
    private long longest;
    private long signedElements;
    private final long[] elementsByWidth = new long[ElementType.LONG.maxWidth()];
    private final long[] arraysByLength = new long[LENGTH_CLASSES.length];
    private final EnumSums<Container> heap = new EnumSums<>(Container.class);
    private final EnumSums<Encoding> bytes = new EnumSums<>(Encoding.class);
    private final EnumSums<OtherKind> others = new EnumSums<>(OtherKind.class);

    /** Adds an array of integers. */
    void add(ArrayTally array, HeapMeter meter) {
        long count = array.count();
        arrays++;
        elements += count;
        min = Math.min(min, array.min());
        max = Math.max(max, array.max());
        longest = Math.max(longest, count);
        signedElements += array.isSigned() ? count : 0;
        elementsByWidth[array.width() - 1] += count;
        arraysByLength[lengthClass(count)]++;
        for (Container container : Container.values()) {
            heap.add(container, container.heap(array, meter));
        }
        for (Encoding encoding : Encoding.values()) {
            bytes.add(encoding, encoding.bytes(array));
        }
    }

    /** Adds an array that is not one of integers. */
    void add(OtherKind other) {
        others.add(other, 1);
    }

    /** Adds all arrays of another path. */
    void add(PathStats other) {
        arrays += other.arrays;
        elements += other.elements;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        longest = Math.max(longest, other.longest);
        signedElements += other.signedElements;
        addAll(elementsByWidth, other.elementsByWidth);
        addAll(arraysByLength, other.arraysByLength);
        heap.addAll(other.heap);
        bytes.addAll(other.bytes);
        others.addAll(other.others);
    }

    private static void addAll(long[] to, long[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }

    private static int lengthClass(long length) {
        int i = 0;
        while (length > LENGTH_CLASSES[i]) {
            i++;
        }
        return i;
    }

    /** How many classes of length there are. */
    static int lengthClasses() {
        return LENGTH_CLASSES.length;
    }

    /** The greatest length in a class; {@code Long.MAX_VALUE} for the last. */
    static long maxOfLengthClass(int lengthClass) {
        return LENGTH_CLASSES[lengthClass];
    }

    /** Arrays of integers, empty ones included. */
    long arrays() {
        return arrays;
    }

    /** Elements of these arrays. */
    long elements() {
        return elements;
    }

    /** The least element; {@code Long.MAX_VALUE} if there is none. */
    long min() {
        return min;
    }

    /** The greatest element; {@code Long.MIN_VALUE} if there is none. */
    long max() {
        return max;
    }

    /** The length of the longest array. */
    long longest() {
        return longest;
    }

    /** Elements of the arrays that hold a negative one. */
    long signedElements() {
        return signedElements;
    }

    /** Elements of the arrays that vectors hold at this width, in bytes. */
    long elementsOfWidth(int width) {
        return elementsByWidth[width - 1];
    }

    /** Arrays whose length is in this class. */
    long arraysOfLength(int lengthClass) {
        return arraysByLength[lengthClass];
    }

    /** Bytes on the heap, or {@link HeapMeter#IMPOSSIBLE} if this container cannot hold all of the arrays. */
    long heap(Container container) {
        return heap.get(container);
    }

    /** Bytes when written. */
    long bytes(Encoding encoding) {
        return bytes.get(encoding);
    }

    /** Arrays that are not of integers, for this reason. */
    long others(OtherKind kind) {
        return others.get(kind);
    }

    /** Arrays that are not of integers. */
    long others() {
        return others.total();
    }
}
