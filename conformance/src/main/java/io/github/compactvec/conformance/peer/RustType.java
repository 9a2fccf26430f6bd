package io.github.compactvec.conformance.peer;

import io.github.compactvec.conformance.Range;

/** A vector type that the peer knows. */
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
    /** {@code SmallVec<[i64; 4]>}. */
    SMALL_VEC_I64("SmallVecI64", "SmallVec<[i64; 4]>", Range.LONG);

    final String wireName;
    private final String rustName;
    private final Range range;

    RustType(String wireName, String rustName, Range range) {
        this.wireName = wireName;
        this.rustName = rustName;
        this.range = range;
    }

    /** The elements it can have, as far as they are {@code long}. */
    public Range range() {
        return range;
    }

    /** The type as Rust spells it. */
    @Override
    public String toString() {
        return rustName;
    }
}
