package io.github.compactvec.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import io.github.compactvec.SmallVec;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
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

    private static final Map<Class<?>, Class<?>> INITIAL = Map.ofEntries(
            Map.entry(int[].class, InitialInts.class),
            Map.entry(long[].class, InitialLongs.class),
            Map.entry(CompactIntVec.class, InitialIntVec.class),
            Map.entry(SmallIntVec.class, InitialSmallIntVec.class),
            Map.entry(CompactUIntVec.class, InitialUIntVec.class),
            Map.entry(CompactLongVec.class, InitialLongVec.class),
            Map.entry(SmallLongVec.class, InitialSmallLongVec.class),
            Map.entry(IntVec.class, InitialIntVec.class),
            Map.entry(LongVec.class, InitialLongVec.class),
            Map.entry(List.class, InitialList.class),
            Map.entry(SmallVec.class, InitialSmallVec.class));

    private static final Map<Class<?>, Class<?>> MERGED = Map.ofEntries(
            Map.entry(int[].class, MergedInts.class),
            Map.entry(long[].class, MergedLongs.class),
            Map.entry(CompactIntVec.class, MergedIntVec.class),
            Map.entry(SmallIntVec.class, MergedSmallIntVec.class),
            Map.entry(CompactUIntVec.class, MergedUIntVec.class),
            Map.entry(CompactLongVec.class, MergedLongVec.class),
            Map.entry(SmallLongVec.class, MergedSmallLongVec.class),
            Map.entry(IntVec.class, MergedGeneralIntVec.class),
            Map.entry(LongVec.class, MergedGeneralLongVec.class),
            Map.entry(List.class, MergedList.class),
            Map.entry(SmallVec.class, MergedSmallVec.class));

    private static final Map<Class<?>, Class<?>> CHOSEN =
            Map.of(List.class, ChosenList.class, SmallVec.class, ChosenSmallVec.class);

    private static final Map<Class<?>, Class<?>> FILLED =
            Map.of(List.class, FilledList.class, SmallVec.class, FilledSmallVec.class);

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
            in("property with elements", "{\"v\":%s}", INITIAL),
            in("property to merge with elements", "{\"v\":%s}", MERGED),
            in("property to merge with none", "{\"clear\":true,\"v\":%s}", MERGED));

    /** Where Jackson is told something that applies to lists alone. */
    static final List<Position> OF_LISTS = List.of(
            in("property of a class it is told", "{\"v\":%s}", CHOSEN),
            in("property without a setter", "{\"v\":%s}", FILLED),
            in(
                    "property whose elements are read as text",
                    "{\"v\":%s}",
                    ContentUsing.class,
                    o -> ((ContentUsing<?>) o).v),
            in(
                    "property whose elements are converted",
                    "{\"v\":%s}",
                    ContentConverter.class,
                    o -> ((ContentConverter<?>) o).v),
            in("property whose elements are of a subtype", "{\"v\":%s}", ContentAs.class, o -> ((ContentAs<?>) o).v),
            in(
                    "property whose elements have types by name",
                    "{\"v\":%s}",
                    NamedContent.class,
                    o -> ((NamedContent<?>) o).v));

    /** One of each kind. */
    static final List<Position> TYPICAL = ALL.stream()
            .filter(position -> Set.of(
                            "root",
                            "record component",
                            "list element",
                            "polymorphic property",
                            "property with elements",
                            "property to merge with elements")
                    .contains(position.name))
            .toList();

    String document(String container) {
        return document.formatted(container);
    }

    /** Reads JSON with the input in this place of the document. */
    Outcome read(ObjectMapper mapper, String input, Type container) {
        return read(mapper, document(input).getBytes(UTF_8), container);
    }

    /** Reads a document in any format. */
    Outcome read(ObjectMapper mapper, byte[] document, Type container) {
        TypeFactory types = mapper.getTypeFactory();
        JavaType type = types.constructType(container);
        return Outcome.of(() ->
                type.getRawClass().cast(content(mapper.readValue(document, typeAround.apply(types, type)))));
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

    /** In a bean of a class of its own for each container, generic if the container is. */
    private static Position in(String name, String document, Map<Class<?>, Class<?>> beans) {
        return new Position(
                name,
                document,
                (types, container) -> {
                    Class<?> bean = Objects.requireNonNull(beans.get(container.getRawClass()));
                    return bean.getTypeParameters().length == 0
                            ? types.constructType(bean)
                            : types.constructParametricType(bean, container.getContentType());
                },
                o -> ((Initial<?>) o).v());
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

    static class ContentUsing<T> {
        @JsonDeserialize(contentUsing = TextDeserializer.class)
        public @Nullable T v;
    }

    static class TextDeserializer extends StdDeserializer<Object> {
        private static final long serialVersionUID = 1;

        TextDeserializer() {
            super(Object.class);
        }

        @Override
        public Object deserialize(JsonParser p, DeserializationContext ctxt) throws IOException {
            return p.readValueAsTree().toString();
        }
    }

    static class ContentConverter<T> {
        @JsonDeserialize(contentConverter = ToText.class)
        public @Nullable T v;
    }

    static class ToText extends StdConverter<JsonNode, String> {
        @Override
        public String convert(JsonNode value) {
            return value.toString();
        }
    }

    static class ContentAs<T> {
        @JsonDeserialize(contentAs = ElementKind.Detail.class)
        public @Nullable T v;
    }

    static class NamedContent<T> {
        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
        @JsonSubTypes({
            @JsonSubTypes.Type(value = Integer.class, name = "int"),
            @JsonSubTypes.Type(value = ElementKind.Detail.class, name = "detail")
        })
        public @Nullable T v;
    }

    /** Has a value before it is read. */
    interface Initial<T> {
        @Nullable
        T v();
    }

    static class InitialInts implements Initial<int[]> {
        public int @Nullable [] v = {9};

        @Override
        public int @Nullable [] v() {
            return v;
        }
    }

    static class InitialLongs implements Initial<long[]> {
        public long @Nullable [] v = {9};

        @Override
        public long @Nullable [] v() {
            return v;
        }
    }

    static class InitialIntVec implements Initial<CompactIntVec> {
        public @Nullable CompactIntVec v = CompactIntVec.of(9);

        @Override
        public @Nullable CompactIntVec v() {
            return v;
        }
    }

    static class InitialUIntVec implements Initial<CompactUIntVec> {
        public @Nullable CompactUIntVec v = CompactUIntVec.of(9);

        @Override
        public @Nullable CompactUIntVec v() {
            return v;
        }
    }

    static class InitialLongVec implements Initial<CompactLongVec> {
        public @Nullable CompactLongVec v = CompactLongVec.of(9);

        @Override
        public @Nullable CompactLongVec v() {
            return v;
        }
    }

    static class InitialSmallIntVec implements Initial<SmallIntVec> {
        public @Nullable SmallIntVec v = SmallIntVec.of(9);

        @Override
        public @Nullable SmallIntVec v() {
            return v;
        }
    }

    static class InitialSmallLongVec implements Initial<SmallLongVec> {
        public @Nullable SmallLongVec v = SmallLongVec.of(9);

        @Override
        public @Nullable SmallLongVec v() {
            return v;
        }
    }

    abstract static class Merged<T> implements Initial<T> {
        private final T none;

        @JsonMerge
        public @Nullable T v;

        Merged(T some, T none) {
            this.none = none;
            this.v = some;
        }

        public void setClear(boolean clear) {
            v = none;
        }

        @Override
        public @Nullable T v() {
            return v;
        }
    }

    static class MergedInts extends Merged<int[]> {
        MergedInts() {
            super(new int[] {7, 70_000}, new int[0]);
        }
    }

    static class MergedLongs extends Merged<long[]> {
        MergedLongs() {
            super(new long[] {7, 70_000}, new long[0]);
        }
    }

    static class MergedIntVec extends Merged<CompactIntVec> {
        MergedIntVec() {
            super(CompactIntVec.of(7, 70_000), new CompactIntVec());
        }
    }

    static class MergedUIntVec extends Merged<CompactUIntVec> {
        MergedUIntVec() {
            super(CompactUIntVec.of(7, 70_000), new CompactUIntVec());
        }
    }

    static class MergedLongVec extends Merged<CompactLongVec> {
        MergedLongVec() {
            super(CompactLongVec.of(7, 70_000), new CompactLongVec());
        }
    }

    static class MergedSmallIntVec extends Merged<SmallIntVec> {
        MergedSmallIntVec() {
            super(SmallIntVec.of(7, 70_000), new SmallIntVec());
        }
    }

    static class MergedSmallLongVec extends Merged<SmallLongVec> {
        MergedSmallLongVec() {
            super(SmallLongVec.of(7, 70_000), new SmallLongVec());
        }
    }

    static class MergedGeneralIntVec extends Merged<IntVec> {
        MergedGeneralIntVec() {
            super(CompactIntVec.of(7, 70_000), new CompactIntVec());
        }
    }

    static class MergedGeneralLongVec extends Merged<LongVec> {
        MergedGeneralLongVec() {
            super(CompactLongVec.of(7, 70_000), new CompactLongVec());
        }
    }

    static class InitialList<E> implements Initial<List<@Nullable E>> {
        public @Nullable List<@Nullable E> v = new ArrayList<@Nullable E>(Collections.<@Nullable E>singleton(null));

        @Override
        public @Nullable List<@Nullable E> v() {
            return v;
        }
    }

    static class InitialSmallVec<E> implements Initial<SmallVec<@Nullable E>> {
        public @Nullable SmallVec<@Nullable E> v = SmallVec.nCopies(1, null);

        @Override
        public @Nullable SmallVec<@Nullable E> v() {
            return v;
        }
    }

    static class MergedList<E> extends Merged<List<@Nullable E>> {
        MergedList() {
            super(new ArrayList<@Nullable E>(Collections.<@Nullable E>nCopies(2, null)), new ArrayList<@Nullable E>());
        }
    }

    static class MergedSmallVec<E> extends Merged<SmallVec<@Nullable E>> {
        MergedSmallVec() {
            super(SmallVec.nCopies(2, null), SmallVec.of());
        }
    }

    static class ChosenList<E> implements Initial<List<E>> {
        @JsonDeserialize(as = ArrayList.class)
        public @Nullable List<E> v;

        @Override
        public @Nullable List<E> v() {
            return v;
        }
    }

    static class ChosenSmallVec<E> implements Initial<List<E>> {
        @JsonDeserialize(as = SmallVec.class)
        public @Nullable List<E> v;

        @Override
        public @Nullable List<E> v() {
            return v;
        }
    }

    static class FilledList<E> implements Initial<List<E>> {
        private final List<E> v = new ArrayList<>();

        public List<E> getV() {
            return v;
        }

        @Override
        public List<E> v() {
            return v;
        }
    }

    static class FilledSmallVec<E> implements Initial<SmallVec<E>> {
        private final SmallVec<E> v = SmallVec.of();

        public SmallVec<E> getV() {
            return v;
        }

        @Override
        public SmallVec<E> v() {
            return v;
        }
    }
}
