package io.github.compactvec.jackson3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonMerge;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.SmallLongVec;
import io.github.compactvec.parity.Contents;
import io.github.compactvec.parity.VecType;
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
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.dataformat.ion.IonObjectMapper;

/** Whatever an element cannot be is an error that tells what and where, and whatever it can be is kept to the last digit. */
class RangeTest {
    private static final JsonMapper JSON = Formats.json();

    static Stream<Arguments> mappers() {
        return VecType.with(Formats.mappers());
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void keepsEveryDigitWithinAndRefusesTheNextNumberOnEitherSide(VecType kind, ObjectMapper mapper) {
        long odd = (1L << 53) + 1 & kind.max;
        byte[] within =
                mapper.writeValueAsBytes(List.of(BigInteger.valueOf(kind.min), odd, BigInteger.valueOf(kind.max)));
        assertEquals(kind.vec(kind.min, odd, kind.max), mapper.readValue(within, kind.vec));
        BigInteger wide = BigInteger.ONE.shiftLeft(64).add(BigInteger.valueOf(5));
        for (BigInteger outside : List.of(kind.over(), kind.under(), wide, wide.negate())) {
            byte[] bytes = mapper.writeValueAsBytes(List.of(1, outside));
            JacksonException e = assertThrows(JacksonException.class, () -> mapper.readValue(bytes, kind.vec));
            assertEquals(1, e.getPath().get(0).getIndex());
            // The parser for Ion says no more than that the number is too large.
            assertTrue(
                    mapper instanceof IonObjectMapper
                            || String.valueOf(e.getMessage()).contains(outside.toString()),
                    e.getMessage());
            if (kind != VecType.UNSIGNED_INT) {
                assertEquals(
                        Outcome.of(() -> mapper.readValue(bytes, kind.array)),
                        Outcome.of(() -> mapper.readValue(bytes, kind.vec)));
            }
        }
    }

    /** Those next to the ends of the range, and those that are no numbers: what an array makes of them. */
    @ParameterizedTest
    @MethodSource("mappers")
    void takesFractionsAsAnArrayDoes(VecType kind, ObjectMapper mapper) {
        List<Number> fractions = List.of(
                0.5,
                -0.5,
                2147483647.0,
                2147483647.5,
                2147483648.0,
                -2147483648.0,
                -2147483648.5,
                -2147483649.0,
                3e9f,
                9e18,
                -0x1p63,
                1e300,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Float.NEGATIVE_INFINITY,
                new BigDecimal("2147483647.999"),
                new BigDecimal("9223372036854775806.5"),
                new BigDecimal("-9223372036854775808.5"),
                new BigDecimal("1e30"));
        for (Number fraction : fractions) {
            byte[] bytes = mapper.writeValueAsBytes(List.of(1, fraction));
            String expected = Outcome.of(() -> mapper.readValue(bytes, kind.array));
            boolean isNumber = Double.isFinite(fraction.doubleValue());
            boolean isOut = isNumber && (fraction.doubleValue() < kind.min || fraction.doubleValue() > kind.max);
            // Ion's parser does not tell the number, and one kind has a range that no array has.
            boolean isVague =
                    expected.contains("StreamReadException") && (isOut || Double.isInfinite(fraction.doubleValue()));
            if (isVague || (isOut && kind == VecType.UNSIGNED_INT)) {
                JacksonException e =
                        assertThrows(InputCoercionException.class, () -> mapper.readValue(bytes, kind.vec));
                assertEquals(1, e.getPath().get(0).getIndex());
                continue;
            }
            assertEquals(expected, Outcome.of(() -> mapper.readValue(bytes, kind.vec)), fraction::toString);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsThePlaceInTheInputAsAnArrayDoes(VecType kind) {
        String json = "[1,\n  " + kind.over() + " ]";
        InputCoercionException expected =
                assertThrows(InputCoercionException.class, () -> JSON.readValue(json, int[].class));
        InputCoercionException e = assertThrows(InputCoercionException.class, () -> JSON.readValue(json, kind.vec));
        assertEquals(expected.getLocation(), e.getLocation());
        assertEquals(JsonToken.VALUE_NUMBER_INT, e.getInputType());
        assertEquals(kind.array.componentType(), e.getTargetType());
        assertOutOfRange(kind, kind.over().toString(), JSON.readerFor(kind.vec), json);
        assertOutOfRange(kind, kind.under().toString(), JSON.readerFor(kind.vec), "[1," + kind.under() + "]");
    }

    // ---------------------------------------------------------------- fractions

    /** Jackson compares before it cuts off the fraction. */
    @ParameterizedTest
    @ValueSource(strings = {"-0.5", "-1e-300", "-1.0", "4294967295.5", "4294967296.0", "1e10"})
    void refusesFractionsOutOfTheUnsignedRange(String number) {
        assertOutOfRange(VecType.UNSIGNED_INT, number, JSON.readerFor(CompactUIntVec.class), "[1," + number + "]");
    }

    @Test
    void cutsOffFractionsInTheUnsignedRange() {
        assertEquals(
                CompactUIntVec.of(0, 0, 4_294_967_295L, 4_294_967_294L, 1000),
                JSON.readValue("[-0.0,0.9,4294967295.0,4294967294.9,1e3]", CompactUIntVec.class));
    }

    /** An array takes 2⁶³ for one less, since it is the nearest {@code double} to both. */
    @Test
    void tellsTheGreatestLongFromTheNextNumber() {
        String greatest = "[1,9223372036854775807.0]";
        assertEquals(CompactLongVec.of(1, Long.MAX_VALUE), JSON.readValue(greatest, CompactLongVec.class));
        assertEquals(Long.MAX_VALUE, JSON.readValue(greatest, long[].class)[1]);
        String next = "[1,9223372036854775808.0]";
        assertOutOfRange(VecType.LONG, "9223372036854775808.0", JSON.readerFor(CompactLongVec.class), next);
        assertOutOfRange(VecType.SMALL_LONG, "9223372036854775808.0", JSON.readerFor(SmallLongVec.class), next);
        assertEquals(Long.MAX_VALUE, JSON.readValue(next, long[].class)[1]);
    }

    /** What is coerced to nothing has no range. */
    @ParameterizedTest
    @EnumSource(
            value = CoercionAction.class,
            names = {"AsNull", "AsEmpty"})
    void takesFractionsForZeroWhereTold(CoercionAction action) {
        ObjectMapper mapper = Formats.build(
                JsonMapper.builder(),
                b -> b.withCoercionConfig(LogicalType.Integer, c -> c.setCoercion(CoercionInputShape.Float, action)));
        for (VecType kind : VecType.values()) {
            String json = "[1,1e300,-0.5]";
            assertEquals(kind.vec(1, 0, 0), mapper.readValue(json, kind.vec));
            assertEquals(
                    Contents.of(mapper.readValue(json, kind.array)), Contents.of(mapper.readValue(json, kind.vec)));
        }
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
        assertOutOfRange(VecType.UNSIGNED_INT, "-0.5", reader, "[1,[-0.5]]");
        assertEquals(CompactUIntVec.of(1, 5), reader.readValue("[1,[5]]"));
    }

    @Test
    void refusesAnswersOutOfTheUnsignedRange() {
        ObjectReader reader = JSON.readerFor(CompactUIntVec.class).withHandler(new DeserializationProblemHandler() {
            @Override
            public Object handleUnexpectedToken(
                    DeserializationContext ctxt, JavaType target, JsonToken token, JsonParser p, @Nullable String m) {
                p.skipChildren();
                return -1L;
            }
        });
        assertOutOfRange(VecType.UNSIGNED_INT, "-1", reader, "[1,true]");
        assertOutOfRange(VecType.UNSIGNED_INT, "-1", reader, "[1,[]]");
    }

    static class Declared {
        @JsonMerge
        public LongVec v = CompactUIntVec.of(7);
    }

    /** What counts is the range of the vector that is there, whatever its declaration. */
    @Test
    void mergesNothingOutOfTheUnsignedRange() {
        Declared bean = new Declared();
        ObjectReader reader = JSON.readerForUpdating(bean);
        LongVec vec = bean.v;
        InputCoercionException e = assertThrows(InputCoercionException.class, () -> reader.readValue("{\"v\":[1,-1]}"));
        assertEquals(1, e.getPath().get(1).getIndex());
        assertEquals(CompactUIntVec.of(7), vec);
        reader.readValue("{\"v\":[4294967295]}");
        assertSame(vec, bean.v);
        assertEquals(CompactUIntVec.of(7, 4_294_967_295L), vec);
    }

    /** Checks that it is about the second element. */
    private static void assertOutOfRange(VecType kind, String number, ObjectReader reader, String json) {
        JacksonException e = assertThrows(JacksonException.class, () -> reader.readValue(json));
        assertInstanceOf(InputCoercionException.class, e);
        assertEquals(1, e.getPath().size());
        assertEquals(1, e.getPath().get(0).getIndex());
        String message = String.valueOf(e.getMessage());
        String name = kind.name().replace("SMALL_", "").replace('_', ' ').toLowerCase(Locale.ROOT);
        String expected =
                "Numeric value (%s) out of range of `%s` (%d - %d)".formatted(number, name, kind.min, kind.max);
        assertTrue(message.contains(expected), message);
        assertTrue(message.contains(kind.vec.getName() + "[1]"), message);
    }
}
