/**
 * Reads and writes CompactVec containers as MessagePack arrays of integers.
 *
 * <p>Start at {@link io.github.compactvec.msgpack.CompactVecMessagePack}, or with Jackson at
 * {@link io.github.compactvec.msgpack.CompactVecMessagePackFactory}, which alone needs the modules that are optional.
 */
module io.github.compactvec.msgpack {
    requires transitive io.github.compactvec;
    requires transitive msgpack.core;
    requires static transitive org.jspecify;
    requires static transitive com.fasterxml.jackson.core;
    requires static transitive io.github.compactvec.jackson;
    requires static transitive jackson.dataformat.msgpack;

    exports io.github.compactvec.msgpack;
}
