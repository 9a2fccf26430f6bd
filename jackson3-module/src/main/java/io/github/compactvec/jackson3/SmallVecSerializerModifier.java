package io.github.compactvec.jackson3;

import io.github.compactvec.SmallVec;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.type.CollectionType;

/** Puts a {@link SmallVecSerializer} before a serializer that Jackson has chosen for small vectors. */
final class SmallVecSerializerModifier extends ValueSerializerModifier {
    private static final long serialVersionUID = 1;

    @Override
    @SuppressWarnings("unchecked")
    public ValueSerializer<?> modifyCollectionSerializer(
            SerializationConfig config,
            CollectionType type,
            BeanDescription.Supplier description,
            ValueSerializer<?> serializer) {
        return type.isTypeOrSubTypeOf(SmallVec.class) || mayNameTheClass(config, type)
                ? new SmallVecSerializer((ValueSerializer<Object>) serializer, type.getContentType())
                : serializer;
    }

    /** Whether a vector may be a value of this type, and is written with the name of its class if it is one. */
    private static boolean mayNameTheClass(SerializationConfig config, CollectionType type) {
        return type.getRawClass().isAssignableFrom(SmallVec.class) && config.getDefaultTyper(type) != null;
    }
}
