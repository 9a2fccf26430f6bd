package io.github.compactvec.jackson3;

import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.SmallByteVec;
import io.github.compactvec.SmallVec;
import java.io.Serializable;
import java.lang.reflect.Type;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.type.CollectionLikeType;
import tools.jackson.databind.type.MapLikeType;
import tools.jackson.databind.type.TypeBindings;
import tools.jackson.databind.type.TypeFactory;
import tools.jackson.databind.type.TypeModifier;

/**
 * Makes vectors container types. Much of what Jackson does for arrays hangs on that, not on the serializer:
 * {@code NON_DEFAULT} leaves out empty containers, {@code @JsonTypeInfo} on a property types the content of a container
 * (which for integers is nothing) instead of the container, and XML wraps containers in an element of their own.
 *
 * <p>A small vector is a list, and so a container already; here each of the hidden classes of such vectors, which have
 * one public name, gets one type.
 *
 * <p>Serializable because a type factory is.
 */
final class VecTypeModifier extends TypeModifier implements Serializable {
    private static final long serialVersionUID = 1;

    @Override
    public JavaType modifyType(JavaType type, Type jdkType, TypeBindings context, TypeFactory typeFactory) {
        if (type.isContainerType()) {
            return type.isTypeOrSubTypeOf(SmallVec.class)
                    ? typeFactory.constructCollectionType(SmallVec.class, type.getContentType())
                    : type;
        }
        if (type.isTypeOrSubTypeOf(IntVec.class)) {
            return CollectionLikeType.upgradeFrom(type, typeFactory.constructType(Integer.TYPE));
        }
        if (type.isTypeOrSubTypeOf(LongVec.class)) {
            return CollectionLikeType.upgradeFrom(type, typeFactory.constructType(Long.TYPE));
        }
        if (type.hasRawClass(SmallByteVec.class)) {
            return bytes(type, typeFactory);
        }
        return type;
    }

    /**
     * A container like {@code byte[]}, which XML does not wrap, because it is binary data to it: that it knows of arrays
     * only. Of the other kinds of containers it wraps all but maps, and so this is one, from positions to bytes.
     */
    private static JavaType bytes(JavaType type, TypeFactory typeFactory) {
        return MapLikeType.upgradeFrom(
                type, typeFactory.constructType(Integer.TYPE), typeFactory.constructType(Byte.TYPE));
    }
}
