package io.github.compactvec.jackson3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.SmallByteVec;
import io.github.compactvec.parity.VecType;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.ser.std.StdSerializer;

/** Elements that are left out, which Jackson 3 does in arrays as in lists, if its feature for that is on. */
class ContentInclusionTest {

    record Always<T>(@JsonInclude(content = Include.ALWAYS) T v) {}

    record NotNull<T>(
            @JsonInclude(content = Include.NON_NULL) T v) {}

    record NotAbsent<T>(
            @JsonInclude(content = Include.NON_ABSENT) T v) {}

    record NotEmpty<T>(
            @JsonInclude(content = Include.NON_EMPTY) T v) {}

    record NotDefault<T>(
            @JsonInclude(content = Include.NON_DEFAULT) T v) {}

    record NoOnes<T>(
            @JsonInclude(content = Include.CUSTOM, contentFilter = One.class)
            T v) {}

    record NothingIfNoneIsLeft<T>(
            @JsonInclude(value = Include.NON_EMPTY, content = Include.NON_DEFAULT)
            T v) {}

    record Unwrapped<T>(
            @JsonInclude(content = Include.NON_DEFAULT)
            @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
            T v) {}

    record Silent<T>(T v) {}

    /** Equals what is to be left out. */
    static class One {
        @Override
        @SuppressWarnings("EqualsUnsafeCast") // It is asked of numbers only.
        public boolean equals(@Nullable Object other) {
            return other != null && ((Number) other).longValue() == 1;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    private static final List<Function<Object, Object>> PLACES = List.of(
            v -> v,
            Always::new,
            NotNull::new,
            NotAbsent::new,
            NotEmpty::new,
            NotDefault::new,
            NoOnes::new,
            NothingIfNoneIsLeft::new,
            Unwrapped::new,
            Silent::new,
            v -> List.of(v, v),
            v -> Map.of("k", v));

    private static final List<long[]> VALUES =
            List.of(new long[0], new long[] {0}, new long[] {1}, new long[] {0, 0}, new long[] {1, 0, 300, 0, 1});

    static Stream<Arguments> settings() {
        List<Consumer<MapperBuilder<?, ?>>> all = new ArrayList<>(List.of(b -> {}));
        for (Include include : List.of(Include.NON_NULL, Include.NON_EMPTY, Include.NON_DEFAULT)) {
            JsonInclude.Value value = JsonInclude.Value.construct(include, include);
            all.add(b -> b.changeDefaultPropertyInclusion(old -> value));
            all.add(b -> {
                for (VecType kind : VecType.values()) {
                    b.withConfigOverride(kind.array, o -> o.setInclude(value));
                    b.withConfigOverride(kind.vec, o -> o.setInclude(value));
                }
            });
        }
        all.add(b -> b.enable(SerializationFeature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED));
        return VecType.with(all);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void isThatOfArrays(VecType kind, Consumer<MapperBuilder<?, ?>> settings) {
        for (boolean applied : new boolean[] {true, false}) {
            List<ObjectMapper> mappers = Formats.mappers(settings.andThen(
                    b -> b.configure(SerializationFeature.APPLY_JSON_INCLUDE_FOR_CONTAINERS, applied)));
            for (ObjectMapper mapper : mappers) {
                for (Function<Object, Object> place : PLACES) {
                    for (long[] values : VALUES) {
                        assertEquals(
                                write(mapper, place.apply(kind.array(values))),
                                write(mapper, place.apply(kind.vec(values))));
                    }
                }
            }
        }
    }

    /** The bytes, or the failure. Arrays of CBOR, whose length is announced, cannot be shorter. */
    private static String write(ObjectMapper mapper, Object value) {
        return Outcome.of(() -> HexFormat.of().formatHex(mapper.writeValueAsBytes(value)));
    }

    private static JsonMapper applying(Consumer<MapperBuilder<?, ?>> settings) {
        return Formats.build(
                JsonMapper.builder(),
                b -> settings.accept(b.enable(SerializationFeature.APPLY_JSON_INCLUDE_FOR_CONTAINERS)));
    }

    @Test
    void leavesOutElements() {
        JsonMapper mapper = applying(b -> {});
        for (VecType kind : VecType.values()) {
            assertEquals("{\"v\":[1,300,1]}", mapper.writeValueAsString(new NotDefault<>(kind.vec(1, 0, 300, 0, 1))));
            assertEquals("{\"v\":[0,300,0]}", mapper.writeValueAsString(new NoOnes<>(kind.vec(1, 0, 300, 0, 1))));
            assertEquals("{}", mapper.writeValueAsString(new NothingIfNoneIsLeft<>(kind.vec(0, 0))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isThatOfArraysWithTheirTypeToo(VecType kind) {
        JsonMapper mapper = applying(b -> b.activateDefaultTyping(
                BasicPolymorphicTypeValidator.builder()
                        .allowIfBaseType(Object.class)
                        .build(),
                DefaultTyping.NON_FINAL,
                JsonTypeInfo.As.WRAPPER_ARRAY));
        for (Function<Object, Object> place : PLACES) {
            for (long[] values : VALUES) {
                assertEquals(
                        write(mapper, place.apply(kind.array(values)), kind.array),
                        write(mapper, place.apply(kind.vec(values)), kind.vec));
            }
        }
    }

    private static String write(ObjectMapper mapper, Object value, Class<?> container) {
        return mapper.writeValueAsString(value).replace(container.getName(), "CONTAINER");
    }

    // ---------------------------------------------------------------- elements of long in another shape

    /** Writes numbers in parentheses, and says that 300 is nothing. */
    static class Parenthesized extends StdSerializer<Long> {
        Parenthesized() {
            super(Long.class);
        }

        @Override
        public void serialize(Long value, JsonGenerator g, SerializationContext ctxt) {
            g.writeString("(" + value + ")");
        }

        @Override
        public boolean isEmpty(SerializationContext ctxt, Long value) {
            return value == 300;
        }
    }

    record ShapedNotEmpty<T>(
            @JsonInclude(value = Include.NON_EMPTY, content = Include.NON_EMPTY)
            @JsonSerialize(contentUsing = Parenthesized.class)
            T v) {}

    record ShapedNoOnes<T>(
            @JsonInclude(content = Include.CUSTOM, contentFilter = One.class)
            @JsonSerialize(contentUsing = Parenthesized.class)
            T v) {}

    @Test
    void isThatOfListsForElementsThatLookLikeTheirs() {
        JsonMapper mapper = applying(b -> {});
        JavaType list = mapper.getTypeFactory().constructCollectionType(List.class, Long.class);
        for (Class<?> place : List.of(ShapedNotEmpty.class, ShapedNoOnes.class)) {
            JavaType ofLists = mapper.getTypeFactory().constructParametricType(place, list);
            for (List<Long> values : List.of(List.<Long>of(), List.of(300L), List.of(1L, 300L, 2L))) {
                long[] array = values.stream().mapToLong(Long::longValue).toArray();
                CompactLongVec vec = CompactLongVec.of(array);
                boolean notEmpty = place == ShapedNotEmpty.class;
                assertEquals(
                        mapper.writerFor(ofLists)
                                .writeValueAsString(
                                        notEmpty ? new ShapedNotEmpty<>(values) : new ShapedNoOnes<>(values)),
                        mapper.writeValueAsString(notEmpty ? new ShapedNotEmpty<>(vec) : new ShapedNoOnes<>(vec)));
            }
        }
    }

    // ---------------------------------------------------------------- bytes as numbers

    record Numbers(
            @JsonInclude(value = Include.NON_EMPTY, content = Include.NON_DEFAULT)
            @JsonFormat(shape = JsonFormat.Shape.ARRAY)
            SmallByteVec v) {}

    @Test
    void isThatOfArraysOfIntForBytesAsNumbers() {
        JsonMapper mapper = applying(b -> {});
        assertEquals("{\"v\":[1,255]}", mapper.writeValueAsString(new Numbers(SmallByteVec.of(new byte[] {1, 0, -1}))));
        assertEquals("{}", mapper.writeValueAsString(new Numbers(SmallByteVec.of(new byte[] {0, 0}))));
    }
}
