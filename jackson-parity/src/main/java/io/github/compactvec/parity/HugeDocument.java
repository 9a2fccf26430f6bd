package io.github.compactvec.parity;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JSON document with one huge field among others, which nobody holds: it is made as it is read, and what is written is
 * compared with it as it comes.
 */
public final class HugeDocument {
    /** With what a program ends that has no memory to read it. */
    public static final int NO_MEMORY_TO_READ = 3;

    /** With what a program ends that has no memory to write it. */
    public static final int NO_MEMORY_TO_WRITE = 4;

    private HugeDocument() {}

    /** The document: how many elements the field {@code values} has, and how many bits the greatest of them take. */
    public static InputStream read(int count, int bits) {
        return new Source(count, bits);
    }

    /** Takes the document and nothing else, and all of it before it is closed. */
    public static OutputStream compare(int count, int bits) {
        return new Comparison(read(count, bits));
    }

    private static final class Source extends InputStream {
        private final int count;
        private final long mask;
        private byte[] piece = "{\"title\":\"huge\",\"values\":[".getBytes(StandardCharsets.US_ASCII);
        private int position;
        private int made;
        private boolean ended;

        Source(int count, int bits) {
            this.count = count;
            this.mask = -1L >>> (Long.SIZE - bits);
        }

        /** Values of every length up to the greatest, without regard to order. */
        private long value(int index) {
            long mixed = index * 0x9E3779B97F4A7C15L;
            return (mixed ^ (mixed >>> 32)) & (mask >>> (index & 7));
        }

        private boolean hasMore() {
            while (position == piece.length && !ended) {
                StringBuilder next = new StringBuilder();
                for (int end = Math.min(count, made + 500); made < end; made++) {
                    next.append(made == 0 ? "" : ",").append(value(made));
                }
                if (next.isEmpty()) {
                    next.append("],\"tags\":[\"a\",\"b\"],\"last\":7}");
                    ended = true;
                }
                piece = next.toString().getBytes(StandardCharsets.US_ASCII);
                position = 0;
            }
            return position < piece.length;
        }

        @Override
        public int read() {
            return hasMore() ? piece[position++] : -1;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            if (!hasMore()) {
                return -1;
            }
            int part = Math.min(length, piece.length - position);
            System.arraycopy(piece, position, target, from, part);
            position += part;
            return part;
        }
    }

    private static final class Comparison extends OutputStream {
        private final InputStream expected;

        Comparison(InputStream expected) {
            this.expected = expected;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            byte[] same = expected.readNBytes(length);
            if (!Arrays.equals(same, 0, same.length, bytes, from, from + length)) {
                throw new IOException("written: " + new String(bytes, from, length, StandardCharsets.US_ASCII)
                        + ", expected: " + new String(same, StandardCharsets.US_ASCII));
            }
        }

        @Override
        public void close() throws IOException {
            if (expected.read() >= 0) {
                throw new IOException("more was to be written");
            }
        }
    }
}
