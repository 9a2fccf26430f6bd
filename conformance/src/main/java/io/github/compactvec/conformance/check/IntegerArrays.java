package io.github.compactvec.conformance.check;

import io.github.compactvec.conformance.PathText;
import io.github.compactvec.conformance.input.DocumentHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Picks the arrays of integers out of documents and counts the others.
 *
 * <p>An array longer than {@value #SLICE} elements is passed on in slices of that length while it is read, so that
 * memory does not grow with it. Should it turn out later to hold something else as well, these were lists of integers
 * all the same.
 */
final class IntegerArrays implements DocumentHandler {
    /** Long enough for the widest header of every format. */
    static final int SLICE = 1 << 18;

    /** Steps of a path to show at its start and at its end. */
    private static final int SHOWN_STEPS = 20;

    /** Receives the arrays. */
    @FunctionalInterface
    interface Sink {
        /**
         * An array of integers in the range of {@code long}, or a slice of one.
         *
         * @param where its path
         * @param values its elements, to keep
         */
        void accept(String where, long[] values);
    }

    private final Sink sink;
    private final List<Level> levels = new ArrayList<>();
    private long documents;
    private long arrays;
    private long beyondLong;
    private long others;

    IntegerArrays(Sink sink) {
        this.sink = sink;
    }

    /** How many arrays of integers there were, empty ones included. */
    long arrays() {
        return arrays;
    }

    /** How many arrays were left out because they have integers beyond {@code long}. */
    long beyondLong() {
        return beyondLong;
    }

    /** How many arrays were left out because they have numbers, but not only integers. */
    long others() {
        return others;
    }

    @Override
    public void startArray(@Nullable String key) {
        open(key, true);
    }

    @Override
    public void endArray() {
        Level array = levels.get(levels.size() - 1);
        switch (array.content) {
            case INTEGERS -> {
                arrays++;
                if (array.held > 0 || array.elements == 0) {
                    passOn(array);
                }
            }
            case BEYOND_LONG -> beyondLong++;
            case OTHER -> others += array.hasNumbers ? 1 : 0;
        }
        close();
    }

    @Override
    public void startObject(@Nullable String key) {
        open(key, false);
    }

    @Override
    public void endObject() {
        close();
    }

    @Override
    public void integer(long value) {
        Level level = number(Content.INTEGERS);
        if (level != null && level.content == Content.INTEGERS) {
            level.hold(value);
            if (level.held == SLICE) {
                passOn(level);
            }
        }
    }

    @Override
    public void scalar(Scalar kind) {
        switch (kind) {
            case BIG_INTEGER -> number(Content.BEYOND_LONG);
            case FLOATING_POINT -> number(Content.OTHER);
            case NULL, OTHER -> element(Content.OTHER);
        }
    }

    private void open(@Nullable String key, boolean isArray) {
        Level parent = element(Content.OTHER);
        if (parent != null) {
            parent.key = key;
        }
        levels.add(new Level(isArray));
    }

    private void close() {
        levels.remove(levels.size() - 1);
    }

    private @Nullable Level number(Content content) {
        Level level = element(content);
        if (level != null) {
            level.hasNumbers = true;
        }
        return level;
    }

    /** Counts an element of the innermost array or object, and returns that. */
    private @Nullable Level element(Content content) {
        if (levels.isEmpty()) {
            documents++;
            return null;
        }
        Level level = levels.get(levels.size() - 1);
        level.elements++;
        if (level.content.compareTo(content) < 0) {
            level.content = content;
            level.drop();
        }
        return level;
    }

    private void passOn(Level array) {
        long from = array.elements - array.held;
        sink.accept(path() + (from == 0 ? "" : " from " + from), array.take());
    }

    /** The path of the innermost array, without its middle if it is long. */
    private String path() {
        StringBuilder path = new StringBuilder(documents == 1 ? "$" : "document " + documents + ", $");
        int steps = levels.size() - 1;
        for (int i = 0; i < steps; i++) {
            if (i == SHOWN_STEPS && steps > 2 * SHOWN_STEPS) {
                path.append("...");
                i = steps - SHOWN_STEPS;
            }
            Level level = levels.get(i);
            if (level.isArray) {
                path.append('[').append(level.elements - 1).append(']');
            } else {
                path.append(PathText.member(String.valueOf(level.key)));
            }
        }
        return path.toString();
    }

    /** What an array holds, the worst of it. */
    private enum Content {
        INTEGERS,
        BEYOND_LONG,
        OTHER
    }

    /** An array or object that has begun and not yet ended. */
    private static final class Level {
        private static final long[] NONE = {};

        final boolean isArray;
        Content content;
        boolean hasNumbers;
        /** The key of the member that is an array or object too, and has not ended. */
        @Nullable
        String key;

        long elements;
        /** The last elements of an array of integers, which have not been passed on. */
        private long[] values = NONE;

        int held;

        Level(boolean isArray) {
            this.isArray = isArray;
            this.content = isArray ? Content.INTEGERS : Content.OTHER;
        }

        void hold(long value) {
            if (held == values.length) {
                values = Arrays.copyOf(values, Math.min(Math.max(16, 2 * held), SLICE));
            }
            values[held++] = value;
        }

        long[] take() {
            long[] taken = Arrays.copyOf(values, held);
            held = 0;
            return taken;
        }

        void drop() {
            values = NONE;
            held = 0;
        }
    }
}
