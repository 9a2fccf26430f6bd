package io.github.compactvec.conformance.input;

import io.github.compactvec.conformance.input.DocumentHandler.Scalar;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessageInsufficientBufferException;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageSizeException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;

/**
 * Reads MessagePack documents, one right after the other, through msgpack-core: it tells every kind of number apart,
 * where Jackson's parser for the format truncates some.
 *
 * <p>Strings need not be UTF-8, as older writers put binary data in them; a key that is not is shown with replacement
 * characters.
 */
final class MessagePackReader {
    private static final MessagePack.UnpackerConfig CONFIG =
            new MessagePack.UnpackerConfig().withStringSizeLimit(Limits.KEY);

    private final MessageUnpacker unpacker;
    private final DocumentHandler handler;

    /** How many values, and for a map keys, are still to come on each open level. */
    private long[] left = new long[16];

    private boolean[] isMap = new boolean[16];
    private int depth;

    private MessagePackReader(MessageUnpacker unpacker, DocumentHandler handler) {
        this.unpacker = unpacker;
        this.handler = handler;
    }

    static void read(InputStream in, DocumentHandler handler) throws IOException, InputException {
        try (MessageUnpacker unpacker = CONFIG.newUnpacker(in)) {
            MessagePackReader reader = new MessagePackReader(unpacker, handler);
            try {
                while (unpacker.hasNext()) {
                    reader.document();
                }
            } catch (MessageInsufficientBufferException e) {
                throw reader.problem("the input ends inside a value");
            } catch (MessageSizeException e) {
                throw reader.problem("a size of " + e.getSize() + " is more than can be read");
            } catch (MessagePackException e) {
                throw reader.problem(String.valueOf(e.getMessage()));
            }
        }
    }

    private void document() throws IOException, InputException {
        value(null);
        while (depth > 0) {
            int top = depth - 1;
            if (left[top] == 0) {
                depth = top;
                if (isMap[top]) {
                    handler.endObject();
                } else {
                    handler.endArray();
                }
            } else {
                left[top]--;
                value(isMap[top] ? key() : null);
            }
        }
    }

    private void value(@Nullable String key) throws IOException, InputException {
        MessageFormat format = nextFormat();
        switch (format.getValueType()) {
            case ARRAY -> {
                open(unpacker.unpackArrayHeader(), false);
                handler.startArray(key);
            }
            case MAP -> {
                open(unpacker.unpackMapHeader(), true);
                handler.startObject(key);
            }
            case INTEGER -> {
                if (format == MessageFormat.UINT64) {
                    unsigned(unpacker.unpackBigInteger());
                } else {
                    handler.integer(unpacker.unpackLong());
                }
            }
            case FLOAT -> skip(Scalar.FLOATING_POINT);
            case NIL -> skip(Scalar.NULL);
            default -> skip(Scalar.OTHER);
        }
    }

    private void unsigned(BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            handler.integer(value.longValue());
        } else {
            handler.scalar(Scalar.BIG_INTEGER);
        }
    }

    private void skip(Scalar kind) throws IOException {
        unpacker.skipValue();
        handler.scalar(kind);
    }

    private void open(int size, boolean map) throws InputException {
        if (depth == Limits.NESTING) {
            throw problem("nested deeper than the maximum allowed (" + Limits.NESTING + ")");
        }
        if (depth == left.length) {
            left = Arrays.copyOf(left, 2 * depth);
            isMap = Arrays.copyOf(isMap, 2 * depth);
        }
        left[depth] = size;
        isMap[depth] = map;
        depth++;
    }

    /** The next key as the text that Jackson would give it. */
    private String key() throws IOException, InputException {
        ValueType type = nextFormat().getValueType();
        switch (type) {
            case STRING -> {
                return unpacker.unpackString();
            }
            case INTEGER -> {
                return unpacker.unpackBigInteger().toString();
            }
            case BINARY -> {
                int length = unpacker.unpackBinaryHeader();
                if (length > Limits.KEY) {
                    throw new MessageSizeException(length);
                }
                return new String(unpacker.readPayload(length), StandardCharsets.UTF_8);
            }
            case BOOLEAN -> {
                return String.valueOf(unpacker.unpackBoolean());
            }
            case FLOAT -> {
                return String.valueOf(unpacker.unpackDouble());
            }
            case NIL -> {
                unpacker.unpackNil();
                return "null";
            }
            default -> throw problem("a map key of type " + type.name().toLowerCase(Locale.ROOT) + " is not supported");
        }
    }

    private MessageFormat nextFormat() throws IOException, InputException {
        MessageFormat format = unpacker.getNextFormat();
        if (format == MessageFormat.NEVER_USED) {
            throw problem("0xc1 begins no value");
        }
        return format;
    }

    private InputException problem(String what) {
        return new InputException("byte " + unpacker.getTotalReadBytes(), what);
    }
}
