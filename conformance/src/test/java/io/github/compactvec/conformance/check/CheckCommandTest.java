package io.github.compactvec.conformance.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.conformance.Main;
import io.github.compactvec.conformance.Range;
import io.github.compactvec.conformance.peer.RustPeer;
import io.github.compactvec.conformance.peer.RustPeerExtension;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import picocli.CommandLine;

class CheckCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void checksJson() throws IOException {
        Path file = write(
                "data.json",
                "{\"a\":[1,2,300],\"b\":[[-1],[]],\"c\":[3000000000],\"d\":[-5000000000],"
                        + "\"e\":[1.5],\"f\":[9223372036854775808]}");
        assertEquals(0, check("--no-rust", file.toString()));
        assertTrue(
                out().contains(
                                "data.json: JSON, 100 B, 5 arrays of integers; left out: 1 with integers beyond long, 1 not"
                                        + " of integers only\n"),
                this::out);
        assertRow("JSON list long[] 5 6 40 equal");
        assertRow("JSON list CompactIntVec 3 4 15 equal");
        assertRow("JSON list CompactUIntVec 3 4 23 equal");
        assertRow("JSON list CompactLongVec 5 6 40 equal");
        assertRow("JSON list SmallIntVec, widened 3 4 15 equal");
        assertRow("JSON list SmallVec<Long>, 16 inline 5 6 40 equal");
        assertRow("Kryo int packed form list at most int[] + 1 byte 3 4 10 equal");
        assertRow("Kryo long packed form list at most long[] + 1 byte 5 6 23 equal");
        assertRow("Kryo list list at most List<Long> + 1 byte 5 6 24 equal");
        assertRow("Java serialization list CompactLongVec 5 6 341 equal");
        assertRow("MessagePack maps struct CompactIntVec 3 4 66 equal");
        assertTrue(out().endsWith("all 126 rows equal\n"), this::out);
        assertEquals("", err.toString());
    }

    @Test
    void checksMessagePack() throws IOException {
        Path file = folder.resolve("data");
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packMapHeader(3)
                    .packString("ids")
                    .packArrayHeader(2)
                    .packLong(7)
                    .packInt(-70_000);
            packer.packString("times").packArrayHeader(1).packLong(Long.MAX_VALUE);
            packer.packString("beyond")
                    .packArrayHeader(1)
                    .packBigInteger(BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE));
            Files.write(file, packer.toByteArray());
        }
        assertEquals(0, check("--no-rust", file.toString()));
        assertTrue(
                out().contains(
                                "data: MessagePack, 45 B, 2 arrays of integers; left out: 1 with integers beyond long, 0"),
                this::out);
        assertRow("MessagePack list CompactIntVec 1 2 7 equal");
        assertRow("MessagePack list CompactLongVec 2 3 17 equal");
    }

    @Test
    @ExtendWith(RustPeerExtension.class)
    void asksRust(RustPeer ignored) throws IOException {
        Path file = write("data.json", "[[1,2,300],[-1],[4000000000],[5000000000]]");
        assertEquals(0, check(file.toString()));
        assertTrue(out().startsWith("Rust peer: compactvec 0.1.0, smallvec "), this::out);
        assertRow("JSON list Rust Vec<i32> 2 4 13 equal");
        assertRow("JSON list Rust compactvec::CompactVec 2 4 21 equal");
        assertRow("JSON list Rust SmallVec<[u32; 4]> 2 4 21 equal");
        assertRow("JSON list Rust Vec<i64> 4 6 37 equal");
        assertRow("MessagePack arrays struct Rust Vec<u64> 3 5 43 equal");
    }

    @Test
    void saysWhatDiffers() throws IOException {
        Path file = write("data.json", "{\"a\":[1,2,3],\"b\":[1,2,3,4,5]}");
        assertEquals(1, run(new CheckCommand(CheckCommandTest::losingTheFifth, false), "--no-rust", file.toString()));
        assertRow("JSON list CompactIntVec 2 8 18 1 differ");
        assertRow("JSON list List<Integer> 2 8 18 equal");
        assertRow("Kryo long packed form list CompactUIntVec 2 8 12 1 differ");
        assertRow("Java serialization list CompactIntVec 2 8 138 1 differ");
        assertRow("Java serialization list CompactLongVec, widened 2 8 194 1 differ");
        assertTrue(
                out().contains(
                                "\nJSON, list, CompactIntVec: first difference in $.b: read: index 4: expected 5, got the"
                                        + " end\n"),
                this::out);
        assertTrue(out().endsWith("\n74 of 126 rows differ\n"), this::out);
    }

    @Test
    void saysWhatIsWrongWithTheInput() throws IOException {
        Path good = write("good.json", "[1]");
        Path cut = write("cut.json", "{\"a\":[1,2],\"b\":[3,");
        Path missing = folder.resolve("missing.json");
        assertEquals(2, check("--no-rust", cut.toString(), missing.toString(), good.toString()));
        List<String> errors = err.toString().lines().toList();
        assertEquals(2, errors.size(), errors::toString);
        assertTrue(errors.get(0).matches("compactvec: .*cut\\.json: 1:\\d+: .*"), errors::toString);
        assertEquals("compactvec: " + missing + ": no such file", errors.get(1));
        // Whatever was sound has been checked.
        assertRow("JSON list CompactIntVec 2 3 8 equal");
    }

    @Test
    void checksNothingWhereThereIsNothing() throws IOException {
        Path file = write("data.json", "{\"a\":1}");
        assertEquals(0, check("--no-rust", file.toString()));
        assertTrue(out().endsWith("nothing to check\n"), this::out);
    }

    @Test
    void canDoWithoutRustUnlessItIsRequired() throws IOException {
        Path file = write("data.json", "[1]");
        String home = System.getProperty("compactvec.home");
        System.setProperty("compactvec.home", folder.toString());
        try {
            assertEquals(0, run(new CheckCommand(UnaryOperator.identity(), false), file.toString()));
            assertTrue(out().startsWith("Rust peer: not available: no Cargo.toml in "), this::out);
            assertEquals("", err.toString());
            assertEquals(1, run(new CheckCommand(UnaryOperator.identity(), true), file.toString()));
            assertTrue(err.toString().startsWith("compactvec: the Rust peer is required"), err::toString);
            assertEquals(0, run(new CheckCommand(UnaryOperator.identity(), true), "--no-rust", file.toString()));
        } finally {
            if (home == null) {
                System.clearProperty("compactvec.home");
            } else {
                System.setProperty("compactvec.home", home);
            }
        }
    }

    @Test
    void checksItsOwnCorpus() {
        assertEquals(0, check("--no-rust"));
        assertTrue(out().contains("Corpus: the identifiers in "), this::out);
        for (Container vector : Container.UNDER_TEST) {
            assertTrue(out().contains("\nheap  " + vector + " "), this::out);
        }
        assertTrue(out().contains("\nwire  Kryo long packed form of CompactLongVec "), this::out);
        assertTrue(out().contains("\nRandom: 3,000 lists of every width and sign\n"), this::out);
        Pattern row =
                Pattern.compile("index +(Compact|Small)[A-Za-z<>]+ +[0-9,]{6,} +[0-9],[0-9,]{7} +[0-9,]{9,} +equal\n");
        assertEquals(
                2L * Container.UNDER_TEST.size(), row.matcher(out()).results().count(), this::out);
        assertTrue(out().endsWith("all 148 rows equal\n"), this::out);
    }

    private static Codec losingTheFifth(Codec codec) {
        return new Codec() {
            @Override
            public byte[] write(Object plain) throws IOException {
                return codec.write(plain);
            }

            @Override
            public Object read(byte[] bytes) throws IOException {
                return codec.read(bytes) instanceof long[] vector
                        ? Arrays.copyOf(vector, Math.min(vector.length, 4))
                        : codec.read(bytes);
            }

            @Override
            public Range range() {
                return codec.range();
            }

            @Override
            public String toString() {
                return codec.toString();
            }
        };
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** Runs the command as users do. */
    private int check(String... arguments) {
        List<String> all = new ArrayList<>(List.of("check"));
        all.addAll(List.of(arguments));
        return run(Main.commandLine(), all.toArray(String[]::new));
    }

    private int run(CheckCommand command, String... arguments) {
        return run(new CommandLine(command), arguments);
    }

    private int run(CommandLine command, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }

    private String out() {
        return out.toString().replace(System.lineSeparator(), "\n");
    }

    /** Looks for a row of the table; how many spaces are between its cells does not matter. */
    private void assertRow(String row) {
        assertTrue(out().lines().anyMatch(line -> line.replaceAll(" +", " ").equals(row)), () -> row + " in\n" + out());
    }
}
