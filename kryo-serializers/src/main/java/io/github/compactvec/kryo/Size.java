package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/** The number of elements as both forms begin with it: a varint of one more, 0 for null, as in Kryo's arrays. */
final class Size {
    static final int NULL = -1;

    /** No vector is larger than this, in elements or in bytes. What promises more is refused unread. */
    static final int MAX = Integer.MAX_VALUE - 16;

    private Size() {}

    /** Writes a size, or {@link #NULL}. */
    static void write(Output output, int size) {
        output.writeVarInt(size + 1, true);
    }

    /**
     * Reads a size, or {@link #NULL}. Reads it as a {@code long}, because Kryo drops the upper bits of a varint that is
     * too large for an {@code int}.
     *
     * @param vector what is being read, for the message
     */
    static int read(Input input, Class<?> vector) {
        return checked(input.readVarLong(true) - 1, NULL, vector);
    }

    /** A size that is neither less than it may be nor more than any may be. */
    static int checked(long size, int min, Class<?> vector) {
        if (size < min || size > MAX) {
            throw new KryoException(Long.toUnsignedString(size) + " elements (" + vector.getName() + ")");
        }
        return (int) size;
    }
}
