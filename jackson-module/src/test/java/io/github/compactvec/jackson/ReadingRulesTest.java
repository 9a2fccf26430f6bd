package io.github.compactvec.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonMerge;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.parity.VecType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule for reading, one by one and briefly: values where an array is asked for, arrays where a value is, nulls,
 * coercions, updates. Taken, or refused, as for an array.
 */
class ReadingRulesTest {
    private static final List<String> INPUTS = List.of(
            "5",
            "5.5",
            "9223372036854775808",
            "true",
            "{}",
            "{\"v\":[1]}",
            "\"5\"",
            "\" 5 \"",
            "\"x\"",
            "\"\"",
            "\"  \"",
            "null",
            "\"null\"",
            "[]",
            "[5]",
            "[1.5]",
            "[1,2.5,1e3]",
            "[true]",
            "[{}]",
            "[\"7\"]",
            "[1,\"x\"]",
            "[\"\"]",
            "[1,\" \"]",
            "[null]",
            "[1,null,3]",
            "[1,null,{}]",
            "[\"null\"]",
            "[1,\" null \"]",
            "[[5]]",
            "[1,[5],7]",
            "[1,[5,6]]",
            "[[[5]]]",
            "[[]]",
            "[[null]]",
            "[[\"7\"]]",
            "[[1.5]]",
            "[[true]]",
            "[[{}]]",
            "[[5");

    // ---------------------------------------------------------------- places

    static class Plain<T> {
        public @Nullable T v;
    }

    static class TakingOne<T> {
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        public @Nullable T v;
    }

    static class NotTakingOne<T> {
        @JsonFormat(without = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        public @Nullable T v;
    }

    static class Skipping<T> {
        @JsonSetter(contentNulls = Nulls.SKIP)
        public @Nullable T v;
    }

    static class Refusing<T> {
        @JsonSetter(contentNulls = Nulls.FAIL)
        public @Nullable T v;
    }

    static class EmptyForNull<T> {
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        public @Nullable T v;
    }

    static class Merging<T> {
        @JsonMerge
        public @Nullable T v;
    }

    private static final List<Class<?>> PLACES = List.of(
            Plain.class,
            TakingOne.class,
            NotTakingOne.class,
            Skipping.class,
            Refusing.class,
            EmptyForNull.class,
            Merging.class);

    private static @Nullable Object v(Object bean) {
        try {
            return bean.getClass().getField("v").get(bean);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("v", e);
        }
    }

    // ---------------------------------------------------------------- settings

    /** Has an answer for everything but the end of an array. */
    private static final class Answering extends DeserializationProblemHandler {
        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext ctxt, JavaType target, JsonToken token, JsonParser p, @Nullable String message)
                throws IOException {
            if (token == JsonToken.END_ARRAY) {
                return NOT_HANDLED;
            }
            p.skipChildren();
            if (target.isPrimitive()) {
                return target.hasRawClass(Integer.TYPE) ? (Object) 42 : (Object) 42L;
            }
            for (VecType type : VecType.values()) {
                if (target.hasRawClass(type.array)) {
                    return type.array(1, 2);
                }
                if (target.hasRawClass(type.vec)) {
                    return type.vec(1, 2);
                }
            }
            return NOT_HANDLED;
        }
    }

    static Stream<Arguments> settings() {
        List<Consumer<JsonMapper.Builder>> all = new ArrayList<>(List.of(
                b -> {},
                b -> b.enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY),
                b -> b.enable(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS),
                b -> b.enable(
                        DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                        DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS),
                b -> b.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES),
                b -> b.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT),
                b -> b.addHandler(new Answering()),
                b -> b.addHandler(new Answering()).enable(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)));
        JsonFormat.Value takingOne =
                JsonFormat.Value.empty().withFeature(JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
        all.add(b -> {
            for (VecType type : VecType.values()) {
                b.withConfigOverride(type.array, o -> o.setFormat(takingOne));
                b.withConfigOverride(type.vec, o -> o.setFormat(takingOne));
            }
        });
        for (Nulls nulls : List.of(Nulls.SKIP, Nulls.FAIL, Nulls.AS_EMPTY)) {
            all.add(b -> b.defaultSetterInfo(JsonSetter.Value.forContentNulls(nulls)));
        }
        for (CoercionAction action : CoercionAction.values()) {
            for (LogicalType type : List.of(LogicalType.Array, LogicalType.Integer)) {
                all.add(b -> b.withCoercionConfig(type, c -> {
                    for (CoercionInputShape shape : CoercionInputShape.values()) {
                        c.setCoercion(shape, action);
                    }
                }));
            }
        }
        return VecType.with(all);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void areThoseForArrays(VecType type, Consumer<JsonMapper.Builder> settings) {
        JsonMapper.Builder builder = JsonMapper.builder().addModule(new CompactVecModule());
        settings.accept(builder);
        JsonMapper mapper = builder.build();
        for (String input : INPUTS) {
            assertEquals(outcome(mapper, input, type.array), outcome(mapper, input, type.vec), input);
            for (Class<?> place : PLACES) {
                String bean = "{\"v\":" + input + "}";
                assertEquals(
                        outcome(mapper, bean, place, type.array),
                        outcome(mapper, bean, place, type.vec),
                        () -> place.getSimpleName() + ": " + input);
            }
        }
    }

    private static String outcome(ObjectMapper mapper, String input, Class<?> type) {
        try {
            return describe(mapper.readValue(input, type));
        } catch (IOException e) {
            return describe(e);
        }
    }

    private static String outcome(ObjectMapper mapper, String input, Class<?> place, Class<?> type) {
        try {
            Object bean = mapper.readValue(
                    input, mapper.getTypeFactory().constructParametricType(place, mapper.constructType(type)));
            return describe(v(bean));
        } catch (IOException e) {
            return describe(e);
        }
    }

    /** In words that do not tell an array from a vector. */
    private static String describe(@Nullable Object read) {
        if (read instanceof PrimitiveVec) {
            return Arrays.toString(read instanceof IntVec ints ? ints.toLongArray() : ((LongVec) read).toArray());
        }
        return read instanceof int[] ints
                ? Arrays.toString(ints)
                : read instanceof long[] longs ? Arrays.toString(longs) : String.valueOf(read);
    }

    private static String describe(IOException e) {
        StringBuilder text = new StringBuilder(e.getClass().getName());
        if (e.getCause() != null) {
            text.append(" by ").append(e.getCause().getClass().getName());
        }
        if (e instanceof JsonMappingException failure) {
            for (JsonMappingException.Reference step : failure.getPath()) {
                text.append('/').append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
            }
        }
        return text.toString();
    }
}
