package io.github.compactvec.jackson3;

import io.github.compactvec.LongVec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.ser.jdk.NumberSerializers;
import tools.jackson.databind.ser.std.ArraySerializerBase;
import tools.jackson.databind.type.TypeFactory;

/**
 * Writes vectors of {@code long}, whatever their class. Instances differ in the class whose overrides they look up, and
 * in how elements are written: as numbers, unless something that Jackson heeds for a {@code List<Long>} says otherwise,
 * such as {@code @JsonFormat(shape = STRING)} for peers whose numbers do not hold 64 bits.
 */
final class LongVecSerializer<V extends LongVec> extends VecSerializer<V> {
    private static final JavaType ELEMENT_TYPE = TypeFactory.unsafeSimpleType(Long.TYPE);

    /** Writes the elements if they are not to be plain numbers. */
    private final @Nullable ValueSerializer<Object> elementSerializer;

    LongVecSerializer(Class<V> type) {
        super(type);
        this.elementSerializer = null;
    }

    private LongVecSerializer(
            LongVecSerializer<V> base,
            @Nullable BeanProperty property,
            @Nullable Boolean unwrapSingle,
            @Nullable Object suppressableValue,
            boolean suppressNulls,
            @Nullable ValueSerializer<Object> elementSerializer) {
        super(base, property, unwrapSingle, suppressableValue, suppressNulls);
        this.elementSerializer = elementSerializer;
    }

    @Override
    protected ArraySerializerBase<V> _withResolved(
            @Nullable BeanProperty property,
            @Nullable Boolean unwrapSingle,
            @Nullable Object suppressableValue,
            boolean suppressNulls) {
        return new LongVecSerializer<>(
                this, property, unwrapSingle, suppressableValue, suppressNulls, elementSerializer);
    }

    @Override
    @SuppressWarnings("unchecked")
    public ValueSerializer<?> createContextual(SerializationContext ctxt, @Nullable BeanProperty property) {
        LongVecSerializer<V> contextual = (LongVecSerializer<V>) super.createContextual(ctxt, property);
        ValueSerializer<?> found = findElementSerializer(ctxt, property);
        boolean plain = found.getClass() == NumberSerializers.LongSerializer.class;
        return new LongVecSerializer<>(
                contextual,
                property,
                contextual._unwrapSingle,
                contextual._suppressableValue,
                contextual._suppressNulls,
                plain ? null : (ValueSerializer<Object>) found);
    }

    /** What writes the elements of a list of {@code Long} in this place. */
    private ValueSerializer<?> findElementSerializer(SerializationContext ctxt, @Nullable BeanProperty property) {
        ValueSerializer<?> annotated =
                findContextualConvertingSerializer(ctxt, property, findAnnotatedContentSerializer(ctxt, property));
        return annotated == null ? ctxt.findContentValueSerializer(Long.class, property) : annotated;
    }

    @Override
    List<Long> elements(V vec) {
        return vec.asList();
    }

    /** What is empty is known to that which writes the elements. */
    @Override
    protected boolean _shouldSerializeElement(SerializationContext ctxt, Object element) {
        if (elementSerializer != null && MARKER_FOR_EMPTY.equals(_suppressableValue)) {
            return !elementSerializer.isEmpty(ctxt, element);
        }
        return super._shouldSerializeElement(ctxt, element);
    }

    @Override
    public JavaType getContentType() {
        return ELEMENT_TYPE;
    }

    @Override
    public @Nullable ValueSerializer<?> getContentSerializer() {
        return elementSerializer;
    }

    @Override
    boolean writesPlainNumbers() {
        return elementSerializer == null;
    }

    @Override
    void writeArray(V vec, IntegerArrayGenerator g) {
        g.writeArray(vec);
    }

    @Override
    protected void serializeContents(V vec, JsonGenerator g, SerializationContext ctxt) {
        boolean filtered = _needToCheckFiltering(ctxt);
        for (int i = 0, size = vec.size(); i < size; i++) {
            long element = vec.get(i);
            if (filtered && !_shouldSerializeElement(ctxt, element)) {
                continue;
            }
            if (elementSerializer == null) {
                g.writeNumber(element);
            } else {
                serializeWith(elementSerializer, vec, i, g, ctxt);
            }
        }
    }

    private void serializeWith(
            ValueSerializer<Object> serializer, V vec, int index, JsonGenerator g, SerializationContext ctxt) {
        try {
            serializer.serialize(vec.get(index), g, ctxt);
        } catch (Exception e) {
            wrapAndThrow(ctxt, e, vec, index);
        }
    }

    @Override
    public void acceptJsonFormatVisitor(JsonFormatVisitorWrapper visitor, JavaType typeHint) {
        if (elementSerializer == null) {
            super.acceptJsonFormatVisitor(visitor, typeHint);
        } else {
            visitArrayFormat(visitor, typeHint, elementSerializer, ELEMENT_TYPE);
        }
    }
}
