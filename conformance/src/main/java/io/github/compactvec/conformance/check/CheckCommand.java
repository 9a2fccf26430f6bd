package io.github.compactvec.conformance.check;

import io.github.compactvec.conformance.Main;
import io.github.compactvec.conformance.Range;
import io.github.compactvec.conformance.Text;
import io.github.compactvec.conformance.TextTable;
import io.github.compactvec.conformance.corpus.Index;
import io.github.compactvec.conformance.corpus.JdkIndexer;
import io.github.compactvec.conformance.corpus.Term;
import io.github.compactvec.conformance.input.InputException;
import io.github.compactvec.conformance.input.InputOptions;
import io.github.compactvec.conformance.input.ProgressDisplay;
import io.github.compactvec.conformance.peer.RustPeer;
import io.github.compactvec.conformance.peer.RustPeerException;
import io.github.compactvec.conformance.peer.RustUnavailableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compactvec check}. */
@Command(
        name = "check",
        description =
                "Sends lists of integers through every container and format, and through the Rust crates, and compares"
                        + " values and bytes. Checks the arrays of integers in the given documents, or else an index of the"
                        + " identifiers in the class files of the running JDK, and random lists.",
        footerHeading = "%nHow to read it:%n",
        footer = {
            "A row is one container or peer in one format and shape. It is equal if for every list it wrote the same"
                    + " bytes as the first row of that format and shape, and read those as the same values.",
            "Shapes: a list is an array by itself, a struct a document with the array as a field, index the whole index"
                    + " as one document.",
            "Containers: a \"widened\" vector has had wider elements before and has room to spare; a SmallVec has an inline"
                    + " capacity of 4, or what its row says.",
            "Arrays: every element is an integer in the range of long; others are counted and left out. A container"
                    + " or peer gets those whose elements it can hold. An array of more than " + IntegerArrays.SLICE
                    + " elements is checked in slices of that length.",
            "Rust: needs cargo. Where the environment has CI, it is a failure if there is none, unless --no-rust is"
                    + " given.",
        })
public final class CheckCommand implements Callable<Integer> {
    private static final long RANDOM_SEED = 20_260_101;
    /** Of each range of elements. */
    private static final int RANDOM_LISTS = 1000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "JSON or MessagePack, - for standard input. A file may hold several documents one after the"
                    + " other, such as one on each line. One that cannot be read does not keep the others from being"
                    + " checked.")
    private List<String> files = List.of();

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(names = "--no-rust", description = "Check without the Rust crates.")
    private boolean noRust;

    private final UnaryOperator<Codec> underTest;
    private final boolean rustRequired;
    private boolean building;

    /** For picocli. */
    public CheckCommand() {
        this(UnaryOperator.identity(), System.getenv("CI") != null);
    }

    /** A check of something else than what is under test otherwise. */
    CheckCommand(UnaryOperator<Codec> underTest, boolean rustRequired) {
        this.underTest = underTest;
        this.rustRequired = rustRequired;
    }

    /** Checks everything, prints a table and returns the exit code. */
    @Override
    public Integer call() throws IOException {
        try (RustPeer rust = noRust ? null : startRust()) {
            CrossCheck check = new CrossCheck(rust == null ? null : rust::echo, underTest);
            boolean allRead = true;
            if (files.isEmpty()) {
                checkCorpus(check);
            } else {
                allRead = checkFiles(check);
            }
            boolean allEqual = print(check.rows());
            if (rust == null && !noRust && rustRequired) {
                error("the Rust peer is required where the environment has CI; --no-rust checks without it");
                return Main.UNEQUAL;
            }
            return !allEqual ? Main.UNEQUAL : allRead ? Main.OK : Main.BAD_INPUT;
        }
    }

    private @Nullable RustPeer startRust() {
        try {
            RustPeer peer = RustPeer.start(this::sayThatCargoBuilds);
            out().println("Rust peer: " + peer);
            return peer;
        } catch (RustUnavailableException | RustPeerException e) {
            out().println("Rust peer: not available: " + Text.line(String.valueOf(e.getMessage())));
            return null;
        }
    }

    /** Returns whether all of them could be read. */
    private boolean checkFiles(CrossCheck check) {
        boolean allRead = true;
        Batches batches = new Batches(check);
        for (String file : files) {
            String name = InputOptions.name(file);
            IntegerArrays arrays = new IntegerArrays((where, values) -> batches.add(
                    Text.line((files.size() == 1 ? "" : name + ": ") + where),
                    new Doc<>(values.length, "list", values)));
            try {
                InputOptions.Summary summary = input.read(file, arrays);
                out().println(name + ": " + summary.format().label() + ", " + Text.bytes(summary.bytes()) + ", "
                        + Text.count(arrays.arrays(), "array") + " of integers; left out: "
                        + Text.count(arrays.beyondLong()) + " with integers beyond long, "
                        + Text.count(arrays.others()) + " not of integers only");
            } catch (InputException e) {
                error(name + ": " + e.getMessage());
                allRead = false;
            }
        }
        batches.flush();
        return allRead;
    }

    private void checkCorpus(CrossCheck check) throws IOException {
        Index<long[]> index = JdkIndexer.index()
                .map(list -> Arrays.stream(list).asLongStream().toArray());
        out().println("Corpus: the identifiers in " + Text.count(index.classes().size(), "class file") + " of "
                + JdkIndexer.MODULE + " " + Runtime.version() + ", by class and by position");
        ProgressDisplay display = input.display();
        Batches batches = new Batches(check);
        for (int id = 0; id < index.terms().size(); id++) {
            Term<long[]> term = index.terms().get(id);
            batches.add("classes of " + term.name(), new Doc<>(id, term.name(), term.classes()));
            if (batches.add("positions of " + term.name(), new Doc<>(id, term.name(), term.positions()))
                    && display != null) {
                display.show(Text.count(id) + " of " + Text.count(index.terms().size(), "term") + " checked");
            }
        }
        batches.flush();
        check.check(Index.SHAPE, List.of(new Sample("the index", index)));
        if (display != null) {
            display.clear();
        }
        out().println();
        CorpusReport.print(index, check.rows(), out());
        checkRandom(batches);
    }

    /** The corpus has small numbers only. */
    private void checkRandom(Batches batches) {
        for (Range range : List.of(Range.INT, Range.UNSIGNED_INT, Range.LONG)) {
            RandomVectors random = new RandomVectors(RANDOM_SEED, range);
            for (int i = 0; i < RANDOM_LISTS; i++) {
                batches.add("random list " + i + " within " + range, new Doc<>(i, "random", random.next()));
            }
        }
        batches.flush();
        out().println();
        out().println("Random: " + Text.count(3 * RANDOM_LISTS, "list") + " of every width and sign");
    }

    /** Prints the result and returns whether all is equal. */
    private boolean print(List<Row> rows) {
        if (rows.isEmpty()) {
            out().println("nothing to check");
            return true;
        }
        out().println();
        TextTable table =
                new TextTable(List.of("format, shape, container or peer", "lists", "integers", "bytes", "result"));
        for (Row row : rows) {
            table.add(List.of(
                    String.format("%-21s  %-6s  %s", row.format(), row.shape(), row.subject()),
                    Text.count(row.vectors()),
                    Text.count(row.elements()),
                    Text.count(row.bytes()),
                    row.values() == 0
                            ? "-"
                            : row.differing() == 0 ? "equal" : Text.count(row.differing()) + " differ"));
        }
        table.print(out());
        out().println();
        List<Row> differing = rows.stream().filter(row -> row.differing() > 0).toList();
        for (Row row : differing) {
            out().println(Text.line(row.format() + ", " + row.shape() + ", " + row.subject() + ": first difference in "
                    + row.firstDifference()));
        }
        out().println(
                        differing.isEmpty()
                                ? "all " + rows.size() + " rows equal"
                                : differing.size() + " of " + rows.size() + " rows differ");
        out().flush();
        return differing.isEmpty();
    }

    /** The first build takes a while. */
    private void sayThatCargoBuilds(String cargoLine) {
        if (!building && cargoLine.contains("Compiling")) {
            building = true;
            PrintWriter err = spec.commandLine().getErr();
            err.println("Building the Rust peer...");
            err.flush();
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void error(String message) {
        Main.complain(spec.commandLine(), message);
    }
}
