package io.github.compactvec.jackson3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.github.compactvec.parity.VecType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** A value where an array of it is asked for, and an array of one where a value is: taken, or refused, as for an array. */
class SingleValuesTest {
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
            "[5]",
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

    record Plain<T>(T v) {}

    record TakingOne<T>(
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            T v) {}

    record NotTakingOne<T>(
            @JsonFormat(without = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            T v) {}

    /** Has an answer for everything but the end of an array. */
    private static final class Answering extends DeserializationProblemHandler {
        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext ctxt, JavaType target, JsonToken token, JsonParser p, @Nullable String message) {
            if (token == JsonToken.END_ARRAY) {
                return NOT_HANDLED;
            }
            p.skipChildren();
            if (target.isPrimitive()) {
                return target.hasRawClass(Integer.TYPE) ? (Object) 42 : (Object) 42L;
            }
            for (VecType kind : VecType.values()) {
                if (target.hasRawClass(kind.array)) {
                    return kind.array(1, 2);
                }
                if (target.hasRawClass(kind.vec)) {
                    return kind.vec(1, 2);
                }
            }
            return NOT_HANDLED;
        }
    }

    static Stream<Arguments> settings() {
        List<Consumer<MapperBuilder<?, ?>>> all = new ArrayList<>(List.of(
                b -> {},
                b -> b.enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY),
                b -> b.enable(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS),
                b -> b.enable(
                        DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                        DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS),
                b -> b.addHandler(new Answering()),
                b -> b.addHandler(new Answering()).enable(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS),
                b -> b.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)));
        JsonFormat.Value takingOne =
                JsonFormat.Value.empty().withFeature(JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
        all.add(b -> {
            for (VecType kind : VecType.values()) {
                b.withConfigOverride(kind.array, o -> o.setFormat(takingOne));
                b.withConfigOverride(kind.vec, o -> o.setFormat(takingOne));
            }
        });
        for (CoercionAction action : CoercionAction.values()) {
            all.add(b -> b.withCoercionConfig(
                    LogicalType.Array, c -> c.setCoercion(CoercionInputShape.EmptyString, action)));
            all.add(b -> b.withCoercionConfigDefaults(c -> {
                for (CoercionInputShape shape : CoercionInputShape.values()) {
                    c.setCoercion(shape, action);
                }
            }));
        }
        return VecType.with(all);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void areReadAsThoseOfAnArray(VecType kind, Consumer<MapperBuilder<?, ?>> settings) {
        ObjectMapper mapper = Formats.build(JsonMapper.builder(), settings);
        for (Class<?> place : List.of(Plain.class, TakingOne.class, NotTakingOne.class)) {
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
        return bean instanceof TakingOne<?> taking ? taking.v : ((NotTakingOne<?>) bean).v;
    }

    static class Holder {
        final @Nullable Object v;

        Holder(@Nullable Object v) {
            this.v = v;
        }
    }

    /** Jackson itself does not ask to update what is not there, but others may. */
    @Test
    @SuppressWarnings("unchecked")
    void areReadIntoNothing() {
        for (VecType kind : VecType.values()) {
            StdDeserializer<Holder> deserializer = new StdDeserializer<Holder>(Holder.class) {
                @Override
                public Holder deserialize(JsonParser p, DeserializationContext ctxt) {
                    ValueDeserializer<?> reader = ctxt.findRootValueDeserializer(ctxt.constructType(kind.vec));
                    return new Holder(((ValueDeserializer<@Nullable Object>) reader).deserialize(p, ctxt, null));
                }
            };
            JsonMapper mapper = Formats.build(
                    JsonMapper.builder(),
                    b -> b.addModule(new SimpleModule().addDeserializer(Holder.class, deserializer)));
            assertEquals(kind.vec(5, 6), mapper.readValue("[5,6]", Holder.class).v);
        }
    }

    @Test
    void areTakenWhereAsked() {
        JsonMapper mapper = Formats.json();
        for (VecType kind : VecType.values()) {
            JavaType type = mapper.getTypeFactory().constructParametricType(TakingOne.class, kind.vec);
            assertEquals(new TakingOne<>(kind.vec(5)), mapper.readValue("{\"v\":5}", type));
            assertTrue(Outcome.of(() -> mapper.readValue("5", kind.vec)).contains("MismatchedInputException"));
        }
    }
}
