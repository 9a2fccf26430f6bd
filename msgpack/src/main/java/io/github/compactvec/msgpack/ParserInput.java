package io.github.compactvec.msgpack;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.core.buffer.MessageBuffer;
import org.msgpack.core.buffer.MessageBufferInput;

/**
 * What a {@link CompactVecMessagePackParser} reads from: a {@link MessageUnpacker}, whose every value is read as
 * msgpack-java reads it, and the bytes that the unpacker has at hand, from which whole arrays are decoded.
 *
 * <p>As in the superclass of the parser, the last one of a thread is kept, and goes on where it stopped if a parser that
 * does not close its source is followed by one of the same source: the unpacker has read ahead.
 */
final class ParserInput implements MessageBufferInput {
    private static final int STREAM_BUFFER = 8192;
    private static final byte[] NONE = {};

    private static final ThreadLocal<@Nullable ParserInput> KEPT = new ThreadLocal<>();

    private final MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(this);
    private final IntegerDecoder decoder = new IntegerDecoder(NONE, 0, 0);

    private boolean inUse;
    private @Nullable Object source;

    /** Null for bytes. */
    private @Nullable InputStream stream;

    private byte[] bytes = NONE;
    private byte @Nullable [] buffer;
    private int from;
    private int length;

    /** Whether the bytes have been given to the unpacker. */
    private boolean given;

    /** How many bytes there were before these. */
    private long before;

    private ParserInput() {}

    /** One that reads bytes. */
    static ParserInput of(byte[] bytes, int from, int length, boolean reuse, boolean closes) throws IOException {
        // A part of an array is never a source that was read before.
        Object source = length == bytes.length ? bytes : new Object();
        ParserInput input = of(source, reuse, closes);
        if (!input.isOf(source)) {
            input.reset(source, null, bytes, from, length);
            input.unpacker.reset(input);
        }
        return input;
    }

    /** One that reads a stream. */
    static ParserInput of(InputStream stream, boolean reuse, boolean closes) throws IOException {
        ParserInput input = of((Object) stream, reuse, closes);
        if (!input.isOf(stream)) {
            byte[] buffer = input.buffer == null ? new byte[STREAM_BUFFER] : input.buffer;
            input.buffer = buffer;
            input.reset(stream, stream, buffer, 0, 0);
            input.unpacker.reset(input);
        }
        return input;
    }

    private static ParserInput of(Object source, boolean reuse, boolean closes) {
        ParserInput input = reuse ? KEPT.get() : null;
        if (input == null || (input.inUse && (closes || !input.isOf(source)))) {
            input = new ParserInput();
            if (reuse) {
                KEPT.set(input);
            }
        }
        input.inUse = true;
        if (closes) {
            input.source = null;
        }
        return input;
    }

    @SuppressWarnings("ReferenceEquality") // Another stream is another source, equal or not.
    private boolean isOf(Object thisSource) {
        return source == thisSource;
    }

    private void reset(Object newSource, @Nullable InputStream newStream, byte[] newBytes, int newFrom, int newLength) {
        source = newSource;
        stream = newStream;
        bytes = newBytes;
        from = newFrom;
        length = newLength;
        given = false;
        before = 0;
    }

    MessageUnpacker unpacker() {
        return unpacker;
    }

    /** Lets this be used again. */
    void release() {
        inUse = false;
    }

    // ---------------------------------------------------------------- what the unpacker has at hand

    /** A decoder of the bytes that the unpacker has not read, before it has to ask for more. */
    IntegerDecoder decoder() {
        int read = (int) (unpacker.getTotalReadBytes() - before);
        decoder.reset(bytes, from + read, from + length);
        return decoder;
    }

    /** The bytes at hand, whatever of them is read. */
    byte[] bytes() {
        return bytes;
    }

    /** Lets the unpacker go on behind what a decoder has decoded. */
    void skip(int count) throws IOException {
        // This makes a small object, and copies nothing.
        unpacker.readPayloadAsReference(count);
    }

    /** Whether there cannot be so many bytes more. */
    boolean isShorterThan(int count) {
        return stream == null && count > length - (unpacker.getTotalReadBytes() - before);
    }

    // ---------------------------------------------------------------- for the unpacker

    @Override
    public @Nullable MessageBuffer next() throws IOException {
        if (stream == null) {
            if (given) {
                return null;
            }
            given = true;
            return MessageBuffer.wrap(bytes, from, length);
        }
        int count = stream.read(bytes);
        if (count < 0) {
            return null;
        }
        before += length;
        length = count;
        return MessageBuffer.wrap(bytes, 0, count);
    }

    @Override
    public void close() throws IOException {
        // A source that is closed is never gone on with, and need not be held.
        InputStream closing = stream;
        reset(NONE, null, NONE, 0, 0);
        given = true;
        if (closing != null) {
            closing.close();
        }
    }
}
