package io.github.compactvec.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 KiB",
        "1024, 1.0 KiB",
        "1536, 1.5 KiB",
        "102348, 99.9 KiB",
        "102400, 100 KiB",
        "1022976, 999 KiB",
        "1023488, 1.0 MiB",
        "1048576, 1.0 MiB",
        "9223372036854775807, 8.0 EiB",
        "-2048, -2.0 KiB"
    })
    void bytes(long bytes, String text) {
        assertEquals(text, Text.bytes(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10, -",
        "0, 0, -",
        "1, 1000, <1 %",
        "5, 1000, 1 %",
        "500, 1000, 50 %",
        "999, 1000, >99 %",
        "1000, 1000, 100 %"
    })
    void percent(long part, long whole, String text) {
        assertEquals(text, Text.percent(part, whole));
    }

    @Test
    void counts() {
        assertEquals("1,234,567", Text.count(1_234_567));
        assertEquals("0 arrays", Text.count(0, "array"));
        assertEquals("1 array", Text.count(1, "array"));
    }

    @Test
    void printsNothingThatMovesTheCursor() {
        assertEquals(
                "a\\u001b[2Jb\\u202e\\u0000é漢\uD83D\uDE00\\ud83d",
                Text.printable("a\u001b[2Jb\u202e\0é漢\uD83D\uDE00\uD83D"));
    }

    @Test
    void linesAreOneLine() {
        assertEquals("a b c", Text.line(" a\n b\r\n\tc\n"));
        assertEquals(503, Text.line("x".repeat(1000)).length());
    }
}
