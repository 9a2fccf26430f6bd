package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.RandomArguments.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Spliterator;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a {@link ModelDriver} does: every method of a vector, and of its list view those that are not inherited. */
final class ModelOperations {
    private ModelOperations() {}

    /** Makes up arguments, and returns what to do with them, which must come out the same however often it is done. */
    interface Draw {
        Function<Sequence, @Nullable Object> draw(RandomArguments a);
    }

    record Operation(String name, Draw draw) {}

    /** An operation without arguments, or one that makes its own. */
    private static Operation op(String name, Function<Sequence, @Nullable Object> action) {
        return new Operation(name, a -> action);
    }

    private static Operation opWith(String name, Draw draw) {
        return new Operation(name, draw);
    }

    /** Removes elements wherever they are. */
    static final Operation SHRINK = opWith("shrink", a -> {
        int from = a.random.nextInt(a.model.size() + 1);
        int to = from + a.random.nextInt(a.model.size() - from + 1);
        return s -> {
            s.removeRange(from, to);
            return null;
        };
    });

    /** Each way to give a value to a sequence with at least one element. */
    private static final List<ObjLongConsumer<Sequence>> WRITERS = List.of(
            Sequence::add,
            (s, value) -> s.add(0, value),
            (s, value) -> s.set(0, value),
            (s, value) -> s.addAll(1, value, 2),
            (s, value) -> s.addAll(new long[] {1, 2, value}, 1, 2),
            (s, value) -> s.addAll(LongStream.of(1, value)),
            (s, value) -> s.addAll(List.of(1L, value)),
            (s, value) -> s.insertAll(0, value),
            (s, value) -> s.insertAll(0, new long[] {value, 1}, 0, 2),
            Sequence::fill,
            (s, value) -> s.fill(0, 1, value),
            (s, value) -> s.resize(s.size() + 1, value),
            (s, value) -> s.replaceAll(any -> value),
            (s, value) -> s.asList().add(value),
            (s, value) -> s.asList().set(0, value),
            (s, value) -> s.asList().addAll(0, List.of(1L, value)),
            (s, value) -> s.asList().replaceAll(any -> value),
            (s, value) -> s.asList().listIterator().add(value),
            (s, value) -> s.factory().of(value),
            (s, value) -> s.factory().copyOf(new long[] {1, value}),
            (s, value) -> s.factory().copyOf(new long[] {1, value}, 1, 1),
            (s, value) -> s.factory().copyOf(LongStream.of(value)),
            (s, value) -> s.factory().copyOf(List.of(value)),
            (s, value) -> s.factory().copyOfSorted(value),
            (s, value) -> s.addAll(Stream.<Number>of(value).collect(s.factory().toVec())));

    @SuppressWarnings("ListRemoveAmbiguous") // removes by index and by value
    static final List<Operation> ALL = List.of(
            // Size and storage.
            op("isEmpty", Sequence::isEmpty),
            op("trimToSize", s -> {
                s.trimToSize();
                return null;
            }),
            opWith("ensureCapacity", a -> {
                int capacity = a.chance(10) ? -1 : a.random.nextInt(2 * a.usualSize);
                return s -> {
                    s.ensureCapacity(capacity);
                    assertTrue(!(s instanceof VecSubject vec) || vec.capacity() >= capacity);
                    return null;
                };
            }),
            opWith("clear", a -> {
                boolean really = a.chance(4);
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
            opWith("get", a -> {
                int index = a.index();
                return s -> s.get(index);
            }),
            op("first", Sequence::first),
            op("last", Sequence::last),
            opWith("set", a -> {
                int index = a.index();
                long value = a.value();
                return s -> s.set(index, value);
            }),
            opWith("add", a -> {
                long value = a.value();
                return s -> {
                    s.add(value);
                    return null;
                };
            }),
            opWith("add many", a -> {
                long[] values = a.values();
                return s -> {
                    for (long value : values) {
                        s.add(value);
                    }
                    return null;
                };
            }),
            opWith("add at", a -> {
                int position = a.position();
                long value = a.value();
                return s -> {
                    s.add(position, value);
                    return null;
                };
            }),
            opWith("removeAt", a -> {
                int index = a.index();
                return s -> s.removeAt(index);
            }),
            op("removeLast", Sequence::removeLast),
            opWith("swapRemove", a -> {
                int index = a.index();
                return s -> s.swapRemove(index);
            }),
            opWith("swap", a -> {
                int i = a.index();
                int j = a.index();
                return s -> {
                    s.swap(i, j);
                    return null;
                };
            }),
            // Many elements.
            opWith("addAll array", a -> {
                long[] values = a.values();
                return s -> {
                    s.addAll(values);
                    return null;
                };
            }),
            opWith("addAll part of array", a -> {
                long[] values = a.values();
                int from = a.chance(20) ? a.wild() : a.random.nextInt(values.length + 1);
                int count = a.random.nextInt(values.length + 1) - a.random.nextInt(2);
                return s -> {
                    s.addAll(values, from, count);
                    return null;
                };
            }),
            opWith("addAll vector", a -> {
                Function<Sequence, Sequence> other = a.other(a.values());
                return s -> {
                    s.addAll(other.apply(s));
                    return null;
                };
            }),
            op("addAll itself", s -> {
                s.addAll(s);
                return null;
            }),
            opWith("addAll stream", a -> {
                Supplier<LongStream> stream = a.stream(a.values());
                return s -> {
                    s.addAll(stream.get());
                    return null;
                };
            }),
            op("addAll stream of itself", s -> {
                s.addAll(s.stream());
                return null;
            }),
            opWith("addAll collection", a -> {
                Collection<@Nullable Number> values = a.nullable(a.values());
                return s -> {
                    s.addAll(values);
                    return null;
                };
            }),
            opWith("insertAll array", a -> {
                int position = a.position();
                long[] values = a.values();
                return s -> {
                    s.insertAll(position, values);
                    return null;
                };
            }),
            opWith("insertAll part of array", a -> {
                int position = a.position();
                long[] values = a.values();
                int from = a.random.nextInt(values.length + 1);
                int count = a.chance(20) ? a.wild() : a.random.nextInt(values.length - from + 1);
                return s -> {
                    s.insertAll(position, values, from, count);
                    return null;
                };
            }),
            opWith("insertAll vector", a -> {
                int position = a.position();
                Function<Sequence, Sequence> other = a.other(a.values());
                return s -> {
                    s.insertAll(position, other.apply(s));
                    return null;
                };
            }),
            opWith("insertAll itself", a -> {
                int position = a.position();
                return s -> {
                    s.insertAll(position, s);
                    return null;
                };
            }),
            opWith("removeRange", a -> {
                int[] range = a.range();
                return s -> {
                    s.removeRange(range[0], range[1]);
                    return null;
                };
            }),
            opWith("drain", a -> {
                int[] range = a.range();
                return s -> s.drain(range[0], range[1]);
            }),
            opWith("removeIf", a -> {
                Supplier<LongPredicate> test = a.predicate();
                return s -> s.removeIf(test.get());
            }),
            opWith("retainIf", a -> {
                Supplier<LongPredicate> test = a.predicate();
                return s -> s.retainIf(test.get());
            }),
            op("dedup", Sequence::dedup),
            opWith("dedupBy", a -> {
                int shift = a.random.nextInt(24);
                int patience = a.patience();
                return s -> {
                    Refusal refusal = new Refusal(patience);
                    return s.dedupBy((kept, next) -> {
                        refusal.count();
                        return kept > next || kept >> shift == next >> shift;
                    });
                };
            }),
            opWith("replaceAll", a -> {
                Supplier<LongUnaryOperator> operator = a.operator();
                return s -> {
                    s.replaceAll(operator.get());
                    return null;
                };
            }),
            opWith("truncate", a -> {
                int size = a.chance(20) ? -1 : a.random.nextInt(a.model.size() + 5);
                return s -> {
                    s.truncate(size);
                    return null;
                };
            }),
            opWith("resize", a -> {
                int size = a.chance(20) ? -1 : Math.max(0, a.model.size() + a.random.nextInt(20) - 10);
                long value = a.value();
                return s -> {
                    s.resize(size, value);
                    return null;
                };
            }),
            opWith("fill", a -> {
                boolean really = a.chance(4);
                long value = a.value();
                return s -> {
                    if (really) {
                        s.fill(value);
                    }
                    return null;
                };
            }),
            opWith("fill range", a -> {
                int[] range = a.range();
                long value = a.value();
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
            opWith("what is out of range", a -> {
                long[] outside = a.element.outside();
                long value = outside.length == 0 ? 0 : outside[a.random.nextInt(outside.length)];
                ObjLongConsumer<Sequence> writer = WRITERS.get(a.random.nextInt(WRITERS.size()));
                return s -> {
                    if (a.element.holds(value) || s.isEmpty()) {
                        return null;
                    }
                    if (s instanceof VecSubject) {
                        writer.accept(s, value);
                        return "accepted";
                    }
                    throw new IllegalArgumentException();
                };
            }),
            // Search and aggregates.
            opWith("binarySearch", a -> {
                long value = a.sought();
                return s -> {
                    Sequence sorted = s.copy();
                    sorted.sort();
                    int found = sorted.binarySearch(value);
                    return found < 0 ? found : "found " + sorted.get(found);
                };
            }),
            opWith("indexOf", a -> {
                long value = a.sought();
                return s -> s.indexOf(value);
            }),
            opWith("lastIndexOf", a -> {
                long value = a.sought();
                return s -> s.lastIndexOf(value);
            }),
            opWith("contains", a -> {
                long value = a.sought();
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
            opWith("iterator", a -> {
                Supplier<LongPredicate> removed = a.predicate();
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
            opWith("spliterator", a -> {
                int splits = a.random.nextInt(4);
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
            opWith("parallelStream", a -> {
                boolean really = a.chance(16); // each is some hundred times as expensive as anything else here
                return s -> (really ? s.parallelStream() : s.stream())
                        .filter(value -> value % 3 == 0)
                        .toArray();
            }),
            op("toArray", Sequence::toArray),
            opWith("copyTo", a -> {
                int[] range = a.range();
                int length = a.random.nextInt(a.model.size() + 2);
                int at = a.chance(10) ? a.wild() : a.random.nextInt(length + 1);
                int count = range[1] - range[0];
                return s -> {
                    long[] target = new long[length];
                    s.copyTo(range[0], target, at, count);
                    return target;
                };
            }),
            op("toNumberArray", Sequence::toNumberArray),
            op("toUnsignedNumberArray", Sequence::toUnsignedNumberArray),
            op("copy", Sequence::copy),
            opWith("copyOfRange", a -> {
                int[] range = a.range();
                return s -> s.copyOfRange(range[0], range[1]);
            }),
            opWith("equals", a -> {
                Function<Sequence, Sequence> other = a.other(a.similar());
                return s -> s.equals(other.apply(s));
            }),
            op("hashCode", Sequence::hashCode),
            opWith("compareTo", a -> {
                Function<Sequence, Sequence> other = a.other(a.similar());
                return s -> Integer.signum(s.compareTo(other.apply(s)));
            }),
            op("toString", Sequence::toString),
            // The list view.
            opWith("asList single", a -> {
                int position = a.position();
                int index = a.index();
                Number value = a.element.box(a.value());
                Number present = a.element.box(a.sought());
                int which = a.random.nextInt(8);
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
            opWith("asList bulk", a -> {
                List<Number> values = a.boxed(a.values());
                int position = a.position();
                Supplier<LongPredicate> predicate = a.predicate();
                Supplier<LongUnaryOperator> operator = a.operator();
                int which = a.random.nextInt(6);
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
                            list.replaceAll(value -> a.element.box(map.applyAsLong(value.longValue())));
                            yield null;
                        }
                    };
                };
            }),
            opWith("asList sublist", a -> {
                int[] range = a.range();
                Number value = a.element.box(a.value());
                return s -> {
                    List<Number> list = s.asList().subList(range[0], range[1]);
                    Collections.reverse(list);
                    list.add(value);
                    List<Number> seen = List.copyOf(list);
                    list.subList(0, list.size() / 2).clear();
                    return List.of(seen, list.size(), list.hashCode());
                };
            }),
            opWith("asList iterator", a -> {
                Number[] values = a.boxed(a.values()).toArray(Number[]::new);
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
            opWith("withCapacity", a -> {
                int capacity = a.chance(10) ? -1 : a.random.nextInt(100);
                return s -> s.factory().withCapacity(capacity);
            }),
            opWith("of", a -> {
                long[] values = a.values();
                return s -> s.factory().of(values);
            }),
            opWith("copyOf array", a -> {
                long[] values = a.values();
                return s -> s.factory().copyOf(values);
            }),
            opWith("copyOf part of array", a -> {
                long[] values = a.values();
                int from = a.chance(20) ? a.wild() : a.random.nextInt(values.length + 1);
                int count = a.random.nextInt(values.length + 1);
                return s -> s.factory().copyOf(values, from, count);
            }),
            opWith("copyOf vector", a -> {
                Function<Sequence, Sequence> other = a.other(a.values());
                return s -> s.factory().copyOf(other.apply(s));
            }),
            opWith("copyOf collection", a -> {
                Collection<@Nullable Number> values = a.nullable(a.values());
                return s -> s.factory().copyOf(values);
            }),
            opWith("copyOf stream", a -> {
                Supplier<LongStream> stream = a.stream(a.values());
                return s -> s.factory().copyOf(stream.get());
            }),
            opWith("copyOfSorted", a -> {
                long[] values = a.values();
                if (!a.chance(8)) {
                    Arrays.sort(values);
                }
                return s -> s.factory().copyOfSorted(values);
            }),
            opWith("copyOfUnsigned", a -> {
                long[] values =
                        Arrays.stream(a.values()).map(value -> (int) value).toArray();
                return s -> s.factory().copyOfUnsigned(values);
            }),
            opWith("collector", a -> {
                long[] values = a.values();
                boolean parallel = a.chance(16);
                Element element = a.element;
                return s -> {
                    LongStream stream = Arrays.stream(values);
                    return (parallel ? stream.parallel() : stream)
                            .mapToObj(element::box)
                            .collect(s.factory().toVec());
                };
            }),
            opWith("packed bytes", a -> s -> {
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
