package io.github.compactvec.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonMerge;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.WritableTypeId;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectMapper.DefaultTyping;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonArrayFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatTypes;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.ContainerSerializer;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.InlineCapacity;
import io.github.compactvec.SmallByteVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import io.github.compactvec.SmallVec;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msgpack.jackson.dataformat.MessagePackMapper;

/**
 * What Jackson's serializers and deserializers for arrays and lists answer to others that call them, as those do that
 * users write, ours answer too.
 */
class CalledDirectlyTest {
    /** A new one for each test, as mappers keep what they have found once. */
    private final JsonMapper plain =
            JsonMapper.builder().addModule(new CompactVecModule()).build();

    /** A vector, and the array that it stands for. */
    enum Pair {
        COMPACT_INT(CompactIntVec.class, int[].class, "[1,-2,300]"),
        SMALL_INT(SmallIntVec.class, int[].class, "[1,-2,300]"),
        COMPACT_UINT(CompactUIntVec.class, long[].class, "[1,2,4000000000]"),
        COMPACT_LONG(CompactLongVec.class, long[].class, "[1,-2,5000000000]"),
        SMALL_LONG(SmallLongVec.class, long[].class, "[1,-2,5000000000]"),
        SMALL_BYTE(SmallByteVec.class, byte[].class, "\"AQID\"");

        final Class<?> vec;
        final Class<?> array;
        final String json;

        Pair(Class<?> vec, Class<?> array, String json) {
            this.vec = vec;
            this.array = array;
            this.json = json;
        }
    }

    /** By Jackson itself, whatever was done before. */
    private String written(@Nullable Object vecOrArray) throws IOException {
        return plain.writeValueAsString(vecOrArray);
    }

    /** Reads with a deserializer that no mapper stands before. */
    private interface Reading {
        @Nullable
        Object read(JsonParser p, DeserializationContext ctxt) throws IOException;
    }

    private static @Nullable Object read(ObjectMapper mapper, String json, Reading reading) throws IOException {
        try (JsonParser p = mapper.createParser(json)) {
            p.nextToken();
            DefaultDeserializationContext blueprint =
                    (DefaultDeserializationContext) mapper.getDeserializationContext();
            return reading.read(p, blueprint.createInstance(mapper.getDeserializationConfig(), p, null));
        }
    }

    // ---------------------------------------------------------------- reading

    @ParameterizedTest
    @EnumSource
    void isOfTheKindOfItsArray(Pair pair) throws IOException {
        assertEquals(logicalType(pair.array), logicalType(pair.vec));
    }

    /** As a list does, which can grow as well: an update adds to it, and an empty one is made anew each time. */
    @ParameterizedTest
    @EnumSource
    void canBeUpdatedAsAListCan(Pair pair) throws IOException {
        List<Object> answers = new ArrayList<>();
        for (Class<?> type : List.of(ArrayList.class, pair.vec)) {
            answers.add(String.valueOf(read(plain, "[]", (p, ctxt) -> {
                JsonDeserializer<?> deserializer = deserializer(ctxt, type);
                return deserializer.supportsUpdate(ctxt.getConfig()) + " " + deserializer.getEmptyAccessPattern();
            })));
        }
        assertEquals("true DYNAMIC", answers.get(1));
        assertEquals(answers.get(0), answers.get(1));
        Object empty =
                read(plain, "[]", (p, ctxt) -> deserializer(ctxt, pair.vec).getEmptyValue(ctxt));
        assertInstanceOf(pair.vec, empty);
        assertEquals(pair == Pair.SMALL_BYTE ? "\"\"" : "[]", written(empty));
    }

    static class Merged<T> {
        @JsonMerge
        public @Nullable T v;
    }

    @ParameterizedTest
    @EnumSource
    void isMergedInto(Pair pair) throws IOException {
        JavaType type = plain.getTypeFactory().constructParametricType(Merged.class, pair.vec);
        Merged<Object> bean = new Merged<>();
        Object vec = plain.readValue("[1,2]", pair.vec);
        bean.v = vec;
        assertSame(bean, plain.readerFor(type).withValueToUpdate(bean).readValue("{\"v\":[3]}"));
        assertSame(vec, bean.v);
        assertEquals(plain.readValue("[1,2,3]", pair.vec), vec);
    }

    /** Also into what is to be updated, where Jackson stumbles over an array, and takes no string for a list. */
    @ParameterizedTest
    @EnumSource
    void isNothingWhereNothingIsRead(Pair pair) throws IOException {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new CompactVecModule())
                .addModule(new SimpleModule().addDeserializer(byte[].class, new NoBytes()))
                .withCoercionConfigDefaults(c -> c.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
                .build();
        for (Class<?> type : List.of(pair.array, pair.vec, ArrayList.class, SmallVec.class)) {
            assertNull(mapper.readValue("\"\"", type));
        }
        Object present = plain.readValue("[1,2]", pair.vec);
        assertNull(mapper.readerForUpdating(present).readValue("\"\""));
        assertEquals(plain.readValue("[1,2]", pair.vec), present);
    }

    private static final class NoBytes extends StdDeserializer<byte[]> {
        private static final long serialVersionUID = 1;

        NoBytes() {
            super(byte[].class);
        }

        @Override
        public byte @Nullable [] deserialize(JsonParser p, DeserializationContext ctxt) {
            return null;
        }
    }

    @Test
    void takesFractionsForBytesAsAnArrayDoes() throws IOException {
        byte[] expected = plain.readValue("[1.9,-1.9,255.9]", byte[].class);
        assertEquals(SmallByteVec.of(expected), plain.readValue("[1.9,-1.9,255.9]", SmallByteVec.class));
    }

    /** What a problem handler finds where a boolean stands, which not every parser tells. */
    private static final class Listening extends DeserializationProblemHandler {
        final List<String> texts = new ArrayList<>();

        @Override
        public Object handleUnexpectedToken(
                DeserializationContext ctxt, JavaType target, JsonToken token, JsonParser p, @Nullable String message)
                throws IOException {
            texts.add(p.getText());
            return NOT_HANDLED;
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsHandlersTheTextOfABoolean(Pair pair) throws IOException {
        Listening listening = new Listening();
        JsonMapper json = JsonMapper.builder()
                .addModule(new CompactVecModule())
                .addHandler(listening)
                .build();
        MessagePackMapper messagePack = MessagePackMapper.builder()
                .addModule(new CompactVecModule())
                .addHandler(listening)
                .build();
        for (boolean value : new boolean[] {true, false}) {
            boolean[] booleans = {value};
            assertThrows(JsonMappingException.class, () -> json.readValue("[" + value + "]", pair.array));
            assertThrows(JsonMappingException.class, () -> json.readValue("[" + value + "]", pair.vec));
            byte[] packed = messagePack.writeValueAsBytes(booleans);
            assertThrows(JsonMappingException.class, () -> messagePack.readValue(packed, pair.vec));
            assertEquals(Collections.nCopies(3, String.valueOf(value)), listening.texts);
            listening.texts.clear();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SMALL_BYTE")
    void saysThatAnElementCannotBeCoerced(Pair pair) {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new CompactVecModule())
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        JsonMappingException e = assertThrows(JsonMappingException.class, () -> mapper.readValue("[1,null]", pair.vec));
        String message = String.valueOf(e.getOriginalMessage());
        assertTrue(message.contains("`null` to element of `" + pair.vec.getName() + "`"), message);
        assertEquals(1, e.getPath().get(0).getIndex());
    }

    /** The parser cuts a number of 32 bits to the byte −1. */
    @Test
    void refusesThirtyTwoBitsThatEndInAByte() throws IOException {
        MessagePackMapper mapper =
                MessagePackMapper.builder().addModule(new CompactVecModule()).build();
        byte[] packed = mapper.writeValueAsBytes(new long[] {(1L << 32) - 1});
        assertThrows(JsonMappingException.class, () -> mapper.readValue(packed, SmallByteVec.class));
    }

    private @Nullable Object logicalType(Class<?> type) throws IOException {
        return read(
                plain,
                "[]",
                (p, ctxt) ->
                        ctxt.findRootValueDeserializer(ctxt.constructType(type)).logicalType());
    }

    @ParameterizedTest
    @EnumSource
    void isReadAnewWhereThereIsNothingToUpdate(Pair pair) throws IOException {
        for (Class<?> type : List.of(pair.vec, pair.array)) {
            Object read =
                    read(plain, pair.json, (p, ctxt) -> deserializer(ctxt, type).deserialize(p, ctxt, (Object) null));
            assertInstanceOf(type, read);
            assertEquals(pair.json, written(read));
        }
    }

    @SuppressWarnings("unchecked")
    private static JsonDeserializer<Object> deserializer(DeserializationContext ctxt, Class<?> type)
            throws JsonMappingException {
        return (JsonDeserializer<Object>)
                (JsonDeserializer<?>) ctxt.findContextualValueDeserializer(ctxt.constructType(type), null);
    }

    @ParameterizedTest
    @EnumSource
    void isReadWithoutContext(Pair pair) throws IOException {
        for (Class<?> type : List.of(pair.vec, pair.array)) {
            Object read = read(
                    plain,
                    pair.json,
                    (p, ctxt) -> ctxt.findNonContextualValueDeserializer(ctxt.constructType(type))
                            .deserialize(p, ctxt));
            assertInstanceOf(type, read);
            assertEquals(pair.json, written(read));
        }
    }

    @SuppressWarnings("deprecation") // EVERYTHING
    private static JsonMapper typingEverything(JsonTypeInfo.As as) {
        PolymorphicTypeValidator any = BasicPolymorphicTypeValidator.builder()
                .allowIfBaseType(Object.class)
                .allowIfSubType(Object.class)
                .build();
        return JsonMapper.builder()
                .addModule(new CompactVecModule())
                .activateDefaultTyping(any, DefaultTyping.EVERYTHING, as)
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void isTypedWhereEverythingIs(Pair pair) throws IOException {
        for (JsonTypeInfo.As as :
                List.of(JsonTypeInfo.As.WRAPPER_ARRAY, JsonTypeInfo.As.PROPERTY, JsonTypeInfo.As.WRAPPER_OBJECT)) {
            JsonMapper mapper = typingEverything(as);
            Object array = plain.readValue(pair.json, pair.array);
            Object vec = plain.readValue(pair.json, pair.vec);
            String ofArray = mapper.writeValueAsString(array);
            String ofVec = mapper.writeValueAsString(vec);
            assertEquals(ofArray.replace(pair.array.getName(), pair.vec.getName()), ofVec);
            assertEquals(written(array), written(mapper.readValue(ofArray, pair.array)));
            assertEquals(vec, mapper.readValue(ofVec, pair.vec));
        }
    }

    /** Without a word of which kind of problem it is: only that there is none where the array has none, and vice versa. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SMALL_BYTE")
    void failsOnNestedArraysWhateverAHandlerAnswers(Pair pair) {
        for (boolean answersNull : new boolean[] {true, false}) {
            JsonMapper mapper = JsonMapper.builder()
                    .addModule(new CompactVecModule())
                    .enable(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)
                    .addHandler(new NestedHandler(answersNull))
                    .build();
            List<String> failures = new ArrayList<>();
            for (Class<?> type : List.of(pair.array, pair.vec)) {
                JsonMappingException e =
                        assertThrows(JsonMappingException.class, () -> mapper.readValue("[1,[[2]],3]", type));
                failures.add(e.getClass() + ", " + e.getPath().get(0).getIndex() + ", "
                        + (e.getCause() == null ? null : e.getCause().getClass()));
            }
            assertEquals(failures.get(0), failures.get(1));
        }
    }

    private static final class NestedHandler extends DeserializationProblemHandler {
        private final boolean answersNull;

        NestedHandler(boolean answersNull) {
            this.answersNull = answersNull;
        }

        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext ctxt, JavaType target, JsonToken token, JsonParser p, @Nullable String message)
                throws IOException {
            return answersNull
                    ? null
                    : new JsonMapper().registerModule(new CompactVecModule()).readValue("[7]", target);
        }
    }

    // ---------------------------------------------------------------- writing

    /** Writes with a serializer that no mapper stands before. */
    private interface Writing {
        void write(Object value, JsonGenerator g, SerializerProvider provider) throws IOException;
    }

    private String write(Object value, Writing writing) throws IOException {
        SimpleModule module = new SimpleModule();
        module.addSerializer(Holder.class, new StdSerializer<>(Holder.class) {
            private static final long serialVersionUID = 1;

            @Override
            public void serialize(Holder holder, JsonGenerator g, SerializerProvider provider) throws IOException {
                writing.write(holder.value, g, provider);
            }
        });
        StringWriter json = new StringWriter();
        plain.copy().registerModule(module).writeValue(json, new Holder(value));
        return json.toString();
    }

    record Holder(Object value) {}

    @ParameterizedTest
    @EnumSource
    void isWrittenWithoutContext(Pair pair) throws IOException {
        for (Class<?> type : List.of(pair.vec, pair.array)) {
            Object value = plain.readValue(pair.json, type);
            assertEquals(
                    pair.json,
                    write(
                            value,
                            (v, g, provider) ->
                                    provider.findValueSerializer(v.getClass()).serialize(v, g, provider)));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SMALL_BYTE")
    void typesNoElementsEvenWhereToldTo(Pair pair) throws IOException {
        for (Class<?> type : List.of(pair.vec, pair.array)) {
            Object value = plain.readValue(pair.json, type);
            TypeSerializer typing = typingEverything(JsonTypeInfo.As.WRAPPER_ARRAY)
                    .getSerializerProviderInstance()
                    .findTypeSerializer(plain.constructType(Object.class));
            assertEquals(pair.json, write(value, (v, g, provider) -> {
                ContainerSerializer<?> serializer =
                        (ContainerSerializer<?>) provider.findValueSerializer(v.getClass(), null);
                @SuppressWarnings("unchecked")
                JsonSerializer<Object> typed =
                        (JsonSerializer<Object>) (JsonSerializer<?>) serializer.withValueTypeSerializer(typing);
                typed.serialize(v, g, provider);
            }));
        }
    }

    /** Also where nobody has said yet what writes it. */
    @Test
    void tellsWhetherThereAreBytes() {
        SerializerProvider provider = plain.getSerializerProviderInstance();
        ByteVecSerializer serializer = new ByteVecSerializer();
        assertTrue(serializer.isEmpty(provider, new SmallByteVec()));
        assertFalse(serializer.isEmpty(provider, SmallByteVec.of((byte) 1)));
    }

    @Test
    void hasTheSchemaOfAnArrayOfBytes() throws IOException {
        assertEquals(
                CompactVecModuleTest.itemsOf(plain, byte[].class),
                CompactVecModuleTest.itemsOf(plain, SmallByteVec.class));
        assertEquals(List.of("INTEGER"), CompactVecModuleTest.itemsOf(plain, SmallByteVec.class));
        // Also where nobody has said yet what writes it.
        List<JsonFormatTypes> items = new ArrayList<>();
        write(SmallByteVec.of((byte) 1), (v, g, provider) -> {
            JavaType type = provider.constructType(v.getClass());
            provider.findValueSerializer(v.getClass())
                    .acceptJsonFormatVisitor(
                            new JsonFormatVisitorWrapper.Base(provider) {
                                @Override
                                public JsonArrayFormatVisitor expectArrayFormat(JavaType arrayType) {
                                    return new JsonArrayFormatVisitor.Base(provider) {
                                        @Override
                                        public void itemsFormat(JsonFormatTypes format) {
                                            items.add(format);
                                        }
                                    };
                                }
                            },
                            type);
            g.writeNull();
        });
        assertEquals(List.of(JsonFormatTypes.INTEGER), items);
    }

    /** A serializer for bytes that writes something else than bytes, and says so. */
    private static final class Lengths extends StdSerializer<byte[]> {
        private static final long serialVersionUID = 1;

        Lengths() {
            super(byte[].class);
        }

        @Override
        public void serialize(byte[] value, JsonGenerator g, SerializerProvider provider) throws IOException {
            g.writeNumber(value.length);
        }

        @Override
        public void acceptJsonFormatVisitor(JsonFormatVisitorWrapper visitor, JavaType typeHint)
                throws JsonMappingException {
            visitArrayFormat(visitor, typeHint, JsonFormatTypes.NULL);
        }
    }

    @Test
    void hasTheSchemaOfWhateverWritesIt() throws IOException {
        ObjectMapper mapper = plain.copy().registerModule(new SimpleModule().addSerializer(new Lengths()));
        assertEquals("2", mapper.writeValueAsString(SmallByteVec.of((byte) 1, (byte) 2)));
        assertEquals(List.of("NULL"), CompactVecModuleTest.itemsOf(mapper, byte[].class));
        assertEquals(List.of("NULL"), CompactVecModuleTest.itemsOf(mapper, SmallByteVec.class));
    }

    static class Formats {
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        public CompactLongVec strings = CompactLongVec.of(1);

        public CompactLongVec numbers = CompactLongVec.of(1);
    }

    /** A serializer for one property that was made from the one for another has nothing left of that. */
    @Test
    void takesTheFormatOfTheLastPropertyItIsMadeFor() throws IOException {
        SimpleModule module = new SimpleModule();
        List<BeanProperty> properties = new ArrayList<>();
        module.setSerializerModifier(new BeanSerializerModifier() {
            private static final long serialVersionUID = 1;

            @Override
            public List<BeanPropertyWriter> changeProperties(
                    SerializationConfig config, BeanDescription description, List<BeanPropertyWriter> writers) {
                properties.addAll(writers);
                return writers;
            }
        });
        ObjectMapper mapper = plain.copy().registerModule(module);
        assertEquals("{\"strings\":[\"1\"],\"numbers\":[1]}", mapper.writeValueAsString(new Formats()));
        assertEquals(
                List.of("strings", "numbers"),
                properties.stream().map(BeanProperty::getName).toList());
        assertEquals("[1]", writtenFor(properties));
        assertEquals("[\"1\"]", writtenFor(List.of(properties.get(1), properties.get(0))));
    }

    private String writtenFor(List<BeanProperty> properties) throws IOException {
        return write(CompactLongVec.of(1), (v, g, provider) -> {
            JsonSerializer<?> serializer = provider.findValueSerializer(v.getClass());
            for (BeanProperty property : properties) {
                serializer = ((ContextualSerializer) serializer).createContextual(provider, property);
            }
            @SuppressWarnings("unchecked")
            JsonSerializer<Object> last = (JsonSerializer<Object>) serializer;
            last.serialize(v, g, provider);
        });
    }

    // ---------------------------------------------------------------- small vectors of objects

    @Test
    void tellsOfItsContentWhatAListDoes() throws JsonMappingException {
        for (JavaType elements : List.of(
                plain.constructType(String.class),
                plain.constructType(Integer.class),
                plain.constructType(Object.class),
                plain.getTypeFactory().constructCollectionType(List.class, String.class))) {
            JsonSerializer<Object> list = serializer(ArrayList.class, elements);
            ContainerSerializer<Object> vec = (ContainerSerializer<Object>) serializer(SmallVec.class, elements);
            assertEquals(list.getClass(), classOf(vec.getDelegatee()));
            assertEquals(elements, vec.getContentType());
            // The one for lists of strings is none, and so tells nothing.
            Object ofElements =
                    list instanceof ContainerSerializer<?> container ? container.getContentSerializer() : null;
            assertEquals(classOf(ofElements), classOf(vec.getContentSerializer()));
            for (int size = 0; size < 4; size++) {
                assertEquals(size == 1, vec.hasSingleElement(SmallVec.of(new Object[size])));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private JsonSerializer<Object> serializer(Class<?> list, JavaType elements) throws JsonMappingException {
        JavaType type = plain.getTypeFactory().constructCollectionType((Class<List<?>>) list, elements);
        return plain.getSerializerProviderInstance().findValueSerializer(type, null);
    }

    @Test
    void typesItsElementsWhereToldTo() throws IOException {
        TypeSerializer typing = typingEverything(JsonTypeInfo.As.WRAPPER_ARRAY)
                .getSerializerProviderInstance()
                .findTypeSerializer(plain.constructType(Object.class));
        List<String> written = new ArrayList<>();
        for (List<Object> list : List.<List<Object>>of(new ArrayList<>(List.of(1L, "a")), SmallVec.of(1L, "a"))) {
            written.add(write(list, (v, g, provider) -> {
                ContainerSerializer<?> serializer =
                        (ContainerSerializer<?>) provider.findValueSerializer(v.getClass(), null);
                @SuppressWarnings("unchecked")
                JsonSerializer<Object> typed =
                        (JsonSerializer<Object>) (JsonSerializer<?>) serializer.withValueTypeSerializer(typing);
                typed.serialize(v, g, provider);
            }));
        }
        assertEquals("[[\"java.lang.Long\",1],\"a\"]", written.get(1));
        assertEquals(written.get(0), written.get(1));
        // One that writes strings only has nothing to type.
        ContainerSerializer<Object> strings =
                (ContainerSerializer<Object>) serializer(SmallVec.class, plain.constructType(String.class));
        assertSame(strings, strings.withValueTypeSerializer(typing));
    }

    private static @Nullable Class<?> classOf(@Nullable Object object) {
        return object == null ? null : object.getClass();
    }

    /** A serializer for lists that writes what it may know of the type it is to write. */
    private static final class TypeTeller extends StdSerializer<List<?>> {
        private static final long serialVersionUID = 1;

        TypeTeller() {
            super(List.class, false);
        }

        @Override
        public void serialize(List<?> value, JsonGenerator g, SerializerProvider provider) throws IOException {
            g.writeString("untyped");
        }

        @Override
        public void serializeWithType(
                List<?> value, JsonGenerator g, SerializerProvider provider, TypeSerializer typing) throws IOException {
            TypeSerializer other = typing.forProperty(null);
            JsonGenerator aside = new JsonMapper().createGenerator(new StringWriter());
            WritableTypeId typeId = other.writeTypePrefix(aside, other.typeId(value, JsonToken.START_ARRAY));
            assertSame(typeId, other.writeTypeSuffix(aside, typeId));
            g.writeString(String.join(
                    " ",
                    String.valueOf(typing.getTypeInclusion()),
                    String.valueOf(typing.getPropertyName()),
                    String.valueOf(typing.getTypeIdResolver().getMechanism()),
                    String.valueOf(other.getTypeInclusion()),
                    String.valueOf(other.getPropertyName()),
                    String.valueOf(typeId.id)));
        }
    }

    @Test
    void tellsOfItsTypeWhatAListDoes() throws IOException {
        SimpleModule module = new SimpleModule();
        module.setSerializerModifier(new BeanSerializerModifier() {
            private static final long serialVersionUID = 1;

            @Override
            public JsonSerializer<?> modifyCollectionSerializer(
                    SerializationConfig config,
                    CollectionType type,
                    BeanDescription description,
                    JsonSerializer<?> serializer) {
                return new TypeTeller();
            }
        });
        PolymorphicTypeValidator any = BasicPolymorphicTypeValidator.builder()
                .allowIfBaseType(Object.class)
                .build();
        for (JsonTypeInfo.As as :
                List.of(JsonTypeInfo.As.WRAPPER_ARRAY, JsonTypeInfo.As.PROPERTY, JsonTypeInfo.As.WRAPPER_OBJECT)) {
            JsonMapper mapper = JsonMapper.builder()
                    .addModule(new CompactVecModule())
                    .addModule(module)
                    .activateDefaultTyping(any, DefaultTyping.NON_FINAL, as)
                    .build();
            String list = mapper.writeValueAsString(new ArrayList<>(List.of(1)));
            String vec = mapper.writeValueAsString(SmallVec.of(1));
            assertNotEquals(list, vec);
            assertEquals(list.replace(ArrayList.class.getName(), SmallVec.class.getName()), vec);
        }
    }

    /** A way of typing that is not Jackson's, and names nothing. */
    private static final class Naming extends TypeSerializer {
        @Override
        public TypeSerializer forProperty(@Nullable BeanProperty property) {
            return this;
        }

        @Override
        public JsonTypeInfo.As getTypeInclusion() {
            return JsonTypeInfo.As.WRAPPER_ARRAY;
        }

        @Override
        public @Nullable String getPropertyName() {
            return null;
        }

        @Override
        public @Nullable TypeIdResolver getTypeIdResolver() {
            return null;
        }

        @Override
        public WritableTypeId writeTypePrefix(JsonGenerator g, WritableTypeId typeId) throws IOException {
            g.writeStartArray();
            g.writeString(String.valueOf(typeId.forValueType));
            g.writeStartArray();
            return typeId;
        }

        @Override
        public WritableTypeId writeTypeSuffix(JsonGenerator g, WritableTypeId typeId) throws IOException {
            g.writeEndArray();
            g.writeEndArray();
            return typeId;
        }
    }

    @Test
    void leavesTypingThatIsNotOfJacksonAsItIs() throws IOException {
        for (List<Object> list : List.<List<Object>>of(new ArrayList<>(List.of(1, 2)), SmallVec.of(1, 2))) {
            assertEquals(
                    "[\"null\",[1,2]]",
                    write(
                            list,
                            (v, g, provider) -> provider.findValueSerializer(v.getClass(), null)
                                    .serializeWithType(v, g, provider, new Naming())));
        }
    }

    record BySimpleName(
            @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
            Object v) {}

    @Test
    void hasItsSimpleName() throws IOException {
        for (int capacity : new int[] {1, 2, 4, 8, 16}) {
            SmallVec<Integer> vec = SmallVec.copyOf(capacity, List.of(1, 2));
            assertEquals("{\"v\":[\"SmallVec\",[1,2]]}", plain.writeValueAsString(new BySimpleName(vec)));
        }
        assertEquals(
                "{\"v\":[\"ArrayList\",[1,2]]}",
                plain.writeValueAsString(new BySimpleName(new ArrayList<>(List.of(1, 2)))));
    }

    record Nested(@InlineCapacity(8) SmallVec<SmallVec<Integer>> v) {}

    /** Those in them are read for the same property. */
    @Test
    void hasTheCapacityInTheOutermostVectorsOnly() throws IOException {
        Nested read = plain.readValue("{\"v\":[[1]]}", Nested.class);
        assertEquals(8, read.v.inlineCapacity());
        assertEquals(4, read.v.get(0).inlineCapacity());
    }

    static class ToSet extends StdConverter<SmallVec<String>, Set<String>> {
        @Override
        public Set<String> convert(SmallVec<String> vec) {
            assertEquals(4, vec.inlineCapacity());
            return new TreeSet<>(vec);
        }
    }

    static class ToMap extends StdConverter<Map<String, SmallVec<String>>, String> {
        @Override
        public String convert(Map<String, SmallVec<String>> map) {
            map.values().forEach(vec -> assertEquals(4, vec.inlineCapacity()));
            return map.toString();
        }
    }

    record Converted(
            @InlineCapacity(8) @JsonDeserialize(converter = ToSet.class)
            Set<String> set,

            @InlineCapacity(8) @JsonDeserialize(converter = ToMap.class)
            String map) {}

    /** The capacity is that of the vectors in the property, not of those that are turned into it. */
    @Test
    void hasTheDefaultCapacityOnTheWayToSomethingElse() throws IOException {
        Converted read = plain.readValue("{\"set\":[\"b\",\"a\"],\"map\":{\"k\":[\"c\"]}}", Converted.class);
        assertEquals(Set.of("a", "b"), read.set);
        assertEquals("{k=[c]}", read.map);
    }
}
