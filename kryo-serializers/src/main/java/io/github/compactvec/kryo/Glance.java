package io.github.compactvec.kryo;

import io.github.compactvec.PrimitiveVec;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A look at the packed bytes of a vector that often tells that they are what is to be written, in a tenth of the time
 * of a {@link Survey}. It sees no more than the most significant byte of each element, of which two or three make a
 * vector of the width that they have, and from which follows how long a varint is at least. When it cannot tell, that
 * means nothing.
 *
 * <p>A vector hands its buffer to a stream in one call, and this is the stream.
 */
final class Glance extends OutputStream {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The top bit of each byte, and the lowest. */
    private static final long TOPS = 0x8080_8080_8080_8080L;

    private static final long ONES = 0x0101_0101_0101_0101L;

    /** Of three {@code long}, the bytes that are the most significant of three. No two of these masks overlap. */
    private static final long FIRST = 0x0000_FF00_00FF_0000L;

    private static final long SECOND = 0x00FF_0000_FF00_00FFL;
    private static final long THIRD = 0xFF00_00FF_0000_FF00L;

    /**
     * How many elements are looked at before it is asked whether they are enough: at two bytes, so many that C2's
     * vectorised loop comes to its own.
     */
    private static final int CHUNK2 = 1024;

    private static final int CHUNK3 = 128;

    /** How many elements make it worth while: fewer are soon surveyed, and may be inline, where they are copied first. */
    static final int WORTH = 64;

    private final int width;
    private boolean settled;

    Glance(int width) {
        this.width = width;
    }

    /**
     * Whether the elements of a vector need the width they have and take no fewer bytes as varints. If so, it is true
     * for most vectors.
     *
     * @param width 2 or 3, of a vector that is not signed
     */
    static boolean settles(PrimitiveVec vec, int width) throws IOException {
        Glance glance = new Glance(width);
        vec.writePackedTo(glance);
        return glance.settled;
    }

    @Override
    public void write(int value) {
        throw new UnsupportedOperationException("packed bytes come at once");
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        settled = width == 2 ? settles2(bytes, from, length) : settles3(bytes, from, length);
    }

    /** Varints take a byte more for what is above 255, two more above 16 383. Fixed elements take one more each. */
    private static boolean settles2(byte[] bytes, int from, int length) {
        int missing = length >> 1;
        int end = from + (length & -Long.BYTES);
        for (int chunk = from; chunk < end && missing > 0; chunk += CHUNK2 * 2) {
            missing -= more2(bytes, chunk, Math.min(chunk + CHUNK2 * 2, end));
        }
        return missing <= 0;
    }

    private static int more2(byte[] bytes, int from, int to) {
        long lanes = 0;
        for (int off = from; off < to; off += Long.BYTES) {
            long element = getLong(bytes, off);
            long above255 = ((element & 0x7F00_7F00_7F00_7F00L) + 0x7F00_7F00_7F00_7F00L) | element;
            long above16383 = element | (element << 1);
            lanes += (above255 >>> 15 & 0x0001_0001_0001_0001L) + (above16383 >>> 15 & 0x0001_0001_0001_0001L);
        }
        return (int) ((lanes * 0x0001_0001_0001_0001L) >>> 48);
    }

    /** Varints take two bytes more for what is above 65 535, three more above 2 097 151. Fixed elements take two. */
    private static boolean settles3(byte[] bytes, int from, int length) {
        int missing = length / 3 * 2;
        int end = from + length / 24 * 24;
        for (int chunk = from; chunk < end && missing > 0; chunk += CHUNK3 * 3) {
            missing -= more3(bytes, chunk, Math.min(chunk + CHUNK3 * 3, end));
        }
        return missing <= 0;
    }

    private static int more3(byte[] bytes, int from, int to) {
        long lanes = 0;
        for (int off = from; off < to; off += 24) {
            long tops = (getLong(bytes, off) & FIRST)
                    | (getLong(bytes, off + 8) & SECOND)
                    | (getLong(bytes, off + 16) & THIRD);
            long notZero = ((tops & ~TOPS) + ~TOPS) | tops;
            long above31 = ((tops & 0x60 * ONES) + 0x60 * ONES) | tops;
            lanes += (notZero >>> 6 & 2 * ONES) + (above31 >>> 7 & ONES);
        }
        // Up to 48 in each byte.
        long pairs = (lanes & 0x00FF_00FF_00FF_00FFL) + (lanes >>> 8 & 0x00FF_00FF_00FF_00FFL);
        return (int) ((pairs * 0x0001_0001_0001_0001L) >>> 48);
    }

    private static long getLong(byte[] bytes, int offset) {
        return (long) LONG.get(bytes, offset);
    }
}
