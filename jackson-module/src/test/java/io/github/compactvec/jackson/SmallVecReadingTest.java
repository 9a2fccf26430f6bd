package io.github.compactvec.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.github.compactvec.SmallVec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgpack.jackson.dataformat.MessagePackMapper;

/**
 * Reading a small vector ends as reading a {@code List} ends, whatever the elements, the input, the place and the
 * settings: with the same elements, or the same exception with the same message and path.
 */
class SmallVecReadingTest {
    private static final ObjectMapper PLAIN_JSON = new JsonMapper();
    private static final ObjectMapper PLAIN_CBOR = new CBORMapper();

    /** Kinds for which Jackson has deserializers, or ways through them, of their own. For others places differ little. */
    private static final Set<ElementKind> DISTINCT =
            EnumSet.of(ElementKind.INTEGER, ElementKind.STRING, ElementKind.IDENTIFIED, ElementKind.LIST);

    static Stream<Arguments> features() {
        return ElementKind.with(Settings.features());
    }

    static Stream<Arguments> rules() {
        return ElementKind.with(Settings.rules())
                .filter(arguments -> DISTINCT.contains(arguments.get()[0]));
    }

    static Stream<Arguments> typing() {
        return ElementKind.with(Settings.typing());
    }

    static Stream<Arguments> syntax() {
        return ElementKind.with(Settings.syntax());
    }

    @ParameterizedTest
    @MethodSource("features")
    void readsAsAListIsReadEverywhere(ElementKind kind, Settings settings) {
        List<Position> positions = new ArrayList<>(DISTINCT.contains(kind) ? Position.ALL : Position.TYPICAL);
        positions.addAll(Position.OF_LISTS);
        compareJson(kind, settings, positions, kind.inputs());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void readsAsAListIsReadUnderEveryRule(ElementKind kind, Settings settings) {
        compareJson(kind, settings, Position.TYPICAL, kind.inputs());
    }

    @ParameterizedTest
    @MethodSource("typing")
    void missesTheTypeAsAListMissesIt(ElementKind kind, Settings settings) {
        compareJson(kind, settings, Position.TYPICAL, kind.inputs());
    }

    @ParameterizedTest
    @MethodSource("syntax")
    void failsOnBrokenInputAsAListFails(ElementKind kind, Settings settings) {
        compareJson(kind, settings, Position.TYPICAL, Inputs.BROKEN);
    }

    @ParameterizedTest
    @MethodSource("features")
    void readsBinaryFormatsAsAListIsRead(ElementKind kind, Settings settings) {
        ObjectMapper messagePack = settings.build(MessagePackMapper.builder());
        ObjectMapper cbor = settings.build(CBORMapper.builder());
        Comparison comparison = new Comparison(kind);
        for (Position position : Position.TYPICAL) {
            for (String input : kind.inputs()) {
                String document = position.document(input);
                comparison.read(messagePack, position, input, MessagePacks.fromJson(document, false));
                comparison.read(cbor, position, input, cbor(document));
            }
        }
        comparison.assertNoDifference();
    }

    private static void compareJson(
            ElementKind kind, Settings settings, List<Position> positions, List<String> inputs) {
        ObjectMapper json = settings.jsonMapper();
        Comparison comparison = new Comparison(kind);
        for (Position position : positions) {
            for (String input : inputs) {
                comparison.read(json, position, input, position.document(input).getBytes(UTF_8));
            }
        }
        comparison.assertNoDifference();
    }

    private static byte[] cbor(String json) {
        try {
            return PLAIN_CBOR.writeValueAsBytes(PLAIN_JSON.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of lists and vectors of some elements. */
    private static final class Comparison {
        private final ElementKind kind;
        private final List<String> differences = new ArrayList<>();

        Comparison(ElementKind kind) {
            this.kind = kind;
        }

        void read(ObjectMapper mapper, Position position, String input, byte[] document) {
            JavaType list = kind.listType(mapper.getTypeFactory(), List.class);
            JavaType vec = kind.listType(mapper.getTypeFactory(), SmallVec.class);
            Outcome expected = position.read(mapper, document, list);
            Outcome actual = position.read(mapper, document, vec);
            if (!actual.equals(expected)) {
                differences.add("%s, %s: %.60s%n  expected %s%n  actual   %s"
                        .formatted(mapper.getFactory().getFormatName(), position, input, expected, actual));
            }
        }

        void assertNoDifference() {
            assertEquals("", String.join("\n", differences));
        }
    }
}
