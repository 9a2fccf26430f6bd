package io.github.compactvec.jackson3;

import io.github.compactvec.SmallVec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.type.CollectionType;

/** Finds the deserializer for lists of the class {@link SmallVec}, or of the hidden ones that extend it. */
final class SmallVecDeserializers extends Deserializers.Base {

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
        return SmallVec.class.isAssignableFrom(type);
    }

    @Override
    public @Nullable ValueDeserializer<?> findCollectionDeserializer(
            CollectionType type,
            DeserializationConfig config,
            BeanDescription.Supplier description,
            @Nullable TypeDeserializer elementTyping,
            @Nullable ValueDeserializer<?> elementDeserializer) {
        return type.isTypeOrSubTypeOf(SmallVec.class)
                ? new SmallVecDeserializer(type, description.getClassInfo(), elementTyping, elementDeserializer)
                : null;
    }
}
