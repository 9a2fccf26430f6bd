/**
 * CompactVec containers as MessagePack.
 *
 * <ul>
 *   <li>{@link io.github.compactvec.msgpack.CompactVecMessagePack} writes vectors to a {@code MessagePacker}, a stream or
 *       a {@code byte[]}, and reads them back; it needs {@code msgpack-core} only.
 *   <li>{@link io.github.compactvec.msgpack.CompactVecMessagePackFactory} makes Jackson 2 write and read arrays of integers
 *       in bulk; it needs {@code compactvec-jackson} and {@code jackson-dataformat-msgpack}.
 * </ul>
 *
 * <p>Unless a method says otherwise, a {@code null} argument is answered with a {@link NullPointerException}.
 */
@NullMarked
package io.github.compactvec.msgpack;

import org.jspecify.annotations.NullMarked;
