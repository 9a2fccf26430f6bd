package io.github.compactvec.jackson;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.type.WritableTypeId;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.jsontype.impl.SimpleNameIdResolver;
import com.fasterxml.jackson.databind.jsontype.impl.TypeNameIdResolver;
import com.fasterxml.jackson.databind.jsontype.impl.TypeSerializerBase;
import com.fasterxml.jackson.databind.ser.ContainerSerializer;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import io.github.compactvec.SmallVec;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Writes small vectors with the serializers that Jackson has for lists. Where the type of a value is written too, it
 * names {@link SmallVec}, which can be read back, and not the class of the value, which nobody knows. What else is a
 * list of a declared type is written as ever.
 */
final class SmallVecSerializer extends ContainerSerializer<Object> implements ContextualSerializer {
    private static final long serialVersionUID = 1;

    /** What writes lists: one that contains elements of any type, or one for strings. */
    @SuppressWarnings("serial") // Found anew for every mapper, as all serializers of collections are.
    private final JsonSerializer<Object> delegate;

    private final JavaType elementType;

    SmallVecSerializer(JsonSerializer<Object> delegate, JavaType elementType) {
        super(delegate.handledType(), false);
        this.delegate = delegate;
        this.elementType = elementType;
    }

    @SuppressWarnings("unchecked")
    private SmallVecSerializer with(JsonSerializer<?> other) {
        return other.equals(delegate) ? this : new SmallVecSerializer((JsonSerializer<Object>) other, elementType);
    }

    @Override
    public JsonSerializer<?> createContextual(SerializerProvider provider, @Nullable BeanProperty property)
            throws JsonMappingException {
        return with(provider.handleSecondaryContextualization(delegate, property));
    }

    @Override
    protected ContainerSerializer<?> _withValueTypeSerializer(TypeSerializer elementTyping) {
        return delegate instanceof ContainerSerializer<?> container
                ? with(container.withValueTypeSerializer(elementTyping))
                : this;
    }

    @Override
    public JsonSerializer<?> getDelegatee() {
        return delegate;
    }

    @Override
    public JavaType getContentType() {
        return elementType;
    }

    @Override
    public @Nullable JsonSerializer<?> getContentSerializer() {
        return delegate instanceof ContainerSerializer<?> container ? container.getContentSerializer() : null;
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Object list) {
        return delegate.isEmpty(provider, list);
    }

    @Override
    public boolean hasSingleElement(Object list) {
        return ((Collection<?>) list).size() == 1;
    }

    @Override
    public void acceptJsonFormatVisitor(JsonFormatVisitorWrapper visitor, JavaType typeHint)
            throws JsonMappingException {
        delegate.acceptJsonFormatVisitor(visitor, typeHint);
    }

    @Override
    public void serialize(Object list, JsonGenerator g, SerializerProvider provider) throws IOException {
        delegate.serialize(list, g, provider);
    }

    @Override
    public void serializeWithType(Object list, JsonGenerator g, SerializerProvider provider, TypeSerializer typing)
            throws IOException {
        // One that is not among Jackson's names something else in its place, such as the bean that it is all there is
        // of.
        boolean namesTheClass = list instanceof SmallVec && typing instanceof TypeSerializerBase;
        delegate.serializeWithType(list, g, provider, namesTheClass ? new Typing(typing) : typing);
    }

    /** Writes types as another does, but of whatever it is asked, that it is a {@link SmallVec}. */
    private static final class Typing extends TypeSerializer {
        private final TypeSerializer delegate;

        Typing(TypeSerializer delegate) {
            this.delegate = delegate;
        }

        @Override
        public TypeSerializer forProperty(@Nullable BeanProperty property) {
            return new Typing(delegate.forProperty(property));
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
        public WritableTypeId writeTypePrefix(JsonGenerator g, WritableTypeId typeId) throws IOException {
            typeId.forValueType = SmallVec.class;
            TypeIdResolver resolver = delegate.getTypeIdResolver();
            if (resolver instanceof TypeNameIdResolver || resolver instanceof SimpleNameIdResolver) {
                // These heed the class they are given only if there is no value.
                typeId.id = resolver.idFromValueAndType(null, SmallVec.class);
            }
            return delegate.writeTypePrefix(g, typeId);
        }

        @Override
        public WritableTypeId writeTypeSuffix(JsonGenerator g, WritableTypeId typeId) throws IOException {
            return delegate.writeTypeSuffix(g, typeId);
        }
    }
}
