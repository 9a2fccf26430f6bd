package io.github.compactvec.jackson3;

import io.github.compactvec.internal.DecimalReader;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.UTF8StreamJsonParser;
import tools.jackson.core.sym.ByteQuadsCanonicalizer;

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
            ObjectReadContext readContext,
            IOContext context,
            int features,
            int formatFeatures,
            @Nullable InputStream in,
            ByteQuadsCanonicalizer symbols,
            byte[] buffer,
            int start,
            int end,
            int bytesBefore,
            boolean recyclable) {
        super(readContext, context, features, formatFeatures, in, symbols, buffer, start, end, bytesBefore, recyclable);
        StreamReadConstraints limits = streamReadConstraints();
        unlimited = !limits.hasMaxTokenCount() && limits.getMaxNumberLength() >= DIGITS;
    }

    @Override
    public int nextInts(int[] target, int from, int count) {
        Objects.checkFromIndexSize(from, count, target.length);
        return isBetweenElements()
                ? moveBy(reader.readInts(_inputBuffer, _inputPtr, _inputEnd, isAtStart(), target, from, count))
                : 0;
    }

    @Override
    public int nextLongs(long[] target, int from, int count, long min, long max) {
        Objects.checkFromIndexSize(from, count, target.length);
        return isBetweenElements()
                ? moveBy(reader.readLongs(
                        _inputBuffer, _inputPtr, _inputEnd, isAtStart(), target, from, count, min, max))
                : 0;
    }

    /** A string may be current of which the parser has not seen the end. */
    private boolean isBetweenElements() {
        return unlimited && _streamReadContext.inArray() && !_tokenIncomplete;
    }

    private boolean isAtStart() {
        return _streamReadContext.getEntryCount() == 0;
    }

    private int moveBy(int count) {
        if (count > 1) {
            for (int i = 1; i < count; i++) {
                _streamReadContext.expectComma();
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
