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
 * each, those of version 3 with their full names. All are public, as modules that generate code need them to be.
 */
public final class Beans {
    private Beans() {}

    // ---------------------------------------------------------------- plain ones

    public static class Field<T> {
        public @Nullable T v;

        public Field() {}

        Field(@Nullable T v) {
            this.v = v;
        }
    }

    public static class Accessors<T> {
        private @Nullable T value;

        public Accessors() {}

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

    public record Component<T>(int a, @Nullable T v) {}

    public record Two<T>(@Nullable T v, @Nullable T w) {}

    public record Wide<T>(@Nullable List<T> list, @Nullable Map<String, List<T>> v) {}

    public static class Creator<T> {
        private final @Nullable T value;

        @JsonCreator
        Creator(@JsonProperty("v") @Nullable T v, @JsonProperty("b") int b) {
            value = v;
        }

        public @Nullable T getV() {
            return value;
        }
    }

    public static class Delegate<T> {
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
    public static class Built<T> {
        public final @Nullable T v;

        Built(@Nullable T v) {
            this.v = v;
        }
    }

    @JsonPOJOBuilder
    @tools.jackson.databind.annotation.JsonPOJOBuilder
    public static class Builder<T> {
        private @Nullable T v;

        public Builder<T> withV(@Nullable T v) {
            this.v = v;
            return this;
        }

        public Built<T> build() {
            return new Built<>(v);
        }
    }

    public static class Any<T> {
        @JsonAnySetter
        @JsonAnyGetter
        public Map<String, @Nullable T> values = new LinkedHashMap<>();
    }

    public static class AnyByMethods<T> {
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

    public static class Unwrapping<T> {
        public int a;

        @JsonUnwrapped
        public @Nullable Field<T> inner;

        public Unwrapping() {}

        Unwrapping(@Nullable T v) {
            inner = new Field<>(v);
        }
    }

    public static class Referring<T> {
        public @Nullable AtomicReference<T> v;

        public Referring() {}

        Referring(T v) {
            this.v = new AtomicReference<>(v);
        }
    }

    public static class Opting<T> {
        public Optional<T> v = Optional.empty();

        public Opting() {}

        Opting(T v) {
            this.v = Optional.of(v);
        }
    }

    public static class GetterOnly<T> {
        private final @Nullable T value;

        public GetterOnly() {
            value = null;
        }

        GetterOnly(@Nullable T v) {
            value = v;
        }

        public @Nullable T getV() {
            return value;
        }
    }

    public record AsObject(@Nullable Object v) {}

    public record Aliased<T>(
            @JsonProperty("value") @JsonAlias("v") @Nullable T aliased) {}

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    public record AsArray<T>(int a, @Nullable T v, int b) {}

    @JsonIdentityInfo(generator = ObjectIdGenerators.IntSequenceGenerator.class, property = "id")
    public static class Identified<T> {
        public @Nullable T v;

        public Identified() {}

        Identified(@Nullable T v) {
            this.v = v;
        }
    }

    public interface Public {}

    public interface Private {}

    public static class Viewed<T> {
        @JsonView(Public.class)
        public @Nullable T v;

        @JsonView(Private.class)
        public @Nullable T w;

        public Viewed() {}

        Viewed(@Nullable T v) {
            this.v = v;
            this.w = v;
        }
    }

    /** Has no annotations of its own. */
    public static class Mixed<T> {
        private final @Nullable T hidden;

        Mixed(@Nullable T hidden) {
            this.hidden = hidden;
        }

        @Nullable
        T hidden() {
            return hidden;
        }
    }

    public abstract static class MixIn<T> {
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
    public interface OfProperty<T> {}

    public record ByProperty<T>(@Nullable T v) implements OfProperty<T> {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXISTING_PROPERTY, property = "kind")
    @JsonSubTypes(@JsonSubTypes.Type(value = ByExisting.class, name = "sub"))
    public interface OfExisting<T> {}

    public record ByExisting<T>(@Nullable T v, String kind) implements OfExisting<T> {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
    @JsonSubTypes(@JsonSubTypes.Type(value = ByWrapper.class, name = "sub"))
    public interface OfWrapper<T> {}

    public record ByWrapper<T>(@Nullable T v) implements OfWrapper<T> {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
    @JsonSubTypes(@JsonSubTypes.Type(value = ByPair.class, name = "sub"))
    public interface OfPair<T> {}

    public record ByPair<T>(@Nullable T v) implements OfPair<T> {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@JsonSubTypes.Type(ByContent.class), @JsonSubTypes.Type(Other.class)})
    public interface OfContent<T> {}

    public record ByContent<T>(@Nullable T v, int a) implements OfContent<T> {}

    public record Other<T>(int b) implements OfContent<T> {}

    public record External<T>(
            @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXTERNAL_PROPERTY, property = "kind")
            @JsonSubTypes(@JsonSubTypes.Type(value = Field.class, name = "sub"))
            @Nullable
            Field<T> inner) {}

    /** On a container this asks to type the content, which integers have no need of. */
    public record TypedContent<T>(
            @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) @Nullable
            T v) {}

    // ---------------------------------------------------------------- with rules of their own

    public static class SkippingNulls<T> {
        @JsonSetter(nulls = Nulls.SKIP, contentNulls = Nulls.SKIP)
        public @Nullable T v;

        public SkippingNulls() {}

        SkippingNulls(@Nullable T v) {
            this.v = v;
        }
    }

    public record RefusingNulls<T>(
            @JsonSetter(nulls = Nulls.FAIL, contentNulls = Nulls.FAIL) @Nullable
            T v) {}

    public record EmptyForNull<T>(
            @JsonSetter(nulls = Nulls.AS_EMPTY, contentNulls = Nulls.AS_EMPTY) @Nullable
            T v) {}

    public record OfOne<T>(
            @JsonFormat(
                    with = {
                        JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                        JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
                    })
            @Nullable
            T v) {}

    public record NotOfOne<T>(
            @JsonFormat(
                    without = {
                        JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                        JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
                    })
            @Nullable
            T v) {}

    public record OfFeatures<T>(
            @JsonFormat(
                    with = {
                        JsonFormat.Feature.WRITE_SORTED_MAP_ENTRIES,
                        JsonFormat.Feature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE,
                        JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_VALUES,
                        JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL
                    })
            @Nullable
            T v) {}

    public record ShapeString<T>(
            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            T v) {}

    public record ShapeArray<T>(
            @JsonFormat(shape = JsonFormat.Shape.ARRAY) @Nullable
            T v) {}

    public record ShapeNumber<T>(
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) @Nullable
            T v) {}

    public record ShapeObject<T>(
            @JsonFormat(shape = JsonFormat.Shape.OBJECT) @Nullable
            T v) {}

    public record ShapeBinary<T>(
            @JsonFormat(shape = JsonFormat.Shape.BINARY) @Nullable
            T v) {}

    public record Pattern<T>(
            @JsonFormat(pattern = "000", locale = "de", timezone = "CET") @Nullable
            T v) {}

    public record ShapedMap<T>(
            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            Map<String, T> v) {}

    public record ShapedReference<T>(
            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            AtomicReference<T> v) {}

    public record IfNotEmpty<T>(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            T v) {}

    public record IfNotDefault<T>(
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) @Nullable
            T v) {}

    /** With a default that is no null. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public static class IfChanged<T> extends Field<T> {
        public int a = 1;

        public IfChanged() {}

        IfChanged(@Nullable T v) {
            super(v);
        }
    }

    public record ContentIfNotNull<T>(
            @JsonInclude(content = JsonInclude.Include.NON_NULL) @Nullable
            T v) {}

    public record ContentIfNotEmpty<T>(
            @JsonInclude(content = JsonInclude.Include.NON_EMPTY) @Nullable
            T v) {}

    public record ContentIfNotDefault<T>(
            @JsonInclude(content = JsonInclude.Include.NON_DEFAULT) @Nullable
            T v) {}

    public record ContentIfAllowed<T>(
            @JsonInclude(content = JsonInclude.Include.CUSTOM, contentFilter = NotOne.class) @Nullable
            T v) {}

    public record IfAllowed<T>(
            @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = NotOne.class) @Nullable
            T v) {}

    /** Equals what is to be left out. */
    public static class NotOne {
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

    public record StaticallyTyped<T>(
            @JsonSerialize(typing = JsonSerialize.Typing.STATIC)
            @tools.jackson.databind.annotation.JsonSerialize(
                    typing = tools.jackson.databind.annotation.JsonSerialize.Typing.STATIC)
            @Nullable
            T v) {}

    public static class Merging<T> {
        @JsonMerge
        public @Nullable T v;

        public Merging() {}

        Merging(@Nullable T v) {
            this.v = v;
        }
    }

    // ---------------------------------------------------------------- with rules for elements

    public record Using<T>(
            @JsonSerialize(contentUsing = Jackson2Beans.ToText.class)
            @JsonDeserialize(contentUsing = Jackson2Beans.FromText.class)
            @tools.jackson.databind.annotation.JsonSerialize(contentUsing = Jackson3Beans.ToText.class)
            @tools.jackson.databind.annotation.JsonDeserialize(contentUsing = Jackson3Beans.FromText.class)
            @Nullable
            T v) {}

    public record Converting<T>(
            @JsonSerialize(contentConverter = Jackson2Beans.ToHex.class)
            @JsonDeserialize(contentConverter = Jackson2Beans.FromTree.class)
            @tools.jackson.databind.annotation.JsonSerialize(contentConverter = Jackson3Beans.ToHex.class)
            @tools.jackson.databind.annotation.JsonDeserialize(contentConverter = Jackson3Beans.FromTree.class)
            @Nullable
            T v) {}

    public record Failing<T>(
            @JsonSerialize(contentUsing = Jackson2Beans.NotZero.class)
            @tools.jackson.databind.annotation.JsonSerialize(contentUsing = Jackson3Beans.NotZero.class)
            @Nullable
            T v) {}

    public record OfSubtype<T>(
            @JsonDeserialize(contentAs = ElementKind.Detail.class)
            @tools.jackson.databind.annotation.JsonDeserialize(contentAs = ElementKind.Detail.class)
            @Nullable
            T v) {}

    public record NamedContent<T>(
            @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
            @JsonSubTypes({
                @JsonSubTypes.Type(value = Integer.class, name = "int"),
                @JsonSubTypes.Type(value = ElementKind.Detail.class, name = "detail")
            })
            @Nullable
            T v) {}
}
