package io.github.compactvec.benchmarks.promise;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run found, as it is stored in {@code benchmarks/results}.
 *
 * @param date when it began, in UTC
 * @param commit of the project, followed by a plus sign if files had been changed since; empty if unknown
 * @param effort {@code full} or {@code quick}
 * @param only the pattern that restricted it, if any
 * @param machine where it ran
 * @param jdks on which it ran
 * @param rust the compiler of the Rust peers, or why they did not run
 * @param rows the promises
 * @param figures all that was measured
 * @param wire bytes of messages
 */
public record StoredResult(
        String date,
        String commit,
        String effort,
        @Nullable String only,
        Machine machine,
        List<JdkName> jdks,
        String rust,
        List<Row> rows,
        List<StoredFigure> figures,
        List<WireSizes.Size> wire) {

    static final String FULL = "full";
    static final String QUICK = "quick";

    /** A JDK without its place. */
    public record JdkName(int feature, String version, String vendor) {}

    /** A figure on one JDK. */
    public record StoredFigure(
            int jdk,
            Figure.Kind kind,
            String name,
            Map<String, String> params,
            double median,
            List<Double> samples,
            @Nullable Double allocated) {

        static StoredFigure of(int jdk, Figure figure, Measured measured) {
            Double allocated = measured.allocated();
            return new StoredFigure(
                    jdk,
                    figure.kind(),
                    figure.name(),
                    new TreeMap<>(figure.params()),
                    rounded(measured.median()),
                    measured.samples().stream().map(StoredFigure::rounded).toList(),
                    allocated == null ? null : Double.valueOf(rounded(allocated)));
        }

        private static double rounded(double value) {
            return new BigDecimal(value).round(new MathContext(6)).doubleValue();
        }

        String param(String key) {
            return params.getOrDefault(key, "");
        }
    }

    /** Whether it has everything, and so may stand in the documentation. */
    boolean isWhole() {
        return effort.equals(FULL) && only == null && jdks.size() > 1;
    }

    static StoredResult read(Path file) throws IOException {
        return mapper().readValue(file.toFile(), StoredResult.class);
    }

    void write(Path file) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        String text = mapper().writer(printer).writeValueAsString(this) + "\n";
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static JsonMapper mapper() {
        // Rows have a ratio too when they are written, for those who read the file.
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** In an order that does not change from run to run. */
    static List<StoredFigure> sorted(List<StoredFigure> figures) {
        return figures.stream()
                .sorted(Comparator.comparingInt(StoredFigure::jdk)
                        .thenComparing(StoredFigure::kind)
                        .thenComparing(StoredFigure::name)
                        .thenComparing(figure -> figure.param("tier"))
                        .thenComparingInt(figure -> figure.param("n").length())
                        .thenComparing(figure -> Figure.describe(figure.params())))
                .toList();
    }

    /** Where results are stored, by name the oldest first. */
    static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
