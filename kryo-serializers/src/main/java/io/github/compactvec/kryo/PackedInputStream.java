package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import java.io.IOException;
import java.io.InputStream;

/**
 * The elements that follow in an {@link Input}, as the packed bytes that a vector reads. Never reports its end: reading
 * beyond that of the input throws what Kryo throws.
 */
abstract class PackedInputStream extends InputStream {
    final Input input;

    private PackedInputStream(Input input) {
        this.input = input;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        read(one, 0, 1);
        return one[0] & 0xFF;
    }

    /** Fills the range. */
    @Override
    public abstract int read(byte[] bytes, int from, int count);

    /** Packed bytes pass as they are. */
    static final class Fixed extends PackedInputStream {
        Fixed(Input input) {
            super(input);
        }

        @Override
        public int read(byte[] bytes, int from, int count) {
            input.readBytes(bytes, from, count);
            return count;
        }

        @Override
        public int available() throws IOException {
            return input.available();
        }
    }

    /** Varints are packed to one width, which every element must fit. */
    static final class Varints extends PackedInputStream {
        private final int width;
        private final boolean zigZag;
        private final long min;
        private final long max;

        /** The bytes still to come of the element read last, least first, and how many they are. */
        private long rest;

        private int restBytes;

        /**
         * @param header the {@link Header} of the elements
         * @param elementMax the greatest value that the element type has
         */
        Varints(Input input, int header, long elementMax) {
            super(input);
            this.width = Header.width(header);
            this.zigZag = Header.isSigned(header);
            this.min = Header.min(header);
            this.max = Math.min(Header.max(header), elementMax);
        }

        @Override
        public int read(byte[] bytes, int from, int count) {
            long element = rest;
            int left = restBytes;
            for (int i = from, end = from + count; i < end; i++) {
                if (left == 0) {
                    element = next();
                    left = width;
                }
                bytes[i] = (byte) element;
                element >>= Byte.SIZE;
                left--;
            }
            rest = element;
            restBytes = left;
            return count;
        }

        private long next() {
            long element = input.readVarLong(!zigZag);
            if (element < min || element > max) {
                throw new KryoException("element " + element + " is not within " + min + " and " + max);
            }
            return element;
        }

        /** What the bytes that are there make at most, if each is an element. */
        @Override
        public int available() throws IOException {
            return (int) Math.min((long) input.available() * width, Integer.MAX_VALUE);
        }
    }
}
