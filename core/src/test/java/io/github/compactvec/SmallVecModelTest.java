package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.ListIterator;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Small vectors against {@code ArrayList}, by long runs of random operations that spill and unspill all the time. */
class SmallVecModelTest {
    private static final int RUNS = 3;
    private static final int OPERATIONS = 100_000;
    private static final int PHASE = 200;

    static Stream<Arguments> runs() {
        return SmallVecSlots.INLINE_CAPACITIES.stream()
                .flatMap(n -> IntStream.rangeClosed(1, RUNS).mapToObj(seed -> Arguments.of(n, seed)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void behavesLikeAnArrayList(int inlineCapacity, long seed) {
        Driver driver = new Driver(inlineCapacity, seed);
        driver.run();
        assertTrue(driver.spills > OPERATIONS / 200, driver.spills + " times spilled");
        assertTrue(driver.returns > OPERATIONS / 200, driver.returns + " times moved back inline");
    }

    /** What a test or comparator throws that is to fail. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** What is done to the vector and what to the model, with results to be equal. */
    private record Operation(
            String name,
            Function<SmallVec<@Nullable Integer>, @Nullable Object> onVector,
            Function<List<@Nullable Integer>, @Nullable Object> onModel) {}

    private static final class Driver {
        private final Random random;
        private final int inlineCapacity;
        private SmallVec<@Nullable Integer> vec;
        private List<@Nullable Integer> model = new ArrayList<>();
        private int usualSize;
        int spills;
        int returns;

        Driver(int inlineCapacity, long seed) {
            random = new Random(seed);
            this.inlineCapacity = inlineCapacity;
            vec = SmallVec.withInlineCapacity(inlineCapacity);
        }

        void run() {
            for (int i = 0; i < OPERATIONS; i++) {
                if (i % PHASE == 0) {
                    usualSize = random.nextInt(2 * inlineCapacity + 2);
                }
                List<@Nullable Integer> before = new ArrayList<>(model);
                boolean spilledBefore = vec.isSpilled();
                Operation operation = model.size() > 2 * usualSize + 2 ? shrink() : any();
                try {
                    step(operation);
                } catch (RuntimeException | AssertionError e) {
                    throw new AssertionError(operation.name + " on " + before + " at step " + i + ": " + e, e);
                }
                spills += !spilledBefore && vec.isSpilled() ? 1 : 0;
                returns += spilledBefore && !vec.isSpilled() ? 1 : 0;
            }
        }

        private void step(Operation operation) {
            Object expected = outcome(operation.onModel, model);
            Object actual = outcome(operation.onVector, vec);
            assertEquals(normal(expected), normal(actual));
            if (actual instanceof SmallVec<?> made) {
                SmallVecSlots.assertHoldsNothingElse(made);
                assertEquals(inlineCapacity, made.inlineCapacity());
            }
            assertEquals(model.size(), vec.size());
            assertEquals(model, vec);
            SmallVecSlots.assertHoldsNothingElse(vec);
            assertTrue(vec.isSpilled() || vec.capacity() == inlineCapacity);
        }

        private static <T> @Nullable Object outcome(Function<T, @Nullable Object> action, T list) {
            try {
                return action.apply(list);
            } catch (RuntimeException e) {
                return e instanceof IndexOutOfBoundsException ? IndexOutOfBoundsException.class : e.getClass();
            }
        }

        private static @Nullable Object normal(@Nullable Object result) {
            return result instanceof Object[] array ? Arrays.asList(array) : result;
        }

        // ------------------------------------------------------------ arguments

        private @Nullable Integer element() {
            int value = random.nextInt(9);
            return value == 0 ? null : Integer.valueOf(1_000 + value);
        }

        private @Nullable Integer[] elements() {
            return Stream.generate(this::element)
                    .limit(random.nextInt(Math.max(3, usualSize)))
                    .toArray(Integer[]::new);
        }

        /** Mostly valid. */
        private int index() {
            return random.nextInt(model.size() + 3) - 1;
        }

        private int position() {
            return random.nextInt(model.size() + 1);
        }

        private static boolean passes(@Nullable Object value, int salt) {
            return (Objects.hashCode(value) * 31 + salt) % 3 == 0;
        }

        /** A test that may throw, on the same element of equal lists. */
        private Predicate<@Nullable Object> test() {
            int salt = random.nextInt(9);
            Integer refused = random.nextInt(8) == 0 ? element() : Integer.valueOf(-1);
            return value -> {
                if (Objects.equals(value, refused)) {
                    throw new Refused();
                }
                return passes(value, salt);
            };
        }

        // ------------------------------------------------------------ operations

        private static Operation both(String name, Function<List<@Nullable Integer>, @Nullable Object> action) {
            return new Operation(name, action::apply, action);
        }

        private static Operation each(
                String name,
                Function<SmallVec<@Nullable Integer>, @Nullable Object> onVector,
                Function<List<@Nullable Integer>, @Nullable Object> onModel) {
            return new Operation(name, onVector, onModel);
        }

        private Operation shrink() {
            int at = random.nextInt(model.size());
            int size = random.nextInt(usualSize + 1);
            return switch (random.nextInt(4)) {
                case 0 -> both("remove", list -> removeAt(list, at));
                case 1 -> truncate(size);
                case 2 -> removeRange(Math.min(at, size), model.size());
                default -> trim();
            };
        }

        private Operation trim() {
            return each(
                    "trimToSize",
                    vector -> {
                        vector.trimToSize();
                        assertEquals(vector.size() > inlineCapacity, vector.isSpilled());
                        assertEquals(Math.max(vector.size(), inlineCapacity), vector.capacity());
                        return null;
                    },
                    list -> null);
        }

        private static Operation truncate(int size) {
            return each(
                    "truncate",
                    vector -> {
                        vector.truncate(size);
                        return null;
                    },
                    list -> {
                        list.subList(Math.min(size, list.size()), list.size()).clear();
                        return null;
                    });
        }

        private static Operation removeRange(int from, int to) {
            return each(
                    "removeRange",
                    vector -> {
                        vector.removeRange(from, to);
                        return null;
                    },
                    list -> drained(list, from, to) == null ? 1 : null);
        }

        private static List<@Nullable Integer> drained(List<@Nullable Integer> list, int from, int to) {
            Objects.checkFromToIndex(from, to, list.size());
            List<@Nullable Integer> drained = new ArrayList<>(list.subList(from, to));
            list.subList(from, to).clear();
            return drained;
        }

        private Operation any() {
            Integer x = element();
            @Nullable Integer[] xs = elements();
            int i = index();
            int j = index();
            int p = position();
            int q = p + random.nextInt(model.size() - p + 1);
            int salt = random.nextInt(1 << 20);
            Predicate<@Nullable Object> test = test();
            return switch (random.nextInt(44)) {
                case 0, 1, 2 -> both("add", list -> list.add(x));
                case 3 ->
                    both("add at", list -> {
                        list.add(i, x);
                        return null;
                    });
                case 4 -> both("addAll", list -> list.addAll(Arrays.asList(xs)));
                case 5 -> both("addAll at", list -> list.addAll(i, Arrays.asList(xs)));
                case 6 -> both("addAll of itself", list -> list.size() < 40 && list.addAll(p, itself(list)));
                case 7 -> both("set", list -> list.set(i, x));
                case 8, 9 -> both("remove at", list -> removeAt(list, i));
                case 10 -> both("remove", list -> list.remove((Object) x));
                case 11 -> both("get", list -> list.get(i));
                case 12 -> both("indexOf", list -> list.indexOf(x) + 100 * list.lastIndexOf(x));
                case 13 -> both("contains", list -> list.contains(x));
                case 14 -> both("removeIf", list -> list.removeIf(test));
                case 15 -> both("removeAll", list -> list.removeAll(Arrays.asList(xs)));
                case 16 -> both("retainAll", list -> random(salt).nextBoolean() && list.retainAll(Arrays.asList(xs)));
                case 17 ->
                    both("sort", list -> {
                        list.sort(Comparator.comparingInt(Objects::hashCode));
                        return null;
                    });
                case 18 ->
                    both("replaceAll", list -> {
                        list.replaceAll(value -> passes(value, salt) ? x : value);
                        return null;
                    });
                case 19 -> both("toArray", List::toArray);
                case 20 -> both("toArray of", list -> list.toArray(Arrays.copyOf(new Integer[] {1, 2, 3}, i + 1)));
                case 21 -> both("hashCode", List::hashCode);
                case 22 -> both("toString", List::toString);
                case 23 -> both("iterate", list -> iterate(list.listIterator(p), random(salt)));
                case 24 ->
                    both("sublist", list -> {
                        List<@Nullable Integer> part = list.subList(p, q);
                        part.add(x);
                        part.removeAll(Arrays.asList(xs));
                        Collections.reverse(part);
                        return part.hashCode();
                    });
                case 25 -> both("stream", list -> list.stream().skip(p).toList());
                case 26 ->
                    random.nextInt(4) > 0
                            ? trim()
                            : both("clear", list -> {
                                list.clear();
                                return null;
                            });
                case 27 -> truncate(random.nextInt(usualSize + 1));
                case 28 -> removeRange(p, q);
                case 29 -> each("drain", vector -> vector.drain(p, q), list -> drained(list, p, q));
                case 30 -> each("drain anywhere", vector -> vector.drain(i, j), list -> drained(list, i, j));
                case 31 ->
                    each("drainIf", vector -> vector.drainIf(test), list -> {
                        List<@Nullable Integer> passed =
                                list.stream().filter(test).toList();
                        list.removeIf(test);
                        return passed;
                    });
                case 32 -> each("retainIf", vector -> vector.retainIf(test), list -> list.removeIf(test.negate()));
                case 33 -> each("dedup", SmallVec::dedup, list -> dedupBy(list, Objects::equals));
                case 34 ->
                    each(
                            "dedupBy",
                            vector -> vector.dedupBy((a, b) -> passes(a, salt) == test.test(b)),
                            list -> dedupBy(list, (a, b) -> passes(a, salt) == test.test(b)));
                case 35 ->
                    each(
                            "dedupByKey",
                            vector -> vector.dedupByKey(value -> passes(value, salt)),
                            list -> dedupBy(list, (a, b) -> passes(a, salt) == passes(b, salt)));
                case 36 ->
                    each("swapRemove", vector -> vector.swapRemove(i), list -> {
                        Integer old = list.set(i, list.get(list.size() - 1));
                        list.subList(list.size() - 1, list.size()).clear();
                        return old;
                    });
                case 37 ->
                    each(
                            "resize",
                            vector -> {
                                vector.resize(q, x);
                                vector.resizeWith(q + 3, () -> x);
                                return vector.size();
                            },
                            list -> {
                                list.subList(q, list.size()).clear();
                                list.addAll(Collections.nCopies(3, x));
                                return list.size();
                            });
                case 38 ->
                    each(
                            "append",
                            vector -> {
                                SmallVec<@Nullable Integer> other = SmallVec.withInlineCapacity(
                                        1 << random(salt).nextInt(5));
                                other.addAll(xs);
                                vector.append(other);
                                SmallVecSlots.assertHoldsNothingElse(other);
                                return other.size();
                            },
                            list -> {
                                list.addAll(Arrays.asList(xs));
                                return 0;
                            });
                case 39 ->
                    each(
                            "insertAll",
                            vector -> {
                                vector.insertAll(p, xs);
                                vector.insertAll(p, xs, xs.length / 2, xs.length - xs.length / 2);
                                vector.insertAll(p, Arrays.asList(x));
                                return vector.addAll(xs);
                            },
                            list -> {
                                list.addAll(p, Arrays.asList(xs));
                                list.addAll(p, Arrays.asList(xs).subList(xs.length / 2, xs.length));
                                list.add(p, x);
                                return list.addAll(Arrays.asList(xs));
                            });
                case 40 ->
                    each(
                            "ends",
                            vector -> {
                                vector.addFirst(x);
                                vector.addLast(x);
                                return Arrays.asList(
                                        vector.getFirst(), vector.getLast(), vector.removeFirst(), vector.removeLast());
                            },
                            list -> Arrays.asList(x, x, x, x));
                case 41 -> each("ensureCapacity", vector -> ensured(vector, model.size() + xs.length), list -> true);
                case 42 -> each("copy", this::copied, ArrayList::new);
                default -> each("copyOfRange", vector -> vector.copyOfRange(p, q), list -> list.subList(p, q));
            };
        }

        @SuppressWarnings("ListRemoveAmbiguous") // the index is meant
        private static @Nullable Object removeAt(List<@Nullable Integer> list, int index) {
            return list.remove(index);
        }

        private static <T> T itself(T list) {
            return list;
        }

        private static boolean ensured(SmallVec<?> vector, int capacity) {
            vector.ensureCapacity(capacity);
            return vector.tryEnsureCapacity(capacity) && vector.capacity() >= capacity;
        }

        /** Goes on with a copy. */
        private Object copied(SmallVec<@Nullable Integer> vector) {
            vec = vector.copy();
            assertTrue(vec.capacity() == Math.max(vector.size(), inlineCapacity));
            return vec;
        }

        private static Random random(int salt) {
            return new Random(salt);
        }

        private static boolean dedupBy(
                List<@Nullable Integer> list, java.util.function.BiPredicate<@Nullable Object, @Nullable Object> same) {
            List<@Nullable Integer> kept = new ArrayList<>();
            for (Integer value : list) {
                if (kept.isEmpty() || !same.test(kept.get(kept.size() - 1), value)) {
                    kept.add(value);
                }
            }
            boolean changed = kept.size() < list.size();
            list.clear();
            list.addAll(kept);
            return changed;
        }

        private Object iterate(ListIterator<@Nullable Integer> iterator, Random steps) {
            List<@Nullable Object> seen = new ArrayList<>();
            for (int k = 0; k < 12; k++) {
                int step = steps.nextInt(8);
                Object result = outcome(
                        it -> {
                            switch (step) {
                                case 0, 1, 2 -> {
                                    return it.next();
                                }
                                case 3, 4 -> {
                                    return it.previous();
                                }
                                case 5 -> it.add(1_005);
                                case 6 -> it.set(1_006);
                                default -> it.remove();
                            }
                            return it.nextIndex();
                        },
                        iterator);
                seen.add(result);
            }
            return seen;
        }
    }
}
