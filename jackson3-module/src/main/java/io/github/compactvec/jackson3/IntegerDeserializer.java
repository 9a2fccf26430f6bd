package io.github.compactvec.jackson3;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.JsonTokenId;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads an integer where it is an element of something. The rules are those that Jackson has for primitive values, which
 * {@link StdDeserializer} offers to its descendants, and parsers throw when a number is too large for the type that is
 * parsed. What is added here is the range of elements that are fewer than those of that type, and the number
 * 2<sup>63</sup>, which is no {@code long} even when it is written as a fraction.
 */
abstract class IntegerDeserializer<V> extends StdDeserializer<V> {
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
    abstract long parseInteger(JsonParser p);

    /** The value of a float token, which is in range, without its fraction. */
    abstract long truncate(JsonParser p);

    /** What Jackson makes of the present value, which is no number. */
    abstract long parsePrimitive(JsonParser p, DeserializationContext ctxt);

    /** The present value as an element. */
    final long parse(JsonParser p, DeserializationContext ctxt) {
        return switch (p.currentTokenId()) {
            case JsonTokenId.ID_NUMBER_INT -> checkRange(parseInteger(p), p);
            case JsonTokenId.ID_NUMBER_FLOAT -> parseFloat(p, ctxt);
            case JsonTokenId.ID_START_ARRAY -> checkRange(parseArray(p, ctxt), p);
            default -> checkRange(parsePrimitive(p, ctxt), p);
        };
    }

    private long checkRange(long value, JsonParser p) {
        if (!elementType.contains(value)) {
            throw outOfRange(Long.toString(value), p);
        }
        return value;
    }

    private long parseFloat(JsonParser p, DeserializationContext ctxt) {
        CoercionAction action = _checkFloatToIntCoercion(p, ctxt, elementType.parsedAs);
        if (action == CoercionAction.AsNull || action == CoercionAction.AsEmpty) {
            return 0;
        }
        // Once it was asked for a double, a parser cuts that, not the number that it was made from.
        boolean isDecimal = p.getNumberType() == JsonParser.NumberType.BIG_DECIMAL;
        double number = isDecimal ? p.getDecimalValue().doubleValue() : p.getDoubleValue();
        if (elementType.excludes(number) || (number == 0x1p63 && isWiderThanLong(p))) {
            throw outOfRange(p.getString(), p);
        }
        return truncate(p);
    }

    /** Whether the number is 2<sup>63</sup>, not a fraction below it that only has no {@code double} of its own. */
    private static boolean isWiderThanLong(JsonParser p) {
        return p.getDecimalValue().toBigInteger().bitLength() >= Long.SIZE;
    }

    /** An array of one, where that may stand for its element. */
    private long parseArray(JsonParser p, DeserializationContext ctxt) {
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

    /** In the words of the parser for JSON. */
    private InputCoercionException outOfRange(String number, JsonParser p) {
        return new InputCoercionException(p, elementType.outOfRange(number), p.currentToken(), elementType.parsedAs);
    }
}
