package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.ClassResolver;
import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.KryoBufferUnderflowException;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.util.DefaultClassResolver;
import io.github.compactvec.SmallVec;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of small vectors that no writer made, or not all of them. */
class SmallVecHostileTest {
    /** Something that every declaration tells of. */
    private static final List<String> DECLARATIONS = List.of("unknown", "integers", "nothings");

    private static final String FAILURE = "a KryoException";
    private static final Kryo KRYO = kryo();

    /** Kryo's own serializers, and names of classes, take memory for what is only announced, so there are none. */
    private static Kryo kryo() {
        ClassResolver withoutNames = new DefaultClassResolver() {
            @Override
            protected Registration readName(Input input) {
                throw new KryoException("a class by its name");
            }
        };
        Kryo kryo = Lists.register(new Kryo(withoutNames, null));
        kryo.register(String.class, new Text());
        kryo.register(ArrayList.class, new Text());
        return kryo;
    }

    /** A length of one byte, then as many. */
    static final class Text extends Serializer<Object> {
        @Override
        public void write(Kryo kryo, Output output, Object text) {
            output.writeByte(text.toString().length());
            output.writeBytes(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        }

        @Override
        public Object read(Kryo kryo, Input input, Class<?> type) {
            return new String(input.readBytes(input.readByte() & 0xFF), StandardCharsets.ISO_8859_1);
        }
    }

    private static List<byte[]> messages(String declaration) {
        List<byte[]> messages = new ArrayList<>();
        for (List<@Nullable Object> list : Lists.shortSamples()) {
            boolean declared = list.stream()
                    .allMatch(element -> element == null
                            || (declaration.equals("integers")
                                    ? element instanceof Integer
                                    : declaration.equals("unknown") || element instanceof Lists.Nothing));
            if (declared && list.size() < 20) {
                Lists.declare(KRYO, declaration);
                messages.add(Lists.write(KRYO, SmallVec.copyOf(list)));
                KRYO.getGenerics().popGenericType();
            }
        }
        return messages;
    }

    /** With the id of a vector's class where it is named. */
    private static byte[] bytes(String hex) {
        int id = KRYO.getRegistration(SmallVec.of().getClass()).getId() + 2;
        return Kryos.bytes(hex.replace("<vec>", Kryos.hex(new byte[] {(byte) id})));
    }

    private static @Nullable SmallVec<?> read(Kryo kryo, Input input, String declaration) {
        Lists.declare(kryo, declaration);
        try {
            return Lists.read(kryo, input);
        } finally {
            kryo.getGenerics().popGenericType();
            assertEquals(0, kryo.getGenerics().getGenericTypesSize());
        }
    }

    @Test
    void everyTruncationIsAnUnderflow() {
        for (String declaration : DECLARATIONS) {
            for (byte[] message : messages(declaration)) {
                for (int length = 1; length < message.length; length++) {
                    byte[] truncated = Arrays.copyOf(message, length);
                    for (Io io : Io.values()) {
                        assertThrows(
                                KryoBufferUnderflowException.class,
                                () -> read(KRYO, io.read(truncated), declaration),
                                () -> io + " " + Kryos.hex(truncated));
                    }
                }
            }
        }
    }

    @Test
    void everyMutationOfOneByteIsAVectorOrAKryoException() {
        int vectors = 0;
        int failures = 0;
        for (String declaration : DECLARATIONS) {
            List<byte[]> messages = messages(declaration);
            for (int i = 0; i < messages.size(); i += 4) {
                byte[] message = messages.get(i);
                for (int at = 0; at < message.length; at++) {
                    byte original = message[at];
                    for (int b = 0; b < 256; b += at < 3 ? 1 : 61) {
                        message[at] = (byte) b;
                        if (isVectorOrKryoException(message, declaration)) {
                            vectors++;
                        } else {
                            failures++;
                        }
                    }
                    message[at] = original;
                }
            }
        }
        assertTrue(vectors > 1000 && failures > 1000, vectors + " vectors, " + failures + " failures");
    }

    @Test
    void randomBytesAreAVectorOrAKryoException() {
        Random random = new Random(7);
        int vectors = 0;
        for (int i = 0; i < 30_000; i++) {
            byte[] message = new byte[1 + random.nextInt(24)];
            random.nextBytes(message);
            if (isVectorOrKryoException(message, DECLARATIONS.get(i % 3))) {
                vectors++;
            }
        }
        assertTrue(vectors > 1000, vectors + " vectors");
    }

    /** Reads a message over two inputs, which must agree, and fails on any exception but Kryo's. */
    private static boolean isVectorOrKryoException(byte[] message, String declaration) {
        String first = outcome(new Input(message), declaration);
        assertEquals(
                first, outcome(new Input(new ByteArrayInputStream(message), 9), declaration), () -> Kryos.hex(message));
        return !first.equals(FAILURE);
    }

    private static String outcome(Input input, String declaration) {
        try {
            SmallVec<?> vec = read(KRYO, input, declaration);
            if (vec != null) {
                assertEquals(Math.max(vec.inlineCapacity(), vec.size()), vec.capacity());
            }
            return Lists.describe(vec);
        } catch (KryoException e) {
            return FAILURE;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Two billion elements, each with its class: strings, nulls, nothing at all.
                "67 F2 FF FF FF 07 03 01 61",
                "67 E8 FF FF FF 07 00 00 00",
                "67 E8 FF FF FF 07",
                // Of one class: strings; what has no bytes; with nulls; of no class.
                "6F E8 FF FF FF 07 03 01 61",
                "6F E8 FF FF FF 07 18",
                "6F E8 FF FF FF 07 18 00 00",
                "6F E8 FF FF FF 07 00 18",
                "6F E8 FF FF FF 07 00 18 00 01",
                "6F E8 FF FF FF 07 00",
                "6F E8 FF FF FF 07 00 00",
                // As declared.
                "77 E8 FF FF FF 07",
                "7F E8 FF FF FF 07 00",
                // Vectors in vectors, each of which promises as much.
                "67 E8 FF FF FF 07 <vec> 67 E8 FF FF FF 07 <vec> 67 E8 FF FF FF 07",
            })
    void aFewBytesCannotAskForMuchMemory(String hex) {
        byte[] message = bytes(hex);
        List<Function<byte[], Input>> inputs =
                List.of(Input::new, bytes -> new Input(new ByteArrayInputStream(bytes), 64));
        for (Function<byte[], Input> makeInput : inputs) {
            for (String declaration : DECLARATIONS) {
                long allocated = 0;
                for (int warmUp = 0; warmUp < 3; warmUp++) {
                    Input input = makeInput.apply(message);
                    allocated = Allocation.of(
                            () -> assertThrows(KryoException.class, () -> read(KRYO, input, declaration)));
                }
                assertTrue(allocated < 64 << 10, declaration + " " + hex + ": " + allocated + " bytes");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"67 E8 FF FF FF 07, 0", "6F E8 FF FF FF 07 18, 0", "6F E8 FF FF FF 07 00 18, 0"})
    void memoryGrowsWithWhatHasArrived(String hex, byte element) {
        byte[] promise = Kryos.bytes(hex);
        for (int arrived : new int[] {1 << 16, 1 << 20}) {
            byte[] message = Arrays.copyOf(promise, arrived);
            Arrays.fill(message, promise.length, arrived, element);
            Input input = new Input(message);
            long allocated = Allocation.of(
                    () -> assertThrows(KryoBufferUnderflowException.class, () -> read(KRYO, input, "unknown")));
            // The array, grown step by step, and an object for each element with what Kryo takes to make it.
            assertTrue(allocated < 64L * arrived + (64 << 10), arrived + ": " + allocated + " bytes");
        }
    }

    /** Every vector may take what it holds from the inside of a message that promises much for each. */
    @Test
    void vectorsWithinVectorsDoNotMultiplyWhatIsPromised() {
        // Each is the first element of the one around it.
        byte[] level = bytes("67 E8 FF FF FF 07 <vec>");
        byte[] message = new byte[200 * level.length];
        for (int i = 0; i < message.length; i++) {
            message[i] = level[i % level.length];
        }
        long allocated =
                Allocation.of(() -> assertThrows(KryoException.class, () -> read(KRYO, new Input(message), "unknown")));
        assertTrue(allocated < 1 << 20, allocated + " bytes");
    }

    @Test
    void unknownHeadersAreNamed() {
        int known = 0;
        for (int header = 1; header < 256; header++) {
            byte[] message = Arrays.copyOf(new byte[] {(byte) header}, 300);
            int inline = header >> 5;
            if (inline < 1 || inline > 5 || ((header & 7) == 0 && (header & 0x18) != 0)) {
                KryoException e = assertThrows(KryoException.class, () -> Lists.read(KRYO, message));
                assertEquals("unknown header 0x" + Integer.toHexString(header), e.getMessage());
            } else {
                isVectorOrKryoException(message, "nothings");
                known++;
            }
        }
        assertEquals(5 * (1 + 4 * 7), known);
    }

    @ParameterizedTest
    @CsvSource({
        "67 F9 FF FF FF 07 00, 2147483648",
        "67 E9 FF FF FF 07 00, 2147483632",
        "67 FF FF FF FF FF FF FF FF 7F 00, 9223372036854775814",
        "67 FF FF FF FF FF FF FF FF FF 00, 6",
        "67 F8 FF FF FF FF FF FF FF FF 00, 18446744073709551615",
    })
    void impossibleSizesAreNamed(String hex, String size) {
        KryoException e = assertThrows(KryoException.class, () -> Lists.read(KRYO, Kryos.bytes(hex)));
        assertEquals(size + " elements (" + SmallVec.class.getName() + ")", e.getMessage());
    }

    @Test
    void whatIsInPlaceOfNothingIsRefused() {
        byte[] message = Lists.write(KRYO, SmallVec.copyOf(Collections.nCopies(3, new Lists.Nothing())));
        assertEquals("6B 18 00 00 00", Kryos.hex(message));
        message[3] = 1;
        KryoException e = assertThrows(KryoException.class, () -> Lists.read(KRYO, message));
        assertTrue(Kryos.message(e).startsWith("something in place of an element without bytes"), e::getMessage);
    }
}
