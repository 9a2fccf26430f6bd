package io.github.compactvec.parity;

import static io.github.compactvec.parity.Config.Answers.NONE;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.compactvec.SmallByteVec;
import io.github.compactvec.SmallVec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A way to configure a mapper.
 *
 * @param name what to call it in messages
 * @param saysOfElements whether it says something of how elements of lists are written
 * @param apply configures the mapper
 */
public record Settings(String name, boolean saysOfElements, Consumer<Config> apply) {
    public static final Settings DEFAULTS = of("defaults", c -> {});

    private static final Set<Class<?>> CONTAINERS = Stream.concat(
                    Arrays.stream(VecType.values()).flatMap(type -> Stream.of(type.array, type.general, type.vec)),
                    Stream.of(
                            Collection.class,
                            List.class,
                            ArrayList.class,
                            SmallVec.class,
                            byte[].class,
                            SmallByteVec.class))
            .collect(Collectors.toUnmodifiableSet());

    private static final String SINGLE_AS_ARRAY = "DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY";
    private static final String UNWRAP_SINGLE = "DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS";
    private static final String FAIL_ON_NULL = "DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES";
    private static final String FLOAT_AS_INT = "DeserializationFeature.ACCEPT_FLOAT_AS_INT";
    private static final String COERCION = "MapperFeature.ALLOW_COERCION_OF_SCALARS";
    private static final String WRITE_SINGLE = "SerializationFeature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED";

    static Settings of(String name, Consumer<Config> apply) {
        return new Settings(name, false, apply);
    }

    public static final Settings STRICT = of("arrays of one, no nulls, no floats, no coercion", c -> {
        c.on(UNWRAP_SINGLE, SINGLE_AS_ARRAY, FAIL_ON_NULL);
        c.off(FLOAT_AS_INT, COERCION);
    });

    private static Settings on(String... features) {
        return of(
                Arrays.stream(features)
                        .map(name -> name.substring(name.indexOf('.') + 1))
                        .collect(Collectors.joining(" ")),
                c -> c.on(features));
    }

    /** Every feature there is in the state that is not the default. */
    public static List<Settings> eachFeature(Jackson jackson, Format format) {
        return jackson.features(format).stream()
                .map(feature -> of(feature.toString(), c -> c.set(feature)))
                .toList();
    }

    /** Every module that there is beside the one under test. */
    public static List<Settings> eachModule(Jackson jackson) {
        return jackson.modules().stream()
                .map(name -> of(name, c -> c.module(name)))
                .toList();
    }

    /** Features that meet, beginning with none. */
    public static List<Settings> features() {
        return List.of(
                DEFAULTS,
                on(FAIL_ON_NULL),
                of("nulls for primitives", c -> c.off(FAIL_ON_NULL)),
                on(SINGLE_AS_ARRAY),
                on(UNWRAP_SINGLE),
                on(SINGLE_AS_ARRAY, UNWRAP_SINGLE),
                on("DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT"),
                on("DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT"),
                on(
                        "DeserializationFeature.USE_BIG_INTEGER_FOR_INTS",
                        "DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS",
                        "DeserializationFeature.USE_JAVA_ARRAY_FOR_JSON_ARRAY"),
                of("no floats", c -> c.off(FLOAT_AS_INT)),
                of("no wrapping", c -> c.off("DeserializationFeature.WRAP_EXCEPTIONS")),
                of("no coercion", c -> c.off(COERCION)),
                STRICT,
                of("merged by default", c -> c.mergeable(null, true)));
    }

    /** Coercions by type and shape, null handling, overrides by type, and problem handlers. */
    public static List<Settings> rules() {
        List<Settings> rules = new ArrayList<>();
        for (String action : List.of("Fail", "TryConvert", "AsNull", "AsEmpty")) {
            for (String shape : List.of("EmptyString", "String", "Float", "Boolean")) {
                rules.add(of(shape + " to integer: " + action, c -> c.coercionTo("Integer", shape, action)));
            }
            for (String type : List.of("Array", "Collection", "Binary")) {
                rules.add(
                        of("empty string to " + type + ": " + action, c -> c.coercionTo(type, "EmptyString", action)));
            }
            rules.add(of(
                    "empty string to this type: " + action,
                    c -> CONTAINERS.forEach(type -> c.coercionTo(type, "EmptyString", action))));
            rules.add(of("everything by default: " + action, c -> {
                for (String shape : List.of(
                        "Array",
                        "Object",
                        "Integer",
                        "Float",
                        "Boolean",
                        "String",
                        "Binary",
                        "EmptyArray",
                        "EmptyObject",
                        "EmptyString")) {
                    c.coercionTo((String) null, shape, action);
                }
            }));
        }
        for (boolean accepted : new boolean[] {true, false}) {
            rules.add(of("blank strings taken for empty ones: " + accepted, c -> {
                c.acceptBlankAsEmpty(accepted);
                c.coercionTo((String) null, "EmptyString", "AsEmpty");
            }));
        }
        for (Nulls nulls : List.of(Nulls.SET, Nulls.SKIP, Nulls.FAIL, Nulls.AS_EMPTY)) {
            rules.add(of("content nulls: " + nulls, c -> {
                c.nulls(null, JsonSetter.Value.forContentNulls(nulls));
                c.on(FAIL_ON_NULL);
            }));
            rules.add(of("value nulls: " + nulls, c -> c.nulls(null, JsonSetter.Value.forValueNulls(nulls))));
            rules.add(of(
                    "nulls in this type: " + nulls,
                    c -> CONTAINERS.forEach(type -> c.nulls(type, JsonSetter.Value.construct(nulls, nulls)))));
        }
        JsonFormat.Value takesOne =
                JsonFormat.Value.empty().withFeature(JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
        rules.add(of("this type takes single values", c -> CONTAINERS.forEach(type -> c.format(type, takesOne))));
        rules.add(of("this type is merged", c -> CONTAINERS.forEach(type -> c.mergeable(type, true))));
        rules.add(of("handler for elements", c -> c.problemHandler(new ElementAnswers())));
        rules.add(of("handler for elements in arrays of one", c -> {
            c.problemHandler(new ElementAnswers());
            c.on(UNWRAP_SINGLE);
        }));
        rules.add(of("handler for containers", c -> c.problemHandler(new ContainerAnswers())));
        rules.add(of("handler with other numbers", c -> c.problemHandler(new OtherNumberAnswers())));
        return rules;
    }

    /** Typing of everything. */
    public static List<Settings> typing() {
        return Stream.of(JsonTypeInfo.As.WRAPPER_ARRAY, JsonTypeInfo.As.PROPERTY, JsonTypeInfo.As.WRAPPER_OBJECT)
                .flatMap(as -> Stream.of(
                                "JAVA_LANG_OBJECT",
                                "OBJECT_AND_NON_CONCRETE",
                                "NON_CONCRETE_AND_ARRAYS",
                                "NON_FINAL",
                                "NON_FINAL_AND_ENUMS",
                                "EVERYTHING")
                        .map(typing -> of(typing + " as " + as, c -> c.defaultTyping(typing, as))))
                .toList();
    }

    /** Whether types are written, here or everywhere. */
    boolean types(Position position) {
        return isTyping() || position.is(Position.Trait.TYPES_ELEMENTS);
    }

    /** Whether a document has the name of the container in it. */
    boolean names(Position position, Format format) {
        return types(position)
                || name.contains("WRAP_ROOT_VALUE")
                || (format == Format.XML && position.name().contains("root"));
    }

    boolean isTyping() {
        return name.contains(" as ");
    }

    /** Whether types are written where an abstract class or an interface is declared, and not for other classes. */
    boolean typesAbstractClasses() {
        return name.contains("CONCRETE");
    }

    /** What decides about the syntax of JSON. */
    public static List<Settings> syntax() {
        return List.of(
                DEFAULTS,
                on("DeserializationFeature.FAIL_ON_TRAILING_TOKENS"),
                of("trailing tokens", c -> c.off("DeserializationFeature.FAIL_ON_TRAILING_TOKENS")),
                on(
                        "JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS",
                        "JsonReadFeature.ALLOW_MISSING_VALUES",
                        "JsonReadFeature.ALLOW_TRAILING_COMMA",
                        "JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS",
                        "JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS",
                        "JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS",
                        "JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS",
                        "JsonReadFeature.ALLOW_JAVA_COMMENTS",
                        "JsonReadFeature.ALLOW_YAML_COMMENTS",
                        "JsonReadFeature.ALLOW_SINGLE_QUOTES",
                        "StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION"));
    }

    /** What decides about writing, other than single features and typing. */
    public static List<Settings> writing() {
        JsonFormat.Value single =
                JsonFormat.Value.empty().withFeature(JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED);
        JsonFormat.Value string = JsonFormat.Value.forShape(JsonFormat.Shape.STRING);
        List<Settings> settings = new ArrayList<>(List.of(
                on(WRITE_SINGLE),
                on("MapperFeature.USE_STATIC_TYPING"),
                on("SerializationFeature.INDENT_OUTPUT"),
                on("SerializationFeature.WRAP_ROOT_VALUE", "DeserializationFeature.UNWRAP_ROOT_VALUE"),
                of("no empty arrays", c -> c.off("SerializationFeature.WRITE_EMPTY_JSON_ARRAYS")),
                of("no views by default", c -> c.off("MapperFeature.DEFAULT_VIEW_INCLUSION")),
                of("no annotations", c -> c.off("MapperFeature.USE_ANNOTATIONS")),
                of("this type unwraps single elements", c -> CONTAINERS.forEach(type -> c.format(type, single))),
                new Settings("shape of elements", true, c -> {
                    c.format(Integer.class, string);
                    c.format(Long.class, string);
                }),
                new Settings("own serializers of elements", true, Config::numbersBySerializers),
                of("a view", c -> c.view(Beans.Public.class)),
                of("own printer", Config::prettyPrinter),
                of("Base64 for URLs", Config::base64ForUrls),
                of("own serializer of bytes", Config::bytesBySerializer)));
        for (JsonFormat.Shape shape : JsonFormat.Shape.values()) {
            settings.add(of(
                    "this type has the shape " + shape,
                    c -> CONTAINERS.stream()
                            // As beans, lists are as different as their methods. Of bytes it is a difference on
                            // purpose.
                            .filter(type -> type != SmallByteVec.class
                                    && type != byte[].class
                                    && !Collection.class.isAssignableFrom(type))
                            .forEach(type -> c.format(type, JsonFormat.Value.forShape(shape)))));
        }
        for (JsonInclude.Include include : List.of(
                JsonInclude.Include.NON_NULL,
                JsonInclude.Include.NON_ABSENT,
                JsonInclude.Include.NON_EMPTY,
                JsonInclude.Include.NON_DEFAULT)) {
            JsonInclude.Value inclusion = JsonInclude.Value.construct(include, include);
            settings.add(of("" + include, c -> c.inclusion(null, inclusion)));
            settings.add(of(include + " for this type", c -> CONTAINERS.forEach(type -> c.inclusion(type, inclusion))));
        }
        return settings;
    }

    @Override
    public String toString() {
        return name;
    }

    private static boolean isElement(Class<?> target) {
        return target == Integer.TYPE || target == Long.TYPE || target == Integer.class;
    }

    /** Has an answer wherever an element makes trouble. */
    private static final class ElementAnswers implements Config.Answers {
        @Override
        public @Nullable Object toUnexpectedToken(Class<?> target) {
            return isElement(target) ? Integer.valueOf(42) : target == Byte.TYPE ? Byte.valueOf((byte) 42) : NONE;
        }

        @Override
        public @Nullable Object toWeirdString(Class<?> target, String value) {
            return isElement(target)
                    ? Integer.valueOf(value.length())
                    : target == Byte.TYPE ? Byte.valueOf((byte) value.length()) : NONE;
        }
    }

    /** Has an answer wherever something is no container. */
    private static final class ContainerAnswers implements Config.Answers {
        @Override
        public @Nullable Object toUnexpectedToken(Class<?> target) {
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
            if (target == byte[].class) {
                return new byte[] {4, 2};
            }
            return NONE;
        }

        @Override
        public @Nullable Object toWeirdString(Class<?> target, String value) {
            return target == byte[].class ? new byte[value.length()] : NONE;
        }

        @Override
        public @Nullable Object toMissingInstantiator(Class<?> target) {
            return toUnexpectedToken(target);
        }
    }

    /** Answers with a number of another type than that of elements, or with none at all. */
    private static final class OtherNumberAnswers implements Config.Answers {
        @Override
        public @Nullable Object toUnexpectedToken(Class<?> target) {
            return target == Byte.TYPE ? NONE : target == Integer.TYPE ? (Object) 5_000_000_000L : (Object) 3e9f;
        }

        @Override
        public @Nullable Object toWeirdString(Class<?> target, String value) {
            return null;
        }
    }
}
