package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.SmallByteVec;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes a {@link SmallByteVec}: byte for byte what Kryo's serializer of {@code byte[]} writes to the same
 * stream, and reads from it. There is only this form, as bytes cannot be packed; it serves for both.
 *
 * <p>Writing and reading are copies of blocks. Reading makes a vector without spare capacity, and its memory grows only
 * with bytes that have arrived, whatever length is promised.
 *
 * <p>Accepts null, as {@code byte[]} does. Copies are independent. Keeps no state, so threads may share an instance.
 *
 * <p>Throws a {@link KryoException} when a message is cut short or its length is impossible.
 */
public final class SmallByteVecSerializer extends Serializer<SmallByteVec> {
    /** Makes a serializer that accepts null. */
    public SmallByteVecSerializer() {
        super(true);
    }

    @Override
    public void write(Kryo kryo, Output output, @Nullable SmallByteVec vec) {
        Size.write(output, vec == null ? Size.NULL : vec.size());
        if (vec != null) {
            try {
                vec.writeTo(output);
            } catch (IOException e) {
                throw new KryoException(e);
            }
        }
    }

    @Override
    public @Nullable SmallByteVec read(Kryo kryo, Input input, Class<? extends SmallByteVec> type) {
        int size = Size.read(input, SmallByteVec.class);
        if (size == Size.NULL) {
            return null;
        }
        SmallByteVec vec = new SmallByteVec();
        try {
            vec.addAll(new PackedInputStream.Fixed(input), size);
        } catch (IOException e) {
            throw new KryoException(e);
        } catch (KryoException e) {
            e.addTrace(size + " bytes (" + SmallByteVec.class.getName() + ")");
            throw e;
        }
        vec.trimToSize();
        return vec;
    }

    @Override
    public SmallByteVec copy(Kryo kryo, SmallByteVec original) {
        return original.copy();
    }
}
