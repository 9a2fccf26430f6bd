package io.github.compactvec.conformance.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.conformance.peer.RustFormat;
import io.github.compactvec.conformance.peer.RustPeer;
import io.github.compactvec.conformance.peer.RustPeerExtension;
import io.github.compactvec.conformance.peer.RustRandom;
import io.github.compactvec.conformance.peer.RustReply;
import io.github.compactvec.conformance.peer.RustShape;
import io.github.compactvec.conformance.peer.RustType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Random values that Rust makes are read by Java, written again, and compared by Rust. */
@ExtendWith(RustPeerExtension.class)
class RustToJavaTest {
    private static final long SEED = 20_260_101;

    /** Values in a request, so that only the documents of these are in memory. */
    private static final int BATCH = 1000;

    @ParameterizedTest
    @MethodSource
    void valuesComeBackAsTheyWere(
            RustType type, RustShape rustShape, RustFormat format, Shape shape, int count, RustPeer rust)
            throws IOException {
        ObjectMapper mapper = mapper(format, rustShape);
        Codec array = new Codec.ByJackson(mapper, shape, Container.INT_ARRAY);
        Codec list = new Codec.ByJackson(mapper, shape, Container.INTEGER_LIST);
        Codec compact = new Codec.ByJackson(mapper, shape, Container.COMPACT_INT_VEC);
        RustRandom ints = RustRandom.ofInts(SEED);
        for (int first = 0; first < count; first += BATCH) {
            List<byte[]> written = new ArrayList<>();
            for (byte[] document : rust.generate(type, rustShape, format, ints, first, BATCH)) {
                String where = "value " + (first + written.size()) + ", ";
                Object value = compact.read(document);
                assertNull(Difference.ofVectors(shape, array.read(document), value), () -> where + compact);
                for (Codec codec : List.of(array, list)) {
                    assertNull(Difference.ofBytes(document, codec.write(codec.read(document))), () -> where + codec);
                }
                byte[] bytes = compact.write(value);
                assertNull(Difference.ofBytes(document, bytes), () -> where + compact);
                written.add(bytes);
            }
            assertEqualInRust(first, rust.verify(type, rustShape, format, ints, first, written));
        }
    }

    static Stream<Arguments> valuesComeBackAsTheyWere() {
        Stream.Builder<Arguments> all = Stream.builder();
        for (RustFormat format : RustFormat.values()) {
            for (RustType type : RustType.values()) {
                all.add(Arguments.of(type, RustShape.ALONE, format, Shape.ALONE, 10_000));
            }
            for (RustType type : List.of(RustType.VEC_U32, RustType.VEC_I32, RustType.COMPACT_VEC)) {
                all.add(Arguments.of(type, RustShape.STRUCT, format, Shape.STRUCT, 2000));
                all.add(Arguments.of(type, RustShape.STRUCT_NAMED, format, Shape.STRUCT, 2000));
                all.add(Arguments.of(type, RustShape.LIST, format, Shape.LIST, 1000));
                all.add(Arguments.of(type, RustShape.SMALL_LIST, format, Shape.LIST, 1000));
                all.add(Arguments.of(type, RustShape.MAP, format, Shape.MAP, 1000));
                all.add(Arguments.of(type, RustShape.ENUM, format, Shape.ENUM, 2000));
                all.add(Arguments.of(type, RustShape.NESTED, format, Shape.NESTED, 1000));
                all.add(Arguments.of(type, RustShape.NESTED_NAMED, format, Shape.NESTED, 1000));
            }
        }
        return all.build();
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsNull(RustFormat format, RustPeer rust) throws IOException {
        ObjectMapper mapper = mapper(format, RustShape.OPTION);
        ObjectReader reader = mapper.readerFor(CompactIntVec.class);
        ObjectWriter writer = mapper.writerFor(CompactIntVec.class);
        RustRandom ints = RustRandom.ofInts(SEED);
        for (RustType type : List.of(RustType.VEC_U32, RustType.VEC_I32, RustType.COMPACT_VEC)) {
            int nulls = 0;
            List<byte[]> written = new ArrayList<>();
            for (byte[] document : rust.generate(type, RustShape.OPTION, format, ints, 0, BATCH)) {
                CompactIntVec vector = reader.readValue(document);
                nulls += vector == null ? 1 : 0;
                byte[] bytes = writer.writeValueAsBytes(vector);
                assertArrayEquals(document, bytes);
                written.add(bytes);
            }
            assertTrue(nulls > BATCH / 4 && nulls < BATCH * 3 / 4, "nulls: " + nulls);
            assertEqualInRust(0, rust.verify(type, RustShape.OPTION, format, ints, 0, written));
        }
    }

    @ParameterizedTest
    @EnumSource
    void elementsBeyondIntAreRefusedByIndexAndValue(RustFormat format, RustPeer rust) throws IOException {
        RustRandom unsigned = new RustRandom(SEED, 0, 0xFFFF_FFFFL, 3000);
        for (RustShape rustShape : List.of(RustShape.ALONE, RustShape.STRUCT, RustShape.STRUCT_NAMED)) {
            ObjectMapper mapper = mapper(format, rustShape);
            Shape shape = rustShape == RustShape.ALONE ? Shape.ALONE : Shape.STRUCT;
            Codec compact = new Codec.ByJackson(mapper, shape, Container.COMPACT_INT_VEC);
            int refused = 0;
            for (RustType type : List.of(RustType.VEC_U32, RustType.COMPACT_VEC, RustType.SMALL_VEC_U32)) {
                for (byte[] document : rust.generate(type, rustShape, format, unsigned, 0, BATCH)) {
                    long[] elements = elements(mapper, shape, document);
                    int index = firstBeyondInt(elements);
                    if (index < 0) {
                        int[] vector = shape.vectors(compact.read(document)).get(0);
                        assertArrayEquals(
                                elements, Arrays.stream(vector).asLongStream().toArray());
                    } else {
                        refused++;
                        JsonMappingException refusal =
                                assertThrows(JsonMappingException.class, () -> compact.read(document));
                        List<JsonMappingException.Reference> path = refusal.getPath();
                        assertEquals(index, path.get(path.size() - 1).getIndex(), refusal::toString);
                        assertTrue(refusal.toString().contains("[" + index + "]"), refusal::toString);
                        assertTrue(refusal.toString().contains("" + elements[index]), refusal::toString);
                    }
                }
            }
            assertTrue(refused > BATCH / 4 && refused < 3 * BATCH, "refused: " + refused);
        }
    }

    private static long[] elements(ObjectMapper mapper, Shape shape, byte[] document) throws IOException {
        return shape == Shape.ALONE
                ? mapper.readValue(document, long[].class)
                : mapper.<Doc<long[]>>readValue(
                                document, mapper.getTypeFactory().constructParametricType(Doc.class, long[].class))
                        .ids();
    }

    private static int firstBeyondInt(long[] elements) {
        int index = 0;
        while (index < elements.length && elements[index] <= Integer.MAX_VALUE) {
            index++;
        }
        return index < elements.length ? index : -1;
    }

    private static ObjectMapper mapper(RustFormat format, RustShape shape) {
        if (format == RustFormat.JSON) {
            return Mappers.json();
        }
        return shape == RustShape.STRUCT || shape == RustShape.NESTED
                ? Mappers.messagePackOfArrays()
                : Mappers.messagePack();
    }

    private static void assertEqualInRust(int first, List<RustReply> replies) {
        for (int i = 0; i < replies.size(); i++) {
            RustReply reply = replies.get(i);
            int index = first + i;
            assertTrue(reply.isOk(), () -> "value " + index + ": " + reply);
        }
    }
}
