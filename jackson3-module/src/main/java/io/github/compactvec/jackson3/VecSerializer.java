package io.github.compactvec.jackson3;

import io.github.compactvec.PrimitiveVec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatTypes;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.std.ArraySerializerBase;
import tools.jackson.databind.ser.std.StdContainerSerializer;

/**
 * Writes a vector of integers as the array of its elements. Unwrapping of single elements, by feature or by annotation,
 * which elements are left out, and typing are those of Jackson's own array serializers, from which it descends; a leaf
 * adds how elements are written.
 */
abstract class VecSerializer<V extends PrimitiveVec> extends ArraySerializerBase<V> {

    VecSerializer(Class<V> type) {
        super(type);
    }

    VecSerializer(
            VecSerializer<V> base,
            @Nullable BeanProperty property,
            @Nullable Boolean unwrapSingle,
            @Nullable Object suppressableValue,
            boolean suppressNulls) {
        super(base, property, unwrapSingle, suppressableValue, suppressNulls);
    }

    /** The elements, as those are asked who may leave some out. */
    abstract List<? extends Number> elements(V vec);

    /** A vector with nothing to write is empty too. */
    @Override
    public final boolean isEmpty(SerializationContext ctxt, V vec) {
        return vec.isEmpty()
                || (_needToCheckFiltering(ctxt)
                        && elements(vec).stream().noneMatch(element -> _shouldSerializeElement(ctxt, element)));
    }

    @Override
    public final boolean hasSingleElement(V vec) {
        return vec.size() == 1;
    }

    @Override
    public final void serialize(V vec, JsonGenerator g, SerializationContext ctxt) {
        int size = vec.size();
        if (size == 1 && _shouldUnwrapSingle(ctxt)) {
            serializeContents(vec, g, ctxt);
            return;
        }
        boolean plain = !_needToCheckFiltering(ctxt) && writesPlainNumbers();
        if (plain && g instanceof IntegerArrayGenerator arrays) {
            writeArray(vec, arrays);
            return;
        }
        // With the size, which binary formats write before the elements.
        g.writeStartArray(vec, size);
        if (!plain || !ElementText.write(vec, g)) {
            serializeContents(vec, g, ctxt);
        }
        g.writeEndArray();
    }

    /** Whether elements are written as the numbers that they are. */
    abstract boolean writesPlainNumbers();

    /** Has the generator write all of a vector. */
    abstract void writeArray(V vec, IntegerArrayGenerator g);

    /** Elements are integers, about whose type nothing is ever left to say. */
    @Override
    protected final StdContainerSerializer<?> _withValueTypeSerializer(TypeSerializer elementTyping) {
        return this;
    }

    @Override
    public @Nullable ValueSerializer<?> getContentSerializer() {
        return null;
    }

    @Override
    public void acceptJsonFormatVisitor(JsonFormatVisitorWrapper visitor, JavaType typeHint) {
        visitArrayFormat(visitor, typeHint, JsonFormatTypes.INTEGER);
    }
}
