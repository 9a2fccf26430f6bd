package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.SmallLongVec;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes a {@link SmallLongVec} in its {@linkplain WireForm#PACKED packed form}.
 *
 * <p>What is written follows from the elements alone: equal vectors give equal bytes, whatever their width and
 * capacity. Writing takes time linear in the size and at most a few kilobytes of memory. Reading makes a vector without
 * spare capacity, inline if its elements fit, and beside one it takes a few dozen bytes. Where they do not fit, it takes
 * no memory beside them if the input knows how much is {@linkplain Input#available() available}; otherwise, and for an
 * input that promises more than it holds, memory grows with what arrives.
 *
 * <p>Messages are those of a {@link CompactLongVec}: each reads the other's.
 *
 * <p>Accepts null, as Kryo's own array serializers do: a null takes the one byte of its length, and no vector takes
 * another byte to say that it is not null. Copies are independent. Keeps no state, so threads may share an instance.
 *
 * <p>Throws a {@link com.esotericsoftware.kryo.KryoException} that says what is wrong when a message is cut short or is
 * none that this serializer writes.
 */
public final class SmallLongVecSerializer extends VecSerializer<SmallLongVec> {
    /** Makes a serializer that accepts null. */
    public SmallLongVecSerializer() {}

    @Override
    public void write(Kryo kryo, Output output, @Nullable SmallLongVec vec) {
        PackedForm.write(VecType.SmallLongs.TYPE, output, vec);
    }

    @Override
    public @Nullable SmallLongVec read(Kryo kryo, Input input, Class<? extends SmallLongVec> type) {
        return PackedForm.read(VecType.SmallLongs.TYPE, input);
    }
}
