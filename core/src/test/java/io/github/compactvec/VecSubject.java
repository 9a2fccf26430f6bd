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

    int capacity();

    int widthBits();

    boolean isSigned();

    long widthMin();

    long widthMax();

    int byteLength();

    int byteCapacity();

    void writePackedTo(OutputStream out) throws IOException;

    /** Overwrites every byte of the storage that holds no element. */
    void poisonSlack(Random random);
}
