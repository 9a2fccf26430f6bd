package io.github.compactvec.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.compactvec.CompactIntVec;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.jackson.dataformat.MessagePackMapper;

/**
 * Reading a vector from MessagePack is as strict as reading an {@code int[]} from JSON. (An {@code int[]} from
 * MessagePack is no measure: its parser cuts numbers to 32 bits.)
 */
class MessagePackReadingTest {
    private static final ObjectMapper MAPPER =
            MessagePackMapper.builder().addModule(new CompactVecModule()).build();

    @ParameterizedTest
    @MethodSource("io.github.compactvec.jackson.Settings#features")
    void readsAsAnArrayIsReadFromJsonEverywhere(Settings settings) {
        assertSameAsFromJson(settings, Position.ALL, false);
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.jackson.Settings#rules")
    void readsAsAnArrayIsReadFromJsonUnderEveryRule(Settings settings) {
        assertSameAsFromJson(settings, Position.TYPICAL, true);
    }

    private static void assertSameAsFromJson(Settings settings, List<Position> positions, boolean shortest) {
        JsonMapper json = settings.jsonMapper();
        ObjectMapper messagePack = settings.messagePackMapper();
        List<String> inputs =
                Inputs.VALUES.stream().filter(MessagePacks::canHold).toList();
        List<String> differences = new ArrayList<>();
        for (Position position : positions) {
            for (String input : inputs) {
                Outcome expected =
                        position.read(json, input, int[].class).mended().kind();
                byte[] document = MessagePacks.fromJson(position.document(input), shortest);
                Outcome actual = position.read(messagePack, document, CompactIntVec.class);
                if (!expected.equals(actual.kind())) {
                    differences.add(
                            "%s: %.60s%n  expected %s%n  actual   %s".formatted(position, input, expected, actual));
                }
            }
        }
        assertEquals("", String.join("\n", differences));
    }

    /** Every boundary of every encoding, and what lies on either side. */
    static List<BigInteger> boundaries() {
        List<BigInteger> values = new ArrayList<>();
        for (int bits : new int[] {0, 5, 7, 8, 15, 16, 23, 24, 31, 32, 63, 64}) {
            for (int delta = -1; delta <= 1; delta++) {
                BigInteger near = BigInteger.ONE.shiftLeft(bits).add(BigInteger.valueOf(delta));
                if (near.bitLength() <= 64) {
                    values.add(near);
                }
                if (near.negate().bitLength() < 64) {
                    values.add(near.negate());
                }
            }
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("boundaries")
    void readsEveryEncodingOfAnInteger(BigInteger value) throws IOException {
        boolean fits = value.bitLength() < Integer.SIZE;
        for (byte[] encoding : MessagePacks.integers(value)) {
            for (byte[] header : MessagePacks.arrayHeaders(2)) {
                byte[] input =
                        MessagePacks.pack(p -> p.addPayload(header).packInt(7).addPayload(encoding));
                if (fits) {
                    assertEquals(CompactIntVec.of(7, value.intValueExact()), read(input));
                } else {
                    assertOutOfRange(input, value);
                }
            }
        }
    }

    /** On these the parser answers with the number before, whoever asks it for one. */
    @Test
    void takesNoNumberFromBefore() throws IOException {
        assertEquals(CompactIntVec.of(5, 0), read(MessagePacks.fromJson("[5,null]", true)));
        assertEquals(1, indexOfMismatch(p -> p.packArrayHeader(2).packInt(5).packBoolean(true)));
        assertEquals(1, indexOfMismatch(p -> p.packArrayHeader(2).packInt(5).packBoolean(false)));
        assertEquals(1, indexOfMismatch(p -> {
            p.packArrayHeader(2).packInt(5);
            p.packArrayHeader(1).packInt(6);
        }));
        assertEquals(1, indexOfMismatch(p -> p.packArrayHeader(2).packInt(5).packMapHeader(0)));

        ObjectReader strict =
                MAPPER.readerFor(CompactIntVec.class).with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        byte[] withNull = MessagePacks.fromJson("[5,null]", true);
        MismatchedInputException e = assertThrows(MismatchedInputException.class, () -> strict.readValue(withNull));
        assertEquals(1, e.getPath().get(0).getIndex());
    }

    /** Asked for the text of a boolean, as Jackson asks to report it, the parser fails if there was none before. */
    @Test
    void reportsABooleanWhereNothingWasBefore() {
        assertEquals(0, indexOfMismatch(p -> p.packArrayHeader(1).packBoolean(true)));
        assertThrows(MismatchedInputException.class, () -> read(MessagePacks.pack(p -> p.packBoolean(false))));
    }

    @Test
    void refusesWhatJsonDoesNotHave() {
        assertEquals(
                0, indexOfMismatch(p -> p.packArrayHeader(1).packBinaryHeader(1).addPayload(new byte[1])));
        assertEquals(
                1,
                indexOfMismatch(p -> p.packArrayHeader(2)
                        .packInt(5)
                        .packExtensionTypeHeader((byte) 3, 4)
                        .addPayload(new byte[4])));
        assertThrows(
                MismatchedInputException.class,
                () -> read(MessagePacks.pack(p -> p.packBinaryHeader(4).addPayload(new byte[4]))));
        assertThrows(
                MismatchedInputException.class,
                () -> read(MessagePacks.pack(
                        p -> p.packExtensionTypeHeader((byte) 3, 4).addPayload(new byte[4]))));
    }

    /** The parser makes the largest or smallest int of these. */
    @ParameterizedTest
    @ValueSource(doubles = {2147483648.0, -2147483649.0, 1e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesFloatsOutOfRange(double value) {
        byte[] input = MessagePacks.pack(p -> p.packArrayHeader(2).packInt(5).packDouble(value));
        assertOutOfRange(input, value);
    }

    @Test
    void truncatesFloatsInRange() throws IOException {
        byte[] input = MessagePacks.pack(
                p -> p.packArrayHeader(3).packDouble(1.5).packFloat(-1.5f).packDouble(Integer.MAX_VALUE));
        assertEquals(CompactIntVec.of(1, -1, Integer.MAX_VALUE), read(input));
    }

    private static void assertOutOfRange(byte[] input, Number second) {
        JsonMappingException e = assertThrows(JsonMappingException.class, () -> read(input));
        assertInstanceOf(InputCoercionException.class, e.getCause());
        assertEquals(1, e.getPath().size());
        assertEquals(1, e.getPath().get(0).getIndex());
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains("(" + second + ") out of range of int"), message);
        assertTrue(message.contains(CompactIntVec.class.getName() + "[1]"), message);
    }

    private static CompactIntVec read(byte[] input) throws IOException {
        return MAPPER.readValue(input, CompactIntVec.class);
    }

    private static int indexOfMismatch(MessagePacks.Content content) {
        MismatchedInputException e =
                assertThrows(MismatchedInputException.class, () -> read(MessagePacks.pack(content)));
        return e.getPath().get(0).getIndex();
    }
}
