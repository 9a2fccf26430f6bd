package io.github.compactvec.jackson3;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonMerge;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.parity.Contents;
import io.github.compactvec.parity.VecType;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;
import tools.jackson.databind.jsontype.TypeResolverBuilder;
import tools.jackson.databind.jsontype.impl.DefaultTypeResolverBuilder;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.type.TypeFactory;
import tools.jackson.databind.util.TokenBuffer;

/** What is not reading a document or writing one: updating, trees, buffers, conversions, sequences, typing. */
class ConvertingTest {
    private static final JsonMapper MAPPER = Formats.json();
    private static final TypeFactory TYPES = MAPPER.getTypeFactory();

    private static void add(PrimitiveVec vec, int value) {
        if (vec instanceof IntVec ints) {
            ints.add(value);
        } else {
            ((LongVec) vec).add(value);
        }
    }

    // ---------------------------------------------------------------- updating

    @ParameterizedTest
    @EnumSource
    void appendsToWhatIsUpdated(VecType kind) {
        PrimitiveVec vec = kind.vec(1, 2);
        PrimitiveVec updated = MAPPER.readerForUpdating(vec).readValue("[3,70000]");
        assertSame(vec, updated);
        assertEquals(kind.vec(1, 2, 3, 70_000), vec);
        assertSame(vec, MAPPER.updateValue(vec, kind.array(kind.min)));
        assertEquals(kind.vec(1, 2, 3, 70_000, kind.min), vec);
    }

    @ParameterizedTest
    @EnumSource
    void updatesAllOrNothing(VecType kind) {
        PrimitiveVec vec = kind.vec(1, 2);
        ObjectReader reader = MAPPER.readerForUpdating(vec);
        String late = "[" + "7,".repeat(10_000) + kind.over() + "]";
        InputCoercionException e = assertThrows(InputCoercionException.class, () -> reader.readValue(late));
        assertEquals(10_000, e.getPath().get(0).getIndex());
        assertEquals(kind.vec(1, 2), vec);
    }

    static class Merging<T> {
        @JsonMerge
        private final T kept;

        @JsonMerge
        public @Nullable T replaced;

        Merging(T kept) {
            this.kept = kept;
        }

        public T getKept() {
            return kept;
        }
    }

    @ParameterizedTest
    @EnumSource
    void mergesIntoProperties(VecType kind) {
        for (Class<?> declared : List.of(kind.vec, kind.ofInts() ? IntVec.class : LongVec.class)) {
            mergesIntoProperties(kind, declared);
        }
    }

    private static void mergesIntoProperties(VecType kind, Class<?> declared) {
        PrimitiveVec kept = kind.vec(1);
        Merging<PrimitiveVec> bean = new Merging<>(kept);
        ObjectReader reader = MAPPER.readerFor(TYPES.constructParametricType(Merging.class, declared))
                .withValueToUpdate(bean)
                .with(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
        reader.readValue("{\"kept\":[2,3],\"replaced\":[4]}");
        assertSame(kept, bean.kept);
        assertEquals(kind.vec(1, 2, 3), kept);
        PrimitiveVec first = bean.replaced;
        assertEquals(kind.vec(4), first);
        reader.readValue("{\"replaced\":5}");
        assertSame(first, bean.replaced);
        assertEquals(kind.vec(4, 5), first);
        reader.readValue("{\"replaced\":null}");
        assertNull(bean.replaced);
    }

    /** A string that stands for no value is one that replaces, where merging it with an array fails. */
    @ParameterizedTest
    @EnumSource
    void mergesNothingIntoNothing(VecType kind) {
        ObjectMapper mapper = Formats.build(
                JsonMapper.builder(), b -> b.enable(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT));
        Merging<PrimitiveVec> bean = new Merging<>(kind.vec());
        bean.replaced = kind.vec(1);
        mapper.readerFor(TYPES.constructParametricType(Merging.class, kind.vec))
                .withValueToUpdate(bean)
                .readValue("{\"replaced\":\"\"}");
        assertNull(bean.replaced);
    }

    // ---------------------------------------------------------------- what is read is one's own, and no larger than it
    // must

    static class WithEmpty<T> {
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        public @Nullable T v;
    }

    @ParameterizedTest
    @EnumSource
    void neverSharesAnEmptyVector(VecType kind) {
        PrimitiveVec first = MAPPER.readValue("[]", kind.vec);
        PrimitiveVec second = MAPPER.readValue("[]", kind.vec);
        assertNotSame(first, second);
        add(first, 1);
        assertTrue(second.isEmpty());

        ObjectReader reader = MAPPER.readerFor(TYPES.constructParametricType(WithEmpty.class, kind.vec));
        WithEmpty<PrimitiveVec> bean = reader.readValue("{\"v\":null}");
        assertEquals(kind.vec(), bean.v);
        add(requireNonNull(bean.v), 1);
        WithEmpty<PrimitiveVec> other = reader.readValue("{\"v\":null}");
        assertEquals(kind.vec(), other.v);
    }

    @ParameterizedTest
    @EnumSource
    void readsWithoutSpareCapacity(VecType kind) {
        for (int size : new int[] {0, 1, 15, 16, 17, 64, 65, 4095, 4096, 4097, 8192, 8193, 50_000}) {
            for (long value : new long[] {1, 300, 70_000, kind.min, kind.max}) {
                long[] values = new long[size];
                Arrays.fill(values, value);
                PrimitiveVec expected = kind.vec(values);
                PrimitiveVec read = MAPPER.readValue(MAPPER.writeValueAsBytes(expected), kind.vec);
                assertEquals(expected, read);
                assertEquals(expected.byteCapacity(), read.byteCapacity());
                assertEquals(expected.widthBits(), read.widthBits());
            }
        }
    }

    // ---------------------------------------------------------------- trees, buffers, conversions

    record Bean<T>(T v) {}

    @ParameterizedTest
    @EnumSource
    void convertsToAndFromArraysAndLists(VecType kind) {
        long[] values = kind.boundaries();
        Bean<?> bean = new Bean<>(kind.vec(values));
        JavaType beanOfVec = TYPES.constructParametricType(Bean.class, kind.vec);
        JavaType list = TYPES.constructCollectionType(List.class, Long.class);
        Bean<?> beanOfList = new Bean<>(Contents.of(bean.v));
        assertEquals(beanOfList, MAPPER.convertValue(bean, TYPES.constructParametricType(Bean.class, list)));
        assertEquals(bean, MAPPER.convertValue(beanOfList, beanOfVec));
        Bean<?> beanOfArray = MAPPER.convertValue(bean, TYPES.constructParametricType(Bean.class, kind.array));
        assertEquals(Contents.of(bean.v), Contents.of(beanOfArray.v));
        assertEquals(bean, MAPPER.convertValue(beanOfArray, beanOfVec));
        assertEquals(bean, MAPPER.convertValue(Map.of("v", values), beanOfVec));
        List<BigInteger> withOver = List.of(BigInteger.ONE, kind.over());
        assertThrows(InputCoercionException.class, () -> MAPPER.convertValue(Map.of("v", withOver), beanOfVec));
    }

    @ParameterizedTest
    @EnumSource
    void convertsFromVectorsOfOtherTypes(VecType kind) {
        for (VecType other : VecType.values()) {
            assertEquals(kind.vec(1, 300, 70_000), MAPPER.convertValue(other.vec(1, 300, 70_000), kind.vec));
            if (!kind.holds(other.max)) {
                PrimitiveVec tooLarge = other.vec(other.max);
                assertThrows(InputCoercionException.class, () -> MAPPER.convertValue(tooLarge, kind.vec));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void convertsToAndFromTrees(VecType kind) {
        PrimitiveVec vec = kind.vec(kind.boundaries());
        JsonNode tree = MAPPER.valueToTree(vec);
        assertEquals(MAPPER.<JsonNode>valueToTree(kind.array(kind.boundaries())), tree);
        assertEquals(vec, MAPPER.treeToValue(tree, kind.vec));
        assertEquals(vec, MAPPER.treeToValue(tree, kind.general));
        assertEquals(vec, MAPPER.readerFor(kind.vec).readValue(tree));

        // Nodes of every type of number that hold an element, and of some that hold more.
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ArrayNode mixed = nodes.arrayNode()
                .add(nodes.numberNode((short) 1))
                .add(nodes.numberNode(2L))
                .add(nodes.numberNode(BigInteger.valueOf(kind.max)))
                .add(nodes.numberNode(BigInteger.valueOf(kind.min)))
                .add(nodes.numberNode(4.5))
                .add(nodes.numberNode(5.5f));
        assertEquals(kind.vec(1, 2, kind.max, kind.min, 4, 5), MAPPER.treeToValue(mixed, kind.vec));
        for (JsonNode outOfRange : List.of(
                nodes.numberNode(kind.over()),
                nodes.numberNode(kind.under()),
                nodes.numberNode(BigInteger.ONE.shiftLeft(70)),
                nodes.numberNode(kind.over().doubleValue()),
                nodes.numberNode(Math.nextUp(kind.over().floatValue())))) {
            JsonNode array = nodes.arrayNode().add(0).add(outOfRange);
            JacksonException e = assertThrows(JacksonException.class, () -> MAPPER.treeToValue(array, kind.vec));
            assertEquals(1, e.getPath().get(0).getIndex());
        }
    }

    /** As an array does: an object embedded in a document is not one. */
    @ParameterizedTest
    @EnumSource
    void refusesEmbeddedObjects(VecType kind) {
        for (Object embedded : List.of(kind.array(1), kind.vec(1), new byte[] {1})) {
            try (TokenBuffer buffer = TokenBuffer.forGeneration()) {
                buffer.writeEmbeddedObject(embedded);
                ObjectReadContext context = ObjectReadContext.empty();
                String expected = Outcome.of(() -> MAPPER.readValue(buffer.asParserOnFirstToken(context), kind.array));
                assertNotEquals("[1]", expected);
                assertEquals(
                        expected, Outcome.of(() -> MAPPER.readValue(buffer.asParserOnFirstToken(context), kind.vec)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsSequencesAndGenericTypes(VecType kind) {
        try (MappingIterator<PrimitiveVec> vecs = MAPPER.readerFor(kind.vec).readValues("[[1],[],[2,300]]")) {
            assertEquals(List.of(kind.vec(1), kind.vec(), kind.vec(2, 300)), vecs.readAll());
        }
        JavaType mapOfLists = TYPES.constructMapType(
                Map.class, TYPES.constructType(String.class), TYPES.constructCollectionType(List.class, kind.vec));
        assertEquals(
                Map.of("a", List.of(kind.vec(1), kind.vec(2)), "b", List.of()),
                MAPPER.readValue("{\"a\":[[1],[2]],\"b\":[]}", mapOfLists));
        PrimitiveVec[] array = MAPPER.readValue("[[1],null]", TYPES.constructArrayType(kind.vec));
        assertArrayEquals(new PrimitiveVec[] {kind.vec(1), null}, array);
    }

    // ---------------------------------------------------------------- typing

    /** Of final classes too, such as those of vectors, and of arrays of numbers. */
    static TypeResolverBuilder<?> typingEverything(JsonTypeInfo.As as) {
        PolymorphicTypeValidator any = BasicPolymorphicTypeValidator.builder()
                .allowIfBaseType(Object.class)
                .build();
        return new DefaultTypeResolverBuilder(any, DefaultTyping.NON_FINAL, as) {
            private static final long serialVersionUID = 1;

            @Override
            public boolean useForType(JavaType type) {
                return !type.isPrimitive();
            }
        };
    }

    static class Field<T> {
        public @Nullable T v;
    }

    @ParameterizedTest
    @EnumSource
    void isTypedWhereEverythingIs(VecType kind) {
        for (JsonTypeInfo.As as :
                List.of(JsonTypeInfo.As.WRAPPER_ARRAY, JsonTypeInfo.As.PROPERTY, JsonTypeInfo.As.WRAPPER_OBJECT)) {
            JsonMapper mapper = Formats.build(JsonMapper.builder(), b -> b.setDefaultTyping(typingEverything(as)));
            JavaType arrays = mapper.getTypeFactory().constructParametricType(Field.class, kind.array);
            JavaType vecs = mapper.getTypeFactory().constructParametricType(Field.class, kind.vec);
            for (long[] values : List.of(new long[0], new long[] {5}, new long[] {1, 300})) {
                Field<Object> bean = new Field<>();
                bean.v = kind.array(values);
                String ofArray = mapper.writerFor(arrays).writeValueAsString(bean);
                bean.v = kind.vec(values);
                String ofVec = mapper.writerFor(vecs).writeValueAsString(bean);
                assertEquals(ofArray.replace(kind.array.getName(), kind.vec.getName()), ofVec);
                Field<?> read = mapper.readValue(ofVec, vecs);
                assertEquals(bean.v, read.v);
                // What lacks its type is refused.
                String none = Formats.json().writeValueAsString(bean);
                assertEquals(
                        Outcome.of(() -> mapper.readValue(none, arrays)),
                        Outcome.of(() -> mapper.readValue(none, vecs)));
            }
        }
    }

    record AnyBean(Object v) {}

    record AnyVec(PrimitiveVec v) {}

    record AnyInts(IntVec v) {}

    record AnyLongs(LongVec v) {}

    @ParameterizedTest
    @EnumSource
    void keepsItsTypeWhereJacksonIsAskedTo(VecType kind) {
        for (DefaultTyping typing : DefaultTyping.values()) {
            for (JsonTypeInfo.As as :
                    List.of(JsonTypeInfo.As.WRAPPER_ARRAY, JsonTypeInfo.As.PROPERTY, JsonTypeInfo.As.WRAPPER_OBJECT)) {
                JsonMapper mapper = Formats.build(
                        JsonMapper.builder(),
                        b -> b.activateDefaultTyping(
                                BasicPolymorphicTypeValidator.builder()
                                        .allowIfSubType("io.github.compactvec")
                                        .build(),
                                typing,
                                as));
                for (PrimitiveVec vec : List.of(kind.vec(), kind.vec(5), kind.vec(1, 300))) {
                    assertKeepsItsType(mapper, new AnyBean(vec), vec);
                    if (typing != DefaultTyping.JAVA_LANG_OBJECT) {
                        assertKeepsItsType(mapper, new AnyVec(vec), vec);
                        assertKeepsItsType(
                                mapper, vec instanceof IntVec i ? new AnyInts(i) : new AnyLongs((LongVec) vec), vec);
                    }
                }
            }
        }
    }

    private static void assertKeepsItsType(JsonMapper mapper, Object bean, PrimitiveVec vec) {
        String json = mapper.writeValueAsString(bean);
        assertTrue(json.contains(vec.getClass().getName()), json);
        Object read = mapper.readValue(json, bean.getClass());
        assertEquals(bean, read);
        Object readVec = read instanceof AnyBean any
                ? any.v
                : read instanceof AnyVec any ? any.v : read instanceof AnyInts any ? any.v : ((AnyLongs) read).v;
        assertInstanceOf(vec.getClass(), readVec);
    }
}
