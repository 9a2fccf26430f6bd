package io.github.compactvec.conformance.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.conformance.peer.RustFormat;
import io.github.compactvec.conformance.peer.RustPeer;
import io.github.compactvec.conformance.peer.RustPeerExtension;
import io.github.compactvec.conformance.peer.RustReply;
import io.github.compactvec.conformance.peer.RustShape;
import io.github.compactvec.conformance.peer.RustType;
import io.github.compactvec.jackson.CompactVecModule;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/** {@code int-json.json} and {@code int-messagepack.json}: what readers accept and what they reject. */
class InputsTest {
    private static final String JACKSON = "jackson";
    private static final String STRICT_JACKSON = "jackson-strict";
    private static final String RUST = "rust";

    private static final String REJECTED = "rejected";

    @SuppressWarnings("ImmutableEnumChecker") // mappers do not change once they are made
    enum Format {
        JSON("int-json.json", RustFormat.JSON, new JsonFactory()) {
            @Override
            byte[] bytes(String input) {
                return input.getBytes(UTF_8);
            }
        },
        MESSAGE_PACK("int-messagepack.json", RustFormat.MESSAGE_PACK, new MessagePackFactory()) {
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
        assertTrue(names.size() >= 70, () -> "only " + names.size());
    }

    @ParameterizedTest
    @EnumSource
    void vectorsByJackson(Format format) throws IOException {
        List<JsonNode> all = Vectors.read(format.file);
        assertOutcomes(format, all, JACKSON, bytes -> format.jackson.readValue(bytes, CompactIntVec.class));
        assertOutcomes(
                format, all, STRICT_JACKSON, bytes -> format.strictJackson.readValue(bytes, CompactIntVec.class));
    }

    @ParameterizedTest
    @EnumSource
    void arraysByJackson(Format format) throws IOException {
        List<JsonNode> all = Vectors.read(format.file);
        if (format == Format.MESSAGE_PACK) {
            // Of these the parser makes some int, where vectors differ from arrays on purpose.
            all.removeIf(vector -> name(vector).startsWith("n_beyond_"));
        }
        assertOutcomes(format, all, JACKSON, bytes -> list(format.jackson.readValue(bytes, int[].class)));
        assertOutcomes(format, all, STRICT_JACKSON, bytes -> list(format.strictJackson.readValue(bytes, int[].class)));
    }

    @ParameterizedTest
    @EnumSource
    @ExtendWith(RustPeerExtension.class)
    void vectorsByRust(Format format, RustPeer rust) throws IOException {
        for (RustType type : RustType.values()) {
            List<JsonNode> possible = Vectors.read(format.file);
            possible.removeIf(vector -> !isFor(type, vector));
            assertTrue(possible.size() >= 60, () -> type + ": only " + possible.size());
            assertOutcomes(format, possible, RUST, bytes -> {
                RustReply reply = rust.echo(type, RustShape.ALONE, format.rust, List.of(bytes))
                        .get(0);
                if (!reply.isOk()) {
                    throw new IOException(reply.message());
                }
                return list(format.jackson.readValue(reply.document(), int[].class));
            });
        }
    }

    /** Whether what is expected for {@code i32} is so for a type, whose elements may be {@code u32}. */
    private static boolean isFor(RustType type, JsonNode vector) {
        if (type.isSigned()) {
            return true;
        }
        boolean negative = false;
        for (JsonNode value : vector.path("values")) {
            negative |= value.intValue() < 0;
        }
        return !negative && !name(vector).startsWith("n_beyond_");
    }

    /** Reads bytes into something that prints as a list, or null. */
    @FunctionalInterface
    private interface Reader {
        @Nullable
        Object read(byte[] bytes) throws IOException;
    }

    private static void assertOutcomes(Format format, List<JsonNode> vectors, String readerName, Reader reader) {
        assertAll(vectors.stream().map(vector -> () -> {
            byte[] bytes = format.bytes(vector.required("input").textValue());
            boolean rejected = !vector.has("values") || readersNamed(vector).contains(readerName);
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

    private static @Nullable List<Integer> list(int @Nullable [] values) {
        return values == null ? null : IntStream.of(values).boxed().toList();
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
