package io.github.compactvec.conformance.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.conformance.Range;
import io.github.compactvec.conformance.check.Container;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/** {@code values.json}: what each list is in each format. */
class ValuesTest {
    private static final String FILE = "values.json";

    private final ObjectMapper json =
            JsonMapper.builder().addModule(new CompactVecModule()).build();
    private final ObjectMapper messagePack =
            new ObjectMapper(new MessagePackFactory()).registerModule(new CompactVecModule());

    private final ObjectMapper cbor =
            CBORMapper.builder().addModule(new CompactVecModule()).build();

    @Test
    void namesAreDistinct() throws IOException {
        Set<String> names = new HashSet<>();
        for (JsonNode vector : Vectors.read(FILE)) {
            assertTrue(names.add(vector.required("name").textValue()), vector::toString);
        }
        assertTrue(names.size() >= 280, () -> "only " + names.size());
    }

    /** {@code long[]} by Jackson and Kryo, and the packed form by its description, for it has no other writer. */
    @Test
    void theFileHoldsWhatPeersWrite() throws IOException {
        ObjectNode file = json.createObjectNode();
        for (JsonNode vector : Vectors.read(FILE)) {
            long[] values = Vectors.values(vector);
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
            written.put("cbor", Vectors.hex(cbor.writeValueAsBytes(values), count));
            written.put("kryo-array", Vectors.hex(kryo(values, WireForm.ARRAY), count));
            if (isWithin(Range.INT, vector)) {
                written.put("kryo-packed-int", Vectors.hex(PackedForm.write(values, Integer.BYTES), count));
            }
            written.put("kryo-packed-long", Vectors.hex(PackedForm.write(values, Long.BYTES), count));
        }
        Vectors.assertIs(FILE, file);
    }

    @Test
    void messagePackCoreWritesTheSame() throws IOException {
        for (JsonNode vector : Vectors.read(FILE)) {
            long[] values = Vectors.values(vector);
            try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
                packer.packArrayHeader(values.length);
                for (long value : values) {
                    packer.packLong(value);
                }
                assertBytes(vector, "messagepack", packer.toByteArray());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void containersAreWrittenAndReadSo(Container container) throws IOException {
        List<JsonNode> vectors = within(container.range());
        assertTrue(vectors.size() >= 80, () -> "only " + vectors.size());
        for (JsonNode vector : vectors) {
            Object value = container.of(Vectors.values(vector));
            if (vector.has("json")) {
                String text = vector.required("json").textValue();
                assertEquals(text, json.writeValueAsString(value));
                assertValues(vector, container, json.readValue(text, container.type(json.getTypeFactory())));
            }
            assertWrittenAndRead(vector, "messagepack", messagePack, container, value);
            assertWrittenAndRead(vector, "cbor", cbor, container, value);
        }
    }

    private static void assertWrittenAndRead(
            JsonNode vector, String format, ObjectMapper mapper, Container container, Object value) throws IOException {
        assertBytes(vector, format, mapper.writeValueAsBytes(value));
        assertValues(
                vector, container, mapper.readValue(bytes(vector, format), container.type(mapper.getTypeFactory())));
    }

    @ParameterizedTest
    @MethodSource
    void containersAreWrittenAndReadSoByKryo(Container container, WireForm form, String format) throws IOException {
        for (JsonNode vector : within(container.range())) {
            assertBytes(vector, format, kryo(container.of(Vectors.values(vector)), form));
            assertValues(vector, container, fromKryo(bytes(vector, format), form, container.rawType()));
        }
    }

    static Stream<Arguments> containersAreWrittenAndReadSoByKryo() {
        Stream.Builder<Arguments> all = Stream.builder();
        for (Container container : Container.values()) {
            boolean isVector = PrimitiveVec.class.isAssignableFrom(container.rawType());
            if (isVector || container.rawType().isArray()) {
                all.add(Arguments.of(container, WireForm.ARRAY, "kryo-array"));
            }
            if (isVector) {
                boolean isInt = container.range().equals(Range.INT);
                all.add(Arguments.of(container, WireForm.PACKED, isInt ? "kryo-packed-int" : "kryo-packed-long"));
            }
        }
        return all.build();
    }

    @ParameterizedTest
    @FieldSource("io.github.compactvec.conformance.peer.RustType#OF_INTEGERS")
    @ExtendWith(RustPeerExtension.class)
    void rustReadsAndWritesThemSo(RustType type, RustPeer rust) throws IOException {
        List<JsonNode> vectors = within(type.range());
        assertTrue(vectors.size() >= 80, () -> "only " + vectors.size());
        assertEchoed(rust, type, RustFormat.MESSAGE_PACK, vectors, vector -> bytes(vector, "messagepack"));
        vectors.removeIf(vector -> !vector.has("json"));
        assertEchoed(
                rust,
                type,
                RustFormat.JSON,
                vectors,
                vector -> vector.required("json").textValue().getBytes(UTF_8));
    }

    private static void assertEchoed(
            RustPeer rust, RustType type, RustFormat format, List<JsonNode> vectors, Function<JsonNode, byte[]> bytes)
            throws IOException {
        List<RustReply> replies = rust.echo(
                type, RustShape.ALONE, format, vectors.stream().map(bytes).toList());
        for (int i = 0; i < replies.size(); i++) {
            JsonNode vector = vectors.get(i);
            RustReply reply = replies.get(i);
            assertTrue(reply.isOk(), () -> format + ", " + name(vector) + ": " + reply);
            assertArrayEquals(bytes.apply(vector), reply.document(), () -> format + ", " + name(vector));
        }
    }

    /** The vectors of the file that a type can hold, as a list to work with. */
    private static List<JsonNode> within(Range range) throws IOException {
        List<JsonNode> vectors = Vectors.read(FILE);
        vectors.removeIf(vector -> !isWithin(range, vector));
        return vectors;
    }

    private static boolean isWithin(Range range, JsonNode vector) {
        return range.contains(Range.of(List.of(Vectors.values(vector))));
    }

    private static void assertValues(JsonNode vector, Container container, Object actual) {
        assertArrayEquals(Vectors.values(vector), container.toArray(actual), () -> name(vector));
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

    private static Object fromKryo(byte[] bytes, WireForm form, Class<?> type) {
        Input input = new Input(bytes);
        Object values = kryo(form).readObject(input, type);
        assertTrue(input.end());
        return values;
    }

    private static Kryo kryo(WireForm form) {
        Kryo kryo = new Kryo();
        kryo.register(int[].class);
        kryo.register(long[].class);
        CompactVecKryo.register(kryo, form);
        return kryo;
    }
}
