/**
 * Growable containers that keep integers in the fewest whole bytes that fit them, and few integers or objects without
 * an array.
 *
 * <p>Start at {@link io.github.compactvec.CompactIntVec}, at {@link io.github.compactvec.SmallIntVec} for lists of a few
 * integers, or at {@link io.github.compactvec.SmallVec} for objects.
 */
// The modules that it names are not there yet when this one is compiled.
@SuppressWarnings("module")
module io.github.compactvec {
    requires static transitive org.jspecify;
    requires static org.jetbrains.annotations;

    exports io.github.compactvec;
    exports io.github.compactvec.internal to
            io.github.compactvec.jackson,
            io.github.compactvec.jackson3;
}
