package io.github.compactvec.jackson;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.type.CollectionType;
import io.github.compactvec.SmallVec;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Finds the deserializer for lists of the class {@link SmallVec}, or of the hidden ones that extend it. */
final class SmallVecDeserializers extends Deserializers.Base implements Serializable {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable JsonDeserializer<?> findCollectionDeserializer(
            CollectionType type,
            DeserializationConfig config,
            BeanDescription description,
            @Nullable TypeDeserializer elementTyping,
            @Nullable JsonDeserializer<?> elementDeserializer) {
        return type.isTypeOrSubTypeOf(SmallVec.class)
                ? new SmallVecDeserializer(type, elementTyping, elementDeserializer)
                : null;
    }
}
