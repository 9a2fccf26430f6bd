package io.github.compactvec.jackson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectMapper.DefaultTyping;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import io.github.compactvec.SmallByteVec;
import io.github.compactvec.parity.Outcome;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgpack.jackson.dataformat.JsonArrayFormat;
import org.msgpack.jackson.dataformat.MessagePackMapper;

/** What is special about vectors of bytes: numbers where asked for, and what is no byte. */
class ByteVecTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new CompactVecModule()).build();

    /** As numbers, from 0 to 255. */
    static List<Long> elements(Object container) {
        List<Long> elements = new ArrayList<>();
        for (byte b : container instanceof SmallByteVec vec ? vec.toArray() : (byte[]) container) {
            elements.add((long) (b & 0xFF));
        }
        return elements;
    }

    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static final int[] SIZES = {0, 1, 2, 3, 4, 19, 20, 21, 255, 256, 5_000, 70_000};

    private static List<MapperBuilder<?, ?>> formats() {
        return List.of(JsonMapper.builder(), MessagePackMapper.builder(), CBORMapper.builder(), XmlMapper.builder());
    }

    static Stream<MapperBuilder<?, ?>> binaryFormats() {
        return Stream.of(MessagePackMapper.builder(), CBORMapper.builder());
    }

    private static ObjectMapper build(MapperBuilder<?, ?> builder, Consumer<MapperBuilder<?, ?>> settings) {
        settings.accept(builder);
        return builder.addModule(new CompactVecModule()).build();
    }

    static Stream<ObjectMapper> mappers() {
        return formats().stream().map(builder -> build(builder, b -> {}));
    }

    // ---------------------------------------------------------------- writing

    record Plain<T>(int a, T v, @Nullable T none) {}

    static class WithDefault<T> {
        public @Nullable T v;
    }

    /** The annotations of msgpack-java have the shape of an array for everything, which is no wish for numbers. */
    @ParameterizedTest
    @MethodSource("binaryFormats")
    void isNoArrayOnlyBecauseBeansAre(MapperBuilder<?, ?> format) throws IOException {
        ObjectMapper mapper = build(format, b -> b.annotationIntrospector(new JsonArrayFormat()));
        for (int size : SIZES) {
            assertArrayEquals(
                    mapper.writeValueAsBytes(new Plain<>(1, bytes(size), null)),
                    mapper.writeValueAsBytes(new Plain<>(1, SmallByteVec.of(bytes(size)), null)));
        }
    }

    @Test
    void isWrittenInTheShapeOfAnArrayWhereAsked() throws IOException {
        record Asked(
                @JsonFormat(shape = JsonFormat.Shape.ARRAY) SmallByteVec v) {}
        record Numbers(Object v) {}
        record Inner(SmallByteVec v) {}
        ObjectMapper forType = build(
                JsonMapper.builder(),
                b -> b.withConfigOverride(
                        SmallByteVec.class, o -> o.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY))));
        for (int size : SIZES) {
            SmallByteVec vec = SmallByteVec.of(bytes(size));
            int[] numbers = elements(vec).stream().mapToInt(Math::toIntExact).toArray();
            for (ObjectMapper mapper : mappers().limit(3).toList()) {
                byte[] written = mapper.writeValueAsBytes(new Asked(vec));
                assertArrayEquals(mapper.writeValueAsBytes(new Numbers(numbers)), written);
                assertEquals(new Asked(vec), mapper.readValue(written, Asked.class));
                assertEquals(new Inner(vec), mapper.readValue(written, Inner.class));
            }
            assertEquals(JSON.writeValueAsString(numbers), forType.writeValueAsString(vec));
            assertEquals(JSON.writeValueAsString(new Numbers(numbers)), forType.writeValueAsString(new Inner(vec)));
            assertEquals(vec, forType.readValue(forType.writeValueAsString(vec), SmallByteVec.class));
        }
        assertEquals(
                "{\"v\":[0,127,128,255]}",
                JSON.writeValueAsString(new Asked(SmallByteVec.of((byte) 0, (byte) 127, (byte) 128, (byte) 255))));
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void survivesARoundTrip(ObjectMapper mapper) throws IOException {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = bytes(random.nextInt(i % 50 == 0 ? 50_000 : 60));
            WithDefault<Object> bean = new WithDefault<>();
            bean.v = SmallByteVec.of(bytes);
            JavaType type = mapper.getTypeFactory().constructParametricType(WithDefault.class, SmallByteVec.class);
            WithDefault<?> read = mapper.readValue(mapper.writeValueAsBytes(bean), type);
            assertEquals(bean.v, read.v);
            assertEquals(
                    Math.max(20, bytes.length),
                    Objects.requireNonNull((SmallByteVec) read.v).capacity(),
                    "no spare capacity");
        }
    }

    @SuppressWarnings("deprecation") // EVERYTHING
    @Test
    void survivesTyping() throws IOException {
        PolymorphicTypeValidator any = BasicPolymorphicTypeValidator.builder()
                .allowIfBaseType(Object.class)
                .allowIfSubType(Object.class)
                .build();
        for (JsonTypeInfo.As as :
                List.of(JsonTypeInfo.As.WRAPPER_ARRAY, JsonTypeInfo.As.PROPERTY, JsonTypeInfo.As.WRAPPER_OBJECT)) {
            for (JsonFormat.Shape shape : List.of(JsonFormat.Shape.ANY, JsonFormat.Shape.ARRAY)) {
                ObjectMapper mapper = build(
                        JsonMapper.builder(),
                        b -> b.activateDefaultTyping(any, DefaultTyping.EVERYTHING, as)
                                .withConfigOverride(
                                        SmallByteVec.class, o -> o.setFormat(JsonFormat.Value.forShape(shape))));
                for (int size : SIZES) {
                    Object[] values = {SmallByteVec.of(bytes(size)), 1};
                    Object[] read = mapper.readValue(mapper.writeValueAsString(values), Object[].class);
                    assertEquals(List.of(values), List.of(read));
                }
            }
        }
    }

    @Test
    void treesAndBuffers() throws IOException {
        SmallByteVec vec = SmallByteVec.of(bytes(30));
        JsonNode tree = JSON.valueToTree(vec);
        assertEquals(BinaryNode.valueOf(bytes(30)), tree);
        SmallByteVec read = JSON.treeToValue(tree, SmallByteVec.class);
        assertEquals(vec, read);
        read.set(0, (byte) 0);
        read.add((byte) 1);
        assertArrayEquals(bytes(30), tree.binaryValue(), "not shared");
        try (TokenBuffer buffer = new TokenBuffer(JSON, false)) {
            JSON.writeValue(buffer, vec);
            assertEquals(vec, JSON.readValue(buffer.asParser(), SmallByteVec.class));
        }
        assertArrayEquals(bytes(30), JSON.convertValue(vec, byte[].class));
        assertEquals(vec, JSON.convertValue(bytes(30), SmallByteVec.class));
        assertNotSame(JSON.readValue("\"\"", SmallByteVec.class), JSON.readValue("\"\"", SmallByteVec.class));
    }

    // ---------------------------------------------------------------- reading

    @Test
    void numbersThatMessagePackParsersCut() throws IOException {
        ObjectMapper mapper = build(MessagePackMapper.builder(), b -> {});
        for (long value : new long[] {256, -129, 1L << 32, (1L << 32) + 5, -(1L << 40), Long.MIN_VALUE}) {
            for (byte[] encoding : MessagePacks.integers(BigInteger.valueOf(value))) {
                byte[] input =
                        MessagePacks.pack(p -> p.packArrayHeader(2).packInt(5).addPayload(encoding));
                JsonMappingException e =
                        assertThrows(JsonMappingException.class, () -> mapper.readValue(input, SmallByteVec.class));
                assertTrue(String.valueOf(e.getMessage()).contains("(" + value + ") out of range of"), e.getMessage());
                assertEquals(1, e.getPath().get(0).getIndex());
            }
        }
        for (long value : new long[] {0, 5, 255, -128}) {
            for (byte[] encoding : MessagePacks.integers(BigInteger.valueOf(value))) {
                byte[] input = MessagePacks.pack(p -> p.packArrayHeader(1).addPayload(encoding));
                assertEquals(SmallByteVec.of((byte) value), mapper.readValue(input, SmallByteVec.class));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void truncatedAnywhere(ObjectMapper mapper) throws IOException {
        byte[] written = mapper.writeValueAsBytes(new Plain<>(1, SmallByteVec.of(bytes(40)), null));
        JavaType vecs = mapper.getTypeFactory().constructParametricType(Plain.class, SmallByteVec.class);
        JavaType arrays = mapper.getTypeFactory().constructParametricType(Plain.class, byte[].class);
        for (int length = 0; length < written.length; length++) {
            byte[] input = java.util.Arrays.copyOf(written, length);
            Outcome expected = Jackson2.outcome(() -> ((Plain<?>) mapper.readValue(input, arrays)).v());
            Outcome actual = Jackson2.outcome(() -> ((Plain<?>) mapper.readValue(input, vecs)).v());
            assertEquals(expected.kind(), actual.kind());
        }
    }

    @Test
    void updates() throws IOException {
        SmallByteVec vec = SmallByteVec.of((byte) 1);
        assertEquals(vec, JSON.readerForUpdating(vec).readValue("\"AgM=\""));
        assertEquals(SmallByteVec.of((byte) 1, (byte) 2, (byte) 3), vec);
        assertThrows(
                JsonMappingException.class, () -> JSON.readerForUpdating(vec).readValue("[4,{}]"));
        assertThrows(
                JsonMappingException.class, () -> JSON.readerForUpdating(vec).readValue("[4,300]"));
        assertEquals(3, vec.size());
        assertEquals(
                SmallByteVec.of((byte) 5),
                JSON.readerFor(SmallByteVec.class)
                        .with(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                        .readValue("5"));
    }
}
