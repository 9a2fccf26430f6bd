package io.github.compactvec.conformance.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.compactvec.conformance.input.InputException;
import io.github.compactvec.conformance.input.InputFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.jackson.dataformat.MessagePackFactory;

class InspectorTest {
    private static final HeapMeter METER = new HeapMeter();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper MESSAGE_PACK = new ObjectMapper(new MessagePackFactory());

    private static Report inspect(InputFormat format, byte[] input) throws IOException, InputException {
        PathTree tree = new PathTree(1000, 100);
        Inspector inspector = new Inspector(tree, METER);
        format.read(new ByteArrayInputStream(input), inspector);
        return Report.of("test", format, input.length, inspector.documents(), tree, METER);
    }

    private static Report inspect(String json) throws IOException, InputException {
        return inspect(InputFormat.JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithTheOracleOnRandomDocuments(Real real) throws Exception {
        List<Oracle.Figures> ofType = new ArrayList<>();
        Set<OtherKind> kinds = EnumSet.noneOf(OtherKind.class);
        for (int seed = 0; seed < 40; seed++) {
            RandomDocuments documents = new RandomDocuments(real, seed);
            Oracle oracle = new Oracle();
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            ByteArrayOutputStream messagePack = new ByteArrayOutputStream();
            for (int i = 0; i < 5; i++) {
                JsonNode document = documents.next();
                oracle.add(document);
                json.write(JSON.writeValueAsBytes(document));
                json.write(i % 2 == 0 ? '\n' : ' ');
                messagePack.write(MESSAGE_PACK.writeValueAsBytes(document));
            }
            Map<String, Oracle.Figures> figures = oracle.figures();
            Map<String, Map<OtherKind, Long>> others = oracle.others();
            figures.values().stream().filter(path -> path.type() == real).forEach(ofType::add);
            others.values().forEach(path -> kinds.addAll(path.keySet()));
            for (Report report : List.of(
                    inspect(InputFormat.JSON, json.toByteArray()),
                    inspect(InputFormat.MSGPACK, messagePack.toByteArray()))) {
                String which = report.format() + ", seed " + seed;
                assertEquals(5, report.documents(), which);
                assertEquals(figures, Oracle.figures(report), which);
                assertEquals(others, Oracle.others(report), which);
            }
        }
        for (int width = 1; width <= real.maxWidth(); width++) {
            int index = width - 1;
            assertTrue(ofType.stream().anyMatch(path -> path.elementsByWidth().get(index) > 0), "width " + width);
        }
        assertEquals(real.isSigned(), ofType.stream().anyMatch(path -> path.signedElements() > 0));
        assertEquals(EnumSet.complementOf(EnumSet.of(OtherKind.TOO_LONG)), kinds);
    }

    @Test
    void totalsAreSumsAndPathsAreInOrder() throws Exception {
        Report report = inspect("{\"a\":[[1,2],[300]],\"b\":[70000,70001,70002,70003],\"c\":[]}");
        Report.Section section = report.integers();
        assertEquals(
                List.of("$.a[*]", "$.b", "$.c"),
                section.paths().stream().map(Report.Path::path).toList());
        PathStats total = section.total().stats();
        assertEquals(4, total.arrays());
        assertEquals(7, total.elements());
        assertEquals(1, total.min());
        assertEquals(70_003, total.max());
        assertEquals(
                section.paths().stream().mapToLong(Report.Path::saved).sum(),
                section.total().saved());
        long saved = Long.MAX_VALUE;
        for (Report.Path path : section.paths()) {
            assertTrue(path.saved() <= saved);
            saved = path.saved();
        }
    }

    @Test
    void emptyArraysCountUnlessOthersTellThatTheyHoldSomethingElse() throws Exception {
        Report report = inspect("[{\"a\":[],\"b\":[],\"c\":[]},{\"a\":[1],\"b\":[\"x\"]}]");
        assertEquals(Set.of("$[*].a", "$[*].c"), Oracle.figures(report).keySet());
        assertEquals(2, report.integers().total().stats().arraysOfLength(0));
        assertEquals(List.of(), report.others());
    }

    static Stream<Arguments> typeIsTheFirstThatHasAllElements() {
        return Stream.of(
                Arguments.of("", ElementType.INT),
                Arguments.of("-2147483648, 2147483647", ElementType.INT),
                Arguments.of("2147483648", ElementType.UINT),
                Arguments.of("4294967295, 0", ElementType.UINT),
                Arguments.of("4294967296", ElementType.LONG),
                Arguments.of("2147483648, -1", ElementType.LONG),
                Arguments.of("-2147483649", ElementType.LONG),
                Arguments.of("-9223372036854775808, 9223372036854775807", ElementType.LONG));
    }

    @ParameterizedTest
    @MethodSource
    void typeIsTheFirstThatHasAllElements(String elements, ElementType type) throws Exception {
        assertEquals(Set.of(type), inspect("[" + elements + "]").byType().keySet());
        // An array that others of its path do not tell from one of int.
        assertEquals(
                Set.of(type), inspect("[[" + elements + "],[1],[]]").byType().keySet());
    }

    @Test
    void arraysOfAPathAreOfOneType() throws Exception {
        Report report = inspect("[[-1],[4294967295]]");
        assertEquals(Set.of(ElementType.LONG), report.byType().keySet());
        PathStats stats = report.integers().total().stats();
        for (Container container : Container.values()) {
            boolean possible = stats.heap(container) != HeapMeter.IMPOSSIBLE;
            assertEquals(container.isFor(ElementType.LONG), possible, container::label);
        }
    }

    @Test
    void noVectorHoldsIntegersBeyondLong() throws Exception {
        for (String beyond : List.of("9223372036854775808", "18446744073709551615", "-9223372036854775809")) {
            Report report = inspect("[1," + beyond + "]");
            assertEquals(Set.of(), report.byType().keySet());
            assertEquals(1, report.others().get(0).stats().others(OtherKind.BEYOND_LONG));
        }
    }

    @ParameterizedTest
    @EnumSource
    void choosesTheSmallestUnlessGrowthCostsLittle(Real real) throws Exception {
        List<Container> containers = real.type().containers();
        Container array = containers.get(1);
        Container vector = containers.get(2);
        String widest = Long.toString(real.widest(real.maxWidth()));
        Report report = inspect("{\"small\":[" + widest + "],\"wide\":[" + (widest + ",").repeat(999) + "1]}");
        assertEquals(array, choice(report, "$.small"));
        assertEquals(vector, choice(report, "$.wide"));
        // A path of narrow arrays, of which only the values of one tell that they are not of int.
        assertEquals(vector, choice(inspect("[[" + "1,".repeat(99) + "1],[" + widest + "]]"), "$[*]"));
    }

    @ParameterizedTest
    @EnumSource
    void choosesTheSmallVectorWhereMostArraysFitIntoIt(Real real) throws Exception {
        List<Container> containers = real.type().containers();
        String widest = Long.toString(real.widest(real.maxWidth()));
        assertEquals(
                List.of("Compact", "Small"),
                containers.stream().skip(2).map(InspectorTest::kind).toList());
        assertEquals("Small", kind(choice(inspect(fives(widest, 16)), "$[*]")));
        assertEquals("Compact", kind(choice(inspect(fives(widest, 17)), "$[*]")));
    }

    /** Five arrays of that many elements that take a byte each, and a short one of elements of another width. */
    private static String fives(String element, int length) {
        return "[" + ("[" + "1,".repeat(length - 1) + "1],").repeat(5) + "[" + element + ",1]]";
    }

    private static String kind(Container vector) {
        return vector.label().replaceFirst("(U?Int|Long)Vec", "");
    }

    private static Container choice(Report report, String name) {
        return report.integers().paths().stream()
                .filter(path -> path.path().equals(name))
                .map(Report.Path::choice)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void readsDocumentsWithNothingBetweenThem() throws Exception {
        assertEquals(4, inspect("[1][2]{\"a\":[3]}\"x\"").documents());
        assertEquals(
                2,
                inspect(InputFormat.MSGPACK, new byte[] {(byte) 0x91, 1, (byte) 0x90})
                        .documents());
    }

    @Test
    void readsEveryMessagePackEncodingOfAnInteger() throws Exception {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            byte[][] sevens = {
                {7},
                {(byte) 0xCC, 7},
                {(byte) 0xCD, 0, 7},
                {(byte) 0xCE, 0, 0, 0, 7},
                {(byte) 0xCF, 0, 0, 0, 0, 0, 0, 0, 7},
                {(byte) 0xD0, 7},
                {(byte) 0xD1, 0, 7},
                {(byte) 0xD2, 0, 0, 0, 7},
                {(byte) 0xD3, 0, 0, 0, 0, 0, 0, 0, 7},
            };
            packer.packArrayHeader(sevens.length);
            for (byte[] seven : sevens) {
                packer.writePayload(seven);
            }
            PathStats stats = inspect(InputFormat.MSGPACK, packer.toByteArray())
                    .integers()
                    .total()
                    .stats();
            assertEquals(sevens.length, stats.elements());
            assertEquals(7, stats.min());
            assertEquals(7, stats.max());
        }
    }

    @Test
    void readsEveryMessagePackKey() throws Exception {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packMapHeader(7);
            packer.packString("s").packArrayHeader(1).packInt(1);
            packer.packLong(-5).packArrayHeader(1).packInt(1);
            packer.packBoolean(true).packArrayHeader(1).packInt(1);
            packer.packDouble(1.5).packArrayHeader(1).packInt(1);
            packer.packNil().packArrayHeader(1).packInt(1);
            packer.packBinaryHeader(1).writePayload(new byte[] {'b'});
            packer.packArrayHeader(1).packInt(1);
            packer.packRawStringHeader(1).writePayload(new byte[] {(byte) 0xFF});
            packer.packArrayHeader(1).packInt(1);
            assertEquals(
                    Set.of("$.s", "$['-5']", "$.true", "$['1.5']", "$.null", "$.b", "$['\uFFFD']"),
                    Oracle.figures(inspect(InputFormat.MSGPACK, packer.toByteArray()))
                            .keySet());
        }
    }

    @Test
    void arraysTooLongForJavaAreNotCounted() {
        assertNull(ArrayTally.otherKind(ArrayTally.MAX_LENGTH, Set.of()));
        assertEquals(OtherKind.TOO_LONG, ArrayTally.otherKind(ArrayTally.MAX_LENGTH + 1L, Set.of()));
    }
}
