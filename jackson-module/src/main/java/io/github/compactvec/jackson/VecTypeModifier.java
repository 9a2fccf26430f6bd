package io.github.compactvec.jackson;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.CollectionLikeType;
import com.fasterxml.jackson.databind.type.TypeBindings;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.type.TypeModifier;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import java.io.Serializable;
import java.lang.reflect.Type;

/**
 * Makes vectors container types. Much of what Jackson does for arrays hangs on that, not on the serializer:
 * {@code NON_DEFAULT} leaves out empty containers, {@code @JsonTypeInfo} on a property types the content of a container
 * (which for integers is nothing) instead of the container, and XML wraps containers in an element of their own.
 *
 * <p>Serializable because a type factory, and with it every mapper, is.
 */
final class VecTypeModifier extends TypeModifier implements Serializable {
    private static final long serialVersionUID = 1;

    @Override
    public JavaType modifyType(JavaType type, Type jdkType, TypeBindings context, TypeFactory typeFactory) {
        if (type.isContainerType()) {
            return type;
        }
        if (type.isTypeOrSubTypeOf(IntVec.class)) {
            return CollectionLikeType.upgradeFrom(type, typeFactory.constructType(Integer.TYPE));
        }
        if (type.isTypeOrSubTypeOf(LongVec.class)) {
            return CollectionLikeType.upgradeFrom(type, typeFactory.constructType(Long.TYPE));
        }
        return type;
    }
}
