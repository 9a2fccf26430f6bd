package io.github.compactvec.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.github.compactvec.IntVec;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes vectors of {@code int}, whatever their class. Instances differ in the class whose overrides they look up. */
final class IntVecSerializer<V extends IntVec> extends VecSerializer<V> {
    private static final long serialVersionUID = 1;

    private static final JavaType ELEMENT_TYPE = TypeFactory.defaultInstance().constructType(Integer.TYPE);

    IntVecSerializer(Class<V> type) {
        super(type);
    }

    private IntVecSerializer(
            IntVecSerializer<V> base, @Nullable BeanProperty property, @Nullable Boolean unwrapSingle) {
        super(base, property, unwrapSingle);
    }

    @Override
    public JsonSerializer<?> _withResolved(@Nullable BeanProperty property, @Nullable Boolean unwrapSingle) {
        return new IntVecSerializer<>(this, property, unwrapSingle);
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
    void writeArray(V vec, IntegerArrayGenerator g) throws IOException {
        g.writeArray(vec);
    }

    @Override
    protected void serializeContents(V vec, JsonGenerator g, SerializerProvider provider) throws IOException {
        for (int i = 0, size = vec.size(); i < size; i++) {
            g.writeNumber(vec.get(i));
        }
    }
}
