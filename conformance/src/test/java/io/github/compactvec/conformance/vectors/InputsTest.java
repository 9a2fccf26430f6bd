package io.github.compactvec.conformance.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.github.compactvec.conformance.Range;
import io.github.compactvec.conformance.check.Container;
import io.github.compactvec.conformance.check.Doc;
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
import java.util.stream.Collectors;
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

            @Override
            String inDoc(String input) {
                return "{\"id\":1,\"name\":\"\",\"ids\":" + input + "}";
            }
        },
        MESSAGE_PACK("inputs-messagepack.json", RustFormat.MESSAGE_PACK, new MessagePackFactory()) {
            @Override
            byte[] bytes(String input) {
                return Vectors.bytes(input);
            }

            @Override
            String inDoc(String input) {
                return "83 a26964 01 a46e616d65 a0 a3696473 " + input;
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

        /** An input as the ids of a {@link Doc}. */
        abstract String inDoc(String input);
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

    /** Whatever Jackson makes of an input for a list, it makes for a small vector, alone and as a property. */
    @ParameterizedTest
    @MethodSource("formatsAndSmallVecs")
    void smallVecsAsLists(Format format, Container vector, Container list) throws IOException {
        List<JsonNode> vectors = Vectors.read(format.file);
        Set<String> outcomes = new HashSet<>();
        for (ObjectMapper mapper : List.of(format.jackson, format.strictJackson)) {
            TypeFactory types = mapper.getTypeFactory();
            JavaType vectorInDoc = types.constructParametricType(Doc.class, vector.type(types));
            JavaType listInDoc = types.constructParametricType(Doc.class, list.type(types));
            for (JsonNode input : vectors) {
                String text = input.required("input").textValue();
                byte[] alone = format.bytes(text);
                String expected = fullOutcome(mapper, list.type(types), alone);
                assertEquals(expected, fullOutcome(mapper, vector.type(types), alone), () -> name(input));
                outcomes.add(expected);
                byte[] inDoc = format.bytes(format.inDoc(text));
                String expectedInDoc = fullOutcome(mapper, listInDoc, inDoc);
                assertEquals(expectedInDoc, fullOutcome(mapper, vectorInDoc, inDoc), () -> name(input) + " in doc");
                outcomes.add(expectedInDoc);
            }
        }
        assertTrue(outcomes.size() >= 40, outcomes::toString);
        // What is out of range is not rejected everywhere.
        vectors.removeIf(input -> name(input).matches("(i_|n_beyond_).*") || !isWithin(vector.range(), input));
        assertOutcomes(format, vectors, input -> true, JACKSON, bytes -> read(format.jackson, vector, bytes));
    }

    static Stream<Arguments> formatsAndSmallVecs() {
        return Stream.of(Format.values())
                .flatMap(format -> Stream.of(
                        Arguments.of(format, Container.SMALL_VEC_OF_INTEGER, Container.INTEGER_LIST),
                        Arguments.of(format, Container.SMALL_VEC_OF_LONG, Container.LONG_LIST)));
    }

    /** What is read, or where which exception is thrown. */
    private static String fullOutcome(ObjectMapper mapper, JavaType type, byte[] bytes) {
        try {
            return String.valueOf(mapper.<Object>readValue(bytes, type));
        } catch (JsonMappingException e) {
            String path = e.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
                    .collect(Collectors.joining("."));
            return e.getClass().getName() + " at " + path;
        } catch (IOException | RuntimeException e) {
            return e.getClass().getName();
        }
    }

    @ParameterizedTest
    @MethodSource("formatsAndRustTypes")
    @ExtendWith(RustPeerExtension.class)
    void byRust(Format format, RustType type, RustPeer rust) throws IOException {
        List<JsonNode> vectors = Vectors.read(format.file);
        Predicate<JsonNode> isWithin = vector -> isWithin(type, vector);
        assertOutcomes(format, vectors, isWithin, RUST, bytes -> {
            byte[] echo = echo(rust, type, RustShape.ALONE, format, bytes);
            return Arrays.toString(format.jackson.readValue(echo, BigInteger[].class));
        });
        for (JsonNode vector : vectors) {
            ObjectNode object = (ObjectNode) vector;
            object.put("input", format.inDoc(object.required("input").textValue()));
        }
        assertOutcomes(format, vectors, isWithin, RUST, bytes -> {
            byte[] echo = echo(rust, type, RustShape.STRUCT_NAMED, format, bytes);
            return format.jackson.readTree(echo).required("ids").toString();
        });
    }

    private static byte[] echo(RustPeer rust, RustType type, RustShape shape, Format format, byte[] bytes)
            throws IOException {
        RustReply reply = rust.echo(type, shape, format.rust, List.of(bytes)).get(0);
        if (!reply.isOk()) {
            throw new IOException(reply.message());
        }
        return reply.document();
    }

    static Stream<Arguments> formatsAndRustTypes() {
        return Stream.of(Format.values())
                .flatMap(format -> RustType.OF_INTEGERS.stream().map(type -> Arguments.of(format, type)));
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
