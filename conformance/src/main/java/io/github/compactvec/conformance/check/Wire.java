package io.github.compactvec.conformance.check;

import io.github.compactvec.conformance.Range;
import io.github.compactvec.conformance.peer.RustFormat;
import io.github.compactvec.conformance.peer.RustPeerException;
import io.github.compactvec.conformance.peer.RustReply;
import io.github.compactvec.conformance.peer.RustShape;
import io.github.compactvec.conformance.peer.RustType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One format for one shape: a reference, whose bytes count, and everything that must write the same bytes for a value
 * and read them as that value. What cannot hold all elements of a value is not asked for it.
 */
final class Wire {
    private final String format;
    private final Shape shape;
    private final Codec reference;
    private final List<Subject> subjects = new ArrayList<>();

    Wire(String format, Shape shape, Codec reference) {
        this.format = format;
        this.shape = shape;
        this.reference = reference;
        codec(reference);
    }

    /** Adds something that must write what the reference writes, and read it. */
    Wire codec(Codec codec) {
        return each(codec.toString(), codec.range(), item -> {
            String written = written(item, codec.write(item.plain()));
            return written == null ? read(item, codec.read(item.bytes())) : "written: " + written;
        });
    }

    /** Adds a bound on the number of bytes: those of another codec and one more. */
    Wire atMostOneMore(Codec other, String name) {
        return each("at most " + name + " + 1 byte", other.range(), item -> {
            int bound = other.write(item.plain()).length + 1;
            int length = item.bytes().length;
            return length <= bound ? null : "expected at most " + bound + " bytes, got " + length;
        });
    }

    /** Adds a type of the Rust peer, which must read what the reference writes, and write the same. */
    Wire rust(RustEcho peer, RustType type, RustShape rustShape, RustFormat rustFormat) {
        Row row = row("Rust " + type);
        subjects.add(new Subject(row, items -> {
            List<Item> possible = within(type.range(), items);
            List<byte[]> documents = possible.stream().map(Item::bytes).toList();
            try {
                List<RustReply> replies = peer.echo(type, rustShape, rustFormat, documents);
                for (int i = 0; i < possible.size(); i++) {
                    Item item = possible.get(i);
                    RustReply reply = replies.get(i);
                    row.add(item, reply.isOk() ? written(item, reply.document()) : reply.toString());
                }
            } catch (RustPeerException e) {
                possible.forEach(item -> row.add(item, e.getMessage()));
            }
        }));
        return this;
    }

    private Wire each(String name, Range range, ItemCheck check) {
        Row row = row(name);
        subjects.add(new Subject(
                row,
                items -> within(range, items).forEach(item -> {
                    try {
                        row.add(item, check.difference(item));
                    } catch (IOException | RuntimeException e) {
                        row.add(item, e.toString());
                    }
                })));
        return this;
    }

    private Row row(String name) {
        return new Row(format, shape, name, subjects.isEmpty());
    }

    /** Sends values through everything. */
    void check(List<Sample> samples) {
        List<Item> items = new ArrayList<>(samples.size());
        for (Sample sample : samples) {
            Range elements = Range.of(shape.vectors(sample.plain()));
            if (!reference.range().contains(elements)) {
                continue;
            }
            byte[] bytes;
            try {
                bytes = reference.write(sample.plain());
            } catch (IOException | RuntimeException e) {
                // Every subject will say that it differs from nothing, the reference why.
                bytes = new byte[0];
            }
            items.add(new Item(sample.where(), sample.plain(), elements, bytes));
        }
        subjects.forEach(subject -> subject.check.accept(items));
    }

    /** The results so far, the reference first. */
    List<Row> rows() {
        return subjects.stream().map(Subject::row).toList();
    }

    /** How other bytes for a value differ, in terms of elements if that is where. */
    private @Nullable String written(Item item, byte[] bytes) {
        String octets = Difference.ofBytes(item.bytes(), bytes);
        if (octets == null) {
            return null;
        }
        try {
            String elements = Difference.ofVectors(shape, item.plain(), reference.read(bytes));
            return elements == null ? octets : elements + " (" + octets + ")";
        } catch (IOException | RuntimeException e) {
            return octets;
        }
    }

    /** How another value differs. What is not in a vector is compared by the bytes that it takes. */
    private @Nullable String read(Item item, Object plain) throws IOException {
        String elements = Difference.ofVectors(shape, item.plain(), plain);
        String difference = elements == null && shape != Shape.ALONE
                ? Difference.ofBytes(item.bytes(), reference.write(plain))
                : elements;
        return difference == null ? null : "read: " + difference;
    }

    private static List<Item> within(Range range, List<Item> items) {
        return items.stream().filter(item -> range.contains(item.elements())).toList();
    }

    /** Finds how a value differs from what is expected, null if it does not. */
    @FunctionalInterface
    private interface ItemCheck {
        @Nullable
        String difference(Item item) throws IOException;
    }

    /** A container or peer, and how it is checked. */
    private record Subject(Row row, Consumer<List<Item>> check) {}
}
