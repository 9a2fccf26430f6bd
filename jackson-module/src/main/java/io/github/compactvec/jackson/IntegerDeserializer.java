package io.github.compactvec.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/**
 * Reads an integer where it is an element of something. The rules are those that Jackson has for primitive values, which
 * {@link StdDeserializer} offers to its descendants, but for parsers whose {@code getIntValue()} and
 * {@code getLongValue()} break their promise to throw when the number is too large. Therefore every path that ends in
 * one of them is followed here, and checked against the number that the parser has.
 */
abstract class IntegerDeserializer<V> extends StdDeserializer<V> {
    private static final long serialVersionUID = 1;

    final IntegerType elementType;

    IntegerDeserializer(Class<V> type, IntegerType elementType) {
        super(type);
        this.elementType = elementType;
    }

    IntegerDeserializer(IntegerDeserializer<V> base, IntegerType elementType) {
        super(base);
        this.elementType = elementType;
    }

    /** The value of an integer token. */
    abstract long parseInteger(JsonParser p) throws IOException;

    /** The value of a float token, which is in range, without its fraction. */
    abstract long truncate(JsonParser p) throws IOException;

    /** What Jackson makes of the present value, which is no number. */
    abstract long parsePrimitive(JsonParser p, DeserializationContext ctxt) throws IOException;

    /** The present value as an element. */
    final long parse(JsonParser p, DeserializationContext ctxt) throws IOException {
        return p.currentTokenId() == JsonTokenId.ID_NUMBER_INT ? parseInteger(p) : checkRange(parseOther(p, ctxt), p);
    }

    private long parseOther(JsonParser p, DeserializationContext ctxt) throws IOException {
        return switch (p.currentTokenId()) {
            case JsonTokenId.ID_NUMBER_FLOAT -> parseFloat(p, ctxt);
            case JsonTokenId.ID_TRUE, JsonTokenId.ID_FALSE ->
                ((Number) handleUnexpectedToken(elementType.parsedAs, p, ctxt)).longValue();
            case JsonTokenId.ID_START_ARRAY -> parseArray(p, ctxt);
            default -> parsePrimitive(p, ctxt);
        };
    }

    /** The value of an integer token, of which the parser may have more bits than fit the type of an element. */
    final long parseWide(JsonParser p) throws IOException {
        if (p.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                && p.getBigIntegerValue().bitLength() >= Long.SIZE) {
            throw outOfRange(p.getText(), p);
        }
        return checkRange(p.getLongValue(), p);
    }

    private long checkRange(long value, JsonParser p) throws IOException {
        if (!elementType.contains(value)) {
            throw outOfRange(Long.toString(value), p);
        }
        return value;
    }

    private long parseFloat(JsonParser p, DeserializationContext ctxt) throws IOException {
        CoercionAction action = _checkFloatToIntCoercion(p, ctxt, elementType.parsedAs);
        if (action == CoercionAction.AsNull || action == CoercionAction.AsEmpty) {
            return 0;
        }
        // Once it was asked for a double, a parser cuts that, not the number that it was made from.
        boolean isDecimal = p.getNumberType() == JsonParser.NumberType.BIG_DECIMAL;
        double number = isDecimal ? p.getDecimalValue().doubleValue() : p.getDoubleValue();
        if (elementType.excludes(number) || (number == 0x1p63 && isWiderThanLong(p))) {
            throw outOfRange(p.getText(), p);
        }
        return truncate(p);
    }

    /** Whether the number is 2<sup>63</sup>, not a fraction below it that only has no {@code double} of its own. */
    private static boolean isWiderThanLong(JsonParser p) throws IOException {
        return p.getDecimalValue().toBigInteger().bitLength() >= Long.SIZE;
    }

    /** An array of one, where that may stand for its element. */
    private long parseArray(JsonParser p, DeserializationContext ctxt) throws IOException {
        if (!ctxt.isEnabled(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)) {
            return parsePrimitive(p, ctxt);
        }
        if (p.nextToken() == JsonToken.START_ARRAY) {
            return ((Number) handleNestedArrayForSingle(p, ctxt)).longValue();
        }
        long value = parse(p, ctxt);
        _verifyEndArrayForSingle(p, ctxt);
        return value;
    }

    /**
     * What the context does, but without asking the parser for the text of a boolean. The one of msgpack-java answers
     * that with the text of the token before, or with a {@code NullPointerException} if there was none.
     */
    final Object handleUnexpectedToken(Class<?> target, JsonParser p, DeserializationContext ctxt) throws IOException {
        JsonToken token = p.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            return ctxt.handleUnexpectedToken(target, p);
        }
        return ctxt.handleUnexpectedToken(target, new JsonParserDelegate(p) {
            @Override
            public String getText() {
                return token.asString();
            }
        });
    }

    /** What a parser that keeps its promise throws. */
    private InputCoercionException outOfRange(String number, JsonParser p) {
        return new InputCoercionException(p, elementType.outOfRange(number), p.currentToken(), elementType.parsedAs);
    }
}
