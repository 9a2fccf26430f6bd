package io.github.compactvec;

import io.github.compactvec.Element.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Random arguments for the operations of a {@link ModelDriver}: mostly such as make sense for the present contents, and
 * sometimes not. Values come from a range that changes from phase to phase, one half of them from about its ends.
 */
final class RandomArguments {
    private static final int[] SIZES = {4, 20, 100, 700};

    /** Thrown by functions that are given to a vector. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    final Random random;
    final Element element;
    Sequence model;
    private final long[] boundaries;

    // The present phase.
    private long low;
    private long high;
    private long[] pool = {};
    int usualSize;

    RandomArguments(Element element, Sequence model, long seed) {
        this.element = element;
        this.model = model;
        random = new Random(seed);
        boundaries = element.boundaries();
        beginPhase();
    }

    void beginPhase() {
        List<Shape> shapes = element.shapes();
        Shape shape = shapes.get(random.nextInt(shapes.size()));
        low = shape.min();
        high = shape.max();
        pool = Arrays.stream(boundaries).filter(shape::holds).toArray();
        usualSize = SIZES[random.nextInt(SIZES.length)];
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    int wild() {
        int[] wild = {-1, model.size() + 1, model.size() + 2, Integer.MIN_VALUE, Integer.MAX_VALUE};
        return wild[random.nextInt(wild.length)];
    }

    /** The index of an element, but sometimes not. */
    int index() {
        return chance(40) || model.size() == 0 ? chance(2) ? model.size() : wild() : random.nextInt(model.size());
    }

    /** Where to insert, but sometimes nowhere. */
    int position() {
        return chance(40) ? wild() : chance(4) ? model.size() : random.nextInt(model.size() + 1);
    }

    int[] range() {
        int from = random.nextInt(model.size() + 1);
        int most = model.size() - from;
        int to = from + random.nextInt((chance(4) ? most : Math.min(most, 8)) + 1);
        return switch (random.nextInt(60)) {
            case 0 -> new int[] {from, wild()};
            case 1 -> new int[] {wild(), to};
            case 2 -> new int[] {to, from};
            default -> new int[] {from, to};
        };
    }

    long value() {
        if (chance(300)) {
            return boundaries[random.nextInt(boundaries.length)];
        }
        if (chance(2)) {
            return pool[random.nextInt(pool.length)];
        }
        long range = high - low + 1;
        return range > 0 ? low + Math.floorMod(random.nextLong(), range) : random.nextLong();
    }

    /** A value to look for, probably an element. */
    long sought() {
        long[] outside = element.outside();
        return outside.length > 0 && chance(10) ? outside[random.nextInt(outside.length)] : present();
    }

    /** A value that is probably an element. */
    long present() {
        return chance(3) || model.isEmpty() ? value() : model.get(random.nextInt(model.size()));
    }

    long[] values() {
        int most = chance(8) ? usualSize : 8;
        long[] values = new long[random.nextInt(most + 1)];
        Arrays.setAll(values, i -> value());
        return values;
    }

    /** The present contents, mostly with a difference. */
    long[] similar() {
        long[] values = model.toArray();
        if (values.length > 0) {
            switch (random.nextInt(4)) {
                case 0 -> values[random.nextInt(values.length)] = value();
                case 1 -> values = Arrays.copyOf(values, random.nextInt(values.length));
                case 2 -> {
                    values = Arrays.copyOf(values, values.length + 1);
                    values[values.length - 1] = value();
                }
                default -> {}
            }
        }
        return values;
    }

    List<Number> boxed(long[] values) {
        return Arrays.stream(values).mapToObj(element::box).toList();
    }

    /** Boxed values, sometimes with a null behind them. */
    Collection<@Nullable Number> nullable(long[] values) {
        List<@Nullable Number> boxed = new ArrayList<>(boxed(values));
        if (chance(10)) {
            boxed.add(null);
        }
        return boxed;
    }

    /** Some share of all values, from none to all; sometimes one that gives up after a while. */
    Supplier<LongPredicate> predicate() {
        int salt = random.nextInt();
        int share = random.nextInt(5) - 1;
        int patience = patience();
        return () -> {
            Refusal refusal = new Refusal(patience);
            return value -> {
                refusal.count();
                return (Long.hashCode(value * 0x9E37_79B9_7F4A_7C15L ^ salt) & 3) <= share;
            };
        };
    }

    /** Maps to a few values; sometimes gives up after a while. */
    Supplier<LongUnaryOperator> operator() {
        long[] results = values();
        int patience = patience();
        return () -> {
            Refusal refusal = new Refusal(patience);
            return value -> {
                refusal.count();
                return results.length == 0 ? value : results[Math.floorMod(Long.hashCode(value), results.length)];
            };
        };
    }

    int patience() {
        return chance(6) ? random.nextInt(model.size() + 1) : Integer.MAX_VALUE;
    }

    /** Lets a number of calls pass, then throws. */
    static final class Refusal {
        private int patience;

        Refusal(int patience) {
            this.patience = patience;
        }

        void count() {
            if (patience-- == 0) {
                throw new Refused();
            }
        }
    }

    /** Another sequence of given elements, with a width and capacity that they do not explain. */
    Function<Sequence, Sequence> other(long[] values) {
        long passing = value();
        int spare = random.nextInt(40);
        return sequence -> {
            Sequence.Factory factory = sequence.factory();
            Sequence other = spare < 20 ? factory.of(values) : factory.withCapacity(spare);
            if (spare >= 20) {
                other.addAll(values);
            }
            if (spare % 2 == 0) {
                other.add(passing);
                other.removeLast();
            }
            return other;
        };
    }

    /** A stream that gives all values, or some of them and then an exception. */
    Supplier<LongStream> stream(long[] values) {
        int patience = chance(6) ? random.nextInt(values.length + 1) : Integer.MAX_VALUE;
        return () -> {
            Refusal refusal = new Refusal(patience);
            return Arrays.stream(values).peek(value -> refusal.count());
        };
    }
}
