package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.Element.Shape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Spliterator;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Performs the same random operations on a vector and on its model, and compares results, failures and contents after
 * each. A run is determined by its seed. It goes through phases with a range of values and a size to hover about, so
 * that every width is met by vectors that came to it in different ways; the unused bytes of the storage are filled with
 * noise all the time.
 */
final class ModelDriver {
    private static final int PHASE = 500;
    private static final int[] SIZES = {4, 20, 100, 700};

    /** Makes up arguments, and returns what to do with them, which must come out the same however often it is done. */
    private interface Operation {
        Function<Sequence, @Nullable Object> draw(ModelDriver driver);
    }

    /** Thrown by functions that are given to a vector. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final List<Class<? extends RuntimeException>> FAILURES = List.of(
            Refused.class,
            IndexOutOfBoundsException.class,
            NoSuchElementException.class,
            IllegalArgumentException.class,
            NullPointerException.class,
            ConcurrentModificationException.class);

    private final Random random;
    private final Element element;
    private final long[] boundaries;
    private final Deque<String> history = new ArrayDeque<>();

    private VecSubject subject;
    private Sequence model;

    // The present phase.
    private long low;
    private long high;
    private long[] pool = {};
    private int usualSize = SIZES[0];

    ModelDriver(VecType type, long seed) {
        random = new Random(seed);
        element = type.element();
        boundaries = element.boundaries();
        subject = type.empty();
        model = new ListModel(element);
    }

    void run(int operations) {
        for (int i = 0; i < operations; i++) {
            if (i % PHASE == 0) {
                beginPhase();
            }
            step(model.size() > 2 * usualSize ? SHRINK : OPERATIONS.get(random.nextInt(OPERATIONS.size())));
        }
    }

    private void beginPhase() {
        List<Shape> shapes = element.shapes();
        Shape shape = shapes.get(random.nextInt(shapes.size()));
        low = shape.min();
        high = shape.max();
        pool = Arrays.stream(boundaries).filter(shape::holds).toArray();
        usualSize = SIZES[random.nextInt(SIZES.length)];
    }

    // ---------------------------------------------------------------- one step

    private void step(Named operation) {
        Function<Sequence, @Nullable Object> action = operation.operation.draw(this);
        long[] before = model.toArray();
        Shape shapeBefore = shape();
        int capacityBefore = subject.byteCapacity();
        history.addLast(
                operation.name + " on " + shapeBefore + " size " + before.length + " capacity " + capacityBefore);
        if (history.size() > 8) {
            history.removeFirst();
        }
        try {
            Object expected = outcome(action, model);
            Object actual = outcome(action, subject);
            assertEquals(normal(expected), normal(actual), "result");
            if (actual instanceof VecSubject made && expected instanceof Sequence modelMade && random.nextBoolean()) {
                made.poisonSlack(random);
                subject = made;
                model = modelMade;
                assertState(model.toArray());
                return;
            }
            long[] after = model.toArray();
            assertState(after);
            if (operation.name.equals("trimToSize") || operation.name.equals("reset")) {
                assertEquals(element.narrowest(after), shape(), "shape");
                assertEquals(subject.factory().trimmedBytes(after.length, shape()), subject.byteCapacity(), "bytes");
            } else {
                assertWidened(shapeBefore, before, after);
            }
            if (actual instanceof Class && Arrays.equals(before, after)) {
                assertEquals(shapeBefore, shape(), "shape after a failure");
                assertEquals(capacityBefore, subject.byteCapacity(), "bytes after a failure");
            }
            subject.poisonSlack(random);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    e + "\nbefore: " + Arrays.toString(before) + "\noperations:\n  " + String.join("\n  ", history), e);
        }
    }

    /** What an action returns, or the class of exception it throws. */
    private static @Nullable Object outcome(Function<Sequence, @Nullable Object> action, Sequence sequence) {
        try {
            return action.apply(sequence);
        } catch (RuntimeException e) {
            return FAILURES.stream()
                    .filter(failure -> failure.isInstance(e))
                    .findFirst()
                    .orElseThrow(() -> e);
        }
    }

    /** Results that are equal in the same cases, whether they come from a vector or from the model. */
    private static @Nullable Object normal(@Nullable Object result) {
        if (result instanceof Sequence sequence) {
            return normal(sequence.toArray());
        } else if (result instanceof long[] array) {
            return Arrays.stream(array).boxed().toList();
        } else if (result instanceof Collection<?> values) {
            return values.stream().map(ModelDriver::normal).collect(Collectors.toList());
        } else if (result instanceof Integer number) {
            return number.longValue();
        }
        return result;
    }

    private Shape shape() {
        return new Shape(subject.widthBits() / 8, subject.isSigned());
    }

    /** The contents, and all that a vector says about itself. */
    private void assertState(long[] contents) {
        int size = contents.length;
        assertEquals(size, subject.size(), "size");
        for (int i = 0; i < size; i++) {
            if (contents[i] != subject.get(i)) {
                assertEquals(contents[i], subject.get(i), "element " + i);
            }
        }
        Shape shape = shape();
        assertTrue(element.shapes().contains(shape), () -> "no such shape: " + shape);
        assertEquals(shape.min(), subject.widthMin(), "widthMin");
        assertEquals(shape.max(), subject.widthMax(), "widthMax");
        assertEquals(size * shape.bytes(), subject.byteLength(), "byteLength");
        assertTrue(subject.capacity() >= size, "capacity");
        assertTrue(subject.byteCapacity() >= subject.factory().trimmedBytes(size, shape), "byteCapacity");
    }

    /** The width holds the elements, has not narrowed, and has not widened for nothing. */
    private void assertWidened(Shape shapeBefore, long[] before, long[] after) {
        Shape least = element.widened(shapeBefore, after);
        Shape most = element.widened(shapeBefore, before, after);
        Shape shape = shape();
        assertTrue(
                least.bytes() <= shape.bytes() && shape.bytes() <= most.bytes(),
                () -> shape + " where " + least + " to " + most + " would do");
        assertEquals(least.signed(), shape.signed(), () -> shape + " where " + least + " would do");
    }

    // ---------------------------------------------------------------- arguments

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private int wild() {
        int[] wild = {-1, model.size() + 1, model.size() + 2, Integer.MIN_VALUE, Integer.MAX_VALUE};
        return wild[random.nextInt(wild.length)];
    }

    /** The index of an element, but sometimes not. */
    private int index() {
        return chance(40) || model.size() == 0 ? chance(2) ? model.size() : wild() : random.nextInt(model.size());
    }

    /** Where to insert, but sometimes nowhere. */
    private int position() {
        return chance(40) ? wild() : chance(4) ? model.size() : random.nextInt(model.size() + 1);
    }

    private int[] range() {
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

    private long value() {
        if (chance(300)) {
            return boundaries[random.nextInt(boundaries.length)];
        }
        if (chance(2)) {
            return pool[random.nextInt(pool.length)];
        }
        long range = high - low + 1;
        return range > 0 ? low + Math.floorMod(random.nextLong(), range) : random.nextLong();
    }

    /** A value that is probably an element. */
    private long present() {
        return chance(3) || model.isEmpty() ? value() : model.get(random.nextInt(model.size()));
    }

    private long[] values() {
        int most = chance(8) ? usualSize : 8;
        long[] values = new long[random.nextInt(most + 1)];
        Arrays.setAll(values, i -> value());
        return values;
    }

    /** The present contents, mostly with a difference. */
    private long[] similar() {
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

    private List<Number> boxed(long[] values) {
        return Arrays.stream(values).mapToObj(element::box).toList();
    }

    /** Boxed values, sometimes with a null behind them. */
    private Collection<@Nullable Number> nullable(long[] values) {
        List<@Nullable Number> boxed = new ArrayList<>(boxed(values));
        if (chance(10)) {
            boxed.add(null);
        }
        return boxed;
    }

    /** Some share of all values, from none to all; sometimes one that gives up after a while. */
    private Supplier<LongPredicate> predicate() {
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
    private Supplier<LongUnaryOperator> operator() {
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

    private int patience() {
        return chance(6) ? random.nextInt(model.size() + 1) : Integer.MAX_VALUE;
    }

    private static final class Refusal {
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
    private Function<Sequence, Sequence> other(long[] values) {
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
    private Supplier<LongStream> stream(long[] values) {
        int patience = chance(6) ? random.nextInt(values.length + 1) : Integer.MAX_VALUE;
        return () -> {
            Refusal refusal = new Refusal(patience);
            return Arrays.stream(values).peek(value -> refusal.count());
        };
    }

    // ---------------------------------------------------------------- operations

    private record Named(String name, Operation operation) {}

    /** An operation without arguments, or one that makes its own. */
    private static Named op(String name, Function<Sequence, @Nullable Object> action) {
        return new Named(name, driver -> action);
    }

    private static Named opWith(String name, Operation operation) {
        return new Named(name, operation);
    }

    private static final Named SHRINK = opWith("shrink", d -> {
        int from = d.random.nextInt(d.model.size() + 1);
        int to = from + d.random.nextInt(d.model.size() - from + 1);
        return s -> {
            s.removeRange(from, to);
            return null;
        };
    });

    @SuppressWarnings("ListRemoveAmbiguous") // removes by index and by value
    private static final List<Named> OPERATIONS = List.of(
            // Size and storage.
            op("isEmpty", Sequence::isEmpty),
            op("trimToSize", s -> {
                s.trimToSize();
                return null;
            }),
            opWith("ensureCapacity", d -> {
                int capacity = d.chance(10) ? -1 : d.random.nextInt(2 * d.usualSize);
                return s -> {
                    s.ensureCapacity(capacity);
                    assertTrue(!(s instanceof VecSubject vec) || vec.capacity() >= capacity);
                    return null;
                };
            }),
            opWith("clear", d -> {
                boolean really = d.chance(4);
                return s -> {
                    if (really) {
                        s.clear();
                    }
                    return s.size();
                };
            }),
            op("reset", s -> {
                s.reset();
                return null;
            }),
            // Single elements.
            opWith("get", d -> {
                int index = d.index();
                return s -> s.get(index);
            }),
            op("first", Sequence::first),
            op("last", Sequence::last),
            opWith("set", d -> {
                int index = d.index();
                long value = d.value();
                return s -> s.set(index, value);
            }),
            opWith("add", d -> {
                long value = d.value();
                return s -> {
                    s.add(value);
                    return null;
                };
            }),
            opWith("add many", d -> {
                long[] values = d.values();
                return s -> {
                    for (long value : values) {
                        s.add(value);
                    }
                    return null;
                };
            }),
            opWith("add at", d -> {
                int position = d.position();
                long value = d.value();
                return s -> {
                    s.add(position, value);
                    return null;
                };
            }),
            opWith("removeAt", d -> {
                int index = d.index();
                return s -> s.removeAt(index);
            }),
            op("removeLast", Sequence::removeLast),
            opWith("swapRemove", d -> {
                int index = d.index();
                return s -> s.swapRemove(index);
            }),
            opWith("swap", d -> {
                int i = d.index();
                int j = d.index();
                return s -> {
                    s.swap(i, j);
                    return null;
                };
            }),
            // Many elements.
            opWith("addAll array", d -> {
                long[] values = d.values();
                return s -> {
                    s.addAll(values);
                    return null;
                };
            }),
            opWith("addAll part of array", d -> {
                long[] values = d.values();
                int from = d.chance(20) ? d.wild() : d.random.nextInt(values.length + 1);
                int count = d.random.nextInt(values.length + 1) - d.random.nextInt(2);
                return s -> {
                    s.addAll(values, from, count);
                    return null;
                };
            }),
            opWith("addAll vector", d -> {
                Function<Sequence, Sequence> other = d.other(d.values());
                return s -> {
                    s.addAll(other.apply(s));
                    return null;
                };
            }),
            op("addAll itself", s -> {
                s.addAll(s);
                return null;
            }),
            opWith("addAll stream", d -> {
                Supplier<LongStream> stream = d.stream(d.values());
                return s -> {
                    s.addAll(stream.get());
                    return null;
                };
            }),
            op("addAll stream of itself", s -> {
                s.addAll(s.stream());
                return null;
            }),
            opWith("addAll collection", d -> {
                Collection<@Nullable Number> values = d.nullable(d.values());
                return s -> {
                    s.addAll(values);
                    return null;
                };
            }),
            opWith("insertAll array", d -> {
                int position = d.position();
                long[] values = d.values();
                return s -> {
                    s.insertAll(position, values);
                    return null;
                };
            }),
            opWith("insertAll part of array", d -> {
                int position = d.position();
                long[] values = d.values();
                int from = d.random.nextInt(values.length + 1);
                int count = d.chance(20) ? d.wild() : d.random.nextInt(values.length - from + 1);
                return s -> {
                    s.insertAll(position, values, from, count);
                    return null;
                };
            }),
            opWith("insertAll vector", d -> {
                int position = d.position();
                Function<Sequence, Sequence> other = d.other(d.values());
                return s -> {
                    s.insertAll(position, other.apply(s));
                    return null;
                };
            }),
            opWith("insertAll itself", d -> {
                int position = d.position();
                return s -> {
                    s.insertAll(position, s);
                    return null;
                };
            }),
            opWith("removeRange", d -> {
                int[] range = d.range();
                return s -> {
                    s.removeRange(range[0], range[1]);
                    return null;
                };
            }),
            opWith("drain", d -> {
                int[] range = d.range();
                return s -> s.drain(range[0], range[1]);
            }),
            opWith("removeIf", d -> {
                Supplier<LongPredicate> test = d.predicate();
                return s -> s.removeIf(test.get());
            }),
            opWith("retainIf", d -> {
                Supplier<LongPredicate> test = d.predicate();
                return s -> s.retainIf(test.get());
            }),
            op("dedup", Sequence::dedup),
            opWith("dedupBy", d -> {
                int shift = d.random.nextInt(24);
                int patience = d.patience();
                return s -> {
                    Refusal refusal = new Refusal(patience);
                    return s.dedupBy((kept, next) -> {
                        refusal.count();
                        return kept >> shift == next >> shift;
                    });
                };
            }),
            opWith("replaceAll", d -> {
                Supplier<LongUnaryOperator> operator = d.operator();
                return s -> {
                    s.replaceAll(operator.get());
                    return null;
                };
            }),
            opWith("truncate", d -> {
                int size = d.chance(20) ? -1 : d.random.nextInt(d.model.size() + 5);
                return s -> {
                    s.truncate(size);
                    return null;
                };
            }),
            opWith("resize", d -> {
                int size = d.chance(20) ? -1 : Math.max(0, d.model.size() + d.random.nextInt(20) - 10);
                long value = d.value();
                return s -> {
                    s.resize(size, value);
                    return null;
                };
            }),
            opWith("fill", d -> {
                boolean really = d.chance(4);
                long value = d.value();
                return s -> {
                    if (really) {
                        s.fill(value);
                    }
                    return null;
                };
            }),
            opWith("fill range", d -> {
                int[] range = d.range();
                long value = d.value();
                return s -> {
                    s.fill(range[0], range[1], value);
                    return null;
                };
            }),
            op("sort", s -> {
                s.sort();
                return null;
            }),
            op("reverse", s -> {
                s.reverse();
                return null;
            }),
            // Search and aggregates.
            opWith("binarySearch", d -> {
                long value = d.present();
                return s -> {
                    Sequence sorted = s.copy();
                    sorted.sort();
                    int found = sorted.binarySearch(value);
                    return found < 0 ? found : "found " + sorted.get(found);
                };
            }),
            opWith("indexOf", d -> {
                long value = d.present();
                return s -> s.indexOf(value);
            }),
            opWith("lastIndexOf", d -> {
                long value = d.present();
                return s -> s.lastIndexOf(value);
            }),
            opWith("contains", d -> {
                long value = d.present();
                return s -> s.contains(value);
            }),
            op("min", Sequence::min),
            op("max", Sequence::max),
            op("sum", Sequence::sum),
            // Iteration, copies, views.
            op("forEach", s -> {
                List<Long> seen = new ArrayList<>();
                s.forEach(seen::add);
                return seen;
            }),
            opWith("iterator", d -> {
                Supplier<LongPredicate> removed = d.predicate();
                return s -> {
                    LongPredicate test = removed.get();
                    List<Long> seen = new ArrayList<>();
                    for (Iterator<? extends Number> it = s.iterator(); it.hasNext(); ) {
                        long value = it.next().longValue();
                        seen.add(value);
                        if (test.test(value)) {
                            it.remove();
                        }
                    }
                    return seen;
                };
            }),
            op("iterator beyond the end", s -> {
                Iterator<? extends Number> it = s.iterator();
                for (int i = s.size(); i > 0; i--) {
                    it.next();
                }
                return it.next().longValue();
            }),
            opWith("spliterator", d -> {
                int splits = d.random.nextInt(4);
                return s -> {
                    Deque<Spliterator<? extends Number>> parts = new ArrayDeque<>();
                    Spliterator<? extends Number> rest = s.spliterator();
                    for (int i = 0; i < splits; i++) {
                        Spliterator<? extends Number> prefix = rest.trySplit();
                        if (prefix != null) {
                            parts.addLast(prefix);
                        }
                    }
                    parts.addLast(rest);
                    List<Long> seen = new ArrayList<>();
                    for (Spliterator<? extends Number> part : parts) {
                        part.tryAdvance(value -> seen.add(value.longValue()));
                        part.forEachRemaining(value -> seen.add(value.longValue()));
                    }
                    return seen;
                };
            }),
            op("stream", s -> s.stream().map(value -> value / 3).toArray()),
            opWith("parallelStream", d -> {
                boolean really = d.chance(16); // each is some hundred times as expensive as anything else here
                return s -> (really ? s.parallelStream() : s.stream())
                        .filter(value -> value % 3 == 0)
                        .toArray();
            }),
            op("toArray", Sequence::toArray),
            opWith("copyTo", d -> {
                int[] range = d.range();
                int length = d.random.nextInt(d.model.size() + 2);
                int at = d.chance(10) ? d.wild() : d.random.nextInt(length + 1);
                int count = range[1] - range[0];
                return s -> {
                    long[] target = new long[length];
                    s.copyTo(range[0], target, at, count);
                    return target;
                };
            }),
            op("copy", Sequence::copy),
            opWith("copyOfRange", d -> {
                int[] range = d.range();
                return s -> s.copyOfRange(range[0], range[1]);
            }),
            opWith("equals", d -> {
                Function<Sequence, Sequence> other = d.other(d.similar());
                return s -> s.equals(other.apply(s));
            }),
            op("hashCode", Sequence::hashCode),
            opWith("compareTo", d -> {
                Function<Sequence, Sequence> other = d.other(d.similar());
                return s -> Integer.signum(s.compareTo(other.apply(s)));
            }),
            op("toString", Sequence::toString),
            // The list view.
            opWith("asList single", d -> {
                int position = d.position();
                int index = d.index();
                Number value = d.element.box(d.value());
                Number present = d.element.box(d.present());
                int which = d.random.nextInt(8);
                return s -> {
                    List<Number> list = s.asList();
                    switch (which) {
                        case 0 -> list.add(value);
                        case 1 -> list.add(position, value);
                        case 2 -> list.set(index, value);
                        case 3 -> list.remove(index);
                        case 4 -> {
                            return list.remove((Object) present);
                        }
                        case 5 -> {
                            return list.contains(present);
                        }
                        case 6 -> {
                            return list.indexOf(present);
                        }
                        default -> {
                            return list.lastIndexOf(present);
                        }
                    }
                    return list.size();
                };
            }),
            opWith("asList bulk", d -> {
                List<Number> values = d.boxed(d.values());
                int position = d.position();
                Supplier<LongPredicate> predicate = d.predicate();
                Supplier<LongUnaryOperator> operator = d.operator();
                int which = d.random.nextInt(6);
                return s -> {
                    List<Number> list = s.asList();
                    return switch (which) {
                        case 0 -> list.addAll(position, values);
                        case 1 -> list.removeAll(values);
                        case 2 -> list.retainAll(values);
                        case 3 -> list.containsAll(values);
                        case 4 -> {
                            LongPredicate test = predicate.get();
                            yield list.removeIf(value -> test.test(value.longValue()));
                        }
                        default -> {
                            LongUnaryOperator map = operator.get();
                            list.replaceAll(value -> d.element.box(map.applyAsLong(value.longValue())));
                            yield null;
                        }
                    };
                };
            }),
            opWith("asList sublist", d -> {
                int[] range = d.range();
                Number value = d.element.box(d.value());
                return s -> {
                    List<Number> list = s.asList().subList(range[0], range[1]);
                    Collections.reverse(list);
                    list.add(value);
                    List<Number> seen = List.copyOf(list);
                    list.subList(0, list.size() / 2).clear();
                    return List.of(seen, list.size(), list.hashCode());
                };
            }),
            opWith("asList iterator", d -> {
                Number[] values = d.boxed(d.values()).toArray(Number[]::new);
                return s -> {
                    int i = 0;
                    ListIterator<Number> it = s.asList().listIterator(s.size());
                    for (; it.hasPrevious() && i < values.length; i++) {
                        it.previous();
                        if (i % 3 == 0) {
                            it.set(values[i]);
                        } else if (i % 3 == 1) {
                            it.remove();
                        } else {
                            it.add(values[i]);
                            it.previous();
                        }
                    }
                    return i;
                };
            }),
            op("asList sort", s -> {
                s.asList().sort((a, b) -> Long.compare(b.longValue(), a.longValue()));
                return null;
            }),
            // Vectors from values.
            op("new", s -> s.factory().empty()),
            opWith("withCapacity", d -> {
                int capacity = d.chance(10) ? -1 : d.random.nextInt(100);
                return s -> s.factory().withCapacity(capacity);
            }),
            opWith("of", d -> {
                long[] values = d.values();
                return s -> s.factory().of(values);
            }),
            opWith("copyOf array", d -> {
                long[] values = d.values();
                return s -> s.factory().copyOf(values);
            }),
            opWith("copyOf part of array", d -> {
                long[] values = d.values();
                int from = d.chance(20) ? d.wild() : d.random.nextInt(values.length + 1);
                int count = d.random.nextInt(values.length + 1);
                return s -> s.factory().copyOf(values, from, count);
            }),
            opWith("copyOf vector", d -> {
                Function<Sequence, Sequence> other = d.other(d.values());
                return s -> s.factory().copyOf(other.apply(s));
            }),
            opWith("copyOf collection", d -> {
                Collection<@Nullable Number> values = d.nullable(d.values());
                return s -> s.factory().copyOf(values);
            }),
            opWith("copyOf stream", d -> {
                Supplier<LongStream> stream = d.stream(d.values());
                return s -> s.factory().copyOf(stream.get());
            }),
            opWith("copyOfSorted", d -> {
                long[] values = d.values();
                if (!d.chance(8)) {
                    Arrays.sort(values);
                }
                return s -> s.factory().copyOfSorted(values);
            }),
            opWith("collector", d -> {
                long[] values = d.values();
                boolean parallel = d.chance(16);
                Element element = d.element;
                return s -> {
                    LongStream stream = Arrays.stream(values);
                    return (parallel ? stream.parallel() : stream)
                            .mapToObj(element::box)
                            .collect(s.factory().toVec());
                };
            }),
            opWith("packed bytes", d -> s -> {
                if (!(s instanceof VecSubject vec)) {
                    return s.copy();
                }
                try {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    vec.writePackedTo(out);
                    return vec.factory()
                            .readPackedFrom(
                                    new ByteArrayInputStream(out.toByteArray()),
                                    vec.size(),
                                    vec.widthBits(),
                                    vec.isSigned());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
}
