package io.github.compactvec.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper.DefaultTyping;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.github.compactvec.SmallByteVec;
import io.github.compactvec.SmallVec;
import io.github.compactvec.parity.VecType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule for writing, one by one and briefly: what is left out, unwrapped, written by others, typed, or named. */
class WritingRulesTest {

    // ---------------------------------------------------------------- places

    record Plain<T>(T v) {}

    record IfNotEmpty<T>(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) T v) {}

    record IfNotDefault<T>(
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) T v) {}

    record Unwrapped<T>(
            @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
            T v) {}

    record NotUnwrapped<T>(
            @JsonFormat(without = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
            T v) {}

    private static List<Object> around(Object container) {
        return List.of(
                container,
                new Plain<>(container),
                new IfNotEmpty<>(container),
                new IfNotDefault<>(container),
                new Unwrapped<>(container),
                new NotUnwrapped<>(container),
                List.of(container, container),
                Map.of("k", container));
    }

    // ---------------------------------------------------------------- settings

    static Stream<Consumer<JsonMapper.Builder>> settings() {
        JsonFormat.Value unwrapped =
                JsonFormat.Value.empty().withFeature(JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED);
        List<Consumer<JsonMapper.Builder>> all = new ArrayList<>(List.of(
                b -> {},
                b -> b.enable(SerializationFeature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED),
                b -> b.enable(SerializationFeature.INDENT_OUTPUT),
                b -> {
                    for (VecType type : VecType.values()) {
                        b.withConfigOverride(type.array, o -> o.setFormat(unwrapped));
                        b.withConfigOverride(type.vec, o -> o.setFormat(unwrapped));
                    }
                    b.withConfigOverride(ArrayList.class, o -> o.setFormat(unwrapped));
                    b.withConfigOverride(SmallVec.class, o -> o.setFormat(unwrapped));
                }));
        for (JsonInclude.Include include :
                List.of(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_DEFAULT, JsonInclude.Include.NON_NULL)) {
            all.add(b -> b.defaultPropertyInclusion(JsonInclude.Value.construct(include, include)));
        }
        return all.stream();
    }

    private static JsonMapper mapper(Consumer<JsonMapper.Builder> settings) {
        JsonMapper.Builder builder = JsonMapper.builder().addModule(new CompactVecModule());
        settings.accept(builder);
        return builder.build();
    }

    private static void assertSame(JsonMapper mapper, Object expected, Object actual) throws IOException {
        List<Object> ofExpected = around(expected);
        List<Object> ofActual = around(actual);
        for (int i = 0; i < ofExpected.size(); i++) {
            Object other = ofExpected.get(i);
            Object own = ofActual.get(i);
            assertEquals(mapper.writeValueAsString(other), mapper.writeValueAsString(own), () -> own.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void areThoseForArrays(Consumer<JsonMapper.Builder> settings) throws IOException {
        JsonMapper mapper = mapper(settings);
        for (VecType type : VecType.values()) {
            for (long[] values : new long[][] {{}, {5}, {5, 6}}) {
                assertSame(mapper, type.array(values), type.vec(values));
            }
        }
        for (byte[] bytes : new byte[][] {{}, {5}, {5, -6}}) {
            assertSame(mapper, bytes, SmallByteVec.of(bytes));
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void areThoseForLists(Consumer<JsonMapper.Builder> settings) throws IOException {
        JsonMapper mapper = mapper(settings);
        for (Object element : List.of(7, "a", List.of("b"))) {
            for (int size = 0; size < 3; size++) {
                List<Object> elements = Collections.nCopies(size, element);
                for (int capacity : new int[] {1, 2, 4, 8, 16}) {
                    assertSame(mapper, new ArrayList<>(elements), SmallVec.copyOf(capacity, elements));
                }
            }
        }
    }

    // ---------------------------------------------------------------- elements that are written by others

    static class Failing extends StdSerializer<Long> {
        private static final long serialVersionUID = 1;

        Failing() {
            super(Long.class);
        }

        @Override
        public void serialize(Long value, JsonGenerator g, SerializerProvider provider) throws IOException {
            if (value == 2) {
                throw new IllegalStateException("two");
            }
            g.writeString("no. " + value);
        }
    }

    record Numbered<T>(
            @JsonSerialize(contentUsing = Failing.class) T v) {}

    @ParameterizedTest
    @EnumSource
    void tellsWhichElementFailed(VecType type) throws IOException {
        if (type.ofInts()) {
            return;
        }
        JsonMapper mapper = mapper(b -> {});
        assertEquals(
                mapper.writeValueAsString(new Numbered<>(List.of(0L, 1L))),
                mapper.writeValueAsString(new Numbered<>(type.vec(0, 1))));
        JsonMappingException expected = assertThrows(
                JsonMappingException.class, () -> mapper.writeValueAsString(new Numbered<>(List.of(0L, 1L, 2L))));
        JsonMappingException actual = assertThrows(
                JsonMappingException.class, () -> mapper.writeValueAsString(new Numbered<>(type.vec(0, 1, 2))));
        assertEquals(expected.getClass(), actual.getClass());
        assertEquals(expected.getOriginalMessage(), actual.getOriginalMessage());
        assertEquals(steps(expected), steps(actual));
        assertEquals(List.of("v", "2"), steps(actual));
    }

    private static List<String> steps(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .toList();
    }

    // ---------------------------------------------------------------- names

    /** The simple name of the public class; of lists, that of the class they have. */
    @Test
    void rootsAreCalledByTheNameOfTheirType() throws IOException {
        JsonMapper mapper = mapper(b -> b.enable(SerializationFeature.WRAP_ROOT_VALUE));
        for (int capacity : new int[] {1, 2, 4, 8, 16}) {
            assertEquals("{\"SmallVec\":[1]}", mapper.writeValueAsString(SmallVec.copyOf(capacity, List.of(1))));
        }
        assertEquals("{\"ArrayList\":[1]}", mapper.writeValueAsString(new ArrayList<>(List.of(1))));
        assertEquals("{\"HashMap\":{}}", mapper.writeValueAsString(new HashMap<>()));
        for (VecType type : VecType.values()) {
            assertEquals("{\"" + type.vec.getSimpleName() + "\":[1]}", mapper.writeValueAsString(type.vec(1)));
        }
    }

    record OfLists(List<Object> list, Object any) {}

    /** A vector in the place of a list has its type with it where a list has. */
    @Test
    void listsAreTypedByTheNameOfTheirClass() throws IOException {
        BasicPolymorphicTypeValidator any = BasicPolymorphicTypeValidator.builder()
                .allowIfBaseType(Object.class)
                .build();
        for (DefaultTyping typing : List.of(DefaultTyping.JAVA_LANG_OBJECT, DefaultTyping.NON_FINAL)) {
            JsonMapper mapper = mapper(b -> b.activateDefaultTyping(any, typing));
            for (int size = 0; size < 3; size++) {
                List<Object> elements =
                        IntStream.range(0, size).<Object>mapToObj(i -> i).toList();
                List<Object> list = new ArrayList<>(elements);
                String ofList = mapper.writeValueAsString(new OfLists(list, list));
                SmallVec<Object> vec = SmallVec.copyOf(elements);
                assertEquals(
                        ofList.replace(ArrayList.class.getName(), SmallVec.class.getName()),
                        mapper.writeValueAsString(new OfLists(vec, vec)));
                // Each by its own name, even if they follow each other.
                assertEquals(ofList, mapper.writeValueAsString(new OfLists(list, list)));
            }
        }
    }

    /** Without typing, lists have the serializers that they would have without the module. */
    @Test
    void listsAreLeftAlone() throws JsonMappingException {
        SerializerProvider plain = new JsonMapper().getSerializerProviderInstance();
        SerializerProvider provider = mapper(b -> {}).getSerializerProviderInstance();
        for (Class<?> list : List.of(List.class, ArrayList.class)) {
            assertEquals(
                    plain.findValueSerializer(list, null).getClass(),
                    provider.findValueSerializer(list, null).getClass());
        }
    }
}
