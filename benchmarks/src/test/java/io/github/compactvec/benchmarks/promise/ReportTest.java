package io.github.compactvec.benchmarks.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ReportTest {
    private static final String BEFORE = """
            # Text
            <!-- benchmarks: machine -->
            old
            <!-- benchmarks: end -->

            <!-- benchmarks: summary -->
            <!-- benchmarks: end -->
            between
            <!-- benchmarks: promises -->
            <!-- benchmarks: end -->
            <!-- benchmarks: comparisons -->
            <!-- benchmarks: end -->
            <!-- benchmarks: heap -->
            <!-- benchmarks: end -->
            <!-- benchmarks: wire -->
            <!-- benchmarks: end -->
            after
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path sample() throws IOException {
        Path file = folder.resolve("sample.json");
        try (InputStream in = Objects.requireNonNull(ReportTest.class.getResourceAsStream("sample.json"))) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    private Report report() throws IOException {
        return new Report(StoredResult.read(sample()), "sample.json");
    }

    @Test
    void writesTheTables() throws IOException {
        try (InputStream in = Objects.requireNonNull(ReportTest.class.getResourceAsStream("expected.md"))) {
            String expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(expected, report().replaceTables(BEFORE, "file"));
            assertEquals(expected, report().replaceTables(expected, "file"));
        }
    }

    @Test
    void replacesWhatIsInTheFilesOfAProject() throws IOException {
        Files.writeString(folder.resolve("README.md"), BEFORE);
        report().writeInto(folder);
        String text = Files.readString(folder.resolve("README.md"));
        assertTrue(text.startsWith("# Text\n"), text);
        assertFalse(text.contains("old"), text);
        assertTrue(Files.exists(folder.resolve("docs/heap.svg")));
        assertTrue(Files.exists(folder.resolve("docs/time.svg")));
    }

    @Test
    void refusesMarksThatAreWrong() throws IOException {
        Report report = report();
        IOException unknown = assertThrows(
                IOException.class,
                () -> report.replaceTables("<!-- benchmarks: nothing -->\n<!-- benchmarks: end -->", "a.md"));
        assertEquals("a.md: there is no table nothing", unknown.getMessage());
        IOException open =
                assertThrows(IOException.class, () -> report.replaceTables("<!-- benchmarks: heap -->\ntext", "a.md"));
        assertEquals("a.md: no <!-- benchmarks: end --> after the table heap", open.getMessage());
    }

    @Test
    void drawsEverySeries() throws Exception {
        Plots plots = new Plots(StoredResult.read(sample()));
        String heap = Plots.svg(plots.heap());
        for (String series : new String[] {"ArrayList<Integer>", "int[]", "fastutil", "CompactIntVec", "SmallIntVec"}) {
            assertTrue(parsed(heap).getDocumentElement().getTextContent().contains(series), series);
        }
        String time = Plots.svg(plots.time());
        for (String text : new String[] {"JSON write", "Kryo write", "vector, our factory", "Rust"}) {
            assertTrue(parsed(time).getDocumentElement().getTextContent().contains(text), text);
        }
        assertEquals(heap, Plots.svg(new Plots(StoredResult.read(sample())).heap()));
        assertEquals(time, Plots.svg(new Plots(StoredResult.read(sample())).time()));
    }

    private static Document parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aResultIsReadAsItWasWritten() throws IOException {
        StoredResult result = StoredResult.read(sample());
        Path copy = folder.resolve("copy.json");
        result.write(copy);
        assertEquals(result, StoredResult.read(copy));
        assertTrue(result.isWhole());
    }
}
