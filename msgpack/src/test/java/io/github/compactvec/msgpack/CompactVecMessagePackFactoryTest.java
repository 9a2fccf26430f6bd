package io.github.compactvec.msgpack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import io.github.compactvec.jackson.CompactVecModule;
import io.github.compactvec.jackson.IntegerArrayGenerator;
import io.github.compactvec.jackson.IntegerArrayParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessageInsufficientBufferException;
import org.msgpack.core.MessageSizeException;
import org.msgpack.jackson.dataformat.ExtensionTypeCustomDeserializers;
import org.msgpack.jackson.dataformat.MessagePackExtensionType;
import org.msgpack.jackson.dataformat.MessagePackFactory;
import org.msgpack.jackson.dataformat.MessagePackKeySerializer;
import org.msgpack.jackson.dataformat.MessagePackMapper;
import org.msgpack.jackson.dataformat.MessagePackParser;
import org.msgpack.jackson.dataformat.MessagePackSerializedString;
import org.msgpack.jackson.dataformat.TimestampExtensionModule;

@SuppressWarnings("NullAway") // What is thrown has a message, and nulls are passed on purpose.
class CompactVecMessagePackFactoryTest {
    private static final ObjectMapper STOCK = mapper(new MessagePackFactory());
    private static final ObjectMapper OURS = mapper(new CompactVecMessagePackFactory());

    private static ObjectMapper mapper(MessagePackFactory factory) {
        ObjectMapper mapper = new MessagePackMapper(factory).registerModule(new CompactVecModule());
        mapper.registerModule(TimestampExtensionModule.INSTANCE);
        SimpleModule keys = new SimpleModule();
        keys.addKeySerializer(Object.class, new MessagePackKeySerializer());
        return mapper.registerModule(keys);
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    // ---------------------------------------------------------------- whole objects

    /** Something of everything. */
    @SuppressWarnings("ArrayRecordComponent")
    record Doc(
            int id,
            String title,
            @JsonProperty("très long nom") double score,
            Long time,
            CompactIntVec tags,
            CompactUIntVec hashes,
            CompactLongVec times,
            SmallIntVec ids,
            SmallLongVec sizes,
            int[] ints,
            long[] longs,
            byte[] bytes,
            Instant at,
            BigInteger big,
            BigDecimal decimal,
            List<Map<String, Object>> more,
            Map<Integer, String> names,
            boolean flag,
            float small,
            Doc next) {
        static Doc random(Random random, int depth) {
            long[] ints = Values.random(random, random.nextInt(40), Integer.MIN_VALUE, Integer.MAX_VALUE);
            long[] longs = Values.random(random, random.nextInt(20), Long.MIN_VALUE, Long.MAX_VALUE);
            long[] unsigned = Values.random(random, random.nextInt(20), 0, 0xFFFF_FFFFL);
            Map<String, Object> map = new LinkedHashMap<>();
            Map<Integer, String> names = new LinkedHashMap<>();
            for (int i = random.nextInt(40); i > 0; i--) {
                map.put("k" + i, i % 3 == 0 ? null : i % 3 == 1 ? List.of(i, "é") : Map.of());
                names.put(i * 100, "n" + i);
            }
            return new Doc(
                    random.nextInt(),
                    "t".repeat(random.nextInt(300)),
                    random.nextDouble(),
                    random.nextBoolean() ? null : random.nextLong(),
                    CompactIntVec.copyOf(ints),
                    CompactUIntVec.copyOf(unsigned),
                    CompactLongVec.copyOf(longs),
                    SmallIntVec.copyOf(ints),
                    SmallLongVec.copyOf(longs),
                    Values.ints(ints),
                    longs,
                    new byte[random.nextInt(30)],
                    Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
                    BigInteger.valueOf(random.nextLong()),
                    BigDecimal.valueOf(random.nextInt(), 2),
                    Collections.nCopies(random.nextInt(3), map),
                    names,
                    random.nextBoolean(),
                    random.nextFloat(),
                    depth == 0 ? null : random(random, depth - 1));
        }
    }

    @Test
    void wholeObjects() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 1500; i++) {
            Doc doc = Doc.random(random, random.nextInt(4));
            byte[] bytes = STOCK.writeValueAsBytes(doc);
            assertArrayEquals(bytes, OURS.writeValueAsBytes(doc));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            OURS.writeValue(out, doc);
            assertArrayEquals(bytes, out.toByteArray());
            Doc read = OURS.readValue(bytes, Doc.class);
            assertEquals(doc.tags, read.tags);
            assertEquals(doc.hashes, read.hashes);
            assertEquals(doc.names, read.names);
            assertArrayEquals(bytes, STOCK.writeValueAsBytes(read));
            assertArrayEquals(
                    bytes, OURS.writeValueAsBytes(OURS.readValue(new ByteArrayInputStream(bytes), Doc.class)));
            JsonNode tree = OURS.readTree(bytes);
            assertEquals(STOCK.readTree(bytes), tree);
            assertArrayEquals(STOCK.writeValueAsBytes(tree), OURS.writeValueAsBytes(tree));
        }
    }

    @Test
    void refusesWhatTheStockFactoryRefuses() {
        Object[] refused = {
            Map.of("a", BigInteger.TWO.pow(64)),
            List.of(1, new BigDecimal("0.12345678901234567890123")),
            BigInteger.TWO.pow(64).negate(),
            List.of(Map.of(new Object(), 1)),
            Map.of("x", new AbstractList<Integer>() {
                @Override
                public Integer get(int index) {
                    throw new IllegalStateException("bad");
                }

                @Override
                public int size() {
                    return 1;
                }
            }),
        };
        for (Object value : refused) {
            Exception stock = assertThrows(Exception.class, () -> STOCK.writeValueAsBytes(value));
            Exception ours = assertThrows(Exception.class, () -> OURS.writeValueAsBytes(value));
            assertEquals(stock.getClass(), ours.getClass());
            String hash = "@[0-9a-f]+";
            assertEquals(
                    stock.getMessage().replaceAll(hash, ""), ours.getMessage().replaceAll(hash, ""));
            // Nothing of it is left to the next.
            assertArrayEquals(new byte[] {1}, assertDoesNotThrow(() -> OURS.writeValueAsBytes(1)));
        }
    }

    private static byte[] assertDoesNotThrow(org.junit.jupiter.api.function.ThrowingSupplier<byte[]> supplier) {
        return org.junit.jupiter.api.Assertions.assertDoesNotThrow(supplier);
    }

    // ---------------------------------------------------------------- the factory

    @Test
    void copies() throws IOException {
        ExtensionTypeCustomDeserializers extensions = new ExtensionTypeCustomDeserializers();
        extensions.addCustomDeser((byte) 5, data -> "five");
        CompactVecMessagePackFactory factory = new CompactVecMessagePackFactory()
                .setSupportIntegerKeys(true)
                .setReuseResourceInGenerator(false)
                .setReuseResourceInParser(false)
                .setExtTypeCustomDesers(extensions);
        ObjectMapper copy = new ObjectMapper(factory).copy();
        assertNotSame(factory, copy.getFactory());
        assertEquals(CompactVecMessagePackFactory.class, copy.getFactory().getClass());
        extensions.clearEntries();
        factory.setSupportIntegerKeys(false);
        assertArrayEquals(hex("81 07 01"), copy.writeValueAsBytes(Map.of(7, 1)));
        assertEquals("five", copy.readValue(hex("d4 05 00"), Object.class));
        assertArrayEquals(hex("81 a1 37 01"), new ObjectMapper(factory.copy()).writeValueAsBytes(Map.of(7, 1)));
        assertArrayEquals(
                hex("81 a1 37 01"),
                new ObjectMapper(new CompactVecMessagePackFactory().copy()).writeValueAsBytes(Map.of(7, 1)));
        assertThrows(
                IllegalStateException.class,
                () -> new CompactVecMessagePackFactory() {
                    private static final long serialVersionUID = 1;
                }.copy());
        assertEquals("msgpack", factory.getFormatName());
    }

    @Test
    void files(@TempDir Path folder) throws IOException {
        File file = folder.resolve("doc").toFile();
        OURS.writeValue(file, List.of(1, 2));
        assertArrayEquals(hex("92 01 02"), Files.readAllBytes(file.toPath()));
        assertEquals(CompactIntVec.of(1, 2), OURS.readValue(file, CompactIntVec.class));
    }

    // ---------------------------------------------------------------- writing

    private static JsonGenerator generator(ByteArrayOutputStream out) throws IOException {
        JsonGenerator g = new CompactVecMessagePackFactory().createGenerator(out);
        g.setCodec(OURS);
        return g;
    }

    @Test
    void severalRootValues() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator g = generator(out)) {
            g.writeNumber(1);
            assertEquals(1, out.size());
            g.writeStartObject();
            g.flush();
            assertEquals(1, out.size());
            g.writeEndObject();
            g.writeStartArray();
            g.flush();
            g.writeEndArray();
            g.flush();
            assertEquals(3, out.size());
            g.writeStartObject();
            g.writeEndObject();
        }
        assertArrayEquals(hex("01 80 90 80"), out.toByteArray());
    }

    @Test
    void largeContainersGoOnToTheTarget() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonGenerator g = generator(out);
        g.writeStartArray(this, 100_000);
        for (int i = 0; i < 100_000; i++) {
            g.writeStartObject();
            g.writeFieldName("i");
            g.writeNumber(i);
            g.writeEndObject();
            assertTrue(out.size() > 7L * i - 200_000);
        }
        assertTrue(out.size() > 500_000);
        g.writeEndArray();
        g.close();
        List<Map<String, Integer>> list = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            list.add(Map.of("i", i));
        }
        assertArrayEquals(STOCK.writeValueAsBytes(list), out.toByteArray());
    }

    @Test
    void headersOfAnyLength() throws IOException {
        for (int size : new int[] {0, 15, 16, 65_535, 65_536, 100_000}) {
            for (int declared : new int[] {-1, size, 0, 15, 16, 65_536}) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try (JsonGenerator g = generator(out)) {
                    // That nothing is gone before the end.
                    g.writeStartArray();
                    if (declared < 0) {
                        g.writeStartObject();
                    } else {
                        g.writeStartObject(this, declared);
                    }
                    for (int i = 0; i < size; i++) {
                        g.writeFieldName("a");
                        g.writeNumber(i);
                    }
                    g.writeEndObject();
                    g.writeEndArray();
                }
                ByteArrayOutputStream stock = new ByteArrayOutputStream();
                try (JsonGenerator g = new MessagePackFactory().createGenerator(stock)) {
                    g.writeStartArray();
                    g.writeStartObject();
                    for (int i = 0; i < size; i++) {
                        g.writeFieldName("a");
                        g.writeNumber(i);
                    }
                    g.writeEndObject();
                    g.writeEndArray();
                }
                assertArrayEquals(stock.toByteArray(), out.toByteArray());
            }
        }
    }

    @Test
    void aSizeThatIsWrongAndGone() throws IOException {
        JsonGenerator g = generator(new ByteArrayOutputStream());
        g.writeStartArray(this, 3);
        g.writeString("x".repeat(200_000));
        g.writeString("x".repeat(400_000));
        JsonGenerationException e = assertThrows(JsonGenerationException.class, g::writeEndArray);
        assertEquals("2 of 3 declared elements written", e.getOriginalMessage());

        JsonGenerator object = generator(new ByteArrayOutputStream());
        object.writeStartObject(this, 3);
        object.writeFieldName("x");
        object.writeString("x".repeat(200_000));
        object.writeFieldName("y");
        object.writeString("x".repeat(400_000));
        e = assertThrows(JsonGenerationException.class, object::writeEndObject);
        assertEquals("2 of 3 declared properties written", e.getOriginalMessage());
    }

    @Test
    void deepNesting() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator g = generator(out)) {
            for (int i = 0; i < 500; i++) {
                g.writeStartArray();
            }
            for (int i = 0; i < 500; i++) {
                g.writeEndArray();
            }
        }
        assertEquals("91".repeat(499) + "90", HexFormat.of().formatHex(out.toByteArray()));
    }

    @Test
    void misuse() throws IOException {
        JsonGenerator root = generator(new ByteArrayOutputStream());
        assertMessage("Current context not an array but IN_ROOT", root::writeEndArray);
        assertMessage("Current context not an object but IN_ROOT", root::writeEndObject);
        assertThrows(IllegalStateException.class, () -> root.writeFieldName("a"));
        root.writeStartArray();
        assertMessage("Current context not an object but IN_ARRAY", root::writeEndObject);
        assertThrows(IllegalStateException.class, () -> root.writeFieldName("a"));
        assertThrows(IllegalArgumentException.class, () -> root.writeArray((int[]) null, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> root.writeArray((long[]) null, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> root.writeArray(new int[2], 1, 2));
        assertThrows(IllegalArgumentException.class, () -> root.writeArray(new long[2], -1, 2));

        JsonGenerator object = generator(new ByteArrayOutputStream());
        object.writeStartObject();
        assertMessage("Current context not an array but IN_OBJECT", object::writeEndArray);
        assertMessage("Can not write value, expecting field name", () -> object.writeNumber(1));
        object.writeFieldName("a");
        assertMessage("Can not end an object, expecting a value", object::writeEndObject);
        SerializableString other = new com.fasterxml.jackson.core.io.SerializedString("b") {
            private static final long serialVersionUID = 1;
        };
        object.writeNumber(1);
        object.writeFieldName(other);
        object.writeFieldName("a");
        // From a method that may not throw it.
        assertMessage("Can not write a field name, expecting a value", () -> object.writeNumber(1));
        assertMessage("Can not write a field name, expecting a value", object::flush);
        assertMessage("Can not write a field name, expecting a value", object::writeEndObject);

        JsonGenerator late = generator(new ByteArrayOutputStream());
        late.writeStartObject();
        late.writeStartArray();
        assertMessage("Can not write value, expecting field name", late::writeEndArray);
        assertMessage("Can not write value, expecting field name", () -> late.writeStartArray(this, 1));
        assertMessage("Can not write value, expecting field name", () -> late.writeStartObject(this, 1));
        SerializableString unknown = new Unknown();
        JsonGenerator key = generator(new ByteArrayOutputStream());
        key.writeStartObject();
        assertThrows(IllegalArgumentException.class, () -> key.writeFieldName(unknown));
    }

    /** Not one of those that there is something to know of. */
    private static final class Unknown extends MessagePackSerializedStringLike {}

    private abstract static class MessagePackSerializedStringLike implements SerializableString {
        @Override
        public String getValue() {
            return "";
        }

        @Override
        public int charLength() {
            return 0;
        }

        @Override
        public char[] asQuotedChars() {
            return new char[0];
        }

        @Override
        public byte[] asUnquotedUTF8() {
            return new byte[0];
        }

        @Override
        public byte[] asQuotedUTF8() {
            return new byte[0];
        }

        @Override
        public int appendQuotedUTF8(byte[] buffer, int offset) {
            return 0;
        }

        @Override
        public int appendQuoted(char[] buffer, int offset) {
            return 0;
        }

        @Override
        public int appendUnquotedUTF8(byte[] buffer, int offset) {
            return 0;
        }

        @Override
        public int appendUnquoted(char[] buffer, int offset) {
            return 0;
        }

        @Override
        public int writeQuotedUTF8(java.io.OutputStream out) {
            return 0;
        }

        @Override
        public int writeUnquotedUTF8(java.io.OutputStream out) {
            return 0;
        }

        @Override
        public int putQuotedUTF8(java.nio.ByteBuffer buffer) {
            return 0;
        }

        @Override
        public int putUnquotedUTF8(java.nio.ByteBuffer buffer) {
            return 0;
        }
    }

    private static void assertMessage(String message, org.junit.jupiter.api.function.Executable executable) {
        JsonGenerationException e = assertThrows(JsonGenerationException.class, executable);
        assertEquals(message, e.getOriginalMessage());
    }

    @Test
    void partsAreWrittenFromWhereTheyBegin() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator g = generator(out)) {
            g.writeStartArray();
            g.writeString("xabc".toCharArray(), 1, 2);
            g.writeRaw("xabc".toCharArray(), 1, 2);
            g.writeRaw("xabc", 1, 2);
            g.writeUTF8String("xabc".getBytes(java.nio.charset.StandardCharsets.UTF_8), 1, 2);
            g.writeRawUTF8String("xabc".getBytes(java.nio.charset.StandardCharsets.UTF_8), 1, 2);
            g.writeBinary("xabc".getBytes(java.nio.charset.StandardCharsets.UTF_8), 1, 2);
            g.writeEndArray();
        }
        assertArrayEquals(hex("96" + "a26162".repeat(5) + "c4026162"), out.toByteArray());
    }

    @Test
    void numbersAsText() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator g = generator(out)) {
            g.writeStartArray();
            g.writeNumber(
                    "\u0661\u0662\u0663\u0664\u0665\u0661\u0662\u0663\u0664\u0665\u0661\u0662\u0663\u0664\u0665\u0661\u0662\u0663\u0664\u0660");
            g.writeNumber("\u0661.5");
            assertEquals(
                    "x",
                    assertThrows(NumberFormatException.class, () -> g.writeNumber("x"))
                            .getMessage());
            g.writeEndArray();
        }
        assertArrayEquals(
                hex("92 cf ab54a98ce77d7c54 cb3ff8000000000000"
                        .replace(
                                "ab54a98ce77d7c54",
                                HexFormat.of().toHexDigits(new BigInteger("12345123451234512340").longValue()))),
                out.toByteArray());
    }

    @Test
    void closing() throws IOException {
        List<String> events = new ArrayList<>();
        FilterOutputStream target = new FilterOutputStream(new ByteArrayOutputStream()) {
            @Override
            public void flush() {
                events.add("flush");
            }

            @Override
            public void close() {
                events.add("close");
            }
        };
        JsonGenerator g = new CompactVecMessagePackFactory().createGenerator(target);
        g.writeStartArray();
        g.writeEndArray();
        g.close();
        assertEquals(List.of("flush", "flush", "close"), events);
        g.close();
        g.flush();
        assertEquals(3, events.size());
        assertMessage("the generator is closed", () -> g.writeNumber(1));

        events.clear();
        JsonGenerator open = new CompactVecMessagePackFactory()
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .createGenerator(target);
        open.writeStartArray();
        open.writeNumber(BigInteger.TWO.pow(64));
        open.writeNumber(BigInteger.TWO.pow(65));
        open.writeEndArray();
        IllegalArgumentException first = assertThrows(IllegalArgumentException.class, open::flush);
        assertSame(first, assertThrows(IllegalArgumentException.class, open::close));
        open.flush();
        assertEquals(List.of(), events);
    }

    @Test
    void aTargetThatFails() throws IOException {
        IOException failure = new IOException("full");
        FilterOutputStream target = new FilterOutputStream(new ByteArrayOutputStream()) {
            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                throw failure;
            }
        };
        JsonGenerator g = new CompactVecMessagePackFactory().createGenerator(target);
        g.writeStartArray(this, 70_000);
        IOException e = assertThrows(IOException.class, () -> {
            for (int i = 0; i < 70_000; i++) {
                g.writeNumber(i);
            }
        });
        assertSame(failure, e);
        JsonGenerator name = new CompactVecMessagePackFactory().createGenerator(target);
        name.writeStartObject(this, 70_000);
        e = assertThrows(IOException.class, () -> {
            for (int i = 0; i < 70_000; i++) {
                name.writeFieldName("a long name ".repeat(1000));
                name.writeNull();
            }
        });
        assertSame(failure, e);
    }

    /** What flushes or closes the packer does not reach the target. */
    @Test
    void theOutputOfThePacker() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GeneratorOutput output = GeneratorOutput.of(out, new org.msgpack.core.MessagePack.PackerConfig(), false);
        output.packer().packInt(5).close();
        assertEquals(0, out.size());
        output.finish();
        assertArrayEquals(hex("05"), out.toByteArray());
    }

    /** One generator while another one of the thread is at work. */
    @Test
    void generatorsInTurns() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        JsonGenerator g = generator(out);
        JsonGenerator h = generator(inner);
        g.writeStartArray();
        h.writeStartArray();
        g.writeNumber(1);
        h.writeNumber(2);
        h.writeEndArray();
        h.close();
        g.writeNumber(3);
        g.writeEndArray();
        g.close();
        assertArrayEquals(hex("92 01 03"), out.toByteArray());
        assertArrayEquals(hex("91 02"), inner.toByteArray());
    }

    @Test
    void vectorsOfAnySize() throws IOException {
        Random random = new Random(3);
        for (int size : new int[] {0, 1, 1000, 1024, 1025, 30_000, 100_000}) {
            long[] values = Values.random(random, size, 0, Integer.MAX_VALUE);
            IntVec ints = CompactIntVec.copyOf(values);
            LongVec longs = CompactLongVec.copyOf(values);
            byte[] bytes = STOCK.writeValueAsBytes(values);
            assertArrayEquals(bytes, OURS.writeValueAsBytes(ints));
            assertArrayEquals(bytes, OURS.writeValueAsBytes(longs));
            assertArrayEquals(bytes, OURS.writeValueAsBytes(values));
            assertArrayEquals(bytes, OURS.writeValueAsBytes(ints.toArray()));
            assertEquals(ints, OURS.readValue(bytes, IntVec.class));
            assertEquals(longs, OURS.readValue(bytes, LongVec.class));
        }
        assertTrue(OURS.getFactory().createGenerator(new ByteArrayOutputStream()) instanceof IntegerArrayGenerator);
        // What is left of a large document is not kept.
        assertEquals(1_000_005, OURS.writeValueAsBytes("x".repeat(1_000_000)).length);
        assertArrayEquals(hex("92 01 02"), OURS.writeValueAsBytes(CompactIntVec.of(1, 2)));
    }

    /** Nothing for each element, where the superclass takes some fifty bytes. */
    @Test
    void allocatesLittle() throws IOException {
        CompactIntVec vec = CompactIntVec.copyOf(Values.random(new Random(4), 100_000, 0, 200));
        for (int i = 0; i < 3; i++) {
            OURS.writeValue(java.io.OutputStream.nullOutputStream(), vec);
        }
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        OURS.writeValue(java.io.OutputStream.nullOutputStream(), vec);
        long used = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(used < 100_000, () -> used + " bytes");
    }

    // ---------------------------------------------------------------- reading

    private static JsonParser parser(String hex) throws IOException {
        JsonParser p = new CompactVecMessagePackFactory().createParser(hex(hex));
        p.nextToken();
        return p;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce80000000",
                "d3ffffffff7fffffff",
                "cf8000000000000000",
                "cb41e0000000000000",
                "cbc1e0000000200000",
                "cb7ff8000000000000"
            })
    void numbersBeyondInt(String hex) throws IOException {
        JsonParser p = parser(hex);
        InputCoercionException e = assertThrows(InputCoercionException.class, p::getIntValue);
        assertTrue(e.getMessage().contains("out of range of int"), e::getMessage);
        assertThrows(JsonMappingException.class, () -> OURS.readValue(hex("91" + hex), int[].class));
        assertThrows(JsonMappingException.class, () -> OURS.readValue(hex("91" + hex), CompactIntVec.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cf8000000000000000", "cb7e37e43c8800759c", "cbfe37e43c8800759c", "cb7ff8000000000000"})
    void numbersBeyondLong(String hex) throws IOException {
        JsonParser p = parser(hex);
        InputCoercionException e = assertThrows(InputCoercionException.class, p::getLongValue);
        assertTrue(e.getMessage().contains("out of range of long"), e::getMessage);
        assertThrows(JsonMappingException.class, () -> OURS.readValue(hex("91" + hex), CompactLongVec.class));
    }

    @Test
    void numbersOfOtherTypes() throws IOException {
        assertEquals(3, parser("cb400c000000000000").getIntValue());
        assertEquals(-3, parser("cbc00c000000000000").getLongValue());
        assertEquals(
                BigInteger.TEN.pow(300).bitLength(),
                parser("cb7e37e43c8800759c").getBigIntegerValue().bitLength());
        assertEquals(7, parser("cf0000000000000007").getIntValue());
        assertEquals(1.8446744073709552E19, parser("cfffffffffffffffff").getDoubleValue());
        assertEquals(1.8446744E19f, parser("cfffffffffffffffff").getFloatValue());
        assertEquals(
                new BigDecimal("18446744073709551615"),
                parser("cfffffffffffffffff").getDecimalValue());
        assertEquals(
                new BigInteger("18446744073709551615"),
                parser("cfffffffffffffffff").getNumberValue());
        assertEquals(BigInteger.TWO, parser("02").getBigIntegerValue());
        assertEquals(
                JsonParser.NumberType.BIG_INTEGER, parser("cfffffffffffffffff").getNumberType());
    }

    /** Where the superclass tells of an earlier token. */
    @Test
    void whatIsNoNumber() throws IOException {
        for (String hex : List.of("c0", "c2", "c3", "90", "80")) {
            JsonParser p = parser("92 05 " + hex);
            p.nextToken();
            p.nextToken();
            JsonParseException e = assertThrows(JsonParseException.class, p::getIntValue);
            assertTrue(e.getMessage().startsWith("Current token (" + p.currentToken() + ") not numeric"));
            assertThrows(JsonParseException.class, p::getLongValue);
            assertThrows(JsonParseException.class, p::getNumberType);
            assertThrows(JsonParseException.class, p::getNumberValue);
            assertThrows(JsonParseException.class, p::getDoubleValue);
            assertThrows(JsonParseException.class, p::getFloatValue);
            assertThrows(JsonParseException.class, p::getDecimalValue);
            assertThrows(JsonParseException.class, p::getBigIntegerValue);
            assertThrows(IllegalStateException.class, p::getBinaryValue);
            assertThrows(IllegalStateException.class, p::getEmbeddedObject);
            assertEquals(p.currentToken().asString(), p.getText());
        }
        for (String hex : List.of("a161", "c40101", "d40101")) {
            JsonParser p = parser(hex);
            IllegalStateException e = assertThrows(IllegalStateException.class, p::getIntValue);
            assertThrows(IllegalStateException.class, p::getLongValue);
            assertThrows(IllegalStateException.class, p::getNumberType);
            assertThrows(IllegalStateException.class, p::getNumberValue);
            assertThrows(IllegalStateException.class, p::getDoubleValue);
            assertThrows(IllegalStateException.class, p::getFloatValue);
            assertThrows(IllegalStateException.class, p::getDecimalValue);
            assertThrows(IllegalStateException.class, p::getBigIntegerValue);
            JsonParser stock = new MessagePackFactory().createParser(hex(hex));
            stock.nextToken();
            assertEquals(
                    assertThrows(IllegalStateException.class, stock::getIntValue)
                            .getMessage(),
                    e.getMessage());
        }
        assertThrows(IllegalStateException.class, parser("a161")::getEmbeddedObject);
        JsonParser none = new CompactVecMessagePackFactory().createParser(new byte[1]);
        assertNull(none.getText());
        assertEquals(0, none.getTextLength());
        assertEquals(0, none.getTextCharacters().length);
        JsonParser bool = parser("81 c3 01");
        assertEquals(JsonToken.FIELD_NAME, bool.nextToken());
        assertEquals("true", bool.getText());
        assertFalse(((MessagePackParser) bool).isCurrentFieldId());
        assertEquals("true", OURS.convertValue(true, String.class));
        assertArrayEquals(new String[] {"x", "true"}, OURS.readValue(hex("92 a178 c3"), String[].class));
    }

    @Test
    void namesAndSettings() throws IOException {
        JsonParser p = parser("81 a161 91 01");
        assertFalse(p.isClosed());
        p.setCodec(OURS);
        assertSame(OURS, p.getCodec());
        p.overrideCurrentName(null);
        p.nextToken();
        assertEquals("a", p.currentName());
        p.nextToken();
        assertEquals(JsonToken.START_ARRAY, p.currentToken());
        p.overrideCurrentName("b");
        assertEquals("b", p.currentName());
        JsonParser unique = new CompactVecMessagePackFactory()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .createParser(hex("82 a161 01 a162 02"));
        for (int i = 0; i < 4; i++) {
            unique.nextToken();
        }
        assertThrows(IllegalStateException.class, () -> unique.overrideCurrentName("a"));

        ExtensionTypeCustomDeserializers extensions = new ExtensionTypeCustomDeserializers();
        extensions.addCustomDeser((byte) 1, data -> "one");
        JsonParser ext = new CompactVecMessagePackFactory().createParser(hex("92 d40100 d40200"));
        ((MessagePackParser) ext).setExtensionTypeCustomDeserializers(extensions);
        ext.nextToken();
        ext.nextToken();
        assertEquals("one", ext.getEmbeddedObject());
        ext.nextToken();
        assertEquals(new MessagePackExtensionType((byte) 2, new byte[1]), ext.getEmbeddedObject());
    }

    @Test
    void parsersInTurns() throws IOException {
        CompactVecMessagePackFactory factory = new CompactVecMessagePackFactory();
        for (boolean closes : new boolean[] {true, false}) {
            factory.configure(JsonParser.Feature.AUTO_CLOSE_SOURCE, closes);
            JsonParser p = factory.createParser(hex("92 01 02"));
            p.nextToken();
            JsonParser q = factory.createParser(new ByteArrayInputStream(hex("92 03 04")));
            q.nextToken();
            assertEquals(1, p.nextIntValue(0));
            assertEquals(3, q.nextIntValue(0));
            p.close();
            p.close();
            JsonParser r = factory.createParser(hex("05"));
            assertEquals(5, r.nextIntValue(0));
            assertEquals(4, q.nextIntValue(0));
            q.close();
            r.close();
            assertTrue(q.isClosed());
        }
    }

    /** A source that is not closed is gone on with, of which more has been read than was asked for. */
    @Test
    void oneSourceForSeveralParsers() throws IOException {
        ObjectMapper stock = new ObjectMapper(new MessagePackFactory());
        ObjectMapper ours = new ObjectMapper(new CompactVecMessagePackFactory());
        byte[] bytes = hex("92 01 02 a161 07");
        for (ObjectMapper mapper : List.of(stock, ours)) {
            mapper.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            mapper.disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
            ByteArrayInputStream in = new ByteArrayInputStream(bytes);
            assertArrayEquals(new int[] {1, 2}, mapper.readValue(in, int[].class));
            assertEquals("a", mapper.readValue(in, String.class));
            assertEquals(7, mapper.readValue(in, Integer.class));
            assertEquals("a", mapper.readValue(bytes, 3, 2, String.class));
            assertArrayEquals(new int[] {1, 2}, mapper.readValue(bytes, int[].class));
            assertEquals("a", mapper.readValue(bytes, String.class));
        }
        // Also while the first of them is at work.
        ByteArrayInputStream shared = new ByteArrayInputStream(hex("01 02"));
        assertEquals(1, ours.getFactory().createParser(shared).nextIntValue(0));
        assertEquals(2, ours.getFactory().createParser(shared).nextIntValue(0));
        JsonParser open = ours.getFactory().createParser(new ByteArrayInputStream(bytes) {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        });
        open.close();
    }

    @Test
    void declaredLengthsAreNotBelieved() throws IOException {
        String[] hostile = {
            "dd7fffffff", "c67fffffff", "db7fffffff", "c97fffffff01", "df7fffffff", "c603ffffff", "db00fffffe"
        };
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        for (String hex : hostile) {
            for (boolean stream : new boolean[] {false, true}) {
                byte[] bytes = Arrays.copyOf(hex(hex), 2000);
                long before = threads.getCurrentThreadAllocatedBytes();
                assertThrows(Exception.class, () -> {
                    if (stream) {
                        OURS.readValue(new ByteArrayInputStream(bytes), CompactLongVec.class);
                    } else {
                        OURS.readValue(bytes, CompactLongVec.class);
                    }
                });
                JsonParser p = stream
                        ? OURS.getFactory().createParser(new ByteArrayInputStream(bytes))
                        : OURS.getFactory().createParser(bytes);
                Exception e = assertThrows(Exception.class, () -> {
                    while (p.nextToken() != null) {
                        p.currentToken();
                    }
                });
                assertTrue(
                        e instanceof MessageInsufficientBufferException
                                || e instanceof MessageSizeException
                                || e instanceof IOException,
                        e::toString);
                long used = threads.getCurrentThreadAllocatedBytes() - before;
                assertTrue(used < 1_500_000, () -> used + " bytes for " + hex);
            }
        }
        byte[] large = STOCK.writeValueAsBytes("é".repeat(100_000));
        assertEquals("é".repeat(100_000), OURS.readValue(large, String.class));
        assertEquals("é".repeat(100_000), OURS.readValue(new ByteArrayInputStream(large), String.class));
    }

    @Test
    void elementsAtHand() throws IOException {
        JsonParser p = parser("94 01 02 03 04");
        IntegerArrayParser arrays = (IntegerArrayParser) p;
        int[] target = new int[3];
        assertThrows(IndexOutOfBoundsException.class, () -> arrays.nextInts(target, 1, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> arrays.nextLongs(new long[3], -1, 3, 0, 9));
        assertEquals(0, arrays.nextLongs(new long[3], 0, 3, 2, 9));
        assertEquals(JsonToken.START_ARRAY, p.currentToken());
        assertEquals(3, arrays.nextInts(target, 0, 3));
        assertArrayEquals(new int[] {1, 2, 3}, target);
        assertEquals(3, p.currentTokenLocation().getCharOffset());
        assertEquals(3, p.currentTokenLocation().getCharOffset());
        assertEquals(1, arrays.nextInts(target, 0, 3));
        assertEquals(0, arrays.nextInts(target, 0, 3));
        assertEquals(JsonToken.END_ARRAY, p.nextToken());
        assertEquals(0, arrays.nextInts(target, 0, 3));
        // Tokens are counted where they are limited.
        CompactVecMessagePackFactory limited = new CompactVecMessagePackFactory();
        limited.setStreamReadConstraints(
                StreamReadConstraints.builder().maxTokenCount(3).build());
        ObjectMapper mapper = new ObjectMapper(limited).registerModule(new CompactVecModule());
        assertThrows(IOException.class, () -> mapper.readValue(hex("94 01 02 03 04"), CompactIntVec.class));
    }

    @Test
    void messagesOfVectorsAreThoseOfTheStockFactory() {
        for (String hex : List.of(
                "92 01 a161",
                "92 01 ce80000000",
                "92 01 90",
                "92 01 c0",
                "93 01",
                "92 01 c1",
                "81 01 02",
                "c0",
                "05",
                "a0")) {
            for (Class<?> type :
                    List.of(CompactIntVec.class, CompactUIntVec.class, CompactLongVec.class, SmallIntVec.class)) {
                assertEquals(outcome(STOCK, hex, type), outcome(OURS, hex, type));
            }
        }
    }

    private static String outcome(ObjectMapper mapper, String hex, Class<?> type) {
        try {
            return String.valueOf(mapper.readValue(hex(hex), type));
        } catch (Exception e) {
            return e.getClass() + e.getMessage().replaceAll("\\[Source: [^;]*", "");
        }
    }

    @Test
    void featuresThatDoNotFlush() throws IOException {
        ObjectMapper mapper = mapper(new CompactVecMessagePackFactory());
        mapper.disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
        assertArrayEquals(hex("91 01"), mapper.writeValueAsBytes(List.of(1)));
        JsonGenerator g = generator(new ByteArrayOutputStream());
        g.writeStartObject();
        g.writeFieldName(new MessagePackSerializedString(1));
        g.writeNull();
        g.writeEndObject();
        g.close();
    }
}
