package io.github.compactvec.conformance.check;

import io.github.compactvec.conformance.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Random values with vectors in them, from a fixed seed.
 *
 * @param <V> the type of the vectors
 */
final class RandomValues<V> {
    private static final String NAME_CHARACTERS = "abcxyzAZ0_ \"\\\né漢";

    private final Random random;
    private final Supplier<V> vectors;

    RandomValues(long seed, Supplier<V> vectors) {
        this.random = new Random(seed);
        this.vectors = vectors;
    }

    /** Plain values. */
    static RandomValues<long[]> of(long seed, Range elements) {
        return new RandomValues<>(seed, new RandomVectors(seed, elements)::next);
    }

    List<Sample> samples(int count, Supplier<?> values) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(new Sample("value " + i, values.get()));
        }
        return samples;
    }

    V vector() {
        return vectors.get();
    }

    Doc<V> doc() {
        return new Doc<>(random.nextInt() & 0xFFFF_FFFFL, name(), vector());
    }

    List<V> list() {
        return several(this::vector);
    }

    Map<String, V> map() {
        Map<String, V> map = new TreeMap<>();
        several(this::name).forEach(name -> map.put(name, vector()));
        return map;
    }

    Change<V> change() {
        return random.nextBoolean() ? new Change.Added<>(vector()) : new Change.Removed<>(vector());
    }

    Nest<V> nest() {
        return new Nest<>(doc(), random.nextBoolean() ? vector() : null, several(this::doc));
    }

    private <T> List<T> several(Supplier<T> value) {
        List<T> several = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            several.add(value.get());
        }
        return several;
    }

    String name() {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(41); i > 0; i--) {
            name.append(NAME_CHARACTERS.charAt(random.nextInt(NAME_CHARACTERS.length())));
        }
        return name.toString();
    }
}
