package io.github.compactvec.jackson3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.SmallVec;
import io.github.compactvec.parity.VecType;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;
import tools.jackson.dataformat.smile.SmileMapper;

/** Input that is damaged or made to do harm ends in an exception that callers expect, and costs no memory. */
class HostileInputTest {
    private static final JsonMapper JSON = Formats.json();
    private static final ObjectMapper CBOR = Formats.build(CBORMapper.builder(), b -> {});
    private static final ObjectMapper SMILE = Formats.build(SmileMapper.builder(), b -> {});

    /** A header that announces 2³¹−1 elements, and one of them. */
    private static final byte[] DECLARED = HexFormat.of().parseHex("9a7fffffff05");

    @ParameterizedTest
    @EnumSource
    void reservesNothingForADeclaredLength(VecType kind) {
        assertAllocatesLittle(CBOR.readerFor(kind.vec));
    }

    @Test
    void reservesNothingForADeclaredLengthOfAList() {
        assertAllocatesLittle(CBOR.readerFor(listOf(CBOR, SmallVec.class, Integer.class)));
        assertAllocatesLittle(CBOR.readerFor(listOf(CBOR, SmallVec.class, String.class)));
    }

    private static void assertAllocatesLittle(ObjectReader reader) {
        long bytes = AllocationTest.allocatedBy(
                () -> assertThrows(JacksonException.class, () -> reader.readValue(DECLARED)));
        assertTrue(bytes < 64 << 10, () -> bytes + " bytes");
    }

    @Test
    void failsOnDeeplyNestedListsAsAListFails() {
        for (ObjectMapper mapper : List.of(JSON, CBOR, SMILE)) {
            byte[] input = nested(mapper);
            assertThrows(JacksonException.class, () -> mapper.readValue(input, SmallVec.class));
            assertEquals(
                    Outcome.of(() -> mapper.readValue(input, List.class)),
                    Outcome.of(() -> mapper.readValue(input, SmallVec.class)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void failsOnDeepNesting(VecType kind) {
        for (ObjectMapper mapper : List.of(JSON, CBOR, SMILE)) {
            ObjectReader reader = mapper.readerFor(kind.vec);
            byte[] input = nested(mapper);
            assertThrows(JacksonException.class, () -> reader.readValue(input));
            ObjectReader lenient = reader.with(
                    DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS,
                    DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
            assertThrows(JacksonException.class, () -> lenient.readValue(input));
        }
    }

    private static byte[] nested(ObjectMapper mapper) {
        if (mapper instanceof JsonMapper) {
            return "[".repeat(100_000).getBytes(UTF_8);
        }
        byte[] input = new byte[100_000];
        Arrays.fill(input, (byte) (mapper instanceof CBORMapper ? 0x81 : 0xf8));
        if (mapper instanceof SmileMapper) {
            System.arraycopy(HexFormat.of().parseHex("3a290a00"), 0, input, 0, 4);
        }
        return input;
    }

    static Stream<Arguments> mappers() {
        return VecType.with(Formats.mappers());
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void failsOnTruncatedInputAsAnArrayFails(VecType kind, ObjectMapper mapper) {
        byte[] whole = mapper.writeValueAsBytes(List.of(0, kind.max, "12", 1.5, kind.min, 1e3, 255));
        assertEquals(kind.vec(0, kind.max, 12, 1, kind.min, 1000, 255), mapper.readValue(whole, kind.vec));
        for (int end = 0; end < whole.length; end++) {
            byte[] cut = Arrays.copyOf(whole, end);
            // A cut number may be one that the vector does not hold, or an array does not.
            if (kind != VecType.UNSIGNED_INT) {
                assertEquals(
                        Outcome.of(() -> mapper.readValue(cut, kind.array)),
                        Outcome.of(() -> mapper.readValue(cut, kind.vec)));
            }
            if (mapper instanceof JsonMapper) {
                assertThrows(JacksonException.class, () -> mapper.readValue(cut, kind.vec));
            }
        }
    }

    /** Flipped bytes: a value, or an exception that callers expect (or that the parser throws for an array too). */
    @ParameterizedTest
    @MethodSource("mappers")
    void staysCalmOnDamagedInput(VecType kind, ObjectMapper mapper) {
        Random random = new Random(20260103);
        byte[] whole = mapper.writeValueAsBytes(kind.array(kind.boundaries()));
        for (int i = 0; i < 1_000; i++) {
            byte[] damaged = damaged(whole, 1 + random.nextInt(3), random);
            try {
                mapper.readValue(damaged, kind.vec);
            } catch (RuntimeException e) {
                if (!(e instanceof JacksonException)) {
                    RuntimeException forArray =
                            assertThrows(RuntimeException.class, () -> mapper.readValue(damaged, kind.array));
                    assertInstanceOf(forArray.getClass(), e);
                }
            }
        }
    }

    static Stream<Arguments> mappersOfLists() {
        return Formats.mappers().stream()
                .flatMap(mapper -> Stream.of(
                        Arguments.of(mapper, Integer.class, Arrays.asList(1, null, -3, 70_000, 5)),
                        Arguments.of(mapper, String.class, Arrays.asList("a", null, "", "\u00e9\"", "e")),
                        Arguments.of(mapper, Object.class, Arrays.asList("a", null, 5L, List.of(7), true))));
    }

    /** Cut and flipped bytes: what a list makes of them. */
    @ParameterizedTest
    @MethodSource("mappersOfLists")
    void readsDamagedInputAsAListIsRead(ObjectMapper mapper, Class<?> element, List<?> elements) {
        Random random = new Random(20260104);
        byte[] whole = mapper.writeValueAsBytes(elements);
        JavaType list = listOf(mapper, List.class, element);
        JavaType vec = listOf(mapper, SmallVec.class, element);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = damaged(Arrays.copyOf(whole, Math.min(i, whole.length)), random.nextInt(3), random);
            assertEquals(Outcome.of(() -> mapper.readValue(damaged, list)), Outcome.of(() ->
                    (SmallVec<?>) mapper.readValue(damaged, vec)));
        }
    }

    private static byte[] damaged(byte[] whole, int times, Random random) {
        byte[] damaged = whole.clone();
        for (int n = times; n > 0 && damaged.length > 0; n--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        return damaged;
    }

    private static JavaType listOf(ObjectMapper mapper, Class<?> list, Class<?> element) {
        return mapper.getTypeFactory().constructParametricType(list, element);
    }
}
