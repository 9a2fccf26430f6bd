package io.github.compactvec.msgpack;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.jackson.IntegerArrayGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePacker;
import org.msgpack.jackson.dataformat.MessagePackExtensionType;
import org.msgpack.jackson.dataformat.MessagePackGenerator;
import org.msgpack.jackson.dataformat.MessagePackSerializedString;

/**
 * Writes values as they come. Its superclass, of which it takes nothing but the name, makes an object of each and writes
 * them when the root value has ended.
 *
 * <p>A container is begun with the header of the size that was declared for it, or that of none. If at its end the size
 * turns out to be another, the header is replaced, which costs a copy of the container where the new one has another
 * length.
 *
 * <p>What the superclass refuses to write (integers and decimals that have no form, strings that have no encoding), it
 * refuses after the root value has ended. So does this: what is thrown while values are written is given a path by
 * Jackson, and would be another exception.
 */
final class CompactVecMessagePackGenerator extends MessagePackGenerator implements IntegerArrayGenerator {
    /** The size of a container for which none was declared. */
    private static final int UNKNOWN = -1;

    private final MessagePack.PackerConfig config;
    private final boolean reuse;
    private final boolean integerKeys;

    /** Null once closed. */
    private @Nullable GeneratorOutput output;

    private Container[] containers = new Container[8];

    /** How many of them are open. */
    private int depth;

    /** Whether a root container has ended and not been given to the target. */
    private boolean rootEnded;

    /** The outermost open container of unknown size, or −1. */
    private int keptAt = -1;

    /** What to throw when the root value has ended. */
    private @Nullable Exception refusal;

    /** What to throw as soon as a method may: those that begin containers and write names may not, in the superclass. */
    private @Nullable IOException failure;

    private final byte[] header = new byte[Heads.MAX_ARRAY_BYTES];

    private static final class Container {
        boolean isObject;

        /** The number of the first byte of its header. */
        long position;

        int declared;
        int size;

        /** Whether the name of a property is written and its value is not. */
        boolean isNamed;

        int headerLength() {
            return Heads.containerLength(Math.max(0, declared));
        }
    }

    CompactVecMessagePackGenerator(
            int features,
            @Nullable ObjectCodec codec,
            OutputStream target,
            MessagePack.PackerConfig config,
            boolean reuse,
            boolean integerKeys)
            throws IOException {
        super(features, codec, target, config, reuse, integerKeys);
        this.config = config;
        this.reuse = reuse;
        this.integerKeys = integerKeys;
        this.output = GeneratorOutput.of(target, config, reuse);
    }

    private GeneratorOutput output() throws IOException {
        throwFailure();
        if (output == null) {
            throw new JsonGenerationException("the generator is closed", this);
        }
        return output;
    }

    private void throwFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    // ---------------------------------------------------------------- where values stand

    /** Counts a value and tells where to write it. */
    private MessagePacker beginValue() throws IOException {
        GeneratorOutput out = output();
        if (depth > 0) {
            Container container = containers[depth - 1];
            if (container.isObject && !container.isNamed) {
                throw new JsonGenerationException("Can not write value, expecting field name", this);
            }
            container.isNamed = false;
            container.size++;
        }
        return out.packer();
    }

    /** What stands alone goes to the target at once. */
    private void endValue() throws IOException {
        if (depth == 0) {
            output().finish();
        }
    }

    /** Writes a value that may be refused. */
    private void write(@Nullable Object value) throws IOException {
        MessagePacker packer = beginValue();
        if (depth == 0) {
            packAny(packer, value);
            endValue();
        } else {
            pack(packer, value);
        }
    }

    private void refuse(Exception e) throws IOException {
        if (refusal == null) {
            refusal = e;
            output().discard(config);
        }
    }

    // ---------------------------------------------------------------- containers

    private void begin(boolean isObject, int size) {
        try {
            tryBegin(isObject, size);
        } catch (IOException e) {
            failure = e;
        }
    }

    private void tryBegin(boolean isObject, int size) throws IOException {
        MessagePacker packer = beginValue();
        GeneratorOutput out = output();
        if (depth == containers.length) {
            containers = Arrays.copyOf(containers, 2 * depth);
        }
        Container container = containers[depth];
        if (container == null) {
            container = new Container();
            containers[depth] = container;
        }
        container.isObject = isObject;
        container.position = out.position();
        container.declared = size;
        container.size = 0;
        container.isNamed = false;
        if (size < 0 && keptAt < 0) {
            keptAt = depth;
            out.keepFrom(container.position);
        }
        depth++;
        rootEnded = false;
        if (isObject) {
            packer.packMapHeader(Math.max(0, size));
        } else {
            packer.packArrayHeader(Math.max(0, size));
        }
    }

    private void end(boolean isObject, String expected) throws IOException {
        GeneratorOutput out = output();
        if (depth == 0 || containers[depth - 1].isObject != isObject) {
            String state = depth == 0 ? "IN_ROOT" : isObject ? "IN_ARRAY" : "IN_OBJECT";
            throw new JsonGenerationException("Current context not an " + expected + " but " + state, this);
        }
        Container container = containers[depth - 1];
        if (container.isNamed) {
            throw new JsonGenerationException("Can not end an object, expecting a value", this);
        }
        if (container.size != Math.max(0, container.declared) && refusal == null) {
            if (out.isGone(container.position)) {
                throw new JsonGenerationException(
                        container.size + " of " + container.declared + " declared "
                                + (isObject ? "properties" : "elements") + " written",
                        this);
            }
            int length = Heads.putContainer(isObject, container.size, header);
            out.replace(container.position, container.headerLength(), header, length);
        }
        depth--;
        if (keptAt == depth) {
            keptAt = -1;
            out.keepNone();
        }
        rootEnded = depth == 0;
    }

    @Override
    public void writeStartArray() {
        begin(false, UNKNOWN);
    }

    @Override
    @Deprecated
    public void writeStartArray(int size) throws IOException {
        begin(false, size);
        throwFailure();
    }

    @Override
    public void writeStartArray(@Nullable Object value, int size) throws IOException {
        begin(false, size);
        throwFailure();
        assignCurrentValue(value);
    }

    @Override
    public void writeEndArray() throws IOException {
        end(false, "array");
    }

    @Override
    public void writeStartObject() {
        begin(true, UNKNOWN);
    }

    @Override
    public void writeStartObject(@Nullable Object value, int size) throws IOException {
        begin(true, size);
        throwFailure();
        assignCurrentValue(value);
    }

    @Override
    public void writeEndObject() throws IOException {
        end(true, "object");
    }

    // ---------------------------------------------------------------- arrays of integers

    @Override
    public void writeArray(int[] array, int offset, int length) throws IOException {
        if (array == null) {
            throw new IllegalArgumentException("null array");
        }
        _verifyOffsets(array.length, offset, length);
        writeStartArray(array, length);
        GeneratorOutput out = output();
        for (int done = 0; done < length; done += VecWriter.CHUNK) {
            int count = Math.min(length - done, VecWriter.CHUNK);
            out.packer()
                    .writePayload(
                            out.encoded(), 0, IntegerEncoder.encode(array, offset + done, count, out.encoded(), 0));
        }
        endIntegers(length);
    }

    @Override
    public void writeArray(long[] array, int offset, int length) throws IOException {
        if (array == null) {
            throw new IllegalArgumentException("null array");
        }
        _verifyOffsets(array.length, offset, length);
        writeStartArray(array, length);
        GeneratorOutput out = output();
        for (int done = 0; done < length; done += VecWriter.CHUNK) {
            int count = Math.min(length - done, VecWriter.CHUNK);
            out.packer()
                    .writePayload(
                            out.encoded(), 0, IntegerEncoder.encode(array, offset + done, count, out.encoded(), 0));
        }
        endIntegers(length);
    }

    @Override
    public void writeArray(IntVec vec) throws IOException {
        int size = vec.size();
        writeStartArray(vec, size);
        GeneratorOutput out = output();
        for (int done = 0; done < size; done += VecWriter.CHUNK) {
            int count = Math.min(size - done, VecWriter.CHUNK);
            vec.copyTo(done, out.ints(), 0, count);
            out.packer().writePayload(out.encoded(), 0, IntegerEncoder.encode(out.ints(), 0, count, out.encoded(), 0));
        }
        endIntegers(size);
    }

    @Override
    public void writeArray(LongVec vec) throws IOException {
        int size = vec.size();
        writeStartArray(vec, size);
        GeneratorOutput out = output();
        for (int done = 0; done < size; done += VecWriter.CHUNK) {
            int count = Math.min(size - done, VecWriter.CHUNK);
            vec.copyTo(done, out.longs(), 0, count);
            out.packer().writePayload(out.encoded(), 0, IntegerEncoder.encode(out.longs(), 0, count, out.encoded(), 0));
        }
        endIntegers(size);
    }

    private void endIntegers(int size) throws IOException {
        containers[depth - 1].size = size;
        writeEndArray();
    }

    // ---------------------------------------------------------------- names

    private void writeName(@Nullable Object name) {
        if (depth == 0 || !containers[depth - 1].isObject) {
            throw new IllegalStateException("no object to write a name to");
        }
        try {
            MessagePacker packer = output().packer();
            if (containers[depth - 1].isNamed) {
                throw new JsonGenerationException("Can not write a field name, expecting a value", this);
            }
            containers[depth - 1].isNamed = true;
            pack(packer, name);
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public void writeFieldName(@Nullable String name) {
        writeName(name);
    }

    @Override
    public void writeFieldName(SerializableString name) {
        if (name instanceof SerializedString) {
            writeName(name.getValue());
        } else if (name instanceof MessagePackSerializedString any) {
            writeName(any.getRawValue());
        } else {
            throw new IllegalArgumentException("Unsupported key: " + name);
        }
    }

    @Override
    public void writeFieldId(long id) {
        writeName(integerKeys ? (Object) id : Long.toString(id));
    }

    private void pack(MessagePacker packer, @Nullable Object value) throws IOException {
        try {
            packAny(packer, value);
        } catch (RuntimeException e) {
            refuse(e);
        }
    }

    /** Writes what may be the name of a property: anything. */
    private void packAny(MessagePacker packer, @Nullable Object value) throws IOException {
        if (value == null) {
            packer.packNil();
        } else if (value instanceof String string) {
            packer.packString(string);
        } else if (value instanceof Integer number) {
            packer.packInt(number);
        } else if (value instanceof Long number) {
            packer.packLong(number);
        } else if (value instanceof Float number) {
            packer.packFloat(number);
        } else if (value instanceof Double number) {
            packer.packDouble(number);
        } else if (value instanceof BigInteger number) {
            packer.packBigInteger(number);
        } else if (value instanceof BigDecimal number) {
            packDecimal(packer, number);
        } else if (value instanceof Boolean bool) {
            packer.packBoolean(bool);
        } else if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            packer.packBinaryHeader(bytes.length).writePayload(bytes);
        } else if (value instanceof MessagePackExtensionType extension) {
            byte[] data = extension.getData();
            packer.packExtensionTypeHeader(extension.getType(), data.length).writePayload(data);
        } else if (value instanceof Ascii ascii) {
            packer.packRawStringHeader(ascii.bytes.length).writePayload(ascii.bytes);
        } else {
            // As a document of its own, which is what it is to its serializer.
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            CompactVecMessagePackGenerator nested =
                    new CompactVecMessagePackGenerator(getFeatureMask(), getCodec(), bytes, config, reuse, integerKeys);
            try {
                getCodec().writeValue(nested, value);
                nested.close();
            } catch (IOException e) {
                refuse(e);
            }
            packer.writePayload(bytes.toByteArray());
        }
    }

    /** As an integer if it is one that has a form, or else as a double of just that value. */
    private static void packDecimal(MessagePacker packer, BigDecimal number) throws IOException {
        try {
            packer.packBigInteger(number.toBigIntegerExact());
        } catch (ArithmeticException | IllegalArgumentException e) {
            double nearest = number.doubleValue();
            String digits = number.stripTrailingZeros().toEngineeringString();
            if (!digits.equals(BigDecimal.valueOf(nearest).stripTrailingZeros().toEngineeringString())) {
                throw new IllegalArgumentException(
                        "MessagePack cannot serialize a BigDecimal that can't be represented as double. " + number);
            }
            packer.packDouble(nearest);
        }
    }

    // ---------------------------------------------------------------- scalars

    @Override
    public void writeString(String text) throws IOException {
        write(text);
    }

    @Override
    public void writeString(char[] text, int offset, int length) throws IOException {
        writeText(new String(text, offset, length));
    }

    @Override
    public void writeRawUTF8String(byte[] text, int offset, int length) throws IOException {
        writeText(new String(text, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void writeUTF8String(byte[] text, int offset, int length) throws IOException {
        writeText(new String(text, offset, length, StandardCharsets.UTF_8));
    }

    /**
     * Writes a string that was given in parts. The superclass writes the bytes of ASCII, with the smallest header, where a
     * packer that is told to encode short strings in another way writes a larger one.
     */
    private void writeText(String text) throws IOException {
        write(text.chars().allMatch(c -> c < 0x80) ? new Ascii(text.getBytes(StandardCharsets.US_ASCII)) : text);
    }

    private static final class Ascii {
        final byte[] bytes;

        Ascii(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    @Override
    public void writeRaw(String text) throws IOException {
        writeString(text);
    }

    @Override
    public void writeRaw(String text, int offset, int length) throws IOException {
        writeText(text.substring(offset, offset + length));
    }

    @Override
    public void writeRaw(char[] text, int offset, int length) throws IOException {
        writeText(new String(text, offset, length));
    }

    @Override
    public void writeRaw(char c) throws IOException {
        writeText(String.valueOf(c));
    }

    @Override
    public void writeBinary(Base64Variant variant, byte[] data, int offset, int length) throws IOException {
        write(ByteBuffer.wrap(data, offset, length));
    }

    @Override
    public void writeNumber(int value) throws IOException {
        beginValue().packInt(value);
        endValue();
    }

    @Override
    public void writeNumber(long value) throws IOException {
        beginValue().packLong(value);
        endValue();
    }

    @Override
    public void writeNumber(BigInteger value) throws IOException {
        write(value);
    }

    @Override
    public void writeNumber(double value) throws IOException {
        beginValue().packDouble(value);
        endValue();
    }

    @Override
    public void writeNumber(float value) throws IOException {
        beginValue().packFloat(value);
        endValue();
    }

    @Override
    public void writeNumber(BigDecimal value) throws IOException {
        write(value);
    }

    @Override
    public void writeNumber(String text) throws IOException {
        write(number(text));
    }

    /** The first of what a text can be parsed as: a long, a double, an integer in digits that a double cannot have. */
    private static Number number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException f) {
                try {
                    return new BigInteger(text);
                } catch (NumberFormatException g) {
                    return decimal(text);
                }
            }
        }
    }

    private static BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new NumberFormatException(text);
        }
    }

    @Override
    public void writeBoolean(boolean state) throws IOException {
        beginValue().packBoolean(state);
        endValue();
    }

    @Override
    public void writeNull() throws IOException {
        beginValue().packNil();
        endValue();
    }

    @Override
    public void writeExtensionType(MessagePackExtensionType extension) throws IOException {
        write(extension);
    }

    // ---------------------------------------------------------------- the end

    @Override
    public void flush() throws IOException {
        throwFailure();
        if (!rootEnded || output == null) {
            return;
        }
        if (refusal instanceof IOException e) {
            throw e;
        }
        if (refusal instanceof RuntimeException e) {
            throw e;
        }
        rootEnded = false;
        output.finish();
    }

    @Override
    public void close() throws IOException {
        GeneratorOutput closing = output;
        if (closing == null) {
            return;
        }
        OutputStream target = closing.target();
        try {
            flush();
        } finally {
            output = null;
            if (reuse) {
                closing.release();
            }
            _releaseBuffers();
            if (isEnabled(Feature.AUTO_CLOSE_TARGET)) {
                target.flush();
                target.close();
            }
        }
    }

    @Override
    protected void _releaseBuffers() {
        // The superclass closes its packer here, and with it the target.
    }
}
