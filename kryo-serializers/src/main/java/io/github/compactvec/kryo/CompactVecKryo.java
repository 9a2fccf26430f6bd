package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.Serializer;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
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
    /** In the order of their ids. Only append. */
    private static final List<Type<?>> TYPES = List.of(
            new Type<>(CompactIntVec.class, CompactIntVecSerializer::new, CompactIntVecArraySerializer::new),
            new Type<>(CompactUIntVec.class, CompactUIntVecSerializer::new, CompactUIntVecArraySerializer::new),
            new Type<>(CompactLongVec.class, CompactLongVecSerializer::new, CompactLongVecArraySerializer::new));

    private CompactVecKryo() {}

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
     * @param form what vectors look like in a message
     */
    public static void register(Kryo kryo, WireForm form) {
        Objects.requireNonNull(form);
        for (Type<?> type : TYPES) {
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
     * @param form what vectors look like in a message
     * @return the id behind the last one
     * @throws IllegalArgumentException if {@code firstId} is negative, or another class has an id that is needed;
     *     nothing is registered then
     */
    public static int register(Kryo kryo, int firstId, WireForm form) {
        Objects.requireNonNull(form);
        int id = firstId;
        for (Type<?> type : TYPES) {
            // Kryo would silently take the id away from the other class.
            Registration present = kryo.getRegistration(id++);
            if (present != null && present.getType() != type.vector) {
                throw new IllegalArgumentException("id " + present.getId() + " belongs to " + present.getType());
            }
        }
        id = firstId;
        for (Type<?> type : TYPES) {
            kryo.register(type.vector, type.serializer(form), id++);
        }
        return id;
    }

    private record Type<V>(Class<V> vector, Supplier<Serializer<V>> packed, Supplier<Serializer<V>> array) {
        Serializer<V> serializer(WireForm form) {
            return (form == WireForm.PACKED ? packed : array).get();
        }
    }
}
