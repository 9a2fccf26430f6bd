package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.Serializer;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.SmallByteVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import io.github.compactvec.SmallVec;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Registers all containers with Kryo, in one line:
 *
 * <pre>{@code
 * Kryo kryo = new Kryo();
 * CompactVecKryo.register(kryo, 100);
 * }</pre>
 *
 * <p>The order is fixed, and part of the format:
 *
 * <ol>
 *   <li>{@link CompactIntVec}
 *   <li>{@link CompactUIntVec}
 *   <li>{@link CompactLongVec}
 *   <li>{@link SmallIntVec}
 *   <li>{@link SmallLongVec}
 *   <li>{@link SmallByteVec}, in both forms as Kryo writes {@code byte[]}
 *   <li>{@link SmallVec} of inline capacity 1
 *   <li>of 2
 *   <li>of 4
 *   <li>of 8
 *   <li>of 16
 *   <li>{@link SmallVec} itself, so that {@code kryo.readObject(input, SmallVec.class)} reads any of them
 * </ol>
 *
 * <p>Later versions append types and never reorder them. As Kryo writes ids into messages, give the first id yourself
 * and leave 16 ids to this library, or register its types last; then a later version does not move the ids of your own
 * classes.
 *
 * <p>Registering again, with the same or another form, replaces the serializers. A {@link Kryo} is not thread-safe, so
 * register with each of them, for example where a pool creates them.
 */
public final class CompactVecKryo {
    /** In the order of their ids. Only append. A vector's own class is what Kryo looks for, not {@link SmallVec}. */
    private static final List<Type> TYPES = List.of(
            new Type(CompactIntVec.class, CompactIntVecSerializer::new, CompactIntVecArraySerializer::new),
            new Type(CompactUIntVec.class, CompactUIntVecSerializer::new, CompactUIntVecArraySerializer::new),
            new Type(CompactLongVec.class, CompactLongVecSerializer::new, CompactLongVecArraySerializer::new),
            new Type(SmallIntVec.class, SmallIntVecSerializer::new, SmallIntVecArraySerializer::new),
            new Type(SmallLongVec.class, SmallLongVecSerializer::new, SmallLongVecArraySerializer::new),
            new Type(SmallByteVec.class, SmallByteVecSerializer::new, SmallByteVecSerializer::new),
            smallVec(1),
            smallVec(2),
            smallVec(4),
            smallVec(8),
            smallVec(16),
            smallVec(SmallVec.class));

    private CompactVecKryo() {}

    private static Type smallVec(int inlineCapacity) {
        return smallVec(SmallVec.withInlineCapacity(inlineCapacity).getClass());
    }

    /** It has one form. */
    private static Type smallVec(Class<?> vector) {
        return new Type(vector, SmallVecSerializer::new, SmallVecSerializer::new);
    }

    /**
     * Registers all types in their packed form, each with the next free id, or the id it has.
     *
     * @param kryo where to register
     */
    public static void register(Kryo kryo) {
        register(kryo, WireForm.PACKED);
    }

    /**
     * Registers all types, each with the next free id, or the id it has.
     *
     * @param kryo where to register
     * @param form what vectors of numbers look like in a message
     */
    public static void register(Kryo kryo, WireForm form) {
        Objects.requireNonNull(form);
        for (Type type : TYPES) {
            kryo.register(type.vector, type.serializer(form));
        }
    }

    /**
     * Registers all types in their packed form, with consecutive ids.
     *
     * @param kryo where to register
     * @param firstId the id of the first type, not negative
     * @return the id behind the last one
     * @throws IllegalArgumentException if {@code firstId} is negative, or another class has an id that is needed;
     *     nothing is registered then
     */
    public static int register(Kryo kryo, int firstId) {
        return register(kryo, firstId, WireForm.PACKED);
    }

    /**
     * Registers all types, with consecutive ids.
     *
     * @param kryo where to register
     * @param firstId the id of the first type, not negative
     * @param form what vectors of numbers look like in a message
     * @return the id behind the last one
     * @throws IllegalArgumentException if {@code firstId} is negative, or another class has an id that is needed;
     *     nothing is registered then
     */
    public static int register(Kryo kryo, int firstId, WireForm form) {
        Objects.requireNonNull(form);
        int id = firstId;
        for (Type type : TYPES) {
            // Kryo would silently take the id away from the other class.
            Registration present = kryo.getRegistration(id++);
            if (present != null && present.getType() != type.vector) {
                throw new IllegalArgumentException("id " + present.getId() + " belongs to " + present.getType());
            }
        }
        id = firstId;
        for (Type type : TYPES) {
            kryo.register(type.vector, type.serializer(form), id++);
        }
        return id;
    }

    private record Type(
            Class<?> vector, Supplier<? extends Serializer<?>> packed, Supplier<? extends Serializer<?>> array) {
        Serializer<?> serializer(WireForm form) {
            return (form == WireForm.PACKED ? packed : array).get();
        }
    }
}
