package io.github.compactvec.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.WritableTypeId;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.DatatypeFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.ion.IonObjectMapper;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.module.afterburner.AfterburnerModule;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import com.fasterxml.jackson.module.jsonSchema.JsonSchemaGenerator;
import com.fasterxml.jackson.module.kotlin.KotlinModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.github.compactvec.parity.Config;
import io.github.compactvec.parity.Format;
import io.github.compactvec.parity.Jackson;
import io.github.compactvec.parity.Mapper;
import io.github.compactvec.parity.Outcome;
import io.github.compactvec.parity.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.msgpack.jackson.dataformat.MessagePackMapper;

/** Jackson 2 with the module. */
final class Jackson2 implements Jackson {
    static final Jackson2 INSTANCE = new Jackson2(JsonFactory::new);

    /** With parsers for JSON that read integers in bulk. */
    static final Jackson2 WITH_OUR_FACTORY = new Jackson2(CompactVecJsonFactory::new);

    private static final Map<Format, ObjectMapper> PLAIN = new EnumMap<>(Map.of(
            Format.JSON, new JsonMapper(),
            Format.CBOR, new CBORMapper(),
            Format.SMILE, new SmileMapper(),
            Format.ION, new IonObjectMapper(),
            Format.YAML, new YAMLMapper(),
            Format.MESSAGE_PACK, new MessagePackMapper()));

    private final Supplier<JsonFactory> jsonFactory;

    private Jackson2(Supplier<JsonFactory> jsonFactory) {
        this.jsonFactory = jsonFactory;
    }

    @Override
    public String version() {
        return new JsonMapper().version().toString();
    }

    @Override
    public Set<Format> formats() {
        return EnumSet.allOf(Format.class);
    }

    private MapperBuilder<?, ?> builder(Format format) {
        return switch (format) {
            case JSON -> JsonMapper.builder(jsonFactory.get());
            case MESSAGE_PACK -> MessagePackMapper.builder();
            case CBOR -> CBORMapper.builder();
            case SMILE -> SmileMapper.builder();
            case ION -> IonObjectMapper.builder();
            case YAML -> YAMLMapper.builder();
            case XML -> XmlMapper.builder();
            case CSV -> CsvMapper.builder();
            case TOML -> TomlMapper.builder();
        };
    }

    private static final Map<String, Supplier<Module>> MODULES = new TreeMap<>(Map.of(
            "Afterburner", AfterburnerModule::new,
            "Blackbird", BlackbirdModule::new,
            "Kotlin", () -> new KotlinModule.Builder().build(),
            "ParameterNames", ParameterNamesModule::new,
            "the same again", CompactVecModule::new));

    @Override
    public List<String> modules() {
        return List.copyOf(MODULES.keySet());
    }

    @Override
    public Mapper mapper(Format format, Settings settings) {
        MapperBuilder<?, ?> builder = builder(format);
        Configuration configuration = new Configuration(builder);
        settings.apply().accept(configuration);
        return new Jackson2Mapper(format, configuration.build());
    }

    @Override
    public Failure describe(Exception failure) {
        if (!(failure instanceof JsonProcessingException e)) {
            return Failure.FOREIGN;
        }
        StringBuilder path = new StringBuilder();
        if (e instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference step : mapping.getPath()) {
                path.append('/').append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
            }
        }
        boolean targeted = e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null;
        return new Failure(
                path.toString(),
                e.getLocation() == null ? null : e.getLocation().offsetDescription(),
                targeted ? ((MismatchedInputException) e).getTargetType().getName() : null);
    }

    /** What comes of reading a container. */
    static Outcome outcome(Callable<?> reading) {
        return Outcome.ofReading(INSTANCE, reading);
    }

    // ---------------------------------------------------------------- features

    @Override
    public List<Feature> features(Format format) {
        MapperBuilder<?, ?> builder = builder(format);
        return Stream.of(
                        MapperFeature.values(),
                        SerializationFeature.values(),
                        DeserializationFeature.values(),
                        EnumFeature.values(),
                        JsonNodeFeature.values(),
                        StreamReadFeature.values(),
                        StreamWriteFeature.values(),
                        JsonReadFeature.values(),
                        JsonWriteFeature.values())
                .flatMap(Arrays::stream)
                .map(feature -> new Feature(
                        feature.getDeclaringClass().getSimpleName() + "." + feature.name(), !isOn(builder, feature)))
                .toList();
    }

    private static boolean isOn(MapperBuilder<?, ?> builder, Enum<?> feature) {
        if (feature instanceof MapperFeature each) {
            return builder.isEnabled(each);
        }
        if (feature instanceof SerializationFeature each) {
            return builder.isEnabled(each);
        }
        if (feature instanceof DeserializationFeature each) {
            return builder.isEnabled(each);
        }
        if (feature instanceof DatatypeFeature each) {
            return each.enabledByDefault();
        }
        if (feature instanceof StreamReadFeature each) {
            return builder.isEnabled(each.mappedFeature());
        }
        if (feature instanceof StreamWriteFeature each) {
            return builder.isEnabled(each.mappedFeature());
        }
        return feature instanceof JsonReadFeature each
                ? each.enabledByDefault()
                : ((JsonWriteFeature) feature).enabledByDefault();
    }

    // ---------------------------------------------------------------- settings

    @SuppressWarnings("deprecation") // what can be set only in deprecated ways
    private static final class Configuration implements Config {
        private final MapperBuilder<?, ?> builder;
        private @Nullable Class<?> view;

        Configuration(MapperBuilder<?, ?> builder) {
            this.builder = builder;
            builder.addModule(new Jdk8Module());
        }

        ObjectMapper build() {
            ObjectMapper mapper = builder.addModule(new CompactVecModule()).build();
            if (view != null) {
                mapper.setConfig(mapper.getSerializationConfig().withView(view));
                mapper.setConfig(mapper.getDeserializationConfig().withView(view));
            }
            return mapper;
        }

        @Override
        public void set(Feature feature) {
            String name = feature.name().substring(feature.name().indexOf('.') + 1);
            boolean on = feature.on();
            switch (feature.name().substring(0, feature.name().indexOf('.'))) {
                case "MapperFeature" -> builder.configure(MapperFeature.valueOf(name), on);
                case "SerializationFeature" -> builder.configure(SerializationFeature.valueOf(name), on);
                case "DeserializationFeature" -> builder.configure(DeserializationFeature.valueOf(name), on);
                case "EnumFeature" -> builder.configure(EnumFeature.valueOf(name), on);
                case "JsonNodeFeature" -> builder.configure(JsonNodeFeature.valueOf(name), on);
                case "StreamReadFeature" -> builder.configure(StreamReadFeature.valueOf(name), on);
                case "StreamWriteFeature" -> builder.configure(StreamWriteFeature.valueOf(name), on);
                case "JsonReadFeature" -> {
                    if (builder instanceof JsonMapper.Builder json) {
                        json.configure(JsonReadFeature.valueOf(name), on);
                    }
                }
                case "JsonWriteFeature" -> {
                    if (builder instanceof JsonMapper.Builder json) {
                        json.configure(JsonWriteFeature.valueOf(name), on);
                    }
                }
                default -> throw new IllegalArgumentException(feature.name());
            }
        }

        @Override
        public void coercionTo(@Nullable String logicalType, String inputShape, String action) {
            CoercionInputShape shape = CoercionInputShape.valueOf(inputShape);
            CoercionAction coercion = CoercionAction.valueOf(action);
            if (logicalType == null) {
                builder.withCoercionConfigDefaults(c -> c.setCoercion(shape, coercion));
            } else {
                builder.withCoercionConfig(LogicalType.valueOf(logicalType), c -> c.setCoercion(shape, coercion));
            }
        }

        @Override
        public void coercionTo(Class<?> type, String inputShape, String action) {
            builder.withCoercionConfig(
                    type, c -> c.setCoercion(CoercionInputShape.valueOf(inputShape), CoercionAction.valueOf(action)));
        }

        @Override
        public void acceptBlankAsEmpty(boolean accepted) {
            builder.withCoercionConfigDefaults(c -> c.setAcceptBlankAsEmpty(accepted));
        }

        @Override
        public void nulls(@Nullable Class<?> type, JsonSetter.Value nulls) {
            if (type == null) {
                builder.defaultSetterInfo(nulls);
            } else {
                builder.withConfigOverride(type, o -> o.setSetterInfo(nulls));
            }
        }

        @Override
        public void format(Class<?> type, JsonFormat.Value format) {
            builder.withConfigOverride(type, o -> o.setFormat(format));
        }

        @Override
        public void inclusion(@Nullable Class<?> type, JsonInclude.Value inclusion) {
            if (type == null) {
                builder.defaultPropertyInclusion(inclusion);
            } else {
                builder.withConfigOverride(type, o -> o.setInclude(inclusion));
            }
        }

        @Override
        public void mergeable(@Nullable Class<?> type, boolean mergeable) {
            if (type == null) {
                builder.defaultMergeable(mergeable);
            } else {
                builder.withConfigOverride(type, o -> o.setMergeable(mergeable));
            }
        }

        @Override
        public void defaultTyping(String typing, JsonTypeInfo.As as) {
            builder.activateDefaultTyping(
                    BasicPolymorphicTypeValidator.builder()
                            .allowIfBaseType(Object.class)
                            .build(),
                    ObjectMapper.DefaultTyping.valueOf(typing),
                    as);
        }

        @Override
        public void view(Class<?> active) {
            view = active;
        }

        @Override
        public void numbersBySerializers() {
            builder.addModule(new SimpleModule()
                    .addSerializer(Integer.class, ToStringSerializer.instance)
                    .addSerializer(Long.class, ToStringSerializer.instance));
        }

        @Override
        public void prettyPrinter() {
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
            printer.indentArraysWith(new DefaultIndenter("\t", "\r\n"));
            builder.enable(SerializationFeature.INDENT_OUTPUT).defaultPrettyPrinter(printer);
        }

        @Override
        public void base64ForUrls() {
            builder.defaultBase64Variant(Base64Variants.MODIFIED_FOR_URL);
        }

        @Override
        public void bytesBySerializer() {
            builder.addModule(new SimpleModule().addSerializer(byte[].class, new Hex()));
        }

        @Override
        public void module(String name) {
            builder.addModule(requireNonNull(MODULES.get(name)).get());
        }

        @Override
        public void mixIn(Class<?> target, Class<?> source) {
            builder.addMixIn(target, source);
        }

        @Override
        public void problemHandler(Answers answers) {
            builder.addHandler(new Handler(answers));
        }
    }

    /** Writes bytes in hexadecimal, and takes a single one for none. */
    private static final class Hex extends StdSerializer<byte[]> {
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
            return value.length < 2;
        }

        @Override
        public void serializeWithType(byte[] value, JsonGenerator g, SerializerProvider provider, TypeSerializer typing)
                throws IOException {
            WritableTypeId typeId = typing.writeTypePrefix(g, typing.typeId(value, JsonToken.VALUE_STRING));
            serialize(value, g, provider);
            typing.writeTypeSuffix(g, typeId);
        }
    }

    private static final class Handler extends DeserializationProblemHandler {
        private final Config.Answers answers;

        Handler(Config.Answers answers) {
            this.answers = answers;
        }

        private static @Nullable Object orNotHandled(@Nullable Object answer) {
            return Config.Answers.NONE.equals(answer) ? NOT_HANDLED : answer;
        }

        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext ctxt, JavaType target, JsonToken token, JsonParser p, @Nullable String message)
                throws IOException {
            // Whoever answers for the end of an array reads beyond it, also beyond that of the input, for ever.
            Object answer = token == JsonToken.END_ARRAY
                    ? NOT_HANDLED
                    : orNotHandled(answers.toUnexpectedToken(target.getRawClass()));
            if (!NOT_HANDLED.equals(answer)) {
                p.skipChildren();
            }
            return answer;
        }

        @Override
        public @Nullable Object handleWeirdStringValue(
                DeserializationContext ctxt, Class<?> target, String value, String message) {
            return orNotHandled(answers.toWeirdString(target, value));
        }

        @Override
        public @Nullable Object handleMissingInstantiator(
                DeserializationContext ctxt,
                Class<?> target,
                @Nullable ValueInstantiator instantiator,
                JsonParser p,
                String message)
                throws IOException {
            Object answer = orNotHandled(answers.toMissingInstantiator(target));
            if (!NOT_HANDLED.equals(answer)) {
                p.skipChildren();
            }
            return answer;
        }
    }

    // ---------------------------------------------------------------- mappers

    private record Jackson2Mapper(Format format, ObjectMapper mapper) implements Mapper {
        @Override
        public @Nullable Object read(Reading way, byte[] document, Type declared, @Nullable Object update)
                throws IOException {
            JavaType type = mapper.constructType(declared);
            ObjectReader reader = mapper.readerFor(type);
            if (mapper instanceof CsvMapper csv) {
                reader = reader.with(csv.schemaFor(type).withHeader());
            }
            if (update != null) {
                reader = reader.withValueToUpdate(update);
            }
            return switch (way) {
                case BYTES -> reader.readValue(document);
                case STREAM -> reader.readValue(new Trickle(document));
                case STRING -> reader.readValue(new String(document, UTF_8));
                case NON_BLOCKING -> readWithoutBlocking(reader, document);
                case ITERATOR -> {
                    try (MappingIterator<?> values = reader.readValues(document)) {
                        Object first = values.nextValue();
                        while (values.hasNextValue()) {
                            values.nextValue();
                        }
                        yield first;
                    }
                }
                case TREE -> reader.readValue(mapper.readTree(document));
                case BUFFER -> {
                    try (JsonParser p = mapper.createParser(document);
                            TokenBuffer buffer = new TokenBuffer(p)) {
                        p.nextToken();
                        buffer.copyCurrentStructure(p);
                        yield reader.readValue(buffer.asParser(p));
                    }
                }
                case CONVERSION -> {
                    Object value = mapper.readValue(document, Object.class);
                    yield update == null
                            ? mapper.convertValue(value, type)
                            : reader.readValue(mapper.<JsonNode>valueToTree(value));
                }
            };
        }

        private @Nullable Object readWithoutBlocking(ObjectReader reader, byte[] document) throws IOException {
            JsonFactory factory = mapper.getFactory();
            try (JsonParser p = factory.createNonBlockingByteArrayParser()) {
                ByteArrayFeeder feeder = (ByteArrayFeeder) p.getNonBlockingInputFeeder();
                feeder.feedInput(document, 0, document.length);
                feeder.endOfInput();
                return reader.readValue(p);
            }
        }

        @Override
        public byte[] write(Writing way, Object value, @Nullable Type declared) throws IOException {
            ObjectWriter writer = declared == null ? mapper.writer() : mapper.writerFor(mapper.constructType(declared));
            if (mapper instanceof CsvMapper csv) {
                JavaType type = mapper.constructType(declared == null ? value.getClass() : declared);
                writer = writer.with(csv.schemaFor(type).withHeader());
            }
            return switch (way) {
                case BYTES -> writer.writeValueAsBytes(value);
                case STREAM -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    writer.writeValue(out, value);
                    yield out.toByteArray();
                }
                case STRING -> writer.writeValueAsString(value).getBytes(UTF_8);
                case SEQUENCE -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    try (SequenceWriter sequence = writer.writeValues(out)) {
                        sequence.write(value).write(value);
                    }
                    yield out.toByteArray();
                }
                case PRETTY -> writer.withDefaultPrettyPrinter().writeValueAsBytes(value);
                case TREE -> mapper.<JsonNode>valueToTree(value).toString().getBytes(UTF_8);
                case BUFFER -> {
                    try (TokenBuffer buffer = new TokenBuffer(mapper, false)) {
                        writer.writeValue(buffer, value);
                        yield requireNonNull(PLAIN.get(Format.JSON))
                                .readTree(buffer.asParser())
                                .toString()
                                .getBytes(UTF_8);
                    }
                }
                case CONVERSION ->
                    requireNonNull(PLAIN.get(Format.JSON)).writeValueAsBytes(mapper.convertValue(value, Object.class));
            };
        }

        @Override
        public byte @Nullable [] encode(String json, boolean shortest) {
            if (format == Format.MESSAGE_PACK) {
                return MessagePacks.canHold(json) ? MessagePacks.fromJson(json, shortest) : null;
            }
            if (!MessagePacks.hasDoubles(json)) {
                return null;
            }
            try {
                JsonNode tree = requireNonNull(PLAIN.get(Format.JSON)).readTree(json);
                return requireNonNull(PLAIN.get(format)).writeValueAsBytes(tree);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toJson(byte[] document) throws IOException {
            return requireNonNull(PLAIN.get(format)).readTree(document).toString();
        }

        @Override
        public String schema(Type type) throws IOException {
            JsonSchemaGenerator generator = new JsonSchemaGenerator(mapper);
            return requireNonNull(PLAIN.get(Format.JSON))
                    .writeValueAsString(generator.generateSchema(mapper.constructType(type)));
        }
    }

    /** Gives away a few bytes at a time. */
    private static final class Trickle extends InputStream {
        private static final int STEP = 3;

        private final ByteArrayInputStream in;

        Trickle(byte[] bytes) {
            in = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            return in.read(bytes, offset, Math.min(length, STEP));
        }
    }
}
