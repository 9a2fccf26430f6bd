package io.github.compactvec;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/**
 * The serialized form of every packed vector: size, width and sign, then the live bytes. It validates what it reads and
 * allocates only for bytes that arrive.
 */
final class SerializedVec implements Serializable {
    private static final long serialVersionUID = 1;

    private transient PackedVec vec;

    SerializedVec(PackedVec vec) {
        this.vec = vec;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        out.writeInt(vec.size());
        out.writeByte(vec.widthBits());
        out.writeBoolean(vec.isSigned());
        vec.writePackedTo(out);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        int size = in.readInt();
        int widthBits = in.readUnsignedByte();
        boolean signed = in.readBoolean();
        try {
            vec = CompactIntVec.readPackedFrom(in, size, widthBits, signed);
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
