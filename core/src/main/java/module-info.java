/**
 * Growable containers that keep integers in the fewest whole bytes that fit them, and few objects without an array.
 *
 * <p>Start at {@link io.github.compactvec.CompactIntVec}, or {@link io.github.compactvec.SmallVec} for objects.
 */
module io.github.compactvec {
    requires static transitive org.jspecify;

    exports io.github.compactvec;
}
