package io.github.compactvec.conformance.peer;

import io.github.compactvec.conformance.Range;
import java.util.List;

/** A vector type that the peer knows, or a struct of vectors. */
@SuppressWarnings("ImmutableEnumChecker") // ranges do not change
public enum RustType {
    /** {@code Vec<u32>}. */
    VEC_U32("VecU32", "Vec<u32>", Range.UNSIGNED_INT),
    /** {@code Vec<i32>}. */
    VEC_I32("VecI32", "Vec<i32>", Range.INT),
    /** {@code compactvec::CompactVec}, whose elements are {@code u32}. */
    COMPACT_VEC("CompactVec", "compactvec::CompactVec", Range.UNSIGNED_INT),
    /** {@code Vec<u64>}. */
    VEC_U64("VecU64", "Vec<u64>", Range.NOT_NEGATIVE),
    /** {@code Vec<i64>}. */
    VEC_I64("VecI64", "Vec<i64>", Range.LONG),
    /** {@code SmallVec<[u32; 4]>}. */
    SMALL_VEC_U32("SmallVecU32", "SmallVec<[u32; 4]>", Range.UNSIGNED_INT),
    /** {@code SmallVec<[i32; 4]>}. */
    SMALL_VEC_I32("SmallVecI32", "SmallVec<[i32; 4]>", Range.INT),
    /** {@code SmallVec<[i64; 8]>}. */
    SMALL_VEC_I64("SmallVecI64", "SmallVec<[i64; 8]>", Range.LONG),
    /** {@code SmallVec<[String; 4]>}. */
    SMALL_VEC_STRING("SmallVecString", "SmallVec<[String; 4]>", Range.LONG),
    /** {@code SmallVec} of structs with a {@code SmallVec<[u32; 4]>} in each. */
    SMALL_VEC_DOC("SmallVecDoc", "SmallVec<[Doc<SmallVec<[u32; 4]>>; 4]>", Range.UNSIGNED_INT),
    /** {@code SmallVec<[Option<i64>; 8]>}. */
    SMALL_VEC_OPTION("SmallVecOption", "SmallVec<[Option<i64>; 8]>", Range.LONG),
    /** {@code SmallVec<[SmallVec<[u32; 4]>; 2]>}. */
    SMALL_VEC_SMALL_VEC("SmallVecSmallVec", "SmallVec<[SmallVec<[u32; 4]>; 2]>", Range.UNSIGNED_INT),
    /** A struct that has small vectors of all kinds. */
    BUNDLE("Bundle", "Bundle", Range.LONG),
    /** {@code SmallVec<[u8; 20]>}, an array of numbers in every format. */
    SMALL_VEC_U8("SmallVecU8", "SmallVec<[u8; 20]>", new Range(0, 255)),
    /** {@code Vec<u8>} as the crate {@code serde_bytes} has it: binary data in MessagePack, numbers in JSON. */
    BYTES("Bytes", "serde_bytes", new Range(0, 255));

    /** The vectors of integers and of nothing else. */
    public static final List<RustType> OF_INTEGERS =
            List.of(VEC_U32, VEC_I32, COMPACT_VEC, VEC_U64, VEC_I64, SMALL_VEC_U32, SMALL_VEC_I32, SMALL_VEC_I64);

    final String wireName;
    private final String rustName;
    private final Range range;

    RustType(String wireName, String rustName, Range range) {
        this.wireName = wireName;
        this.rustName = rustName;
        this.range = range;
    }

    /** The integers that its vectors can have, as far as they are {@code long}. */
    public Range range() {
        return range;
    }

    /** The type as Rust spells it. */
    @Override
    public String toString() {
        return rustName;
    }
}
