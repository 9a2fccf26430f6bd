package io.github.compactvec.conformance.peer;

/** A vector type that the peer knows. */
public enum RustType {
    /** {@code Vec<u32>}. */
    VEC_U32("VecU32", "Vec<u32>", false),
    /** {@code Vec<i32>}. */
    VEC_I32("VecI32", "Vec<i32>", true),
    /** {@code compactvec::CompactVec}, whose elements are {@code u32}. */
    COMPACT_VEC("CompactVec", "compactvec::CompactVec", false),
    /** {@code SmallVec<[u32; 4]>}. */
    SMALL_VEC_U32("SmallVecU32", "SmallVec<[u32; 4]>", false),
    /** {@code SmallVec<[i32; 4]>}. */
    SMALL_VEC_I32("SmallVecI32", "SmallVec<[i32; 4]>", true);

    final String wireName;
    private final String rustName;
    private final boolean signed;

    RustType(String wireName, String rustName, boolean signed) {
        this.wireName = wireName;
        this.rustName = rustName;
        this.signed = signed;
    }

    /** Whether its elements can be negative. */
    public boolean isSigned() {
        return signed;
    }

    /** The type as Rust spells it. */
    @Override
    public String toString() {
        return rustName;
    }
}
