package io.github.compactvec.jackson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonMerge;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.WritableTypeId;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectMapper.DefaultTyping;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import io.github.compactvec.SmallByteVec;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgpack.jackson.dataformat.JsonArrayFormat;
import org.msgpack.jackson.dataformat.MessagePackMapper;

/** Vectors of bytes are written and read as {@code byte[]}, in every format, place and setting; but where they are not. */
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

    private static ObjectMapper build(MapperBuilder<?, ?> builder, Consumer<MapperBuilder<?, ?>> settings) {
        settings.accept(builder);
        return builder.addModule(new CompactVecModule()).build();
    }

    static Stream<ObjectMapper> mappers() {
        return formats().stream().map(builder -> build(builder, b -> {}));
    }

    // ---------------------------------------------------------------- writing

    record Plain<T>(int a, T v, @Nullable T none) {}

    record Shaped<T>(
            @JsonFormat(shape = JsonFormat.Shape.STRING) T v) {}

    record Single<T>(
            @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
            T v) {}

    record Typed<T>(
            @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) T v) {}

    record IfNotEmpty<T>(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) T v) {}

    record IfNotDefault<T>(
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) T v) {}

    record Many<T>(List<T> list, Map<String, T> map) {}

    static class WithDefault<T> {
        public @Nullable T v;
    }

    /** Values around a container, each with its type. */
    private static Map<Object, JavaType> around(ObjectMapper mapper, Object container) {
        Class<?> type = container.getClass();
        Map<Object, JavaType> all = new LinkedHashMap<>();
        WithDefault<Object> withDefault = new WithDefault<>();
        withDefault.v = container;
        for (Object value : List.of(
                new Plain<>(1, container, null),
                new Shaped<>(container),
                new Single<>(container),
                new Typed<>(container),
                new IfNotEmpty<>(container),
                new IfNotDefault<>(container),
                new Many<>(List.of(container, container), Map.of("k", container)),
                withDefault)) {
            all.put(value, mapper.getTypeFactory().constructParametricType(value.getClass(), type));
        }
        all.put(container, mapper.getTypeFactory().constructType(type));
        return all;
    }

    @SuppressWarnings("deprecation") // WRITE_EMPTY_JSON_ARRAYS and EVERYTHING
    static Stream<Consumer<MapperBuilder<?, ?>>> writingSettings() {
        PolymorphicTypeValidator any = BasicPolymorphicTypeValidator.builder()
                .allowIfBaseType(Object.class)
                .build();
        List<Consumer<MapperBuilder<?, ?>>> all = new ArrayList<>(List.of(
                b -> {},
                b -> b.enable(SerializationFeature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED),
                b -> b.disable(SerializationFeature.WRITE_EMPTY_JSON_ARRAYS),
                b -> b.enable(MapperFeature.USE_STATIC_TYPING),
                // Has the shape of an array for everything.
                b -> b.annotationIntrospector(new JsonArrayFormat()),
                b -> b.defaultBase64Variant(Base64Variants.MODIFIED_FOR_URL),
                b -> b.defaultBase64Variant(Base64Variants.PEM),
                b -> b.addModule(new SimpleModule().addSerializer(byte[].class, new Hex())),
                b -> b.withConfigOverride(
                        Map.class,
                        o -> o.setInclude(JsonInclude.Value.construct(
                                JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY)))));
        for (JsonInclude.Include include : List.of(
                JsonInclude.Include.NON_NULL,
                JsonInclude.Include.NON_ABSENT,
                JsonInclude.Include.NON_EMPTY,
                JsonInclude.Include.NON_DEFAULT)) {
            all.add(b -> b.defaultPropertyInclusion(JsonInclude.Value.construct(include, include)));
            all.add(b -> {
                for (Class<?> type : List.of(byte[].class, SmallByteVec.class)) {
                    b.withConfigOverride(type, o -> o.setInclude(JsonInclude.Value.construct(include, include)));
                }
            });
        }
        for (DefaultTyping typing : DefaultTyping.values()) {
            all.add(b -> b.activateDefaultTyping(any, typing, JsonTypeInfo.As.WRAPPER_ARRAY));
            all.add(b -> b.activateDefaultTyping(any, typing, JsonTypeInfo.As.WRAPPER_OBJECT));
            all.add(b -> b.activateDefaultTyping(any, typing, JsonTypeInfo.As.PROPERTY));
        }
        return all.stream();
    }

    static class Hex extends StdSerializer<byte[]> {
        private static final long serialVersionUID = 1;

        Hex() {
            super(byte[].class);
        }

        @Override
        public void serialize(byte[] value, JsonGenerator g, SerializerProvider provider) throws IOException {
            g.writeString(HexFormat.of().formatHex(value));
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, byte[] value) {
            return value.length == 0;
        }

        @Override
        public void serializeWithType(byte[] value, JsonGenerator g, SerializerProvider provider, TypeSerializer typing)
                throws IOException {
            WritableTypeId typeId = typing.writeTypePrefix(g, typing.typeId(value, JsonToken.VALUE_STRING));
            serialize(value, g, provider);
            typing.writeTypeSuffix(g, typeId);
        }
    }

    @ParameterizedTest
    @MethodSource("writingSettings")
    void isWrittenAsAnArrayOfBytes(Consumer<MapperBuilder<?, ?>> settings) {
        for (MapperBuilder<?, ?> format : formats()) {
            ObjectMapper mapper = build(format, settings);
            for (int size : SIZES) {
                List<Map.Entry<Object, JavaType>> arrays =
                        List.copyOf(around(mapper, bytes(size)).entrySet());
                List<Map.Entry<Object, JavaType>> vecs =
                        List.copyOf(around(mapper, SmallByteVec.of(bytes(size))).entrySet());
                for (int i = 0; i < arrays.size(); i++) {
                    Object array = arrays.get(i).getKey();
                    Object vec = vecs.get(i).getKey();
                    String what = mapper.getFactory().getFormatName() + ", "
                            + vec.getClass().getSimpleName() + ", " + size;
                    assertEquals(write(mapper.writer(), array), write(mapper.writer(), vec), what);
                    assertEquals(
                            write(mapper.writerFor(arrays.get(i).getValue()), array),
                            write(mapper.writerFor(vecs.get(i).getValue()), vec),
                            what);
                }
            }
        }
    }

    /** In text of one byte a character, without the names of types and what formats say of their lengths. */
    private static String write(ObjectWriter writer, Object value) {
        String written;
        try {
            written = new String(writer.writeValueAsBytes(value), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            written = e.toString();
        }
        for (String name : List.of(SmallByteVec.class.getName(), byte[].class.getName())) {
            int length = name.length();
            for (String header : List.of(
                    "\u00d9" + (char) length,
                    "" + (char) (0xa0 | length),
                    "x" + (char) length,
                    "" + (char) (0x60 | length),
                    "")) {
                written = written.replace(header + name, "TYPE");
            }
        }
        // XML calls the root what its class is called.
        return written.replace("<SmallByteVec>", "<bytes>")
                .replace("</SmallByteVec>", "</bytes>")
                .replace("<SmallByteVec/>", "<bytes/>");
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

    /** What may stand where bytes are asked for, right and wrong. */
    private static final List<String> INPUTS = Stream.of(
                    List.of(
                            "\"AQID\"",
                            "\"AQI=\"",
                            "\"AQI\"",
                            "\"AQ-_\"",
                            "\"AQ+/\"",
                            "\"A QID\"",
                            "\"AQID\\nAQID\"",
                            "\"AQID====\"",
                            "\"%\"",
                            "\"\u00fc\"",
                            "\"" + Base64.getEncoder().encodeToString(bytes(21)) + "\"",
                            "\"" + Base64.getEncoder().encodeToString(bytes(3000)) + "\"",
                            "[127,128,255,-128]",
                            "[1,256]",
                            "[1,-129]",
                            "[1,2,300.5]",
                            "[1.9,-1.9,255.9]",
                            "[256.5]",
                            "[4294967301]",
                            "[1e3]",
                            "[1e10]",
                            "[18446744073709551617]",
                            "[1e300]"),
                    Inputs.values(VecType.INT))
            .flatMap(List::stream)
            .toList();

    static class InitialBytes {
        public byte @Nullable [] v = {9};

        @JsonMerge
        public byte @Nullable [] m = {7, -7};

        @JsonMerge
        public byte @Nullable [] none = {};
    }

    static class InitialVec {
        public @Nullable SmallByteVec v = SmallByteVec.of((byte) 9);

        @JsonMerge
        public @Nullable SmallByteVec m = SmallByteVec.of((byte) 7, (byte) -7);

        @JsonMerge
        public @Nullable SmallByteVec none = new SmallByteVec();
    }

    private static final List<Position> POSITIONS = Stream.concat(
                    Position.ALL.stream()
                            .filter(position -> !position.name().contains("with elements")
                                    && !position.name().contains("to merge")),
                    Stream.of("v", "m", "none")
                            .map(name -> new Position(
                                    "initial " + name,
                                    "{\"" + name + "\":%s}",
                                    (types, t) -> types.constructType(
                                            t.hasRawClass(SmallByteVec.class) ? InitialVec.class : InitialBytes.class),
                                    bean -> JsonValues.get(bean, name))))
            .toList();

    /** All places where a feature is on or off, and one of each kind for every rule. */
    private static List<Position> positions(Settings settings) {
        boolean feature =
                Settings.features().stream().anyMatch(each -> each.name().equals(settings.name()));
        return feature
                ? POSITIONS
                : POSITIONS.stream()
                        .filter(position -> Position.TYPICAL.contains(position)
                                || position.name().startsWith("initial"))
                        .toList();
    }

    /** Fields by name. */
    private static final class JsonValues {
        static @Nullable Object get(Object bean, String name) {
            try {
                return bean.getClass().getDeclaredField(name).get(bean);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(name, e);
            }
        }
    }

    static Stream<Settings> readingSettings() {
        List<Settings> all = new ArrayList<>(Settings.features());
        all.addAll(Settings.rules());
        all.addAll(Settings.typing());
        all.addAll(Settings.syntax());
        for (CoercionAction action : CoercionAction.values()) {
            all.add(new Settings(
                    "coercion of bytes: " + action,
                    b -> b.withCoercionConfig(LogicalType.Binary, c -> {
                        for (CoercionInputShape shape : CoercionInputShape.values()) {
                            c.setCoercion(shape, action);
                        }
                    })));
        }
        all.add(new Settings("variant", b -> b.defaultBase64Variant(Base64Variants.MODIFIED_FOR_URL)));
        all.add(new Settings("handler", b -> b.addHandler(new ByteHandler())));
        return all.stream();
    }

    /** Without those that are about the syntax of JSON, or that the parser fails on. */
    static Stream<Settings> messagePackSettings() {
        Set<String> others = Stream.concat(Settings.typing().stream(), Settings.syntax().stream())
                .map(Settings::name)
                .filter(name -> !name.equals("defaults"))
                .collect(Collectors.toSet());
        return readingSettings().filter(settings -> !others.contains(settings.name()));
    }

    private static final class ByteHandler extends DeserializationProblemHandler {
        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext ctxt, JavaType target, JsonToken token, JsonParser p, @Nullable String message)
                throws IOException {
            if (token == JsonToken.END_ARRAY) {
                return NOT_HANDLED;
            }
            p.skipChildren();
            return target.hasRawClass(Byte.TYPE)
                    ? (Object) (byte) 42
                    : target.hasRawClass(byte[].class) ? new byte[] {4, 2} : NOT_HANDLED;
        }

        @Override
        public @Nullable Object handleWeirdStringValue(
                DeserializationContext ctxt, Class<?> target, String value, String message) {
            return target == byte[].class ? new byte[value.length()] : NOT_HANDLED;
        }
    }

    @ParameterizedTest
    @MethodSource("readingSettings")
    void isReadAsAnArrayOfBytes(Settings settings) {
        JsonMapper json = settings.jsonMapper();
        List<String> differences = new ArrayList<>();
        for (Position position : positions(settings)) {
            for (String input : INPUTS) {
                Outcome expected = mended(position.read(json, input, byte[].class));
                Outcome actual = position.read(json, input, SmallByteVec.class);
                if (!actual.equals(expected)) {
                    differences.add(
                            "%s: %.60s%n  expected %s%n  actual   %s".formatted(position, input, expected, actual));
                }
            }
        }
        assertEquals("", String.join("\n", differences));
    }

    /** Merging nothing with an array fails with a {@code NullPointerException}, with a vector it gives nothing. */
    private static Outcome mended(Outcome outcome) {
        return String.valueOf(outcome.failure()).endsWith("NullPointerException at /m")
                ? new Outcome(null, null, null)
                : outcome;
    }

    /** The measure is JSON, as the parser cuts numbers of an array. */
    @ParameterizedTest
    @MethodSource("messagePackSettings")
    void isReadFromMessagePackAsFromJson(Settings settings) {
        JsonMapper json = settings.jsonMapper();
        ObjectMapper messagePack = settings.messagePackMapper();
        List<String> differences = new ArrayList<>();
        for (Position position : positions(settings)) {
            for (String input : INPUTS) {
                if (!MessagePacks.canHold(input)) {
                    continue;
                }
                for (boolean shortest : new boolean[] {true, false}) {
                    byte[] document = MessagePacks.fromJson(position.document(input), shortest);
                    // In place of an array, a string stands for its own bytes here, not for those of its Base64.
                    Outcome array = input.startsWith("\"")
                            ? position.read(messagePack, document, byte[].class)
                            : position.read(json, input, byte[].class);
                    Outcome expected = mended(array).kind();
                    Outcome actual = position.read(messagePack, document, SmallByteVec.class)
                            .kind();
                    if (!actual.equals(expected)) {
                        differences.add(
                                "%s: %.60s%n  expected %s%n  actual   %s".formatted(position, input, expected, actual));
                    }
                }
            }
        }
        assertEquals("", String.join("\n", differences));
    }

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
            Outcome expected = Outcome.of(() -> ((Plain<?>) mapper.readValue(input, arrays)).v());
            Outcome actual = Outcome.of(() -> ((Plain<?>) mapper.readValue(input, vecs)).v());
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
