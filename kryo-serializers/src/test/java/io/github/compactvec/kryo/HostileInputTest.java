package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.KryoBufferUnderflowException;
import io.github.compactvec.PrimitiveVec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that no writer made, or not all of it. */
@ParameterizedClass
@EnumSource
class HostileInputTest {
    private static final List<long[]> SAMPLES = List.of(
            new long[] {0},
            new long[] {1, 2, 3},
            new long[] {-1, 5},
            new long[] {300, 70, 2},
            new long[] {1, 2, 3, 1 << 20},
            new long[] {-1, 2, -3, 1 << 20, 4, 5},
            new long[] {1, 2, 3, 4, 5, 6, 1 << 30},
            new long[] {1, 2, 3, 4, 5, 6, 1L << 31},
            new long[] {1L << 31, 1L << 31},
            new long[] {-1, 2, 3, 4, 5, 6, Integer.MIN_VALUE},
            new long[] {1 << 7, -1 << 14, 1 << 21, -1 << 28, 5, 6, 7, 8, 9, 10},
            new long[] {1L << 40, -5, 1L << 50},
            new long[] {1, 2, 3, 4, 5, 6, 1L << 55},
            new long[] {1, 2, 3, 4, 5, 6, 7, 8, 9, Long.MAX_VALUE},
            new long[] {-1, 2, 3, 4, 5, 6, 7, 8, 9, Long.MIN_VALUE},
            new long[] {Long.MIN_VALUE, Long.MAX_VALUE},
            Values.repeat(130, 77));

    private final Container container;

    HostileInputTest(Container container) {
        this.container = container;
    }

    private List<long[]> samples() {
        return SAMPLES.stream().filter(container::holds).toList();
    }

    @ParameterizedTest
    @EnumSource(WireForm.class)
    void everyTruncationIsAnUnderflow(WireForm form) {
        for (long[] values : samples()) {
            byte[] message = Reference.write(form, container, values);
            for (int length = 1; length < message.length; length++) {
                byte[] truncated = Arrays.copyOf(message, length);
                for (Io io : Io.values()) {
                    assertThrows(
                            KryoBufferUnderflowException.class,
                            () -> Kryos.read(form, io.read(truncated), container.type),
                            () -> io + " " + Kryos.hex(truncated));
                }
            }
        }
        for (Io io : Io.values()) {
            assertThrows(KryoException.class, () -> Kryos.read(form, io.read(new byte[0]), container.type));
        }
    }

    @ParameterizedTest
    @EnumSource(WireForm.class)
    void everyMutationOfOneByteIsAVectorOrAKryoException(WireForm form) {
        int vectors = 0;
        int failures = 0;
        for (long[] values : samples()) {
            byte[] message = Reference.write(form, container, values);
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
    private boolean isVectorOrKryoException(WireForm form, byte[] message) {
        String first = outcome(form, new Input(message));
        String second = outcome(form, new Input(new ByteArrayInputStream(message), 3));
        assertEquals(first, second, () -> Kryos.hex(message));
        return first.startsWith("[");
    }

    private String outcome(WireForm form, Input input) {
        try {
            PrimitiveVec vec = Kryos.read(form, input, container.type);
            if (vec == null) {
                return "[null";
            }
            // The elements make sense whichever way they are looked at.
            assertEquals(container.of(Container.elements(vec)), vec);
            return vec.toString();
        } catch (KryoException e) {
            return e.getClass().getName();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Packed: two billion elements of one, three, four, five, and eight bytes.
                "81 A8 D6 B9 07 00",
                "81 A8 D6 B9 07 02",
                "81 A8 D6 B9 07 03",
                "81 A8 D6 B9 07 0B",
                "81 A8 D6 B9 07 04",
                "81 A8 D6 B9 07 0F",
                // As varints, plain and zig-zag, with one element.
                "81 A8 D6 B9 07 11 05",
                "81 A8 D6 B9 07 1B 05",
                "81 80 80 80 01 17 05",
                "81 80 80 80 01 1F 05",
                // As many as the largest array, and as an int can say.
                "F9 FF FF FF 07 00",
                "FF FF FF FF 07 00",
                "80 80 80 80 08 00",
                // Elements of four and of eight bytes: just too many for an array, and just not.
                "FE FF FF FF 01 0B",
                "FC FF FF FF 01 0B",
                "FE FF FF FF 01 03",
                "FC FF FF FF 01 03",
                "FF FF FF 7F 0F",
                "FE FF FF 7F 0F",
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
                    allocated = Allocation.of(
                            () -> assertThrows(KryoException.class, () -> Kryos.read(form, input, container.type)));
                }
                assertTrue(allocated < 64 << 10, form + " " + hex + ": " + allocated + " bytes");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(WireForm.class)
    void memoryGrowsWithWhatHasArrived(WireForm form) {
        // Two billion elements: of two bytes each, or a one and zeros.
        byte[] promise = Kryos.bytes("81 A8 D6 B9 07" + (form == WireForm.PACKED ? "01" : "02"));
        for (int arrived : new int[] {1 << 16, 1 << 20, 1 << 22}) {
            for (Io io : List.of(Io.ARRAY, Io.LARGE_STREAM)) {
                Input input = io.read(Arrays.copyOf(promise, arrived));
                long allocated = Allocation.of(
                        () -> assertThrows(KryoException.class, () -> Kryos.read(form, input, container.type)));
                // Buffers of 16 KiB, doubled until one is not filled.
                assertTrue(allocated < 4L * arrived + (64 << 10), arrived + ": " + allocated + " bytes");
            }
        }
    }

    /** Headers as the documentation has them, width by width. */
    private Set<Integer> knownHeaders() {
        Set<Integer> known = new TreeSet<>();
        for (int width = 1; width <= container.width; width++) {
            if (width < container.width || !container.signed) {
                known.add(width - 1);
            }
            if (width > 1) {
                known.add(0x10 + width - 1);
            }
            if (container.signed) {
                known.add(8 + width - 1);
            }
            if (container.signed && width > 1) {
                known.add(0x18 + width - 1);
            }
        }
        return known;
    }

    @Test
    void unknownHeadersAreNamed() {
        Set<Integer> known = knownHeaders();
        for (int header = 0; header < 256; header++) {
            byte[] message = {2, (byte) header, 1, 1, 1, 1, 1, 1, 1, 1};
            if (known.contains(header)) {
                assertTrue(isVectorOrKryoException(WireForm.PACKED, message));
            } else {
                KryoException e =
                        assertThrows(KryoException.class, () -> Kryos.read(WireForm.PACKED, message, container.type));
                assertTrue(
                        Kryos.message(e).contains("unknown header 0x" + Integer.toHexString(header)), Kryos.message(e));
                assertTrue(Kryos.message(e).contains("1 elements"), Kryos.message(e));
                assertTrue(Kryos.message(e).contains(container.type.getName()), Kryos.message(e));
            }
        }
        // Fixed and varints, from one byte on, and from two.
        assertEquals(
                switch (container) {
                    case INT, SMALL_INT -> 7 + 6;
                    case UINT -> 4 + 3;
                    case LONG, SMALL_LONG -> 15 + 14;
                },
                known.size());
    }

    @Test
    void elementsBeyondTheirWidthAreNamed() {
        for (int header : knownHeaders()) {
            if (header < 0x10) {
                continue;
            }
            int bits = 8 * (header & 7) + 8;
            boolean zigZag = (header & 8) != 0;
            BigInteger values = BigInteger.ONE.shiftLeft(zigZag ? bits - 1 : bits);
            BigInteger max = values.subtract(BigInteger.ONE).min(BigInteger.valueOf(container.max));
            BigInteger min = zigZag ? values.negate() : BigInteger.ZERO;
            // The nearest ones on either side, the farthest, and bits that a shorter varint of Kryo's would drop.
            LongStream.of(max.longValue() + 1, min.longValue() - 1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32, 1L << 40)
                    .filter(element -> BigInteger.valueOf(element).compareTo(max) > 0
                            || BigInteger.valueOf(element).compareTo(min) < 0)
                    .forEach(element -> {
                        ByteArrayOutputStream message = new ByteArrayOutputStream();
                        message.writeBytes(new byte[] {2, (byte) header});
                        Reference.varint(message, zigZag ? Reference.zigZag(element) : element);
                        KryoException e = assertThrows(
                                KryoException.class,
                                () -> Kryos.read(WireForm.PACKED, message.toByteArray(), container.type));
                        String expected = "element " + element + " is not within " + min + " and " + max + "\n";
                        assertTrue(Kryos.message(e).startsWith(expected), () -> expected + Kryos.message(e));
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"80 80 80 80 10", "FF FF FF FF FF FF FF FF FF", "80 80 80 80 80 01", "FF FF FF FF 0F"})
    void impossibleSizesAreNamed(String hex) {
        byte[] message = Arrays.copyOf(Kryos.bytes(hex), 32);
        for (WireForm form : WireForm.values()) {
            KryoException e = assertThrows(KryoException.class, () -> Kryos.read(form, message, container.type));
            assertTrue(
                    Kryos.message(e).matches("\\d+ elements \\(" + container.type.getName() + "\\)"), Kryos.message(e));
        }
    }
}
