package io.github.compactvec.jackson;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonBackReference;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonManagedReference;
import com.fasterxml.jackson.annotation.JsonMerge;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.ContainerSerializer;
import io.github.compactvec.InlineCapacity;
import io.github.compactvec.SmallVec;
import io.github.compactvec.parity.ElementKind;
import io.github.compactvec.parity.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What small vectors have and lists have not: inline capacities, and classes that nobody knows. */
class SmallVecTest {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(new CompactVecModule()).build();

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

    abstract static class MixIn {
        @InlineCapacity(8)
        @Nullable
        SmallVec<Integer> v;
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
    void hasTheInlineCapacityThatThePropertyAsksFor() throws IOException {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new CompactVecModule())
                .addModule(new SimpleModule().addAbstractTypeMapping(List.class, SmallVec.class))
                .addMixIn(ByMixIn.class, MixIn.class)
                .build();
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
            int expected, ObjectMapper mapper, Class<T> bean, Function<T, @Nullable Object> vec) throws IOException {
        for (String json : List.of("{\"v\":[]}", "{\"v\":[1]}", "{\"v\":[1,2,3,4,5,6,7,8,9,10]}")) {
            SmallVec<?> read = assertInstanceOf(SmallVec.class, vec.apply(mapper.readValue(json, bean)));
            assertEquals(expected, read.inlineCapacity(), bean::getName);
        }
    }

    @Test
    void hasItAlsoWhereTheTypeIsRead() throws IOException {
        JsonMapper mapper =
                typed(ObjectMapper.DefaultTyping.NON_FINAL, JsonTypeInfo.As.WRAPPER_ARRAY, "io.github.compactvec");
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
    void hasItInTheOutermostVectorsOnly() throws IOException {
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
    void updatesAVectorInItsPlace(int inlineCapacity) throws IOException {
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
                    JsonProcessingException.class,
                    () -> MAPPER.readerForUpdating(list).readValue("[\"b\",2,"));
            assertEquals(List.of("a", "b", 2), list);
        }
    }

    static class Merging {
        @JsonMerge
        @InlineCapacity(8)
        public SmallVec<Integer> v = SmallVec.withInlineCapacity(2);
    }

    @Test
    void keepsTheVectorThatIsMergedInto() throws IOException {
        Merging bean = new Merging();
        SmallVec<Integer> vec = bean.v;
        MAPPER.readerForUpdating(bean).readValue("{\"v\":[1,2]}");
        MAPPER.readerForUpdating(bean).readValue("{\"v\":[3]}");
        assertSame(vec, bean.v);
        assertEquals(List.of(1, 2, 3), vec);
        assertEquals(2, vec.inlineCapacity());
    }

    @Test
    void readsWithoutSpareCapacity() throws IOException {
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
    void readsGenericTypes() throws IOException {
        SmallVec<SmallVec<Integer>> nested = MAPPER.readValue("[[1],[],null]", new TypeReference<>() {});
        assertEquals(SmallVec.of(SmallVec.of(1), SmallVec.of(), null), nested);
        assertInstanceOf(SmallVec.class, (Object) nested.get(0));

        SmallVec<? extends Number> wildcard =
                MAPPER.readValue("[1,2.5]", new TypeReference<SmallVec<? extends Number>>() {});
        assertEquals(List.of(1, 2.5), wildcard);
        assertEquals(List.of(1, "a", List.of()), MAPPER.readValue("[1,\"a\",[]]", SmallVec.class));

        Map<String, SmallVec<ElementKind.Plain>> map =
                MAPPER.readValue("{\"k\":[{\"x\":1}]}", new TypeReference<>() {});
        assertEquals(Map.of("k", SmallVec.of(new ElementKind.Plain(1))), map);
        assertEquals(SmallVec.of("a"), MAPPER.convertValue(List.of("a"), SmallVec.class));
        assertEquals(List.of("a"), MAPPER.convertValue(SmallVec.of("a"), List.class));
        assertEquals(SmallVec.of(1), MAPPER.treeToValue(MAPPER.valueToTree(SmallVec.of(1)), SmallVec.class));
    }

    record Tree(String name, @InlineCapacity(2) SmallVec<Tree> children) {}

    @Test
    void containsWhatContainsIt() throws IOException {
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
    void holdsManagedReferences() throws IOException {
        Parent<SmallVec<Child>> parent =
                MAPPER.readValue("{\"children\":[{\"x\":1},{\"x\":2}]}", new TypeReference<>() {});
        SmallVec<Child> children = requireNonNull(parent.children);
        assertEquals(2, children.size());
        children.forEach(child -> assertSame(parent, child.parent));
        assertEquals("{\"children\":[{\"x\":1},{\"x\":2}]}", MAPPER.writeValueAsString(parent));
    }

    /** Every class of vectors is the one type that has a name. */
    @ParameterizedTest
    @EnumSource
    void isACollectionOfItsElements(ElementKind kind) throws JsonMappingException {
        JavaType type = MAPPER.constructType(kind.listType(SmallVec.class));
        JavaType list = MAPPER.constructType(kind.listType(List.class));
        assertEquals(kind == ElementKind.LIST ? type.getContentType() : list.getContentType(), type.getContentType());
        for (int capacity : new int[] {1, 2, 4, 8, 16}) {
            SmallVec<Object> vec = SmallVec.withInlineCapacity(capacity);
            assertEquals(MAPPER.constructType(SmallVec.class), MAPPER.constructType(vec.getClass()));
        }
        ContainerSerializer<?> serializer = assertInstanceOf(
                ContainerSerializer.class,
                MAPPER.getSerializerProviderInstance().findValueSerializer(type));
        assertEquals(type.getContentType(), serializer.getContentType());
        assertEquals(
                CompactVecModuleTest.itemsOf(MAPPER, MAPPER.constructType(kind.listType(ArrayList.class))),
                CompactVecModuleTest.itemsOf(MAPPER, type));
    }

    // ---------------------------------------------------------------- typing

    record AnyBean(Object v) {}

    record Bean<T>(T v) {}

    private static JsonMapper typed(ObjectMapper.DefaultTyping typing, JsonTypeInfo.As as, String... allowed) {
        BasicPolymorphicTypeValidator.Builder validator = BasicPolymorphicTypeValidator.builder();
        for (String prefix : allowed) {
            validator.allowIfSubType(prefix);
        }
        return JsonMapper.builder()
                .addModule(new CompactVecModule())
                .activateDefaultTyping(validator.build(), typing, as)
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void keepsItsTypeWhereJacksonIsAskedTo(ElementKind kind) throws IOException {
        for (ObjectMapper.DefaultTyping typing : ObjectMapper.DefaultTyping.values()) {
            for (JsonTypeInfo.As as :
                    List.of(JsonTypeInfo.As.WRAPPER_ARRAY, JsonTypeInfo.As.PROPERTY, JsonTypeInfo.As.WRAPPER_OBJECT)) {
                JsonMapper mapper = typed(typing, as, "io.github.compactvec", "java.");
                for (int i = 0; i < kind.lists().size(); i++) {
                    SmallVec<?> vec = kind.vecs().toList().get(i);
                    String json = mapper.writeValueAsString(new AnyBean(vec));
                    assertTrue(json.contains('"' + SmallVec.class.getName() + '"'), json);
                    if (vec.isEmpty()) {
                        assertInstanceOf(SmallVec.class, mapper.readValue(json, AnyBean.class).v);
                    }
                    for (Class<?> declared : List.of(Object.class, List.class)) {
                        assertEquals(
                                roundTrip(
                                        mapper,
                                        mapper.constructType(declared),
                                        kind.lists().get(i)),
                                roundTrip(mapper, mapper.constructType(declared), vec));
                    }
                    assertEquals(
                            roundTrip(
                                    mapper,
                                    mapper.constructType(kind.listType(List.class)),
                                    kind.lists().get(i)),
                            roundTrip(mapper, mapper.constructType(kind.listType(SmallVec.class)), vec));
                }
            }
        }
    }

    private static Outcome roundTrip(ObjectMapper mapper, JavaType declared, List<?> list) {
        JavaType type = mapper.getTypeFactory().constructParametricType(Bean.class, declared);
        return Jackson2.outcome(() -> {
                    String json = mapper.writerFor(type).writeValueAsString(new Bean<>(list));
                    assertFalse(json.contains("InlineSlots"), json);
                    Object read = ((Bean<?>) mapper.readValue(json, type)).v;
                    return declared.hasRawClass(SmallVec.class) ? (SmallVec<?>) read : read;
                })
                .kind();
    }

    @ParameterizedTest
    @EnumSource
    void changesNothingForLists(ElementKind kind) throws IOException {
        for (ObjectMapper.DefaultTyping typing : ObjectMapper.DefaultTyping.values()) {
            for (Class<?> declared : List.of(List.class, Collection.class, Object.class)) {
                JsonMapper mapper = typed(typing, JsonTypeInfo.As.WRAPPER_ARRAY, "java.");
                JsonMapper plain = JsonMapper.builder()
                        .activateDefaultTyping(
                                mapper.getPolymorphicTypeValidator(), typing, JsonTypeInfo.As.WRAPPER_ARRAY)
                        .build();
                JavaType type = mapper.getTypeFactory().constructParametricType(Bean.class, declared);
                for (List<?> list : kind == ElementKind.VEC ? List.<List<?>>of() : kind.lists()) {
                    Bean<?> bean = new Bean<>(list);
                    assertEquals(
                            plain.writerFor(type).writeValueAsString(bean),
                            mapper.writerFor(type).writeValueAsString(bean));
                }
            }
        }
    }

    @Test
    void isReadOnlyIfItsTypeIsAllowed() throws IOException {
        JsonMapper strict = typed(ObjectMapper.DefaultTyping.NON_FINAL, JsonTypeInfo.As.WRAPPER_ARRAY, "java.util");
        String json = strict.writeValueAsString(new AnyBean(SmallVec.of("a")));
        assertEquals("{\"v\":[\"io.github.compactvec.SmallVec\",[\"a\"]]}", json);
        assertThrows(InvalidTypeIdException.class, () -> strict.readValue(json, AnyBean.class));
        JsonMapper open = typed(
                ObjectMapper.DefaultTyping.NON_FINAL, JsonTypeInfo.As.WRAPPER_ARRAY, "io.github.compactvec.SmallVec");
        assertEquals(new AnyBean(SmallVec.of("a")), open.readValue(json, AnyBean.class));
        assertThrows(
                InvalidTypeIdException.class,
                () -> open.readValue("{\"v\":[\"io.github.compactvec.Other\",[\"a\"]]}", AnyBean.class));
    }

    record ByName(
            @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
            Object v) {}

    record ByMinimalName(
            @JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS)
            Object v) {}

    record ByOwnerOfList(
            @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) Map<String, List<Integer>> v) {}

    @Test
    void hasTheNameThatItIsGiven() throws IOException {
        PolymorphicTypeValidator any = BasicPolymorphicTypeValidator.builder()
                .allowIfBaseType(Object.class)
                .build();
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new CompactVecModule())
                .registerSubtypes(new NamedType(SmallVec.class, "vec"))
                .polymorphicTypeValidator(any)
                .build();
        for (int capacity : new int[] {1, 2, 4, 8, 16}) {
            SmallVec<Integer> vec = SmallVec.copyOf(capacity, List.of(1, 2));
            assertRoundTrip(mapper, "{\"v\":[\"vec\",[1,2]]}", new ByName(vec));
            assertRoundTrip(mapper, "{\"v\":[\"io.github.compactvec.SmallVec\",[1,2]]}", new ByMinimalName(vec));
            assertRoundTrip(
                    mapper,
                    "{\"v\":{\"k\":[\"io.github.compactvec.SmallVec\",[1,2]]}}",
                    new ByOwnerOfList(Map.of("k", vec)));
        }
    }

    private static void assertRoundTrip(ObjectMapper mapper, String json, Object bean) throws IOException {
        assertEquals(json, mapper.writeValueAsString(bean));
        Object read = mapper.readValue(json, bean.getClass());
        assertEquals(bean, read);
        assertEquals(json, mapper.writeValueAsString(read));
    }

    /** The names that nobody writes are no way into classes that nobody knows. */
    @Test
    void readsAnInternalNameAsTheType() throws IOException {
        JsonMapper mapper =
                typed(ObjectMapper.DefaultTyping.NON_FINAL, JsonTypeInfo.As.WRAPPER_ARRAY, "io.github.compactvec");
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
            @JsonSubTypes.Type(value = ElementKind.Plain.class, name = "plain")
        })
        public @Nullable SmallVec<Object> v;
    }

    @Test
    void hasTheNameThatItIsGivenAmongElements() throws IOException {
        Mixed mixed = new Mixed();
        mixed.v = SmallVec.of(SmallVec.of(1), new ElementKind.Plain(2));
        String json = MAPPER.writeValueAsString(mixed);
        assertEquals("{\"v\":[{\"vec\":[1]},{\"plain\":{\"x\":2}}]}", json);
        SmallVec<Object> read = requireNonNull(MAPPER.readValue(json, Mixed.class).v);
        assertEquals(mixed.v, read);
        assertInstanceOf(SmallVec.class, read.get(0));
    }

    // ---------------------------------------------------------------- cost

    /** A small list is one object instead of two. */
    @Test
    void allocatesLessThanAListWhenReading() throws IOException {
        byte[] json = MAPPER.writeValueAsBytes(Collections.nCopies(1000, List.of(1, 2, 3)));
        JavaType lists = MAPPER.constructType(new TypeReference<ArrayList<List<Integer>>>() {});
        JavaType vecs = MAPPER.constructType(new TypeReference<ArrayList<SmallVec<Integer>>>() {});
        long forLists = AllocationTest.allocatedBy(() -> MAPPER.readValue(json, lists));
        long forVecs = AllocationTest.allocatedBy(() -> MAPPER.readValue(json, vecs));
        // 40 bytes against 80.
        assertTrue(forVecs <= forLists - 1000 * 40 + 1000, () -> forVecs + " bytes, for lists " + forLists);
    }

    @Test
    void allocatesNothingMoreThanAListWhenWriting() throws IOException {
        List<List<Integer>> lists = Collections.nCopies(1000, new ArrayList<>(List.of(1, 2, 3)));
        List<SmallVec<Integer>> vecs = Collections.nCopies(1000, SmallVec.of(1, 2, 3));
        long forLists = AllocationTest.allocatedBy(() -> MAPPER.writeValue(OutputStream.nullOutputStream(), lists));
        long forVecs = AllocationTest.allocatedBy(() -> MAPPER.writeValue(OutputStream.nullOutputStream(), vecs));
        assertTrue(forVecs <= forLists + 1000, () -> forVecs + " bytes, for lists " + forLists);
    }
}
