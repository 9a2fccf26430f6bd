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
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.IntVec;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is not reading a document or writing one: updating, trees, buffers, conversions, sequences, typing. */
class ConvertingTest {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().addModule(new CompactVecModule()).build();

    // ---------------------------------------------------------------- updating

    @Test
    void appendsToWhatIsUpdated() throws IOException {
        CompactIntVec vec = CompactIntVec.of(1, 2);
        CompactIntVec updated = MAPPER.readerForUpdating(vec).readValue("[3,70000]");
        assertSame(vec, updated);
        assertEquals(CompactIntVec.of(1, 2, 3, 70_000), vec);
        assertSame(vec, MAPPER.updateValue(vec, new int[] {-1}));
        assertEquals(CompactIntVec.of(1, 2, 3, 70_000, -1), vec);
    }

    @Test
    void updatesAllOrNothing() {
        CompactIntVec vec = CompactIntVec.of(1, 2);
        ObjectReader reader = MAPPER.readerForUpdating(vec);
        String late = "[" + "7,".repeat(10_000) + "2147483648]";
        JsonMappingException e = assertThrows(JsonMappingException.class, () -> reader.readValue(late));
        assertEquals(10_000, e.getPath().get(0).getIndex());
        assertEquals(CompactIntVec.of(1, 2), vec);
    }

    static class Merging {
        @JsonMerge
        final CompactIntVec kept = CompactIntVec.of(1);

        @JsonMerge
        public @Nullable IntVec replaced;

        public CompactIntVec getKept() {
            return kept;
        }
    }

    @Test
    void mergesIntoProperties() throws IOException {
        Merging bean = new Merging();
        CompactIntVec kept = bean.kept;
        MAPPER.readerForUpdating(bean).readValue("{\"kept\":[2,3],\"replaced\":[4]}");
        assertSame(kept, bean.kept);
        assertEquals(CompactIntVec.of(1, 2, 3), kept);
        IntVec first = bean.replaced;
        assertEquals(CompactIntVec.of(4), first);
        MAPPER.readerForUpdating(bean).readValue("{\"replaced\":[5]}");
        assertSame(first, bean.replaced);
        assertEquals(CompactIntVec.of(4, 5), first);
        MAPPER.readerForUpdating(bean).readValue("{\"replaced\":null}");
        assertNull(bean.replaced);
    }

    // ---------------------------------------------------------------- what is read is one's own, and no larger than it
    // must

    static class WithEmpty {
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        public @Nullable CompactIntVec v;
    }

    @Test
    void neverSharesAnEmptyVector() throws IOException {
        CompactIntVec first = MAPPER.readValue("[]", CompactIntVec.class);
        CompactIntVec second = MAPPER.readValue("[]", CompactIntVec.class);
        assertNotSame(first, second);
        first.add(1);
        assertTrue(second.isEmpty());

        ObjectReader reader = MAPPER.readerFor(WithEmpty.class);
        WithEmpty bean = reader.readValue("{\"v\":null}");
        assertEquals(new CompactIntVec(), bean.v);
        requireNonNull(bean.v).add(1);
        WithEmpty other = reader.readValue("{\"v\":null}");
        assertEquals(new CompactIntVec(), other.v);
    }

    @Test
    void readsWithoutSpareCapacity() throws IOException {
        for (int size : new int[] {0, 1, 15, 16, 17, 64, 65, 4095, 4096, 4097, 8192, 8193, 50_000}) {
            for (int value : new int[] {1, 300, 70_000, -1, -70_000_000}) {
                CompactIntVec expected = new CompactIntVec();
                expected.resize(size, value);
                expected.trimToSize();
                CompactIntVec read = MAPPER.readValue(MAPPER.writeValueAsBytes(expected), CompactIntVec.class);
                assertEquals(expected, read);
                assertEquals(expected.byteCapacity(), read.byteCapacity());
                assertEquals(expected.widthBits(), read.widthBits());
            }
        }
    }

    // ---------------------------------------------------------------- trees, buffers, conversions

    record Bean(CompactIntVec v) {}

    static class ArrayBean {
        public int[] v = {};
    }

    record ListBean(List<Integer> v) {}

    @Test
    void convertsToAndFromArraysAndLists() {
        Bean bean = new Bean(CompactIntVec.of(1, 300, -5));
        assertEquals(bean.v.asList(), MAPPER.convertValue(bean, ListBean.class).v);
        ArrayBean arrayBean = MAPPER.convertValue(bean, ArrayBean.class);
        assertArrayEquals(bean.v.toArray(), arrayBean.v);
        assertEquals(bean, MAPPER.convertValue(arrayBean, Bean.class));
        assertEquals(bean, MAPPER.convertValue(new ListBean(bean.v.asList()), Bean.class));
        assertEquals(bean, MAPPER.convertValue(Map.of("v", new long[] {1, 300, -5}), Bean.class));
        assertEquals(bean, MAPPER.convertValue(Map.of("v", bean.v.asList()), Bean.class));
        assertThrows(
                IllegalArgumentException.class,
                () -> MAPPER.convertValue(Map.of("v", new long[] {1L << 40}), Bean.class));
    }

    @Test
    void convertsToAndFromTrees() throws IOException {
        CompactIntVec vec = CompactIntVec.of(1, 300, -5);
        JsonNode tree = MAPPER.valueToTree(vec);
        assertEquals(MAPPER.readTree("[1,300,-5]"), tree);
        assertEquals(vec, MAPPER.treeToValue(tree, CompactIntVec.class));
        assertEquals(vec, MAPPER.treeToValue(tree, IntVec.class));
        assertEquals(vec, MAPPER.readerFor(CompactIntVec.class).readValue(tree));
        assertSame(vec, MAPPER.treeToValue(JsonNodeFactory.instance.pojoNode(vec), CompactIntVec.class));

        // Nodes of every type of number that hold an int, and of some that hold more.
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        JsonNode mixed = nodes.arrayNode()
                .add(nodes.numberNode((short) 1))
                .add(nodes.numberNode(2L))
                .add(nodes.numberNode(BigInteger.valueOf(-3)))
                .add(nodes.numberNode(4.5))
                .add(nodes.numberNode(5.5f));
        assertEquals(CompactIntVec.of(1, 2, -3, 4, 5), MAPPER.treeToValue(mixed, CompactIntVec.class));
        for (JsonNode tooLarge : List.of(
                nodes.numberNode(1L << 31),
                nodes.numberNode(BigInteger.ONE.shiftLeft(70)),
                nodes.numberNode(3e9),
                nodes.numberNode(-3e9f))) {
            JsonNode array = nodes.arrayNode().add(0).add(tooLarge);
            JsonMappingException e =
                    assertThrows(JsonMappingException.class, () -> MAPPER.treeToValue(array, CompactIntVec.class));
            assertEquals(1, e.getPath().get(0).getIndex());
        }
    }

    /** As an array does: an object embedded in a document is not one. */
    @Test
    void refusesEmbeddedObjects() throws IOException {
        for (Object embedded : List.of(new int[] {1}, CompactIntVec.of(1), new byte[] {1})) {
            try (TokenBuffer buffer = new TokenBuffer(MAPPER, false)) {
                buffer.writeEmbeddedObject(embedded);
                Outcome expected = Outcome.of(() -> MAPPER.readValue(buffer.asParserOnFirstToken(), int[].class));
                assertNull(expected.elements());
                assertEquals(
                        expected,
                        Outcome.of(() -> MAPPER.readValue(buffer.asParserOnFirstToken(), CompactIntVec.class)));
            }
        }
    }

    @Test
    void readsSequencesAndGenericTypes() throws IOException {
        try (MappingIterator<CompactIntVec> vecs =
                MAPPER.readerFor(CompactIntVec.class).readValues("[[1],[],[2,300]]")) {
            assertEquals(List.of(CompactIntVec.of(1), new CompactIntVec(), CompactIntVec.of(2, 300)), vecs.readAll());
        }
        Map<String, List<CompactIntVec>> map = MAPPER.readValue(
                "{\"a\":[[1],[2]],\"b\":[]}", new TypeReference<Map<String, List<CompactIntVec>>>() {});
        assertEquals(Map.of("a", List.of(CompactIntVec.of(1), CompactIntVec.of(2)), "b", List.of()), map);
        CompactIntVec[] array = MAPPER.readValue("[[1],null]", CompactIntVec[].class);
        assertArrayEquals(new CompactIntVec[] {CompactIntVec.of(1), null}, array);
    }

    // ---------------------------------------------------------------- typing

    record AnyBean(Object v) {}

    record InterfaceBean(IntVec v) {}

    @Test
    void keepsItsTypeWhereJacksonIsAskedTo() throws IOException {
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
                for (CompactIntVec vec : List.of(new CompactIntVec(), CompactIntVec.of(5), CompactIntVec.of(1, 300))) {
                    String any = mapper.writeValueAsString(new AnyBean(vec));
                    assertTrue(any.contains(CompactIntVec.class.getName()), any);
                    AnyBean read = mapper.readValue(any, AnyBean.class);
                    assertEquals(vec, assertInstanceOf(CompactIntVec.class, read.v));
                    for (Object bean : List.of(new Bean(vec), new InterfaceBean(vec))) {
                        String json = mapper.writeValueAsString(bean);
                        assertEquals(bean, mapper.readValue(json, bean.getClass()), json);
                    }
                }
            }
        }
    }

    @Test
    void isStrictAboutNullsAsToldPerRead() {
        ObjectReader reader = MAPPER.readerFor(CompactIntVec.class);
        assertEquals(
                List.of(1, 0), Outcome.of(() -> reader.readValue("[1,null]")).elements());
        ObjectReader strict = reader.with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        assertThrows(JsonMappingException.class, () -> strict.readValue("[1,null]"));
    }
}
