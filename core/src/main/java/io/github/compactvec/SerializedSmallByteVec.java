package io.github.compactvec;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/**
 * The serialized form of a {@link SmallByteVec}: the size, then the bytes. It validates what it reads, and memory grows
 * only with bytes that arrive.
 */
final class SerializedSmallByteVec implements Serializable {
    private static final long serialVersionUID = 1;

    private transient SmallByteVec vec;

    SerializedSmallByteVec(SmallByteVec vec) {
        this.vec = vec;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        out.writeInt(vec.size());
        vec.writeTo(out);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        int size = in.readInt();
        if (size < 0) {
            throw new InvalidObjectException("negative size: " + size);
        }
        vec = new SmallByteVec();
        vec.addAll(in, size);
        vec.trimToSize();
    }

    private Object readResolve() {
        return vec;
    }
}
