package io.github.compactvec.jackson3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonMerge;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.compactvec.SmallByteVec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.type.WritableTypeId;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.BinaryNode;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.databind.util.TokenBuffer;

/** Vectors of bytes are written and read as {@code byte[]}, in every format, place and setting; but where they are not. */
class ByteVecTest {
    private static final JsonMapper JSON = Formats.json();

    private static final int[] SIZES = {0, 1, 2, 3, 4, 19, 20, 21, 255, 5_000};

    private static final PolymorphicTypeValidator ANY = BasicPolymorphicTypeValidator.builder()
            .allowIfBaseType(Object.class)
            .allowIfSubType(Object.class)
            .build();

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static JsonMapper json(Consumer<? super JsonMapper.Builder> settings) {
        return Formats.build(JsonMapper.builder(), settings);
    }

    // ---------------------------------------------------------------- writing

    record Plain<T>(T v) {}

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

    private static final List<Function<Object, Object>> PLACES = List.of(
            v -> v,
            Plain::new,
            Shaped::new,
            Single::new,
            Typed::new,
            IfNotEmpty::new,
            IfNotDefault::new,
            v -> List.of(v, v),
            v -> Map.of("k", v));

    /** Writes bytes in hexadecimal, and takes three zeros for nothing. */
    static class Hex extends StdSerializer<byte[]> {
        Hex() {
            super(byte[].class);
        }

        @Override
        public boolean isEmpty(SerializationContext ctxt, byte[] value) {
            return Arrays.equals(value, new byte[3]);
        }

        @Override
        public void serialize(byte[] value, JsonGenerator g, SerializationContext ctxt) {
            g.writeString(HexFormat.of().formatHex(value));
        }

        @Override
        public void serializeWithType(byte[] value, JsonGenerator g, SerializationContext ctxt, TypeSerializer typing) {
            WritableTypeId typeId = typing.writeTypePrefix(g, ctxt, typing.typeId(value, JsonToken.VALUE_STRING));
            serialize(value, g, ctxt);
            typing.writeTypeSuffix(g, ctxt, typeId);
        }
    }

    static class FromHex extends StdDeserializer<byte[]> {
        FromHex() {
            super(byte[].class);
        }

        @Override
        public byte[] deserialize(JsonParser p, DeserializationContext ctxt) {
            return HexFormat.of().parseHex(p.getString());
        }
    }

    /** Has the shape of an array for everything. */
    static class Arraying extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public JsonFormat.Value findFormat(tools.jackson.databind.cfg.MapperConfig<?> config, Annotated annotated) {
            return JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY);
        }
    }

    static Stream<Consumer<MapperBuilder<?, ?>>> writingSettings() {
        List<Consumer<MapperBuilder<?, ?>>> all = new ArrayList<>(List.of(
                b -> {},
                b -> b.annotationIntrospector(new Arraying()),
                b -> b.defaultBase64Variant(Base64Variants.MODIFIED_FOR_URL),
                b -> b.defaultBase64Variant(Base64Variants.PEM),
                b -> b.addModule(new SimpleModule().addSerializer(byte[].class, new Hex()))));
        for (JsonInclude.Include include : List.of(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_DEFAULT)) {
            JsonInclude.Value value = JsonInclude.Value.construct(include, include);
            all.add(b -> b.changeDefaultPropertyInclusion(old -> value));
            all.add(b -> b.withConfigOverride(byte[].class, o -> o.setInclude(value))
                    .withConfigOverride(SmallByteVec.class, o -> o.setInclude(value)));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("writingSettings")
    void isWrittenAsAnArrayOfBytes(Consumer<MapperBuilder<?, ?>> settings) {
        for (ObjectMapper mapper : Formats.mappers(settings)) {
            for (Function<Object, Object> place : PLACES) {
                for (int size : SIZES) {
                    assertSameBytes(mapper, place, bytes(size));
                }
                assertSameBytes(mapper, place, new byte[3]);
            }
        }
    }

    /** Types are told in JSON only: names of other lengths make other bytes elsewhere. */
    private static void assertSameBytes(ObjectMapper mapper, Function<Object, Object> place, byte[] bytes) {
        Object ofArray = place.apply(bytes);
        Object ofVec = place.apply(SmallByteVec.of(bytes));
        if (ofArray instanceof Typed) {
            if (mapper instanceof JsonMapper) {
                assertEquals(
                        Outcome.of(() -> mapper.writeValueAsString(ofArray).replace("[B", "TYPE")),
                        Outcome.of(
                                () -> mapper.writeValueAsString(ofVec).replace(SmallByteVec.class.getName(), "TYPE")));
            }
        } else {
            assertArrayEquals(mapper.writeValueAsBytes(ofArray), mapper.writeValueAsBytes(ofVec));
        }
    }

    record Asked(@JsonFormat(shape = JsonFormat.Shape.ARRAY) SmallByteVec v) {}

    record Inner(SmallByteVec v) {}

    @Test
    void isWrittenInTheShapeOfAnArrayWhereAsked() {
        JsonMapper forType = json(b -> b.withConfigOverride(
                SmallByteVec.class, o -> o.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY))));
        for (int size : SIZES) {
            SmallByteVec vec = SmallByteVec.of(bytes(size));
            int[] numbers = new int[size];
            Arrays.setAll(numbers, i -> vec.get(i) & 0xFF);
            for (ObjectMapper mapper : Formats.mappers()) {
                byte[] written = mapper.writeValueAsBytes(new Asked(vec));
                assertArrayEquals(mapper.writeValueAsBytes(new Plain<>(numbers)), written);
                assertEquals(new Asked(vec), mapper.readValue(written, Asked.class));
                assertEquals(new Inner(vec), mapper.readValue(written, Inner.class));
            }
            assertEquals(JSON.writeValueAsString(numbers), forType.writeValueAsString(vec));
            assertEquals(JSON.writeValueAsString(new Plain<>(numbers)), forType.writeValueAsString(new Inner(vec)));
            assertEquals(vec, forType.readValue(forType.writeValueAsString(vec), SmallByteVec.class));
        }
        assertEquals(
                "{\"v\":[0,127,128,255]}",
                JSON.writeValueAsString(new Asked(SmallByteVec.of((byte) 0, (byte) 127, (byte) 128, (byte) 255))));
    }

    static class Holder {
        @Nullable
        SmallByteVec v;
    }

    /** Jackson gives a serializer for values that it meets first, and knows of no place for. */
    @Test
    void isWrittenWhereItsPlaceIsUnknown() {
        JsonMapper mapper =
                json(b -> b.addModule(new SimpleModule().addSerializer(new StdSerializer<Holder>(Holder.class) {
                    @Override
                    public void serialize(Holder holder, JsonGenerator g, SerializationContext ctxt) {
                        ctxt.findValueSerializer(SmallByteVec.class).serialize(SmallByteVec.of(bytes(3)), g, ctxt);
                    }
                })));
        assertEquals(JSON.writeValueAsString(bytes(3)), mapper.writeValueAsString(new Holder()));
    }

    /** So does a deserializer that is not told of its place, and if it is to update what is not there. */
    @Test
    void isReadWhereItsPlaceIsUnknown() {
        ByteVecDeserializer unaware = new ByteVecDeserializer();
        for (boolean update : new boolean[] {true, false}) {
            JsonMapper mapper = json(b -> b.addModule(new SimpleModule()
                    .addDeserializer(Holder.class, new StdDeserializer<Holder>(Holder.class) {
                        @Override
                        public Holder deserialize(JsonParser p, DeserializationContext ctxt) {
                            Holder holder = new Holder();
                            holder.v = update ? unaware.deserialize(p, ctxt, null) : unaware.deserialize(p, ctxt);
                            return holder;
                        }
                    })));
            assertEquals(SmallByteVec.of((byte) 1, (byte) 2), mapper.readValue("\"AQI=\"", Holder.class).v);
        }
    }

    // ---------------------------------------------------------------- reading

    /** What may stand where bytes are asked for, right and wrong. */
    private static final List<String> INPUTS = List.of(
            "\"AQID\"",
            "\"AQI=\"",
            "\"AQI\"",
            "\"AQ-_\"",
            "\"AQ+/\"",
            "\"A QID\"",
            "\"%\"",
            "\"\u00fc\"",
            "\"\"",
            "\"  \"",
            "null",
            "[]",
            "[127,128,255,-128]",
            "[1,256]",
            "[1,-129]",
            "[1,2,300.5]",
            "[1.9,-1.9,255.9]",
            "[4294967301]",
            "[18446744073709551617]",
            "[1e300]",
            "[1,null]",
            "[1,true]",
            "[\"5\"]",
            "[\"256\"]",
            "[[5]]",
            "[[256]]",
            "[{}]",
            "5",
            "256",
            "5.5",
            "true",
            "{}",
            "[1",
            "\"AQ");

    static Stream<Consumer<MapperBuilder<?, ?>>> readingSettings() {
        List<Consumer<MapperBuilder<?, ?>>> all = new ArrayList<>(List.of(
                b -> {},
                b -> b.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES),
                b -> b.enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY),
                b -> b.enable(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS),
                b -> b.enable(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT),
                b -> b.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT),
                b -> b.changeDefaultNullHandling(old -> JsonSetter.Value.forContentNulls(Nulls.SKIP)),
                b -> b.changeDefaultNullHandling(old -> JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.FAIL)),
                b -> b.defaultBase64Variant(Base64Variants.MODIFIED_FOR_URL),
                b -> b.addModule(new SimpleModule().addDeserializer(byte[].class, new FromHex())),
                b -> b.addHandler(new ByteHandler())));
        for (CoercionAction action : CoercionAction.values()) {
            all.add(b -> b.withCoercionConfig(LogicalType.Binary, c -> {
                for (CoercionInputShape shape : CoercionInputShape.values()) {
                    c.setCoercion(shape, action);
                }
            }));
        }
        return all.stream();
    }

    private static final class ByteHandler extends DeserializationProblemHandler {
        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext ctxt, JavaType target, JsonToken token, JsonParser p, @Nullable String message) {
            if (token == JsonToken.END_ARRAY) {
                return NOT_HANDLED;
            }
            p.skipChildren();
            return target.hasRawClass(Byte.TYPE)
                    ? (Object) (byte) 42
                    : target.hasRawClass(byte[].class) ? new byte[] {4, 2} : NOT_HANDLED;
        }

        @Override
        public Object handleWeirdStringValue(
                DeserializationContext ctxt, Class<?> target, String value, String message) {
            return target == byte[].class ? new byte[value.length()] : NOT_HANDLED;
        }
    }

    @ParameterizedTest
    @MethodSource("readingSettings")
    void isReadAsAnArrayOfBytes(Consumer<MapperBuilder<?, ?>> settings) {
        JsonMapper mapper = json(settings);
        JavaType arrays = mapper.getTypeFactory().constructParametricType(Plain.class, byte[].class);
        JavaType vecs = mapper.getTypeFactory().constructParametricType(Plain.class, SmallByteVec.class);
        for (String input : INPUTS) {
            assertEquals(
                    Outcome.of(() -> mapper.readValue(input, byte[].class)),
                    Outcome.of(() -> mapper.readValue(input, SmallByteVec.class)),
                    input);
            String bean = "{\"v\":" + input + "}";
            assertEquals(
                    Outcome.of(() -> ((Plain<?>) mapper.readValue(bean, arrays)).v),
                    Outcome.of(() -> ((Plain<?>) mapper.readValue(bean, vecs)).v),
                    bean);
        }
    }

    static Stream<ObjectMapper> mappers() {
        return Formats.mappers().stream();
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void refusesNumbersThatAreNoBytes(ObjectMapper mapper) {
        for (Number number : List.of(256, -129, 1L << 32, (1L << 32) + 5, Long.MIN_VALUE, 256.5, 1e300)) {
            byte[] input = mapper.writeValueAsBytes(List.of(5, number));
            JacksonException e =
                    assertThrows(JacksonException.class, () -> mapper.readValue(input, SmallByteVec.class));
            assertEquals(1, e.getPath().get(0).getIndex());
            assertEquals(
                    Outcome.of(() -> mapper.readValue(input, byte[].class)),
                    Outcome.of(() -> mapper.readValue(input, SmallByteVec.class)));
        }
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void survivesARoundTrip(ObjectMapper mapper) {
        JavaType type = mapper.getTypeFactory().constructParametricType(Plain.class, SmallByteVec.class);
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = bytes(random.nextInt(i % 50 == 0 ? 50_000 : 60));
            Plain<?> bean = new Plain<>(SmallByteVec.of(bytes));
            Plain<?> read = mapper.readValue(mapper.writeValueAsBytes(bean), type);
            assertEquals(bean.v, read.v);
            assertEquals(Math.max(20, bytes.length), ((SmallByteVec) read.v).capacity(), "no spare capacity");
        }
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void failsOnTruncatedInputAsAnArrayFails(ObjectMapper mapper) {
        byte[] written = mapper.writeValueAsBytes(new Plain<>(SmallByteVec.of(bytes(40))));
        JavaType vecs = mapper.getTypeFactory().constructParametricType(Plain.class, SmallByteVec.class);
        JavaType arrays = mapper.getTypeFactory().constructParametricType(Plain.class, byte[].class);
        for (int length = 0; length < written.length; length++) {
            byte[] input = Arrays.copyOf(written, length);
            assertEquals(
                    Outcome.of(() -> ((Plain<?>) mapper.readValue(input, arrays)).v),
                    Outcome.of(() -> ((Plain<?>) mapper.readValue(input, vecs)).v));
        }
    }

    // ---------------------------------------------------------------- what differs, or is neither

    @Test
    void survivesTyping() {
        for (JsonTypeInfo.As as :
                List.of(JsonTypeInfo.As.WRAPPER_ARRAY, JsonTypeInfo.As.PROPERTY, JsonTypeInfo.As.WRAPPER_OBJECT)) {
            for (JsonFormat.Shape shape : List.of(JsonFormat.Shape.ANY, JsonFormat.Shape.ARRAY)) {
                JsonMapper mapper = json(b -> b.activateDefaultTyping(ANY, DefaultTyping.NON_FINAL, as)
                        .withConfigOverride(SmallByteVec.class, o -> o.setFormat(JsonFormat.Value.forShape(shape))));
                for (int size : SIZES) {
                    Object[] values = {SmallByteVec.of(bytes(size)), 1};
                    String json = mapper.writeValueAsString(values);
                    assertTrue(json.contains(SmallByteVec.class.getName()), json);
                    assertArrayEquals(values, mapper.readValue(json, Object[].class));
                }
            }
        }
    }

    /** Where an array has its type, so has a vector; final classes have it only in such typing. */
    @Test
    void isTypedWhereEverythingIs() {
        for (JsonTypeInfo.As as :
                List.of(JsonTypeInfo.As.WRAPPER_ARRAY, JsonTypeInfo.As.PROPERTY, JsonTypeInfo.As.WRAPPER_OBJECT)) {
            JsonMapper mapper = json(b -> b.setDefaultTyping(ConvertingTest.typingEverything(as)));
            JavaType arrays = mapper.getTypeFactory().constructParametricType(Plain.class, byte[].class);
            JavaType vecs = mapper.getTypeFactory().constructParametricType(Plain.class, SmallByteVec.class);
            for (int size : SIZES) {
                String ofArray = mapper.writerFor(arrays).writeValueAsString(new Plain<>(bytes(size)));
                String ofVec = mapper.writerFor(vecs).writeValueAsString(new Plain<>(SmallByteVec.of(bytes(size))));
                assertEquals(ofArray.replace("[B", SmallByteVec.class.getName()), ofVec);
                assertEquals(new Plain<>(SmallByteVec.of(bytes(size))), mapper.readValue(ofVec, vecs));
                // Without a type.
                String none = "{\"@class\":\"" + Plain.class.getName() + "\",\"v\":\"AQI=\"}";
                assertEquals(
                        Outcome.of(() -> mapper.readValue(none, arrays)),
                        Outcome.of(() -> mapper.readValue(none, vecs)));
            }
        }
        // That is what the rules for coercion go by.
        assertEquals(LogicalType.Binary, new ByteVecDeserializer().logicalType());
    }

    @Test
    void treesAndBuffers() {
        SmallByteVec vec = SmallByteVec.of(bytes(30));
        JsonNode tree = JSON.valueToTree(vec);
        assertEquals(BinaryNode.valueOf(bytes(30)), tree);
        SmallByteVec read = JSON.treeToValue(tree, SmallByteVec.class);
        assertEquals(vec, read);
        read.set(0, (byte) 0);
        read.add((byte) 1);
        assertArrayEquals(bytes(30), tree.binaryValue(), "not shared");
        try (TokenBuffer buffer = TokenBuffer.forGeneration()) {
            JSON.writeValue(buffer, vec);
            assertEquals(vec, JSON.readValue(buffer.asParser(), SmallByteVec.class));
        }
        assertArrayEquals(bytes(30), JSON.convertValue(vec, byte[].class));
        assertEquals(vec, JSON.convertValue(bytes(30), SmallByteVec.class));
        assertNotSame(JSON.readValue("\"\"", SmallByteVec.class), JSON.readValue("\"\"", SmallByteVec.class));
    }

    static class Merged {
        @JsonMerge
        public @Nullable SmallByteVec v = SmallByteVec.of((byte) 7);

        @JsonSetter(nulls = Nulls.AS_EMPTY)
        public @Nullable SmallByteVec empty;

        @JsonMerge
        public @Nullable SmallByteVec none;
    }

    @Test
    void updates() {
        SmallByteVec vec = SmallByteVec.of((byte) 1);
        assertSame(vec, JSON.readerForUpdating(vec).readValue("\"AgM=\""));
        assertEquals(SmallByteVec.of((byte) 1, (byte) 2, (byte) 3), vec);
        assertThrows(JacksonException.class, () -> JSON.readerForUpdating(vec).readValue("[4,{}]"));
        assertThrows(
                InputCoercionException.class, () -> JSON.readerForUpdating(vec).readValue("[4,300]"));
        assertEquals(3, vec.size());

        Merged bean = JSON.readValue("{\"v\":[8,9],\"empty\":null,\"none\":[1]}", Merged.class);
        assertEquals(SmallByteVec.of((byte) 7, (byte) 8, (byte) 9), bean.v);
        assertEquals(SmallByteVec.of((byte) 1), bean.none);
        Merged other = JSON.readValue("{\"empty\":null}", Merged.class);
        assertNotSame(Objects.requireNonNull(bean.empty), other.empty);

        JsonMapper nullable = json(b -> b.withCoercionConfig(
                        LogicalType.Binary, c -> c.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
                .addModule(new SimpleModule().addDeserializer(byte[].class, new StdDeserializer<byte[]>(byte[].class) {
                    @Override
                    public byte @Nullable [] deserialize(JsonParser p, DeserializationContext ctxt) {
                        return p.getString().isEmpty() ? null : new byte[1];
                    }
                })));
        assertNull(nullable.readValue("{\"v\":\"\"}", Merged.class).v);
        assertNull(nullable.readValue("\"\"", SmallByteVec.class));
    }
}
