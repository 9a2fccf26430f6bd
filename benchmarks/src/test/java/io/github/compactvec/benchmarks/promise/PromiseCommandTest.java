package io.github.compactvec.benchmarks.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.benchmarks.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the command does before it measures anything. */
class PromiseCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        return command.execute(args);
    }

    @Test
    void listsWhatIsPromised() {
        assertEquals(0, run("--list", "--only", "GET VS INT\\[\\].*n = 1000, U8"));
        assertEquals("random get vs int[], n = 1000, U8: ≤ 1.3" + System.lineSeparator(), out.toString());
    }

    @Test
    void aQuickRunHasFewer() {
        assertEquals(0, run("--list"));
        long all = out.toString().lines().count();
        out.getBuffer().setLength(0);
        assertEquals(0, run("--list", "--quick"));
        long quick = out.toString().lines().count();
        assertTrue(0 < quick && quick < all, quick + " of " + all);
    }

    @Test
    void saysInOneLineWhatIsWrong() {
        assertEquals(PromiseCommand.CANNOT_RUN, run("--only", "nothing of that name"));
        assertEquals(PromiseCommand.CANNOT_RUN, run("--wrong"));
        assertEquals(PromiseCommand.CANNOT_RUN, run("--report", "no-such-file.json"));
        assertEquals(3, err.toString().lines().count(), err::toString);
        assertTrue(err.toString().startsWith("benchmarks/run: no promise has that name"), err::toString);
    }
}
