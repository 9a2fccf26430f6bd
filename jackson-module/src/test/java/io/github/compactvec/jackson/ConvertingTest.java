package io.github.compactvec.jackson;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonMerge;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.parity.Contents;
import io.github.compactvec.parity.Outcome;
import io.github.compactvec.parity.VecType;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is not reading a document or writing one: updating, trees, buffers, conversions, sequences, typing. */
class ConvertingTest {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().addModule(new CompactVecModule()).build();

    private static final TypeFactory TYPES = MAPPER.getTypeFactory();

    // ---------------------------------------------------------------- updating

    @ParameterizedTest
    @EnumSource
    void appendsToWhatIsUpdated(VecType type) throws IOException {
        PrimitiveVec vec = type.vec(1, 2);
        PrimitiveVec updated = MAPPER.readerForUpdating(vec).readValue("[3,70000]");
        assertSame(vec, updated);
        assertEquals(type.vec(1, 2, 3, 70_000), vec);
        assertSame(vec, MAPPER.updateValue(vec, type.array(type.min)));
        assertEquals(type.vec(1, 2, 3, 70_000, type.min), vec);
    }

    @ParameterizedTest
    @EnumSource
    void updatesAllOrNothing(VecType type) {
        PrimitiveVec vec = type.vec(1, 2);
        ObjectReader reader = MAPPER.readerForUpdating(vec);
        String late = "[" + "7,".repeat(10_000) + type.over() + "]";
        JsonMappingException e = assertThrows(JsonMappingException.class, () -> reader.readValue(late));
        assertEquals(10_000, e.getPath().get(0).getIndex());
        assertEquals(type.vec(1, 2), vec);
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
    void mergesIntoProperties(VecType type) throws IOException {
        for (Class<?> declared : List.of(type.vec, type.ofInts() ? IntVec.class : LongVec.class)) {
            mergesIntoProperties(type, declared);
        }
    }

    private static void mergesIntoProperties(VecType type, Class<?> declared) throws IOException {
        PrimitiveVec kept = type.vec(1);
        Merging<PrimitiveVec> bean = new Merging<>(kept);
        ObjectReader reader = MAPPER.readerFor(typeOf(Merging.class, declared)).withValueToUpdate(bean);
        reader.readValue("{\"kept\":[2,3],\"replaced\":[4]}");
        assertSame(kept, bean.kept);
        assertEquals(type.vec(1, 2, 3), kept);
        PrimitiveVec first = bean.replaced;
        assertEquals(type.vec(4), first);
        reader.readValue("{\"replaced\":[5]}");
        assertSame(first, bean.replaced);
        assertEquals(type.vec(4, 5), first);
        reader.readValue("{\"replaced\":null}");
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
    void neverSharesAnEmptyVector(VecType type) throws IOException {
        PrimitiveVec first = MAPPER.readValue("[]", type.vec);
        PrimitiveVec second = MAPPER.readValue("[]", type.vec);
        assertNotSame(first, second);
        VecType.add(first, 1);
        assertTrue(second.isEmpty());

        ObjectReader reader = MAPPER.readerFor(typeOf(WithEmpty.class, type.vec));
        WithEmpty<PrimitiveVec> bean = reader.readValue("{\"v\":null}");
        assertEquals(type.vec(), bean.v);
        VecType.add(requireNonNull(bean.v), 1);
        WithEmpty<PrimitiveVec> other = reader.readValue("{\"v\":null}");
        assertEquals(type.vec(), other.v);
    }

    @ParameterizedTest
    @EnumSource
    void readsWithoutSpareCapacity(VecType type) throws IOException {
        for (int size : new int[] {0, 1, 15, 16, 17, 64, 65, 4095, 4096, 4097, 8192, 8193, 50_000}) {
            for (long value : new long[] {1, 300, 70_000, type.min, type.max}) {
                long[] values = new long[size];
                Arrays.fill(values, value);
                PrimitiveVec expected = type.vec(values);
                PrimitiveVec read = MAPPER.readValue(MAPPER.writeValueAsBytes(expected), type.vec);
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
    void convertsToAndFromArraysAndLists(VecType type) {
        long[] values = type.boundaries();
        Bean<?> bean = new Bean<>(type.vec(values));
        JavaType beanOfVec = typeOf(Bean.class, type.vec);
        JavaType list = TYPES.constructCollectionType(List.class, type.boxed);
        Bean<?> beanOfList = new Bean<>(type.list(values));
        assertEquals(beanOfList, MAPPER.convertValue(bean, typeOf(Bean.class, list)));
        assertEquals(bean, MAPPER.convertValue(beanOfList, beanOfVec));
        Bean<?> beanOfArray = MAPPER.convertValue(bean, typeOf(Bean.class, type.array));
        assertEquals(Contents.of(bean.v), Contents.of(beanOfArray.v));
        assertEquals(bean, MAPPER.convertValue(beanOfArray, beanOfVec));
        assertEquals(bean, MAPPER.convertValue(Map.of("v", values), beanOfVec));
        List<BigInteger> withOver = List.of(BigInteger.ONE, type.over());
        assertThrows(IllegalArgumentException.class, () -> MAPPER.convertValue(Map.of("v", withOver), beanOfVec));
    }

    @ParameterizedTest
    @EnumSource
    void convertsFromVectorsOfOtherTypes(VecType type) {
        for (VecType other : VecType.values()) {
            assertEquals(type.vec(1, 300, 70_000), MAPPER.convertValue(other.vec(1, 300, 70_000), type.vec));
            if (!type.holds(other.max)) {
                PrimitiveVec tooLarge = other.vec(other.max);
                assertThrows(IllegalArgumentException.class, () -> MAPPER.convertValue(tooLarge, type.vec));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void convertsToAndFromTrees(VecType type) throws IOException {
        PrimitiveVec vec = type.vec(type.boundaries());
        JsonNode tree = MAPPER.valueToTree(vec);
        assertEquals(MAPPER.valueToTree(type.array(type.boundaries())), tree);
        assertEquals(vec, MAPPER.treeToValue(tree, type.vec));
        assertEquals(vec, MAPPER.treeToValue(tree, type.general));
        assertEquals(vec, MAPPER.readerFor(type.vec).readValue(tree));
        assertSame(vec, MAPPER.treeToValue(JsonNodeFactory.instance.pojoNode(vec), type.vec));

        // Nodes of every type of number that hold an element, and of some that hold more.
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ArrayNode mixed = nodes.arrayNode()
                .add(nodes.numberNode((short) 1))
                .add(nodes.numberNode(2L))
                .add(nodes.numberNode(BigInteger.valueOf(type.max)))
                .add(nodes.numberNode(BigInteger.valueOf(type.min)))
                .add(nodes.numberNode(4.5))
                .add(nodes.numberNode(5.5f));
        assertEquals(type.vec(1, 2, type.max, type.min, 4, 5), MAPPER.treeToValue(mixed, type.vec));
        for (JsonNode outOfRange : List.of(
                nodes.numberNode(type.over()),
                nodes.numberNode(type.under()),
                nodes.numberNode(BigInteger.ONE.shiftLeft(70)),
                nodes.numberNode(type.over().doubleValue()),
                nodes.numberNode(Math.nextUp(type.over().floatValue())))) {
            JsonNode array = nodes.arrayNode().add(0).add(outOfRange);
            JsonMappingException e =
                    assertThrows(JsonMappingException.class, () -> MAPPER.treeToValue(array, type.vec));
            assertEquals(1, e.getPath().get(0).getIndex());
        }
    }

    /** As an array does: an object embedded in a document is not one. */
    @ParameterizedTest
    @EnumSource
    void refusesEmbeddedObjects(VecType type) throws IOException {
        for (Object embedded : List.of(type.array(1), type.vec(1), new byte[] {1})) {
            try (TokenBuffer buffer = new TokenBuffer(MAPPER, false)) {
                buffer.writeEmbeddedObject(embedded);
                Outcome expected = Jackson2.outcome(() -> MAPPER.readValue(buffer.asParserOnFirstToken(), type.array));
                assertNull(expected.elements());
                assertEquals(
                        expected, Jackson2.outcome(() -> MAPPER.readValue(buffer.asParserOnFirstToken(), type.vec)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsSequencesAndGenericTypes(VecType type) throws IOException {
        try (MappingIterator<PrimitiveVec> vecs = MAPPER.readerFor(type.vec).readValues("[[1],[],[2,300]]")) {
            assertEquals(List.of(type.vec(1), type.vec(), type.vec(2, 300)), vecs.readAll());
        }
        JavaType mapOfLists = TYPES.constructMapType(
                Map.class, TYPES.constructType(String.class), TYPES.constructCollectionType(List.class, type.vec));
        assertEquals(
                Map.of("a", List.of(type.vec(1), type.vec(2)), "b", List.of()),
                MAPPER.readValue("{\"a\":[[1],[2]],\"b\":[]}", mapOfLists));
        PrimitiveVec[] array = MAPPER.readValue("[[1],null]", TYPES.constructArrayType(type.vec));
        assertArrayEquals(new PrimitiveVec[] {type.vec(1), null}, array);
    }

    // ---------------------------------------------------------------- typing

    record AnyBean(Object v) {}

    @ParameterizedTest
    @EnumSource
    void keepsItsTypeWhereJacksonIsAskedTo(VecType type) throws IOException {
        for (ObjectMapper.DefaultTyping typing : ObjectMapper.DefaultTyping.values()) {
            for (JsonTypeInfo.As as :
                    List.of(JsonTypeInfo.As.WRAPPER_ARRAY, JsonTypeInfo.As.PROPERTY, JsonTypeInfo.As.WRAPPER_OBJECT)) {
                JsonMapper mapper = JsonMapper.builder()
                        .addModule(new CompactVecModule())
                        .activateDefaultTyping(
                                BasicPolymorphicTypeValidator.builder()
                                        .allowIfSubType("io.github.compactvec")
                                        .build(),
                                typing,
                                as)
                        .build();
                for (PrimitiveVec vec : List.of(type.vec(), type.vec(5), type.vec(1, 300))) {
                    String any = mapper.writeValueAsString(new AnyBean(vec));
                    assertTrue(any.contains(type.vec.getName()), any);
                    AnyBean read = mapper.readValue(any, AnyBean.class);
                    assertEquals(vec, assertInstanceOf(type.vec, read.v));
                    for (Class<?> declared : List.of(type.vec, type.general)) {
                        JavaType beanType = typeOf(Bean.class, declared);
                        Bean<?> bean = new Bean<>(vec);
                        String json = mapper.writerFor(beanType).writeValueAsString(bean);
                        assertEquals(bean, mapper.readValue(json, beanType), json);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void isStrictAboutNullsAsToldPerRead(VecType type) {
        ObjectReader reader = MAPPER.readerFor(type.vec);
        assertEquals(
                List.of(1L, 0L),
                Jackson2.outcome(() -> reader.readValue("[1,null]")).elements());
        ObjectReader strict = reader.with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        assertThrows(JsonMappingException.class, () -> strict.readValue("[1,null]"));
    }

    private static JavaType typeOf(Class<?> generic, Type argument) {
        return TYPES.constructParametricType(generic, TYPES.constructType(argument));
    }
}
