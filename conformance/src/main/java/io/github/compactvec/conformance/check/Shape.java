package io.github.compactvec.conformance.check;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.github.compactvec.SmallVec;
import io.github.compactvec.conformance.peer.RustShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the vectors of a value: the value's type with a hole in it, to be filled with any container.
 *
 * <p>A <em>plain</em> value is one whose vectors are {@code long[]}; from it the same value is made with any other
 * container.
 */
public final class Shape {
    /** One vector, nothing else. */
    public static final Shape ALONE = new Shape(
                    "list", (types, vector) -> vector, (value, vectors) -> vectors.apply(value))
            .inRust(RustShape.ALONE, RustShape.ALONE);

    /** A {@link Doc}. */
    public static final Shape STRUCT = new Shape(
                    "struct",
                    (types, vector) -> types.constructParametricType(Doc.class, vector),
                    (value, vectors) -> Shape.<Doc<Object>>cast(value).map(vectors))
            .inRust(RustShape.STRUCT, RustShape.STRUCT_NAMED);

    /** A list of vectors. */
    static final Shape LIST = new Shape(
                    "list of lists",
                    (types, vector) -> types.constructCollectionType(List.class, vector),
                    (value, vectors) -> Shape.<List<Object>>cast(value).stream()
                            .map(vectors)
                            .toList())
            .inRust(RustShape.LIST, RustShape.LIST);

    /** A small vector of vectors. */
    static final Shape SMALL_LIST = new Shape(
                    "small list of lists",
                    (types, vector) -> types.constructCollectionType(SmallVec.class, vector),
                    (value, vectors) -> Shape.<List<Object>>cast(value).stream()
                            .map(vectors)
                            .collect(SmallVec.toSmallVec(2)))
            .inRust(RustShape.SMALL_LIST, RustShape.SMALL_LIST);

    /** A map from texts to vectors, in the order of its keys. */
    static final Shape MAP = new Shape(
                    "map",
                    (types, vector) ->
                            types.constructMapType(LinkedHashMap.class, types.constructType(String.class), vector),
                    (value, vectors) -> {
                        Map<String, Object> mapped = new LinkedHashMap<>(Shape.<Map<String, Object>>cast(value));
                        mapped.replaceAll((key, vector) -> vectors.apply(vector));
                        return mapped;
                    })
            .inRust(RustShape.MAP, RustShape.MAP);

    /** A {@link Change}. */
    static final Shape ENUM = new Shape(
                    "enum",
                    (types, vector) -> types.constructParametricType(Change.class, vector),
                    (value, vectors) -> Shape.<Change<Object>>cast(value).map(vectors))
            .inRust(RustShape.ENUM, RustShape.ENUM);

    /** A {@link Nest}. */
    static final Shape NESTED = new Shape(
                    "nested structs",
                    (types, vector) -> types.constructParametricType(Nest.class, vector),
                    (value, vectors) -> Shape.<Nest<Object>>cast(value).map(vectors))
            .inRust(RustShape.NESTED, RustShape.NESTED_NAMED);

    /** Fills the hole of a type. */
    @FunctionalInterface
    public interface TypeMaker {
        /** The type around vectors of this type. */
        JavaType make(TypeFactory types, JavaType vector);
    }

    /** Replaces the vectors of a value. */
    @FunctionalInterface
    public interface Mapper {
        /** The same value with other vectors, each made from the one that was in its place. */
        Object map(Object value, UnaryOperator<Object> vectors);
    }

    private final String name;
    private final TypeMaker type;
    private final Mapper mapper;
    final @Nullable RustShape rust;
    final @Nullable RustShape rustNamed;

    /** A shape that the Rust peer does not know. */
    public Shape(String name, TypeMaker type, Mapper mapper) {
        this(name, type, mapper, null, null);
    }

    private Shape(String name, TypeMaker type, Mapper mapper, @Nullable RustShape rust, @Nullable RustShape rustNamed) {
        this.name = name;
        this.type = type;
        this.mapper = mapper;
        this.rust = rust;
        this.rustNamed = rustNamed;
    }

    /** This shape as the Rust peer knows it, with its structs as arrays or as maps. */
    private Shape inRust(RustShape arrays, RustShape maps) {
        return new Shape(name, type, mapper, arrays, maps);
    }

    /** The type around vectors of this type. */
    JavaType type(TypeFactory types, JavaType vector) {
        return type.make(types, vector);
    }

    JavaType type(TypeFactory types, Container container) {
        return type(types, container.type(types));
    }

    /** The same value with other vectors, each made from the one that was in its place, in order. */
    Object map(Object value, UnaryOperator<Object> vectors) {
        return mapper.map(value, vectors);
    }

    /** A plain value with its vectors in a container. */
    Object with(Object plain, Container container) {
        return map(plain, vector -> container.of((long[]) vector));
    }

    /** A value with its vectors in a container, as a plain one. */
    Object plain(Object value, Container container) {
        return map(value, container::toArray);
    }

    /** The vectors of a plain value, in order. */
    List<long[]> vectors(Object plain) {
        List<long[]> vectors = new ArrayList<>();
        map(plain, vector -> {
            vectors.add((long[]) vector);
            return vector;
        });
        return vectors;
    }

    @Override
    public String toString() {
        return name;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // a shape is only asked for values of its own
    private static <T> T cast(Object value) {
        return (T) value;
    }
}
