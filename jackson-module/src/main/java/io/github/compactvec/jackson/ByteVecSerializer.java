package io.github.compactvec.jackson;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.WritableTypeId;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatTypes;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.github.compactvec.SmallByteVec;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes a vector of bytes by what the mapper has for {@code byte[]}; where the shape is to be an array, by what it has
 * for an {@code int[]} of the unsigned bytes.
 */
final class ByteVecSerializer extends StdSerializer<SmallByteVec> implements ContextualSerializer {
    private static final long serialVersionUID = 1;

    /** For an array of the mapper, or null before it is known for where. */
    @SuppressWarnings("serial") // Nobody serializes what has been resolved.
    private final @Nullable JsonSerializer<Object> delegate;

    private final boolean asNumbers;

    ByteVecSerializer() {
        this(null, false);
    }

    private ByteVecSerializer(@Nullable JsonSerializer<Object> delegate, boolean asNumbers) {
        super(SmallByteVec.class);
        this.delegate = delegate;
        this.asNumbers = asNumbers;
    }

    @Override
    public JsonSerializer<?> createContextual(SerializerProvider provider, @Nullable BeanProperty property)
            throws JsonMappingException {
        boolean numbers = shape(provider, property) == JsonFormat.Shape.ARRAY;
        Class<?> array = numbers ? int[].class : byte[].class;
        return new ByteVecSerializer(provider.findValueSerializer(array, property), numbers);
    }

    /**
     * What the property itself is annotated with, or what is set for the type; not what an introspector makes up for
     * properties of any type, as that of msgpack-java does to have all beans written as arrays.
     */
    private JsonFormat.Shape shape(SerializerProvider provider, @Nullable BeanProperty property) {
        JsonFormat annotation = property == null ? null : property.getAnnotation(JsonFormat.class);
        return annotation != null && annotation.shape() != JsonFormat.Shape.ANY
                ? annotation.shape()
                : provider.getConfig().getDefaultPropertyFormat(handledType()).getShape();
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, SmallByteVec vec) {
        return delegate == null ? vec.isEmpty() : delegate.isEmpty(provider, array(vec));
    }

    @Override
    public void serialize(SmallByteVec vec, JsonGenerator g, SerializerProvider provider) throws IOException {
        if (delegate == null) {
            g.writeBinary(provider.getConfig().getBase64Variant(), vec.toArray(), 0, vec.size());
        } else {
            delegate.serialize(array(vec), g, provider);
        }
    }

    /** What the delegate writes. */
    private Object array(SmallByteVec vec) {
        byte[] bytes = vec.toArray();
        return asNumbers ? unsigned(bytes) : bytes;
    }

    private static int[] unsigned(byte[] bytes) {
        int[] numbers = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            numbers[i] = Byte.toUnsignedInt(bytes[i]);
        }
        return numbers;
    }

    /** With the type of the vector, of which the delegate does not know. */
    @Override
    public void serializeWithType(SmallByteVec vec, JsonGenerator g, SerializerProvider provider, TypeSerializer typing)
            throws IOException {
        WritableTypeId typeId = typing.writeTypePrefix(g, typing.typeId(vec, JsonToken.VALUE_EMBEDDED_OBJECT));
        serialize(vec, g, provider);
        typing.writeTypeSuffix(g, typeId);
    }

    @Override
    public void acceptJsonFormatVisitor(JsonFormatVisitorWrapper visitor, JavaType typeHint)
            throws JsonMappingException {
        if (delegate == null) {
            visitArrayFormat(visitor, typeHint, JsonFormatTypes.INTEGER);
        } else {
            delegate.acceptJsonFormatVisitor(visitor, typeHint);
        }
    }
}
