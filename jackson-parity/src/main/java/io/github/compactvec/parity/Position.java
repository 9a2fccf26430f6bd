package io.github.compactvec.parity;

import io.github.compactvec.parity.Beans.Accessors;
import io.github.compactvec.parity.Beans.Aliased;
import io.github.compactvec.parity.Beans.Any;
import io.github.compactvec.parity.Beans.AnyByMethods;
import io.github.compactvec.parity.Beans.AsArray;
import io.github.compactvec.parity.Beans.AsObject;
import io.github.compactvec.parity.Beans.Built;
import io.github.compactvec.parity.Beans.ByContent;
import io.github.compactvec.parity.Beans.ByExisting;
import io.github.compactvec.parity.Beans.ByPair;
import io.github.compactvec.parity.Beans.ByProperty;
import io.github.compactvec.parity.Beans.ByWrapper;
import io.github.compactvec.parity.Beans.Component;
import io.github.compactvec.parity.Beans.ContentIfAllowed;
import io.github.compactvec.parity.Beans.ContentIfNotDefault;
import io.github.compactvec.parity.Beans.ContentIfNotEmpty;
import io.github.compactvec.parity.Beans.ContentIfNotNull;
import io.github.compactvec.parity.Beans.Converting;
import io.github.compactvec.parity.Beans.Creator;
import io.github.compactvec.parity.Beans.Delegate;
import io.github.compactvec.parity.Beans.EmptyForNull;
import io.github.compactvec.parity.Beans.External;
import io.github.compactvec.parity.Beans.Failing;
import io.github.compactvec.parity.Beans.Field;
import io.github.compactvec.parity.Beans.GetterOnly;
import io.github.compactvec.parity.Beans.Identified;
import io.github.compactvec.parity.Beans.IfAllowed;
import io.github.compactvec.parity.Beans.IfChanged;
import io.github.compactvec.parity.Beans.IfNotDefault;
import io.github.compactvec.parity.Beans.IfNotEmpty;
import io.github.compactvec.parity.Beans.Merging;
import io.github.compactvec.parity.Beans.Mixed;
import io.github.compactvec.parity.Beans.NamedContent;
import io.github.compactvec.parity.Beans.NotOfOne;
import io.github.compactvec.parity.Beans.OfContent;
import io.github.compactvec.parity.Beans.OfExisting;
import io.github.compactvec.parity.Beans.OfFeatures;
import io.github.compactvec.parity.Beans.OfOne;
import io.github.compactvec.parity.Beans.OfPair;
import io.github.compactvec.parity.Beans.OfProperty;
import io.github.compactvec.parity.Beans.OfSubtype;
import io.github.compactvec.parity.Beans.OfWrapper;
import io.github.compactvec.parity.Beans.Opting;
import io.github.compactvec.parity.Beans.Pattern;
import io.github.compactvec.parity.Beans.Referring;
import io.github.compactvec.parity.Beans.RefusingNulls;
import io.github.compactvec.parity.Beans.ShapeArray;
import io.github.compactvec.parity.Beans.ShapeBinary;
import io.github.compactvec.parity.Beans.ShapeNumber;
import io.github.compactvec.parity.Beans.ShapeObject;
import io.github.compactvec.parity.Beans.ShapeString;
import io.github.compactvec.parity.Beans.ShapedMap;
import io.github.compactvec.parity.Beans.ShapedReference;
import io.github.compactvec.parity.Beans.SkippingNulls;
import io.github.compactvec.parity.Beans.StaticallyTyped;
import io.github.compactvec.parity.Beans.Two;
import io.github.compactvec.parity.Beans.TypedContent;
import io.github.compactvec.parity.Beans.Unwrapping;
import io.github.compactvec.parity.Beans.Using;
import io.github.compactvec.parity.Beans.Viewed;
import io.github.compactvec.parity.Beans.Wide;
import java.lang.reflect.Type;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.lang3.reflect.TypeUtils;
import org.jspecify.annotations.Nullable;

/**
 * A place where a container may stand, in a document and in what the document is read into or written from.
 *
 * @param name what to call it in messages
 * @param document JSON with {@code %s} for the container, or null if it is not read from documents made for it
 * @param typeAround the type of the whole, given that of the container
 * @param wrap puts a container there, or is null where it cannot
 * @param content takes the container out of the whole
 * @param traits what is special about it
 */
public record Position(
        String name,
        @Nullable String document,
        UnaryOperator<Type> typeAround,
        @Nullable Function<Object, Object> wrap,
        Function<Object, @Nullable Object> content,
        Set<Trait> traits) {

    /** What is special about a position. */
    enum Trait {
        /** One of each kind. */
        TYPICAL,
        /** It says how elements of a list are to be written. */
        SAYS_OF_ELEMENTS,
        /** It says how elements of a list are to be read. */
        READS_ELEMENTS,
        /** It has the elements of a list written with their types, as no array writes them. */
        TYPES_ELEMENTS,
        /** What is read is read into something that has other elements already. */
        UPDATED,
        /** What is read is read into something that has an empty container already. */
        UPDATED_EMPTY,
        /** A table may have such a column. */
        COLUMN
    }

    /** Where merging needs no setter if the container can grow. */
    private static final String GETTER_ONLY_UPDATED = "getter only of what is there";

    /** An iterator gives what it has been given, which has been merged with if it can grow. */
    static final String ROOT_UPDATED = "root with elements";

    /** Every position, plain ones first. */
    public static final List<Position> ALL = List.of(
            new Position("root", "%s", t -> t, v -> v, v -> v, EnumSet.of(Trait.TYPICAL)),
            in("field", "{\"v\":%s}", Field.class, Field::new, b -> b.v).with(Trait.COLUMN),
            in("setter", "{\"v\":%s}", Accessors.class, Accessors::new, b -> b.getV())
                    .with(Trait.COLUMN),
            in("record component", "{\"a\":1,\"v\":%s}", Component.class, v -> new Component<>(1, v), b -> b.v())
                    .with(Trait.TYPICAL, Trait.COLUMN),
            in("twice", "{\"w\":[],\"v\":%s}", Two.class, v -> new Two<>(v, v), b -> b.v())
                    .with(Trait.COLUMN),
            in("beside null", "{\"w\":null,\"v\":%s}", Two.class, v -> new Two<>(v, null), b -> b.v())
                    .with(Trait.COLUMN),
            in(
                    "list in a map",
                    "{\"v\":{\"k\":[%s]}}",
                    Wide.class,
                    v -> new Wide<>(List.of(v), Map.of("k", List.of(v))),
                    b -> first(b.v())),
            in("constructor argument", "{\"v\":%s,\"b\":2}", Creator.class, v -> new Creator<>(v, 2), b -> b.getV()),
            in("delegate", "%s", Delegate.class, Delegate::new, b -> b.value()),
            in("builder property", "{\"v\":%s}", Built.class, Built::new, b -> b.v)
                    .with(Trait.COLUMN),
            in("any-setter value", "{\"v\":%s}", Any.class, Position::any, b -> b.values.get("v")),
            in(
                    "value for an any-setter method",
                    "{\"v\":%s}",
                    AnyByMethods.class,
                    Position::anyByMethods,
                    b -> b.values().get("v")),
            in(
                    "unwrapped property",
                    "{\"a\":0,\"v\":%s}",
                    Unwrapping.class,
                    Unwrapping::new,
                    b -> b.inner == null ? null : b.inner.v),
            in("reference", "{\"v\":%s}", Referring.class, Referring::new, b -> b.v == null ? null : b.v.get()),
            in("optional", "{\"v\":%s}", Opting.class, Opting::new, b -> valueOf(b.v)),
            in("getter only", "{\"v\":%s}", GetterOnly.class, GetterOnly::new, b -> b.getV()),
            new Position(
                    GETTER_ONLY_UPDATED,
                    "{\"v\":%s}",
                    t -> TypeUtils.parameterize(GetterOnly.class, t),
                    GetterOnly::new,
                    b -> ((GetterOnly<?>) b).getV(),
                    EnumSet.of(Trait.UPDATED)),
            new Position("object", null, t -> AsObject.class, AsObject::new, b -> ((AsObject) b).v(), none()),
            in("alias", "{\"v\":%s}", Aliased.class, Aliased::new, b -> b.aliased())
                    .with(Trait.COLUMN),
            in("bean as array", "[1,%s,2]", AsArray.class, v -> new AsArray<>(1, v, 2), b -> b.v()),
            in("bean with identity", "{\"id\":1,\"v\":%s}", Identified.class, Identified::new, b -> b.v),
            in("views", "{\"v\":%s,\"w\":[]}", Viewed.class, Viewed::new, b -> b.v)
                    .with(Trait.COLUMN),
            in("mix-in", "{\"v\":%s}", Mixed.class, Mixed::new, b -> b.hidden()).with(Trait.COLUMN),
            in("root reference", "%s", AtomicReference.class, AtomicReference::new, b -> b.get()),
            new Position(
                    "map value",
                    "{\"k\":%s}",
                    t -> TypeUtils.parameterize(Map.class, String.class, t),
                    v -> Map.of("k", v),
                    m -> ((Map<?, ?>) m).get("k"),
                    none()),
            new Position(
                    "list element",
                    "[%s]",
                    t -> TypeUtils.parameterize(List.class, t),
                    v -> List.of(v, v),
                    l -> ((List<?>) l).isEmpty() ? null : ((List<?>) l).get(0),
                    EnumSet.of(Trait.TYPICAL)),
            new Position("array element", "[%s]", Position::arrayOf, null, a -> ((Object[]) a)[0], none()),

            // with types
            in(
                            "polymorphic by property",
                            "{\"v\":%s,\"kind\":\"sub\"}",
                            OfProperty.class,
                            ByProperty::new,
                            b -> ((ByProperty<?>) b).v())
                    .with(Trait.TYPICAL),
            in(
                    "polymorphic by first property",
                    "{\"kind\":\"sub\",\"v\":%s}",
                    OfProperty.class,
                    ByProperty::new,
                    b -> ((ByProperty<?>) b).v()),
            in(
                    "polymorphic by existing property",
                    "{\"v\":%s,\"kind\":\"sub\"}",
                    OfExisting.class,
                    v -> new ByExisting<>(v, "sub"),
                    b -> ((ByExisting<?>) b).v()),
            in(
                    "polymorphic by wrapper object",
                    "{\"sub\":{\"v\":%s}}",
                    OfWrapper.class,
                    ByWrapper::new,
                    b -> ((ByWrapper<?>) b).v()),
            in(
                    "polymorphic by wrapper array",
                    "[\"sub\",{\"v\":%s}]",
                    OfPair.class,
                    ByPair::new,
                    b -> ((ByPair<?>) b).v()),
            in(
                    "polymorphic by deduction",
                    "{\"v\":%s,\"a\":1}",
                    OfContent.class,
                    v -> new ByContent<>(v, 1),
                    b -> ((ByContent<?>) b).v()),
            in(
                    "polymorphic by external property",
                    "{\"inner\":{\"v\":%s},\"kind\":\"sub\"}",
                    External.class,
                    v -> new External<>(new Field<>(v)),
                    b -> b.inner() == null ? null : b.inner().v),
            in("typed property", "{\"v\":%s}", TypedContent.class, TypedContent::new, b -> b.v())
                    .with(Trait.TYPES_ELEMENTS),

            // with rules of their own
            in("property that skips nulls", "{\"v\":%s}", SkippingNulls.class, SkippingNulls::new, b -> b.v),
            in("property that refuses nulls", "{\"v\":%s}", RefusingNulls.class, RefusingNulls::new, b -> b.v()),
            in("property with empty for null", "{\"v\":%s}", EmptyForNull.class, EmptyForNull::new, b -> b.v()),
            in("property that takes one", "{\"v\":%s}", OfOne.class, OfOne::new, b -> b.v()),
            in("property that does not take one", "{\"v\":%s}", NotOfOne.class, NotOfOne::new, b -> b.v()),
            in("property with other features", "{\"v\":%s}", OfFeatures.class, OfFeatures::new, b -> b.v()),
            in("shape STRING", "{\"v\":%s}", ShapeString.class, ShapeString::new, b -> b.v())
                    .with(Trait.SAYS_OF_ELEMENTS),
            in("shape ARRAY", "{\"v\":%s}", ShapeArray.class, ShapeArray::new, b -> b.v()),
            in("shape NUMBER", "{\"v\":%s}", ShapeNumber.class, ShapeNumber::new, b -> b.v()),
            in("shape OBJECT", "{\"v\":%s}", ShapeObject.class, ShapeObject::new, b -> b.v()),
            in("shape BINARY", "{\"v\":%s}", ShapeBinary.class, ShapeBinary::new, b -> b.v()),
            in("pattern", "{\"v\":%s}", Pattern.class, Pattern::new, b -> b.v()),
            in(
                            "shape of a map",
                            "{\"v\":{\"k\":%s}}",
                            ShapedMap.class,
                            v -> new ShapedMap<>(Map.of("k", v)),
                            b -> b.v() == null ? null : b.v().get("k"))
                    .with(Trait.SAYS_OF_ELEMENTS),
            in(
                            "shape of a reference",
                            "{\"v\":%s}",
                            ShapedReference.class,
                            v -> new ShapedReference<>(new AtomicReference<>(v)),
                            b -> b.v() == null ? null : b.v().get())
                    .with(Trait.SAYS_OF_ELEMENTS),
            in("unless empty", "{\"v\":%s}", IfNotEmpty.class, IfNotEmpty::new, b -> b.v()),
            in("unless default", "{\"v\":%s}", IfNotDefault.class, IfNotDefault::new, b -> b.v()),
            in("unless as at first", "{\"v\":%s}", IfChanged.class, IfChanged::new, b -> b.v),
            in("unless filtered", "{\"v\":%s}", IfAllowed.class, IfAllowed::new, b -> b.v()),
            in("elements unless null", "{\"v\":%s}", ContentIfNotNull.class, ContentIfNotNull::new, b -> b.v()),
            in("elements unless empty", "{\"v\":%s}", ContentIfNotEmpty.class, ContentIfNotEmpty::new, b -> b.v()),
            in(
                    "elements unless default",
                    "{\"v\":%s}",
                    ContentIfNotDefault.class,
                    ContentIfNotDefault::new,
                    b -> b.v()),
            in("elements unless filtered", "{\"v\":%s}", ContentIfAllowed.class, ContentIfAllowed::new, b -> b.v()),
            in("static typing", "{\"v\":%s}", StaticallyTyped.class, StaticallyTyped::new, b -> b.v()),
            in("property with elements", "{\"v\":%s}", Field.class, Field::new, b -> b.v)
                    .with(Trait.TYPICAL, Trait.UPDATED),
            new Position(ROOT_UPDATED, "%s", t -> t, v -> v, v -> v, EnumSet.of(Trait.UPDATED)),
            in("setter with elements", "{\"v\":%s}", SkippingNulls.class, SkippingNulls::new, b -> b.v)
                    .with(Trait.UPDATED),
            in("property to merge with elements", "{\"v\":%s}", Merging.class, Merging::new, b -> b.v)
                    .with(Trait.TYPICAL, Trait.UPDATED),
            in("property to merge with none", "{\"v\":%s}", Merging.class, Merging::new, b -> b.v)
                    .with(Trait.UPDATED_EMPTY),
            in("property to merge with null", "{\"v\":%s}", Merging.class, Merging::new, b -> b.v),

            // with rules for elements
            in("elements by a serializer", "{\"v\":%s}", Using.class, Using::new, b -> b.v())
                    .with(Trait.SAYS_OF_ELEMENTS, Trait.READS_ELEMENTS),
            in("elements by a converter", "{\"v\":%s}", Converting.class, Converting::new, b -> b.v())
                    .with(Trait.SAYS_OF_ELEMENTS, Trait.READS_ELEMENTS),
            in("elements by a serializer that fails", "{\"v\":%s}", Failing.class, Failing::new, b -> b.v())
                    .with(Trait.SAYS_OF_ELEMENTS));

    /** Where Jackson is told something that makes sense for lists of objects alone. */
    public static final List<Position> OF_LISTS = List.of(
            in("elements of a subtype", "{\"v\":%s}", OfSubtype.class, OfSubtype::new, b -> b.v()),
            in("elements with types by name", "{\"v\":%s}", NamedContent.class, NamedContent::new, b -> b.v())
                    .with(Trait.TYPES_ELEMENTS));

    /** One of each kind. */
    public static final List<Position> TYPICAL =
            ALL.stream().filter(position -> position.is(Trait.TYPICAL)).toList();

    boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether the type of the whole does not tell that of the container. */
    boolean isUntyped() {
        return name.startsWith("polymorphic") || name.equals("object");
    }

    /** Whether Jackson does to arrays, when it reads them here, what is of no use to anyone. */
    boolean isReadOtherwiseThanByArrays() {
        return is(Trait.READS_ELEMENTS) || name.equals(GETTER_ONLY_UPDATED);
    }

    private Position with(Trait first, Trait... others) {
        return new Position(name, document, typeAround, wrap, content, EnumSet.of(first, others));
    }

    private static Set<Trait> none() {
        return Set.of();
    }

    /** JSON with the container in this place. */
    public String document(String container) {
        return String.valueOf(document).formatted(container);
    }

    @Nullable
    Object content(@Nullable Object read) {
        return read == null ? null : content.apply(read);
    }

    @Override
    public String toString() {
        return name;
    }

    /** In a bean of a generic class. */
    private static <B> Position in(
            String name,
            String document,
            Class<B> generic,
            Function<Object, ? extends B> wrap,
            Function<B, @Nullable Object> content) {
        return new Position(
                name,
                document,
                t -> TypeUtils.parameterize(generic, t),
                wrap::apply,
                bean -> content.apply(generic.cast(bean)),
                none());
    }

    private static Type arrayOf(Type element) {
        return element instanceof Class<?> type ? type.arrayType() : TypeUtils.genericArrayType(element);
    }

    private static Any<Object> any(Object value) {
        Any<Object> any = new Any<>();
        any.values.put("v", value);
        return any;
    }

    private static AnyByMethods<Object> anyByMethods(Object value) {
        AnyByMethods<Object> any = new AnyByMethods<>();
        any.put("v", value);
        return any;
    }

    private static @Nullable Object valueOf(@Nullable Object optional) {
        return optional instanceof Optional<?> present ? present.orElse(null) : null;
    }

    private static @Nullable Object first(@Nullable Object map) {
        if (map != null) {
            for (Object list : ((Map<?, ?>) map).values()) {
                for (Object element : list == null ? List.of() : (List<?>) list) {
                    return element;
                }
            }
        }
        return null;
    }
}
