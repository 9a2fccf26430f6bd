/**
 * Reads and writes CompactVec containers with Jackson 2, in every format: those of integers as {@code int[]} and
 * {@code long[]} are read and written, those of objects as lists are.
 *
 * <p>Start at {@link io.github.compactvec.jackson.CompactVecModule}.
 */
module io.github.compactvec.jackson {
    requires transitive com.fasterxml.jackson.databind;
    requires transitive io.github.compactvec;
    requires static transitive org.jspecify;

    exports io.github.compactvec.jackson;

    provides com.fasterxml.jackson.databind.Module with
            io.github.compactvec.jackson.CompactVecModule;
}
