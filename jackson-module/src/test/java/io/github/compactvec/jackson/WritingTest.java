package io.github.compactvec.jackson;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectMapper.DefaultTyping;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.IntVec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgpack.jackson.dataformat.MessagePackMapper;

/** Writing a vector makes the bytes that writing an {@code int[]} or a {@code List<Integer>} makes. */
class WritingTest {
    private static final List<int[]> VALUES = List.of(
            new int[0],
            new int[] {0},
            new int[] {-1},
            new int[] {Integer.MIN_VALUE},
            new int[] {1, 2, 3},
            new int[] {127, 128, 255, 256, -128, -129},
            new int[] {65535, 65536, -32768, -32769, 16_777_215, 16_777_216, -8_388_608, -8_388_609},
            new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, 0},
            new int[15],
            new int[16]);

    // ---------------------------------------------------------------- places

    /**
     * Where a container may stand.
     *
     * @param wrap puts a container there
     * @param typeAround the type of the whole, given that of the container
     */
    record Place(String name, UnaryOperator<Object> wrap, BiFunction<TypeFactory, JavaType, JavaType> typeAround) {
        /** For Jackson the shape of a list is one for its elements. */
        boolean listsAsArrays() {
            return !name.equals(OfShape.class.getSimpleName());
        }

        static Place in(Class<?> generic, UnaryOperator<Object> wrap) {
            return new Place(generic.getSimpleName(), wrap, (types, t) -> types.constructParametricType(generic, t));
        }
    }

    record Component<T>(int a, T v, @Nullable T none) {}

    record Two<T>(T v, T w) {}

    record Unwrapping<T>(@JsonUnwrapped Component<T> inner) {}

    record Value<T>(@JsonValue T v) {}

    record AsObject(Object v) {}

    record IfNotEmpty<T>(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) T v) {}

    record IfNotDefault<T>(
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) T v) {}

    record Single<T>(
            @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
            T v) {}

    record NotSingle<T>(
            @JsonFormat(without = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
            T v) {}

    record OfShape<T>(
            @JsonFormat(shape = JsonFormat.Shape.STRING) T v) {}

    record TypedContent<T>(
            @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) T v) {}

    record StaticallyTyped<T>(
            @JsonSerialize(typing = JsonSerialize.Typing.STATIC)
            T v) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    record Polymorphic<T>(T v) {}

    record Any<T>(@JsonAnyGetter Map<String, T> values) {}

    private static final List<Place> PLACES = List.of(
            new Place("root", o -> o, (types, t) -> t),
            Place.in(Component.class, o -> new Component<>(1, o, null)),
            Place.in(Two.class, o -> new Two<>(o, o)),
            Place.in(Unwrapping.class, o -> new Unwrapping<>(new Component<>(1, o, null))),
            Place.in(Value.class, Value::new),
            new Place("object", AsObject::new, (types, t) -> types.constructType(AsObject.class)),
            Place.in(IfNotEmpty.class, IfNotEmpty::new),
            Place.in(IfNotDefault.class, IfNotDefault::new),
            Place.in(Single.class, Single::new),
            Place.in(NotSingle.class, NotSingle::new),
            Place.in(OfShape.class, OfShape::new),
            Place.in(TypedContent.class, TypedContent::new),
            Place.in(StaticallyTyped.class, StaticallyTyped::new),
            Place.in(Polymorphic.class, Polymorphic::new),
            Place.in(Any.class, o -> new Any<>(Map.of("v", o))),
            Place.in(AtomicReference.class, AtomicReference::new),
            new Place(
                    "map",
                    o -> Map.of("k", o),
                    (types, t) -> types.constructMapType(Map.class, types.constructType(String.class), t)),
            new Place("list", o -> List.of(o, o), (types, t) -> types.constructCollectionType(List.class, t)));

    // ---------------------------------------------------------------- settings

    /**
     * A way to configure a mapper for writing.
     *
     * @param plain whether it applies alike to arrays, lists and all vectors, without typing
     */
    record Config(String name, boolean plain, Consumer<MapperBuilder<?, ?>> apply) {
        private static final List<Class<?>> CONTAINERS = List.of(int[].class, CompactIntVec.class);

        static Config of(String name, Consumer<MapperBuilder<?, ?>> apply) {
            return new Config(name, true, apply);
        }

        static Config forTypes(String name, Consumer<MutableConfigOverride> override) {
            return new Config(
                    name + " for this type",
                    false,
                    b -> CONTAINERS.forEach(type -> b.withConfigOverride(type, override)));
        }

        static Config typed(DefaultTyping typing, JsonTypeInfo.As as) {
            PolymorphicTypeValidator any = BasicPolymorphicTypeValidator.builder()
                    .allowIfBaseType(Object.class)
                    .build();
            return new Config(typing + " as " + as, false, b -> b.activateDefaultTyping(any, typing, as));
        }

        <M extends ObjectMapper, B extends MapperBuilder<M, B>> M build(B builder) {
            apply.accept(builder);
            return builder.addModule(new CompactVecModule()).build();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @SuppressWarnings("deprecation") // WRITE_EMPTY_JSON_ARRAYS and EVERYTHING
    static List<Config> configs() {
        JsonFormat.Value single =
                JsonFormat.Value.empty().withFeature(JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED);
        List<Config> configs = new ArrayList<>(List.of(
                Config.of("defaults", b -> {}),
                Config.of("single", b -> b.enable(SerializationFeature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)),
                Config.forTypes("single", o -> o.setFormat(single)),
                Config.of("static typing", b -> b.enable(MapperFeature.USE_STATIC_TYPING)),
                Config.of("no empty arrays", b -> b.disable(SerializationFeature.WRITE_EMPTY_JSON_ARRAYS))));
        for (JsonInclude.Include include : List.of(
                JsonInclude.Include.NON_NULL,
                JsonInclude.Include.NON_ABSENT,
                JsonInclude.Include.NON_EMPTY,
                JsonInclude.Include.NON_DEFAULT)) {
            configs.add(Config.of(
                    include.name(), b -> b.defaultPropertyInclusion(JsonInclude.Value.construct(include, include))));
            configs.add(
                    Config.forTypes(include.name(), o -> o.setInclude(JsonInclude.Value.construct(include, include))));
        }
        for (DefaultTyping typing : DefaultTyping.values()) {
            configs.add(Config.typed(typing, JsonTypeInfo.As.WRAPPER_ARRAY));
        }
        configs.add(Config.typed(DefaultTyping.EVERYTHING, JsonTypeInfo.As.PROPERTY));
        configs.add(Config.typed(DefaultTyping.EVERYTHING, JsonTypeInfo.As.WRAPPER_OBJECT));
        return configs;
    }

    static List<Config> jsonConfigs() {
        List<Config> configs = new ArrayList<>(configs());
        configs.add(Config.of(
                "numbers as strings", b -> ((JsonMapper.Builder) b).enable(JsonWriteFeature.WRITE_NUMBERS_AS_STRINGS)));
        configs.add(Config.of("indented", b -> b.enable(SerializationFeature.INDENT_OUTPUT)));
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(new DefaultIndenter("\t", "\r\n"));
        configs.add(Config.of(
                "own printer", b -> b.enable(SerializationFeature.INDENT_OUTPUT).defaultPrettyPrinter(printer)));
        return configs;
    }

    // ---------------------------------------------------------------- tests

    /** Something that is written to. */
    interface Sink {
        String write(ObjectWriter writer, Object value) throws IOException;
    }

    private static final Map<String, Sink> JSON_SINKS = Map.of(
            "bytes",
            (writer, value) -> new String(writer.writeValueAsBytes(value), UTF_8),
            "string",
            ObjectWriter::writeValueAsString,
            "stream",
            (writer, value) -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                writer.writeValue(out, value);
                return out.toString(UTF_8);
            },
            "writer",
            (writer, value) -> {
                StringWriter out = new StringWriter();
                writer.writeValue(out, value);
                return out.toString();
            },
            "sequence",
            (writer, value) -> {
                StringWriter out = new StringWriter();
                try (SequenceWriter sequence = writer.writeValues(out)) {
                    sequence.write(value).write(value);
                }
                return out.toString();
            });

    private static final Sink BINARY = (writer, value) -> HexFormat.of().formatHex(writer.writeValueAsBytes(value));

    @ParameterizedTest
    @MethodSource("jsonConfigs")
    void writesTheSameJson(Config config) throws IOException {
        JsonMapper mapper = config.build(JsonMapper.builder());
        for (Map.Entry<String, Sink> sink : JSON_SINKS.entrySet()) {
            assertSame(config, mapper, sink.getKey(), sink.getValue());
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void writesTheSameMessagePack(Config config) throws IOException {
        assertSame(config, config.build(MessagePackMapper.builder()), "MessagePack", BINARY);
    }

    /** CBOR announces the length of an array if it is told. */
    @ParameterizedTest
    @MethodSource("configs")
    void writesTheSameCbor(Config config) throws IOException {
        assertSame(config, config.build(CBORMapper.builder()), "CBOR", BINARY);
    }

    @ParameterizedTest
    @MethodSource("configs")
    void makesTheSameTreesAndBuffers(Config config) throws IOException {
        JsonMapper mapper = config.build(JsonMapper.builder());
        assertSame(config, mapper, "tree", (writer, value) -> {
            try (TokenBuffer buffer = new TokenBuffer(mapper, false)) {
                writer.writeValue(buffer, value);
                return new ObjectMapper().readTree(buffer.asParser()).toString();
            }
        });
        if (config.plain()) {
            for (int[] values : VALUES) {
                JsonNode tree = mapper.valueToTree(CompactIntVec.of(values));
                assertEquals(mapper.valueToTree(values), tree);
            }
        }
    }

    private static void assertSame(Config config, ObjectMapper mapper, String name, Sink sink) {
        TypeFactory types = mapper.getTypeFactory();
        JavaType list = types.constructCollectionType(List.class, Integer.class);
        ObjectWriter untyped = mapper.writer();
        for (Place place : PLACES) {
            ObjectWriter forArray = writerFor(mapper, place, types.constructType(int[].class));
            ObjectWriter forVec = writerFor(mapper, place, types.constructType(CompactIntVec.class));
            ObjectWriter forIntVec = writerFor(mapper, place, types.constructType(IntVec.class));
            ObjectWriter forList = writerFor(mapper, place, list);
            for (int[] array : VALUES) {
                Object withArray = place.wrap().apply(array);
                Object withVec = place.wrap().apply(CompactIntVec.of(array));
                String what = "%s, %s, %s, %.40s".formatted(config, name, place.name(), Arrays.toString(array));

                assertEquals(write(sink, untyped, withArray), write(sink, untyped, withVec), what);
                String expected = write(sink, forArray, withArray);
                assertEquals(expected, write(sink, forVec, withVec), what);
                if (config.plain()) {
                    assertEquals(expected, write(sink, forIntVec, withVec), what);
                }
                if (config.plain() && place.listsAsArrays()) {
                    Object withList =
                            place.wrap().apply(Arrays.stream(array).boxed().toList());
                    assertEquals(expected, write(sink, forList, withList), what);
                }
            }
        }
    }

    /** What is written, or the failure: some places cannot be written under some settings, whatever is there. */
    private static String write(Sink sink, ObjectWriter writer, Object value) {
        try {
            return normalize(sink.write(writer, value));
        } catch (IOException e) {
            return normalize(e.toString()).replaceAll("java\\.util\\.ImmutableCollections\\$List\\w+", "[I");
        }
    }

    private static ObjectWriter writerFor(ObjectMapper mapper, Place place, JavaType container) {
        return mapper.writerFor(place.typeAround().apply(mapper.getTypeFactory(), container));
    }

    /** Replaces type names, in text and in hexadecimal bytes. */
    private static String normalize(String written) {
        String name = CompactIntVec.class.getName();
        HexFormat hex = HexFormat.of();
        return written.replace(name, "[I")
                .replace(hex.formatHex(name.getBytes(ISO_8859_1)), hex.formatHex("[I".getBytes(ISO_8859_1)))
                // The string headers before them, in MessagePack and in CBOR.
                .replace("d922" + "5b49", "a25b49")
                .replace("7822" + "5b49", "625b49");
    }
}
