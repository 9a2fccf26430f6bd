package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.SmallVec;

/**
 * What the message of a {@link SmallVec} begins with: a byte that tells in bits 0 to 2 the size if that is less than
 * seven, in bits 3 and 4 how the elements are written, in bits 5 to 7 the inline capacity, as one more than its
 * logarithm. What the size exceeds seven by, if need be, follows as a varint. Null is a byte 0, which is no inline
 * capacity.
 */
final class ListHeader {
    static final int NULL = 0;

    /** Each element is preceded by its class; a null is a byte 0. */
    static final int EACH_CLASS = 0;

    /** The class of all elements precedes them; before that, if some of them may be null, a byte 0. */
    static final int ONE_CLASS = 1;

    /** The class of all elements is known where the vector is declared; none of them is null. */
    static final int DECLARED = 2;

    /** The same, and some may be null. */
    static final int DECLARED_OR_NULL = 3;

    private static final int MORE = 7;
    private static final int KIND_SHIFT = 3;
    private static final int INLINE_SHIFT = 5;

    /** The binary logarithm of the largest inline capacity. */
    private static final int MAX_INLINE_LOG = 4;

    private ListHeader() {}

    static void write(Output output, SmallVec<?> vec, int kind) {
        int size = vec.size();
        int inline = Integer.numberOfTrailingZeros(vec.inlineCapacity()) + 1;
        output.writeByte(inline << INLINE_SHIFT | kind << KIND_SHIFT | Math.min(size, MORE));
        if (size >= MORE) {
            output.writeVarInt(size - MORE, true);
        }
    }

    static int kind(int header) {
        return (header >> KIND_SHIFT) & 3;
    }

    static int inlineCapacity(int header) {
        return 1 << ((header >> INLINE_SHIFT) - 1);
    }

    /** Reads the first byte, or {@link #NULL}. */
    static int read(Input input) {
        int header = input.readByte() & 0xFF;
        int inlineLog = (header >> INLINE_SHIFT) - 1;
        boolean emptyOfNoKind = (header & MORE) != 0 || kind(header) == EACH_CLASS;
        if (header != NULL && (inlineLog < 0 || inlineLog > MAX_INLINE_LOG || !emptyOfNoKind)) {
            throw new KryoException("unknown header 0x" + Integer.toHexString(header));
        }
        return header;
    }

    /** Reads what follows the first byte. */
    static int readSize(Input input, int header) {
        int size = header & MORE;
        return size < MORE ? size : Size.checked(input.readVarLong(true) + MORE, MORE, SmallVec.class);
    }
}
