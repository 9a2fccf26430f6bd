package io.github.compactvec.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.parity.VecType;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgpack.jackson.dataformat.MessagePackMapper;

/** Reading a vector from MessagePack is as strict as reading an array from JSON. */
class MessagePackReadingTest {
    private static final ObjectMapper MAPPER =
            MessagePackMapper.builder().addModule(new CompactVecModule()).build();

    /** Every boundary of every encoding, and what lies on either side. */
    static Stream<Arguments> boundaries() {
        List<BigInteger> values = new ArrayList<>();
        for (int bits : new int[] {0, 5, 7, 8, 15, 16, 23, 24, 31, 32, 39, 40, 47, 48, 53, 55, 56, 63, 64}) {
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
        return VecType.with(values);
    }

    @ParameterizedTest
    @MethodSource("boundaries")
    void readsEveryEncodingOfAnInteger(VecType type, BigInteger value) throws IOException {
        for (byte[] encoding : MessagePacks.integers(value)) {
            for (byte[] header : MessagePacks.arrayHeaders(2)) {
                byte[] input =
                        MessagePacks.pack(p -> p.addPayload(header).packInt(7).addPayload(encoding));
                if (type.holds(value)) {
                    assertEquals(type.vec(7, value.longValueExact()), read(type, input));
                } else {
                    assertOutOfRange(type, input, value);
                }
            }
        }
    }

    /** On these the parser answers with the number before, whoever asks it for one. */
    @ParameterizedTest
    @EnumSource
    void takesNoNumberFromBefore(VecType type) throws IOException {
        assertEquals(type.vec(5, 0), read(type, MessagePacks.fromJson("[5,null]", true)));
        assertEquals(
                1, indexOfMismatch(type, p -> p.packArrayHeader(2).packInt(5).packBoolean(true)));
        assertEquals(
                1, indexOfMismatch(type, p -> p.packArrayHeader(2).packInt(5).packBoolean(false)));
        assertEquals(1, indexOfMismatch(type, p -> {
            p.packArrayHeader(2).packInt(5);
            p.packArrayHeader(1).packInt(6);
        }));
        assertEquals(
                1, indexOfMismatch(type, p -> p.packArrayHeader(2).packInt(5).packMapHeader(0)));

        ObjectReader strict = MAPPER.readerFor(type.vec).with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        byte[] withNull = MessagePacks.fromJson("[5,null]", true);
        MismatchedInputException e = assertThrows(MismatchedInputException.class, () -> strict.readValue(withNull));
        assertEquals(1, e.getPath().get(0).getIndex());
    }

    /** Asked for the text of a boolean, as Jackson asks to report it, the parser fails if there was none before. */
    @ParameterizedTest
    @EnumSource
    void reportsABooleanWhereNothingWasBefore(VecType type) {
        assertEquals(0, indexOfMismatch(type, p -> p.packArrayHeader(1).packBoolean(true)));
        assertThrows(MismatchedInputException.class, () -> read(type, MessagePacks.pack(p -> p.packBoolean(false))));
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatJsonDoesNotHave(VecType type) {
        assertEquals(
                0,
                indexOfMismatch(
                        type, p -> p.packArrayHeader(1).packBinaryHeader(1).addPayload(new byte[1])));
        assertEquals(
                1,
                indexOfMismatch(
                        type,
                        p -> p.packArrayHeader(2)
                                .packInt(5)
                                .packExtensionTypeHeader((byte) 3, 4)
                                .addPayload(new byte[4])));
        assertThrows(
                MismatchedInputException.class,
                () -> read(type, MessagePacks.pack(p -> p.packBinaryHeader(4).addPayload(new byte[4]))));
        assertThrows(
                MismatchedInputException.class,
                () -> read(
                        type,
                        MessagePacks.pack(
                                p -> p.packExtensionTypeHeader((byte) 3, 4).addPayload(new byte[4]))));
    }

    /** The parser makes the largest or smallest number of these. */
    @ParameterizedTest
    @EnumSource
    void refusesFloatsOutOfRange(VecType type) {
        for (double value : new double[] {
            type.over().doubleValue(),
            Math.nextDown(type.min == 0 ? 0 : type.under().doubleValue()),
            1e300,
            -1e300,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY
        }) {
            byte[] input =
                    MessagePacks.pack(p -> p.packArrayHeader(2).packInt(5).packDouble(value));
            assertOutOfRange(type, input, value);
        }
    }

    @ParameterizedTest
    @EnumSource
    void truncatesFloatsInRange(VecType type) throws IOException {
        double greatest = Math.nextDown(type.over().doubleValue());
        byte[] input = MessagePacks.pack(p -> p.packArrayHeader(4)
                .packDouble(1.5)
                .packFloat(2.5f)
                .packDouble(Math.floor(greatest))
                .packDouble((double) type.min));
        assertEquals(type.vec(1, 2, (long) greatest, type.min), read(type, input));
    }

    private static void assertOutOfRange(VecType type, byte[] input, Number second) {
        RangeTest.assertOutOfRange(
                type, second.toString(), assertThrows(JsonMappingException.class, () -> read(type, input)));
    }

    private static PrimitiveVec read(VecType type, byte[] input) throws IOException {
        return MAPPER.readValue(input, type.vec);
    }

    private static int indexOfMismatch(VecType type, MessagePacks.Content content) {
        MismatchedInputException e =
                assertThrows(MismatchedInputException.class, () -> read(type, MessagePacks.pack(content)));
        return e.getPath().get(0).getIndex();
    }
}
