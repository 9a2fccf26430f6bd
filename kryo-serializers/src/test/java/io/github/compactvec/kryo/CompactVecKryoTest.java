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
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.SmallByteVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import io.github.compactvec.SmallVec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompactVecKryoTest {
    /** The order of registration, which is a format: a later version may append to it, and nothing else. */
    static final List<Class<?>> ORDER = List.of(
            CompactIntVec.class,
            CompactUIntVec.class,
            CompactLongVec.class,
            SmallIntVec.class,
            SmallLongVec.class,
            SmallByteVec.class,
            SmallVec.withInlineCapacity(1).getClass(),
            SmallVec.withInlineCapacity(2).getClass(),
            SmallVec.withInlineCapacity(4).getClass(),
            SmallVec.withInlineCapacity(8).getClass(),
            SmallVec.withInlineCapacity(16).getClass(),
            SmallVec.class);

    private static Stream<Class<?>> typesOfNumbers() {
        return ORDER.stream().filter(PrimitiveVec.class::isAssignableFrom);
    }

    private final Kryo kryo = new Kryo();

    private List<Class<?>> typesFrom(int firstId, int lastId) {
        List<Class<?>> types = new ArrayList<>();
        for (int id = firstId; id < lastId; id++) {
            types.add(kryo.getRegistration(id).getType());
        }
        return types;
    }

    private static void assertForm(WireForm form, Kryo kryo) {
        for (Class<?> type : ORDER) {
            Class<?> expected = type == SmallByteVec.class
                    ? SmallByteVecSerializer.class
                    : SmallVec.class.isAssignableFrom(type)
                            ? SmallVecSerializer.class
                            : Container.of(type).serializer(form);
            assertInstanceOf(expected, kryo.getSerializer(type));
        }
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
        assertForm(WireForm.PACKED, kryo);
        CompactVecKryo.register(kryo, 100);
        assertForm(WireForm.PACKED, kryo);
    }

    @ParameterizedTest
    @EnumSource(WireForm.class)
    void registersTheChosenForm(WireForm form) {
        CompactVecKryo.register(kryo, form);
        assertForm(form, kryo);
        Kryo withIds = new Kryo();
        assertEquals(50 + ORDER.size(), CompactVecKryo.register(withIds, 50, form));
        assertForm(form, withIds);
    }

    @Test
    void registeringAgainReplacesTheSerializersAndKeepsTheIds() {
        CompactVecKryo.register(kryo, 100, WireForm.ARRAY);
        CompactVecKryo.register(kryo);
        assertEquals(ORDER, typesFrom(100, 100 + ORDER.size()));
        assertForm(WireForm.PACKED, kryo);
        CompactVecKryo.register(kryo, 100, WireForm.ARRAY);
        assertForm(WireForm.ARRAY, kryo);
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
        for (Class<?> type : ORDER) {
            assertThrows(IllegalArgumentException.class, () -> kryo.getRegistration(type));
        }
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
        for (Class<?> type : ORDER) {
            kryo.getSerializer(type).setAcceptsNull(false);
            assertTrue(other.getSerializer(type).getAcceptsNull());
        }
    }

    @ParameterizedTest
    @EnumSource(WireForm.class)
    @SuppressWarnings("rawtypes") // Kryo's.
    void kryoMakesTheSerializersItself(WireForm form) {
        for (Container container : Container.values()) {
            Class<? extends Serializer> serializer = container.serializer(form);
            kryo.addDefaultSerializer(container.type, serializer);
            kryo.register(container.type);
        }
        kryo.addDefaultSerializer(SmallByteVec.class, SmallByteVecSerializer.class);
        kryo.addDefaultSerializer(SmallVec.class, SmallVecSerializer.class);
        ORDER.forEach(kryo::register);
        assertForm(form, kryo);
    }

    @Test
    void testsRunOverAllTypes() {
        assertEquals(
                typesOfNumbers().toList(),
                Arrays.stream(Container.values())
                        .map(container -> container.type)
                        .toList());
    }
}
