package io.github.compactvec.jackson;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.github.compactvec.SmallVec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.msgpack.jackson.dataformat.MessagePackMapper;

/**
 * A way to configure a mapper for reading.
 *
 * @param name what to call it in messages
 * @param apply configures the builder of a mapper of any format
 */
record Settings(String name, Consumer<MapperBuilder<?, ?>> apply) {
    private static final Set<Class<?>> CONTAINERS = Stream.concat(
                    Arrays.stream(VecType.values()).flatMap(type -> Stream.of(type.array, type.general, type.vec)),
                    Stream.of(List.class, ArrayList.class, SmallVec.class))
            .collect(Collectors.toUnmodifiableSet());

    /** Single features and those that belong together, beginning with none. */
    static List<Settings> features() {
        return List.of(
                new Settings("defaults", b -> {}),
                enabled(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES),
                enabled(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY),
                enabled(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS),
                enabled(
                        DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                        DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS),
                enabled(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT),
                enabled(DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT),
                enabled(
                        DeserializationFeature.USE_BIG_INTEGER_FOR_INTS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                        DeserializationFeature.USE_JAVA_ARRAY_FOR_JSON_ARRAY),
                new Settings("no floats", b -> b.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)),
                new Settings("no wrapping", b -> b.disable(DeserializationFeature.WRAP_EXCEPTIONS)),
                new Settings("no coercion", b -> b.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)),
                new Settings(
                        "arrays of one, no nulls, no floats, no coercion",
                        b -> b.enable(
                                        DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS,
                                        DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)),
                new Settings("merged by default", b -> b.defaultMergeable(true)));
    }

    /** Coercions by type and shape, null handling, overrides by type, and problem handlers. */
    static List<Settings> rules() {
        List<Settings> rules = new ArrayList<>();
        for (CoercionAction action : CoercionAction.values()) {
            for (CoercionInputShape shape : List.of(
                    CoercionInputShape.EmptyString,
                    CoercionInputShape.String,
                    CoercionInputShape.Float,
                    CoercionInputShape.Boolean)) {
                rules.add(new Settings(
                        "%s to integer: %s".formatted(shape, action),
                        b -> b.withCoercionConfig(LogicalType.Integer, c -> c.setCoercion(shape, action))));
            }
            for (LogicalType type : List.of(LogicalType.Array, LogicalType.Collection)) {
                rules.add(new Settings(
                        "empty string to %s: %s".formatted(type, action),
                        b -> b.withCoercionConfig(type, c -> c.setCoercion(CoercionInputShape.EmptyString, action))));
            }
            rules.add(new Settings(
                    "empty string to this type: " + action,
                    b -> CONTAINERS.forEach(type ->
                            b.withCoercionConfig(type, c -> c.setCoercion(CoercionInputShape.EmptyString, action)))));
            rules.add(new Settings(
                    "everything by default: " + action,
                    b -> b.withCoercionConfigDefaults(c -> {
                        for (CoercionInputShape shape : CoercionInputShape.values()) {
                            c.setCoercion(shape, action);
                        }
                    })));
        }
        for (Boolean accepted : List.of(true, false)) {
            rules.add(new Settings(
                    "blank strings taken for empty ones: " + accepted,
                    b -> b.withCoercionConfigDefaults(c -> c.setAcceptBlankAsEmpty(accepted)
                            .setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsEmpty))));
        }

        for (Nulls nulls : List.of(Nulls.SET, Nulls.SKIP, Nulls.FAIL, Nulls.AS_EMPTY)) {
            rules.add(new Settings(
                    "content nulls: " + nulls,
                    b -> b.defaultSetterInfo(JsonSetter.Value.forContentNulls(nulls))
                            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)));
            rules.add(new Settings(
                    "value nulls: " + nulls, b -> b.defaultSetterInfo(JsonSetter.Value.forValueNulls(nulls))));
            rules.add(new Settings(
                    "nulls in this type: " + nulls,
                    b -> CONTAINERS.forEach(type -> b.withConfigOverride(
                            type, o -> o.setSetterInfo(JsonSetter.Value.construct(nulls, nulls))))));
        }
        JsonFormat.Value takesOne =
                JsonFormat.Value.empty().withFeature(JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
        rules.add(new Settings(
                "this type takes single values",
                b -> CONTAINERS.forEach(type -> b.withConfigOverride(type, o -> o.setFormat(takesOne)))));
        rules.add(new Settings(
                "this type is merged",
                b -> CONTAINERS.forEach(type -> b.withConfigOverride(type, o -> o.setMergeable(true)))));

        rules.add(new Settings("handler for elements", b -> b.addHandler(new ElementHandler())));
        rules.add(new Settings(
                "handler for elements in arrays of one",
                b -> b.addHandler(new ElementHandler()).enable(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)));
        rules.add(new Settings("handler for containers", b -> b.addHandler(new ContainerHandler())));
        rules.add(new Settings("handler with other numbers", b -> b.addHandler(new OtherNumberHandler())));
        return rules;
    }

    /** Typing of everything. (The parser for MessagePack fails when Jackson asks it for a type where there is none.) */
    @SuppressWarnings("deprecation") // EVERYTHING, the only typing that includes final types
    static List<Settings> typing() {
        PolymorphicTypeValidator any = BasicPolymorphicTypeValidator.builder()
                .allowIfBaseType(Object.class)
                .build();
        return Stream.of(JsonTypeInfo.As.WRAPPER_ARRAY, JsonTypeInfo.As.PROPERTY, JsonTypeInfo.As.WRAPPER_OBJECT)
                .map(as -> new Settings(
                        as.name(), b -> b.activateDefaultTyping(any, ObjectMapper.DefaultTyping.EVERYTHING, as)))
                .toList();
    }

    /** What decides about the syntax of JSON. */
    static List<Settings> syntax() {
        return List.of(
                new Settings("defaults", b -> {}),
                enabled(DeserializationFeature.FAIL_ON_TRAILING_TOKENS),
                new Settings(
                        "lenient",
                        b -> ((JsonMapper.Builder) b)
                                .enable(
                                        JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
                                        JsonReadFeature.ALLOW_MISSING_VALUES,
                                        JsonReadFeature.ALLOW_TRAILING_COMMA,
                                        JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS,
                                        JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS,
                                        JsonReadFeature.ALLOW_JAVA_COMMENTS)
                                .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)));
    }

    private static Settings enabled(DeserializationFeature... features) {
        return new Settings(Arrays.toString(features), b -> b.enable(features));
    }

    JsonMapper jsonMapper() {
        return build(JsonMapper.builder());
    }

    ObjectMapper messagePackMapper() {
        return build(MessagePackMapper.builder());
    }

    <M extends ObjectMapper, B extends MapperBuilder<M, B>> M build(B builder) {
        apply.accept(builder);
        return builder.addModule(new CompactVecModule()).build();
    }

    @Override
    public String toString() {
        return name;
    }

    /** Has an answer wherever an element makes trouble. */
    private static final class ElementHandler extends DeserializationProblemHandler {
        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext ctxt, JavaType target, JsonToken token, JsonParser p, @Nullable String message)
                throws IOException {
            if (token == JsonToken.END_ARRAY || !isElement(target.getRawClass())) {
                // Whoever answers for the end of an array reads beyond it, also beyond that of the input, for ever.
                return NOT_HANDLED;
            }
            p.skipChildren();
            return 42;
        }

        @Override
        public @Nullable Object handleWeirdStringValue(
                DeserializationContext ctxt, Class<?> target, String value, String message) {
            return isElement(target) ? Integer.valueOf(value.length()) : NOT_HANDLED;
        }

        private static boolean isElement(Class<?> target) {
            return target == Integer.TYPE || target == Long.TYPE || target == Integer.class;
        }
    }

    /** Has an answer wherever something is no container. */
    private static final class ContainerHandler extends DeserializationProblemHandler {
        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext ctxt, JavaType target, JsonToken token, JsonParser p, @Nullable String message)
                throws IOException {
            p.skipChildren();
            return answer(target.getRawClass());
        }

        @Override
        public @Nullable Object handleMissingInstantiator(
                DeserializationContext ctxt,
                Class<?> target,
                @Nullable ValueInstantiator instantiator,
                JsonParser p,
                String message) {
            return answer(target);
        }

        private static Object answer(Class<?> target) {
            for (VecType type : VecType.values()) {
                if (target == type.array) {
                    return type.array(1, 1000);
                }
                if (target == type.vec || target == type.general) {
                    return type.vec(1, 1000);
                }
            }
            if (target == List.class || target == ArrayList.class) {
                return new ArrayList<>(Collections.nCopies(2, null));
            }
            if (target == SmallVec.class) {
                return SmallVec.nCopies(2, null);
            }
            return NOT_HANDLED;
        }
    }

    /** Answers with a number of another type than that of elements, or with none at all. */
    private static final class OtherNumberHandler extends DeserializationProblemHandler {
        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext ctxt, JavaType target, JsonToken token, JsonParser p, @Nullable String message)
                throws IOException {
            if (token == JsonToken.END_ARRAY) {
                return NOT_HANDLED;
            }
            p.skipChildren();
            return target.hasRawClass(Integer.TYPE) ? (Object) 5_000_000_000L : (Object) 3e9f;
        }

        @Override
        public @Nullable Object handleWeirdStringValue(
                DeserializationContext ctxt, Class<?> target, String value, String message) {
            return null;
        }
    }
}
