package io.github.compactvec.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    private static List<String> print(TextTable table) {
        StringWriter text = new StringWriter();
        table.print(new PrintWriter(text));
        return text.toString().lines().toList();
    }

    @Test
    void alignsColumns() {
        TextTable table = new TextTable(List.of("path", "n", "choose"));
        table.add(List.of("$", "1", "x"));
        table.add(List.of("$.größe\uD83D\uDE00", "1,000", ""));
        assertEquals(
                List.of(
                        "path          n  choose",
                        "--------  -----  ------",
                        "$             1       x",
                        "$.größe\uD83D\uDE00  1,000"),
                print(table));
    }

    @Test
    void shortensTheFirstColumnInTheMiddle() {
        String path = "$.begin" + "\uD83D\uDE00".repeat(200) + ".end";
        TextTable table = new TextTable(List.of("path", "n"));
        table.add(List.of(path, "1,000,000"));
        List<String> lines = print(table);
        for (String line : lines) {
            assertTrue(line.codePointCount(0, line.length()) <= TextTable.WIDTH, line);
        }
        String line = lines.get(2);
        assertEquals(TextTable.WIDTH, line.codePointCount(0, line.length()));
        assertTrue(line.startsWith("$.begin") && line.contains("...") && line.endsWith(".end  1,000,000"), line);
    }

    @Test
    void rowsHaveACellForEachColumn() {
        assertThrows(IllegalArgumentException.class, () -> new TextTable(List.of("path", "n")).add(List.of("$")));
    }
}
