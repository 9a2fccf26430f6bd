package io.github.compactvec.conformance.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.compactvec.SmallVec;
import io.github.compactvec.conformance.Range;
import io.github.compactvec.conformance.peer.RustFormat;
import io.github.compactvec.conformance.peer.RustPeer;
import io.github.compactvec.conformance.peer.RustPeerExtension;
import io.github.compactvec.conformance.peer.RustRandom;
import io.github.compactvec.conformance.peer.RustReply;
import io.github.compactvec.conformance.peer.RustType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Small vectors of objects, and a struct full of them, go from Rust to Java and back, and from Java to Rust and back. */
@ExtendWith(RustPeerExtension.class)
class RustObjectsTest {
    private static final long SEED = 20_260_101;

    /** Values in a request, so that only the documents of these are in memory. */
    private static final int BATCH = 250;

    /** What Rust has small vectors of, beside integers. */
    @SuppressWarnings("ImmutableEnumChecker") // types and functions without state
    enum ObjectType {
        STRINGS(
                RustType.SMALL_VEC_STRING,
                new TypeReference<SmallVec<String>>() {},
                new TypeReference<List<String>>() {},
                RandomObjects::texts),
        STRUCTS(
                RustType.SMALL_VEC_DOC,
                new TypeReference<SmallVec<Doc<SmallVec<Long>>>>() {},
                new TypeReference<List<Doc<List<Long>>>>() {},
                RandomObjects::docs),
        OPTIONS(
                RustType.SMALL_VEC_OPTION,
                new TypeReference<SmallVec<Long>>() {},
                new TypeReference<List<Long>>() {},
                RandomObjects::options),
        SMALL_VECS(
                RustType.SMALL_VEC_SMALL_VEC,
                new TypeReference<SmallVec<SmallVec<Long>>>() {},
                new TypeReference<List<List<Long>>>() {},
                RandomObjects::rows),
        /** The bytes alone are compared, with those of the tree that Jackson reads. */
        BUNDLE(
                RustType.BUNDLE,
                new TypeReference<Bundle>() {},
                new TypeReference<JsonNode>() {},
                RandomObjects::bundle);

        final RustType rust;
        private final TypeReference<?> type;
        private final TypeReference<?> peer;
        private final Function<RandomObjects, Object> random;

        ObjectType(
                RustType rust, TypeReference<?> type, TypeReference<?> peer, Function<RandomObjects, Object> random) {
            this.rust = rust;
            this.type = type;
            this.peer = peer;
            this.random = random;
        }

        RandomValues<Object> randomValues() {
            RandomObjects objects = new RandomObjects(SEED);
            return new RandomValues<>(SEED, () -> random.apply(objects));
        }

        /** The type in a shape. */
        JavaType type(ObjectMapper mapper, SharedShape shape) {
            return shape.java.type(mapper.getTypeFactory(), mapper.constructType(type));
        }

        /** The same with lists, as Jackson has them, in place of all small vectors. */
        JavaType peer(ObjectMapper mapper, SharedShape shape) {
            return shape.java.type(mapper.getTypeFactory(), mapper.constructType(peer));
        }
    }

    static Stream<Arguments> everything() {
        return Stream.of(RustFormat.values())
                .flatMap(format -> Stream.of(ObjectType.values())
                        .flatMap(type -> Stream.of(SharedShape.values())
                                .map(shape -> Arguments.of(type, shape, format, shape == SharedShape.ALONE ? 8 : 1))));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void fromRustAndBack(ObjectType type, SharedShape shape, RustFormat format, int batches, RustPeer rust)
            throws IOException {
        ObjectMapper mapper = mapper(shape, format);
        RustRandom random = RustRandom.of(Range.LONG, SEED);
        for (int first = 0; first < batches * BATCH; first += BATCH) {
            List<byte[]> documents = rust.generate(type.rust, shape.rust, format, random, first, BATCH);
            List<byte[]> written = new ArrayList<>();
            for (byte[] document : documents) {
                Object value = read(mapper, type.type(mapper, shape), document);
                assertIsPeers(type, shape, mapper, value, document);
                written.add(mapper.writeValueAsBytes(value));
                assertNull(Difference.ofBytes(document, written.get(written.size() - 1)), () -> "of " + value);
            }
            assertOk(rust.verify(type.rust, shape.rust, format, random, first, written));
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void fromJavaAndBack(ObjectType type, SharedShape shape, RustFormat format, int batches, RustPeer rust)
            throws IOException {
        ObjectMapper mapper = mapper(shape, format);
        JavaType javaType = type.type(mapper, shape);
        RandomValues<Object> values = type.randomValues();
        for (int batch = 0; batch < batches; batch++) {
            List<byte[]> documents = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                Object value = shape.random(values);
                byte[] document = mapper.writerFor(javaType).writeValueAsBytes(value);
                assertEquals(value, read(mapper, javaType, document));
                assertIsPeers(type, shape, mapper, value, document);
                documents.add(document);
            }
            List<RustReply> replies = rust.echo(type.rust, shape.rust, format, documents);
            assertOk(replies);
            for (int i = 0; i < BATCH; i++) {
                assertNull(Difference.ofBytes(documents.get(i), replies.get(i).document()));
            }
        }
    }

    /** A property may ask for the inline capacity that it has in Rust. */
    @Test
    void inlineCapacitiesAreThoseOfRust(RustPeer rust) throws IOException {
        ObjectMapper mapper = mapper(SharedShape.ALONE, RustFormat.JSON);
        RustRandom random = RustRandom.of(Range.LONG, SEED);
        for (byte[] document :
                rust.generate(RustType.BUNDLE, SharedShape.ALONE.rust, RustFormat.JSON, random, 0, BATCH)) {
            Bundle bundle = mapper.readValue(document, Bundle.class);
            assertState(4, bundle.ids());
            assertState(8, bundle.times());
            assertState(1, bundle.names());
            assertState(4, bundle.docs());
            assertState(16, bundle.scores());
            assertState(4, bundle.notes());
            assertState(2, bundle.rows());
            bundle.rows().forEach(row -> assertState(4, row));
            bundle.groups().values().forEach(group -> assertState(4, group));
            assertState(2, bundle.history());
        }
    }

    private static void assertState(int inlineCapacity, SmallVec<?> vec) {
        assertEquals(inlineCapacity, vec.inlineCapacity());
        assertEquals(vec.size() > inlineCapacity, vec.isSpilled());
        assertEquals(Math.max(inlineCapacity, vec.size()), vec.capacity());
    }

    /** Whether Jackson's own lists are equal to the value of a document, and written as that. */
    private static void assertIsPeers(
            ObjectType type, SharedShape shape, ObjectMapper mapper, Object value, byte[] document) throws IOException {
        Object peer = read(mapper, type.peer(mapper, shape), document);
        if (type != ObjectType.BUNDLE) {
            assertEquals(peer, value);
        }
        assertNull(Difference.ofBytes(document, mapper.writeValueAsBytes(peer)), () -> "of " + peer);
    }

    private static Object read(ObjectMapper mapper, JavaType type, byte[] document) throws IOException {
        return mapper.readValue(document, type);
    }

    private static ObjectMapper mapper(SharedShape shape, RustFormat format) {
        ObjectMapper mapper = shape.mapper(format);
        if (format == RustFormat.MESSAGE_PACK && !shape.rust.name().endsWith("_NAMED")) {
            mapper.configOverride(Bundle.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY));
        }
        return mapper;
    }

    private static void assertOk(List<RustReply> replies) {
        for (int i = 0; i < replies.size(); i++) {
            RustReply reply = replies.get(i);
            int index = i;
            assertTrue(reply.isOk(), () -> "value " + index + ": " + reply);
        }
    }
}
