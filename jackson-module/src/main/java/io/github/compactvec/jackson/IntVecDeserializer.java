package io.github.compactvec.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.deser.NullValueProvider;
import io.github.compactvec.IntVec;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads vectors of {@code int}, of whatever class the factory makes. */
final class IntVecDeserializer<V extends IntVec> extends VecDeserializer<V> {
    private static final long serialVersionUID = 1;

    /** Makes a vector of a range of an array, without spare capacity. */
    interface Factory<V> extends Serializable {
        V copyOf(int[] values, int from, int count);
    }

    private final Factory<? extends V> factory;

    IntVecDeserializer(Class<V> type, Factory<? extends V> factory) {
        super(type, Integer.TYPE);
        this.factory = factory;
    }

    private IntVecDeserializer(
            IntVecDeserializer<V> base, @Nullable NullValueProvider contentNulls, @Nullable Boolean singleAsArray) {
        super(base, contentNulls, singleAsArray);
        this.factory = base.factory;
    }

    @Override
    VecDeserializer<V> withResolved(@Nullable NullValueProvider contentNulls, @Nullable Boolean singleAsArray) {
        return new IntVecDeserializer<>(this, contentNulls, singleAsArray);
    }

    @Override
    void append(V vec, V elements) {
        vec.addAll(elements);
    }

    @Override
    Elements<V> noElements() {
        return new IntElements();
    }

    /**
     * Stages elements in an array, so that the width of a short vector is chosen once, and a long one grows and widens
     * once per array-full at most.
     */
    private final class IntElements implements Elements<V> {
        private static final int FIRST_LENGTH = 16;
        private static final int LAST_LENGTH = 4096;

        private int[] staged = new int[FIRST_LENGTH];
        private int count;
        private @Nullable V vec;

        @Override
        public void read(JsonParser p, DeserializationContext ctxt) throws IOException {
            int element = parse(p, ctxt);
            if (count == staged.length) {
                makeRoom();
            }
            staged[count++] = element;
        }

        private void makeRoom() {
            if (count < LAST_LENGTH) {
                staged = Arrays.copyOf(staged, 4 * count);
            } else {
                flush();
            }
        }

        private V flush() {
            V flushed = vec;
            if (flushed == null) {
                flushed = factory.copyOf(staged, 0, count);
                vec = flushed;
            } else {
                flushed.addAll(staged, 0, count);
            }
            count = 0;
            return flushed;
        }

        @Override
        public int size() {
            return vec == null ? count : vec.size() + count;
        }

        @Override
        public V toVec() {
            V all = flush();
            if (all.capacity() > all.size()) {
                all.trimToSize();
            }
            return all;
        }
    }

    /**
     * The present value as an {@code int}, as {@link #_parseIntPrimitive} has it, but for parsers whose
     * {@code getIntValue()} breaks its promise to throw when the number is too large. Therefore every path that ends in
     * that method is followed here, and its result compared with the number that the parser has.
     */
    private int parse(JsonParser p, DeserializationContext ctxt) throws IOException {
        return switch (p.currentTokenId()) {
            case JsonTokenId.ID_NUMBER_INT -> parseInteger(p);
            case JsonTokenId.ID_NUMBER_FLOAT -> parseFloat(p, ctxt);
            case JsonTokenId.ID_TRUE, JsonTokenId.ID_FALSE ->
                ((Number) handleUnexpectedToken(Integer.TYPE, p, ctxt)).intValue();
            case JsonTokenId.ID_START_ARRAY -> parseArray(p, ctxt);
            default -> _parseIntPrimitive(p, ctxt);
        };
    }

    private static int parseInteger(JsonParser p) throws IOException {
        int value = p.getIntValue();
        JsonParser.NumberType type = p.getNumberType();
        if (type != JsonParser.NumberType.INT && !isExact(value, p, type)) {
            throw outOfRange(p);
        }
        return value;
    }

    /** Whether the number is the value, when the parser has it in a wider type. */
    private static boolean isExact(int value, JsonParser p, JsonParser.NumberType type) throws IOException {
        return type == JsonParser.NumberType.BIG_INTEGER
                ? p.getBigIntegerValue().bitLength() < Integer.SIZE
                : p.getLongValue() == value;
    }

    private int parseFloat(JsonParser p, DeserializationContext ctxt) throws IOException {
        CoercionAction action = _checkFloatToIntCoercion(p, ctxt, Integer.TYPE);
        if (action == CoercionAction.AsNull || action == CoercionAction.AsEmpty) {
            return 0;
        }
        int value = p.getValueAsInt();
        double exact = p.getDoubleValue();
        if (exact < Integer.MIN_VALUE || exact > Integer.MAX_VALUE) {
            throw outOfRange(p);
        }
        return value;
    }

    /** An array of one, where that may stand for its element. */
    private int parseArray(JsonParser p, DeserializationContext ctxt) throws IOException {
        if (!ctxt.isEnabled(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)) {
            return _parseIntPrimitive(p, ctxt);
        }
        if (p.nextToken() == JsonToken.START_ARRAY) {
            return (int) handleNestedArrayForSingle(p, ctxt);
        }
        int value = parse(p, ctxt);
        _verifyEndArrayForSingle(p, ctxt);
        return value;
    }

    /** What a parser that keeps its promise throws. */
    private static InputCoercionException outOfRange(JsonParser p) throws IOException {
        return new InputCoercionException(
                p,
                "Numeric value (" + p.getText() + ") out of range of int (" + Integer.MIN_VALUE + " - "
                        + Integer.MAX_VALUE + ")",
                p.currentToken(),
                Integer.TYPE);
    }
}
