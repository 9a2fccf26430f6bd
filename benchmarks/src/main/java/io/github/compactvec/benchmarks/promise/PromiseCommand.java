package io.github.compactvec.benchmarks.promise;

import io.github.compactvec.benchmarks.promise.Row.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures whether what is promised of the library's speed and size holds, or reports what was found before. */
@Command(
        name = "benchmarks/run",
        description = {
            "Measures on JDK 17 and 25 whether what is promised of speed and size holds,",
            "prints a row for each promise and stores all that was measured in benchmarks/results."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every promise that was measured holds",
            "1:a promise does not hold, or its benchmark failed",
            "2:bad usage, or nothing could be measured; one line on standard error says why"
        })
public final class PromiseCommand implements Callable<Integer> {
    /** A promise does not hold. */
    public static final int BROKEN = 1;

    /** Nothing could be measured. */
    public static final int CANNOT_RUN = 2;

    /** In a quick run, after which nothing is measured a second time. */
    private static final Duration QUICK_LIMIT = Duration.ofMinutes(7);

    private static final DateTimeFormatter FILE_NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    @Option(names = "--quick", description = "The ends of each promise's range only, in less than eight minutes.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "PATTERN",
            description = "Only promises in whose name this regular expression is found, case aside.")
    private @Nullable Pattern only;

    @Option(names = "--jdk", paramLabel = "N", description = "Only on this version of the JDK.")
    private int onlyJdk;

    @Option(names = "--list", description = "Print the names of the promises and their bars, and measure nothing.")
    private boolean list;

    @Option(
            names = "--report",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "FILE",
            description = {
                "Measure nothing; write the tables and plots of the documentation anew from a stored",
                "result, without FILE the last whole one."
            })
    private @Nullable String report;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("compactvec.home", "."));
        if (report != null) {
            return report(home, report);
        }
        List<Promise> promises = Promises.all().stream()
                .filter(promise -> !quick || promise.quick())
                .filter(promise -> only == null
                        || insensitive(only).matcher(promise.name()).find())
                .toList();
        if (promises.isEmpty()) {
            throw new ParameterException(spec().commandLine(), "no promise has that name; see --list");
        }
        return list ? list(promises) : run(home, promises);
    }

    private static Pattern insensitive(Pattern pattern) {
        return Pattern.compile(pattern.pattern(), Pattern.CASE_INSENSITIVE);
    }

    private int list(List<Promise> promises) {
        for (Promise promise : promises) {
            out().println(promise.name() + ": " + Units.bar(promise.bar())
                    + (promise.jdks() == Promise.Jdks.ALL ? "" : " (" + promise.jdks() + ")"));
        }
        out().flush();
        return 0;
    }

    private int report(Path home, String name) throws IOException {
        Path file = name.isEmpty() ? lastWhole(home) : Path.of(name);
        new Report(StoredResult.read(file), String.valueOf(file.getFileName())).writeInto(home);
        return 0;
    }

    private static Path lastWhole(Path home) throws IOException {
        Path last = null;
        for (Path file : StoredResult.list(results(home))) {
            last = StoredResult.read(file).isWhole() ? file : last;
        }
        if (last == null) {
            throw new IOException("no result of a whole run in " + results(home));
        }
        return last;
    }

    private static Path results(Path home) {
        return home.resolve("benchmarks").resolve("results");
    }

    private int run(Path home, List<Promise> promises) throws IOException, InterruptedException {
        List<String> missing = JmhSession.missing(promises);
        if (!missing.isEmpty()) {
            throw new IOException("no benchmark " + String.join(", ", missing));
        }
        Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Machine machine = Machine.current();
        List<Jdk> jdks = Jdk.find(Path.of(System.getProperty("java.home")), System.getenv()).stream()
                .filter(jdk -> onlyJdk == 0 || jdk.feature() == onlyJdk)
                .toList();
        if (jdks.isEmpty()) {
            throw new IOException("found no JDK " + (onlyJdk == 0 ? "" : onlyJdk));
        }
        if (jdks.size() == 1) {
            err().println("Only on JDK " + jdks.get(0).version());
        }
        String rustVersion = "";
        RustPeer rust = null;
        if (promises.stream().anyMatch(promise -> promise.peer().kind() == Figure.Kind.RUST)) {
            try {
                err().println("Building the Rust benchmarks…");
                err().flush();
                rust = RustPeer.build(home.resolve("benchmarks").resolve("rust"));
                rustVersion = RustPeer.compiler();
            } catch (IOException e) {
                rustVersion = "not run: " + e.getMessage();
                err().println("Comparisons with Rust are not run: " + e.getMessage());
            }
        }
        List<Row> rows = new ArrayList<>();
        List<StoredResult.StoredFigure> figures = new ArrayList<>();
        Path log = Files.createDirectories(home.resolve("benchmarks").resolve("target"))
                .resolve("jmh.log");
        try (PrintStream jmhLog = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8)) {
            JmhSession jmh = new JmhSession(jmhLog);
            for (Jdk jdk : jdks) {
                List<Promise> promised = promises.stream()
                        .filter(promise -> promise.jdks().contain(jdk.feature()))
                        .toList();
                // Each JDK has its share of the time.
                Duration limit =
                        QUICK_LIMIT.multipliedBy(jdks.indexOf(jdk) + 1L).dividedBy(jdks.size());
                Campaign campaign = new Campaign(
                        jdk,
                        quick ? Effort.QUICK : Effort.FULL,
                        jmh,
                        rust,
                        err(),
                        quick ? began.plus(limit) : Instant.MAX);
                List<Row> found = campaign.run(promised);
                print(jdk, found);
                rows.addAll(found);
                campaign.measured()
                        .forEach((figure, values) ->
                                figures.add(StoredResult.StoredFigure.of(jdk.feature(), figure, values)));
            }
        }
        StoredResult result = new StoredResult(
                began.toString(),
                Machine.commit(home),
                quick ? StoredResult.QUICK : StoredResult.FULL,
                only == null ? null : only.pattern(),
                machine,
                jdks.stream()
                        .map(jdk -> new StoredResult.JdkName(jdk.feature(), jdk.version(), jdk.vendor()))
                        .toList(),
                rustVersion,
                rows,
                StoredResult.sorted(figures),
                WireSizes.measure());
        Path file = Files.createDirectories(results(home))
                .resolve(FILE_NAME.format(began) + "-" + (only == null ? result.effort() : "part") + ".json");
        result.write(file);
        return conclude(rows, file, log, Instant.now().getEpochSecond() - began.getEpochSecond());
    }

    private void print(Jdk jdk, List<Row> rows) {
        List<String[]> cells = new ArrayList<>();
        cells.add(new String[] {"promise, JDK " + jdk.version(), "ours", "peer", "ratio", "bar", "holds"});
        for (Row row : rows) {
            cells.add(new String[] {
                row.name(),
                Units.value(row.ours(), row.unit()),
                Units.value(row.peer(), row.unit()),
                Units.ratio(row.ratio()),
                Units.bar(row.bar()),
                row.verdict().text
            });
        }
        int[] widths = new int[cells.get(0).length];
        for (String[] line : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line[i].length());
            }
        }
        for (String[] line : cells) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - line[i].length());
                boolean left = i == 0 || i == widths.length - 1;
                text.append(i == 0 ? "" : " | ").append(left ? line[i] + padding : padding + line[i]);
            }
            out().println(text.toString().stripTrailing());
        }
        out().println();
        out().flush();
    }

    private int conclude(List<Row> rows, Path file, Path log, long seconds) {
        long holding = count(rows, Verdict.HOLDS);
        long failing = count(rows, Verdict.FAILS);
        // Without cargo it is nobody's fault; a benchmark that fails is.
        List<Row> notRun =
                rows.stream().filter(row -> row.verdict() == Verdict.NOT_RUN).toList();
        boolean broken = notRun.stream().anyMatch(row -> row.ours() == null || !row.isVsRust());
        out().printf(
                        "%d hold, %d do not, %d not run; %d min %02d s%nStored in %s%n",
                        holding, failing, notRun.size(), seconds / 60, seconds % 60, file);
        if (broken) {
            out().println("Some benchmarks failed; see " + log);
        }
        out().flush();
        return failing > 0 || broken ? BROKEN : 0;
    }

    private static long count(List<Row> rows, Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return spec;
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private PrintWriter err() {
        return spec().commandLine().getErr();
    }
}
