package io.github.compactvec.msgpack;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.DupDetector;
import io.github.compactvec.jackson.IntegerArrayParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.ExtensionTypeHeader;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessageInsufficientBufferException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.jackson.dataformat.ExtensionTypeCustomDeserializers;
import org.msgpack.jackson.dataformat.MessagePackExtensionType;
import org.msgpack.jackson.dataformat.MessagePackParser;
import org.msgpack.jackson.dataformat.MessagePackReadContext;

/**
 * Reads the tokens that its superclass reads, by the same calls of a {@link MessageUnpacker}, and besides whole arrays of
 * integers. The superclass keeps its unpacker to itself, so nothing of it is used but its name: its methods are all
 * overridden, and it is given an empty input.
 *
 * <p>Where the superclass tells of a token what it knew of an earlier one, or cuts a number to size, this throws what
 * Jackson's other parsers throw.
 */
final class CompactVecMessagePackParser extends MessagePackParser implements IntegerArrayParser {
    private static final byte[] NOTHING = {};

    /** The longest payload that is believed in before it has arrived. */
    private static final int TRUSTED = 1 << 16;

    /** From here on the unpacker itself believes in nothing that has not arrived. */
    private static final int MISTRUSTED = 1 << 26;

    private final ParserInput input;
    private final MessageUnpacker unpacker;
    private final IOContext context;
    private final boolean closes;

    private @Nullable ObjectCodec codec;
    private MessagePackReadContext place;
    private @Nullable ExtensionTypeCustomDeserializers extensions;
    private boolean closed;

    private long tokenPosition;
    private long position;

    /** How many elements were read at once, the last of which is the current token: then the first is at its position. */
    private int readAtOnce;

    private final IntegerDecoder atOnce = new IntegerDecoder(NOTHING, 0, 0);

    /** What a token has for a value; names have some too. */
    private enum Type {
        NONE,
        INT,
        LONG,
        DOUBLE,
        STRING,
        BYTES,
        BIG_INT,
        EXT
    }

    private Type type = Type.NONE;

    /** The value of an integer that it holds. */
    private long number;

    /** The value of a number that is no integer; of an integer beyond that one which is in no range. */
    private double real;

    /** The value of any other token that has one. */
    private Object object = "";

    CompactVecMessagePackParser(
            IOContext context,
            int features,
            @Nullable ObjectCodec codec,
            ParserInput input,
            @Nullable ExtensionTypeCustomDeserializers extensions)
            throws IOException {
        super(context, features, codec, NOTHING, false);
        this.input = input;
        this.unpacker = input.unpacker();
        this.context = context;
        this.closes = JsonParser.Feature.AUTO_CLOSE_SOURCE.enabledIn(features);
        this.codec = codec;
        this.extensions = extensions;
        this.place = MessagePackReadContext.createRootContext(
                Feature.STRICT_DUPLICATE_DETECTION.enabledIn(features) ? DupDetector.rootDetector(this) : null);
    }

    @Override
    public void setExtensionTypeCustomDeserializers(@Nullable ExtensionTypeCustomDeserializers deserializers) {
        extensions = deserializers;
    }

    @Override
    public @Nullable ObjectCodec getCodec() {
        return codec;
    }

    @Override
    public void setCodec(@Nullable ObjectCodec codec) {
        this.codec = codec;
    }

    // ---------------------------------------------------------------- tokens

    @Override
    public JsonToken nextToken() throws IOException {
        readAtOnce = 0;
        tokenPosition = unpacker.getTotalReadBytes();
        boolean isName = place.inObject() && _currToken != JsonToken.FIELD_NAME;
        if ((isName || place.inArray()) && !place.expectMoreValues()) {
            JsonToken end = place.inArray() ? JsonToken.END_ARRAY : JsonToken.END_OBJECT;
            place = place.getParent();
            return token(end, Type.NONE);
        }
        if (!unpacker.hasNext()) {
            throw new JsonEOFException(this, null, "Unexpected EOF");
        }
        JsonToken token = read(unpacker.getNextFormat(), isName);
        position = unpacker.getTotalReadBytes();
        return token;
    }

    private JsonToken token(JsonToken token, Type newType) throws IOException {
        type = newType;
        return _updateToken(token);
    }

    private JsonToken read(MessageFormat format, boolean isName) throws IOException {
        switch (format.getValueType()) {
            case STRING -> {
                object = new String(payload(unpacker.unpackRawStringHeader()), StandardCharsets.UTF_8);
                return valueOrName(JsonToken.VALUE_STRING, Type.STRING, isName);
            }
            case INTEGER -> {
                return valueOrName(JsonToken.VALUE_NUMBER_INT, integer(format), isName);
            }
            case FLOAT -> {
                real = unpacker.unpackDouble();
                return valueOrName(JsonToken.VALUE_NUMBER_FLOAT, Type.DOUBLE, isName);
            }
            case BOOLEAN -> {
                boolean value = unpacker.unpackBoolean();
                if (isName) {
                    place.setCurrentName(Boolean.toString(value));
                    return token(JsonToken.FIELD_NAME, Type.NONE);
                }
                return token(value ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE, Type.NONE);
            }
            case BINARY -> {
                object = payload(unpacker.unpackBinaryHeader());
                return valueOrName(JsonToken.VALUE_EMBEDDED_OBJECT, Type.BYTES, isName);
            }
            case EXTENSION -> {
                ExtensionTypeHeader header = unpacker.unpackExtensionTypeHeader();
                object = new MessagePackExtensionType(header.getType(), payload(header.getLength()));
                return valueOrName(JsonToken.VALUE_EMBEDDED_OBJECT, Type.EXT, isName);
            }
            case ARRAY -> {
                place = place.createChildArrayContext(unpacker.unpackArrayHeader());
                return token(JsonToken.START_ARRAY, Type.NONE);
            }
            case MAP -> {
                place = place.createChildObjectContext(unpacker.unpackMapHeader());
                return token(JsonToken.START_OBJECT, Type.NONE);
            }
            default -> {
                // The byte that is never used is no nil either, as the unpacker tells.
                unpacker.unpackNil();
                return token(JsonToken.VALUE_NULL, Type.NONE);
            }
        }
    }

    private JsonToken valueOrName(JsonToken value, Type newType, boolean isName) throws IOException {
        type = newType;
        if (!isName) {
            return _updateToken(value);
        }
        place.setCurrentName(getText());
        return _updateToken(JsonToken.FIELD_NAME);
    }

    private Type integer(MessageFormat format) throws IOException {
        if (format == MessageFormat.UINT64) {
            BigInteger value = unpacker.unpackBigInteger();
            if (value.bitLength() > Long.SIZE - 1) {
                object = value;
                real = Double.NaN;
                return Type.BIG_INT;
            }
            number = value.longValue();
            // As the superclass has it, however small.
            return Type.LONG;
        }
        number = unpacker.unpackLong();
        return typeOf(number);
    }

    private static Type typeOf(long value) {
        return value == (int) value ? Type.INT : Type.LONG;
    }

    /** Reads a payload, of which memory is not taken for more than has arrived, but for a little. */
    private byte[] payload(int length) throws IOException {
        if (length <= TRUSTED || length > MISTRUSTED) {
            return unpacker.readPayload(length);
        }
        if (input.isShorterThan(length)) {
            throw new MessageInsufficientBufferException();
        }
        byte[] bytes = new byte[TRUSTED];
        unpacker.readPayload(bytes);
        for (int read = TRUSTED; read < length; read = bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(length, 2 * read));
            unpacker.readPayload(bytes, read, bytes.length - read);
        }
        return bytes;
    }

    // ---------------------------------------------------------------- arrays of integers

    @Override
    public int nextInts(int[] target, int from, int count) throws IOException {
        Objects.checkFromIndexSize(from, count, target.length);
        IntegerDecoder decoder = input.decoder();
        int start = decoder.position();
        int read = decoder.decode(target, from, expected(count));
        return read == 0 ? 0 : go(read, start, decoder.position(), target[from + read - 1]);
    }

    @Override
    public int nextLongs(long[] target, int from, int count, long min, long max) throws IOException {
        Objects.checkFromIndexSize(from, count, target.length);
        IntegerDecoder decoder = input.decoder();
        int start = decoder.position();
        int read = decoder.decode(target, from, expected(count), min, max);
        return read == 0 ? 0 : go(read, start, decoder.position(), target[from + read - 1]);
    }

    /** How many of so many elements there may be. Tokens that are to be counted are read one by one. */
    private int expected(int count) {
        return place.inArray() && !_streamReadConstraints.hasMaxTokenCount()
                ? Math.min(count, place.getExpectedLength() - place.getEntryCount())
                : 0;
    }

    /** Goes on behind elements that have been decoded. */
    private int go(int read, int start, int end, long last) throws IOException {
        tokenPosition = unpacker.getTotalReadBytes();
        readAtOnce = read;
        atOnce.reset(input.bytes(), start, end);
        input.skip(end - start);
        position = unpacker.getTotalReadBytes();
        for (int i = 0; i < read; i++) {
            place.expectMoreValues();
        }
        number = last;
        // An integer that takes eight bytes without need is a long to the superclass, as unsigned ones are.
        type = typeOf(last);
        _updateToken(JsonToken.VALUE_NUMBER_INT);
        return read;
    }

    // ---------------------------------------------------------------- values

    @Override
    public @Nullable String getText() throws IOException {
        return switch (type) {
            case STRING -> (String) object;
            case BYTES -> new String((byte[]) object, StandardCharsets.UTF_8);
            case INT, LONG -> String.valueOf(number);
            case DOUBLE -> String.valueOf(real);
            case BIG_INT -> object.toString();
            case EXT -> extension().toString();
            case NONE ->
                _currToken == null ? null : _currToken == JsonToken.FIELD_NAME ? currentName() : _currToken.asString();
        };
    }

    @Override
    public char[] getTextCharacters() throws IOException {
        return text().toCharArray();
    }

    @Override
    public int getTextLength() throws IOException {
        return text().length();
    }

    private String text() throws IOException {
        return Objects.requireNonNullElse(getText(), "");
    }

    @Override
    public byte[] getBinaryValue(Base64Variant variant) {
        return switch (type) {
            case BYTES -> (byte[]) object;
            case STRING -> ((String) object).getBytes(StandardCharsets.UTF_8);
            case EXT -> ((MessagePackExtensionType) object).getData();
            default -> throw invalid();
        };
    }

    @Override
    public Object getEmbeddedObject() throws IOException {
        return switch (type) {
            case BYTES -> object;
            case EXT -> extension();
            default -> throw invalid();
        };
    }

    private Object extension() throws IOException {
        MessagePackExtensionType value = (MessagePackExtensionType) object;
        ExtensionTypeCustomDeserializers.Deser deserializer =
                extensions == null ? null : extensions.getDeser(value.getType());
        return deserializer == null ? value : deserializer.deserialize(value.getData());
    }

    /** As the superclass says it. */
    private IllegalStateException invalid() {
        return new IllegalStateException("Invalid type=" + type);
    }

    // ---------------------------------------------------------------- numbers

    // All parsers may throw IOExceptions from these methods, but the superclass does not declare it, so that it cannot
    // be
    // declared here either. Whoever calls them as methods of a JsonParser, as Jackson does, expects it.

    /** What to throw where a number is asked for. */
    private RuntimeException noNumber() {
        return type == Type.NONE
                ? undeclared(new JsonParseException(
                        this, "Current token (" + _currToken + ") not numeric, can not use numeric value accessors"))
                : invalid();
    }

    private RuntimeException outOfInt() {
        try {
            reportOverflowInt(getText());
            return invalid();
        } catch (IOException e) {
            return undeclared(e);
        }
    }

    private RuntimeException outOfLong() {
        try {
            reportOverflowLong(getText());
            return invalid();
        } catch (IOException e) {
            return undeclared(e);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // That is how not to declare it.
    private static <E extends Exception> RuntimeException undeclared(Exception e) throws E {
        throw (E) e;
    }

    @Override
    public NumberType getNumberType() {
        return switch (type) {
            case INT -> NumberType.INT;
            case LONG -> NumberType.LONG;
            case DOUBLE -> NumberType.DOUBLE;
            case BIG_INT -> NumberType.BIG_INTEGER;
            default -> throw noNumber();
        };
    }

    @Override
    public Number getNumberValue() {
        return switch (type) {
            // Not by another conditional, which would make it a long.
            case INT -> Integer.valueOf((int) number);
            case LONG -> Long.valueOf(number);
            case DOUBLE -> Double.valueOf(real);
            case BIG_INT -> (BigInteger) object;
            default -> throw noNumber();
        };
    }

    @Override
    public int getIntValue() {
        return switch (type) {
            case INT -> (int) number;
            case LONG -> {
                if (number != (int) number) {
                    throw outOfInt();
                }
                yield (int) number;
            }
            case DOUBLE, BIG_INT -> {
                // A fraction is cut off, as in all formats; what is not a number is in no range.
                if (!(real >= Integer.MIN_VALUE && real <= Integer.MAX_VALUE)) {
                    throw outOfInt();
                }
                yield (int) real;
            }
            default -> throw noNumber();
        };
    }

    @Override
    public long getLongValue() {
        return switch (type) {
            case INT, LONG -> number;
            case DOUBLE, BIG_INT -> {
                if (!(real >= Long.MIN_VALUE && real <= Long.MAX_VALUE)) {
                    throw outOfLong();
                }
                yield (long) real;
            }
            default -> throw noNumber();
        };
    }

    @Override
    public BigInteger getBigIntegerValue() {
        return switch (type) {
            case INT, LONG -> BigInteger.valueOf(number);
            case DOUBLE -> new BigDecimal(real).toBigInteger();
            case BIG_INT -> (BigInteger) object;
            default -> throw noNumber();
        };
    }

    @Override
    public float getFloatValue() {
        return switch (type) {
            case INT, LONG -> (float) number;
            case DOUBLE -> (float) real;
            case BIG_INT -> ((BigInteger) object).floatValue();
            default -> throw noNumber();
        };
    }

    @Override
    public double getDoubleValue() {
        return switch (type) {
            case INT, LONG -> (double) number;
            case DOUBLE -> real;
            case BIG_INT -> ((BigInteger) object).doubleValue();
            default -> throw noNumber();
        };
    }

    @Override
    public BigDecimal getDecimalValue() {
        return switch (type) {
            case INT, LONG -> BigDecimal.valueOf(number);
            case DOUBLE -> BigDecimal.valueOf(real);
            case BIG_INT -> new BigDecimal((BigInteger) object);
            default -> throw noNumber();
        };
    }

    @Override
    public boolean isCurrentFieldId() {
        return type == Type.INT || type == Type.LONG;
    }

    // ---------------------------------------------------------------- places

    @Override
    public JsonStreamContext getParsingContext() {
        return place;
    }

    @Override
    public JsonLocation currentTokenLocation() {
        if (readAtOnce > 0) {
            // Only the lengths of the elements before tell where the last of them began.
            int start = atOnce.position();
            for (; readAtOnce > 1; readAtOnce--) {
                atOnce.next();
            }
            tokenPosition += atOnce.position() - start;
            readAtOnce = 0;
        }
        return location(tokenPosition);
    }

    @Override
    public JsonLocation currentLocation() {
        return location(position);
    }

    private JsonLocation location(long at) {
        return new JsonLocation(context.contentReference(), at, -1, -1);
    }

    /** The start of a container is at the place of the container, and named as what is around it. */
    private MessagePackReadContext placeOfName() {
        boolean atStart = _currToken == JsonToken.START_OBJECT || _currToken == JsonToken.START_ARRAY;
        return atStart ? place.getParent() : place;
    }

    @Override
    public @Nullable String currentName() {
        return placeOfName().getCurrentName();
    }

    @Override
    public void overrideCurrentName(@Nullable String name) {
        try {
            placeOfName().setCurrentName(name);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    // ---------------------------------------------------------------- the end

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        // The bytes may soon be others.
        currentTokenLocation();
        try {
            if (closes) {
                unpacker.close();
            }
        } finally {
            input.release();
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }
}
