package io.github.compactvec.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.util.AccessPattern;
import io.github.compactvec.SmallByteVec;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a vector of bytes by what the mapper has for {@code byte[]}, which takes binary data, a string in Base64, or an
 * array of numbers from −128 to 255.
 */
final class ByteVecDeserializer extends StdDeserializer<SmallByteVec> implements ContextualDeserializer {
    private static final long serialVersionUID = 1;

    /** For an array of bytes, or null before it is known for where. */
    @SuppressWarnings("serial") // Nobody serializes what has been resolved.
    private final @Nullable JsonDeserializer<Object> delegate;

    ByteVecDeserializer() {
        this(null);
    }

    private ByteVecDeserializer(@Nullable JsonDeserializer<Object> delegate) {
        super(SmallByteVec.class);
        this.delegate = delegate;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext ctxt, @Nullable BeanProperty property)
            throws JsonMappingException {
        return new ByteVecDeserializer(delegate(ctxt, property));
    }

    private static JsonDeserializer<Object> delegate(DeserializationContext ctxt, @Nullable BeanProperty property)
            throws JsonMappingException {
        JavaType bytes = ctxt.constructType(byte[].class);
        return ctxt.findContextualValueDeserializer(bytes, property);
    }

    @Override
    public LogicalType logicalType() {
        return LogicalType.Binary;
    }

    @Override
    public Boolean supportsUpdate(DeserializationConfig config) {
        return Boolean.TRUE;
    }

    @Override
    public AccessPattern getEmptyAccessPattern() {
        return AccessPattern.DYNAMIC;
    }

    @Override
    public SmallByteVec getEmptyValue(DeserializationContext ctxt) {
        return new SmallByteVec();
    }

    @Override
    public @Nullable SmallByteVec deserialize(JsonParser p, DeserializationContext ctxt) throws IOException {
        byte[] bytes = read(p, ctxt);
        return bytes == null ? null : SmallByteVec.of(bytes);
    }

    /** Appends to what is there; a null replaces it, as it always does. */
    @Override
    public @Nullable SmallByteVec deserialize(
            JsonParser p, DeserializationContext ctxt, @Nullable SmallByteVec existing) throws IOException {
        byte[] bytes = read(p, ctxt);
        if (bytes == null) {
            return null;
        }
        SmallByteVec vec = existing == null ? new SmallByteVec() : existing;
        vec.addAll(bytes);
        return vec;
    }

    private byte @Nullable [] read(JsonParser p, DeserializationContext ctxt) throws IOException {
        JsonDeserializer<Object> reader = delegate == null ? delegate(ctxt, null) : delegate;
        boolean binary = p.hasToken(JsonToken.VALUE_STRING) || p.hasToken(JsonToken.VALUE_EMBEDDED_OBJECT);
        return (byte[]) reader.deserialize(binary ? p : new ByteParser(p), ctxt);
    }

    @Override
    public Object deserializeWithType(JsonParser p, DeserializationContext ctxt, TypeDeserializer typing)
            throws IOException {
        return typing.deserializeTypedFromArray(p, ctxt);
    }

    /** A parser that keeps its promise about numbers that are no bytes. The one of msgpack-java cuts them to 32 bits. */
    private static final class ByteParser extends JsonParserDelegate {
        ByteParser(JsonParser p) {
            super(p);
        }

        @Override
        public byte getByteValue() throws IOException {
            byte value = super.getByteValue();
            if (hasToken(JsonToken.VALUE_NUMBER_INT)
                    && getNumberType() != NumberType.INT
                    && getBigIntegerValue().bitLength() >= Integer.SIZE) {
                String message = "Numeric value (" + getText() + ") out of range of Java byte";
                throw new InputCoercionException(this, message, currentToken(), Byte.TYPE);
            }
            return value;
        }

        /** That parser answers for a boolean with the text before it, or a {@code NullPointerException}. */
        @Override
        public String getText() throws IOException {
            JsonToken token = currentToken();
            return token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE ? token.asString() : super.getText();
        }
    }
}
