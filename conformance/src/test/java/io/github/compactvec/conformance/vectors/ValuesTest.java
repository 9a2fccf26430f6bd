package io.github.compactvec.conformance.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.conformance.peer.RustFormat;
import io.github.compactvec.conformance.peer.RustPeer;
import io.github.compactvec.conformance.peer.RustPeerExtension;
import io.github.compactvec.conformance.peer.RustReply;
import io.github.compactvec.conformance.peer.RustShape;
import io.github.compactvec.conformance.peer.RustType;
import io.github.compactvec.jackson.CompactVecModule;
import io.github.compactvec.kryo.CompactVecKryo;
import io.github.compactvec.kryo.WireForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/** {@code int.json}: what each list is in each format. */
class ValuesTest {
    private static final String FILE = "int.json";

    private final ObjectMapper json =
            JsonMapper.builder().addModule(new CompactVecModule()).build();
    private final ObjectMapper messagePack =
            new ObjectMapper(new MessagePackFactory()).registerModule(new CompactVecModule());

    @Test
    void namesAreDistinct() throws IOException {
        Set<String> names = new HashSet<>();
        for (JsonNode vector : Vectors.read(FILE)) {
            assertTrue(names.add(vector.required("name").textValue()), vector::toString);
        }
        assertTrue(names.size() >= 150, () -> "only " + names.size());
    }

    /** {@code int[]} by Jackson and Kryo, and the packed form by its description, for it has no other writer. */
    @Test
    void theFileHoldsWhatPeersWrite() throws IOException {
        ObjectNode file = json.createObjectNode();
        for (JsonNode vector : Vectors.read(FILE)) {
            int[] values = Vectors.values(vector);
            ObjectNode written = file.withArray("vectors").addObject();
            written.set("name", vector.required("name"));
            if (vector.has("count")) {
                written.set("value", vector.required("value"));
                written.set("count", vector.required("count"));
            } else {
                written.set("values", vector.required("values"));
                written.put("json", json.writeValueAsString(values));
            }
            int count = vector.path("count").asInt(0);
            written.put("messagepack", Vectors.hex(messagePack.writeValueAsBytes(values), count));
            written.put("kryo-array", Vectors.hex(kryo(values, WireForm.ARRAY), count));
            written.put("kryo-packed", Vectors.hex(PackedForm.write(values), count));
        }
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
        String text = json.writer(printer).writeValueAsString(file) + "\n";
        Path target = Path.of(System.getProperty("basedir", ""), "target", FILE);
        Files.writeString(target, text);
        assertIterableEquals(
                Files.readAllLines(Vectors.file(FILE)),
                text.lines().toList(),
                () -> "what the peers write is now in " + target);
    }

    @Test
    void messagePackCoreWritesTheSame() throws IOException {
        for (JsonNode vector : Vectors.read(FILE)) {
            int[] values = Vectors.values(vector);
            try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
                packer.packArrayHeader(values.length);
                for (int value : values) {
                    packer.packInt(value);
                }
                assertBytes(vector, "messagepack", packer.toByteArray());
            }
        }
    }

    @Test
    void vectorsAreWrittenAndReadSo() throws IOException {
        for (JsonNode vector : Vectors.read(FILE)) {
            CompactIntVec values = CompactIntVec.of(Vectors.values(vector));
            if (vector.has("json")) {
                String text = vector.required("json").textValue();
                assertEquals(text, json.writeValueAsString(values));
                assertEquals(values, json.readValue(text, CompactIntVec.class));
            }
            assertBytes(vector, "messagepack", messagePack.writeValueAsBytes(values));
            assertEquals(values, messagePack.readValue(bytes(vector, "messagepack"), CompactIntVec.class));
            assertBytes(vector, "kryo-array", kryo(values, WireForm.ARRAY));
            assertEquals(values, fromKryo(bytes(vector, "kryo-array"), WireForm.ARRAY, CompactIntVec.class));
            assertBytes(vector, "kryo-packed", kryo(values, WireForm.PACKED));
            assertEquals(values, fromKryo(bytes(vector, "kryo-packed"), WireForm.PACKED, CompactIntVec.class));
        }
    }

    @Test
    void arraysAreReadSo() throws IOException {
        for (JsonNode vector : Vectors.read(FILE)) {
            int[] values = Vectors.values(vector);
            if (vector.has("json")) {
                assertArrayEquals(values, json.readValue(vector.required("json").textValue(), int[].class));
            }
            assertArrayEquals(values, messagePack.readValue(bytes(vector, "messagepack"), int[].class));
            assertArrayEquals(values, fromKryo(bytes(vector, "kryo-array"), WireForm.ARRAY, int[].class));
        }
    }

    @Test
    @ExtendWith(RustPeerExtension.class)
    void rustReadsAndWritesThemSo(RustPeer rust) throws IOException {
        for (RustType type : RustType.values()) {
            List<JsonNode> vectors = new ArrayList<>();
            for (JsonNode vector : Vectors.read(FILE)) {
                if (type.isSigned() || IntStream.of(Vectors.values(vector)).allMatch(value -> value >= 0)) {
                    vectors.add(vector);
                }
            }
            assertTrue(vectors.size() >= 70, () -> type + ": only " + vectors.size());
            assertEchoed(rust, type, RustFormat.MESSAGE_PACK, vectors, vector -> bytes(vector, "messagepack"));
            vectors.removeIf(vector -> !vector.has("json"));
            assertEchoed(
                    rust,
                    type,
                    RustFormat.JSON,
                    vectors,
                    vector -> vector.required("json").textValue().getBytes(UTF_8));
        }
    }

    private static void assertEchoed(
            RustPeer rust, RustType type, RustFormat format, List<JsonNode> vectors, Function<JsonNode, byte[]> bytes)
            throws IOException {
        List<RustReply> replies = rust.echo(
                type, RustShape.ALONE, format, vectors.stream().map(bytes).toList());
        for (int i = 0; i < replies.size(); i++) {
            JsonNode vector = vectors.get(i);
            RustReply reply = replies.get(i);
            assertTrue(reply.isOk(), () -> type + ", " + format + ", " + name(vector) + ": " + reply);
            assertArrayEquals(bytes.apply(vector), reply.document(), () -> type + ", " + format + ", " + name(vector));
        }
    }

    private static void assertBytes(JsonNode vector, String format, byte[] actual) {
        assertArrayEquals(bytes(vector, format), actual, () -> format + ", " + name(vector));
    }

    private static byte[] bytes(JsonNode vector, String format) {
        return Vectors.bytes(vector.required(format).textValue());
    }

    private static String name(JsonNode vector) {
        return vector.required("name").textValue();
    }

    private static byte[] kryo(Object values, WireForm form) {
        Output output = new Output(1024, -1);
        kryo(form).writeObject(output, values);
        return output.toBytes();
    }

    private static <T> T fromKryo(byte[] bytes, WireForm form, Class<T> type) {
        Input input = new Input(bytes);
        T values = kryo(form).readObject(input, type);
        assertTrue(input.end());
        return values;
    }

    private static Kryo kryo(WireForm form) {
        Kryo kryo = new Kryo();
        kryo.register(int[].class);
        CompactVecKryo.register(kryo, form);
        return kryo;
    }
}
