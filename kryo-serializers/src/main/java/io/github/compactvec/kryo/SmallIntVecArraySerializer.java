package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.SmallIntVec;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes a {@link SmallIntVec} in its {@linkplain WireForm#ARRAY array form}: byte for byte what Kryo's
 * serializer of {@code int[]} writes to the same stream, and reads from it.
 *
 * <p>The same stream: where an output is told not to use variable-length integers (Kryo 5's
 * {@code setVariableLengthEncoding(false)}, Kryo 4's {@code FastOutput} and {@code UnsafeOutput}), {@code int[]} takes
 * four bytes an element in a byte order that depends on the Kryo version, and so does this.
 *
 * <p>Writing and reading take time linear in the size. Writing allocates nothing. Reading grows the vector with the
 * elements that have arrived, whatever number is promised, and trims it.
 *
 * <p>Accepts null, as {@code int[]} does. Copies are independent. Keeps no state, so threads may share an instance.
 *
 * <p>Throws a {@link com.esotericsoftware.kryo.KryoException} when a message is cut short or its length is impossible.
 */
public final class SmallIntVecArraySerializer extends VecSerializer<SmallIntVec> {
    /** Makes a serializer that accepts null. */
    public SmallIntVecArraySerializer() {}

    @Override
    public void write(Kryo kryo, Output output, @Nullable SmallIntVec vec) {
        ArrayForm.write(VecType.SmallInts.TYPE, output, vec);
    }

    @Override
    public @Nullable SmallIntVec read(Kryo kryo, Input input, Class<? extends SmallIntVec> type) {
        return ArrayForm.read(VecType.SmallInts.TYPE, input);
    }
}
