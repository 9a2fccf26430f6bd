package io.github.compactvec.conformance.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.github.compactvec.SmallVec;
import io.github.compactvec.conformance.peer.RustFormat;
import io.github.compactvec.conformance.peer.RustPeer;
import io.github.compactvec.conformance.peer.RustPeerExtension;
import io.github.compactvec.conformance.peer.RustReply;
import io.github.compactvec.conformance.peer.RustShape;
import io.github.compactvec.conformance.peer.RustType;
import io.github.compactvec.jackson.CompactVecModule;
import io.github.compactvec.kryo.SmallVecSerializer;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/** {@code objects.json}: what small vectors of objects are in each format. */
class ObjectsTest {
    private static final String FILE = "objects.json";

    /** The id of the class of vectors of inline capacity 1, the others follow. Messages of vectors in vectors have it. */
    private static final int FIRST_ID = 100;

    /** What the elements of a vector may be. */
    @SuppressWarnings("ImmutableEnumChecker") // types do not change
    enum Elements {
        STRING(
                new TypeReference<SmallVec<String>>() {},
                new TypeReference<List<String>>() {},
                RustType.SMALL_VEC_STRING),
        INTEGER(new TypeReference<SmallVec<Long>>() {}, new TypeReference<List<Long>>() {}, RustType.SMALL_VEC_OPTION),
        LIST(
                new TypeReference<SmallVec<SmallVec<Long>>>() {},
                new TypeReference<List<List<Long>>>() {},
                RustType.SMALL_VEC_SMALL_VEC);

        final TypeReference<? extends SmallVec<?>> type;
        final TypeReference<? extends List<?>> peer;
        private final RustType rust;

        Elements(TypeReference<? extends SmallVec<?>> type, TypeReference<? extends List<?>> peer, RustType rust) {
            this.type = type;
            this.peer = peer;
            this.rust = rust;
        }

        static Elements of(JsonNode vector) {
            for (JsonNode element : vector.required("values")) {
                if (!element.isNull()) {
                    return element.isTextual() ? STRING : element.isArray() ? LIST : INTEGER;
                }
            }
            return INTEGER;
        }

        /** The type that Rust reads a vector as; the peer has nulls among integers only. */
        @Nullable
        RustType rust(JsonNode vector) {
            return this != INTEGER && hasNull(vector) ? null : rust;
        }

        private static boolean hasNull(JsonNode vector) {
            for (JsonNode element : vector.required("values")) {
                if (element.isNull()) {
                    return true;
                }
            }
            return false;
        }
    }

    private final ObjectMapper json = with(new JsonMapper());
    private final ObjectMapper messagePack = with(new ObjectMapper(new MessagePackFactory()));
    private final ObjectMapper cbor = with(new CBORMapper());
    private final Kryo kryo = new Kryo();

    ObjectsTest() {
        int id = FIRST_ID;
        for (int inlineCapacity = 1; inlineCapacity <= 16; inlineCapacity *= 2) {
            Class<?> type = SmallVec.withInlineCapacity(inlineCapacity).getClass();
            kryo.register(type, new SmallVecSerializer(), id++);
        }
        kryo.register(SmallVec.class, new SmallVecSerializer(), id);
    }

    private static ObjectMapper with(ObjectMapper mapper) {
        return mapper.registerModule(new CompactVecModule());
    }

    @Test
    void namesAreDistinct() throws IOException {
        Set<String> names = new HashSet<>();
        for (JsonNode vector : Vectors.read(FILE)) {
            assertTrue(names.add(vector.required("name").textValue()), vector::toString);
        }
        assertTrue(names.size() >= 30, () -> "only " + names.size());
    }

    /** A {@code List} by Jackson, and Kryo's message by its description, for it has no other writer. */
    @Test
    void theFileHoldsWhatPeersWrite() throws IOException {
        ObjectNode file = json.createObjectNode();
        for (JsonNode vector : Vectors.read(FILE)) {
            List<?> values = json.convertValue(vector.required("values"), Elements.of(vector).peer);
            ObjectNode written = file.withArray("vectors").addObject();
            written.set("name", vector.required("name"));
            written.set("values", vector.required("values"));
            written.put("json", json.writeValueAsString(values));
            written.put("messagepack", Vectors.hex(messagePack.writeValueAsBytes(values), 0));
            written.put("cbor", Vectors.hex(cbor.writeValueAsBytes(values), 0));
            written.put("kryo", Vectors.hex(ListForm.write(kryo, values, 4), 0));
        }
        Vectors.assertIs(FILE, file);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16})
    void smallVecsAreWrittenAndReadSo(int inlineCapacity) throws IOException {
        for (JsonNode vector : Vectors.read(FILE)) {
            Elements elements = Elements.of(vector);
            SmallVec<?> listed = json.convertValue(vector.required("values"), elements.type);
            SmallVec<?> values = SmallVec.copyOf(inlineCapacity, listed);
            String text = vector.required("json").textValue();
            assertEquals(text, json.writeValueAsString(values));
            assertEquals(values, json.readValue(text, elements.type));
            assertWrittenAndRead(vector, "messagepack", messagePack, values);
            assertWrittenAndRead(vector, "cbor", cbor, values);

            byte[] message = bytes(vector, "kryo");
            message[0] = (byte) ((message[0] & 0x1F) | ((Integer.numberOfTrailingZeros(inlineCapacity) + 1) << 5));
            Output output = new Output(1024, -1);
            kryo.writeObject(output, values);
            assertArrayEquals(message, output.toBytes(), vector::toString);
            Input input = new Input(message);
            SmallVec<?> read = kryo.readObject(input, SmallVec.class);
            assertTrue(input.end(), vector::toString);
            assertEquals(values, read);
            assertEquals(inlineCapacity, read.inlineCapacity());
        }
    }

    private static void assertWrittenAndRead(JsonNode vector, String format, ObjectMapper mapper, SmallVec<?> values)
            throws IOException {
        assertArrayEquals(bytes(vector, format), mapper.writeValueAsBytes(values), vector::toString);
        assertEquals(values, mapper.readValue(bytes(vector, format), Elements.of(vector).type));
    }

    @Test
    @ExtendWith(RustPeerExtension.class)
    void rustReadsAndWritesThemSo(RustPeer rust) throws IOException {
        List<JsonNode> vectors = Vectors.read(FILE);
        vectors.removeIf(vector -> Elements.of(vector).rust(vector) == null);
        assertTrue(vectors.size() >= 25, () -> "only " + vectors.size());
        for (JsonNode vector : vectors) {
            assertEchoed(
                    rust,
                    vector,
                    RustFormat.JSON,
                    vector.required("json").textValue().getBytes(UTF_8));
            assertEchoed(rust, vector, RustFormat.MESSAGE_PACK, bytes(vector, "messagepack"));
        }
    }

    private static void assertEchoed(RustPeer rust, JsonNode vector, RustFormat format, byte[] bytes)
            throws IOException {
        RustType type = Objects.requireNonNull(Elements.of(vector).rust(vector));
        List<RustReply> replies = rust.echo(type, RustShape.ALONE, format, List.of(bytes));
        assertArrayEquals(bytes, replies.get(0).document(), vector::toString);
    }

    private static byte[] bytes(JsonNode vector, String format) {
        return Vectors.bytes(vector.required(format).textValue());
    }
}
