package io.github.compactvec.jackson3;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.compactvec.SmallVec;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.WritableTypeId;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsontype.TypeIdResolver;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.jsontype.impl.SimpleNameIdResolver;
import tools.jackson.databind.jsontype.impl.TypeNameIdResolver;
import tools.jackson.databind.jsontype.impl.TypeSerializerBase;
import tools.jackson.databind.ser.std.StdContainerSerializer;

/**
 * Writes small vectors with the serializers that Jackson has for lists. Where the type of a value is written too, it
 * names {@link SmallVec}, which can be read back, and not the class of the value, which nobody knows. What else is a
 * list of a declared type is written as ever.
 */
final class SmallVecSerializer extends StdContainerSerializer<Object> {
    /** What writes lists: one that contains elements of any type, or one for strings. */
    private final ValueSerializer<Object> delegate;

    private final JavaType elementType;

    SmallVecSerializer(ValueSerializer<Object> delegate, JavaType elementType) {
        super(delegate.handledType());
        this.delegate = delegate;
        this.elementType = elementType;
    }

    @SuppressWarnings("unchecked")
    private SmallVecSerializer with(ValueSerializer<?> other) {
        return other.equals(delegate) ? this : new SmallVecSerializer((ValueSerializer<Object>) other, elementType);
    }

    @Override
    public void resolve(SerializationContext ctxt) {
        delegate.resolve(ctxt);
    }

    @Override
    public ValueSerializer<?> createContextual(SerializationContext ctxt, @Nullable BeanProperty property) {
        return with(ctxt.handleSecondaryContextualization(delegate, property));
    }

    @Override
    protected StdContainerSerializer<?> _withValueTypeSerializer(TypeSerializer elementTyping) {
        return delegate instanceof StdContainerSerializer<?> container
                ? with(container.withValueTypeSerializer(elementTyping))
                : this;
    }

    @Override
    public ValueSerializer<?> getDelegatee() {
        return delegate;
    }

    @Override
    public JavaType getContentType() {
        return elementType;
    }

    @Override
    public @Nullable ValueSerializer<?> getContentSerializer() {
        return delegate instanceof StdContainerSerializer<?> container ? container.getContentSerializer() : null;
    }

    @Override
    public boolean isEmpty(SerializationContext ctxt, Object list) {
        return delegate.isEmpty(ctxt, list);
    }

    @Override
    public boolean hasSingleElement(Object list) {
        return ((Collection<?>) list).size() == 1;
    }

    @Override
    public void acceptJsonFormatVisitor(JsonFormatVisitorWrapper visitor, JavaType typeHint) {
        delegate.acceptJsonFormatVisitor(visitor, typeHint);
    }

    @Override
    public void serialize(Object list, JsonGenerator g, SerializationContext ctxt) {
        delegate.serialize(list, g, ctxt);
    }

    @Override
    public void serializeWithType(Object list, JsonGenerator g, SerializationContext ctxt, TypeSerializer typing) {
        // One that is not among Jackson's names something else in its place, such as the bean that it is all there is
        // of.
        boolean namesTheClass = list instanceof SmallVec && typing instanceof TypeSerializerBase;
        delegate.serializeWithType(list, g, ctxt, namesTheClass ? new Typing(typing) : typing);
    }

    /** Writes types as another does, but of whatever it is asked, that it is a {@link SmallVec}. */
    private static final class Typing extends TypeSerializer {
        private final TypeSerializer delegate;

        Typing(TypeSerializer delegate) {
            this.delegate = delegate;
        }

        @Override
        public TypeSerializer forProperty(SerializationContext ctxt, @Nullable BeanProperty property) {
            return new Typing(delegate.forProperty(ctxt, property));
        }

        @Override
        public JsonTypeInfo.As getTypeInclusion() {
            return delegate.getTypeInclusion();
        }

        @Override
        public @Nullable String getPropertyName() {
            return delegate.getPropertyName();
        }

        @Override
        public TypeIdResolver getTypeIdResolver() {
            return delegate.getTypeIdResolver();
        }

        @Override
        public WritableTypeId writeTypePrefix(JsonGenerator g, SerializationContext ctxt, WritableTypeId typeId) {
            typeId.forValueType = SmallVec.class;
            TypeIdResolver resolver = delegate.getTypeIdResolver();
            if (resolver instanceof TypeNameIdResolver || resolver instanceof SimpleNameIdResolver) {
                // These heed the class they are given only if there is no value.
                typeId.id = resolver.idFromValueAndType(ctxt, null, SmallVec.class);
            }
            return delegate.writeTypePrefix(g, ctxt, typeId);
        }

        @Override
        public WritableTypeId writeTypeSuffix(JsonGenerator g, SerializationContext ctxt, WritableTypeId typeId) {
            return delegate.writeTypeSuffix(g, ctxt, typeId);
        }
    }
}
