package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.CompactIntVec;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The array form: what Kryo writes for {@code int[]}, one element at a time. {@code writeInt(int, boolean)} obeys the
 * stream's setting for variable-length integers as {@code int[]} does, and unlike the bulk methods behind {@code int[]}
 * it is the same method in Kryo 4 and 5.
 */
final class ArrayForm {
    /** How many elements are staged, to be packed in bulk, and so believed in before they have arrived. */
    private static final int CHUNK = 1024;

    private ArrayForm() {}

    static void write(Output output, @Nullable CompactIntVec vec) {
        Size.write(output, vec);
        if (vec != null) {
            for (int i = 0, size = vec.size(); i < size; i++) {
                output.writeInt(vec.get(i), false);
            }
        }
    }

    static @Nullable CompactIntVec readIntVec(Input input) {
        int size = Size.read(input, CompactIntVec.class);
        if (size == Size.NULL) {
            return null;
        }
        try {
            int[] chunk = new int[Math.min(size, CHUNK)];
            CompactIntVec vec = CompactIntVec.copyOf(read(input, chunk, chunk.length));
            if (vec.size() < size) {
                vec.ensureCapacity(vec.size() + Math.min(size - vec.size(), Math.max(0, input.available())));
            }
            while (vec.size() < size) {
                int count = Math.min(size - vec.size(), CHUNK);
                vec.addAll(read(input, chunk, count), 0, count);
            }
            if (vec.capacity() > size) {
                vec.trimToSize();
            }
            return vec;
        } catch (IOException e) {
            throw new KryoException(e);
        } catch (KryoException e) {
            e.addTrace(size + " elements (" + CompactIntVec.class.getName() + ")");
            throw e;
        }
    }

    private static int[] read(Input input, int[] chunk, int count) {
        for (int i = 0; i < count; i++) {
            chunk[i] = input.readInt(false);
        }
        return chunk;
    }
}
