package io.github.compactvec.jackson3;

import io.github.compactvec.InlineCapacity;
import io.github.compactvec.SmallVec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.jdk.CollectionDeserializer;
import tools.jackson.databind.deser.jdk.StringCollectionDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.type.CollectionType;

/**
 * Reads small vectors with the deserializers that Jackson has for collections: to them a vector is any list. It chooses
 * the inline capacity, for which the property that is read may ask, and takes back spare capacity at the end.
 */
final class SmallVecDeserializer extends DelegatingDeserializer {
    private static final int DEFAULT_INLINE_CAPACITY = SmallVec.of().inlineCapacity();

    private final CollectionType type;
    private final AnnotatedClass annotations;
    private final @Nullable TypeDeserializer elementTyping;
    private final @Nullable ValueDeserializer<?> elementDeserializer;

    SmallVecDeserializer(
            CollectionType type,
            AnnotatedClass annotations,
            @Nullable TypeDeserializer elementTyping,
            @Nullable ValueDeserializer<?> elementDeserializer) {
        super(forCollections(type, annotations, elementTyping, elementDeserializer, DEFAULT_INLINE_CAPACITY));
        this.type = type;
        this.annotations = annotations;
        this.elementTyping = elementTyping;
        this.elementDeserializer = elementDeserializer;
    }

    private SmallVecDeserializer(SmallVecDeserializer base, ValueDeserializer<?> delegatee) {
        super(delegatee);
        this.type = base.type;
        this.annotations = base.annotations;
        this.elementTyping = base.elementTyping;
        this.elementDeserializer = base.elementDeserializer;
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegatee) {
        return new SmallVecDeserializer(this, delegatee);
    }

    /** The one that Jackson itself would choose. */
    @SuppressWarnings("unchecked")
    private static ValueDeserializer<?> forCollections(
            CollectionType type,
            AnnotatedClass annotations,
            @Nullable TypeDeserializer elementTyping,
            @Nullable ValueDeserializer<?> elementDeserializer,
            int inlineCapacity) {
        ValueInstantiator instantiator = new Instantiator(type, inlineCapacity);
        return type.getContentType().hasRawClass(String.class)
                ? new StringCollectionDeserializer(type, elementDeserializer, instantiator, annotations)
                : new CollectionDeserializer(
                        type,
                        (ValueDeserializer<Object>) elementDeserializer,
                        elementTyping,
                        instantiator,
                        annotations);
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext ctxt, @Nullable BeanProperty property) {
        ValueDeserializer<?> delegatee =
                forCollections(type, annotations, elementTyping, elementDeserializer, inlineCapacity(ctxt, property));
        return newDelegatingInstance(delegatee.createContextual(ctxt, property));
    }

    private int inlineCapacity(DeserializationContext ctxt, @Nullable BeanProperty property) {
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
    public @Nullable Object deserialize(JsonParser p, DeserializationContext ctxt) {
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
