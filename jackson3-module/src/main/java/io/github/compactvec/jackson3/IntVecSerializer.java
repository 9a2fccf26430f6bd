package io.github.compactvec.jackson3;

import io.github.compactvec.IntVec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.ArraySerializerBase;
import tools.jackson.databind.type.TypeFactory;

/** Writes vectors of {@code int}, whatever their class. Instances differ in the class whose overrides they look up. */
final class IntVecSerializer<V extends IntVec> extends VecSerializer<V> {
    private static final JavaType ELEMENT_TYPE = TypeFactory.unsafeSimpleType(Integer.TYPE);

    IntVecSerializer(Class<V> type) {
        super(type);
    }

    private IntVecSerializer(
            IntVecSerializer<V> base,
            @Nullable BeanProperty property,
            @Nullable Boolean unwrapSingle,
            @Nullable Object suppressableValue,
            boolean suppressNulls) {
        super(base, property, unwrapSingle, suppressableValue, suppressNulls);
    }

    @Override
    protected ArraySerializerBase<V> _withResolved(
            @Nullable BeanProperty property,
            @Nullable Boolean unwrapSingle,
            @Nullable Object suppressableValue,
            boolean suppressNulls) {
        return new IntVecSerializer<>(this, property, unwrapSingle, suppressableValue, suppressNulls);
    }

    @Override
    List<Integer> elements(V vec) {
        return vec.asList();
    }

    @Override
    public JavaType getContentType() {
        return ELEMENT_TYPE;
    }

    @Override
    boolean writesPlainNumbers() {
        return true;
    }

    @Override
    void writeArray(V vec, IntegerArrayGenerator g) {
        g.writeArray(vec);
    }

    @Override
    protected void serializeContents(V vec, JsonGenerator g, SerializationContext ctxt) {
        boolean filtered = _needToCheckFiltering(ctxt);
        for (int i = 0, size = vec.size(); i < size; i++) {
            int element = vec.get(i);
            if (!filtered || _shouldSerializeElement(ctxt, element)) {
                g.writeNumber(element);
            }
        }
    }
}
