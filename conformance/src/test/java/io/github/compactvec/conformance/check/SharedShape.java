package io.github.compactvec.conformance.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.compactvec.conformance.peer.RustFormat;
import io.github.compactvec.conformance.peer.RustShape;
import java.util.function.Function;

/** A shape of documents as both sides know it, and its random values. */
@SuppressWarnings("ImmutableEnumChecker") // functions and shapes without state
enum SharedShape {
    ALONE(RustShape.ALONE, Shape.ALONE, RandomValues::vector),
    STRUCT(RustShape.STRUCT, Shape.STRUCT, RandomValues::doc),
    STRUCT_NAMED(RustShape.STRUCT_NAMED, Shape.STRUCT, RandomValues::doc),
    LIST(RustShape.LIST, Shape.LIST, RandomValues::list),
    SMALL_LIST(RustShape.SMALL_LIST, Shape.SMALL_LIST, RandomValues::list),
    MAP(RustShape.MAP, Shape.MAP, RandomValues::map),
    ENUM(RustShape.ENUM, Shape.ENUM, RandomValues::change),
    NESTED(RustShape.NESTED, Shape.NESTED, RandomValues::nest),
    NESTED_NAMED(RustShape.NESTED_NAMED, Shape.NESTED, RandomValues::nest);

    final RustShape rust;
    final Shape java;
    private final Function<RandomValues<?>, ?> random;

    SharedShape(RustShape rust, Shape java, Function<RandomValues<?>, ?> random) {
        this.rust = rust;
        this.java = java;
        this.random = random;
    }

    Object random(RandomValues<?> values) {
        // A small list is one of vectors, whatever the list that they are drawn into.
        return java.map(random.apply(values), vector -> vector);
    }

    /** The mapper that writes what Rust writes. */
    ObjectMapper mapper(RustFormat format) {
        return mapper(format, rust);
    }

    /** The mapper that writes what Rust writes for a shape. */
    static ObjectMapper mapper(RustFormat format, RustShape shape) {
        if (format == RustFormat.JSON) {
            return Mappers.json();
        }
        return shape == RustShape.STRUCT_NAMED || shape == RustShape.NESTED_NAMED
                ? Mappers.messagePack()
                : Mappers.messagePackOfArrays();
    }
}
