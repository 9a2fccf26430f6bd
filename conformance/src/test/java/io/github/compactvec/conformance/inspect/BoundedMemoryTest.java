package io.github.compactvec.conformance.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.conformance.Main;
import io.github.compactvec.conformance.input.Limits;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command in a JVM of its own with far less memory than its input takes, fed through a pipe. */
class BoundedMemoryTest {
    /** Of each type. */
    private static final int ELEMENTS = 5_000_000;

    private static final int KEYS = 150_000;

    @TempDir
    Path folder = Path.of("");

    /** A long array of each type at a path of its own, an object of long and ever new keys, and as deep a document as is allowed. */
    private static void write(Writer out) throws IOException {
        Random random = new Random(3);
        int depth = 0;
        for (Real real : Real.values()) {
            depth++;
            out.write("[".repeat(depth) + real.widest(real.maxWidth()));
            for (int i = 1; i < ELEMENTS; i++) {
                out.write("," + real.random(random, 1 + random.nextInt(real.maxWidth()), random.nextBoolean()));
            }
            out.write("]".repeat(depth));
        }
        out.write("{");
        String begin = "k".repeat(300);
        for (int i = 0; i < KEYS; i++) {
            out.write((i == 0 ? "\"" : ",\"") + begin + i + "\":{\"" + i + "\":[1,2,3]},\"" + i + "\":{\"x\":[4]}");
        }
        out.write("}\n");
        out.write("[1,".repeat(Limits.NESTING - 1) + "[" + "]".repeat(Limits.NESTING));
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void doesNotGrowWithTheInput() throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-Xmx48m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path", "")));
        command.addAll(List.of(Main.class.getName(), "inspect", "-"));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try (Writer writer = new BufferedWriter(
                new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), 1 << 16)) {
            write(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(Files.readString(err), e);
        }
        int exitCode = process.waitFor();
        assertEquals("", Files.readString(err));
        assertEquals(Main.OK, exitCode);
        String report = Files.readString(out);
        assertTrue(report.contains("5 documents"), report);
        String path = "$";
        for (Real real : Real.values()) {
            assertTrue(report.contains("\n" + path + " "), report);
            path += "[*]";
            assertTrue(report.contains("over the paths within " + real.type().label() + " "), report);
        }
        assertTrue(report.contains(" 5,000,000 "), report);
        assertTrue(report.contains("$.*.*"), report);
        assertTrue(report.contains("300,000"), report);
    }
}
