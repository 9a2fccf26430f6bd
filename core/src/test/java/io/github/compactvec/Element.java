package io.github.compactvec;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * An element type: its range, how it is boxed, and how it is to be stored. The last is worked out from the documented
 * tiers by plain search, without any of the arithmetic under test.
 */
enum Element {
    INT(Integer.MIN_VALUE, Integer.MAX_VALUE, 4, true) {
        @Override
        Number box(long value) {
            return Math.toIntExact(value);
        }
    },
    UINT(0, (1L << 32) - 1, 4, false),
    LONG(Long.MIN_VALUE, Long.MAX_VALUE, 8, true);

    /** How elements are stored: bytes each, and whether as signed numbers. */
    record Shape(int bytes, boolean signed) {
        long min() {
            return signed ? -1L << (8 * bytes - 1) : 0;
        }

        long max() {
            return signed ? ~min() : bytes == 8 ? Long.MAX_VALUE : (1L << (8 * bytes)) - 1;
        }

        boolean holds(long value) {
            return min() <= value && value <= max();
        }
    }

    private final long min;
    private final long max;
    private final int bytes;
    private final boolean signed;

    Element(long min, long max, int bytes, boolean signed) {
        this.min = min;
        this.max = max;
        this.bytes = bytes;
        this.signed = signed;
    }

    /** A value as list views box it, whether or not it is in range. */
    Number box(long value) {
        return value;
    }

    boolean holds(long value) {
        return min <= value && value <= max;
    }

    /** Values that the methods of a vector can be given, but that it must refuse. */
    long[] outside() {
        return this == UINT ? new long[] {-1, max + 1, Integer.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE} : new long[0];
    }

    long min() {
        return min;
    }

    long max() {
        return max;
    }

    /** The shape that holds every value, the only one of its width. */
    Shape widest() {
        return new Shape(bytes, signed);
    }

    /** What a vector that never held anything else must use for these values. */
    Shape narrowest(long[] values) {
        return widened(new Shape(1, false), values);
    }

    /** What a vector of a shape must use after it stored these values as well. */
    Shape widened(Shape present, long[]... values) {
        boolean negative = present.signed;
        for (long[] some : values) {
            for (long value : some) {
                negative |= value < 0;
            }
        }
        for (int width = present.bytes; width < bytes; width++) {
            Shape shape = new Shape(width, negative);
            if (holdsAll(shape, values)) {
                return shape;
            }
        }
        return widest();
    }

    private static boolean holdsAll(Shape shape, long[][] values) {
        for (long[] some : values) {
            for (long value : some) {
                if (!shape.holds(value)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Every shape that elements of this type can have. */
    List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        for (int width = 1; width < bytes; width++) {
            shapes.add(new Shape(width, false));
            if (min < 0) {
                shapes.add(new Shape(width, true));
            }
        }
        shapes.add(widest());
        return shapes;
    }

    /** The values at which a width could be chosen wrongly: both ends of every shape, zero, and their neighbours. */
    long[] boundaries() {
        TreeSet<Long> values = new TreeSet<>();
        for (int bits = 0; bits < 64; bits = bits == 0 ? 7 : bits % 8 == 7 ? bits + 1 : bits + 7) {
            for (long near = -2; near <= 2; near++) {
                values.add((1L << bits) + near);
                values.add(-(1L << bits) + near);
            }
        }
        values.add(min);
        values.add(max);
        values.removeIf(value -> !holds(value));
        return values.stream().mapToLong(Long::longValue).toArray();
    }
}
