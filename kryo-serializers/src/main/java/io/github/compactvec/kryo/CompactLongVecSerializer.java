package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.CompactLongVec;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes a {@link CompactLongVec} in its {@linkplain WireForm#PACKED packed form}.
 *
 * <p>What is written follows from the elements alone: equal vectors give equal bytes, whatever their width and
 * capacity. Writing takes time linear in the size and at most a few kilobytes of memory; unsigned one-byte elements are
 * copied at once and take none, wider ones are looked at first. Reading makes a vector without spare capacity, as
 * narrow as its elements, and takes no memory beside it if the input knows how much is {@linkplain Input#available()
 * available}. Otherwise, and for an input that promises more than it holds, memory grows with what arrives.
 *
 * <p>Accepts null, as Kryo's own array serializers do: a null takes the one byte of its length, and no vector takes
 * another byte to say that it is not null. Copies are independent. Keeps no state, so threads may share an instance.
 *
 * <p>Throws a {@link com.esotericsoftware.kryo.KryoException} that says what is wrong when a message is cut short or is
 * none that this serializer writes.
 */
public final class CompactLongVecSerializer extends VecSerializer<CompactLongVec> {
    /** Makes a serializer that accepts null. */
    public CompactLongVecSerializer() {}

    @Override
    public void write(Kryo kryo, Output output, @Nullable CompactLongVec vec) {
        PackedForm.write(VecType.Longs.TYPE, output, vec);
    }

    @Override
    public @Nullable CompactLongVec read(Kryo kryo, Input input, Class<? extends CompactLongVec> type) {
        return PackedForm.read(VecType.Longs.TYPE, input);
    }
}
