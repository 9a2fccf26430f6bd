package io.github.compactvec.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonMerge;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.parity.Contents;
import io.github.compactvec.parity.VecType;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.jackson.dataformat.MessagePackMapper;

/** Whatever an element cannot be is an error that tells what and where, and whatever it can be is kept to the last digit. */
class RangeTest {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new CompactVecModule()).build();

    static Stream<Arguments> mappers() {
        CompactVecModule module = new CompactVecModule();
        return VecType.with(List.of(
                JSON,
                MessagePackMapper.builder().addModule(module).build(),
                CBORMapper.builder().addModule(module).build()));
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void keepsEveryDigitWithinAndRefusesTheNextNumberOnEitherSide(VecType type, ObjectMapper mapper)
            throws IOException {
        byte[] within = mapper.writeValueAsBytes(
                List.of(BigInteger.valueOf(type.min), (1L << 53) + 1 & type.max, BigInteger.valueOf(type.max)));
        assertEquals(type.vec(type.min, (1L << 53) + 1 & type.max, type.max), mapper.readValue(within, type.vec));
        for (BigInteger outside : List.of(type.over(), type.under())) {
            if (mapper instanceof MessagePackMapper && outside.signum() < 0 && outside.bitLength() >= Long.SIZE) {
                continue; // There is no such number in MessagePack.
            }
            byte[] bytes = mapper.writeValueAsBytes(List.of(1, outside));
            assertOutOfRange(type, outside.toString(), mapper.readerFor(type.vec), bytes);
        }
    }

    /** An {@code int[]} refuses the numbers over the range of any vector. */
    @ParameterizedTest
    @EnumSource
    void tellsThePlaceInTheInputAsAnArrayDoes(VecType type) {
        String json = "[1,\n  " + type.over() + " ]";
        JsonMappingException expected =
                assertThrows(JsonMappingException.class, () -> JSON.readValue(json, int[].class));
        JsonMappingException e = assertThrows(JsonMappingException.class, () -> JSON.readValue(json, type.vec));
        assertEquals(expected.getLocation(), e.getLocation());
        InputCoercionException cause = assertInstanceOf(InputCoercionException.class, e.getCause());
        assertEquals(JsonToken.VALUE_NUMBER_INT, cause.getInputType());
        assertEquals(type.array.componentType(), cause.getTargetType());
    }

    // ---------------------------------------------------------------- fractions

    /** Jackson compares before it cuts off the fraction. */
    @ParameterizedTest
    @ValueSource(strings = {"-0.5", "-1e-300", "-1.0", "4294967295.5", "4294967296.0", "1e10", "1e300", "1e99999"})
    void refusesFractionsOutOfTheUnsignedRange(String number) {
        assertOutOfRange(VecType.UNSIGNED_INT, number, JSON.readerFor(CompactUIntVec.class), "[1," + number + "]");
    }

    @Test
    void cutsOffFractionsInTheUnsignedRange() throws IOException {
        assertEquals(
                CompactUIntVec.of(0, 0, 4_294_967_295L, 4_294_967_294L, 1000),
                JSON.readValue("[-0.0,0.9,4294967295.0,4294967294.9,1e3]", CompactUIntVec.class));
    }

    /** An array takes 2⁶³ for one less, since it is the nearest {@code double} to both. */
    @Test
    void tellsTheGreatestLongFromTheNextNumber() throws IOException {
        String greatest = "[1,9223372036854775807.0]";
        assertEquals(CompactLongVec.of(1, Long.MAX_VALUE), JSON.readValue(greatest, CompactLongVec.class));
        assertEquals(Long.MAX_VALUE, JSON.readValue(greatest, long[].class)[1]);
        String next = "[1,9223372036854775808.0]";
        assertOutOfRange(VecType.LONG, "9223372036854775808.0", JSON.readerFor(CompactLongVec.class), next);
        assertEquals(Long.MAX_VALUE, JSON.readValue(next, long[].class)[1]);
    }

    // ---------------------------------------------------------------- unsigned numbers from elsewhere than a number

    @Test
    void refusesStringsOutOfTheUnsignedRange() {
        ObjectReader reader = JSON.readerFor(CompactUIntVec.class);
        for (String number : List.of("-1", "4294967296", "9223372036854775807")) {
            assertOutOfRange(VecType.UNSIGNED_INT, number, reader, "[1,\" " + number + "\"]");
        }
    }

    @Test
    void refusesArraysOfOneOutOfTheUnsignedRange() {
        ObjectReader reader =
                JSON.readerFor(CompactUIntVec.class).with(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS);
        assertOutOfRange(VecType.UNSIGNED_INT, "-1", reader, "[1,[-1]]");
    }

    @Test
    void refusesAnswersOutOfTheUnsignedRange() {
        ObjectReader reader = JSON.readerFor(CompactUIntVec.class).withHandler(new DeserializationProblemHandler() {
            @Override
            public Object handleUnexpectedToken(
                    DeserializationContext ctxt, JavaType target, JsonToken token, JsonParser p, @Nullable String m) {
                return -1L;
            }
        });
        assertOutOfRange(VecType.UNSIGNED_INT, "-1", reader, "[1,true]");
    }

    static class Declared {
        @JsonMerge
        public LongVec v = CompactUIntVec.of(7);
    }

    /** What counts is the range of the vector that is there, whatever its declaration. */
    @Test
    void mergesNothingOutOfTheUnsignedRange() throws IOException {
        Declared bean = new Declared();
        ObjectReader reader = JSON.readerForUpdating(bean);
        LongVec vec = bean.v;
        JsonMappingException e = assertThrows(JsonMappingException.class, () -> reader.readValue("{\"v\":[1,-1]}"));
        assertInstanceOf(InputCoercionException.class, e.getCause());
        assertEquals(1, e.getPath().get(1).getIndex());
        assertEquals(CompactUIntVec.of(7), vec);
        reader.readValue("{\"v\":[4294967295]}");
        assertSame(vec, bean.v);
        assertEquals(CompactUIntVec.of(7, 4_294_967_295L), vec);
    }

    private static void assertOutOfRange(VecType type, String second, ObjectReader reader, String json) {
        assertOutOfRange(type, second, assertThrows(JsonMappingException.class, () -> reader.readValue(json)));
    }

    private static void assertOutOfRange(VecType type, String second, ObjectReader reader, byte[] bytes) {
        assertOutOfRange(type, second, assertThrows(JsonMappingException.class, () -> reader.readValue(bytes)));
    }

    /** Checks that it is about the second element. */
    static void assertOutOfRange(VecType type, String number, JsonMappingException e) {
        assertInstanceOf(InputCoercionException.class, e.getCause());
        assertEquals(1, e.getPath().size());
        assertEquals(1, e.getPath().get(0).getIndex());
        String message = String.valueOf(e.getMessage());
        String name = type.name().replace("SMALL_", "").replace('_', ' ').toLowerCase(Locale.ROOT);
        String expected = "Numeric value (%s) out of range of %s (%d - %d)".formatted(number, name, type.min, type.max);
        assertTrue(message.contains(expected), message);
        assertTrue(message.contains(type.vec.getName() + "[1]"), message);
    }

    /** Decimal fractions that no {@code double} is equal to, which binary formats hold. */
    @ParameterizedTest
    @EnumSource
    void cutsDecimalFractionsAsAnArrayDoes(VecType type) throws IOException {
        for (MapperBuilder<?, ?> format : List.of(CBORMapper.builder(), SmileMapper.builder())) {
            ObjectMapper mapper = format.addModule(new CompactVecModule()).build();
            for (String fraction : List.of("0.5", "4294967294.9", "9007199254740993.5", "9223372036854775806.5")) {
                BigDecimal number = new BigDecimal(fraction);
                if (type.holds(number.toBigInteger())) {
                    byte[] input = mapper.writeValueAsBytes(List.of(1, number));
                    assertEquals(
                            Contents.of(mapper.readValue(input, type.array)),
                            Contents.of(mapper.readValue(input, type.vec)));
                }
            }
        }
    }
}
