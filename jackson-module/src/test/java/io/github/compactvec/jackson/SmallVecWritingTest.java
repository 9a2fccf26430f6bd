package io.github.compactvec.jackson;

import static io.github.compactvec.jackson.WritingTest.BINARY;
import static io.github.compactvec.jackson.WritingTest.write;
import static io.github.compactvec.jackson.WritingTest.writerFor;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.github.compactvec.SmallVec;
import io.github.compactvec.jackson.WritingTest.Config;
import io.github.compactvec.jackson.WritingTest.Place;
import io.github.compactvec.jackson.WritingTest.Sink;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgpack.jackson.dataformat.MessagePackMapper;

/**
 * Writing a small vector makes the bytes that writing an {@code ArrayList} makes; where its type is written, its name is
 * the only difference.
 */
class SmallVecWritingTest {

    static Stream<Arguments> configs() {
        return ElementKind.with(WritingTest.allConfigs());
    }

    static Stream<Arguments> jsonConfigs() {
        return ElementKind.with(WritingTest.allJsonConfigs());
    }

    @ParameterizedTest
    @MethodSource("jsonConfigs")
    void writesTheSameJson(ElementKind kind, Config config) {
        ObjectMapper mapper = config.build(JsonMapper.builder());
        assertSame(kind, config, mapper, ObjectWriter::writeValueAsString);
    }

    @ParameterizedTest
    @MethodSource("configs")
    void writesTheSameMessagePack(ElementKind kind, Config config) {
        assertSame(kind, config, config.build(MessagePackMapper.builder()), BINARY);
    }

    @ParameterizedTest
    @MethodSource("configs")
    void writesTheSameCbor(ElementKind kind, Config config) {
        assertSame(kind, config, config.build(CBORMapper.builder()), BINARY);
    }

    @ParameterizedTest
    @MethodSource("configs")
    void makesTheSameTreesAndBuffers(ElementKind kind, Config config) {
        ObjectMapper mapper = config.build(JsonMapper.builder());
        assertSame(kind, config, mapper, (writer, value) -> {
            try (TokenBuffer buffer = new TokenBuffer(mapper, false)) {
                writer.writeValue(buffer, value);
                return new ObjectMapper().readTree(buffer.asParser()).toString();
            }
        });
    }

    private static void assertSame(ElementKind kind, Config config, ObjectMapper mapper, Sink sink) {
        JavaType list = kind.listType(mapper.getTypeFactory(), List.class);
        JavaType vec = kind.listType(mapper.getTypeFactory(), SmallVec.class);
        List<SmallVec<?>> vecs = kind.vecs().toList();
        ObjectWriter untyped = mapper.writer();
        // To Jackson, SmallVec is abstract, as List is, while ArrayList is not.
        ObjectWriter forAnyList = mapper.writerFor(List.class);
        for (Place place : WritingTest.PLACES) {
            if (kind == ElementKind.LIST && config.typed() && place.name().equals("Using")) {
                // Serializers of others name the class of an element that is a vector as they find it.
                continue;
            }
            ObjectWriter forList = writerFor(mapper, place, list);
            ObjectWriter forVec = writerFor(mapper, place, vec);
            for (int i = 0; i < vecs.size(); i++) {
                Object withList = place.wrap().apply(kind.lists().get(i));
                Object withVec = place.wrap().apply(vecs.get(i));
                Supplier<String> what = () -> "%s, %s, %s, %.40s"
                        .formatted(config, mapper.getFactory().getFormatName(), place.name(), withVec);
                ObjectWriter asDeclared =
                        config.typesAbstractClasses() && place.name().equals("root") ? forAnyList : untyped;
                WritingTest.assertSame(write(sink, asDeclared, withList), write(sink, untyped, withVec), what);
                WritingTest.assertSame(write(sink, forList, withList), write(sink, forVec, withVec), what);
            }
        }
    }
}
