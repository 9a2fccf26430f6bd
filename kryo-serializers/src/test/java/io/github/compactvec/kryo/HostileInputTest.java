package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.KryoBufferUnderflowException;
import io.github.compactvec.CompactIntVec;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that no writer made, or not all of it. */
class HostileInputTest {
    private static final List<int[]> SAMPLES = List.of(
            new int[] {0},
            new int[] {1, 2, 3},
            new int[] {-1, 5},
            new int[] {300, 70, 2},
            new int[] {1, 2, 3, 1 << 20},
            new int[] {-1, 2, -3, 1 << 20, 4, 5},
            new int[] {1, 2, 3, 4, 5, 6, 1 << 30},
            new int[] {-1, 2, 3, 4, 5, 6, Integer.MIN_VALUE},
            new int[] {1 << 7, -1 << 14, 1 << 21, -1 << 28, 5, 6, 7, 8, 9, 10},
            Values.repeat(130, 77));

    private static byte[] write(WireForm form, int[] values) {
        return form == WireForm.PACKED ? Reference.packed(values) : Reference.array(values);
    }

    @ParameterizedTest
    @EnumSource(WireForm.class)
    void everyTruncationIsAnUnderflow(WireForm form) {
        for (int[] values : SAMPLES) {
            byte[] message = write(form, values);
            for (int length = 1; length < message.length; length++) {
                byte[] truncated = Arrays.copyOf(message, length);
                for (Io io : Io.values()) {
                    assertThrows(
                            KryoBufferUnderflowException.class,
                            () -> Kryos.read(form, io.read(truncated), CompactIntVec.class),
                            () -> io + " " + Kryos.hex(truncated));
                }
            }
        }
        for (Io io : Io.values()) {
            assertThrows(KryoException.class, () -> Kryos.read(form, io.read(new byte[0]), CompactIntVec.class));
        }
    }

    @ParameterizedTest
    @EnumSource(WireForm.class)
    void everyMutationOfOneByteIsAVectorOrAKryoException(WireForm form) {
        int vectors = 0;
        int failures = 0;
        for (int[] values : SAMPLES) {
            byte[] message = write(form, values);
            for (int at = 0; at < message.length; at++) {
                byte original = message[at];
                for (int b = 0; b < 256; b++) {
                    message[at] = (byte) b;
                    if (isVectorOrKryoException(form, message)) {
                        vectors++;
                    } else {
                        failures++;
                    }
                }
                message[at] = original;
            }
        }
        assertTrue(vectors > 1000 && failures > 1000, vectors + " vectors, " + failures + " failures");
    }

    @ParameterizedTest
    @EnumSource(WireForm.class)
    void randomBytesAreAVectorOrAKryoException(WireForm form) {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] message = new byte[1 + random.nextInt(24)];
            random.nextBytes(message);
            isVectorOrKryoException(form, message);
        }
    }

    /** Reads a message over two inputs, which must agree, and fails on any exception but Kryo's. */
    private static boolean isVectorOrKryoException(WireForm form, byte[] message) {
        String first = outcome(form, new Input(message));
        String second = outcome(form, new Input(new ByteArrayInputStream(message), 3));
        assertEquals(first, second, () -> Kryos.hex(message));
        return first.startsWith("[");
    }

    private static String outcome(WireForm form, Input input) {
        try {
            CompactIntVec vec = Kryos.read(form, input, CompactIntVec.class);
            if (vec == null) {
                return "[null";
            }
            // The elements make sense whichever way they are looked at.
            assertEquals(CompactIntVec.of(vec.toArray()), vec);
            return vec.toString();
        } catch (KryoException e) {
            return e.getClass().getName();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Packed: two billion elements of one, three, and four bytes.
                "81 A8 D6 B9 07 00",
                "81 A8 D6 B9 07 02",
                "81 A8 D6 B9 07 0B",
                // As varints, plain and zig-zag, with one element.
                "81 A8 D6 B9 07 11 05",
                "81 A8 D6 B9 07 1B 05",
                // As many as the largest array, and as an int can say.
                "F9 FF FF FF 07 00",
                "FF FF FF FF 07 00",
                "80 80 80 80 08 00",
                // Half a billion elements of four bytes: just too large for an array, and just not.
                "FE FF FF FF 01 0B",
                "FC FF FF FF 01 0B",
            })
    void aFewBytesCannotAskForMuchMemory(String hex) {
        byte[] message = Kryos.bytes(hex);
        List<Function<byte[], Input>> inputs =
                List.of(Input::new, bytes -> new Input(new ByteArrayInputStream(bytes), 64));
        for (Function<byte[], Input> makeInput : inputs) {
            for (WireForm form : WireForm.values()) {
                long allocated = 0;
                for (int warmUp = 0; warmUp < 3; warmUp++) {
                    Input input = makeInput.apply(message);
                    allocated = Allocation.of(() ->
                            assertThrows(KryoException.class, () -> Kryos.read(form, input, CompactIntVec.class)));
                }
                assertTrue(allocated < 64 << 10, form + " " + hex + ": " + allocated + " bytes");
            }
        }
    }

    @Test
    void memoryGrowsWithWhatHasArrived() {
        byte[] promise = Kryos.bytes("81 A8 D6 B9 07 01");
        for (int arrived : new int[] {1 << 16, 1 << 20, 1 << 22}) {
            for (Io io : List.of(Io.ARRAY, Io.LARGE_STREAM)) {
                Input input = io.read(Arrays.copyOf(promise, arrived));
                long allocated = Allocation.of(() -> assertThrows(
                        KryoException.class, () -> Kryos.read(WireForm.PACKED, input, CompactIntVec.class)));
                // Buffers of 16 KiB, doubled until one is not filled.
                assertTrue(allocated < 4L * arrived + (64 << 10), arrived + ": " + allocated + " bytes");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x03, 0x04, 0x07, 0x0C, 0x0F, 0x10, 0x14, 0x18, 0x1C, 0x20, 0x40, 0x80, 0xA1, 0xFF})
    void unknownHeadersAreNamed(int header) {
        byte[] message = {2, (byte) header, 1, 1, 1, 1, 1, 1, 1, 1};
        KryoException e = assertThrows(KryoException.class, () -> Kryos.read(WireForm.PACKED, message));
        assertTrue(Kryos.message(e).contains("unknown header 0x" + Integer.toHexString(header)), Kryos.message(e));
        assertTrue(Kryos.message(e).contains("1 elements"), Kryos.message(e));
        assertTrue(Kryos.message(e).contains(CompactIntVec.class.getName()), Kryos.message(e));
    }

    @Test
    void allOtherHeadersAreKnown() {
        int known = 0;
        for (int header = 0; header < 256; header++) {
            if (isVectorOrKryoException(WireForm.PACKED, new byte[] {2, (byte) header, 1, 1, 1, 1})) {
                known++;
            }
        }
        // Fixed: 1, 2, 3 bytes unsigned, 1 to 4 signed. Varints: 2 to 4 bytes, plain and zig-zag.
        assertEquals(7 + 6, known);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Plain, two bytes: 65 536, and bits that Kryo's readVarInt would drop, or not read.
                "02 11 80 80 04",
                "02 11 81 80 80 80 10",
                "02 11 81 80 80 80 80 01",
                "02 13 80 80 80 80 08",
                "02 11 FF FF FF FF FF FF FF FF FF",
                // Zig-zag, two bytes: 32 768 and −32 769; four bytes: one more than an int has on either side.
                "02 19 80 80 04",
                "02 19 81 80 04",
                "02 1B 80 80 80 80 10",
                "02 1B 81 80 80 80 10",
            })
    void elementsBeyondTheirWidthAreNamed(String hex) {
        KryoException e = assertThrows(KryoException.class, () -> Kryos.read(WireForm.PACKED, Kryos.bytes(hex)));
        assertTrue(Kryos.message(e).matches("element -?\\d+ is not within -?\\d+ and \\d+\n(?s:.*)"), Kryos.message(e));
    }

    @ParameterizedTest
    @ValueSource(strings = {"80 80 80 80 10", "FF FF FF FF FF FF FF FF FF", "80 80 80 80 80 01", "FF FF FF FF 0F"})
    void impossibleSizesAreNamed(String hex) {
        byte[] message = Arrays.copyOf(Kryos.bytes(hex), 32);
        for (WireForm form : WireForm.values()) {
            KryoException e = assertThrows(KryoException.class, () -> Kryos.read(form, message));
            assertTrue(Kryos.message(e).matches("\\d+ elements \\(.*CompactIntVec\\)"), Kryos.message(e));
        }
    }
}
