package io.github.compactvec.jackson3;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.github.compactvec.SmallByteVec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.WritableTypeId;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes a vector of bytes by what the mapper has for {@code byte[]}; where the shape is to be an array, by what it has
 * for an {@code int[]} of the unsigned bytes.
 */
final class ByteVecSerializer extends StdSerializer<SmallByteVec> {
    /** For an array of the mapper, or null before it is known for where. */
    private final @Nullable ValueSerializer<Object> delegate;

    private final boolean asNumbers;

    ByteVecSerializer() {
        this(null, false);
    }

    private ByteVecSerializer(@Nullable ValueSerializer<Object> delegate, boolean asNumbers) {
        super(SmallByteVec.class);
        this.delegate = delegate;
        this.asNumbers = asNumbers;
    }

    @Override
    public ValueSerializer<?> createContextual(SerializationContext ctxt, @Nullable BeanProperty property) {
        boolean numbers = shape(ctxt, property) == JsonFormat.Shape.ARRAY;
        Class<?> array = numbers ? int[].class : byte[].class;
        return new ByteVecSerializer(ctxt.findContentValueSerializer(array, property), numbers);
    }

    /**
     * What the property itself is annotated with, or what is set for the type; not what an introspector makes up for
     * properties of any type, such as one that has all beans written as arrays.
     */
    private JsonFormat.Shape shape(SerializationContext ctxt, @Nullable BeanProperty property) {
        JsonFormat annotation = property == null ? null : property.getAnnotation(JsonFormat.class);
        return annotation != null && annotation.shape() != JsonFormat.Shape.ANY
                ? annotation.shape()
                : ctxt.getConfig().getDefaultPropertyFormat(handledType()).getShape();
    }

    @Override
    public boolean isEmpty(SerializationContext ctxt, SmallByteVec vec) {
        return delegate(ctxt).isEmpty(ctxt, array(vec));
    }

    @Override
    public void serialize(SmallByteVec vec, JsonGenerator g, SerializationContext ctxt) {
        delegate(ctxt).serialize(array(vec), g, ctxt);
    }

    private ValueSerializer<Object> delegate(SerializationContext ctxt) {
        return delegate == null ? ctxt.findContentValueSerializer(byte[].class, null) : delegate;
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
    public void serializeWithType(SmallByteVec vec, JsonGenerator g, SerializationContext ctxt, TypeSerializer typing) {
        WritableTypeId typeId = typing.writeTypePrefix(g, ctxt, typing.typeId(vec, JsonToken.VALUE_EMBEDDED_OBJECT));
        serialize(vec, g, ctxt);
        typing.writeTypeSuffix(g, ctxt, typeId);
    }

    @Override
    public void acceptJsonFormatVisitor(JsonFormatVisitorWrapper visitor, JavaType typeHint) {
        delegate(visitor.getContext()).acceptJsonFormatVisitor(visitor, typeHint);
    }
}
