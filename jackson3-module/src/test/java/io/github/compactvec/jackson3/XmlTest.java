package io.github.compactvec.jackson3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.SmallByteVec;
import io.github.compactvec.SmallVec;
import io.github.compactvec.parity.VecType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JavaType;
import tools.jackson.dataformat.xml.XmlMapper;
import tools.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;

/** XML knows no arrays: what becomes of a property there follows from its being of a container type. */
@SuppressWarnings("ArrayRecordComponent") // That is what is compared with.
class XmlTest {
    private static final XmlMapper MAPPER = Formats.build(XmlMapper.builder(), b -> {});

    static class Bean<T> {
        public T wrapped;

        @JacksonXmlElementWrapper(useWrapping = false)
        public T bare;

        @SuppressWarnings("NullAway.Init")
        Bean() {}

        Bean(T v) {
            wrapped = v;
            bare = v;
        }
    }

    private static JavaType beanOf(JavaType container) {
        return MAPPER.getTypeFactory().constructParametricType(Bean.class, container);
    }

    private static JavaType beanOf(Class<?> container) {
        return beanOf(MAPPER.constructType(container));
    }

    @ParameterizedTest
    @EnumSource
    void isWrittenAndReadAsAnArrayIs(VecType kind) {
        for (long[] values : List.of(new long[0], new long[] {kind.max}, new long[] {1, 2}, kind.boundaries())) {
            JavaType arrays = beanOf(kind.array);
            JavaType vecs = beanOf(kind.vec);
            String expected = MAPPER.writerFor(arrays).writeValueAsString(new Bean<>(kind.array(values)));
            assertEquals(expected, MAPPER.writerFor(vecs).writeValueAsString(new Bean<>(kind.vec(values))));
            Bean<?> array = MAPPER.readValue(expected, arrays);
            Bean<?> vec = MAPPER.readValue(expected, vecs);
            assertEquals(Outcome.of(() -> array.wrapped), Outcome.of(() -> vec.wrapped));
            assertEquals(Outcome.of(() -> array.bare), Outcome.of(() -> vec.bare));
        }
    }

    record IntsAndText(int[] ints, String text) {}

    record VecAndText(CompactIntVec ints, String text) {}

    /** What of an element is text beside other elements, Jackson takes for its value. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<r><ints><ints>1</ints><ints> 2 </ints></ints></r>",
                "<r><ints/></r>",
                "<r><ints></ints></r>",
                "<r><ints> </ints></r>",
                "<r><ints>5</ints></r>",
                "<r><ints><ints a='1'>7</ints></ints></r>",
                "<r><ints><ints><x>7</x></ints></ints></r>",
                "<r><ints><ints/></ints></r>",
                "<r><ints><ints>2147483648</ints></ints></r>",
                "<r><ints><ints>x</ints></ints></r>",
                "<r><ints><ints>null</ints></ints></r>",
                "<r><text>a</text></r>"
            })
    void readsTextAsAnArrayDoes(String xml) {
        assertEquals(
                Outcome.of(() -> MAPPER.readValue(xml, IntsAndText.class).ints()),
                Outcome.of(() -> MAPPER.readValue(xml, VecAndText.class).ints()));
    }

    @Test
    void isWrittenAndReadAsAListIs() {
        for (List<String> elements : List.of(
                List.<String>of(), List.of("a"), List.of("a", "", " ", "b", "c"), Arrays.asList("a", null, "b"))) {
            JavaType lists = beanOf(MAPPER.getTypeFactory().constructCollectionType(List.class, String.class));
            JavaType vecs = beanOf(MAPPER.getTypeFactory().constructCollectionType(SmallVec.class, String.class));
            String expected = MAPPER.writerFor(lists).writeValueAsString(new Bean<>(elements));
            assertEquals(expected, MAPPER.writerFor(vecs).writeValueAsString(new Bean<>(SmallVec.copyOf(elements))));
            Bean<?> list = MAPPER.readValue(expected, lists);
            Bean<?> vec = MAPPER.readValue(expected, vecs);
            assertEquals(list.wrapped, (Object) vec.wrapped);
            assertEquals(list.bare, (Object) vec.bare);
        }
    }

    record Bytes(byte[] v, List<byte[]> list, Map<String, byte[]> map) {}

    record ByteVecs(SmallByteVec v, List<SmallByteVec> list, Map<String, SmallByteVec> map) {}

    /** Not wrapped: they are binary data. */
    @Test
    void holdsBytesAsAnArrayOfThem() {
        for (byte[] bytes : List.of(new byte[] {1, 2, 3}, new byte[100])) {
            SmallByteVec vec = SmallByteVec.of(bytes);
            String expected = MAPPER.writeValueAsString(new Bytes(bytes, List.of(bytes, bytes), Map.of("k", bytes)));
            ByteVecs vecs = new ByteVecs(vec, List.of(vec, vec), Map.of("k", vec));
            assertEquals(expected.replace("Bytes>", "ByteVecs>"), MAPPER.writeValueAsString(vecs));
            assertEquals(vecs, MAPPER.readValue(expected, ByteVecs.class));
        }
    }

    record Numbers(
            @JsonFormat(shape = JsonFormat.Shape.ARRAY) SmallByteVec v) {}

    /** Nobody could tell those from Base64. */
    @Test
    void writesBytesAsNumbersWithoutAWrapper() {
        assertEquals(
                "<Numbers><v>1</v><v>255</v></Numbers>",
                MAPPER.writeValueAsString(new Numbers(SmallByteVec.of((byte) 1, (byte) -1))));
    }
}
