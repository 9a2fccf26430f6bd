package io.github.compactvec.jackson3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.parity.VecType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.ContentReference;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.json.UTF8JsonGenerator;
import tools.jackson.core.json.WriterBasedJsonGenerator;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.JsonGeneratorDelegate;
import tools.jackson.core.util.MinimalPrettyPrinter;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What is formatted in bulk into the buffer of a generator is what Jackson writes for an array, byte for byte. */
class ElementTextTest {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().addModule(new CompactVecModule()).build();

    /** A generator with a buffer of its own, of any length and filled up to any position. */
    private static UTF8JsonGenerator generator(OutputStream out, int length, int offset) {
        IOContext context = new IOContext(
                StreamReadConstraints.defaults(),
                StreamWriteConstraints.defaults(),
                ErrorReportConfiguration.defaults(),
                new BufferRecycler(),
                ContentReference.unknown(),
                false,
                JsonEncoding.UTF8);
        byte[] buffer = new byte[length];
        Arrays.fill(buffer, 0, offset, (byte) ' ');
        return new UTF8JsonGenerator(
                ObjectWriteContext.empty(),
                context,
                StreamWriteFeature.collectDefaults(),
                JsonWriteFeature.collectDefaults(),
                out,
                JsonFactory.DEFAULT_ROOT_VALUE_SEPARATOR,
                null,
                null,
                0,
                JsonFactory.DEFAULT_QUOTE_CHAR,
                buffer,
                offset,
                false);
    }

    private static byte[] write(Object value, int length, int offset) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (UTF8JsonGenerator g = generator(out, length, offset)) {
            g.writeStartArray();
            MAPPER.writeValue(g, value);
            MAPPER.writeValue(g, value);
            g.writeNumber(7);
            g.writeEndArray();
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource
    void writesTheBytesOfArraysAtEveryPositionInTheBuffer(VecType type) {
        Random random = new Random(20260702);
        for (int i = 0; i < 20_000; i++) {
            long[] values = values(type, random, 1 << random.nextInt(8));
            int length = 520 + random.nextInt(600);
            int offset = random.nextInt(length + 1);
            assertArrayEquals(
                    write(type.array(values), length, offset),
                    write(type.vec(values), length, offset),
                    () -> length + " " + offset + Arrays.toString(values));
        }
    }

    /** With the buffer that Jackson has, and one that holds characters. */
    @ParameterizedTest
    @EnumSource
    void writesTheBytesOfArraysWithAnyMapper(VecType type) {
        Random random = new Random(20260703);
        for (int i = 0; i < 500; i++) {
            long[] values = values(type, random, 4_000);
            List<Object> arrays = List.of("x".repeat(random.nextInt(50)), type.array(values), type.array(values));
            List<Object> vecs = List.of(arrays.get(0), type.vec(values), type.vec(values));
            assertArrayEquals(MAPPER.writeValueAsBytes(arrays), MAPPER.writeValueAsBytes(vecs));
            assertEquals(MAPPER.writeValueAsString(arrays), MAPPER.writeValueAsString(vecs));
        }
    }

    private static long[] values(VecType type, Random random, int maxLength) {
        long[] values = new long[random.nextInt(maxLength + 1)];
        int shift = random.nextInt(Long.SIZE);
        boolean signed = type.min < 0 && random.nextBoolean();
        Arrays.setAll(values, i -> switch (type) {
            case INT, SMALL_INT -> (int) (signed ? random.nextLong() >> shift : random.nextLong() >>> shift);
            case UNSIGNED_INT -> random.nextLong() >>> shift & type.max;
            case LONG, SMALL_LONG -> signed ? random.nextLong() >> shift : random.nextLong() >>> shift;
        });
        return values;
    }

    private static final int[] NUMBERS = {1, -20, 300, -40_000, Integer.MIN_VALUE};

    private static String text(JsonGenerator g, StringWriter out, Object value) {
        try (g) {
            MAPPER.writeValue(g, value);
        }
        return out.toString();
    }

    private static String withPrinter(PrettyPrinter printer, Object value) {
        return MAPPER.writer().with(printer).writeValueAsString(value);
    }

    @Test
    void leavesNumbersToTheGeneratorWhereTheyMayLookDifferent() {
        CompactIntVec vec = CompactIntVec.of(NUMBERS);
        PrettyPrinter odd = new MinimalPrettyPrinter() {
            private static final long serialVersionUID = 1;

            @Override
            public void writeArrayValueSeparator(JsonGenerator g) {
                g.writeRaw(" ; ");
            }
        };
        assertEquals("[1 ; -20 ; 300 ; -40000 ; -2147483648]", withPrinter(odd, vec));
        assertEquals(withPrinter(odd, NUMBERS), withPrinter(odd, vec));
        ObjectMapper quoting = JsonMapper.builder()
                .enable(JsonWriteFeature.WRITE_NUMBERS_AS_STRINGS)
                .addModule(new CompactVecModule())
                .build();
        assertEquals(quoting.writeValueAsString(NUMBERS), quoting.writeValueAsString(vec));
        assertArrayEquals(quoting.writeValueAsBytes(NUMBERS), quoting.writeValueAsBytes(vec));

        StringWriter out = new StringWriter();
        List<Integer> written = new ArrayList<>();
        JsonGenerator counting = new JsonGeneratorDelegate(MAPPER.createGenerator(out)) {
            @Override
            public JsonGenerator writeNumber(int value) {
                written.add(value);
                return super.writeNumber(value);
            }
        };
        assertEquals("[1,-20,300,-40000,-2147483648]", text(counting, out, vec));
        assertEquals(vec.asList(), written);
    }

    /** If one of them asked for more of a text than now, nothing would be wrong, only slow or refused; this tells. */
    @Test
    void theGeneratorsOfJacksonAskForNothingElse() {
        assertInstanceOf(UTF8JsonGenerator.class, MAPPER.createGenerator(OutputStream.nullOutputStream()));
        assertInstanceOf(WriterBasedJsonGenerator.class, MAPPER.createGenerator(new StringWriter()));
        for (Method method : SerializableString.class.getMethods()) {
            if (List.of("getValue", "asUnquotedUTF8", "appendUnquotedUTF8", "appendUnquoted")
                    .contains(method.getName())) {
                continue;
            }
            InvocationTargetException e =
                    assertThrows(InvocationTargetException.class, () -> method.invoke(text(), arguments(method)));
            assertInstanceOf(UnsupportedOperationException.class, e.getCause());
        }
    }

    private static @Nullable Object[] arguments(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(type -> type == int.class
                        ? (Object) 0
                        : type == byte[].class
                                ? new byte[100]
                                : type == char[].class
                                        ? new char[100]
                                        : type == ByteBuffer.class
                                                ? ByteBuffer.allocate(100)
                                                : OutputStream.nullOutputStream())
                .toArray();
    }

    /** The text that a generator is given. */
    private static SerializableString text() {
        return new ElementText(CompactIntVec.of(1));
    }

    @Test
    void endsAsAnArrayDoesWhenTheOutputFails() {
        int[] many = new Random(1).ints(10_000).toArray();
        for (int room = 0; room < 100_000; room += 7_000) {
            assertEquals(failure(many, room), failure(CompactIntVec.copyOf(many), room));
        }
    }

    private static String failure(Object value, int room) {
        OutputStream out = new OutputStream() {
            private int left = room;

            @Override
            public void write(int b) throws IOException {
                if (left-- == 0) {
                    throw new IOException("full");
                }
            }
        };
        try {
            MAPPER.writeValue(out, value);
            return "written";
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    @Test
    void endsAsAnArrayDoesWhenTheGeneratorIsClosed() {
        assertEquals(closed(NUMBERS), closed(CompactIntVec.of(NUMBERS)));
    }

    private static String closed(Object value) {
        try {
            JsonGenerator g = MAPPER.createGenerator(new ByteArrayOutputStream());
            g.close();
            MAPPER.writeValue(g, value);
            return "written";
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    // ---------------------------------------------------------------- generators that write arrays themselves

    static class Strings {
        @com.fasterxml.jackson.annotation.JsonFormat(shape = com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING)
        public CompactLongVec v = CompactLongVec.of(1, 2);
    }

    @Test
    void handsPlainArraysToGeneratorsThatTakeThem() {
        List<PrimitiveVec> taken = new ArrayList<>();
        StringWriter out = new StringWriter();
        CompactIntVec ints = CompactIntVec.of(1, 2);
        CompactLongVec longs = CompactLongVec.of(3);
        assertEquals(
                "[[],[],{\"v\":[\"1\",\"2\"]}]",
                text(new Taking(out, taken), out, List.of(ints, longs, new Strings())));
        assertEquals(List.of(ints, longs), taken);
    }

    private static final class Taking extends JsonGeneratorDelegate implements IntegerArrayGenerator {
        private final List<PrimitiveVec> taken;

        Taking(StringWriter out, List<PrimitiveVec> taken) {
            super(MAPPER.createGenerator(out), false);
            this.taken = taken;
        }

        @Override
        public void writeArray(IntVec vec) {
            take(vec);
        }

        @Override
        public void writeArray(LongVec vec) {
            take(vec);
        }

        private void take(PrimitiveVec vec) {
            taken.add(vec);
            writeStartArray();
            writeEndArray();
        }
    }
}
