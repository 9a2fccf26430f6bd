package io.github.compactvec.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.github.compactvec.SmallVec;
import io.github.compactvec.parity.ElementKind;
import io.github.compactvec.parity.Outcome;
import io.github.compactvec.parity.VecType;
import java.io.IOException;
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
import org.msgpack.jackson.dataformat.MessagePackMapper;

/** Input that is damaged or made to do harm ends in an exception that callers expect, and costs no memory. */
class HostileInputTest {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new CompactVecModule()).build();
    private static final ObjectMapper MESSAGE_PACK =
            MessagePackMapper.builder().addModule(new CompactVecModule()).build();
    private static final ObjectMapper CBOR =
            CBORMapper.builder().addModule(new CompactVecModule()).build();

    /** Headers that announce 2³¹−1 elements, and one of them. */
    static Stream<Arguments> declaredLengths() {
        return VecType.with(List.of("dd7fffffff05", "9a7fffffff05"));
    }

    @ParameterizedTest
    @MethodSource("declaredLengths")
    void reservesNothingForADeclaredLength(VecType type, String hex) throws IOException {
        byte[] input = HexFormat.of().parseHex(hex);
        ObjectReader reader = (hex.startsWith("dd") ? MESSAGE_PACK : CBOR).readerFor(type.vec);
        long bytes = AllocationTest.allocatedBy(() -> assertThrows(IOException.class, () -> reader.readValue(input)));
        assertTrue(bytes < 64 << 10, () -> bytes + " bytes");
    }

    static Stream<Arguments> declaredLengthsOfLists() {
        return ElementKind.with(List.of("dd7fffffffc0", "9a7ffffffff6"));
    }

    @ParameterizedTest
    @MethodSource("declaredLengthsOfLists")
    void setsAsideNoMemoryForADeclaredLengthOfAList(ElementKind kind, String hex) throws IOException {
        byte[] input = HexFormat.of().parseHex(hex);
        ObjectMapper mapper = hex.startsWith("dd") ? MESSAGE_PACK : CBOR;
        ObjectReader reader = mapper.readerFor(mapper.constructType(kind.listType(SmallVec.class)));
        long bytes = AllocationTest.allocatedBy(() -> assertThrows(IOException.class, () -> reader.readValue(input)));
        assertTrue(bytes < 64 << 10, () -> bytes + " bytes");
    }

    @Test
    void failsOnDeeplyNestedLists() {
        byte[] packed = new byte[100_000];
        Arrays.fill(packed, (byte) 0x91);
        byte[] json = "[".repeat(100_000).getBytes(UTF_8);
        for (ObjectMapper mapper : List.of(JSON, MESSAGE_PACK)) {
            byte[] input = mapper.equals(JSON) ? json : packed;
            Outcome expected = Jackson2.outcome(() -> mapper.readValue(input, List.class));
            assertNull(expected.elements());
            assertEquals(expected, Jackson2.outcome(() -> mapper.readValue(input, SmallVec.class)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void failsOnDeepNesting(VecType type) {
        byte[] json = "[".repeat(100_000).getBytes(UTF_8);
        byte[] packed = new byte[100_000];
        Arrays.fill(packed, (byte) 0x91);
        assertFailsNested(type, JSON, json);
        assertFailsNested(type, MESSAGE_PACK, packed);
    }

    private static void assertFailsNested(VecType type, ObjectMapper mapper, byte[] input) {
        ObjectReader reader = mapper.readerFor(type.vec);
        assertThrows(IOException.class, () -> reader.readValue(input));
        ObjectReader lenient = reader.with(
                DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS, DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
        assertThrows(IOException.class, () -> lenient.readValue(input));
    }

    @ParameterizedTest
    @EnumSource
    void failsOnTruncatedJson(VecType type) {
        String json = "[0,%d,\"12\",null,1.5,%d,1e3,255]".formatted(type.max, type.min);
        for (int end = 0; end < json.length(); end++) {
            String cut = json.substring(0, end);
            assertThrows(IOException.class, () -> JSON.readValue(cut, type.vec), cut);
        }
    }

    /** With every type of value that may be an element. A cut in the header of the array is met by the parser alone. */
    @ParameterizedTest
    @EnumSource
    void failsOnTruncatedMessagePack(VecType type) {
        byte[] header = MessagePacks.arrayHeaders(9).get(1);
        byte[] packed = MessagePacks.pack(p -> p.addPayload(header)
                .packInt(5)
                .packLong(type.min)
                .packInt(300)
                .packInt(70_000)
                .packLong(type.max)
                .packString("1234567")
                .packFloat(1.5f)
                .packDouble(2.5)
                .packNil());
        for (int end = 0; end < packed.length; end++) {
            byte[] cut = Arrays.copyOf(packed, end);
            Outcome outcome = Jackson2.outcome(() -> MESSAGE_PACK.readValue(cut, type.vec));
            assertNull(outcome.elements());
            if (end < header.length) {
                assertEquals(Jackson2.outcome(() -> MESSAGE_PACK.readValue(cut, type.array)), outcome);
            } else {
                assertThrows(IOException.class, () -> MESSAGE_PACK.readValue(cut, type.vec));
            }
        }
    }

    static Stream<Arguments> mappers() {
        return VecType.with(List.of(JSON, MESSAGE_PACK, CBOR));
    }

    /** Flipped bytes: a value, or an exception that callers expect (or that the parser throws for an array too). */
    @ParameterizedTest
    @MethodSource("mappers")
    void staysCalmOnDamagedInput(VecType type, ObjectMapper mapper) throws IOException {
        Random random = new Random(20260103);
        byte[] whole = mapper.writeValueAsBytes(type.array(type.boundaries()));
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = whole.clone();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                mapper.readValue(damaged, type.vec);
            } catch (Exception e) {
                if (!(e instanceof IOException)) {
                    Exception forArray = assertThrows(Exception.class, () -> mapper.readValue(damaged, type.array));
                    assertInstanceOf(forArray.getClass(), e);
                }
            }
        }
    }

    static Stream<Arguments> mappersOfLists() {
        return ElementKind.with(List.of(JSON, MESSAGE_PACK, CBOR));
    }

    /** Cut and flipped bytes: what a list makes of them. */
    @ParameterizedTest
    @MethodSource("mappersOfLists")
    void readsDamagedInputAsAListIsRead(ElementKind kind, ObjectMapper mapper) throws IOException {
        Random random = new Random(20260104);
        byte[] whole = mapper.writeValueAsBytes(kind.elements());
        JavaType list = mapper.constructType(kind.listType(List.class));
        JavaType vec = mapper.constructType(kind.listType(SmallVec.class));
        for (int i = 0; i < 300; i++) {
            byte[] damaged = Arrays.copyOf(whole, i < whole.length ? i : whole.length);
            for (int n = random.nextInt(3); n > 0 && damaged.length > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertEquals(Jackson2.outcome(() -> mapper.readValue(damaged, list)), Jackson2.outcome(() ->
                    (SmallVec<?>) mapper.readValue(damaged, vec)));
        }
    }
}
