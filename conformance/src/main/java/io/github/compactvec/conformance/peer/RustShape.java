package io.github.compactvec.conformance.peer;

/** What stands around a vector in a document of the peer; its README shows each one's form. */
public enum RustShape {
    /** The vector alone. */
    ALONE("Alone"),
    /** A struct with the vector as a field; an array in MessagePack. */
    STRUCT("Struct"),
    /** The same struct; a map in MessagePack too. */
    STRUCT_NAMED("StructNamed"),
    /** The vector or nothing. */
    OPTION("Option"),
    /** A {@code Vec} of vectors. */
    LIST("List"),
    /** A {@code SmallVec} of vectors. */
    SMALL_LIST("SmallList"),
    /** A map from names to vectors. */
    MAP("Map"),
    /** One of two variants that hold a vector. */
    ENUM("Enum"),
    /** Structs and an optional vector within a struct; arrays in MessagePack. */
    NESTED("Nested"),
    /** The same; maps in MessagePack too. */
    NESTED_NAMED("NestedNamed");

    final String wireName;

    RustShape(String wireName) {
        this.wireName = wireName;
    }
}
