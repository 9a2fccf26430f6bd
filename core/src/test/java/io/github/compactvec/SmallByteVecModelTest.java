package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Vectors of bytes against {@code ArrayList<Byte>}, by long runs of random operations that spill and unspill. */
class SmallByteVecModelTest {
    private static final int OPERATIONS = 60_000;
    private static final int PHASE = 100;

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 5);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void behavesLikeAnArrayList(int seed) {
        Driver driver = new Driver(seed);
        driver.run();
        assertTrue(driver.spills > OPERATIONS / 500, driver.spills + " times spilled");
        assertTrue(driver.returns > OPERATIONS / 500, driver.returns + " times moved back inline");
    }

    /** What is thrown by a test that is to fail. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** What is done to the vector and what to the model, with results to be equal. */
    private record Operation(
            String name,
            Function<SmallByteVec, @Nullable Object> onVector,
            Function<List<Byte>, @Nullable Object> onModel) {}

    private static List<Byte> boxed(byte... values) {
        List<Byte> list = new ArrayList<>();
        for (byte value : values) {
            list.add(value);
        }
        return list;
    }

    private static byte[] unboxed(List<Byte> list) {
        byte[] array = new byte[list.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = list.get(i);
        }
        return array;
    }

    private static final class Driver {
        private final Random random;
        private SmallByteVec vec = new SmallByteVec();
        private List<Byte> model = new ArrayList<>();
        private int usualSize;
        int spills;
        int returns;

        Driver(long seed) {
            random = new Random(seed);
        }

        void run() {
            for (int i = 0; i < OPERATIONS; i++) {
                if (i % PHASE == 0) {
                    usualSize = random.nextInt(i % 5 == 0 ? 200 : 40);
                }
                List<Byte> before = new ArrayList<>(model);
                boolean spilledBefore = vec.isSpilled();
                Operation operation =
                        model.size() > 2 * usualSize + 2 ? shrink() : random.nextInt(3) == 0 ? grow() : any();
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
            assertEquals(expected, actual instanceof SmallByteVec made ? boxed(made.toArray()) : actual);
            byte[] elements = unboxed(model);
            assertArrayEquals(elements, vec.toArray());
            assertEquals(elements.length, vec.size());
            assertTrue(vec.capacity() >= vec.size());
            assertTrue(vec.isSpilled() || vec.capacity() == vec.inlineCapacity());
            for (int i = 0; i < elements.length; i++) {
                assertEquals(elements[i], vec.get(i));
            }
            SmallByteVec made = SmallByteVec.of(elements);
            assertEquals(made, vec);
            assertEquals(vec, made);
            assertEquals(0, vec.compareTo(made));
            assertEquals(model.hashCode(), vec.hashCode());
            assertEquals(model.toString(), vec.toString());
        }

        private static <T> @Nullable Object outcome(Function<T, @Nullable Object> action, T list) {
            try {
                return action.apply(list);
            } catch (IndexOutOfBoundsException e) {
                return IndexOutOfBoundsException.class;
            } catch (RuntimeException e) {
                return e.getClass();
            }
        }

        // ------------------------------------------------------------ arguments

        private byte element() {
            return (byte) (random.nextBoolean() ? random.nextInt(4) - 2 : random.nextInt());
        }

        private byte[] elements() {
            byte[] values = new byte[random.nextInt(Math.max(3, usualSize))];
            for (int i = 0; i < values.length; i++) {
                values[i] = element();
            }
            return values;
        }

        /** Mostly valid. */
        private int index() {
            return random.nextInt(model.size() + 3) - 1;
        }

        private static boolean passes(byte value, int salt) {
            return (value * 31 + salt) % 3 == 0;
        }

        /** A test that may throw, on the same element of equal lists. */
        private static SmallByteVec.BytePredicate test(int salt, int calls) {
            return new SmallByteVec.BytePredicate() {
                private int left = calls;

                @Override
                public boolean test(byte value) {
                    if (left-- == 0) {
                        throw new Refused();
                    }
                    return passes(value, salt);
                }
            };
        }

        /** What a removal by a test does to a list: all are tested first. */
        private static boolean removeIf(List<Byte> list, SmallByteVec.BytePredicate test) {
            boolean[] removed = new boolean[list.size()];
            for (int i = 0; i < removed.length; i++) {
                removed[i] = test.test(list.get(i));
            }
            for (int i = removed.length - 1; i >= 0; i--) {
                if (removed[i]) {
                    list.remove(i);
                }
            }
            return list.size() < removed.length;
        }

        // ------------------------------------------------------------ operations

        private Operation shrink() {
            int index = random.nextInt(model.size());
            int to = index + random.nextInt(model.size() - index + 1);
            return switch (random.nextInt(6)) {
                case 0 -> removeRange(index, to);
                case 1 -> drain(index, to);
                case 2 -> truncate(index);
                case 3 -> new Operation("clear", action(SmallByteVec::clear), action(List::clear));
                case 4 -> new Operation("reset", action(SmallByteVec::reset), action(List::clear));
                default -> {
                    int salt = random.nextInt(3);
                    yield new Operation(
                            "removeIf", v -> v.removeIf(b -> passes(b, salt)), m -> m.removeIf(b -> passes(b, salt)));
                }
            };
        }

        private static <T> Function<T, @Nullable Object> action(java.util.function.Consumer<T> action) {
            return t -> {
                action.accept(t);
                return null;
            };
        }

        private static Operation removeRange(int from, int to) {
            return new Operation("removeRange " + from + " " + to, action(v -> v.removeRange(from, to)), m -> {
                java.util.Objects.checkFromToIndex(from, to, m.size());
                m.subList(from, to).clear();
                return null;
            });
        }

        private static Operation drain(int from, int to) {
            return new Operation("drain " + from + " " + to, v -> v.drain(from, to), m -> {
                java.util.Objects.checkFromToIndex(from, to, m.size());
                List<Byte> range = m.subList(from, to);
                List<Byte> drained = new ArrayList<>(range);
                range.clear();
                return drained;
            });
        }

        private static Operation truncate(int size) {
            return new Operation(
                    "truncate " + size,
                    action(v -> v.truncate(size)),
                    action(m -> m.subList(Math.min(size, m.size()), m.size()).clear()));
        }

        private Operation grow() {
            byte value = element();
            byte[] values = elements();
            int from = random.nextInt(values.length + 2) - 1;
            int count = random.nextInt(values.length + 2) - 1;
            int index = index();
            return switch (random.nextInt(12)) {
                case 0, 1 -> new Operation("add", action(v -> v.add(value)), action(m -> m.add(value)));
                case 2 ->
                    new Operation(
                            "add at " + index, action(v -> v.add(index, value)), action(m -> m.add(index, value)));
                case 3 -> new Operation("addAll", action(v -> v.addAll(values)), action(m -> m.addAll(boxed(values))));
                case 4 ->
                    new Operation("addAll range", action(v -> v.addAll(values, from, count)), m -> {
                        java.util.Objects.checkFromIndexSize(from, count, values.length);
                        m.addAll(boxed(values).subList(from, from + count));
                        return null;
                    });
                case 5 ->
                    new Operation(
                            "insertAll at " + index,
                            action(v -> v.insertAll(index, values)),
                            action(m -> m.addAll(index, boxed(values))));
                case 6 ->
                    new Operation(
                            "insert a vector at " + index,
                            action(v -> v.insertAll(index, SmallByteVec.of(values))),
                            action(m -> m.addAll(index, boxed(values))));
                case 7 ->
                    new Operation(
                            "insert itself at " + index,
                            action(v -> v.insertAll(index, v)),
                            action(m -> m.addAll(index, new ArrayList<>(m))));
                case 8 ->
                    new Operation("addAll itself", action(v -> v.addAll(v)), action(m -> m.addAll(new ArrayList<>(m))));
                case 9 -> {
                    ByteBuffer buffer = random.nextBoolean()
                            ? ByteBuffer.wrap(values).asReadOnlyBuffer()
                            : ByteBuffer.allocateDirect(values.length)
                                    .put(values)
                                    .flip();
                    buffer.position(random.nextInt(values.length + 1));
                    yield new Operation(
                            "addAll buffer",
                            action(v -> v.addAll(buffer)),
                            action(m -> m.addAll(boxed(values).subList(buffer.position(), values.length))));
                }
                case 10 ->
                    new Operation(
                            "addAll stream",
                            v -> read(v, new ByteArrayInputStream(values)),
                            m -> m.addAll(boxed(values)) ? values.length : 0);
                default -> {
                    int size = random.nextInt(2 * usualSize + 2) - 1;
                    yield new Operation("resize " + size, action(v -> v.resize(size, value)), m -> {
                        if (size < 0) {
                            throw new IllegalArgumentException();
                        }
                        m.subList(Math.min(size, m.size()), m.size()).clear();
                        m.addAll(Collections.nCopies(size - m.size(), value));
                        return null;
                    });
                }
            };
        }

        private static int read(SmallByteVec vec, ByteArrayInputStream in) {
            try {
                return vec.addAll(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Operation any() {
            int index = index();
            int other = index();
            byte value = element();
            int salt = random.nextInt(3);
            int calls = random.nextInt(4 * usualSize + 4);
            return switch (random.nextInt(22)) {
                case 0 -> new Operation("get " + index, v -> v.get(index), m -> m.get(index));
                case 1 -> new Operation("set " + index, v -> v.set(index, value), m -> m.set(index, value));
                case 2 ->
                    new Operation("first", SmallByteVec::first, m -> {
                        if (m.isEmpty()) {
                            throw new NoSuchElementException();
                        }
                        return m.get(0);
                    });
                case 3 ->
                    new Operation("last", SmallByteVec::last, m -> {
                        if (m.isEmpty()) {
                            throw new NoSuchElementException();
                        }
                        return m.get(m.size() - 1);
                    });
                case 4 -> new Operation("removeAt " + index, v -> v.removeAt(index), m -> m.remove(index));
                case 5 ->
                    new Operation("removeLast", SmallByteVec::removeLast, m -> {
                        if (m.isEmpty()) {
                            throw new NoSuchElementException();
                        }
                        return m.remove(m.size() - 1);
                    });
                case 6 ->
                    new Operation("swapRemove " + index, v -> v.swapRemove(index), m -> {
                        Byte removed = m.get(index);
                        m.set(index, m.get(m.size() - 1));
                        m.remove(m.size() - 1);
                        return removed;
                    });
                case 7 ->
                    new Operation(
                            "swap", action(v -> v.swap(index, other)), action(m -> Collections.swap(m, index, other)));
                case 8 -> removeRange(index, other);
                case 9 -> drain(index, other);
                case 10 ->
                    new Operation("fill", action(v -> v.fill(index, other, value)), m -> {
                        java.util.Objects.checkFromToIndex(index, other, m.size());
                        Collections.fill(m.subList(index, other), value);
                        return null;
                    });
                case 11 ->
                    new Operation(
                            "removeIf, throwing at " + calls,
                            v -> v.removeIf(test(salt, calls)),
                            m -> removeIf(m, test(salt, calls)));
                case 12 ->
                    new Operation(
                            "retainIf, throwing at " + calls,
                            v -> v.retainIf(test(salt, calls)),
                            m -> removeIf(m, negated(test(salt, calls))));
                case 13 ->
                    new Operation("dedup", SmallByteVec::dedup, m -> {
                        List<Byte> all = new ArrayList<>(m);
                        m.clear();
                        for (Byte each : all) {
                            if (m.isEmpty() || !m.get(m.size() - 1).equals(each)) {
                                m.add(each);
                            }
                        }
                        return m.size() < all.size();
                    });
                case 14 -> new Operation("reverse", action(SmallByteVec::reverse), action(Collections::reverse));
                case 15 -> new Operation("indexOf", v -> v.indexOf(value), m -> m.indexOf(value));
                case 16 -> new Operation("lastIndexOf", v -> v.lastIndexOf(value), m -> m.lastIndexOf(value));
                case 17 -> new Operation("contains", v -> v.contains(value), m -> m.contains(value));
                case 18 ->
                    new Operation("copyOfRange", v -> v.copyOfRange(index, other), m -> {
                        java.util.Objects.checkFromToIndex(index, other, m.size());
                        return new ArrayList<>(m.subList(index, other));
                    });
                case 19 ->
                    new Operation(
                            "copies",
                            v -> {
                                ByteArrayOutputStream written = new ByteArrayOutputStream();
                                ByteBuffer buffer = ByteBuffer.allocate(v.size() + 1);
                                byte[] copied = new byte[v.size()];
                                byte[] read;
                                try {
                                    v.writeTo(written);
                                    read = v.asInputStream().readAllBytes();
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                                v.copyTo(buffer);
                                v.copyTo(0, copied, 0, copied.length);
                                return List.of(
                                        boxed(written.toByteArray()),
                                        boxed(Arrays.copyOf(buffer.array(), buffer.position())),
                                        boxed(copied),
                                        boxed(read));
                            },
                            m -> Collections.nCopies(4, new ArrayList<>(m)));
                case 20 ->
                    new Operation(
                            "trimToSize",
                            v -> {
                                v.trimToSize();
                                assertEquals(Math.max(v.inlineCapacity(), v.size()), v.capacity());
                                return null;
                            },
                            m -> null);
                default ->
                    new Operation(
                            "ensureCapacity",
                            v -> {
                                v.ensureCapacity(usualSize);
                                assertTrue(v.capacity() >= usualSize);
                                return null;
                            },
                            m -> null);
            };
        }

        private static SmallByteVec.BytePredicate negated(SmallByteVec.BytePredicate test) {
            return value -> !test.test(value);
        }
    }
}
