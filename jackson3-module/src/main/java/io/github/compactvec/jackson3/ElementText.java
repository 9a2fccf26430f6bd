package io.github.compactvec.jackson3;

import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.internal.DecimalWriter;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.json.JsonGeneratorBase;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.json.UTF8JsonGenerator;
import tools.jackson.core.json.WriterBasedJsonGenerator;

/**
 * The elements of a vector as one text, which a generator of JSON is told to write raw. It asks a text to append itself
 * to its own buffer, and this one appends as many elements as fit there, straight from the vector; then it is told to
 * write the same text again, which goes on where it stopped. When there is no room, the generator asks for an array or a
 * string instead, flushes, and writes that: some more elements.
 *
 * <p>Only the two generators that are known to do so are asked, not their subclasses, and only if nothing is set that
 * changes how numbers or separators look. That the bytes are those of the plain loop is a matter of tests, about every
 * position in the buffer.
 */
final class ElementText implements SerializableString {
    /** Short enough for a generator to put into its buffer, and long enough that this seldom happens. */
    private static final int REST = 64;

    private final DecimalWriter elements;

    ElementText(PrimitiveVec vec) {
        elements = new DecimalWriter(vec);
    }

    /** Writes the elements of a vector into an array that has been started, if that can be done here. */
    static boolean write(PrimitiveVec vec, JsonGenerator g) {
        if (vec.isEmpty() || !isPlain(g)) {
            return false;
        }
        ElementText text = new ElementText(vec);
        g.writeRawValue(text);
        while (text.elements.hasNext()) {
            g.writeRaw(text);
        }
        return true;
    }

    private static boolean isPlain(JsonGenerator g) {
        Class<?> type = g.getClass();
        return (type == UTF8JsonGenerator.class || type == WriterBasedJsonGenerator.class)
                && g.getPrettyPrinter() == null
                && !((JsonGeneratorBase) g).isEnabled(JsonWriteFeature.WRITE_NUMBERS_AS_STRINGS);
    }

    @Override
    public int appendUnquotedUTF8(byte[] buffer, int offset) {
        int count = elements.write(buffer, offset);
        return count == 0 ? -1 : count;
    }

    @Override
    public byte[] asUnquotedUTF8() {
        return elements.take(REST);
    }

    @Override
    public int appendUnquoted(char[] buffer, int offset) {
        byte[] text = elements.take(Math.min(buffer.length - offset, 512));
        for (int i = 0; i < text.length; i++) {
            buffer[offset + i] = (char) text[i];
        }
        return text.length == 0 ? -1 : text.length;
    }

    @Override
    public String getValue() {
        return new String(asUnquotedUTF8(), StandardCharsets.ISO_8859_1);
    }

    // ---------------------------------------------------------------- what nobody asks who writes a text raw

    @Override
    public int charLength() {
        throw new UnsupportedOperationException();
    }

    @Override
    public char[] asQuotedChars() {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] asQuotedUTF8() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int appendQuotedUTF8(byte[] buffer, int offset) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int appendQuoted(char[] buffer, int offset) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int writeQuotedUTF8(OutputStream out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int writeUnquotedUTF8(OutputStream out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int putQuotedUTF8(ByteBuffer out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int putUnquotedUTF8(ByteBuffer out) {
        throw new UnsupportedOperationException();
    }
}
