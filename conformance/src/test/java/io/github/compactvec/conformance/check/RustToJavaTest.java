package io.github.compactvec.conformance.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.compactvec.conformance.Range;
import io.github.compactvec.conformance.peer.RustFormat;
import io.github.compactvec.conformance.peer.RustPeer;
import io.github.compactvec.conformance.peer.RustPeerExtension;
import io.github.compactvec.conformance.peer.RustRandom;
import io.github.compactvec.conformance.peer.RustReply;
import io.github.compactvec.conformance.peer.RustShape;
import io.github.compactvec.conformance.peer.RustType;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Random values that Rust makes are read by Java, written again, and compared by Rust. */
@ExtendWith(RustPeerExtension.class)
class RustToJavaTest {
    private static final long SEED = 20_260_101;

    /** Values in a request, so that only the documents of these are in memory. */
    private static final int BATCH = 500;

    @ParameterizedTest
    @MethodSource
    void valuesComeBackAsTheyWere(
            Container vector, RustType type, SharedShape shared, RustFormat format, int count, RustPeer rust)
            throws IOException {
        ObjectMapper mapper = shared.mapper(format);
        Shape shape = shared.java;
        RustShape rustShape = shared.rust;
        Codec reference = new Codec.ByJackson(mapper, shape, Container.LONG_ARRAY);
        Range range = vector.range().intersection(type.range());
        List<Codec> codecs = Stream.concat(Container.PEERS.stream(), Stream.of(vector))
                .filter(container -> container.range().contains(range))
                .<Codec>map(container -> new Codec.ByJackson(mapper, shape, container))
                .toList();
        RustRandom random = RustRandom.of(range, SEED);
        for (int first = 0; first < count; first += BATCH) {
            List<byte[]> written = new ArrayList<>();
            for (byte[] document : rust.generate(type, rustShape, format, random, first, BATCH)) {
                String where = "value " + (first + written.size()) + ", ";
                Object expected = reference.read(document);
                byte[] bytes = document;
                for (Codec codec : codecs) {
                    Object value = codec.read(document);
                    assertNull(Difference.ofVectors(shape, expected, value), () -> where + codec);
                    bytes = codec.write(value);
                    assertNull(Difference.ofBytes(document, bytes), () -> where + codec);
                }
                // What the last of them has written, the vector.
                written.add(bytes);
            }
            assertEqualInRust(first, rust.verify(type, rustShape, format, random, first, written));
        }
    }

    static Stream<Arguments> valuesComeBackAsTheyWere() {
        Stream.Builder<Arguments> all = Stream.builder();
        for (RustFormat format : RustFormat.values()) {
            for (Container vector : Container.UNDER_TEST) {
                List<RustType> counterparts = counterparts(vector);
                for (RustType type : RustType.OF_INTEGERS) {
                    int count = counterparts.contains(type) ? 5000 : 1000;
                    all.add(Arguments.of(vector, type, SharedShape.ALONE, format, count));
                }
                for (RustType type : counterparts) {
                    for (SharedShape shape : SharedShape.values()) {
                        if (shape != SharedShape.ALONE) {
                            all.add(Arguments.of(vector, type, shape, format, BATCH));
                        }
                    }
                }
            }
        }
        return all.build();
    }

    /** The types that a vector is meant for. */
    private static List<RustType> counterparts(Container vector) {
        return switch (vector) {
            case COMPACT_INT_VEC -> List.of(RustType.VEC_I32, RustType.VEC_U32, RustType.COMPACT_VEC);
            case COMPACT_UINT_VEC -> List.of(RustType.COMPACT_VEC, RustType.VEC_U32);
            case COMPACT_LONG_VEC -> List.of(RustType.VEC_I64, RustType.VEC_U64);
            case SMALL_INT_VEC -> List.of(RustType.VEC_I32, RustType.VEC_U32, RustType.SMALL_VEC_U32);
            case SMALL_LONG_VEC -> List.of(RustType.VEC_I64, RustType.SMALL_VEC_I64);
            case SMALL_VEC_OF_INTEGER -> List.of(RustType.SMALL_VEC_I32, RustType.SMALL_VEC_U32);
            case SMALL_VEC_OF_LONG -> List.of(RustType.SMALL_VEC_I64, RustType.SMALL_VEC_U32);
            default -> throw new IllegalArgumentException(vector.toString());
        };
    }

    @ParameterizedTest
    @MethodSource
    void nothingIsNull(Container vector, RustType type, RustFormat format, RustPeer rust) throws IOException {
        ObjectMapper mapper = SharedShape.mapper(format, RustShape.OPTION);
        JavaType javaType = vector.type(mapper.getTypeFactory());
        ObjectReader reader = mapper.readerFor(javaType);
        ObjectWriter writer = mapper.writerFor(javaType);
        RustRandom random = RustRandom.of(vector.range().intersection(type.range()), SEED);
        int nulls = 0;
        List<byte[]> written = new ArrayList<>();
        for (byte[] document : rust.generate(type, RustShape.OPTION, format, random, 0, BATCH)) {
            Object value = reader.readValue(document);
            nulls += value == null ? 1 : 0;
            byte[] bytes = writer.writeValueAsBytes(value);
            assertArrayEquals(document, bytes);
            written.add(bytes);
        }
        assertTrue(nulls > BATCH / 4 && nulls < BATCH * 3 / 4, "nulls: " + nulls);
        assertEqualInRust(0, rust.verify(type, RustShape.OPTION, format, random, 0, written));
    }

    static Stream<Arguments> nothingIsNull() {
        return Stream.of(RustFormat.values())
                .flatMap(format -> Container.UNDER_TEST.stream()
                        .flatMap(vector ->
                                counterparts(vector).stream().map(type -> Arguments.of(vector, type, format))));
    }

    @ParameterizedTest
    @MethodSource
    void elementsOutOfRangeAreRefusedByIndexAndValue(Container vector, RustType type, RustFormat format, RustPeer rust)
            throws IOException {
        // All elements of the type, those beyond any long included.
        RustRandom random = new RustRandom(SEED, Long.MIN_VALUE, -1, 3000);
        for (SharedShape shared : List.of(SharedShape.ALONE, SharedShape.STRUCT, SharedShape.STRUCT_NAMED)) {
            ObjectMapper mapper = shared.mapper(format);
            Shape shape = shared.java;
            Codec codec = new Codec.ByJackson(mapper, shape, vector);
            int refused = 0;
            for (byte[] document : rust.generate(type, shared.rust, format, random, 0, BATCH)) {
                BigInteger[] elements = elements(mapper, shape, document);
                int index = firstOutOf(vector.range(), elements);
                if (index < 0) {
                    long[] read = shape.vectors(codec.read(document)).get(0);
                    assertEquals(Arrays.toString(elements), Arrays.toString(read));
                } else {
                    refused++;
                    JsonMappingException refusal = assertThrows(JsonMappingException.class, () -> codec.read(document));
                    List<JsonMappingException.Reference> path = refusal.getPath();
                    assertEquals(index, path.get(path.size() - 1).getIndex(), refusal::toString);
                    assertTrue(refusal.toString().contains("[" + index + "]"), refusal::toString);
                    assertTrue(refusal.toString().contains("" + elements[index]), refusal::toString);
                }
            }
            assertTrue(refused > BATCH / 20 && refused < BATCH, "refused: " + refused);
        }
    }

    /** Every vector with every type that has elements which it has not. */
    static Stream<Arguments> elementsOutOfRangeAreRefusedByIndexAndValue() {
        return Stream.of(RustFormat.values())
                .flatMap(format -> Container.VECTORS.stream()
                        .flatMap(vector -> RustType.OF_INTEGERS.stream()
                                .filter(type -> type == RustType.VEC_U64
                                        || !vector.range().contains(type.range()))
                                .map(type -> Arguments.of(vector, type, format))));
    }

    private static BigInteger[] elements(ObjectMapper mapper, Shape shape, byte[] document) throws IOException {
        return shape == Shape.ALONE
                ? mapper.readValue(document, BigInteger[].class)
                : mapper.<Doc<BigInteger[]>>readValue(
                                document,
                                mapper.getTypeFactory().constructParametricType(Doc.class, BigInteger[].class))
                        .ids();
    }

    private static int firstOutOf(Range range, BigInteger[] elements) {
        BigInteger min = BigInteger.valueOf(range.min());
        BigInteger max = BigInteger.valueOf(range.max());
        for (int i = 0; i < elements.length; i++) {
            if (elements[i].compareTo(min) < 0 || elements[i].compareTo(max) > 0) {
                return i;
            }
        }
        return -1;
    }

    private static void assertEqualInRust(int first, List<RustReply> replies) {
        for (int i = 0; i < replies.size(); i++) {
            RustReply reply = replies.get(i);
            int index = first + i;
            assertTrue(reply.isOk(), () -> "value " + index + ": " + reply);
        }
    }
}
