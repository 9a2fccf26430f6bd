package io.github.compactvec.jackson;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonMerge;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.IntVec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A place where a container may stand in a document and in the type it is read into.
 *
 * @param name what to call it in messages
 * @param document a document with {@code %s} for the container
 * @param typeAround the type of the document, given that of the container
 * @param content takes the container out of what was read
 */
record Position(
        String name,
        String document,
        BiFunction<TypeFactory, JavaType, JavaType> typeAround,
        Function<Object, @Nullable Object> content) {

    /** Every position, plain ones first. */
    static final List<Position> ALL = List.of(
            new Position("root", "%s", (types, t) -> t, o -> o),
            in("field", "{\"v\":%s}", Field.class, o -> ((Field<?>) o).v),
            in("setter", "{\"v\":%s}", Setter.class, o -> ((Setter<?>) o).value),
            in("record component", "{\"a\":1,\"v\":%s}", Component.class, o -> ((Component<?>) o).v),
            in("constructor argument", "{\"v\":%s,\"b\":2}", Creator.class, o -> ((Creator<?>) o).v),
            in("delegate", "%s", Delegate.class, o -> ((Delegate<?>) o).v),
            in("builder property", "{\"v\":%s}", Built.class, o -> ((Built<?>) o).v),
            in("any-setter value", "{\"v\":%s}", Any.class, o -> ((Any<?>) o).values.get("v")),
            in(
                    "unwrapped property",
                    "{\"a\":0,\"v\":%s}",
                    Unwrapping.class,
                    o -> Objects.requireNonNull(((Unwrapping<?>) o).inner).v),
            in(
                    "reference",
                    "{\"v\":%s}",
                    Referring.class,
                    o -> Objects.requireNonNull(((Referring<?>) o).v).get()),
            new Position(
                    "map value",
                    "{\"k\":%s}",
                    (types, t) -> types.constructMapType(Map.class, types.constructType(String.class), t),
                    o -> ((Map<?, ?>) o).get("k")),
            new Position(
                    "list element",
                    "[%s]",
                    (types, t) -> types.constructCollectionType(List.class, t),
                    o -> ((List<?>) o).get(0)),
            new Position("array element", "[%s]", TypeFactory::constructArrayType, o -> ((Object[]) o)[0]),
            in("polymorphic property", "{\"v\":%s,\"kind\":\"sub\"}", Base.class, o -> ((Sub<?>) o).v),
            in("property that skips nulls", "{\"v\":%s}", SkippingNulls.class, o -> ((SkippingNulls<?>) o).v),
            in("property that refuses nulls", "{\"v\":%s}", RefusingNulls.class, o -> ((RefusingNulls<?>) o).v),
            in("property with empty for null", "{\"v\":%s}", EmptyForNull.class, o -> ((EmptyForNull<?>) o).v),
            in("property that takes one", "{\"v\":%s}", TakingOne.class, o -> ((TakingOne<?>) o).v),
            in("property that does not take one", "{\"v\":%s}", NotTakingOne.class, o -> ((NotTakingOne<?>) o).v),
            in("typed property", "{\"v\":%s}", TypedContent.class, o -> ((TypedContent<?>) o).v),
            in(
                    "declared property",
                    "{\"v\":%s}",
                    DeclaredArray.class,
                    DeclaredVec.class,
                    o -> o instanceof DeclaredArray array ? array.v : ((DeclaredVec) o).v),
            in("property to merge with elements", "{\"v\":%s}", MergedArray.class, MergedVec.class, Position::merged),
            in(
                    "property to merge with none",
                    "{\"clear\":true,\"v\":%s}",
                    MergedArray.class,
                    MergedVec.class,
                    Position::merged));

    /** One of each kind. */
    static final List<Position> TYPICAL = ALL.stream()
            .filter(position -> Set.of(
                            "root",
                            "record component",
                            "list element",
                            "polymorphic property",
                            "declared property",
                            "property to merge with elements")
                    .contains(position.name))
            .toList();

    JavaType type(TypeFactory types, Class<?> container) {
        return typeAround.apply(types, types.constructType(container));
    }

    String document(String container) {
        return document.formatted(container);
    }

    /** Reads JSON with the input in this place of the document. */
    Outcome read(ObjectMapper mapper, String input, Class<?> container) {
        return Outcome.of(() -> content(mapper.readValue(document(input), type(mapper.getTypeFactory(), container))));
    }

    /** Reads a document in another format. */
    Outcome read(ObjectMapper mapper, byte[] document, Class<?> container) {
        return Outcome.of(() -> content(mapper.readValue(document, type(mapper.getTypeFactory(), container))));
    }

    private @Nullable Object content(@Nullable Object read) {
        return read == null ? null : content.apply(read);
    }

    @Override
    public String toString() {
        return name;
    }

    private static Position in(
            String name, String document, Class<?> generic, Function<Object, @Nullable Object> content) {
        return new Position(
                name, document, (types, container) -> types.constructParametricType(generic, container), content);
    }

    private static Position in(
            String name,
            String document,
            Class<?> ofArray,
            Class<?> ofVec,
            Function<Object, @Nullable Object> content) {
        return new Position(
                name,
                document,
                (types, container) -> types.constructType(container.isArrayType() ? ofArray : ofVec),
                content);
    }

    private static @Nullable Object merged(Object bean) {
        return bean instanceof MergedArray array ? array.v : ((MergedVec) bean).v;
    }

    static class Field<T> {
        public @Nullable T v;
    }

    static class Setter<T> {
        private @Nullable T value;

        public void setV(@Nullable T v) {
            value = v;
        }
    }

    record Component<T>(int a, @Nullable T v) {}

    static class Creator<T> {
        final @Nullable T v;

        @JsonCreator
        Creator(@JsonProperty("v") @Nullable T v, @JsonProperty("b") int b) {
            this.v = v;
        }
    }

    static class Delegate<T> {
        final @Nullable T v;

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Delegate(@Nullable T v) {
            this.v = v;
        }
    }

    @JsonDeserialize(builder = Builder.class)
    static class Built<T> {
        final @Nullable T v;

        Built(@Nullable T v) {
            this.v = v;
        }
    }

    @JsonPOJOBuilder
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
        public Map<String, T> values = new LinkedHashMap<>();
    }

    static class Unwrapping<T> {
        public int a;

        @JsonUnwrapped
        public @Nullable Field<T> inner;
    }

    static class Referring<T> {
        public @Nullable AtomicReference<T> v;
    }

    /** The type comes last, so the container is kept in a token buffer until then. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes(@JsonSubTypes.Type(value = Sub.class, name = "sub"))
    interface Base<T> {}

    static class Sub<T> implements Base<T> {
        public @Nullable T v;
    }

    static class SkippingNulls<T> {
        @JsonSetter(nulls = Nulls.SKIP, contentNulls = Nulls.SKIP)
        public @Nullable T v;
    }

    static class RefusingNulls<T> {
        @JsonSetter(nulls = Nulls.FAIL, contentNulls = Nulls.FAIL)
        public @Nullable T v;
    }

    static class EmptyForNull<T> {
        @JsonSetter(nulls = Nulls.AS_EMPTY, contentNulls = Nulls.AS_EMPTY)
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

    /** On a container this asks to type the content, which integers have no need of. */
    static class TypedContent<T> {
        @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
        public @Nullable T v;
    }

    static class DeclaredArray {
        public int @Nullable [] v = {9};
    }

    static class DeclaredVec {
        public @Nullable CompactIntVec v = CompactIntVec.of(9);
    }

    static class MergedArray {
        @JsonMerge
        public int @Nullable [] v = {7, 70_000};

        public void setClear(boolean clear) {
            v = new int[0];
        }
    }

    static class MergedVec {
        @JsonMerge
        public @Nullable IntVec v = CompactIntVec.of(7, 70_000);

        public void setClear(boolean clear) {
            v = new CompactIntVec();
        }
    }
}
