package io.github.compactvec.msgpack;

import io.github.compactvec.PrimitiveVec;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessageInsufficientBufferException;
import org.msgpack.core.MessageIntegerOverflowException;
import org.msgpack.core.MessageNeverUsedFormatException;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageTypeException;

/**
 * Reads the elements of one array into a vector. Memory grows with the bytes that arrive, whatever size is declared, and
 * no byte is asked for that is not of the array: every element takes a byte at least.
 *
 * @param <V> the type of vector
 * @param <A> the array that takes its elements, a chunk at a time
 */
final class VecReader<V extends PrimitiveVec, A> {
    /** How many bytes are asked for at a time. */
    private static final int WINDOW = 8192;

    private final VecType<V, A> type;
    private final int size;

    /** Null if the bytes are all there. */
    private final @Nullable Source source;

    private final IntegerDecoder decoder;
    private final A chunk;
    private final int chunkLength;

    /** How many have been decoded. */
    private int done;

    private VecReader(VecType<V, A> type, int size, @Nullable Source source, IntegerDecoder decoder) {
        this.type = type;
        this.size = size;
        this.source = source;
        this.decoder = decoder;
        this.chunkLength = Math.min(size, VecWriter.CHUNK);
        this.chunk = type.chunk(chunkLength);
    }

    /** Where encoded elements come from. */
    interface Source {
        /** Reads bytes, and fewer than asked for only where there are no more. */
        int read(byte[] bytes, int from, int count) throws IOException;
    }

    /** Reads elements that have yet to arrive. */
    static <V extends PrimitiveVec, A> V read(VecType<V, A> type, int size, Source source) throws IOException {
        byte[] window = new byte[Math.min(size, WINDOW) + IntegerEncoder.MAX_LONG_BYTES];
        return new VecReader<>(type, size, source, new IntegerDecoder(window, 0, 0)).read();
    }

    /** Reads elements that are there, and leaves the decoder behind them. */
    static <V extends PrimitiveVec, A> V read(VecType<V, A> type, int size, IntegerDecoder decoder) throws IOException {
        return new VecReader<>(type, size, null, decoder).read();
    }

    private V read() throws IOException {
        int count = readChunk();
        V vec = type.copyOf(chunk, count);
        if (source == null && done < size && size - done <= decoder.remaining()) {
            // When it is empty it becomes just as long, of the width that it has got.
            vec.clear();
            vec.ensureCapacity(size);
            type.addAll(vec, chunk, count);
        }
        while (done < size) {
            count = readChunk();
            type.addAll(vec, chunk, count);
        }
        if (vec.capacity() > size) {
            vec.trimToSize();
        }
        return vec;
    }

    /** Reads what the chunk holds, or all if that is less. */
    private int readChunk() throws IOException {
        int count = Math.min(size - done, chunkLength);
        int read = 0;
        while ((read += type.decode(decoder, chunk, read, count - read)) < count) {
            arrive(size - done - read, done + read);
        }
        done += count;
        return count;
    }

    /** Makes the rest of an element arrive, which is the next, and as much behind it as can only be elements. */
    private void arrive(int elements, int index) throws IOException {
        byte[] window = decoder.bytes();
        int held = decoder.remaining();
        int missing = 1;
        if (held > 0) {
            int length = Heads.length(window[decoder.position()]);
            if (length == 0) {
                throw notInteger(window[decoder.position()], index);
            }
            if (length <= held) {
                throw outOfRange(index);
            }
            missing = length - held;
        }
        int arrived = 0;
        if (source != null) {
            System.arraycopy(window, decoder.position(), window, 0, held);
            int count = (int) Math.min(window.length - held, missing + (elements - 1L));
            arrived = source.read(window, held, count);
            decoder.reset(window, 0, held + arrived);
        }
        if (arrived < missing) {
            throw new MessageInsufficientBufferException(
                    "input ends in " + element(index) + " of " + size + " (" + type.vector.getName() + ")");
        }
    }

    private static String element(int index) {
        return "the element at index " + index;
    }

    private MessagePackException notInteger(byte head, int index) {
        MessageFormat format = MessageFormat.valueOf(head);
        if (format == MessageFormat.NEVER_USED) {
            return new MessageNeverUsedFormatException(
                    element(index) + " is the byte 0xC1, which is never used (" + type.vector.getName() + ")");
        }
        return new MessageTypeException("expected an integer as " + element(index) + ", but got "
                + format.getValueType().name().toLowerCase(Locale.ROOT) + " ("
                + HexFormat.of().toHexDigits(head) + ", " + type.vector.getName() + ")");
    }

    private MessagePackException outOfRange(int index) {
        // Of what fits a long the decoder tells the value; there is one form of what does not.
        BigInteger value = decoder.isNext(Long.MIN_VALUE, Long.MAX_VALUE)
                ? BigInteger.valueOf(decoder.next())
                : new BigInteger(
                        1, Arrays.copyOfRange(decoder.bytes(), decoder.position() + 1, decoder.position() + 9));
        return new OutOfRange(
                element(index) + ", " + value + ", is not in the range " + type.min + " to " + type.max + " ("
                        + type.vector.getName() + ")",
                value);
    }

    /** Its superclass knows the value only, and takes no message. */
    private static final class OutOfRange extends MessageIntegerOverflowException {
        private static final long serialVersionUID = 1;

        private final String message;

        OutOfRange(String message, BigInteger value) {
            super(message, value);
            this.message = message;
        }

        @Override
        public String getMessage() {
            return message;
        }
    }
}
