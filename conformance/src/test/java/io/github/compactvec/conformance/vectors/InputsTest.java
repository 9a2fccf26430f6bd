package io.github.compactvec.conformance.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.compactvec.conformance.Range;
import io.github.compactvec.conformance.check.Container;
import io.github.compactvec.conformance.peer.RustFormat;
import io.github.compactvec.conformance.peer.RustPeer;
import io.github.compactvec.conformance.peer.RustPeerExtension;
import io.github.compactvec.conformance.peer.RustReply;
import io.github.compactvec.conformance.peer.RustShape;
import io.github.compactvec.conformance.peer.RustType;
import io.github.compactvec.jackson.CompactVecModule;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/** {@code inputs-json.json} and {@code inputs-messagepack.json}: what readers accept and what they reject. */
class InputsTest {
    private static final String JACKSON = "jackson";
    private static final String STRICT_JACKSON = "jackson-strict";
    private static final String RUST = "rust";

    private static final String REJECTED = "rejected";

    private static final BigInteger UNSIGNED_LONG_MAX =
            BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    @SuppressWarnings("ImmutableEnumChecker") // mappers do not change once they are made
    enum Format {
        JSON("inputs-json.json", RustFormat.JSON, new JsonFactory()) {
            @Override
            byte[] bytes(String input) {
                return input.getBytes(UTF_8);
            }
        },
        MESSAGE_PACK("inputs-messagepack.json", RustFormat.MESSAGE_PACK, new MessagePackFactory()) {
            @Override
            byte[] bytes(String input) {
                return Vectors.bytes(input);
            }
        };

        final String file;
        final RustFormat rust;
        final ObjectMapper jackson;
        final ObjectMapper strictJackson;

        Format(String file, RustFormat rust, JsonFactory factory) {
            this.file = file;
            this.rust = rust;
            this.jackson = JsonMapper.builder(factory)
                    .addModule(new CompactVecModule())
                    .build();
            this.strictJackson = JsonMapper.builder(factory)
                    .addModule(new CompactVecModule())
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    // The parser for MessagePack fails at the end of the input when asked whether it is there.
                    .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, rust == RustFormat.JSON)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .build();
        }

        /** The bytes of an input as it stands in the file. */
        abstract byte[] bytes(String input);
    }

    @ParameterizedTest
    @EnumSource
    void namesTellWhatIsExpected(Format format) throws IOException {
        Set<String> names = new HashSet<>();
        for (JsonNode vector : Vectors.read(format.file)) {
            String name = name(vector);
            assertTrue(names.add(name), name);
            assertTrue(name.matches("[yin]_[a-z0-9_]+"), name);
            assertEquals(!name.startsWith("n_"), vector.has("values"), name);
            assertEquals(name.startsWith("i_"), vector.has("rejectedBy"), name);
            assertTrue(readersNamed(vector).stream().allMatch(List.of(JACKSON, STRICT_JACKSON, RUST)::contains), name);
        }
        assertTrue(names.size() >= 85, () -> "only " + names.size());
    }

    @ParameterizedTest
    @MethodSource("formatsAndContainers")
    void byJackson(Format format, Container container) throws IOException {
        List<JsonNode> vectors = Vectors.read(format.file);
        Predicate<JsonNode> isWithin = vector -> isWithin(container.range(), vector);
        if (format == Format.MESSAGE_PACK && container.rawType().isArray()) {
            // Of these the parser makes some other number, where vectors differ from arrays on purpose.
            vectors.removeIf(vector -> name(vector).startsWith("n_beyond_") || !isWithin.test(vector));
        }
        assertOutcomes(format, vectors, isWithin, JACKSON, bytes -> read(format.jackson, container, bytes));
        assertOutcomes(
                format, vectors, isWithin, STRICT_JACKSON, bytes -> read(format.strictJackson, container, bytes));
    }

    static Stream<Arguments> formatsAndContainers() {
        List<Container> arrays = List.of(Container.INT_ARRAY, Container.LONG_ARRAY);
        return Stream.of(Format.values())
                .flatMap(format -> Stream.concat(arrays.stream(), Container.VECTORS.stream())
                        .map(container -> Arguments.of(format, container)));
    }

    private static @Nullable String read(ObjectMapper mapper, Container container, byte[] bytes) throws IOException {
        JavaType type = container.type(mapper.getTypeFactory());
        Object read = mapper.readValue(bytes, type);
        return read == null ? null : Arrays.toString(container.toArray(read));
    }

    @ParameterizedTest
    @MethodSource("formatsAndRustTypes")
    @ExtendWith(RustPeerExtension.class)
    void byRust(Format format, RustType type, RustPeer rust) throws IOException {
        List<JsonNode> vectors = Vectors.read(format.file);
        assertOutcomes(format, vectors, vector -> isWithin(type, vector), RUST, bytes -> {
            RustReply reply = rust.echo(type, RustShape.ALONE, format.rust, List.of(bytes))
                    .get(0);
            if (!reply.isOk()) {
                throw new IOException(reply.message());
            }
            return Arrays.toString(format.jackson.readValue(reply.document(), BigInteger[].class));
        });
    }

    static Stream<Arguments> formatsAndRustTypes() {
        return Stream.of(Format.values())
                .flatMap(format -> Stream.of(RustType.values()).map(type -> Arguments.of(format, type)));
    }

    /** Reads bytes into something that prints as a list, or null. */
    @FunctionalInterface
    private interface Reader {
        @Nullable
        String read(byte[] bytes) throws IOException;
    }

    /**
     * Gives inputs to a reader.
     *
     * @param isWithin whether the elements of a vector are in the range of what the reader reads into
     */
    private static void assertOutcomes(
            Format format, List<JsonNode> vectors, Predicate<JsonNode> isWithin, String readerName, Reader reader) {
        assertAll(vectors.stream().map(vector -> () -> {
            byte[] bytes = format.bytes(vector.required("input").textValue());
            boolean rejected =
                    !vector.has("values") || readersNamed(vector).contains(readerName) || !isWithin.test(vector);
            String expected = rejected ? REJECTED : vector.required("values").toString();
            assertEquals(expected, outcome(reader, bytes), () -> name(vector) + " by " + readerName);
        }));
    }

    private static String outcome(Reader reader, byte[] bytes) {
        try {
            return String.valueOf(reader.read(bytes)).replace(" ", "");
        } catch (IOException e) {
            return REJECTED;
        } catch (RuntimeException e) {
            // That is how the parser for MessagePack refuses some input, and nothing else should.
            if (e.getStackTrace()[0].getClassName().startsWith("org.msgpack.")) {
                return REJECTED;
            }
            throw e;
        }
    }

    private static boolean isWithin(Range range, JsonNode vector) {
        return isWithin(BigInteger.valueOf(range.min()), BigInteger.valueOf(range.max()), vector);
    }

    /** The greatest elements of one type are beyond any of Java's. */
    private static boolean isWithin(RustType type, JsonNode vector) {
        return type == RustType.VEC_U64
                ? isWithin(BigInteger.ZERO, UNSIGNED_LONG_MAX, vector)
                : isWithin(type.range(), vector);
    }

    private static boolean isWithin(BigInteger min, BigInteger max, JsonNode vector) {
        for (JsonNode value : vector.path("values")) {
            BigInteger integer = value.bigIntegerValue();
            if (integer.compareTo(min) < 0 || integer.compareTo(max) > 0) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> readersNamed(JsonNode vector) {
        Set<String> names = new HashSet<>();
        vector.path("rejectedBy").forEach(reader -> names.add(reader.textValue()));
        return names;
    }

    private static String name(JsonNode vector) {
        return vector.required("name").textValue();
    }
}
