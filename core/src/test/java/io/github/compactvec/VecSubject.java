package io.github.compactvec;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;

/**
 * A vector under test: a {@link Sequence} with a storage to look at. A container joins the tests by implementing this
 * and standing in {@link VecType#all()}.
 */
interface VecSubject extends Sequence {
    @Override
    VecType factory();

    @Override
    VecSubject drain(int fromIndex, int toIndex);

    @Override
    VecSubject copy();

    @Override
    VecSubject copyOfRange(int fromIndex, int toIndex);

    /** The vector itself. */
    PackedVec vec();

    int capacity();

    int widthBits();

    boolean isSigned();

    long widthMin();

    long widthMax();

    int byteLength();

    int byteCapacity();

    default void writePackedTo(OutputStream out) throws IOException {
        vec().writePackedTo(out);
    }

    /** Appends an {@link VecType#array}, and allocates nothing but what that takes. */
    void addArray(Object array);

    /** Overwrites every byte of the storage that holds no element. */
    default void poisonSlack(Random random) {
        byte[] buf = vec().buf;
        byte[] noise = new byte[buf.length - byteLength()];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, buf, byteLength(), noise.length);
    }
}
