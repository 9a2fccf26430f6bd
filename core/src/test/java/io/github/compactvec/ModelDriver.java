package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.Element.Shape;
import io.github.compactvec.ModelOperations.Operation;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Performs the same random operations on a vector and on its model, and compares results, failures and contents after
 * each. A run is determined by its seed. It goes through phases with a range of values and a size to hover about, so
 * that every width is met by vectors that came to it in different ways; the unused bytes of the storage are filled with
 * noise all the time.
 */
final class ModelDriver {
    private static final int PHASE = 500;

    private static final List<Class<? extends RuntimeException>> FAILURES = List.of(
            RandomArguments.Refused.class,
            IndexOutOfBoundsException.class,
            NoSuchElementException.class,
            IllegalArgumentException.class,
            NullPointerException.class,
            ConcurrentModificationException.class);

    private final Element element;
    private final RandomArguments arguments;
    private final Random random;
    private final Deque<String> history = new ArrayDeque<>();

    private VecSubject subject;
    private boolean spilled;

    /** How often elements have moved from inside the vector to a buffer, and back. */
    int crossings;

    private Sequence model;

    ModelDriver(VecType type, long seed) {
        element = type.element();
        subject = type.empty();
        model = new ListModel(element);
        arguments = new RandomArguments(element, model, seed);
        random = new Random(~seed);
    }

    void run(int operations) {
        List<Operation> all = ModelOperations.ALL;
        for (int i = 1; i <= operations; i++) {
            step(model.size() > 2 * arguments.usualSize ? ModelOperations.SHRINK : all.get(random.nextInt(all.size())));
            if (i % PHASE == 0) {
                arguments.beginPhase();
            }
        }
    }

    // ---------------------------------------------------------------- one step

    private void step(Operation operation) {
        Function<Sequence, @Nullable Object> action = operation.draw().draw(arguments);
        long[] before = model.toArray();
        Shape shapeBefore = shape();
        int capacityBefore = subject.byteCapacity();
        history.addLast(
                operation.name() + " on " + shapeBefore + " size " + before.length + " capacity " + capacityBefore);
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
                arguments.model = modelMade;
                assertState(model.toArray());
                return;
            }
            long[] after = model.toArray();
            assertState(after);
            if (operation.name().equals("trimToSize") || operation.name().equals("reset")) {
                assertEquals(element.narrowest(after), shape(), "shape");
                assertEquals(subject.factory().trimmedBytes(after.length, shape()), subject.byteCapacity(), "bytes");
                assertEquals(
                        subject.byteLength() > subject.factory().inlineBytes()
                                || subject.factory().inlineBytes() == 0,
                        subject.isSpilled(),
                        "spilled");
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
    static @Nullable Object outcome(Function<Sequence, @Nullable Object> action, Sequence sequence) {
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
    static @Nullable Object normal(@Nullable Object result) {
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
        assertEquals(subject.factory().inlineBytes() / shape.bytes(), subject.inlineCapacity(), "inlineCapacity");
        assertTrue(subject.isSpilled() || subject.capacity() == subject.inlineCapacity(), "inline capacity");
        if (subject.isSpilled() != spilled) {
            spilled = subject.isSpilled();
            crossings++;
        }
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
}
