package io.github.compactvec.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.std.CollectionDeserializer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringCollectionDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.type.CollectionType;
import io.github.compactvec.InlineCapacity;
import io.github.compactvec.SmallVec;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads small vectors with the deserializers that Jackson has for collections: to them a vector is any list. It chooses
 * the inline capacity, for which the property that is read may ask, and takes back spare capacity at the end.
 */
final class SmallVecDeserializer extends DelegatingDeserializer {
    private static final long serialVersionUID = 1;

    private static final int DEFAULT_INLINE_CAPACITY = SmallVec.of().inlineCapacity();

    private final CollectionType type;

    @SuppressWarnings("serial") // Found anew for every mapper, as all deserializers of collections are.
    private final @Nullable TypeDeserializer elementTyping;

    @SuppressWarnings("serial")
    private final @Nullable JsonDeserializer<?> elementDeserializer;

    SmallVecDeserializer(
            CollectionType type,
            @Nullable TypeDeserializer elementTyping,
            @Nullable JsonDeserializer<?> elementDeserializer) {
        super(forCollections(type, elementTyping, elementDeserializer, DEFAULT_INLINE_CAPACITY));
        this.type = type;
        this.elementTyping = elementTyping;
        this.elementDeserializer = elementDeserializer;
    }

    private SmallVecDeserializer(SmallVecDeserializer base, JsonDeserializer<?> delegatee) {
        super(delegatee);
        this.type = base.type;
        this.elementTyping = base.elementTyping;
        this.elementDeserializer = base.elementDeserializer;
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegatee) {
        return new SmallVecDeserializer(this, delegatee);
    }

    /** The one that Jackson itself would choose. */
    @SuppressWarnings("unchecked")
    private static JsonDeserializer<?> forCollections(
            CollectionType type,
            @Nullable TypeDeserializer elementTyping,
            @Nullable JsonDeserializer<?> elementDeserializer,
            int inlineCapacity) {
        ValueInstantiator instantiator = new Instantiator(type, inlineCapacity);
        return type.getContentType().hasRawClass(String.class)
                ? new StringCollectionDeserializer(type, elementDeserializer, instantiator)
                : new CollectionDeserializer(
                        type, (JsonDeserializer<Object>) elementDeserializer, elementTyping, instantiator);
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext ctxt, @Nullable BeanProperty property)
            throws JsonMappingException {
        JsonDeserializer<?> delegatee =
                forCollections(type, elementTyping, elementDeserializer, inlineCapacity(ctxt, property));
        return newDelegatingInstance(((ContextualDeserializer) delegatee).createContextual(ctxt, property));
    }

    private int inlineCapacity(DeserializationContext ctxt, @Nullable BeanProperty property)
            throws JsonMappingException {
        if (property == null) {
            return DEFAULT_INLINE_CAPACITY;
        }
        InlineCapacity annotation = property.getAnnotation(InlineCapacity.class);
        if (annotation == null || !isOutermost(property.getType())) {
            return DEFAULT_INLINE_CAPACITY;
        }
        try {
            return SmallVec.withInlineCapacity(annotation.value()).inlineCapacity();
        } catch (IllegalArgumentException e) {
            return ctxt.reportBadDefinition(
                    type,
                    "Property '%s' of %s: %s"
                            .formatted(
                                    property.getName(),
                                    property.getMember().getDeclaringClass().getName(),
                                    e.getMessage()));
        }
    }

    /** Whether this is the type itself, read as a vector, or what it holds without a vector between. */
    private boolean isOutermost(@Nullable JavaType declared) {
        if (declared == null) {
            return false;
        }
        if (declared.getRawClass().isAssignableFrom(SmallVec.class)
                && type.getContentType().equals(declared.getContentType())) {
            return true;
        }
        return !declared.isTypeOrSubTypeOf(SmallVec.class) && isOutermost(declared.getContentType());
    }

    @Override
    public @Nullable Object deserialize(JsonParser p, DeserializationContext ctxt) throws IOException {
        Object read = super.deserialize(p, ctxt);
        if (read instanceof SmallVec<?> vec) {
            vec.trimToSize();
        }
        return read;
    }

    /** Makes empty vectors, whatever length the input declares. */
    private static final class Instantiator extends ValueInstantiator.Base {
        private static final long serialVersionUID = 1;

        private final int inlineCapacity;

        Instantiator(JavaType type, int inlineCapacity) {
            super(type);
            this.inlineCapacity = inlineCapacity;
        }

        @Override
        public boolean canCreateUsingDefault() {
            return true;
        }

        @Override
        public Object createUsingDefault(DeserializationContext ctxt) {
            return SmallVec.withInlineCapacity(inlineCapacity);
        }
    }
}
