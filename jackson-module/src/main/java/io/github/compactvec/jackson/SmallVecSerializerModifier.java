package io.github.compactvec.jackson;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.type.CollectionType;
import io.github.compactvec.SmallVec;

/** Puts a {@link SmallVecSerializer} before a serializer that Jackson has chosen for small vectors. */
final class SmallVecSerializerModifier extends BeanSerializerModifier {
    private static final long serialVersionUID = 1;

    @Override
    @SuppressWarnings("unchecked")
    public JsonSerializer<?> modifyCollectionSerializer(
            SerializationConfig config,
            CollectionType type,
            BeanDescription description,
            JsonSerializer<?> serializer) {
        return type.isTypeOrSubTypeOf(SmallVec.class) || mayNameTheClass(config, type)
                ? new SmallVecSerializer((JsonSerializer<Object>) serializer, type.getContentType())
                : serializer;
    }

    /** Whether a vector may be a value of this type, and is written with the name of its class if it is one. */
    private static boolean mayNameTheClass(SerializationConfig config, CollectionType type) {
        return type.getRawClass().isAssignableFrom(SmallVec.class) && config.getDefaultTyper(type) != null;
    }
}
