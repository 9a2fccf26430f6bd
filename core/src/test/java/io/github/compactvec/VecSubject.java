package io.github.compactvec;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
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

    /** Of a vector without inline elements 0. */
    int inlineCapacity();

    /** Of a vector without inline elements true. */
    boolean isSpilled();

    default void writePackedTo(OutputStream out) throws IOException {
        vec().writePackedTo(out);
    }

    /** Appends an {@link VecType#array}, and allocates nothing but what that takes. */
    void addArray(Object array);

    /** Overwrites every byte of the storage that holds no element. */
    default void poisonSlack(Random random) {
        PackedVec vec = vec();
        if (isSpilled()) {
            byte[] noise = new byte[vec.buf.length - byteLength()];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, vec.buf, byteLength(), noise.length);
        } else {
            BigInteger lanes = new BigInteger(128, random)
                    .shiftLeft(8 * byteLength())
                    .or(lanes(vec)
                            .and(BigInteger.ONE.shiftLeft(8 * byteLength()).subtract(BigInteger.ONE)));
            vec.lanes(lanes.longValue(), lanes.shiftRight(64).longValue());
        }
    }

    private static BigInteger lanes(PackedVec vec) {
        return new BigInteger(Long.toUnsignedString(vec.hi()))
                .shiftLeft(64)
                .or(new BigInteger(Long.toUnsignedString(vec.lo())));
    }
}
