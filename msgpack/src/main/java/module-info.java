/**
 * Reads and writes CompactVec containers as MessagePack arrays of integers.
 *
 * <p>Start at {@link io.github.compactvec.msgpack.CompactVecMessagePack}.
 */
module io.github.compactvec.msgpack {
    requires transitive io.github.compactvec;
    requires transitive msgpack.core;
    requires static transitive org.jspecify;

    exports io.github.compactvec.msgpack;
}
