package io.github.compactvec.jackson;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import io.github.compactvec.internal.DecimalReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The parser of Jackson, which can also read integers in bulk from its buffer. It skips all of them but the last, and
 * reads that as ever, so that whatever else it knows of its current token is set by the code that always does.
 */
final class IntegerArrayJsonParser extends UTF8StreamJsonParser implements IntegerArrayParser {
    /** As long as numbers of so many digits are allowed, none is too long that fits a {@code long}. */
    private static final int DIGITS = 19;

    private final DecimalReader reader = new DecimalReader();

    /** Whether it makes no difference to the limits that are set whether numbers are read one by one. */
    private final boolean unlimited;

    IntegerArrayJsonParser(
            IOContext context,
            int features,
            @Nullable InputStream in,
            @Nullable ObjectCodec codec,
            ByteQuadsCanonicalizer symbols,
            byte[] buffer,
            int start,
            int end,
            int bytesBefore,
            boolean recyclable) {
        super(context, features, in, codec, symbols, buffer, start, end, bytesBefore, recyclable);
        StreamReadConstraints limits = streamReadConstraints();
        unlimited = !limits.hasMaxTokenCount() && limits.getMaxNumberLength() >= DIGITS;
    }

    @Override
    public int nextInts(int[] target, int from, int count) throws IOException {
        Objects.checkFromIndexSize(from, count, target.length);
        return isBetweenElements()
                ? moveBy(reader.readInts(_inputBuffer, _inputPtr, _inputEnd, isAtStart(), target, from, count))
                : 0;
    }

    @Override
    public int nextLongs(long[] target, int from, int count, long min, long max) throws IOException {
        Objects.checkFromIndexSize(from, count, target.length);
        return isBetweenElements()
                ? moveBy(reader.readLongs(
                        _inputBuffer, _inputPtr, _inputEnd, isAtStart(), target, from, count, min, max))
                : 0;
    }

    /** A string may be current of which the parser has not seen the end. */
    private boolean isBetweenElements() {
        return unlimited && _parsingContext.inArray() && !_tokenIncomplete;
    }

    private boolean isAtStart() {
        return _parsingContext.getEntryCount() == 0;
    }

    private int moveBy(int count) throws IOException {
        if (count > 1) {
            for (int i = 1; i < count; i++) {
                _parsingContext.expectComma();
            }
            _inputPtr = reader.position();
            if (reader.lines() > 0) {
                _currInputRow += reader.lines();
                _currInputRowStart = reader.lineStart();
            }
            _currToken = JsonToken.VALUE_NUMBER_INT;
        }
        if (count > 0) {
            nextToken();
        }
        return count;
    }
}
