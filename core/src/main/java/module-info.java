/**
 * Growable containers that keep integers in the fewest whole bytes that fit them.
 *
 * <p>Start at {@link io.github.compactvec.CompactIntVec}.
 */
module io.github.compactvec {
    requires static transitive org.jspecify;

    exports io.github.compactvec;
}
