package io.github.compactvec.jackson3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.compactvec.parity.Config;
import io.github.compactvec.parity.Format;
import io.github.compactvec.parity.Jackson;
import io.github.compactvec.parity.Mapper;
import io.github.compactvec.parity.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.async.ByteArrayFeeder;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.type.WritableTypeId;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DatatypeFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.jsontype.impl.DefaultTypeResolverBuilder;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.databind.util.TokenBuffer;
import tools.jackson.dataformat.cbor.CBORMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.ion.IonObjectMapper;
import tools.jackson.dataformat.smile.SmileMapper;
import tools.jackson.dataformat.toml.TomlMapper;
import tools.jackson.dataformat.xml.XmlMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.module.afterburner.AfterburnerModule;
import tools.jackson.module.blackbird.BlackbirdModule;
import tools.jackson.module.jsonSchema.JsonSchemaGenerator;
import tools.jackson.module.jsonSchema.factories.FormatVisitorFactory;
import tools.jackson.module.jsonSchema.factories.ObjectVisitor;
import tools.jackson.module.jsonSchema.factories.SchemaFactoryWrapper;
import tools.jackson.module.jsonSchema.factories.VisitorContext;
import tools.jackson.module.jsonSchema.factories.WrapperFactory;
import tools.jackson.module.jsonSchema.types.ObjectSchema;
import tools.jackson.module.kotlin.KotlinModule;

/** Jackson 3 with the module. */
final class Jackson3 implements Jackson {
    static final Jackson3 INSTANCE = new Jackson3(JsonFactory::new);

    /** With parsers for JSON that read integers in bulk. */
    static final Jackson3 WITH_OUR_FACTORY = new Jackson3(CompactVecJsonFactory::new);

    private static final Map<Format, ObjectMapper> PLAIN = new EnumMap<>(Map.of(
            Format.JSON, new JsonMapper(),
            Format.CBOR, new CBORMapper(),
            Format.SMILE, new SmileMapper(),
            Format.ION, new IonObjectMapper(),
            Format.YAML, new YAMLMapper()));

    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Map<String, Supplier<JacksonModule>> MODULES = new TreeMap<>(Map.of(
            "Afterburner", AfterburnerModule::new,
            "Blackbird", BlackbirdModule::new,
            "Kotlin", () -> new KotlinModule.Builder().build(),
            "the same again", CompactVecModule::new));

    private final Supplier<JsonFactory> jsonFactory;

    private Jackson3(Supplier<JsonFactory> jsonFactory) {
        this.jsonFactory = jsonFactory;
    }

    private static ObjectMapper plain(Format format) {
        return requireNonNull(PLAIN.get(format));
    }

    @Override
    public String version() {
        return new JsonMapper().version().toString();
    }

    /** There is no MessagePack for it yet. */
    @Override
    public Set<Format> formats() {
        return EnumSet.complementOf(EnumSet.of(Format.MESSAGE_PACK));
    }

    private MapperBuilder<?, ?> builder(Format format) {
        return switch (format) {
            case JSON -> JsonMapper.builder(jsonFactory.get());
            case CBOR -> CBORMapper.builder();
            case SMILE -> SmileMapper.builder();
            case ION -> IonObjectMapper.builder();
            case YAML -> YAMLMapper.builder();
            case XML -> XmlMapper.builder();
            case CSV -> CsvMapper.builder();
            case TOML -> TomlMapper.builder();
            case MESSAGE_PACK -> throw new IllegalArgumentException();
        };
    }

    @Override
    public Mapper mapper(Format format, Settings settings) {
        MapperBuilder<?, ?> builder = builder(format);
        settings.apply().accept(new Configuration(builder));
        return new Jackson3Mapper(
                format, builder.addModule(new CompactVecModule()).build());
    }

    @Override
    public Failure describe(Exception failure) {
        if (!(failure instanceof JacksonException e)) {
            return Failure.FOREIGN;
        }
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            path.append('/').append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
        }
        boolean targeted = e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null;
        return new Failure(
                path.toString(),
                e.getLocation() == null ? null : e.getLocation().offsetDescription(),
                targeted ? ((MismatchedInputException) e).getTargetType().getName() : null);
    }

    // ---------------------------------------------------------------- features

    @Override
    public List<String> modules() {
        return List.copyOf(MODULES.keySet());
    }

    @Override
    public List<Feature> features(Format format) {
        MapperBuilder<?, ?> builder = builder(format);
        return Stream.of(
                        MapperFeature.values(),
                        SerializationFeature.values(),
                        DeserializationFeature.values(),
                        DateTimeFeature.values(),
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
            return builder.isEnabled(each);
        }
        if (feature instanceof StreamReadFeature each) {
            return builder.isEnabled(each);
        }
        if (feature instanceof StreamWriteFeature each) {
            return builder.isEnabled(each);
        }
        return feature instanceof JsonReadFeature each
                ? each.enabledByDefault()
                : ((JsonWriteFeature) feature).enabledByDefault();
    }

    // ---------------------------------------------------------------- settings

    private record Configuration(MapperBuilder<?, ?> builder) implements Config {
        @Override
        public void set(Feature feature) {
            String name = feature.name().substring(feature.name().indexOf('.') + 1);
            boolean on = feature.on();
            switch (feature.name().substring(0, feature.name().indexOf('.'))) {
                case "MapperFeature" -> builder.configure(MapperFeature.valueOf(name), on);
                case "SerializationFeature" -> builder.configure(SerializationFeature.valueOf(name), on);
                case "DeserializationFeature" -> builder.configure(DeserializationFeature.valueOf(name), on);
                case "DateTimeFeature" -> builder.configure(DateTimeFeature.valueOf(name), on);
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
        public void module(String name) {
            builder.addModule(requireNonNull(MODULES.get(name)).get());
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
                builder.changeDefaultNullHandling(old -> nulls);
            } else {
                builder.withConfigOverride(type, o -> o.setNullHandling(nulls));
            }
        }

        @Override
        public void format(Class<?> type, JsonFormat.Value format) {
            builder.withConfigOverride(type, o -> o.setFormat(format));
        }

        @Override
        public void inclusion(@Nullable Class<?> type, JsonInclude.Value inclusion) {
            if (type == null) {
                builder.changeDefaultPropertyInclusion(old -> inclusion);
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
            PolymorphicTypeValidator validator = BasicPolymorphicTypeValidator.builder()
                    .allowIfBaseType(Object.class)
                    .build();
            if (typing.equals("EVERYTHING")) {
                builder.setDefaultTyping(new OfEverything(validator, as));
            } else {
                builder.activateDefaultTyping(validator, DefaultTyping.valueOf(typing), as);
            }
        }

        @Override
        public void view(Class<?> active) {
            builder.defaultView(active);
        }

        @Override
        public void numbersBySerializers() {
            builder.addModule(new SimpleModule()
                    .addSerializer(Integer.class, ToStringSerializer.instance)
                    .addSerializer(Long.class, ToStringSerializer.instance));
        }

        @Override
        public void prettyPrinter() {
            builder.enable(SerializationFeature.INDENT_OUTPUT)
                    .defaultPrettyPrinter(
                            new DefaultPrettyPrinter().withArrayIndenter(new DefaultIndenter("\t", "\r\n")));
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
        public void mixIn(Class<?> target, Class<?> source) {
            builder.addMixIn(target, source);
        }

        @Override
        public void problemHandler(Answers answers) {
            builder.addHandler(new Handler(answers));
        }
    }

    /** There is no constant any more for typing what is final too. */
    private static final class OfEverything extends DefaultTypeResolverBuilder {
        private static final long serialVersionUID = 1;

        OfEverything(PolymorphicTypeValidator validator, JsonTypeInfo.As as) {
            super(validator, DefaultTyping.NON_FINAL, as);
        }

        private OfEverything(OfEverything base, Class<?> defaultImpl) {
            super(base, defaultImpl);
        }

        @Override
        public DefaultTypeResolverBuilder withDefaultImpl(Class<?> defaultImpl) {
            return new OfEverything(this, defaultImpl);
        }

        @Override
        public boolean useForType(JavaType type) {
            return true;
        }
    }

    /** Writes bytes in hexadecimal, and takes a single one for none. */
    private static final class Hex extends StdSerializer<byte[]> {
        Hex() {
            super(byte[].class);
        }

        @Override
        public void serialize(byte[] value, JsonGenerator g, SerializationContext context) {
            g.writeString(HexFormat.of().formatHex(value));
        }

        @Override
        public boolean isEmpty(SerializationContext context, byte[] value) {
            return value.length < 2;
        }

        @Override
        public void serializeWithType(
                byte[] value, JsonGenerator g, SerializationContext context, TypeSerializer typing) {
            WritableTypeId typeId = typing.writeTypePrefix(g, context, typing.typeId(value, JsonToken.VALUE_STRING));
            serialize(value, g, context);
            typing.writeTypeSuffix(g, context, typeId);
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
                DeserializationContext ctxt, JavaType target, JsonToken token, JsonParser p, @Nullable String message) {
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
                String message) {
            Object answer = orNotHandled(answers.toMissingInstantiator(target));
            if (!NOT_HANDLED.equals(answer)) {
                p.skipChildren();
            }
            return answer;
        }
    }

    // ---------------------------------------------------------------- mappers

    private record Jackson3Mapper(Format format, ObjectMapper mapper) implements Mapper {
        @Override
        public @Nullable Object read(Reading way, byte[] document, Type declared, @Nullable Object update) {
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
                            TokenBuffer buffer = TokenBuffer.forBuffering(p, p.objectReadContext())) {
                        p.nextToken();
                        buffer.copyCurrentStructure(p);
                        yield reader.readValue(buffer.asParser(p.objectReadContext(), p));
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

        private @Nullable Object readWithoutBlocking(ObjectReader reader, byte[] document) {
            try (JsonParser p = reader.createNonBlockingByteArrayParser()) {
                ByteArrayFeeder feeder = (ByteArrayFeeder) p.nonBlockingInputFeeder();
                feeder.feedInput(document, 0, document.length);
                feeder.endOfInput();
                return reader.readValue(p);
            }
        }

        @Override
        public byte[] write(Writing way, Object value, @Nullable Type declared) {
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
                case TREE -> writer.<JsonNode>valueToTree(value).toString().getBytes(UTF_8);
                case BUFFER -> {
                    try (TokenBuffer buffer = TokenBuffer.forGeneration()) {
                        writer.writeValue(buffer, value);
                        yield plain(Format.JSON)
                                .readTree(buffer.asParser())
                                .toString()
                                .getBytes(UTF_8);
                    }
                }
                case CONVERSION -> plain(Format.JSON).writeValueAsBytes(mapper.convertValue(value, Object.class));
            };
        }

        @Override
        public byte @Nullable [] encode(String json, boolean shortest) {
            return hasDoubles(EXACT.readTree(json))
                    ? plain(format).writeValueAsBytes(plain(Format.JSON).readTree(json))
                    : null;
        }

        /** Whether a {@code double} is equal to each fraction near integers of 64 bits. */
        private static boolean hasDoubles(JsonNode node) {
            boolean exact = !node.isFloatingPointNumber()
                    || Math.abs(node.doubleValue()) > 0x1p64
                    || new BigDecimal(node.doubleValue()).compareTo(node.decimalValue()) == 0;
            return exact && node.valueStream().allMatch(Jackson3Mapper::hasDoubles);
        }

        @Override
        public String toJson(byte[] document) {
            return plain(format).readTree(document).toString();
        }

        @Override
        public String schema(Type type) {
            JsonSchemaGenerator generator = new JsonSchemaGenerator(mapper, new Schemas());
            return plain(Format.JSON).writeValueAsString(generator.generateSchema(mapper.constructType(type)));
        }
    }

    /** Heeds the annotations of a property also where what writes it depends on its value, as the mapper does. */
    private static final class Schemas extends WrapperFactory {
        @Override
        public SchemaFactoryWrapper getWrapper(SerializationContext context) {
            return new Wrapper(context, this);
        }

        @Override
        public SchemaFactoryWrapper getWrapper(SerializationContext context, VisitorContext seen) {
            return getWrapper(context).setVisitorContext(seen);
        }

        private static final class Wrapper extends SchemaFactoryWrapper {
            Wrapper(SerializationContext context, WrapperFactory factory) {
                super(context, factory);
                visitorFactory = new FormatVisitorFactory(factory) {
                    @Override
                    protected JsonObjectFormatVisitor objectFormatVisitor(
                            SerializationContext current, ObjectSchema schema, VisitorContext seen) {
                        ObjectVisitor visitor = new Properties(current, schema, factory);
                        visitor.setVisitorContext(seen);
                        return visitor;
                    }
                };
            }
        }

        private static final class Properties extends ObjectVisitor {
            Properties(SerializationContext context, ObjectSchema schema, WrapperFactory factory) {
                super(context, schema, factory);
            }

            @Override
            protected ValueSerializer<Object> getSer(BeanProperty property) {
                ValueSerializer<Object> own =
                        property instanceof BeanPropertyWriter writer ? writer.getSerializer() : null;
                return own == null ? getContext().findPrimaryPropertySerializer(property.getType(), property) : own;
            }
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
