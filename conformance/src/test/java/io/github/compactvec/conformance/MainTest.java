package io.github.compactvec.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(CommandLine command, String... args) {
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return Main.run(command, args);
    }

    @Test
    void tellsItsVersion() {
        assertEquals(Main.OK, run(Main.commandLine(), "--version"));
        assertTrue(out.toString().startsWith("compactvec "), out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void helpsWithEveryCommand() {
        assertEquals(Main.OK, run(Main.commandLine(), "--help"));
        for (String command : Main.commandLine().getSubcommands().keySet()) {
            assertTrue(out.toString().contains(command), command);
            out.getBuffer().setLength(0);
            assertEquals(Main.OK, run(Main.commandLine(), command, "--help"));
            assertTrue(out.toString().contains("Usage: compactvec " + command), out.toString());
            assertTrue(out.toString().contains("Exit codes:"), out.toString());
            out.getBuffer().setLength(0);
            run(Main.commandLine(), "--help");
        }
        assertEquals("", err.toString());
    }

    @Test
    void misuseIsOneLine() {
        assertEquals(Main.BAD_INPUT, run(Main.commandLine()));
        assertEquals(Main.BAD_INPUT, run(Main.commandLine(), "dance"));
        assertEquals(Main.BAD_INPUT, run(Main.commandLine(), "inspect"));
        assertEquals(Main.BAD_INPUT, run(Main.commandLine(), "inspect", "--dance"));
        assertEquals("", out.toString());
        assertEquals(4, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().lines().allMatch(line -> line.startsWith("compactvec")), err.toString());
    }

    @Test
    void defectsShowNoStackTrace() {
        assertEquals(
                Main.INTERNAL_ERROR, run(Main.commandLine().addSubcommand(new Failing(new AssertionError())), "fail"));
        assertEquals(
                Main.INTERNAL_ERROR,
                run(Main.commandLine().addSubcommand(new Failing(new IllegalStateException("two\nlines"))), "fail"));
        assertEquals(
                Main.INTERNAL_ERROR,
                run(Main.commandLine().addSubcommand(new Failing(new OutOfMemoryError("space"))), "fail"));
        assertEquals(3, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains("IllegalStateException: two lines at "), err.toString());
    }

    @Command(name = "fail")
    private record Failing(Throwable problem) implements Runnable {
        @Override
        public void run() {
            if (problem instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) problem;
        }
    }
}
