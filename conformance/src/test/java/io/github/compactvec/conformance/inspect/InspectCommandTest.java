package io.github.compactvec.conformance.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.conformance.Main;
import io.github.compactvec.conformance.TextTable;
import io.github.compactvec.conformance.input.Limits;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class InspectCommandTest {
    @TempDir
    Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int inspect(String... args) {
        List<String> all = new ArrayList<>(List.of("inspect"));
        all.addAll(Arrays.asList(args));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(new String[0]));
    }

    private String file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content).toString();
    }

    private String file(String name, String content) throws IOException {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(int... bytes) {
        byte[] result = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            result[i] = (byte) bytes[i];
        }
        return result;
    }

    /** The lines of one table, its rule left out. */
    private List<String> table(String title) {
        List<String> lines = out.toString().lines().toList();
        int from = 0;
        while (!lines.get(from).startsWith(title)) {
            from++;
        }
        return lines.subList(from + 1, lines.size()).stream()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> !line.startsWith("-"))
                .toList();
    }

    private String lastLine() {
        List<String> lines = out.toString().lines().toList();
        return lines.get(lines.size() - 1);
    }

    // ---------------------------------------------------------------- what it prints

    @Test
    void printsTables() throws IOException {
        String file = file("a.json", """
                {"docs": [
                  {"ids": [1, 2, 3, 4, 5], "tags": ["x"], "scores": [-1, 70000]},
                  {"ids": [1000, 2000], "tags": [], "scores": [0.5]},
                  {"ids": []}
                ]}
                """);
        assertEquals(Main.OK, inspect(file));
        assertEquals("", err.toString());
        assertEquals(
                file + ": JSON, 148 B, 1 document",
                out.toString().lines().findFirst().orElse(""));
        assertEquals(
                List.of(
                        "path              arrays  elements  min    max",
                        "$.docs[*].ids          3         7    1   2000",
                        "$.docs[*].scores       1         2   -1  70000",
                        "total                  4         9   -1  70000"),
                table("Values"));
        assertEquals(
                List.of(
                        "path               1 B   2 B    3 B  4 B  signed",
                        "$.docs[*].ids     71 %  29 %      -    -       -",
                        "$.docs[*].scores     -     -  100 %    -   100 %",
                        "total             56 %  22 %   22 %    -    22 %"),
                table("Widths"));
        assertEquals(
                List.of(
                        "path                 0  1    2-4   5-8  9-16  17-64  65-1024  >1024  longest",
                        "$.docs[*].ids     33 %  -   33 %  33 %     -      -        -      -        5",
                        "$.docs[*].scores     -  -  100 %     -     -      -        -      -        2",
                        "total             25 %  -   50 %  25 %     -      -        -      -        5"),
                table("Lengths"));
        assertEquals(
                List.of(
                        "path              JSON  MessagePack  Kryo array  Kryo packed",
                        "$.docs[*].ids     24 B         14 B        12 B         14 B",
                        "$.docs[*].scores  10 B          7 B         5 B          6 B",
                        "total             34 B         21 B        17 B         20 B"),
                table("Bytes"));
        List<String> heap = table("Heap");
        assertEquals(4, heap.size());
        assertTrue(
                heap.get(0).matches("path +List<Integer> +int\\[\\] +CompactIntVec +SmallIntVec +saved +choose"),
                heap.toString());
        assertTrue(heap.get(1).matches("\\$\\.docs.+ B +\\d+ % +int\\[\\]"), heap.toString());
        assertTrue(heap.get(2).endsWith("int[]*"), heap.toString());
        assertEquals(
                List.of("path              arrays    what they hold", "$.docs[*].scores       1  1 floating point"),
                table("Other arrays"));
        assertTrue(
                lastLine()
                        .matches("int\\[\\], which cannot grow, saves \\d+ % of the heap of List<Integer> over all"
                                + " paths \\(CompactIntVec \\d+ %; SmallIntVec \\d+ %\\)\\."),
                lastLine());
    }

    @Test
    void tellsTypesApart() throws IOException {
        String file = file("a.json", """
                {"id": [1, 2, 3], "tag": [-1, 200], "hash": [4000000000, 17], "time": [1700000000000, 1700000005000],
                 "offset": [-5000000000], "u64": [18446744073709551615]}
                """);
        assertEquals(Main.OK, inspect(file));
        assertEquals(
                List.of(
                        "path      arrays  elements            min            max",
                        "$.time         1         2  1700000000000  1700000005000",
                        "$.offset       1         1    -5000000000    -5000000000",
                        "$.hash         1         2             17     4000000000",
                        "$.tag          1         2             -1            200",
                        "$.id           1         3              1              3",
                        "total          5        10    -5000000000  1700000005000"),
                table("Values"));
        assertEquals(
                List.of(
                        "path        1 B    2 B  3 B    4 B    5 B    6 B  7 B  8 B  signed",
                        "$.time        -      -    -      -      -  100 %    -    -       -",
                        "$.offset      -      -    -      -  100 %      -    -    -   100 %",
                        "$.hash        -      -    -  100 %      -      -    -    -       -",
                        "$.tag         -  100 %    -      -      -      -    -    -   100 %",
                        "$.id      100 %      -    -      -      -      -    -    -       -",
                        "total      30 %   20 %    -   20 %   10 %   20 %    -    -    30 %"),
                table("Widths"));
        assertEquals(7, table("Lengths").size());
        assertEquals(
                List.of(
                        "path      JSON  MessagePack  Kryo array  Kryo packed",
                        "$.time    29 B         19 B        13 B         14 B"),
                table("Bytes").subList(0, 2));
        assertHeap(
                "Heap of paths within int (",
                "List<Integer> +int\\[\\] +CompactIntVec +SmallIntVec",
                "$.tag",
                "$.id",
                "total");
        assertHeap(
                "Heap of paths within unsigned int", "List<Long> +long\\[\\] +CompactUIntVec +SmallLongVec", "$.hash");
        assertHeap(
                "Heap of paths within long",
                "List<Long> +long\\[\\] +CompactLongVec +SmallLongVec",
                "$.time",
                "$.offset",
                "total");
        assertEquals(
                List.of(
                        "path   arrays                                 what they hold",
                        "$.u64       1  1 integers beyond long, which no vector holds"),
                table("Other arrays"));
        String sentences = out.toString().substring(out.toString().lastIndexOf("\n\n") + 2);
        assertTrue(sentences.matches("""
                        int\\[\\], which .+ List<Integer> over the paths within int \\(CompactIntVec \\d+ %; SmallIntVec \\d+ %\\)\\.
                        long\\[\\], which .+ List<Long> over the paths within unsigned int \\(CompactUIntVec \\d+ %; SmallLongVec \\d+ %\\)\\.
                        long\\[\\], which .+ List<Long> over the paths within long \\(CompactLongVec \\d+ %; SmallLongVec \\d+ %\\)\\.
                        """), sentences);
    }

    @ParameterizedTest
    @EnumSource
    void needsNoTypeWhereThereIsOne(Real real) throws IOException {
        String widest = Long.toString(real.widest(real.maxWidth()));
        String narrow = "1,".repeat(99) + "1";
        assertEquals(
                Main.OK,
                inspect(file(
                        "a.json",
                        "{\"a\":[[" + narrow + "],[" + widest + "]],\"b\":[" + (widest + ",").repeat(19) + widest
                                + "]}")));
        String title = table("Widths").get(0);
        assertTrue(title.endsWith("  " + real.maxWidth() + " B  signed"), title);
        List<Container> containers = real.type().containers();
        List<String> heap = table("Heap (");
        for (Container container : containers) {
            assertTrue(heap.get(0).contains(" " + container.label() + " "), heap.toString());
        }
        String vector = containers.get(2).label();
        assertTrue(
                heap.stream().anyMatch(line -> line.startsWith("$.a[*] ") && line.endsWith(" " + vector)),
                heap.toString());
        assertTrue(lastLine().startsWith(vector + " saves "), lastLine());
        assertTrue(
                lastLine().contains(" of the heap of " + containers.get(0).label() + " over all paths ("), lastLine());
    }

    /** Checks which containers a table of heap has, and which rows. */
    private void assertHeap(String title, String containers, String... rows) {
        List<String> heap = table(title);
        assertTrue(heap.get(0).matches("path +" + containers + " +saved +choose"), heap.toString());
        assertEquals(rows.length + 1, heap.size(), heap.toString());
        for (int i = 0; i < rows.length; i++) {
            assertTrue(heap.get(i + 1).startsWith(rows[i] + " "), heap.toString());
        }
    }

    @Test
    void namesTheRestWhenThereAreMorePathsThanRows() throws IOException {
        StringBuilder json = new StringBuilder("{");
        for (int i = 1; i <= 5; i++) {
            json.append(i == 1 ? "" : ",").append("\"k").append(i).append("\":[300");
            json.append(",30000".repeat(10 * i)).append("]");
        }
        assertEquals(
                Main.OK, inspect("--paths", "2", file("a.json", json.append("}").toString())));
        List<String> values = table("Values");
        assertEquals(5, values.size());
        assertTrue(values.get(1).startsWith("$.k5 ") && values.get(2).startsWith("$.k4 "), values.toString());
        assertTrue(values.get(3).matches("\\.\\.\\. 3 more +3 +63 +300 +30000"), values.toString());
        assertTrue(values.get(4).matches("total +5 +155 +300 +30000"), values.toString());
    }

    @Test
    void tablesOfHeapShowTheSamePathsAsOthers() throws IOException {
        String json = "{\"l\":[" + "5000000000,".repeat(9) + "1],\"i\":[" + "500,".repeat(7)
                + "1],\"k\":[500,1],\"u\":[3000000000]}";
        assertEquals(Main.OK, inspect("--paths", "2", file("a.json", json)));
        assertEquals(5, table("Values").size());
        assertHeap("Heap of paths within int", "List<Integer> .+", "$.i", "... 1 more", "total");
        assertHeap("Heap of paths within unsigned int", "List<Long> .+", "... 1 more");
        assertHeap("Heap of paths within long", "List<Long> .+", "$.l");
    }

    @Test
    void mergesKeysAndPathsOnRequest() throws IOException {
        String file = file("a.json", "{\"a\":{\"x\":[1]},\"b\":{\"x\":[1]},\"c\":{\"y\":[1]}}");
        assertEquals(Main.OK, inspect("--max-keys", "2", file));
        assertTrue(out.toString().contains("$.*.x") && out.toString().contains("$.*.y"), out.toString());
        out.getBuffer().setLength(0);
        assertEquals(Main.OK, inspect("--max-paths", "3", file));
        assertTrue(out.toString().contains("$.*.*"), out.toString());
    }

    @Test
    void saysWhenThereIsNothing() throws IOException {
        assertEquals(Main.OK, inspect(file("a.json", "{\"a\":\"[1,2]\"}")));
        assertEquals("No arrays of integers.", lastLine());
        assertEquals(Main.OK, inspect(file("b.json", "{\"a\":[[],[]]}")));
        assertEquals("All arrays over all paths are empty.", lastLine());
    }

    @Test
    void lineOfTableIsNeverTooLong() throws IOException {
        String key = "k".repeat(190);
        String longest = "[-9223372036854775808,9223372036854775807]";
        assertEquals(
                Main.OK,
                inspect(file("a.json", "{\"" + key + "\":[" + longest + ",[-2147483648,2147483647]],\"b\":[1,0.5]}")));
        out.toString()
                .lines()
                .filter(line -> line.contains("kkk"))
                .filter(line -> !line.contains(folder.toString()))
                .forEach(line -> assertTrue(line.length() <= TextTable.WIDTH, line));
    }

    // ---------------------------------------------------------------- what it reads

    @Test
    void tellsTheFormatByExtensionOrFirstByte() throws IOException {
        byte[] messagePack = bytes(0x81, 0xA1, 'a', 0x92, 1, 2);
        for (String name : List.of("a.msgpack", "a.MPK", "a", "a.bin")) {
            assertEquals(Main.OK, inspect(file(name, messagePack)));
        }
        for (String name : List.of("b.json", "b.ndjson", "b", "b.dat")) {
            assertEquals(Main.OK, inspect(file(name, " {\"a\":[1,2]}\n{\"a\":[3]}")));
        }
        assertEquals(Main.OK, inspect(file("c", "\uFEFF[1]")));
        assertEquals("", err.toString());
        List<String> heads = out.toString()
                .lines()
                .filter(line -> line.contains(" document"))
                .toList();
        assertEquals(
                4,
                heads.stream()
                        .filter(line -> line.endsWith("MessagePack, 6 B, 1 document"))
                        .count());
        assertEquals(
                4,
                heads.stream()
                        .filter(line -> line.endsWith("JSON, 22 B, 2 documents"))
                        .count());
        assertEquals(9, heads.size());
    }

    @Test
    void believesTheUserAboutTheFormat() throws IOException {
        assertEquals(Main.OK, inspect("--input", "msgpack", file("a.json", bytes(0x92, 1, 2))));
        assertEquals(Main.OK, inspect("--input", "JSON", file("a.msgpack", "[1,2]")));
        assertEquals("", err.toString());
        assertEquals(Main.BAD_INPUT, inspect("--input", "json", file("b.json", bytes(0x92, 1, 2))));
    }

    @Test
    void readsStandardInput() {
        InputStream stdin = System.in;
        try {
            System.setIn(new ByteArrayInputStream("[1,2,3]".getBytes(StandardCharsets.UTF_8)));
            assertEquals(Main.OK, inspect("-"));
        } finally {
            System.setIn(stdin);
        }
        assertTrue(out.toString().startsWith("standard input: JSON, 7 B, 1 document"), out.toString());
    }

    @Test
    void reportsTheGoodFilesAmongBadOnes() throws IOException {
        String good = file("good.json", "[1]");
        String bad = file("bad.json", "[");
        assertEquals(Main.BAD_INPUT, inspect(good, bad, good));
        assertEquals(
                2,
                out.toString()
                        .lines()
                        .filter(line -> line.contains("1 document"))
                        .count());
        assertEquals(1, err.toString().lines().count());
    }

    @Test
    void progressIsOnlyShownWhenAskedFor() throws IOException {
        assertEquals(Main.OK, inspect("--no-progress", file("a.json", "[1]")));
        assertEquals(Main.OK, inspect("--progress", file("a.json", "[1]")));
        assertEquals("", err.toString());
    }

    @Test
    void refusesBadOptions() throws IOException {
        String file = file("a.json", "[1]");
        assertEquals(Main.BAD_INPUT, inspect("--paths", "0", file));
        assertEquals(Main.BAD_INPUT, inspect("--max-paths", "-1", file));
        assertEquals(Main.BAD_INPUT, inspect("--max-keys", "0", file));
        assertEquals(Main.BAD_INPUT, inspect("--max-keys", "many", file));
        assertEquals(Main.BAD_INPUT, inspect("--format", "poem", file));
        assertEquals(Main.BAD_INPUT, inspect("--input", "poem", file));
        assertEquals("", out.toString());
        assertEquals(6, err.toString().lines().count(), err.toString());
    }

    // ---------------------------------------------------------------- bad input

    static Stream<Arguments> badInput() {
        byte[] deepMessagePack = new byte[Limits.NESTING + 1];
        Arrays.fill(deepMessagePack, (byte) 0x91);
        return Stream.of(
                Arguments.of("a.json", "", "is empty"),
                Arguments.of("a.json", " \n\t ", "holds no document, only white space"),
                Arguments.of("a.json", "{\"a\":[1,2", "1:10: Unexpected end-of-input"),
                Arguments.of("a.json", "{\"a\":\n[1,,2]}", "2:4: Unexpected character"),
                Arguments.of("a.json", "[1] [2", "1:7: Unexpected end-of-input"),
                Arguments.of("a.json", "[1]]", "1:4: Unexpected close marker"),
                Arguments.of("a.json", "[01]", "1:3: Invalid numeric value"),
                Arguments.of("a.json", "[NaN]", "Non-standard token 'NaN'"),
                Arguments.of("a.json", "{1:2}", "1:2: Unexpected character"),
                Arguments.of("a.json", "hello", "1:1: Unrecognized token 'hello'"),
                Arguments.of("a.json", "[\"\u001b[2J\"]", "Illegal unquoted character"),
                Arguments.of("a.json", bytes('[', '"', 0xFF, '"', ']'), "byte 2: not UTF-8"),
                Arguments.of("a.json", bytes('{', '"', 0xC3), "byte 2: not UTF-8"),
                Arguments.of("a.json", "[".repeat(Limits.NESTING + 1), "nesting depth (100001) exceeds"),
                Arguments.of("a.json", "[" + "1".repeat(1001) + "]", "1:1003: Number value length (1001) exceeds"),
                Arguments.of("a.json", "[" + "1".repeat(1_000_000) + "]", "Key or number length"),
                Arguments.of("a.json", "{\"" + "k".repeat(1_000_000) + "\":1}", "Name length"),
                Arguments.of("a", "hello", "byte 0: neither JSON nor MessagePack begins with 0x68"),
                Arguments.of("a", bytes(0x1F, 0x8B, 0x08), "byte 0: neither JSON nor MessagePack begins with 0x1f"),
                Arguments.of("a", bytes(0xC5, 0x12, 0x99), "byte 0: neither JSON nor MessagePack begins with 0xc5"),
                Arguments.of("a.msgpack", bytes(), "is empty"),
                Arguments.of("a.msgpack", bytes(0x93, 1), "byte 2: the input ends inside a value"),
                Arguments.of("a.msgpack", bytes(0x81, 0xA3, 'a'), "the input ends inside a value"),
                Arguments.of(
                        "a.msgpack", bytes(0x91, 0xDB, 0x7F, 0xFF, 0xFF, 0xFF, 1), "the input ends inside a value"),
                Arguments.of("a.msgpack", bytes(0x92, 1, 0xC1), "byte 2: 0xc1 begins no value"),
                Arguments.of("a.msgpack", bytes(0xDD, 0xFF, 0xFF, 0xFF, 0xFF), "a size of 4294967295 is more than"),
                Arguments.of(
                        "a.msgpack", bytes(0x81, 0xDB, 0x7F, 0xFF, 0xFF, 0xFF), "a size of 2147483647 is more than"),
                Arguments.of("a.msgpack", bytes(0x81, 0xC6, 0, 1, 0, 0), "a size of 65536 is more than"),
                Arguments.of("a.msgpack", bytes(0x81, 0x91, 1, 2), "byte 1: a map key of type array is not supported"),
                Arguments.of("a.msgpack", deepMessagePack, "nested deeper than the maximum allowed (100000)"));
    }

    @ParameterizedTest
    @MethodSource
    void badInput(String name, Object content, String problem) throws IOException {
        String file = content instanceof String text ? file(name, text) : file(name, (byte[]) content);
        assertEquals(Main.BAD_INPUT, inspect(file));
        assertEquals("", out.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().startsWith("compactvec: " + file + ": "), err.toString());
        assertTrue(err.toString().contains(problem), err.toString());
        assertFalse(err.toString().contains("Source"), err.toString());
        assertFalse(err.toString().contains("\u001b"), err.toString());
    }

    @Test
    void filesThatCannotBeRead() {
        assertEquals(Main.BAD_INPUT, inspect(folder.resolve("none.json").toString(), folder.toString(), "a\0b"));
        assertEquals("", out.toString());
        assertEquals(
                List.of(
                        "compactvec: " + folder.resolve("none.json") + ": no such file",
                        "compactvec: " + folder + ": is a directory",
                        "compactvec: a\\u0000b: not a file name: Nul character not allowed"),
                err.toString().lines().toList());
    }

    @Test
    void readingThatFailsHalfway() {
        InputStream stdin = System.in;
        try {
            System.setIn(new FilterInputStream(new ByteArrayInputStream("[1,".getBytes(StandardCharsets.UTF_8))) {
                @Override
                public int read(byte[] buf, int offset, int length) throws IOException {
                    int read = super.read(buf, offset, length);
                    if (read < 0) {
                        throw new IOException("disk on fire");
                    }
                    return read;
                }
            });
            assertEquals(Main.BAD_INPUT, inspect("-"));
        } finally {
            System.setIn(stdin);
        }
        assertEquals(
                "compactvec: standard input: cannot be read: disk on fire",
                err.toString().strip());
    }
}
