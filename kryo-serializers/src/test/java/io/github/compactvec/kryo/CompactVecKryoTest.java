package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import io.github.compactvec.CompactIntVec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompactVecKryoTest {
    /** The order of registration, which is a format: a later version may append to it, and nothing else. */
    static final List<Class<?>> ORDER = List.of(CompactIntVec.class);

    private final Kryo kryo = new Kryo();

    private List<Class<?>> typesFrom(int firstId, int lastId) {
        List<Class<?>> types = new ArrayList<>();
        for (int id = firstId; id < lastId; id++) {
            types.add(kryo.getRegistration(id).getType());
        }
        return types;
    }

    @Test
    void takesTheNextIds() {
        int first = kryo.getNextRegistrationId();
        CompactVecKryo.register(kryo);
        assertEquals(ORDER, typesFrom(first, kryo.getNextRegistrationId()));
    }

    @Test
    void takesTheGivenIds() {
        int next = CompactVecKryo.register(kryo, 100);
        assertEquals(ORDER, typesFrom(100, next));
        assertNull(kryo.getRegistration(99));
        assertNull(kryo.getRegistration(next));
    }

    @Test
    void packedIsTheDefault() {
        CompactVecKryo.register(kryo);
        assertInstanceOf(CompactIntVecSerializer.class, kryo.getSerializer(CompactIntVec.class));
        CompactVecKryo.register(kryo, 100);
        assertInstanceOf(CompactIntVecSerializer.class, kryo.getSerializer(CompactIntVec.class));
    }

    @ParameterizedTest
    @EnumSource(WireForm.class)
    void registersTheChosenForm(WireForm form) {
        Class<?> expected =
                form == WireForm.PACKED ? CompactIntVecSerializer.class : CompactIntVecArraySerializer.class;
        CompactVecKryo.register(kryo, form);
        assertInstanceOf(expected, kryo.getSerializer(CompactIntVec.class));
        Kryo withIds = new Kryo();
        assertEquals(50 + ORDER.size(), CompactVecKryo.register(withIds, 50, form));
        assertInstanceOf(expected, withIds.getSerializer(CompactIntVec.class));
    }

    @Test
    void registeringAgainReplacesTheSerializersAndKeepsTheIds() {
        CompactVecKryo.register(kryo, 100, WireForm.ARRAY);
        CompactVecKryo.register(kryo);
        assertEquals(100, kryo.getRegistration(CompactIntVec.class).getId());
        assertInstanceOf(CompactIntVecSerializer.class, kryo.getSerializer(CompactIntVec.class));
        CompactVecKryo.register(kryo, 100, WireForm.ARRAY);
        assertInstanceOf(CompactIntVecArraySerializer.class, kryo.getSerializer(CompactIntVec.class));
    }

    @Test
    void refusesAnIdThatBelongsToAnotherClass() {
        kryo.register(StringBuilder.class, 100 + ORDER.size() - 1);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> CompactVecKryo.register(kryo, 100));
        assertTrue(Kryos.message(e).contains("java.lang.StringBuilder"), Kryos.message(e));
        assertSame(
                StringBuilder.class,
                kryo.getRegistration(100 + ORDER.size() - 1).getType());
        kryo.setRegistrationRequired(true);
        assertThrows(IllegalArgumentException.class, () -> kryo.getRegistration(CompactIntVec.class));
    }

    @Test
    void refusesNegativeIdsAndNull() {
        assertThrows(IllegalArgumentException.class, () -> CompactVecKryo.register(kryo, -1));
        assertThrows(NullPointerException.class, () -> CompactVecKryo.register(kryo, nullForm()));
        assertThrows(NullPointerException.class, () -> CompactVecKryo.register(kryo, 100, nullForm()));
    }

    @SuppressWarnings("NullAway") // The point of the test.
    private static WireForm nullForm() {
        return null;
    }

    @Test
    void serializersAreNotSharedBetweenKryos() {
        CompactVecKryo.register(kryo);
        Kryo other = new Kryo();
        CompactVecKryo.register(other);
        Serializer<?> serializer = kryo.getSerializer(CompactIntVec.class);
        serializer.setAcceptsNull(false);
        assertTrue(other.getSerializer(CompactIntVec.class).getAcceptsNull());
    }

    @Test
    void kryoMakesTheSerializersItself() {
        kryo.addDefaultSerializer(CompactIntVec.class, CompactIntVecArraySerializer.class);
        kryo.register(CompactIntVec.class);
        assertInstanceOf(CompactIntVecArraySerializer.class, kryo.getSerializer(CompactIntVec.class));
    }
}
