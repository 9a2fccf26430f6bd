package io.github.compactvec.conformance.inspect;

import io.github.compactvec.conformance.Main;
import io.github.compactvec.conformance.input.InputException;
import io.github.compactvec.conformance.input.InputOptions;
import io.github.compactvec.conformance.input.Limits;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compactvec inspect}. */
@Command(
        name = "inspect",
        description =
                "Shows for every path of JSON or MessagePack documents what its arrays of integers look like, what"
                        + " they cost as boxed lists, arrays and CompactVec's vectors, and which of these to choose.",
        footerHeading = "%nHow to read it:%n",
        footer = {
            "Paths: $.docs[*].ids is the member ids of every element of docs. An object with many keys is taken for a"
                    + " map and has one path for all of them ($.users.*); so has whatever would be a path too many or"
                    + " is nested deeper than " + PathTree.MAX_DEPTH + " levels ($.tree..*). Such limits keep memory"
                    + " independent of the length of the input.",
            "Arrays of integers: every element is an integer in the range of long, written without fraction or"
                    + " exponent; empty arrays count, unless the others at their path hold something else. All other"
                    + " arrays with numbers are listed apart.",
            "Types: if all elements at a path are within int (-2147483648 to 2147483647), they may be List<Integer>,"
                    + " int[], CompactIntVec or SmallIntVec. Else, if they are within unsigned int (0 to 4294967295),"
                    + " they may be List<Long>, long[], CompactUIntVec or SmallLongVec; else List<Long>, long[],"
                    + " CompactLongVec or SmallLongVec.",
            "Widths: a vector gives each element the fewest whole bytes that are enough for all of its elements, and"
                    + " fewer values fit if one of them is negative. Column \"signed\" has the share of elements in"
                    + " arrays with a negative one.",
            "Heap: measured by JOL on real instances in this JVM, with everything that belongs to them (above a length"
                    + " of " + HeapMeter.MEASURED + ", the arrays inside are reckoned from the layout that JOL reads"
                    + " from the JVM). A list is the ArrayList that Jackson reads, with the spare capacity it gets and"
                    + " the Integers or Longs it holds, those not counted that Java shares (-128 to 127). A vector has no"
                    + " spare capacity, as after copyOf or trimToSize.",
            "Bytes: of each array by itself, exactly as written without white space, in the shortest MessagePack form,"
                    + " as Kryo's int[] (or long[]), and in the packed form of the vectors.",
            "Choose: what takes the least heap, where a container that can grow may take five per cent more than one that"
                    + " cannot. Between the vectors, the lengths at a path decide: a Small one has room for 16 bytes of"
                    + " elements in itself, which saves the array where they are enough, and is lost where there are none"
                    + " or more.",
            "Limits of the input: " + Limits.NESTING + " levels of nesting, keys of " + Limits.KEY + " and numbers of "
                    + Limits.NUMBER + " characters. None of length.",
        })
public final class InspectCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "JSON or MessagePack, - for standard input. A file may hold several documents one after the"
                    + " other, such as one on each line. Of several files, each is reported by itself, and one that"
                    + " cannot be read does not keep the others from it.")
    private List<String> files = List.of();

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "Print as one of ${COMPLETION-CANDIDATES}.")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(
            names = "--paths",
            paramLabel = "N",
            defaultValue = "20",
            description = "Show the N paths where most heap can be saved (${DEFAULT-VALUE}).")
    private int shownPaths;

    @Option(
            names = "--max-paths",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Tell about N paths apart (${DEFAULT-VALUE}). If there are more, objects with fewer keys than"
                    + " --max-keys are taken for maps too.")
    private int maxPaths;

    @Option(
            names = "--max-keys",
            paramLabel = "N",
            defaultValue = "100",
            description = "Take an object with more than N distinct keys that lead to arrays for a map"
                    + " (${DEFAULT-VALUE}).")
    private int maxKeys;

    /** For picocli. */
    public InspectCommand() {}

    /** Reports every file and returns the exit code. */
    @Override
    public Integer call() {
        requirePositive("--paths", shownPaths);
        requirePositive("--max-paths", maxPaths);
        requirePositive("--max-keys", maxKeys);
        PrintWriter out = spec.commandLine().getOut();
        HeapMeter meter = new HeapMeter();
        int exitCode = Main.OK;
        boolean first = true;
        for (String file : files) {
            try {
                Report report = inspect(file, meter);
                if (!first) {
                    out.println();
                }
                first = false;
                format.print(report, shownPaths, out);
                out.flush();
            } catch (InputException e) {
                Main.complain(spec.commandLine(), InputOptions.name(file) + ": " + e.getMessage());
                exitCode = Main.BAD_INPUT;
            }
        }
        return exitCode;
    }

    private void requirePositive(String option, int value) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), "Invalid value for option '" + option + "': " + value);
        }
    }

    private Report inspect(String file, HeapMeter meter) throws InputException {
        PathTree tree = new PathTree(maxPaths, maxKeys);
        Inspector inspector = new Inspector(tree, meter);
        InputOptions.Summary summary = input.read(file, inspector);
        return Report.of(
                InputOptions.name(file), summary.format(), summary.bytes(), inspector.documents(), tree, meter);
    }
}
