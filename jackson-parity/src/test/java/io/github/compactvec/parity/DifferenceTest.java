package io.github.compactvec.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The table of differences in the documentation is that of the tests. */
class DifferenceTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "jackson.md");
    private static final String HEADER = "| a vector | because |\n|---|---|\n";

    @Test
    void documentationHasTheSameTable() throws IOException {
        String document = Files.readString(DOCUMENT);
        int start = document.indexOf(HEADER) + HEADER.length();
        assertEquals(
                String.join(
                        "\n",
                        Arrays.stream(Difference.values()).map(Difference::row).toList()),
                document.substring(start, document.indexOf("\n\n", start)));
    }
}
