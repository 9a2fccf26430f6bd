package io.github.compactvec.conformance.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.compactvec.conformance.Range;
import io.github.compactvec.conformance.peer.FakePeer;
import io.github.compactvec.conformance.peer.RustPeer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A check that finds nothing proves nothing unless it finds what is wrong. */
class DifferenceTest {
    private static final List<Sample> SAMPLES =
            List.of(new Sample("short", new long[] {1, 2}), new Sample("long", new long[] {1, 2, 3, 4, 5}));

    @Test
    void whatIsReadDiffers() {
        Map<String, String> differences = check(codec -> new Broken(codec) {
            @Override
            public Object read(byte[] bytes) throws IOException {
                return raised(super.read(bytes));
            }
        });
        int rows = 0;
        for (Container vector : Container.UNDER_TEST) {
            for (String format : formats(vector)) {
                for (Container state : vector.states()) {
                    String row = format + ", " + state;
                    assertEquals("long: read: index 3: expected 4, got 5", differences.get(row), row);
                    rows++;
                }
            }
        }
        assertEquals(rows, differences.size(), differences::toString);
    }

    @Test
    void whatIsWrittenDiffers() {
        Map<String, String> differences = check(codec -> new Broken(codec) {
            @Override
            public byte[] write(Object plain) throws IOException {
                return super.write(raised(plain));
            }
        });
        for (Container vector : Container.VECTORS) {
            List<String> formats = formats(vector);
            assertEquals(
                    "long: written: index 3: expected 4, got 5 (byte 7: expected 0x34, got 0x35)",
                    differences.get(formats.get(0) + ", " + vector));
            assertEquals(
                    "long: written: index 3: expected 4, got 5 (byte 4: expected 0x04, got 0x05)",
                    differences.get(formats.get(1) + ", " + vector));
            assertEquals(
                    "long: written: index 3: expected 4, got 5 (byte 4: expected 0x08, got 0x0a)",
                    differences.get(formats.get(2) + ", " + vector));
        }
        // These are their own reference, so the bytes are those of another list.
        for (String row : List.of(
                "Kryo int packed form, CompactIntVec",
                "Kryo long packed form, CompactLongVec",
                "Java serialization, CompactIntVec",
                "Java serialization, CompactUIntVec",
                "Java serialization, CompactUIntVec, widened",
                "Java serialization, CompactLongVec",
                "Java serialization, SmallVec<Integer>",
                "Kryo list, SmallVec<Long>, 1 inline")) {
            assertEquals("long: read: index 3: expected 4, got 5", differences.get(row), row);
        }
    }

    @Test
    void anElementIsLost() {
        Map<String, String> differences = check(codec -> new Broken(codec) {
            @Override
            public Object read(byte[] bytes) throws IOException {
                long[] vector = (long[]) super.read(bytes);
                return Arrays.copyOf(vector, vector.length - 1);
            }
        });
        assertEquals("short: read: index 1: expected 2, got the end", differences.get("JSON, CompactIntVec"));
    }

    @Test
    void theSameValueIsWrittenInAnotherWay() {
        Map<String, String> differences = check(codec -> new Broken(codec) {
            @Override
            public byte[] write(Object plain) throws IOException {
                byte[] bytes = super.write(plain);
                return bytes[0] == '['
                        ? new String(bytes, UTF_8).replace(",", ", ").getBytes(UTF_8)
                        : bytes;
            }
        });
        Map<String, String> expected = new TreeMap<>();
        for (Container vector : Container.UNDER_TEST) {
            for (Container state : vector.states()) {
                expected.put("JSON, " + state, "short: written: byte 3: expected 0x32, got 0x20");
            }
        }
        assertEquals(expected, differences);
    }

    @Test
    void somethingFails() {
        Map<String, String> differences = check(codec -> new Broken(codec) {
            @Override
            public Object read(byte[] bytes) throws IOException {
                throw new IOException("disk on fire");
            }
        });
        assertEquals("short: java.io.IOException: disk on fire", differences.get("JSON, CompactIntVec"));
    }

    @Test
    void moreBytesThanAllowed() {
        Map<String, String> differences = check(codec -> new Broken(codec) {
            @Override
            public byte[] write(Object plain) throws IOException {
                byte[] bytes = super.write(plain);
                return Arrays.copyOf(bytes, bytes.length + 3);
            }
        });
        assertEquals(
                "short: expected at most 4 bytes, got 7",
                differences.get("Kryo int packed form, at most int[] + 1 byte"));
    }

    @Test
    void aPeerDiffers() throws IOException {
        try (RustPeer peer = FakePeer.start("nothing")) {
            CrossCheck check = new CrossCheck(peer);
            check.check(Shape.ALONE, SAMPLES.subList(0, 1));
            Map<String, String> differences = differences(check);
            assertEquals(
                    "short: index 0: expected 1, got the end (byte 1: expected 0x31, got 0x5d)",
                    differences.get("JSON, Rust Vec<u32>"));
            assertEquals(
                    "short: the Rust peer does not know VecI32, only [Other, VecU32]",
                    differences.get("JSON, Rust Vec<i32>"));
        }
    }

    @Test
    void partsBesideTheVectorDiffer() {
        CrossCheck check = new CrossCheck(null, codec -> new Broken(codec) {
            @Override
            public Object read(byte[] bytes) throws IOException {
                @SuppressWarnings("unchecked") // a document is all that this test reads
                Doc<long[]> doc = (Doc<long[]>) super.read(bytes);
                return new Doc<>(doc.id() + 1, doc.name(), doc.ids());
            }
        });
        check.check(Shape.STRUCT, List.of(new Sample("doc", new Doc<>(7, "n", new long[] {1}))));
        assertEquals(
                "doc: read: byte 6: expected 0x37, got 0x38", differences(check).get("JSON, CompactIntVec"));
    }

    /** The formats that a vector is checked in. */
    private static List<String> formats(Container vector) {
        if (Container.OBJECT_VECTORS.contains(vector)) {
            return List.of("JSON", "MessagePack", "Kryo list", "Java serialization");
        }
        String elements = vector.range().equals(Range.INT) ? "int" : "long";
        return List.of(
                "JSON",
                "MessagePack",
                "Kryo " + elements + " array form",
                "Kryo " + elements + " packed form",
                "Java serialization");
    }

    private static Object raised(Object plain) {
        long[] vector = ((long[]) plain).clone();
        if (vector.length > 3) {
            vector[3]++;
        }
        return vector;
    }

    private static Map<String, String> check(UnaryOperator<Codec> underTest) {
        CrossCheck check = new CrossCheck(null, underTest);
        check.check(Shape.ALONE, SAMPLES);
        return differences(check);
    }

    private static Map<String, String> differences(CrossCheck check) {
        Map<String, String> differences = new TreeMap<>();
        for (Row row : check.rows()) {
            assertEquals(row.firstDifference() == null, row.differing() == 0, row::toString);
            if (row.firstDifference() != null) {
                differences.put(row.format() + ", " + row.subject(), row.firstDifference());
            }
        }
        return differences;
    }

    /** A codec in which something is overridden. */
    private static class Broken implements Codec {
        private final Codec codec;

        Broken(Codec codec) {
            this.codec = codec;
        }

        @Override
        public byte[] write(Object plain) throws IOException {
            return codec.write(plain);
        }

        @Override
        public Object read(byte[] bytes) throws IOException {
            return codec.read(bytes);
        }

        @Override
        public Range range() {
            return codec.range();
        }

        @Override
        public String toString() {
            return codec.toString();
        }
    }
}
