package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.KryoBufferUnderflowException;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.SmallByteVec;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors of bytes are to Kryo what {@code byte[]} is. */
class SmallByteVecSerializerTest {
    private static final int[] SIZES = {0, 1, 2, 19, 20, 21, 22, 126, 127, 128, 5_000, 16_383, 16_384, 100_000};

    private static final Kryo KRYO = kryo();

    private static Kryo kryo() {
        Kryo kryo = new Kryo();
        kryo.setReferences(false);
        CompactVecKryo.register(kryo, 100);
        kryo.register(byte[].class);
        return kryo;
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] write(Io io, @Nullable Object object, Class<?> type) {
        return io.write(output -> KRYO.writeObjectOrNull(output, object, type));
    }

    private static @Nullable SmallByteVec read(Input input) {
        return KRYO.readObjectOrNull(input, SmallByteVec.class);
    }

    @ParameterizedTest
    @EnumSource(Io.class)
    void theBytesAreThoseOfAnArray(Io io) {
        for (int size : SIZES) {
            byte[] message = write(io, bytes(size), byte[].class);
            SmallByteVec roomy = SmallByteVec.withCapacity(2 * size + 30);
            roomy.addAll(bytes(size));
            assertArrayEquals(message, write(io, SmallByteVec.of(bytes(size)), SmallByteVec.class));
            assertArrayEquals(message, write(io, roomy, SmallByteVec.class));
            SmallByteVec read = Objects.requireNonNull(read(io.read(message)));
            assertEquals(roomy, read);
            assertEquals(Math.max(20, size), read.capacity(), "no spare capacity");
            assertArrayEquals(bytes(size), KRYO.readObject(io.read(message), byte[].class));
        }
        assertArrayEquals(write(io, null, byte[].class), write(io, null, SmallByteVec.class));
        assertNull(read(io.read(new byte[] {0})));
    }

    @Test
    void twoInARow() {
        Output output = new Output(16, -1);
        KRYO.writeObject(output, SmallByteVec.of(bytes(30)));
        KRYO.writeObject(output, SmallByteVec.of(bytes(3)));
        Input input = new Input(output.toBytes());
        assertEquals(SmallByteVec.of(bytes(30)), KRYO.readObject(input, SmallByteVec.class));
        assertEquals(SmallByteVec.of(bytes(3)), KRYO.readObject(input, SmallByteVec.class));
    }

    @Test
    void formsAreTheSame() {
        Kryo array = new Kryo();
        array.setReferences(false);
        CompactVecKryo.register(array, 100, WireForm.ARRAY);
        Output output = new Output(16, -1);
        array.writeObject(output, SmallByteVec.of(bytes(25)));
        assertArrayEquals(write(Io.ARRAY, SmallByteVec.of(bytes(25)), SmallByteVec.class), output.toBytes());
    }

    @Test
    void referencesAndCopies() {
        Kryo kryo = new Kryo();
        kryo.setReferences(true);
        CompactVecKryo.register(kryo, 100);
        kryo.register(Object[].class, 200);
        SmallByteVec vec = SmallByteVec.of(bytes(25));
        Output output = new Output(16, -1);
        kryo.writeClassAndObject(output, new @Nullable Object[] {vec, null, vec, new SmallByteVec()});
        Object[] read = (Object[]) kryo.readClassAndObject(new Input(output.toBytes()));
        assertEquals(Arrays.asList(vec, null, vec, new SmallByteVec()), Arrays.asList(read));
        assertSame(read[0], read[2]);
        SmallByteVec copy = kryo.copy(vec);
        assertNotSame(vec, copy);
        assertEquals(vec, copy);
        copy.set(0, (byte) ~copy.get(0));
        assertEquals(SmallByteVec.of(bytes(25)), vec);
    }

    // ---------------------------------------------------------------- hostile input

    @ParameterizedTest
    @EnumSource(Io.class)
    void everyTruncationIsAnUnderflow(Io io) {
        for (int size : new int[] {1, 20, 21, 130}) {
            byte[] message = write(io, SmallByteVec.of(bytes(size)), SmallByteVec.class);
            for (int length = 1; length < message.length; length++) {
                byte[] truncated = Arrays.copyOf(message, length);
                KryoBufferUnderflowException e =
                        assertThrows(KryoBufferUnderflowException.class, () -> read(io.read(truncated)));
                if (length > 2) {
                    assertTrue(Kryos.message(e).contains(size + " bytes (" + SmallByteVec.class.getName()));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"80 80 80 80 10", "FF FF FF FF FF FF FF FF FF", "FF FF FF FF 0F", "80 80 80 80 08"})
    void impossibleSizesAreNamed(String hex) {
        byte[] message = Arrays.copyOf(Kryos.bytes(hex), 32);
        KryoException e = assertThrows(KryoException.class, () -> read(new Input(message)));
        assertTrue(
                Kryos.message(e).matches("\\d+ elements \\(" + SmallByteVec.class.getName() + "\\)"), Kryos.message(e));
    }

    @Test
    void memoryGrowsWithWhatHasArrived() {
        byte[] promise = Kryos.bytes("81 A8 D6 B9 07");
        for (int arrived : new int[] {5, 25, 26, 1 << 16, 1 << 20, 1 << 22}) {
            for (Io io : List.of(Io.ARRAY, Io.LARGE_STREAM)) {
                for (int warmUp = 0; warmUp < 2; warmUp++) {
                    Input input = io.read(Arrays.copyOf(promise, arrived));
                    long allocated = Allocation.of(() -> assertThrows(KryoException.class, () -> read(input)));
                    assertTrue(
                            warmUp == 0 || allocated < 6L * arrived + (64 << 10),
                            () -> arrived + ": " + allocated + " bytes");
                }
            }
        }
    }

    @Test
    void everyMutationIsAVectorOrAKryoException() {
        byte[] message = write(Io.ARRAY, SmallByteVec.of(bytes(21)), SmallByteVec.class);
        for (int at = 0; at < message.length; at++) {
            for (int b = 0; b < 256; b++) {
                byte[] changed = message.clone();
                changed[at] = (byte) b;
                SmallByteVec read;
                try {
                    read = read(new Input(changed));
                } catch (KryoException e) {
                    continue;
                }
                assertTrue(read == null || read.equals(SmallByteVec.of(read.toArray())));
            }
        }
    }
}
