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
import com.fasterxml.jackson.core.JsonGenerator;
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
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.StdConverter;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.github.compactvec.SmallVec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgpack.jackson.dataformat.MessagePackMapper;

/**
 * Writing a vector makes the bytes that writing an array or a list makes. Where Jackson heeds how the elements of a list
 * are to be written, but writes those of an array as ever, vectors of {@code int} follow the array and vectors of
 * {@code long} the list.
 */
class WritingTest {
    // ---------------------------------------------------------------- places

    /**
     * Where a container may stand.
     *
     * @param wrap puts a container there
     * @param typeAround the type of the whole, given that of the container
     */
    record Place(String name, UnaryOperator<Object> wrap, BiFunction<TypeFactory, JavaType, JavaType> typeAround) {
        /** Whether something is said here of the elements of a list. */
        boolean saysOfElements() {
            return Stream.of(
                            OfShape.class,
                            ShapedMap.class,
                            ShapedReference.class,
                            Using.class,
                            Converting.class,
                            Failing.class)
                    .anyMatch(c -> name.equals(c.getSimpleName()));
        }

        /** Whether elements of a list of {@code Long} would be written with their type, as no array writes them. */
        boolean typesElements() {
            return name.equals(TypedContent.class.getSimpleName());
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

    record ShapedMap<T>(
            @JsonFormat(shape = JsonFormat.Shape.STRING) Map<String, T> v) {}

    record ShapedReference<T>(
            @JsonFormat(shape = JsonFormat.Shape.STRING) AtomicReference<T> v) {}

    record Using<T>(
            @JsonSerialize(contentUsing = ToStringSerializer.class)
            T v) {}

    record Converting<T>(
            @JsonSerialize(contentConverter = ToHex.class) T v) {}

    static class ToHex extends StdConverter<Number, String> {
        @Override
        public String convert(Number value) {
            return Long.toHexString(value.longValue());
        }
    }

    record Failing<T>(
            @JsonSerialize(contentUsing = NotZero.class) T v) {}

    static class NotZero extends StdSerializer<Number> {
        private static final long serialVersionUID = 1;

        NotZero() {
            super(Number.class);
        }

        @Override
        public void serialize(Number value, JsonGenerator g, SerializerProvider provider) throws IOException {
            if (value.longValue() == 0) {
                throw new IllegalArgumentException("zero");
            }
            g.writeNumber(value.longValue());
        }
    }

    record TypedContent<T>(
            @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) T v) {}

    record StaticallyTyped<T>(
            @JsonSerialize(typing = JsonSerialize.Typing.STATIC)
            T v) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    record Polymorphic<T>(T v) {}

    record Any<T>(@JsonAnyGetter Map<String, T> values) {}

    static final List<Place> PLACES = List.of(
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
            Place.in(ShapedMap.class, o -> new ShapedMap<>(Map.of("k", o))),
            Place.in(ShapedReference.class, o -> new ShapedReference<>(new AtomicReference<>(o))),
            Place.in(Using.class, Using::new),
            Place.in(Converting.class, Converting::new),
            Place.in(Failing.class, Failing::new),
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
     * @param saysOfElements whether it says something of the elements of lists
     */
    record Config(String name, boolean plain, boolean saysOfElements, Consumer<MapperBuilder<?, ?>> apply) {
        static Config of(String name, Consumer<MapperBuilder<?, ?>> apply) {
            return new Config(name, true, false, apply);
        }

        static Config ofElements(String name, Consumer<MapperBuilder<?, ?>> apply) {
            return new Config(name, true, true, apply);
        }

        static Config forTypes(String name, Consumer<MutableConfigOverride> override) {
            return new Config(name + " for this type", false, false, b -> {
                for (VecType type : VecType.values()) {
                    b.withConfigOverride(type.array, override);
                    b.withConfigOverride(type.vec, override);
                }
                b.withConfigOverride(Collection.class, override);
                b.withConfigOverride(List.class, override);
                b.withConfigOverride(SmallVec.class, override);
            });
        }

        static Config typed(DefaultTyping typing, JsonTypeInfo.As as) {
            PolymorphicTypeValidator any = BasicPolymorphicTypeValidator.builder()
                    .allowIfBaseType(Object.class)
                    .build();
            return new Config(typing + " as " + as, false, false, b -> b.activateDefaultTyping(any, typing, as));
        }

        boolean typed() {
            return name.contains(" as ");
        }

        /** Whether types are written where an abstract class or an interface is declared, and not for other classes. */
        boolean typesAbstractClasses() {
            return typed() && name.contains("CONCRETE");
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
    static List<Config> allConfigs() {
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
        configs.add(Config.ofElements("elements of a shape", b -> {
            JsonFormat.Value string = JsonFormat.Value.forShape(JsonFormat.Shape.STRING);
            b.withConfigOverride(Integer.class, o -> o.setFormat(string));
            b.withConfigOverride(Long.class, o -> o.setFormat(string));
        }));
        configs.add(Config.ofElements(
                "own serializers of elements",
                b -> b.addModule(new SimpleModule()
                        .addSerializer(Integer.class, ToStringSerializer.instance)
                        .addSerializer(Long.class, ToStringSerializer.instance))));
        configs.add(Config.typed(DefaultTyping.EVERYTHING, JsonTypeInfo.As.PROPERTY));
        configs.add(Config.typed(DefaultTyping.EVERYTHING, JsonTypeInfo.As.WRAPPER_OBJECT));
        return configs;
    }

    static Stream<Arguments> configs() {
        return VecType.with(allConfigs());
    }

    static Stream<Arguments> jsonConfigs() {
        return VecType.with(allJsonConfigs());
    }

    static List<Config> allJsonConfigs() {
        List<Config> configs = new ArrayList<>(allConfigs());
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

    /** The names that are written where types are, which are to be the only difference, and what to replace them by. */
    private static final Map<String, String> TYPE_NAMES = Stream.concat(
                    Stream.of(VecType.values()).flatMap(type -> Stream.of(type.vec, type.array)),
                    Stream.of(ArrayList.class, SmallVec.class))
            .distinct()
            .map(WritingTest::encodings)
            .collect(HashMap::new, Map::putAll, Map::putAll);

    /** A name in text, and in hexadecimal bytes, there with the header of the string. */
    private static Map<String, String> encodings(Class<?> container) {
        String name = container.getName();
        int length = name.length();
        String hexName = HexFormat.of().formatHex(name.getBytes(ISO_8859_1));
        String inMessagePack = length < 32 ? hexByte(0xa0 | length) : "d9" + hexByte(length);
        String inCbor = length < 24 ? hexByte(0x60 | length) : "78" + hexByte(length);
        return Map.of(name, "[V", inMessagePack + hexName, "VEC", inCbor + hexName, "VEC");
    }

    private static String hexByte(int value) {
        return HexFormat.of().toHexDigits((byte) value);
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

    static final Sink BINARY = (writer, value) -> HexFormat.of().formatHex(writer.writeValueAsBytes(value));

    @ParameterizedTest
    @MethodSource("jsonConfigs")
    void writesTheSameJson(VecType type, Config config) throws IOException {
        JsonMapper mapper = config.build(JsonMapper.builder());
        for (Map.Entry<String, Sink> sink : JSON_SINKS.entrySet()) {
            assertSame(type, config, mapper, sink.getKey(), sink.getValue());
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void writesTheSameMessagePack(VecType type, Config config) throws IOException {
        assertSame(type, config, config.build(MessagePackMapper.builder()), "MessagePack", BINARY);
    }

    /** CBOR announces the length of an array if it is told. */
    @ParameterizedTest
    @MethodSource("configs")
    void writesTheSameCbor(VecType type, Config config) throws IOException {
        assertSame(type, config, config.build(CBORMapper.builder()), "CBOR", BINARY);
    }

    @ParameterizedTest
    @MethodSource("configs")
    void makesTheSameTreesAndBuffers(VecType type, Config config) throws IOException {
        JsonMapper mapper = config.build(JsonMapper.builder());
        assertSame(type, config, mapper, "tree", (writer, value) -> {
            try (TokenBuffer buffer = new TokenBuffer(mapper, false)) {
                writer.writeValue(buffer, value);
                return new ObjectMapper().readTree(buffer.asParser()).toString();
            }
        });
        if (config.plain() && !config.saysOfElements()) {
            for (long[] values : type.samples()) {
                JsonNode tree = mapper.valueToTree(type.vec(values));
                assertEquals(mapper.valueToTree(type.array(values)), tree);
            }
        }
    }

    private static void assertSame(VecType type, Config config, ObjectMapper mapper, String name, Sink sink) {
        TypeFactory types = mapper.getTypeFactory();
        ObjectWriter untyped = mapper.writer();
        for (Place place : PLACES) {
            boolean saysOfElements = config.saysOfElements() || place.saysOfElements();
            boolean asArray = type.ofInts() || !saysOfElements;
            boolean asList = config.plain() && !place.typesElements() && (!type.ofInts() || !saysOfElements);
            ObjectWriter forArray = writerFor(mapper, place, types.constructType(type.array));
            ObjectWriter forVec = writerFor(mapper, place, types.constructType(type.vec));
            ObjectWriter forGeneral = writerFor(mapper, place, types.constructType(type.general));
            ObjectWriter forList = writerFor(mapper, place, types.constructCollectionType(List.class, type.boxed));
            for (long[] values : type.samples()) {
                Object withArray = place.wrap().apply(type.array(values));
                Object withList = place.wrap().apply(type.list(values));
                Object withVec = place.wrap().apply(type.vec(values));
                Supplier<String> what =
                        () -> "%s, %s, %s, %.40s".formatted(config, name, place.name(), Arrays.toString(values));

                String written = write(sink, forVec, withVec);
                if (asArray) {
                    assertSame(write(sink, untyped, withArray), write(sink, untyped, withVec), what);
                    assertSame(write(sink, forArray, withArray), written, what);
                }
                if (asList) {
                    assertSame(write(sink, untyped, withList), write(sink, untyped, withVec), what);
                    assertSame(write(sink, forList, withList), written, what);
                }
                if (config.plain()) {
                    assertSame(written, write(sink, forGeneral, withVec), what);
                }
            }
        }
    }

    /** But for the names of types. */
    static void assertSame(String expected, String actual, Supplier<String> what) {
        if (!expected.equals(actual)) {
            assertEquals(normalize(expected), normalize(actual), what.get());
        }
    }

    /** What exceptions name by its class, which is none of those above, and in which module that class is. */
    private static final Pattern HIDDEN_LISTS = Pattern.compile("java\\.util\\.ImmutableCollections\\$List\\w+"
            + "|io\\.github\\.compactvec\\.InlineSlots\\$Of\\d+"
            + "| \\([^()]* of loader [^()]*\\)");

    /** What is written, or the failure: some places cannot be written under some settings, whatever is there. */
    static String write(Sink sink, ObjectWriter writer, Object value) {
        try {
            return sink.write(writer, value);
        } catch (IOException e) {
            return HIDDEN_LISTS.matcher(normalize(e.toString())).replaceAll("[V");
        }
    }

    static ObjectWriter writerFor(ObjectMapper mapper, Place place, JavaType container) {
        return mapper.writerFor(place.typeAround().apply(mapper.getTypeFactory(), container));
    }

    private static String normalize(String written) {
        String normalized = written;
        for (Map.Entry<String, String> name : TYPE_NAMES.entrySet()) {
            normalized = normalized.replace(name.getKey(), name.getValue());
        }
        return normalized;
    }
}
