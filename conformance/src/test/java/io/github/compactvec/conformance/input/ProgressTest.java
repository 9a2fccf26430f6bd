package io.github.compactvec.conformance.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter text = new StringWriter();
    private long millis;

    private long now() {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private void read(long total, boolean rewrites) throws IOException {
        ProgressDisplay display = new ProgressDisplay(new PrintWriter(text), rewrites);
        try (Progress progress =
                new Progress(new ByteArrayInputStream(new byte[4096]), "a.json", total, display, this::now)) {
            byte[] buf = new byte[1024];
            for (int read = 0; read >= 0; read = progress.read(buf, 0, buf.length)) {
                millis += 600;
            }
            assertEquals(4096, progress.bytes());
        }
    }

    @Test
    void saysEverySecondHowFarItIs() throws IOException {
        read(4096, false);
        assertEquals(
                List.of("a.json: 2.0 KiB of 4.0 KiB (50 %)", "a.json: 4.0 KiB of 4.0 KiB (100 %)"),
                text.toString().lines().toList());
    }

    @Test
    void withoutATotalSaysHowMuch() throws IOException {
        read(-1, false);
        assertEquals(
                List.of("a.json: 2.0 KiB", "a.json: 4.0 KiB"),
                text.toString().lines().toList());
    }

    @Test
    void rewritesALineOnATerminalAndTakesItAway() throws IOException {
        read(4096, true);
        assertEquals(
                "\r\u001b[Ka.json: 2.0 KiB of 4.0 KiB (50 %)\r\u001b[Ka.json: 4.0 KiB of 4.0 KiB (100 %)\r\u001b[K",
                text.toString());
    }

    @Test
    void countsSilently() throws IOException {
        try (Progress progress = new Progress(new ByteArrayInputStream(new byte[3]), "a", 3, null, this::now)) {
            assertEquals(0, progress.read());
            millis += 2000;
            assertEquals(2, progress.read(new byte[9], 0, 9));
            assertEquals(-1, progress.read());
            assertEquals(3, progress.bytes());
        }
    }
}
