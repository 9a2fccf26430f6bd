package io.github.compactvec.jackson3;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonBackReference;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonManagedReference;
import com.fasterxml.jackson.annotation.JsonMerge;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.compactvec.InlineCapacity;
import io.github.compactvec.SmallVec;
import java.io.OutputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.TypeReference;
import tools.jackson.core.type.WritableTypeId;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonPOJOBuilder;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.jsontype.impl.NoOpTypeSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.jdk.IndexedListSerializer;
import tools.jackson.databind.ser.jdk.StringSerializer;
import tools.jackson.databind.ser.std.StdContainerSerializer;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.LogicalType;

/** What small vectors have and lists have not: inline capacities, and classes that nobody knows. */
class SmallVecTest {
    private static final JsonMapper MAPPER = Formats.json();

    record Point(int x) {}

    // ---------------------------------------------------------------- inline capacities

    static class OnField {
        @InlineCapacity(8)
        public @Nullable SmallVec<Integer> v;
    }

    static class OnHiddenField {
        @InlineCapacity(8)
        @Nullable
        private SmallVec<Integer> v;

        public @Nullable SmallVec<Integer> getV() {
            return v;
        }

        public void setV(SmallVec<Integer> v) {
            this.v = v;
        }
    }

    static class OnSetter {
        private @Nullable SmallVec<String> value;

        @InlineCapacity(8)
        public void setV(SmallVec<String> v) {
            value = v;
        }
    }

    static class OnGetter {
        private @Nullable SmallVec<Object> v;

        @InlineCapacity(8)
        public @Nullable SmallVec<Object> getV() {
            return v;
        }

        public void setV(SmallVec<Object> v) {
            this.v = v;
        }
    }

    static class OnParameter {
        final SmallVec<Integer> v;

        @JsonCreator
        OnParameter(@JsonProperty("v") @InlineCapacity(8) SmallVec<Integer> v) {
            this.v = v;
        }
    }

    record OnComponent(@InlineCapacity(8) SmallVec<Integer> v) {}

    @JsonDeserialize(builder = Builder.class)
    record Built(SmallVec<Integer> v) {}

    @JsonPOJOBuilder
    static class Builder {
        private SmallVec<Integer> v = SmallVec.of();

        @InlineCapacity(8)
        public Builder withV(SmallVec<Integer> v) {
            this.v = v;
            return this;
        }

        public Built build() {
            return new Built(v);
        }
    }

    record ByMixIn(SmallVec<Integer> v) {}

    interface MixIn {
        @InlineCapacity(8)
        SmallVec<Integer> v();
    }

    @JacksonAnnotationsInside
    @InlineCapacity(8)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Roomy {}

    record ByBundle(@Roomy SmallVec<Integer> v) {}

    record AsTold(
            @InlineCapacity(8) @JsonDeserialize(as = SmallVec.class, contentAs = Integer.class)
            List<Number> v) {}

    record Elsewhere(@InlineCapacity(8) List<Integer> v) {}

    @Test
    void hasTheInlineCapacityThatThePropertyAsksFor() {
        JsonMapper mapper = Formats.build(
                JsonMapper.builder(),
                b -> b.addModule(new SimpleModule().addAbstractTypeMapping(List.class, SmallVec.class))
                        .addMixIn(ByMixIn.class, MixIn.class));
        assertCapacity(8, mapper, OnField.class, o -> o.v);
        assertCapacity(8, mapper, OnHiddenField.class, o -> o.v);
        assertCapacity(8, mapper, OnSetter.class, o -> o.value);
        assertCapacity(8, mapper, OnGetter.class, o -> o.v);
        assertCapacity(8, mapper, OnParameter.class, o -> o.v);
        assertCapacity(8, mapper, OnComponent.class, OnComponent::v);
        assertCapacity(8, mapper, Built.class, Built::v);
        assertCapacity(8, mapper, ByMixIn.class, ByMixIn::v);
        assertCapacity(8, mapper, ByBundle.class, ByBundle::v);
        assertCapacity(8, mapper, AsTold.class, AsTold::v);
        assertCapacity(8, mapper, Elsewhere.class, Elsewhere::v);
        assertCapacity(4, MAPPER, ByMixIn.class, ByMixIn::v);
    }

    private static <T> void assertCapacity(
            int expected, ObjectMapper mapper, Class<T> bean, Function<T, @Nullable Object> vec) {
        for (String json : List.of("{\"v\":[]}", "{\"v\":[1]}", "{\"v\":[1,2,3,4,5,6,7,8,9,10]}")) {
            SmallVec<?> read = assertInstanceOf(SmallVec.class, vec.apply(mapper.readValue(json, bean)));
            assertEquals(expected, read.inlineCapacity(), bean::getName);
        }
    }

    @Test
    void hasItAlsoWhereTheTypeIsRead() {
        JsonMapper mapper = typed(DefaultTyping.NON_FINAL, JsonTypeInfo.As.WRAPPER_ARRAY, "io.github.compactvec");
        OnField bean = new OnField();
        bean.v = SmallVec.of(1, 2);
        OnField read = mapper.readValue(mapper.writeValueAsString(bean), OnField.class);
        assertEquals(bean.v, read.v);
        assertEquals(8, requireNonNull(read.v).inlineCapacity());
        Elsewhere list = new Elsewhere(SmallVec.of(1, 2));
        Elsewhere readList = mapper.readValue(mapper.writeValueAsString(list), Elsewhere.class);
        assertEquals(8, assertInstanceOf(SmallVec.class, readList.v).inlineCapacity());
    }

    static class Outermost {
        @InlineCapacity(8)
        public @Nullable SmallVec<SmallVec<Integer>> nested;

        @InlineCapacity(8)
        public @Nullable AtomicReference<SmallVec<Integer>> reference;

        @InlineCapacity(8)
        public SmallVec<Integer> @Nullable [] array;

        @InlineCapacity(8)
        public @Nullable Map<String, List<SmallVec<SmallVec<Integer>>>> deep;

        @JsonAnySetter
        @InlineCapacity(8)
        public Map<String, SmallVec<String>> others = new LinkedHashMap<>();

        @InlineCapacity(8)
        public @Nullable Object any;

        public @Nullable SmallVec<Integer> none;
    }

    @Test
    void hasItInTheOutermostVectorsOnly() {
        Outermost read = MAPPER.readValue("""
                {"nested":[[1]],"reference":[1],"array":[[1]],"deep":{"k":[[[1]]]},"x":["a"],"any":[1],"none":[1]}
                """, Outermost.class);
        SmallVec<SmallVec<Integer>> nested = requireNonNull(read.nested);
        assertEquals(8, nested.inlineCapacity());
        assertEquals(4, nested.get(0).inlineCapacity());
        assertEquals(8, requireNonNull(read.reference).get().inlineCapacity());
        assertEquals(8, requireNonNull(read.array)[0].inlineCapacity());
        SmallVec<SmallVec<Integer>> deep =
                requireNonNull(requireNonNull(read.deep).get("k")).get(0);
        assertEquals(8, deep.inlineCapacity());
        assertEquals(4, deep.get(0).inlineCapacity());
        assertEquals(8, requireNonNull(read.others.get("x")).inlineCapacity());
        assertEquals(4, requireNonNull(read.none).inlineCapacity());
    }

    static class OfAnyType {
        @InlineCapacity(8)
        public @Nullable Object v;
    }

    /** Where a vector only may be, there is none to ask for a capacity of. */
    @Test
    void hasItNotWhereAnythingMayBe() {
        JsonMapper mapper =
                typed(DefaultTyping.JAVA_LANG_OBJECT, JsonTypeInfo.As.WRAPPER_ARRAY, "io.github.compactvec");
        OfAnyType read = mapper.readValue("{\"v\":[\"io.github.compactvec.SmallVec\",[1]]}", OfAnyType.class);
        assertEquals(4, assertInstanceOf(SmallVec.class, read.v).inlineCapacity());
    }

    record Three(@InlineCapacity(3) SmallVec<Integer> three) {}

    record ThreeStrings(@InlineCapacity(3) SmallVec<String> three) {}

    @ParameterizedTest
    @ValueSource(classes = {Three.class, ThreeStrings.class})
    void refusesOtherInlineCapacities(Class<?> bean) {
        // When it is to be known how to read one, not only when there is one to read.
        InvalidDefinitionException e =
                assertThrows(InvalidDefinitionException.class, () -> MAPPER.readValue("{}", bean));
        String message = String.valueOf(e.getMessage());
        assertTrue(
                message.startsWith(
                        "Property 'three' of " + bean.getName() + ": inline capacity 3 is not 1, 2, 4, 8 or 16"),
                message);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16})
    void updatesAVectorInItsPlace(int inlineCapacity) {
        SmallVec<Object> vec = SmallVec.withInlineCapacity(inlineCapacity);
        vec.add("a");
        assertSame(vec, MAPPER.readerForUpdating(vec).readValue("[\"b\",2]"));
        assertEquals(List.of("a", "b", 2), vec);
        assertSame(vec, MAPPER.updateValue(vec, new int[] {3}));
        assertEquals(List.of("a", "b", 2, 3), vec);
        assertEquals(vec, MAPPER.readValue("[\"a\",\"b\",2,3]", vec.getClass()));
        assertEquals(inlineCapacity, vec.inlineCapacity());
    }

    @Test
    void keepsWhatIsReadBeforeAFailureAsAListDoes() {
        for (List<Object> list : List.<List<Object>>of(new ArrayList<>(List.of("a")), SmallVec.of("a"))) {
            assertThrows(
                    JacksonException.class, () -> MAPPER.readerForUpdating(list).readValue("[\"b\",2,"));
            assertEquals(List.of("a", "b", 2), list);
        }
    }

    static class Merging {
        @JsonMerge
        @InlineCapacity(8)
        public SmallVec<Integer> v = SmallVec.withInlineCapacity(2);
    }

    @Test
    void keepsTheVectorThatIsMergedInto() {
        Merging bean = new Merging();
        SmallVec<Integer> vec = bean.v;
        MAPPER.readerForUpdating(bean).readValue("{\"v\":[1,2]}");
        MAPPER.readerForUpdating(bean).readValue("{\"v\":[3]}");
        assertSame(vec, bean.v);
        assertEquals(List.of(1, 2, 3), vec);
        assertEquals(2, vec.inlineCapacity());
    }

    @Test
    void readsWithoutSpareCapacity() {
        for (int size = 0; size < 40; size++) {
            String json = IntStream.range(0, size).boxed().toList().toString();
            for (TypeReference<? extends SmallVec<?>> type : List.of(
                    new TypeReference<SmallVec<Integer>>() {},
                    new TypeReference<SmallVec<String>>() {},
                    new TypeReference<SmallVec<?>>() {})) {
                SmallVec<?> vec = MAPPER.readValue(json, type);
                assertEquals(size, vec.size());
                assertEquals(Math.max(size, 4), vec.capacity());
                assertEquals(size > 4, vec.isSpilled());
            }
        }
        assertNotSame(MAPPER.readValue("[]", SmallVec.class), MAPPER.readValue("[]", SmallVec.class));
    }

    // ---------------------------------------------------------------- types

    @Test
    void readsGenericTypes() {
        SmallVec<SmallVec<Integer>> nested = MAPPER.readValue("[[1],[],null]", new TypeReference<>() {});
        assertEquals(SmallVec.of(SmallVec.of(1), SmallVec.of(), null), nested);
        assertInstanceOf(SmallVec.class, (Object) nested.get(0));

        SmallVec<? extends Number> wildcard =
                MAPPER.readValue("[1,2.5]", new TypeReference<SmallVec<? extends Number>>() {});
        assertEquals(List.of(1, 2.5), wildcard);
        assertEquals(List.of(1, "a", List.of()), MAPPER.readValue("[1,\"a\",[]]", SmallVec.class));

        Map<String, SmallVec<Point>> map = MAPPER.readValue("{\"k\":[{\"x\":1}]}", new TypeReference<>() {});
        assertEquals(Map.of("k", SmallVec.of(new Point(1))), map);
        assertEquals(SmallVec.of("a"), MAPPER.convertValue(List.of("a"), SmallVec.class));
        assertEquals(List.of("a"), MAPPER.convertValue(SmallVec.of("a"), List.class));
        assertEquals(SmallVec.of(1), MAPPER.treeToValue(MAPPER.valueToTree(SmallVec.of(1)), SmallVec.class));
    }

    record Tree(String name, @InlineCapacity(2) SmallVec<Tree> children) {}

    @Test
    void containsWhatContainsIt() {
        Tree tree = new Tree("a", SmallVec.of(new Tree("b", SmallVec.of()), new Tree("c", SmallVec.of())));
        String json =
                "{\"name\":\"a\",\"children\":[{\"name\":\"b\",\"children\":[]},{\"name\":\"c\",\"children\":[]}]}";
        assertEquals(json, MAPPER.writeValueAsString(tree));
        Tree read = MAPPER.readValue(json, Tree.class);
        assertEquals(tree, read);
        assertEquals(2, read.children.inlineCapacity());
        assertEquals(2, read.children.get(1).children.inlineCapacity());
    }

    static class Parent<T> {
        @JsonManagedReference
        public @Nullable T children;
    }

    static class Child {
        public int x;

        @JsonBackReference
        public @Nullable Parent<SmallVec<Child>> parent;
    }

    @Test
    void holdsManagedReferences() {
        Parent<SmallVec<Child>> parent =
                MAPPER.readValue("{\"children\":[{\"x\":1},{\"x\":2}]}", new TypeReference<>() {});
        SmallVec<Child> children = requireNonNull(parent.children);
        assertEquals(2, children.size());
        children.forEach(child -> assertSame(parent, child.parent));
        assertEquals("{\"children\":[{\"x\":1},{\"x\":2}]}", MAPPER.writeValueAsString(parent));
    }

    /** Every class of vectors is the one type that has a name. */
    @ParameterizedTest
    @ValueSource(classes = {Integer.class, String.class, Object.class, Point.class})
    void isACollectionOfItsElements(Class<?> element) {
        JavaType type = MAPPER.getTypeFactory().constructCollectionType(SmallVec.class, element);
        JavaType list = MAPPER.getTypeFactory().constructCollectionType(ArrayList.class, element);
        assertEquals(list.getContentType(), type.getContentType());
        for (int capacity : new int[] {1, 2, 4, 8, 16}) {
            SmallVec<Object> vec = SmallVec.withInlineCapacity(capacity);
            assertEquals(MAPPER.constructType(SmallVec.class), MAPPER.constructType(vec.getClass()));
        }
        StdContainerSerializer<Object> serializer = CompactVecModuleTest.serializer(MAPPER, type);
        assertEquals(type.getContentType(), serializer.getContentType());
        assertTrue(serializer.hasSingleElement(SmallVec.of("a")));
        assertFalse(serializer.hasSingleElement(SmallVec.of("a", "b")));
        assertEquals(CompactVecModuleTest.itemsOf(MAPPER, list), CompactVecModuleTest.itemsOf(MAPPER, type));
    }

    // ---------------------------------------------------------------- rules for lists

    record Ruled<T>(
            @JsonFormat(
                    with = {
                        JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                        JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
                    })
            @JsonInclude(value = JsonInclude.Include.NON_EMPTY, content = JsonInclude.Include.NON_EMPTY)
            @Nullable
            T v) {}

    @Test
    void followsTheRulesForLists() {
        JsonMapper mapper = Formats.build(
                JsonMapper.builder(), b -> b.enable(SerializationFeature.APPLY_JSON_INCLUDE_FOR_CONTAINERS));
        JavaType ofList = mapper.constructType(new TypeReference<Ruled<List<String>>>() {});
        JavaType ofVec = mapper.constructType(new TypeReference<Ruled<SmallVec<String>>>() {});
        for (List<@Nullable String> list : List.<List<@Nullable String>>of(
                List.of(), List.of("a"), List.of(""), Arrays.asList("", null, "a", "b"), Arrays.asList("", null))) {
            Object vec = SmallVec.copyOf(list);
            String expected = mapper.writerFor(ofList).writeValueAsString(new Ruled<>(list));
            assertEquals(expected, mapper.writerFor(ofVec).writeValueAsString(new Ruled<>(vec)));
            assertEquals(expected, mapper.writeValueAsString(new Ruled<>(vec)));
            assertEquals(
                    Outcome.of(() -> ((Ruled<?>) mapper.readValue(expected, ofList)).v),
                    Outcome.of(() -> ((Ruled<?>) mapper.readValue(expected, ofVec)).v));
        }
    }

    /** Writes lists in a way of its own, once it has been told that it may. */
    static class Joining extends StdSerializer<List<?>> {
        private boolean resolved;

        Joining() {
            super(List.class);
        }

        @Override
        public void resolve(SerializationContext ctxt) {
            resolved = true;
        }

        @Override
        public boolean isEmpty(SerializationContext ctxt, List<?> list) {
            return list.contains("nothing");
        }

        @Override
        public void serialize(List<?> list, JsonGenerator g, SerializationContext ctxt) {
            g.writeString(
                    resolved
                            ? String.join(
                                    "+", list.stream().map(String::valueOf).toList())
                            : "too early");
        }

        @Override
        public void serializeWithType(List<?> list, JsonGenerator g, SerializationContext ctxt, TypeSerializer typing) {
            TypeSerializer here = typing.forProperty(ctxt, null);
            assertNotNull(here.getTypeIdResolver());
            assertEquals(typing.getPropertyName(), here.getPropertyName());
            WritableTypeId typeId = here.writeTypePrefix(g, ctxt, here.typeId(list, JsonToken.VALUE_STRING));
            serialize(list, g, ctxt);
            here.writeTypeSuffix(g, ctxt, typeId);
        }
    }

    record IfNotEmpty(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) SmallVec<Object> v) {}

    @Test
    void isNothingWhereTheRulesForListsSaySo() {
        JsonMapper mapper = Formats.build(
                JsonMapper.builder(),
                b -> b.withCoercionConfig(
                        LogicalType.Collection,
                        c -> c.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull)));
        assertNull(mapper.readValue("\"\"", List.class));
        assertNull(mapper.readValue("\"\"", SmallVec.class));
    }

    @Test
    void isWrittenByASerializerForLists() {
        @SuppressWarnings("unchecked")
        Class<List<?>> lists = (Class<List<?>>) (Class<?>) List.class;
        JsonMapper mapper = Formats.build(
                JsonMapper.builder(), b -> b.addModule(new SimpleModule().addSerializer(lists, new Joining())));
        assertEquals("\"a+1\"", mapper.writeValueAsString(new ArrayList<>(List.of("a", 1))));
        assertEquals("\"a+1\"", mapper.writeValueAsString(SmallVec.of("a", 1)));
        assertEquals("{\"v\":\"a\"}", mapper.writeValueAsString(new IfNotEmpty(SmallVec.of("a"))));
        assertEquals("{}", mapper.writeValueAsString(new IfNotEmpty(SmallVec.of("nothing"))));
        JsonMapper typed = mapper.rebuild()
                .activateDefaultTyping(
                        BasicPolymorphicTypeValidator.builder().build(),
                        DefaultTyping.NON_FINAL,
                        JsonTypeInfo.As.WRAPPER_ARRAY)
                .build();
        assertEquals(
                "{\"v\":[\"io.github.compactvec.SmallVec\",\"a\"]}",
                typed.writeValueAsString(new IfNotEmpty(SmallVec.of("a"))));
    }

    @Test
    @SuppressWarnings("unchecked")
    void tellsOfElementsWhatTheSerializerForListsTells() {
        JavaType any = MAPPER.constructType(Object.class);
        ValueSerializer<?> joining = new Joining();
        SmallVecSerializer opaque = new SmallVecSerializer((ValueSerializer<Object>) joining, any);
        assertNull(opaque.getContentSerializer());
        assertSame(joining, opaque.getDelegatee());
        assertSame(opaque, opaque.withValueTypeSerializer(NoOpTypeSerializer.instance()));

        ValueSerializer<Object> elements = (ValueSerializer<Object>) (ValueSerializer<?>) new StringSerializer();
        SmallVecSerializer open = new SmallVecSerializer(new IndexedListSerializer(any, false, null, elements), any);
        assertSame(elements, open.getContentSerializer());
        StdContainerSerializer<?> typed = open.withValueTypeSerializer(NoOpTypeSerializer.instance());
        assertNotSame(open, typed);
        assertSame(elements, typed.getContentSerializer());
    }

    // ---------------------------------------------------------------- typing

    record AnyBean(Object v) {}

    record Bean<T>(T v) {}

    private static JsonMapper typed(DefaultTyping typing, JsonTypeInfo.As as, String... allowed) {
        BasicPolymorphicTypeValidator.Builder validator = BasicPolymorphicTypeValidator.builder();
        for (String prefix : allowed) {
            validator.allowIfSubType(prefix);
        }
        return Formats.build(JsonMapper.builder(), b -> b.activateDefaultTyping(validator.build(), typing, as));
    }

    private static final List<JsonTypeInfo.As> FORMS =
            List.of(JsonTypeInfo.As.WRAPPER_ARRAY, JsonTypeInfo.As.PROPERTY, JsonTypeInfo.As.WRAPPER_OBJECT);

    private static final List<List<?>> LISTS = List.of(
            new ArrayList<>(),
            new ArrayList<>(Arrays.asList("a", null, 5L)),
            new ArrayList<>(List.of(new Point(1), 2)),
            new ArrayList<>(List.of(new ArrayList<>(List.of(1)))));

    @Test
    void keepsItsTypeWhereJacksonIsAskedTo() {
        for (DefaultTyping typing : DefaultTyping.values()) {
            for (JsonTypeInfo.As as : FORMS) {
                JsonMapper mapper = typed(typing, as, "io.github.compactvec", "java.");
                for (List<?> list : LISTS) {
                    SmallVec<?> vec = SmallVec.copyOf(list);
                    String json = mapper.writeValueAsString(new AnyBean(vec));
                    assertTrue(json.contains('"' + SmallVec.class.getName() + '"'), json);
                    if (vec.isEmpty()) {
                        assertInstanceOf(SmallVec.class, mapper.readValue(json, AnyBean.class).v);
                    }
                    for (Class<?> declared : List.of(Object.class, List.class)) {
                        assertEquals(roundTrip(mapper, declared, list), roundTrip(mapper, declared, vec));
                    }
                    assertEquals(roundTrip(mapper, List.class, list), roundTrip(mapper, SmallVec.class, vec));
                }
            }
        }
    }

    private static String roundTrip(ObjectMapper mapper, Class<?> declared, List<?> list) {
        JavaType type = mapper.getTypeFactory().constructParametricType(Bean.class, declared);
        return Outcome.of(() -> {
            String json = mapper.writerFor(type).writeValueAsString(new Bean<>(list));
            assertFalse(json.contains("InlineSlots"), json);
            Object read = ((Bean<?>) mapper.readValue(json, type)).v;
            return declared == SmallVec.class ? (SmallVec<?>) read : read;
        });
    }

    @Test
    void changesNothingForLists() {
        for (boolean statically : new boolean[] {true, false}) {
            for (DefaultTyping typing : DefaultTyping.values()) {
                JsonMapper plain = JsonMapper.builder()
                        .activateDefaultTyping(
                                BasicPolymorphicTypeValidator.builder().build(), typing, JsonTypeInfo.As.WRAPPER_ARRAY)
                        .configure(MapperFeature.USE_STATIC_TYPING, statically)
                        .build();
                JsonMapper mapper =
                        plain.rebuild().addModule(new CompactVecModule()).build();
                for (Class<?> declared : List.of(List.class, Collection.class, Object.class)) {
                    JavaType type = mapper.getTypeFactory().constructParametricType(Bean.class, declared);
                    for (List<?> list : LISTS) {
                        Bean<?> bean = new Bean<>(list);
                        assertEquals(
                                plain.writerFor(type).writeValueAsString(bean),
                                mapper.writerFor(type).writeValueAsString(bean));
                    }
                }
            }
        }
    }

    static class OneList {
        @JsonValue
        public final List<Integer> v = new ArrayList<>(List.of(1, 2));
    }

    static class OneVec {
        @JsonValue
        public final SmallVec<Integer> v = SmallVec.of(1, 2);
    }

    /** The type is that of the bean. */
    @Test
    void hasNoTypeOfItsOwnWhereItIsAllThereIsOfABean() {
        for (boolean statically : new boolean[] {true, false}) {
            JsonMapper mapper = typed(DefaultTyping.NON_FINAL, JsonTypeInfo.As.WRAPPER_ARRAY, "java.")
                    .rebuild()
                    .configure(MapperFeature.USE_STATIC_TYPING, statically)
                    .build();
            for (Object one : List.of(new OneList(), new OneVec())) {
                assertEquals("[\"%s\",[1,2]]".formatted(one.getClass().getName()), mapper.writeValueAsString(one));
            }
        }
    }

    record Untyped<T>(
            @JsonTypeInfo(use = JsonTypeInfo.Id.NONE) T v) {}

    @Test
    void hasNoTypeWhereItIsNotToHaveOne() {
        JsonMapper mapper = typed(DefaultTyping.NON_FINAL, JsonTypeInfo.As.WRAPPER_ARRAY, "java.");
        for (List<Integer> list : List.of(new ArrayList<>(List.of(1, 2)), SmallVec.of(1, 2))) {
            assertEquals("{\"v\":[1,2]}", mapper.writeValueAsString(new Untyped<>(list)));
        }
    }

    @Test
    void isReadOnlyIfItsTypeIsAllowed() {
        JsonMapper strict = typed(DefaultTyping.NON_FINAL, JsonTypeInfo.As.WRAPPER_ARRAY, "java.util");
        String json = strict.writeValueAsString(new AnyBean(SmallVec.of("a")));
        assertEquals("{\"v\":[\"io.github.compactvec.SmallVec\",[\"a\"]]}", json);
        assertThrows(InvalidTypeIdException.class, () -> strict.readValue(json, AnyBean.class));
        JsonMapper open =
                typed(DefaultTyping.NON_FINAL, JsonTypeInfo.As.WRAPPER_ARRAY, "io.github.compactvec.SmallVec");
        assertEquals(new AnyBean(SmallVec.of("a")), open.readValue(json, AnyBean.class));
        assertThrows(
                InvalidTypeIdException.class,
                () -> open.readValue("{\"v\":[\"io.github.compactvec.Other\",[\"a\"]]}", AnyBean.class));
    }

    /** In the words for those who ask before they allow a type. */
    @Test
    void isKnownToHaveADeserializer() {
        SmallVecDeserializers deserializers = new SmallVecDeserializers();
        for (Class<?> type :
                List.of(SmallVec.class, SmallVec.withInlineCapacity(2).getClass())) {
            assertTrue(deserializers.hasDeserializerFor(MAPPER.deserializationConfig(), type));
        }
        assertFalse(deserializers.hasDeserializerFor(MAPPER.deserializationConfig(), ArrayList.class));
    }

    record ByName(
            @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
            Object v) {}

    record BySimpleName(
            @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
            Object v) {}

    record ByMinimalName(
            @JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS)
            Object v) {}

    record ByOwnerOfList(
            @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) Map<String, List<Integer>> v) {}

    @Test
    void hasTheNameThatItIsGiven() {
        PolymorphicTypeValidator any = BasicPolymorphicTypeValidator.builder()
                .allowIfBaseType(Object.class)
                .build();
        JsonMapper mapper = Formats.build(
                JsonMapper.builder(),
                b -> b.registerSubtypes(new NamedType(SmallVec.class, "vec")).polymorphicTypeValidator(any));
        for (int capacity : new int[] {1, 2, 4, 8, 16}) {
            SmallVec<Integer> vec = SmallVec.copyOf(capacity, List.of(1, 2));
            assertRoundTrip(mapper, "{\"v\":[\"vec\",[1,2]]}", new ByName(vec));
            assertRoundTrip(mapper, "{\"v\":[\"vec\",[1,2]]}", new BySimpleName(vec));
            assertRoundTrip(mapper, "{\"v\":[\"io.github.compactvec.SmallVec\",[1,2]]}", new ByMinimalName(vec));
            assertRoundTrip(
                    mapper,
                    "{\"v\":{\"k\":[\"io.github.compactvec.SmallVec\",[1,2]]}}",
                    new ByOwnerOfList(Map.of("k", vec)));
        }
    }

    private static void assertRoundTrip(ObjectMapper mapper, String json, Object bean) {
        assertEquals(json, mapper.writeValueAsString(bean));
        Object read = mapper.readValue(json, bean.getClass());
        assertEquals(bean, read);
        assertEquals(json, mapper.writeValueAsString(read));
    }

    /** The names that nobody writes are no way into classes that nobody knows. */
    @Test
    void readsAnInternalNameAsTheType() {
        JsonMapper mapper = typed(DefaultTyping.NON_FINAL, JsonTypeInfo.As.WRAPPER_ARRAY, "io.github.compactvec");
        SmallVec<Object> sixteen = SmallVec.withInlineCapacity(16);
        String json = "{\"v\":[\"" + sixteen.getClass().getName() + "\",[\"a\"]]}";
        SmallVec<?> read = assertInstanceOf(SmallVec.class, mapper.readValue(json, AnyBean.class).v);
        assertEquals(List.of("a"), read);
        assertEquals(4, read.inlineCapacity());
    }

    static class Mixed {
        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
        @JsonSubTypes({
            @JsonSubTypes.Type(value = SmallVec.class, name = "vec"),
            @JsonSubTypes.Type(value = Point.class, name = "point")
        })
        public @Nullable SmallVec<Object> v;
    }

    @Test
    void hasTheNameThatItIsGivenAmongElements() {
        Mixed mixed = new Mixed();
        mixed.v = SmallVec.of(SmallVec.of(1), new Point(2));
        String json = MAPPER.writeValueAsString(mixed);
        assertEquals("{\"v\":[{\"vec\":[1]},{\"point\":{\"x\":2}}]}", json);
        SmallVec<Object> read = requireNonNull(MAPPER.readValue(json, Mixed.class).v);
        assertEquals(mixed.v, read);
        assertInstanceOf(SmallVec.class, read.get(0));
    }

    // ---------------------------------------------------------------- cost

    /** A small list is one object instead of two. */
    @Test
    void allocatesLessThanAListWhenReading() {
        byte[] json = MAPPER.writeValueAsBytes(Collections.nCopies(1000, List.of(1, 2, 3)));
        JavaType lists = MAPPER.constructType(new TypeReference<ArrayList<List<Integer>>>() {});
        JavaType vecs = MAPPER.constructType(new TypeReference<ArrayList<SmallVec<Integer>>>() {});
        long forLists = AllocationTest.allocatedBy(() -> MAPPER.readValue(json, lists));
        long forVecs = AllocationTest.allocatedBy(() -> MAPPER.readValue(json, vecs));
        // 40 bytes against 80.
        assertTrue(forVecs <= forLists - 1000 * 40 + 1000, () -> forVecs + " bytes, for lists " + forLists);
    }

    @Test
    void allocatesNothingMoreThanAListWhenWriting() {
        List<List<Integer>> lists = Collections.nCopies(1000, new ArrayList<>(List.of(1, 2, 3)));
        List<SmallVec<Integer>> vecs = Collections.nCopies(1000, SmallVec.of(1, 2, 3));
        long forLists = AllocationTest.allocatedBy(() -> MAPPER.writeValue(OutputStream.nullOutputStream(), lists));
        long forVecs = AllocationTest.allocatedBy(() -> MAPPER.writeValue(OutputStream.nullOutputStream(), vecs));
        assertTrue(forVecs <= forLists + 1000, () -> forVecs + " bytes, for lists " + forLists);
    }
}
