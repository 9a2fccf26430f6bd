package io.github.compactvec.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatTypes;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.ContainerSerializer;
import com.fasterxml.jackson.databind.ser.std.ArraySerializerBase;
import io.github.compactvec.PrimitiveVec;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes a vector of integers as the array of its elements. Unwrapping of single elements, by feature or by annotation,
 * and typing are those of Jackson's own array serializers, from which it descends; a leaf adds how elements are
 * written.
 */
abstract class VecSerializer<V extends PrimitiveVec> extends ArraySerializerBase<V> {
    private static final long serialVersionUID = 1;

    VecSerializer(Class<V> type) {
        super(type);
    }

    VecSerializer(VecSerializer<V> base, @Nullable BeanProperty property, @Nullable Boolean unwrapSingle) {
        super(base, property, unwrapSingle);
    }

    @Override
    public abstract JsonSerializer<?> _withResolved(@Nullable BeanProperty property, @Nullable Boolean unwrapSingle);

    @Override
    public final boolean isEmpty(SerializerProvider provider, V vec) {
        return vec.isEmpty();
    }

    @Override
    public final boolean hasSingleElement(V vec) {
        return vec.size() == 1;
    }

    @Override
    public final void serialize(V vec, JsonGenerator g, SerializerProvider provider) throws IOException {
        int size = vec.size();
        if (size == 1 && _shouldUnwrapSingle(provider)) {
            serializeContents(vec, g, provider);
            return;
        }
        boolean plain = writesPlainNumbers();
        if (plain && g instanceof IntegerArrayGenerator arrays) {
            writeArray(vec, arrays);
            return;
        }
        // With the size, which binary formats write before the elements.
        g.writeStartArray(vec, size);
        if (!plain || !ElementText.write(vec, g)) {
            serializeContents(vec, g, provider);
        }
        g.writeEndArray();
    }

    /** Whether elements are written as the numbers that they are. */
    abstract boolean writesPlainNumbers();

    /** Has the generator write all of a vector. */
    abstract void writeArray(V vec, IntegerArrayGenerator g) throws IOException;

    /** Elements are integers, about whose type nothing is ever left to say. */
    @Override
    protected final ContainerSerializer<?> _withValueTypeSerializer(TypeSerializer elementTyping) {
        return this;
    }

    @Override
    public @Nullable JsonSerializer<?> getContentSerializer() {
        return null;
    }

    @Override
    public void acceptJsonFormatVisitor(JsonFormatVisitorWrapper visitor, JavaType typeHint)
            throws JsonMappingException {
        visitArrayFormat(visitor, typeHint, JsonFormatTypes.INTEGER);
    }
}
