package io.github.compactvec.conformance.check;

import org.jspecify.annotations.Nullable;

/** A line of the result: all values of one shape that went through one format by way of one container or peer. */
public final class Row {
    private final String format;
    private final Shape shape;
    private final String subject;
    private final boolean reference;

    private long values;
    private long vectors;
    private long elements;
    private long bytes;
    private long differing;
    private @Nullable String firstDifference;

    Row(String format, Shape shape, String subject, boolean reference) {
        this.reference = reference;
        this.format = format;
        this.shape = shape;
        this.subject = subject;
    }

    /** Counts a value and, if there is one, its difference from what is expected. */
    void add(Item item, @Nullable String difference) {
        values++;
        for (long[] vector : shape.vectors(item.plain())) {
            vectors++;
            elements += vector.length;
        }
        bytes += item.bytes().length;
        if (difference != null) {
            differing++;
            if (firstDifference == null) {
                firstDifference = item.where() + ": " + difference;
            }
        }
    }

    /** The format. */
    public String format() {
        return format;
    }

    /** The shape. */
    public Shape shape() {
        return shape;
    }

    /** The container or peer. */
    public String subject() {
        return subject;
    }

    /** Whether this is what the others of the same format and shape are compared with. */
    public boolean isReference() {
        return reference;
    }

    /** How many values were checked. */
    public long values() {
        return values;
    }

    /** How many vectors were in them. */
    public long vectors() {
        return vectors;
    }

    /** How many elements were in those. */
    public long elements() {
        return elements;
    }

    /** How many bytes the values take in this format. */
    public long bytes() {
        return bytes;
    }

    /** How many values differ. */
    public long differing() {
        return differing;
    }

    /** Where the first difference is and what it is, or null if there is none. */
    public @Nullable String firstDifference() {
        return firstDifference;
    }

    @Override
    public String toString() {
        return format + ", " + shape + ", " + subject + ": "
                + (firstDifference == null
                        ? values + " equal"
                        : differing + " of " + values + " differ, first " + firstDifference);
    }
}
