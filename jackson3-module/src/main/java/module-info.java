/**
 * Reads and writes CompactVec containers with Jackson 3, in every format: those of integers as {@code int[]} and
 * {@code long[]} are read and written, those of objects as lists are.
 *
 * <p>Start at {@link io.github.compactvec.jackson3.CompactVecModule}.
 */
@SuppressWarnings("module") // The digit tells which Jackson it is for, and will not change.
module io.github.compactvec.jackson3 {
    requires transitive io.github.compactvec;
    requires transitive tools.jackson.databind;
    requires static transitive org.jspecify;

    exports io.github.compactvec.jackson3;

    provides tools.jackson.databind.JacksonModule with
            io.github.compactvec.jackson3.CompactVecModule;
}
