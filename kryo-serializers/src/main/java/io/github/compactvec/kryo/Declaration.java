package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.Kryo;
import org.jspecify.annotations.Nullable;

/**
 * What the declaration of a field, or of what contains a list, tells of the elements of the list. Kryo 5 alone knows:
 * this is the one class that calls what Kryo 4 does not have, which it finds out first.
 */
final class Declaration {
    private static final boolean KNOWN = isKnown();

    private Declaration() {}

    private static boolean isKnown() {
        try {
            Kryo.class.getMethod("getGenerics");
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /**
     * Goes from the list to its elements, until {@link #leave}.
     *
     * @return the class that every element has, or null if it is not known or could have subclasses
     */
    static @Nullable Class<?> enter(Kryo kryo) {
        Class<?> declared = KNOWN ? kryo.getGenerics().nextGenericClass() : null;
        return declared != null && kryo.isFinal(declared) ? declared : null;
    }

    static void leave(Kryo kryo) {
        if (KNOWN) {
            kryo.getGenerics().popGenericType();
        }
    }
}
