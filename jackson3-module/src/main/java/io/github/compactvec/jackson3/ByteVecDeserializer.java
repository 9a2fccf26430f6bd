package io.github.compactvec.jackson3;

import io.github.compactvec.SmallByteVec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.databind.util.AccessPattern;

/**
 * Reads a vector of bytes by what the mapper has for {@code byte[]}, which takes binary data, a string in Base64, or an
 * array of numbers from −128 to 255.
 */
final class ByteVecDeserializer extends StdDeserializer<SmallByteVec> {
    /** For an array of bytes, or null before it is known for where. */
    private final @Nullable ValueDeserializer<Object> delegate;

    ByteVecDeserializer() {
        this(null);
    }

    private ByteVecDeserializer(@Nullable ValueDeserializer<Object> delegate) {
        super(SmallByteVec.class);
        this.delegate = delegate;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext ctxt, @Nullable BeanProperty property) {
        return new ByteVecDeserializer(delegate(ctxt, property));
    }

    private static ValueDeserializer<Object> delegate(DeserializationContext ctxt, @Nullable BeanProperty property) {
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
    public @Nullable SmallByteVec deserialize(JsonParser p, DeserializationContext ctxt) {
        byte[] bytes = read(p, ctxt);
        return bytes == null ? null : SmallByteVec.of(bytes);
    }

    /** Appends to what is there; a null replaces it, as it always does. */
    @Override
    public @Nullable SmallByteVec deserialize(
            JsonParser p, DeserializationContext ctxt, @Nullable SmallByteVec existing) {
        byte[] bytes = read(p, ctxt);
        if (bytes == null) {
            return null;
        }
        SmallByteVec vec = existing == null ? new SmallByteVec() : existing;
        vec.addAll(bytes);
        return vec;
    }

    private byte @Nullable [] read(JsonParser p, DeserializationContext ctxt) {
        ValueDeserializer<Object> reader = delegate == null ? delegate(ctxt, null) : delegate;
        return (byte[]) reader.deserialize(p, ctxt);
    }

    @Override
    public Object deserializeWithType(JsonParser p, DeserializationContext ctxt, TypeDeserializer typing) {
        return typing.deserializeTypedFromArray(p, ctxt);
    }
}
