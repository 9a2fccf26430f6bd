package io.github.compactvec.benchmarks.promise;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measures, on one JDK, what promises need. */
final class Campaign {
    private final Jdk jdk;
    private final Effort effort;
    private final JmhSession jmh;
    private final @Nullable RustPeer rust;
    private final PrintWriter progress;
    private final Instant deadline;
    private final Map<Figure, Measured> measured = new HashMap<>();

    /**
     * @param rust null if those figures cannot be had
     * @param deadline after which nothing is measured a second time
     */
    Campaign(Jdk jdk, Effort effort, JmhSession jmh, @Nullable RustPeer rust, PrintWriter progress, Instant deadline) {
        this.jdk = jdk;
        this.effort = effort;
        this.jmh = jmh;
        this.rust = rust;
        this.progress = progress;
        this.deadline = deadline;
    }

    /** All that has been measured. */
    Map<Figure, Measured> measured() {
        return measured;
    }

    /** Measures and compares. The rows are in the order of the promises. */
    List<Row> run(List<Promise> promises) throws IOException, InterruptedException {
        if (promises.stream().anyMatch(promise -> promise.ours().kind() == Figure.Kind.HEAP)) {
            progress("heap sizes");
            measured.putAll(HeapSizes.figures(HeapSizes.measure(jdk)));
        }
        measure("", groups(promises), effort, Instant.MAX);
        // Whether it was chance: with more samples, which count as much as those there are.
        List<Promise> failed = promises.stream()
                .filter(promise -> row(promise).verdict() == Row.Verdict.FAILS)
                .toList();
        measure("again ", groups(failed), effort.again(), deadline);
        return promises.stream().map(this::row).toList();
    }

    private Row row(Promise promise) {
        return Row.of(promise, jdk.feature(), measured);
    }

    private void measure(String prefix, List<Set<Figure>> groups, Effort howLong, Instant until)
            throws IOException, InterruptedException {
        for (int i = 0; i < groups.size() && Instant.now().isBefore(until); i++) {
            progress(prefix + (i + 1) + "/" + groups.size() + " " + describe(groups.get(i)));
            measure(groups.get(i), howLong);
        }
    }

    private void measure(Set<Figure> figures, Effort howLong) throws IOException, InterruptedException {
        Map<Figure, Measured> found = new HashMap<>();
        found.putAll(jmh.measure(
                jdk, figures.stream().filter(figure -> figure.kind().isJmh()).toList(), howLong));
        if (rust != null) {
            found.putAll(rust.measure(
                    figures.stream()
                            .filter(figure -> figure.kind() == Figure.Kind.RUST)
                            .toList(),
                    howLong));
        }
        found.forEach((figure, values) -> measured.merge(figure, values, Measured::and));
    }

    /**
     * The figures that have to be measured side by side: those that are compared with each other, directly or through
     * others. Sizes are measured all at once, not here.
     */
    static List<Set<Figure>> groups(Collection<Promise> promises) {
        List<Set<Figure>> groups = new ArrayList<>();
        for (Promise promise : promises) {
            Set<Figure> group = Stream.of(promise.ours(), promise.peer())
                    .filter(figure -> figure.kind() != Figure.Kind.HEAP)
                    .map(Figure::measured)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (!group.isEmpty()) {
                List<Set<Figure>> shared = groups.stream()
                        .filter(other -> !Collections.disjoint(other, group))
                        .toList();
                groups.removeAll(shared);
                shared.forEach(group::addAll);
                groups.add(group);
            }
        }
        return groups;
    }

    private void progress(String text) {
        progress.println("JDK " + jdk.feature() + ": " + text);
        progress.flush();
    }

    private static String describe(Set<Figure> group) {
        String params = group.stream()
                .map(figure -> Figure.describe(figure.params()))
                .distinct()
                .collect(Collectors.joining("; "));
        return group.stream().map(Figure::name).sorted().collect(Collectors.joining(" ")) + " " + params;
    }
}
