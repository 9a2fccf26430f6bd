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
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
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

    @Test
    void agreesWithTheOracleOnRandomDocuments() throws Exception {
        Set<String> types = new HashSet<>();
        Set<OtherKind> kinds = EnumSet.noneOf(OtherKind.class);
        for (int seed = 0; seed < 40; seed++) {
            RandomDocuments documents = new RandomDocuments(seed);
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
            figures.values().forEach(path -> types.add(path.type()));
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
        assertEquals(Set.of("INT", "LONG"), types);
        assertEquals(EnumSet.complementOf(EnumSet.of(OtherKind.TOO_LONG)), kinds);
    }

    @Test
    void totalsAreSumsAndPathsAreInOrder() throws Exception {
        Report report = inspect("{\"a\":[[1,2],[300]],\"b\":[70000,70001,70002,70003],\"c\":[]}");
        Report.Section section = report.sections().get(0);
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
        assertEquals(2, report.sections().get(0).total().stats().arraysOfLength(0));
        assertEquals(List.of(), report.others());
    }

    @Test
    void choosesTheSmallestUnlessGrowthCostsLittle() throws Exception {
        StringBuilder wide = new StringBuilder("[2000000000");
        for (int i = 1; i < 1000; i++) {
            wide.append(",1");
        }
        Report report = inspect(
                "{\"small\":[1],\"bytes\":[" + "1,".repeat(99) + "1],\"wide\":" + wide + "],\"long\":[1,5000000000]}");
        assertEquals(Container.INT_ARRAY, choice(report, "$.small"));
        assertEquals(Container.COMPACT_INT_VEC, choice(report, "$.bytes"));
        assertEquals(Container.COMPACT_INT_VEC, choice(report, "$.wide"));
        assertEquals(Container.LONG_ARRAY, choice(report, "$.long"));
    }

    private static Container choice(Report report, String name) {
        return report.sections().stream()
                .flatMap(section -> section.paths().stream())
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
                    .sections()
                    .get(0)
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
