package io.github.compactvec;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The serialized form of a {@link SmallVec}: the inline capacity, the size, then the elements. It validates what it
 * reads, and memory grows only with elements that arrive.
 */
final class SerializedSmallVec implements Serializable {
    private static final long serialVersionUID = 1;

    private transient SmallVec<@Nullable Object> vec;

    @SuppressWarnings("unchecked") // its elements are only read
    SerializedSmallVec(SmallVec<?> vec) {
        this.vec = (SmallVec<@Nullable Object>) vec;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        out.writeByte(vec.inlineCapacity());
        out.writeInt(vec.size());
        for (Object element : vec) {
            out.writeObject(element);
        }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        int inlineCapacity = in.readUnsignedByte();
        int size = in.readInt();
        try {
            vec = SmallVec.withInlineCapacity(inlineCapacity);
            PackedVec.checkSize(size);
        } catch (IllegalArgumentException e) {
            InvalidObjectException invalid = new InvalidObjectException(e.getMessage());
            invalid.initCause(e);
            throw invalid;
        }
        for (int i = 0; i < size; i++) {
            vec.add(in.readObject());
        }
        vec.trimToSize();
    }

    private Object readResolve() {
        return vec;
    }
}
