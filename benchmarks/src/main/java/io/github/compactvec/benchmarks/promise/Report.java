package io.github.compactvec.benchmarks.promise;

import io.github.compactvec.benchmarks.promise.Row.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables and plots of the documentation, from a stored result. A table stands between a line
 * {@code <!-- benchmarks: NAME -->} and a line {@code <!-- benchmarks: end -->}; what is there is replaced.
 */
final class Report {
    static final String END = "<!-- benchmarks: end -->";

    private static final String UNKNOWN = "–";
    private static final List<String> FILES = List.of("README.md", "docs/performance.md");

    private final StoredResult result;
    private final String source;

    /** @param source the name of the file that has the result */
    Report(StoredResult result, String source) {
        this.result = result;
        this.source = source;
    }

    /** Replaces tables and plots in the documentation of the project in a folder. */
    void writeInto(Path home) throws IOException {
        for (String name : FILES) {
            Path file = home.resolve(name);
            if (Files.exists(file)) {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                Files.writeString(file, replaceTables(text, name), StandardCharsets.UTF_8);
            }
        }
        Path docs = Files.createDirectories(home.resolve("docs"));
        Plots plots = new Plots(result);
        Files.writeString(docs.resolve("heap.svg"), Plots.svg(plots.heap()), StandardCharsets.UTF_8);
        Files.writeString(docs.resolve("time.svg"), Plots.svg(plots.time()), StandardCharsets.UTF_8);
    }

    /**
     * Replaces what stands between the marks.
     *
     * @param name of the file, for messages
     * @throws IOException if a mark names no table, or has no end
     */
    String replaceTables(String text, String name) throws IOException {
        List<String> lines = new ArrayList<>();
        String open = null;
        for (String line : text.split("\n", -1)) {
            if (open == null) {
                lines.add(line);
                open = tableOf(line);
                if (open != null) {
                    lines.addAll(table(open, name));
                }
            } else if (line.equals(END)) {
                lines.add(line);
                open = null;
            }
        }
        if (open != null) {
            throw new IOException(name + ": no " + END + " after the table " + open);
        }
        return String.join("\n", lines);
    }

    private static @Nullable String tableOf(String line) {
        String prefix = "<!-- benchmarks: ";
        String suffix = " -->";
        return line.startsWith(prefix) && line.endsWith(suffix) && !line.equals(END)
                ? line.substring(prefix.length(), line.length() - suffix.length())
                : null;
    }

    private List<String> table(String table, String file) throws IOException {
        return switch (table) {
            case "machine" -> List.of(machine());
            case "summary" -> summary();
            case "promises" -> details(row -> row.bar() != null);
            case "comparisons" -> details(row -> row.bar() == null);
            case "heap" -> heap();
            case "wire" -> wire();
            default -> throw new IOException(file + ": there is no table " + table);
        };
    }

    private String machine() {
        Machine machine = result.machine();
        String jdks = result.jdks().stream()
                .map(jdk -> jdk.version() + (jdk.vendor().isEmpty() ? "" : " (" + jdk.vendor() + ")"))
                .collect(Collectors.joining(" and "));
        return "Measured on " + result.date().substring(0, 10) + ", commit " + result.commit() + ", on " + machine.cpu()
                + " with " + machine.cores() + " cores and " + Math.round(machine.memoryBytes() / 1e9)
                + " GB, " + machine.os() + ", JDK " + jdks
                + (result.rust().isEmpty() ? "" : "; Rust peers: " + result.rust())
                + "; all figures in `benchmarks/results/"
                + source + "`.";
    }

    /** A line for each clause, with the ratio that is the nearest to the bar. */
    private List<String> summary() {
        List<String> lines = new ArrayList<>();
        String heads =
                result.jdks().stream().map(jdk -> " | JDK " + jdk.feature()).collect(Collectors.joining());
        lines.add("| promise: ratio of time, or of what is named | at most" + heads + " |");
        lines.add("|---|--:" + "|--:".repeat(result.jdks().size()) + "|");
        Map<Integer, List<Row>> clauses = result.rows().stream()
                .filter(row -> row.bar() != null)
                .collect(Collectors.groupingBy(Row::clause, TreeMap::new, Collectors.toList()));
        for (List<Row> clause : clauses.values()) {
            Row first = clause.get(0);
            String cells = result.jdks().stream()
                    .map(jdk -> " | " + worst(clause, jdk.feature()))
                    .collect(Collectors.joining());
            lines.add("| " + first.topic() + params(clause) + " | " + Units.ratio(first.bar()) + cells + " |");
        }
        return lines;
    }

    private static String worst(Collection<Row> clause, int jdk) {
        List<Row> rows = clause.stream().filter(row -> row.jdk() == jdk).toList();
        return rows.stream()
                .filter(row -> row.ratio() != null)
                .max(Comparator.comparingDouble(row -> Objects.requireNonNull(row.ratio())))
                .map(Report::ratio)
                .orElse(rows.isEmpty() ? UNKNOWN : Verdict.NOT_RUN.text);
    }

    /** In bold when it is not as promised. */
    private static String ratio(Row row) {
        String ratio = Units.ratio(row.ratio());
        return row.verdict() == Verdict.FAILS ? "**" + ratio + "**" : ratio;
    }

    /** All parameters of a clause, as {@code , n = 3, 8; U8, U16}. */
    private static String params(Collection<Row> clause) {
        Map<String, Set<String>> values = new TreeMap<>();
        clause.forEach(row -> row.params()
                .forEach((name, value) -> values.computeIfAbsent(name, key -> new LinkedHashSet<>())
                        .add(value)));
        return values.entrySet().stream()
                .map(entry -> entry.getKey().equals("n")
                        ? ", n = " + lengths(entry.getValue())
                        : ", " + String.join(" ", entry.getValue()))
                .collect(Collectors.joining());
    }

    private static String lengths(Collection<String> values) {
        List<Integer> numbers = values.stream().map(Integer::valueOf).sorted().toList();
        int first = numbers.get(0);
        int last = numbers.get(numbers.size() - 1);
        // A range, if none is left out.
        return numbers.size() > 2 && last - first == numbers.size() - 1
                ? first + " … " + last
                : numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** A line for each comparison. */
    private List<String> details(Predicate<Row> which) {
        List<String> lines = new ArrayList<>();
        StringBuilder heads = new StringBuilder("| comparison | at most");
        result.jdks()
                .forEach(jdk -> heads.append(" | JDK ").append(jdk.feature()).append(": ours | peer | ratio"));
        lines.add(heads.append(" |").toString());
        lines.add("|---|--:" + "|--:|--:|--:".repeat(result.jdks().size()) + "|");
        Map<String, List<Row>> byName = result.rows().stream()
                .filter(which)
                .collect(Collectors.groupingBy(
                        row -> row.clause() + " " + row.name(), LinkedHashMap::new, Collectors.toList()));
        for (List<Row> rows : byName.values()) {
            Row first = rows.get(0);
            StringBuilder line = new StringBuilder(
                    "| " + first.name() + " | " + (first.bar() == null ? UNKNOWN : Units.ratio(first.bar())));
            for (StoredResult.JdkName jdk : result.jdks()) {
                line.append(rows.stream()
                        .filter(row -> row.jdk() == jdk.feature())
                        .map(row -> " | " + Units.value(row.ours(), row.unit()) + " | "
                                + Units.value(row.peer(), row.unit()) + " | " + ratio(row))
                        .findFirst()
                        .orElse(" | | |"));
            }
            lines.add(line.append(" |").toString());
        }
        return lines;
    }

    /** Bytes of one-byte values, by length, on the last JDK. */
    private List<String> heap() {
        List<StoredResult.StoredFigure> sizes = result.figures().stream()
                .filter(figure -> figure.kind() == Figure.Kind.HEAP
                        && figure.jdk() == lastJdk()
                        && figure.param("tier").equals("U8"))
                .toList();
        List<String> containers = List.of("ArrayList<Integer>", "int[]", "fastutil", "CompactIntVec", "SmallIntVec");
        List<String> lines = new ArrayList<>();
        lines.add(
                "| n | " + containers.stream().map(name -> "`" + name + "`").collect(Collectors.joining(" | ")) + " |");
        lines.add("|--:" + "|--:".repeat(containers.size()) + "|");
        sizes.stream()
                .map(size -> Integer.valueOf(size.param("n")))
                .distinct()
                .sorted()
                .map(n -> "| " + n
                        + containers.stream()
                                .map(name -> " | " + bytes(sizes, name, n))
                                .collect(Collectors.joining())
                        + " |")
                .forEach(lines::add);
        return lines;
    }

    private int lastJdk() {
        return result.jdks().stream()
                .mapToInt(StoredResult.JdkName::feature)
                .max()
                .orElse(0);
    }

    private static String bytes(List<StoredResult.StoredFigure> sizes, String container, int n) {
        return sizes.stream()
                .filter(size -> size.name().equals(container) && size.param("n").equals(String.valueOf(n)))
                .map(size -> Units.bytes(Math.round(size.median())))
                .findFirst()
                .orElse(UNKNOWN);
    }

    private List<String> wire() {
        List<String> formats =
                result.wire().stream().map(WireSizes.Size::format).distinct().toList();
        List<String> lines = new ArrayList<>();
        lines.add(Stream.concat(Stream.of("n", "values"), formats.stream())
                .collect(Collectors.joining(" | ", "| ", " |")));
        lines.add("|--:|---" + "|--:".repeat(formats.size()) + "|");
        result.wire().stream()
                .collect(Collectors.groupingBy(
                        size -> size.n() + " | " + size.tier(), LinkedHashMap::new, Collectors.toList()))
                .forEach((head, sizes) -> lines.add("| " + head
                        + sizes.stream()
                                .map(size -> " | " + Units.bytes(size.bytes()))
                                .collect(Collectors.joining())
                        + " |"));
        return lines;
    }
}
