package io.github.compactvec.msgpack;

import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import java.io.IOException;
import java.util.Arrays;

/** Writes vectors as arrays, a chunk of elements at a time. */
final class VecWriter {
    /** How many elements are encoded at a time: few enough that they stay in the nearest cache. */
    static final int CHUNK = 1024;

    private VecWriter() {}

    /** Where encoded bytes go; they may be overwritten as soon as this returns. */
    interface Sink {
        void write(byte[] bytes, int from, int count) throws IOException;
    }

    static void write(IntVec vec, Sink sink) throws IOException {
        int size = vec.size();
        int[] chunk = new int[Math.min(size, CHUNK)];
        byte[] bytes = new byte[Heads.MAX_ARRAY_BYTES + chunk.length * IntegerEncoder.MAX_INT_BYTES];
        int at = Heads.putArray(size, bytes, 0);
        int done = 0;
        do {
            int count = Math.min(size - done, chunk.length);
            vec.copyTo(done, chunk, 0, count);
            sink.write(bytes, 0, IntegerEncoder.encode(chunk, 0, count, bytes, at));
            done += count;
            at = 0;
        } while (done < size);
    }

    static void write(LongVec vec, Sink sink) throws IOException {
        int size = vec.size();
        long[] chunk = new long[Math.min(size, CHUNK)];
        byte[] bytes = new byte[Heads.MAX_ARRAY_BYTES + chunk.length * IntegerEncoder.MAX_LONG_BYTES];
        int at = Heads.putArray(size, bytes, 0);
        int done = 0;
        do {
            int count = Math.min(size - done, chunk.length);
            vec.copyTo(done, chunk, 0, count);
            sink.write(bytes, 0, IntegerEncoder.encode(chunk, 0, count, bytes, at));
            done += count;
            at = 0;
        } while (done < size);
    }

    static byte[] toBytes(IntVec vec) {
        int size = vec.size();
        int[] chunk = new int[Math.min(size, CHUNK)];
        byte[] bytes = new byte[capacity(size, vec.widthBits(), IntegerEncoder.MAX_INT_BYTES)];
        int at = Heads.putArray(size, bytes, 0);
        for (int done = 0; done < size; done += chunk.length) {
            int count = Math.min(size - done, chunk.length);
            vec.copyTo(done, chunk, 0, count);
            at = IntegerEncoder.encode(chunk, 0, count, bytes, at);
        }
        return Arrays.copyOf(bytes, at);
    }

    static byte[] toBytes(LongVec vec) {
        int size = vec.size();
        long[] chunk = new long[Math.min(size, CHUNK)];
        byte[] bytes = new byte[capacity(size, vec.widthBits(), IntegerEncoder.MAX_LONG_BYTES)];
        int at = Heads.putArray(size, bytes, 0);
        for (int done = 0; done < size; done += chunk.length) {
            int count = Math.min(size - done, chunk.length);
            vec.copyTo(done, chunk, 0, count);
            at = IntegerEncoder.encode(chunk, 0, count, bytes, at);
        }
        return Arrays.copyOf(bytes, at);
    }

    /** As much as elements of a width can take, with what the encoder may overwrite behind the last. */
    private static int capacity(int size, int widthBits, int longest) {
        int each = Math.min(longest, 1 + Integer.highestOneBit(2 * (widthBits / Byte.SIZE) - 1));
        return Math.toIntExact(Heads.MAX_ARRAY_BYTES + (long) size * each);
    }
}
