package io.github.compactvec.conformance.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.compactvec.SmallByteVec;
import io.github.compactvec.conformance.peer.RustFormat;
import io.github.compactvec.conformance.peer.RustPeer;
import io.github.compactvec.conformance.peer.RustPeerExtension;
import io.github.compactvec.conformance.peer.RustRandom;
import io.github.compactvec.conformance.peer.RustReply;
import io.github.compactvec.conformance.peer.RustType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Vectors of bytes go from Rust to Java and back, and from Java to Rust and back: binary data to {@code serde_bytes} in
 * MessagePack, and where the shape of an array is asked for, numbers to {@code SmallVec<[u8; 20]>}, and to both in JSON.
 */
@ExtendWith(RustPeerExtension.class)
class RustBytesTest {
    private static final long SEED = 20_260_101;

    private static final int BATCH = 1000;

    static Stream<Arguments> everything() {
        return Stream.of(RustFormat.values())
                .flatMap(format -> Stream.of(RustType.SMALL_VEC_U8, RustType.BYTES)
                        .flatMap(type ->
                                Stream.of(SharedShape.values()).map(shape -> Arguments.of(type, shape, format))));
    }

    /** As users make it who have this type at the other end. */
    private static ObjectMapper mapper(RustType type, SharedShape shape, RustFormat format) {
        ObjectMapper mapper = shape.mapper(format);
        if (type == RustType.SMALL_VEC_U8 || format == RustFormat.JSON) {
            mapper.configOverride(SmallByteVec.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY));
        }
        return mapper;
    }

    private static JavaType type(ObjectMapper mapper, SharedShape shape) {
        return shape.java.type(mapper.getTypeFactory(), mapper.constructType(SmallByteVec.class));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void fromRustAndBack(RustType type, SharedShape shape, RustFormat format, RustPeer rust) throws IOException {
        ObjectMapper mapper = mapper(type, shape, format);
        RustRandom random = RustRandom.of(type.range(), SEED);
        for (int first = 0; first < 2 * BATCH; first += BATCH) {
            List<byte[]> written = new ArrayList<>();
            for (byte[] document : rust.generate(type, shape.rust, format, random, first, BATCH)) {
                Object value = mapper.readValue(document, type(mapper, shape));
                byte[] bytes = mapper.writerFor(type(mapper, shape)).writeValueAsBytes(value);
                assertNull(Difference.ofBytes(document, bytes), () -> "of " + value);
                written.add(bytes);
            }
            assertOk(rust.verify(type, shape.rust, format, random, first, written));
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void fromJavaAndBack(RustType type, SharedShape shape, RustFormat format, RustPeer rust) throws IOException {
        ObjectMapper mapper = mapper(type, shape, format);
        Random random = new Random(SEED);
        RandomValues<Object> values = new RandomValues<>(SEED, () -> {
            byte[] bytes = new byte[random.nextInt(20) == 0 ? random.nextInt(3000) : random.nextInt(45)];
            random.nextBytes(bytes);
            return SmallByteVec.of(bytes);
        });
        List<byte[]> documents = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            Object value = shape.random(values);
            byte[] document = mapper.writerFor(type(mapper, shape)).writeValueAsBytes(value);
            assertEquals(value, mapper.readValue(document, type(mapper, shape)));
            documents.add(document);
        }
        List<RustReply> replies = rust.echo(type, shape.rust, format, documents);
        assertOk(replies);
        for (int i = 0; i < BATCH; i++) {
            assertArrayEquals(documents.get(i), replies.get(i).document());
        }
    }

    /** The numbers of {@code u8} are read wherever bytes are, whatever is written; what is none is refused. */
    @ParameterizedTest
    @EnumSource
    void numbersNeedNoSetting(RustFormat format, RustPeer rust) throws IOException {
        ObjectMapper plain = SharedShape.ALONE.mapper(format);
        RustRandom bytes = RustRandom.of(RustType.SMALL_VEC_U8.range(), SEED);
        for (byte[] document : rust.generate(RustType.SMALL_VEC_U8, SharedShape.ALONE.rust, format, bytes, 0, BATCH)) {
            int[] numbers = plain.readValue(document, int[].class);
            SmallByteVec read = plain.readValue(document, SmallByteVec.class);
            assertEquals(numbers.length, read.size());
            for (int i = 0; i < numbers.length; i++) {
                assertEquals(numbers[i], read.get(i) & 0xFF);
            }
        }
        RustRandom wide = new RustRandom(SEED, 256, -1, 300);
        for (byte[] document : rust.generate(RustType.VEC_U64, SharedShape.ALONE.rust, format, wide, 0, BATCH)) {
            if (document.length > 2) {
                assertThrows(JsonMappingException.class, () -> plain.readValue(document, SmallByteVec.class));
            }
        }
    }

    private static void assertOk(List<RustReply> replies) {
        for (int i = 0; i < replies.size(); i++) {
            RustReply reply = replies.get(i);
            int index = i;
            assertTrue(reply.isOk(), () -> "value " + index + ": " + reply);
        }
    }
}
