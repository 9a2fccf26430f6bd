package io.github.compactvec.parity;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonMerge;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What a container may be in. Annotations of Jackson that are not the same for all major versions stand here once for
 * each, those of version 3 with their full names.
 */
final class Beans {
    private Beans() {}

    // ---------------------------------------------------------------- plain ones

    static class Field<T> {
        public @Nullable T v;

        Field() {}

        Field(@Nullable T v) {
            this.v = v;
        }
    }

    static class Accessors<T> {
        private @Nullable T value;

        Accessors() {}

        Accessors(@Nullable T v) {
            value = v;
        }

        public @Nullable T getV() {
            return value;
        }

        public void setV(@Nullable T v) {
            value = v;
        }
    }

    record Component<T>(int a, @Nullable T v) {}

    record Two<T>(@Nullable T v, @Nullable T w) {}

    record Wide<T>(@Nullable List<T> list, @Nullable Map<String, List<T>> v) {}

    static class Creator<T> {
        private final @Nullable T value;

        @JsonCreator
        Creator(@JsonProperty("v") @Nullable T v, @JsonProperty("b") int b) {
            value = v;
        }

        public @Nullable T getV() {
            return value;
        }
    }

    static class Delegate<T> {
        private final @Nullable T value;

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Delegate(@Nullable T v) {
            value = v;
        }

        @JsonValue
        public @Nullable T value() {
            return value;
        }
    }

    @JsonDeserialize(builder = Builder.class)
    @tools.jackson.databind.annotation.JsonDeserialize(builder = Builder.class)
    static class Built<T> {
        public final @Nullable T v;

        Built(@Nullable T v) {
            this.v = v;
        }
    }

    @JsonPOJOBuilder
    @tools.jackson.databind.annotation.JsonPOJOBuilder
    static class Builder<T> {
        private @Nullable T v;

        public Builder<T> withV(@Nullable T v) {
            this.v = v;
            return this;
        }

        public Built<T> build() {
            return new Built<>(v);
        }
    }

    static class Any<T> {
        @JsonAnySetter
        @JsonAnyGetter
        public Map<String, @Nullable T> values = new LinkedHashMap<>();
    }

    static class AnyByMethods<T> {
        private final Map<String, @Nullable T> values = new LinkedHashMap<>();

        @JsonAnySetter
        public void put(String name, @Nullable T value) {
            values.put(name, value);
        }

        @JsonAnyGetter
        public Map<String, @Nullable T> values() {
            return values;
        }
    }

    static class Unwrapping<T> {
        public int a;

        @JsonUnwrapped
        public @Nullable Field<T> inner;

        Unwrapping() {}

        Unwrapping(@Nullable T v) {
            inner = new Field<>(v);
        }
    }

    static class Referring<T> {
        public @Nullable AtomicReference<T> v;

        Referring() {}

        Referring(T v) {
            this.v = new AtomicReference<>(v);
        }
    }

    static class Opting<T> {
        public Optional<T> v = Optional.empty();

        Opting() {}

        Opting(T v) {
            this.v = Optional.of(v);
        }
    }

    static class GetterOnly<T> {
        private final @Nullable T value;

        GetterOnly() {
            value = null;
        }

        GetterOnly(@Nullable T v) {
            value = v;
        }

        public @Nullable T getV() {
            return value;
        }
    }

    record AsObject(@Nullable Object v) {}

    record Aliased<T>(
            @JsonProperty("value") @JsonAlias("v") @Nullable T aliased) {}

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record AsArray<T>(int a, @Nullable T v, int b) {}

    @JsonIdentityInfo(generator = ObjectIdGenerators.IntSequenceGenerator.class, property = "id")
    static class Identified<T> {
        public @Nullable T v;

        Identified() {}

        Identified(@Nullable T v) {
            this.v = v;
        }
    }

    interface Public {}

    interface Private {}

    static class Viewed<T> {
        @JsonView(Public.class)
        public @Nullable T v;

        @JsonView(Private.class)
        public @Nullable T w;

        Viewed() {}

        Viewed(@Nullable T v) {
            this.v = v;
            this.w = v;
        }
    }

    /** Has no annotations of its own. */
    static class Mixed<T> {
        private final @Nullable T hidden;

        Mixed(@Nullable T hidden) {
            this.hidden = hidden;
        }

        @Nullable
        T hidden() {
            return hidden;
        }
    }

    abstract static class MixIn<T> {
        @JsonCreator
        MixIn(@JsonProperty("v") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable T v) {}

        @JsonProperty("v")
        @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
        abstract @Nullable T hidden();
    }

    // ---------------------------------------------------------------- with types

    /** Where the type comes last, the container is kept in a buffer until then. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes(@JsonSubTypes.Type(value = ByProperty.class, name = "sub"))
    interface OfProperty<T> {}

    record ByProperty<T>(@Nullable T v) implements OfProperty<T> {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXISTING_PROPERTY, property = "kind")
    @JsonSubTypes(@JsonSubTypes.Type(value = ByExisting.class, name = "sub"))
    interface OfExisting<T> {}

    record ByExisting<T>(@Nullable T v, String kind) implements OfExisting<T> {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
    @JsonSubTypes(@JsonSubTypes.Type(value = ByWrapper.class, name = "sub"))
    interface OfWrapper<T> {}

    record ByWrapper<T>(@Nullable T v) implements OfWrapper<T> {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
    @JsonSubTypes(@JsonSubTypes.Type(value = ByPair.class, name = "sub"))
    interface OfPair<T> {}

    record ByPair<T>(@Nullable T v) implements OfPair<T> {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@JsonSubTypes.Type(ByContent.class), @JsonSubTypes.Type(Other.class)})
    interface OfContent<T> {}

    record ByContent<T>(@Nullable T v, int a) implements OfContent<T> {}

    record Other<T>(int b) implements OfContent<T> {}

    record External<T>(
            @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXTERNAL_PROPERTY, property = "kind")
            @JsonSubTypes(@JsonSubTypes.Type(value = Field.class, name = "sub"))
            @Nullable
            Field<T> inner) {}

    /** On a container this asks to type the content, which integers have no need of. */
    record TypedContent<T>(
            @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) @Nullable
            T v) {}

    // ---------------------------------------------------------------- with rules of their own

    static class SkippingNulls<T> {
        @JsonSetter(nulls = Nulls.SKIP, contentNulls = Nulls.SKIP)
        public @Nullable T v;

        SkippingNulls() {}

        SkippingNulls(@Nullable T v) {
            this.v = v;
        }
    }

    record RefusingNulls<T>(
            @JsonSetter(nulls = Nulls.FAIL, contentNulls = Nulls.FAIL) @Nullable
            T v) {}

    record EmptyForNull<T>(
            @JsonSetter(nulls = Nulls.AS_EMPTY, contentNulls = Nulls.AS_EMPTY) @Nullable
            T v) {}

    record OfOne<T>(
            @JsonFormat(
                    with = {
                        JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                        JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
                    })
            @Nullable
            T v) {}

    record NotOfOne<T>(
            @JsonFormat(
                    without = {
                        JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                        JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
                    })
            @Nullable
            T v) {}

    record OfFeatures<T>(
            @JsonFormat(
                    with = {
                        JsonFormat.Feature.WRITE_SORTED_MAP_ENTRIES,
                        JsonFormat.Feature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE,
                        JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_VALUES,
                        JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL
                    })
            @Nullable
            T v) {}

    record ShapeString<T>(
            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            T v) {}

    record ShapeArray<T>(
            @JsonFormat(shape = JsonFormat.Shape.ARRAY) @Nullable
            T v) {}

    record ShapeNumber<T>(
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) @Nullable
            T v) {}

    record ShapeObject<T>(
            @JsonFormat(shape = JsonFormat.Shape.OBJECT) @Nullable
            T v) {}

    record ShapeBinary<T>(
            @JsonFormat(shape = JsonFormat.Shape.BINARY) @Nullable
            T v) {}

    record Pattern<T>(
            @JsonFormat(pattern = "000", locale = "de", timezone = "CET") @Nullable
            T v) {}

    record ShapedMap<T>(
            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            Map<String, T> v) {}

    record ShapedReference<T>(
            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            AtomicReference<T> v) {}

    record IfNotEmpty<T>(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            T v) {}

    record IfNotDefault<T>(
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) @Nullable
            T v) {}

    /** With a default that is no null. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    static class IfChanged<T> extends Field<T> {
        public int a = 1;

        IfChanged() {}

        IfChanged(@Nullable T v) {
            super(v);
        }
    }

    record ContentIfNotNull<T>(
            @JsonInclude(content = JsonInclude.Include.NON_NULL) @Nullable
            T v) {}

    record ContentIfNotEmpty<T>(
            @JsonInclude(content = JsonInclude.Include.NON_EMPTY) @Nullable
            T v) {}

    record ContentIfNotDefault<T>(
            @JsonInclude(content = JsonInclude.Include.NON_DEFAULT) @Nullable
            T v) {}

    record ContentIfAllowed<T>(
            @JsonInclude(content = JsonInclude.Include.CUSTOM, contentFilter = NotOne.class) @Nullable
            T v) {}

    record IfAllowed<T>(
            @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = NotOne.class) @Nullable
            T v) {}

    /** Equals what is to be left out. */
    static class NotOne {
        @Override
        public boolean equals(@Nullable Object other) {
            List<?> elements = other instanceof Number || other == null ? null : Contents.of(other);
            return elements == null
                    ? other instanceof Number number && number.longValue() == 1
                    : elements.equals(List.of(1L, 2L, 3L));
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    record StaticallyTyped<T>(
            @JsonSerialize(typing = JsonSerialize.Typing.STATIC)
            @tools.jackson.databind.annotation.JsonSerialize(
                    typing = tools.jackson.databind.annotation.JsonSerialize.Typing.STATIC)
            @Nullable
            T v) {}

    static class Merging<T> {
        @JsonMerge
        public @Nullable T v;

        Merging() {}

        Merging(@Nullable T v) {
            this.v = v;
        }
    }

    // ---------------------------------------------------------------- with rules for elements

    record Using<T>(
            @JsonSerialize(contentUsing = Jackson2Beans.ToText.class)
            @JsonDeserialize(contentUsing = Jackson2Beans.FromText.class)
            @tools.jackson.databind.annotation.JsonSerialize(contentUsing = Jackson3Beans.ToText.class)
            @tools.jackson.databind.annotation.JsonDeserialize(contentUsing = Jackson3Beans.FromText.class)
            @Nullable
            T v) {}

    record Converting<T>(
            @JsonSerialize(contentConverter = Jackson2Beans.ToHex.class)
            @JsonDeserialize(contentConverter = Jackson2Beans.FromTree.class)
            @tools.jackson.databind.annotation.JsonSerialize(contentConverter = Jackson3Beans.ToHex.class)
            @tools.jackson.databind.annotation.JsonDeserialize(contentConverter = Jackson3Beans.FromTree.class)
            @Nullable
            T v) {}

    record Failing<T>(
            @JsonSerialize(contentUsing = Jackson2Beans.NotZero.class)
            @tools.jackson.databind.annotation.JsonSerialize(contentUsing = Jackson3Beans.NotZero.class)
            @Nullable
            T v) {}

    record OfSubtype<T>(
            @JsonDeserialize(contentAs = ElementKind.Detail.class)
            @tools.jackson.databind.annotation.JsonDeserialize(contentAs = ElementKind.Detail.class)
            @Nullable
            T v) {}

    record NamedContent<T>(
            @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
            @JsonSubTypes({
                @JsonSubTypes.Type(value = Integer.class, name = "int"),
                @JsonSubTypes.Type(value = ElementKind.Detail.class, name = "detail")
            })
            @Nullable
            T v) {}
}
