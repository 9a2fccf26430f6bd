package io.github.compactvec.parity;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A mapper in the making. Constants that are in a class of their own in each major version go by their names. Where a
 * class may be given, null stands for all of them.
 */
public interface Config {
    /** Sets a feature, unless the mapper has none of its class, as one of another format has not. */
    void set(Jackson.Feature feature);

    default void on(String... features) {
        Arrays.stream(features).forEach(name -> set(new Jackson.Feature(name, true)));
    }

    default void off(String... features) {
        Arrays.stream(features).forEach(name -> set(new Jackson.Feature(name, false)));
    }

    /** What to do with an input of some shape where a type of some kind is asked for; null stands for any kind. */
    void coercionTo(@Nullable String logicalType, String inputShape, String action);

    void coercionTo(Class<?> type, String inputShape, String action);

    void acceptBlankAsEmpty(boolean accepted);

    void nulls(@Nullable Class<?> type, JsonSetter.Value nulls);

    void format(Class<?> type, JsonFormat.Value format);

    void inclusion(@Nullable Class<?> type, JsonInclude.Value inclusion);

    void mergeable(@Nullable Class<?> type, boolean mergeable);

    void defaultTyping(String typing, JsonTypeInfo.As as);

    void view(Class<?> view);

    /** Writes every {@code Integer} and {@code Long} as a string. */
    void numbersBySerializers();

    /** Indents arrays in an unusual way. */
    void prettyPrinter();

    /** Another alphabet than that of the defaults. */
    void base64ForUrls();

    /** Writes every {@code byte[]} in hexadecimal. */
    void bytesBySerializer();

    /** Adds a module of those that {@link Jackson#modules} names. */
    void module(String name);

    void mixIn(Class<?> target, Class<?> source);

    void problemHandler(Answers answers);

    /** What a problem handler answers, which is {@link #NONE} where it has nothing to say. */
    interface Answers {
        Object NONE = new Object();

        /** For a value of the wrong kind, which is skipped if there is an answer. Never asked at the end of an array. */
        default @Nullable Object toUnexpectedToken(Class<?> target) {
            return NONE;
        }

        default @Nullable Object toWeirdString(Class<?> target, String value) {
            return NONE;
        }

        default @Nullable Object toMissingInstantiator(Class<?> target) {
            return NONE;
        }
    }
}
