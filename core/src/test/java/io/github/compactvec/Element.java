package io.github.compactvec;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * An element type: its range, how it is boxed, and how it is to be stored. The last is worked out from the documented
 * tiers by plain search, without any of the arithmetic under test.
 */
enum Element {
    INT(Integer.MIN_VALUE, Integer.MAX_VALUE, new Shape(4, true)) {
        @Override
        Number box(long value) {
            return Math.toIntExact(value);
        }
    };

    /** How elements are stored: bytes each, and whether as signed numbers. */
    record Shape(int bytes, boolean signed) {
        long min() {
            return signed ? -1L << 8 * bytes - 1 : 0;
        }

        long max() {
            return signed ? ~min() : bytes == 8 ? Long.MAX_VALUE : (1L << 8 * bytes) - 1;
        }

        boolean holds(long value) {
            return min() <= value && value <= max();
        }
    }

    private final long min;
    private final long max;
    private final Shape widest;

    Element(long min, long max, Shape widest) {
        this.min = min;
        this.max = max;
        this.widest = widest;
    }

    abstract Number box(long value);

    long min() {
        return min;
    }

    long max() {
        return max;
    }

    Shape widest() {
        return widest;
    }

    /** What a vector that never held anything else must use for these values. */
    Shape narrowest(long[] values) {
        return widened(new Shape(1, false), values);
    }

    /** What a vector of a shape must use after it stored these values as well. */
    Shape widened(Shape present, long[]... values) {
        boolean signed = present.signed;
        for (long[] some : values) {
            for (long value : some) {
                signed |= value < 0;
            }
        }
        for (int bytes = present.bytes; bytes < widest.bytes; bytes++) {
            Shape shape = new Shape(bytes, signed);
            if (holdsAll(shape, values)) {
                return shape;
            }
        }
        return widest;
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
        for (int bytes = 1; bytes < widest.bytes; bytes++) {
            shapes.add(new Shape(bytes, false));
            if (min < 0) {
                shapes.add(new Shape(bytes, true));
            }
        }
        shapes.add(widest);
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
        values.removeIf(value -> value < min || value > max);
        return values.stream().mapToLong(Long::longValue).toArray();
    }
}
