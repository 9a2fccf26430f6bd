/**
 * Kryo serializers for CompactVec containers.
 *
 * <p>Start at {@link io.github.compactvec.kryo.CompactVecKryo}.
 */
module io.github.compactvec.kryo {
    requires transitive io.github.compactvec;
    requires transitive com.esotericsoftware.kryo;
    requires static transitive org.jspecify;

    exports io.github.compactvec.kryo;
}
