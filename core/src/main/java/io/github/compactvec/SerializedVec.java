package io.github.compactvec;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/**
 * The serialized form of every packed vector: the element type (as the {@link Form} that holds all of it) with
 * {@link #SMALL} added for a small vector, the size, the width in bits and whether it is signed, then the live bytes. It
 * validates what it reads, and allocates only for bytes that arrive.
 */
final class SerializedVec implements Serializable {
    private static final long serialVersionUID = 1;

    private static final int SMALL = 0x10;

    private transient PackedVec vec;

    SerializedVec(PackedVec vec) {
        this.vec = vec;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        out.writeByte(vec.widest() | (vec.none() == null ? SMALL : 0));
        out.writeInt(vec.size());
        out.writeByte(vec.widthBits());
        out.writeBoolean(vec.isSigned());
        vec.writePackedTo(out);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        int type = in.readUnsignedByte();
        int size = in.readInt();
        int widthBits = in.readUnsignedByte();
        boolean signed = in.readBoolean();
        try {
            vec = switch (type) {
                case Form.S32 -> CompactIntVec.readPackedFrom(in, size, widthBits, signed);
                case Form.U32 -> CompactUIntVec.readPackedFrom(in, size, widthBits, signed);
                case Form.S64 -> CompactLongVec.readPackedFrom(in, size, widthBits, signed);
                case Form.S32 | SMALL -> SmallIntVec.readPackedFrom(in, size, widthBits, signed);
                case Form.S64 | SMALL -> SmallLongVec.readPackedFrom(in, size, widthBits, signed);
                default -> throw new InvalidObjectException("unknown element type " + type);
            };
        } catch (IllegalArgumentException e) {
            InvalidObjectException invalid = new InvalidObjectException(e.getMessage());
            invalid.initCause(e);
            throw invalid;
        }
    }

    private Object readResolve() {
        return vec;
    }
}
