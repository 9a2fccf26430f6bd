package io.github.compactvec.jackson3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.compactvec.parity.VecType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Nulls among the elements, which Jackson 3 refuses unless told otherwise: by features, annotations, or handlers. */
class NullElementsTest {
    private static final List<String> INPUTS = List.of(
            "[null]",
            "[1,null,3]",
            "[1,null,{}]",
            "[[null]]",
            "[\"null\"]",
            "[1,\" null \"]",
            "[\"\"]",
            "[1,\" \"]",
            "null",
            "\"null\"",
            "\"\"",
            "\" \"");

    record Skipping<T>(
            @JsonSetter(contentNulls = Nulls.SKIP) T v) {}

    record Refusing<T>(
            @JsonSetter(contentNulls = Nulls.FAIL) T v) {}

    record Plain<T>(T v) {}

    /** Answers to a null with something else. */
    private static final class Answering extends DeserializationProblemHandler {
        private final @Nullable Object answer;

        /** For which type this was asked first. */
        @Nullable
        Class<?> target;

        Answering(@Nullable Object answer) {
            this.answer = answer;
        }

        @Override
        public @Nullable Object handleNullForPrimitives(
                DeserializationContext ctxt,
                Class<?> targetType,
                JsonParser p,
                ValueDeserializer<?> deserializer,
                String message) {
            target = target == null ? targetType : target;
            return answer;
        }
    }

    static Stream<Arguments> settings() {
        List<Consumer<MapperBuilder<?, ?>>> all = new ArrayList<>();
        all.add(b -> {});
        all.add(b -> b.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES));
        all.add(b -> b.enable(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS));
        all.add(b -> b.enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY));
        all.add(b -> b.addHandler(new Answering(7)));
        all.add(b -> b.addHandler(new Answering(null)));
        all.add(b -> b.addHandler(new Answering(DeserializationProblemHandler.NOT_HANDLED)));
        for (Nulls nulls : List.of(Nulls.SET, Nulls.SKIP, Nulls.FAIL, Nulls.AS_EMPTY)) {
            all.add(b -> b.changeDefaultNullHandling(old -> JsonSetter.Value.forContentNulls(nulls)));
        }
        for (CoercionAction action : CoercionAction.values()) {
            all.add(b -> b.withCoercionConfig(
                    LogicalType.Integer, c -> c.setCoercion(CoercionInputShape.EmptyString, action)));
        }
        return VecType.with(all);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void areReadAsThoseOfAnArray(VecType kind, Consumer<MapperBuilder<?, ?>> settings) {
        ObjectMapper mapper = Formats.build(JsonMapper.builder(), settings);
        for (Class<?> place : List.of(Plain.class, Skipping.class, Refusing.class)) {
            JavaType array = mapper.getTypeFactory().constructParametricType(place, kind.array);
            JavaType vec = mapper.getTypeFactory().constructParametricType(place, kind.vec);
            for (String input : INPUTS) {
                String bean = "{\"v\":" + input + "}";
                assertEquals(
                        Outcome.of(() -> v(mapper.readValue(bean, array))),
                        Outcome.of(() -> v(mapper.readValue(bean, vec))),
                        bean);
                assertEquals(
                        Outcome.of(() -> mapper.readValue(input, kind.array)),
                        Outcome.of(() -> mapper.readValue(input, kind.vec)),
                        input);
            }
        }
    }

    private static @Nullable Object v(Object bean) {
        if (bean instanceof Plain<?> plain) {
            return plain.v;
        }
        return bean instanceof Skipping<?> skipping ? skipping.v : ((Refusing<?>) bean).v;
    }

    @ParameterizedTest
    @EnumSource
    void areSaidToBeElementsOfTheVector(VecType kind) {
        Answering handler = new Answering(DeserializationProblemHandler.NOT_HANDLED);
        JsonMapper mapper = Formats.build(JsonMapper.builder(), b -> b.addHandler(handler));
        MismatchedInputException e =
                assertThrows(MismatchedInputException.class, () -> mapper.readValue("[1,null]", kind.vec));
        assertEquals(kind.vec, handler.target);
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains("Cannot coerce `null` to element of `" + kind.vec.getName() + "`"), message);
        assertEquals(1, e.getPath().get(0).getIndex());
    }
}
