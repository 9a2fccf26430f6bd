package io.github.compactvec;

import static java.util.Objects.checkFromIndexSize;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.WritableByteChannel;

/** A vector of bytes as what the JDK writes to and reads from. None of these buffers anything. */
final class ByteViews {
    private ByteViews() {}

    /** Appends. */
    static final class Output extends OutputStream {
        private final SmallByteVec vec;

        Output(SmallByteVec vec) {
            this.vec = vec;
        }

        @Override
        public void write(int value) {
            vec.add((byte) value);
        }

        @Override
        public void write(byte[] values) {
            vec.addAll(values);
        }

        @Override
        public void write(byte[] values, int from, int count) {
            vec.addAll(values, from, count);
        }
    }

    /** Appends, until closed. */
    static final class Channel implements WritableByteChannel {
        private final SmallByteVec vec;
        private volatile boolean closed;

        Channel(SmallByteVec vec) {
            this.vec = vec;
        }

        @Override
        public int write(ByteBuffer source) throws ClosedChannelException {
            if (closed) {
                throw new ClosedChannelException();
            }
            int count = source.remaining();
            vec.addAll(source);
            source.position(source.limit());
            return count;
        }

        @Override
        public boolean isOpen() {
            return !closed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** Reads from the first element on, also what has been appended since. */
    static final class Input extends InputStream {
        private final SmallByteVec vec;
        private int position;

        Input(SmallByteVec vec) {
            this.vec = vec;
        }

        @Override
        public int available() {
            return Math.max(vec.size() - position, 0);
        }

        @Override
        public int read() {
            return available() == 0 ? -1 : vec.get(position++) & 0xFF;
        }

        @Override
        public int read(byte[] target, int from, int count) {
            checkFromIndexSize(from, count, target.length);
            if (count > 0 && available() == 0) {
                return -1;
            }
            int read = Math.min(count, available());
            vec.copyTo(position, target, from, read);
            position += read;
            return read;
        }

        @Override
        public long skip(long count) {
            int skipped = (int) Math.max(0, Math.min(count, available()));
            position += skipped;
            return skipped;
        }
    }
}
