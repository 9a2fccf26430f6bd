package io.github.compactvec.conformance.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Random plain values from a fixed seed.
 *
 * <p>Uniform integers are nearly all four bytes wide, so each vector draws from the values of one width; one element in
 * four is next to where a width or a wire form changes, and one vector in four has a single element of any width.
 */
final class RandomValues {
    private static final int[] EDGE_LENGTHS = {0, 1, 2, 4, 5, 14, 15, 16, 17, 31, 32, 255, 256};
    private static final int[] HUGE_LENGTHS = {65_535, 65_536};
    private static final int[] EDGE_BITS = {5, 7, 8, 15, 16, 23, 24, 31};
    private static final String NAME_CHARACTERS = "abcxyzAZ0_ \"\\\né漢";

    private final Random random;
    private final boolean signed;

    RandomValues(long seed, boolean signed) {
        this.random = new Random(seed);
        this.signed = signed;
    }

    List<Sample> samples(int count, Supplier<?> values) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(new Sample("value " + i, values.get()));
        }
        return samples;
    }

    int[] vector() {
        int bits = 8 * (1 + random.nextInt(4));
        boolean negatives = signed && random.nextBoolean();
        int[] vector = new int[length()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = element(bits, negatives);
        }
        if (vector.length > 0 && random.nextInt(4) == 0) {
            vector[random.nextInt(vector.length)] = element(32, signed);
        }
        return vector;
    }

    private int length() {
        int kind = random.nextInt(2000);
        if (kind == 0) {
            return HUGE_LENGTHS[random.nextInt(HUGE_LENGTHS.length)];
        } else if (kind < 400) {
            return EDGE_LENGTHS[random.nextInt(EDGE_LENGTHS.length)];
        } else {
            return random.nextInt(kind < 1600 ? 20 : kind < 1900 ? 300 : 3001);
        }
    }

    /** An element of no more than this many bits, one of them the sign if it may be negative. */
    private int element(int bits, boolean negative) {
        long bound = 1L << (negative || bits == 32 ? bits - 1 : bits);
        long value;
        if (random.nextInt(4) == 0) {
            value = (1L << EDGE_BITS[random.nextInt(EDGE_BITS.length)]) + random.nextInt(3) - 1;
            value = Math.min(value, bound - 1);
        } else {
            value = random.nextLong() & bound - 1;
        }
        return (int) (negative && random.nextBoolean() ? ~value : value);
    }

    Doc<int[]> doc() {
        return new Doc<>(random.nextInt() & 0xFFFF_FFFFL, name(), vector());
    }

    List<int[]> list() {
        return several(this::vector);
    }

    Map<String, int[]> map() {
        Map<String, int[]> map = new TreeMap<>();
        several(this::name).forEach(name -> map.put(name, vector()));
        return map;
    }

    Change<int[]> change() {
        return random.nextBoolean() ? new Change.Added<>(vector()) : new Change.Removed<>(vector());
    }

    Nest<int[]> nest() {
        return new Nest<>(doc(), random.nextBoolean() ? vector() : null, several(this::doc));
    }

    private <T> List<T> several(Supplier<T> value) {
        List<T> several = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            several.add(value.get());
        }
        return several;
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(41); i > 0; i--) {
            name.append(NAME_CHARACTERS.charAt(random.nextInt(NAME_CHARACTERS.length())));
        }
        return name.toString();
    }
}
