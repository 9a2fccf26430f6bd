package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.PrimitiveVec;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The array form: what Kryo writes for an array of the elements, one element at a time. */
final class ArrayForm {
    /** How many elements are staged, to be packed in bulk, and so believed in before they have arrived. */
    private static final int CHUNK = 1024;

    private ArrayForm() {}

    static <V extends PrimitiveVec> void write(VecType<V, ?> type, Output output, @Nullable V vec) {
        Size.write(output, vec == null ? Size.NULL : vec.size());
        if (vec != null) {
            type.write(output, vec);
        }
    }

    static <V extends PrimitiveVec, A> @Nullable V read(VecType<V, A> type, Input input) {
        int size = Size.read(input, type.vector);
        if (size == Size.NULL) {
            return null;
        }
        try {
            A chunk = type.chunk(Math.min(size, CHUNK));
            type.read(input, chunk, Math.min(size, CHUNK), 0);
            V vec = type.copyOf(chunk);
            if (vec.size() < size) {
                vec.ensureCapacity(vec.size() + Math.min(size - vec.size(), Math.max(0, input.available())));
            }
            while (vec.size() < size) {
                int count = Math.min(size - vec.size(), CHUNK);
                type.read(input, chunk, count, vec.size());
                type.addAll(vec, chunk, count);
            }
            if (vec.capacity() > size) {
                vec.trimToSize();
            }
            return vec;
        } catch (IOException e) {
            throw new KryoException(e);
        } catch (KryoException e) {
            throw type.trace(e, size + " elements");
        }
    }
}
