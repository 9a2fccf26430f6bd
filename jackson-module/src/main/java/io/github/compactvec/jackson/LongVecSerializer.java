package io.github.compactvec.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.ser.std.NumberSerializers;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.github.compactvec.LongVec;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes vectors of {@code long}, whatever their class. Instances differ in the class whose overrides they look up, and
 * in how elements are written: as numbers, unless something that Jackson heeds for a {@code List<Long>} says otherwise,
 * such as {@code @JsonFormat(shape = STRING)} for peers whose numbers do not hold 64 bits.
 */
final class LongVecSerializer<V extends LongVec> extends VecSerializer<V> {
    private static final long serialVersionUID = 1;

    private static final JavaType ELEMENT_TYPE = TypeFactory.defaultInstance().constructType(Long.TYPE);

    /** Writes the elements if they are not to be plain numbers. */
    @SuppressWarnings("serial") // Found anew for every mapper; what the module registers has none.
    private final @Nullable JsonSerializer<Object> elementSerializer;

    LongVecSerializer(Class<V> type) {
        super(type);
        this.elementSerializer = null;
    }

    private LongVecSerializer(
            LongVecSerializer<V> base,
            @Nullable BeanProperty property,
            @Nullable Boolean unwrapSingle,
            @Nullable JsonSerializer<Object> elementSerializer) {
        super(base, property, unwrapSingle);
        this.elementSerializer = elementSerializer;
    }

    @Override
    public JsonSerializer<?> _withResolved(@Nullable BeanProperty property, @Nullable Boolean unwrapSingle) {
        return new LongVecSerializer<>(this, property, unwrapSingle, elementSerializer);
    }

    @Override
    @SuppressWarnings("unchecked")
    public JsonSerializer<?> createContextual(SerializerProvider provider, @Nullable BeanProperty property)
            throws JsonMappingException {
        LongVecSerializer<V> contextual = (LongVecSerializer<V>) super.createContextual(provider, property);
        JsonSerializer<?> found = findElementSerializer(provider, property);
        boolean plain = found.getClass() == NumberSerializers.LongSerializer.class;
        return new LongVecSerializer<>(
                contextual, property, contextual._unwrapSingle, plain ? null : (JsonSerializer<Object>) found);
    }

    /** What writes the elements of a list of {@code Long} in this place. */
    private JsonSerializer<?> findElementSerializer(SerializerProvider provider, @Nullable BeanProperty property)
            throws JsonMappingException {
        JsonSerializer<?> annotated = findContextualConvertingSerializer(
                provider, property, findAnnotatedContentSerializer(provider, property));
        return annotated == null ? provider.findContentValueSerializer(Long.class, property) : annotated;
    }

    @Override
    public JavaType getContentType() {
        return ELEMENT_TYPE;
    }

    @Override
    public @Nullable JsonSerializer<?> getContentSerializer() {
        return elementSerializer;
    }

    @Override
    boolean writesPlainNumbers() {
        return elementSerializer == null;
    }

    @Override
    void writeArray(V vec, IntegerArrayGenerator g) throws IOException {
        g.writeArray(vec);
    }

    @Override
    protected void serializeContents(V vec, JsonGenerator g, SerializerProvider provider) throws IOException {
        if (elementSerializer != null) {
            serializeContentsWith(elementSerializer, vec, g, provider);
            return;
        }
        for (int i = 0, size = vec.size(); i < size; i++) {
            g.writeNumber(vec.get(i));
        }
    }

    private void serializeContentsWith(
            JsonSerializer<Object> serializer, V vec, JsonGenerator g, SerializerProvider provider) throws IOException {
        for (int i = 0, size = vec.size(); i < size; i++) {
            try {
                serializer.serialize(vec.get(i), g, provider);
            } catch (Exception e) {
                wrapAndThrow(provider, e, vec, i);
            }
        }
    }

    @Override
    public void acceptJsonFormatVisitor(JsonFormatVisitorWrapper visitor, JavaType typeHint)
            throws JsonMappingException {
        if (elementSerializer == null) {
            super.acceptJsonFormatVisitor(visitor, typeHint);
        } else {
            visitArrayFormat(visitor, typeHint, elementSerializer, ELEMENT_TYPE);
        }
    }
}
