/**
 * Kryo serializers for compact and small vectors, for Kryo 5 and, from the same classes, Kryo 4.
 *
 * <p>{@link io.github.compactvec.kryo.CompactVecKryo} registers them all; {@link io.github.compactvec.kryo.WireForm}
 * says which of two forms to choose for vectors of numbers. The forms are documented byte by byte in {@code docs/kryo-format.md} and stay
 * readable by later versions.
 *
 * <p>Unless a method says otherwise, a {@code null} argument is answered with a {@link NullPointerException}.
 */
@NullMarked
package io.github.compactvec.kryo;

import org.jspecify.annotations.NullMarked;
