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
         * @param width bytes of an element, less than 8
         * @param zigZag whether elements are signed
         * @param elementMax the greatest value that the element type has
         */
        Varints(Input input, int width, boolean zigZag, long elementMax) {
            super(input);
            this.width = width;
            this.zigZag = zigZag;
            int bits = width * Byte.SIZE - (zigZag ? 1 : 0);
            long widthMax = (1L << bits) - 1;
            this.max = Math.min(widthMax, elementMax);
            this.min = zigZag ? ~widthMax : 0;
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
