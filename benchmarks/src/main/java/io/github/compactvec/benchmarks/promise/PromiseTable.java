package io.github.compactvec.benchmarks.promise;

import io.github.compactvec.benchmarks.Tier;
import io.github.compactvec.benchmarks.promise.Figure.Kind;
import io.github.compactvec.benchmarks.promise.Promise.Jdks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Builds a list of promises from topics and bars. */
final class PromiseTable {
    /** A parameter and its values. */
    record Axis(String name, List<String> values) {}

    /** One side of a comparison, of which the parameters are still open. */
    interface Side extends Function<Map<String, String>, Figure> {}

    private final List<Promise> promises = new ArrayList<>();
    private String topic = "";
    private Side ours = time("");
    private Side peer = time("");
    private Jdks jdks = Jdks.ALL;
    private int clauses;

    static Side time(String benchmark) {
        return params -> new Figure(Kind.TIME, benchmark, params);
    }

    static Side timeWithVectorApi(String benchmark) {
        return params -> new Figure(Kind.TIME_VECTOR_API, benchmark, params);
    }

    static Side allocated(String benchmark) {
        return params -> new Figure(Kind.ALLOCATED, benchmark, params);
    }

    static Side rust(String task) {
        return params -> new Figure(Kind.RUST, task, params);
    }

    static Side heap(String container) {
        return params -> new Figure(Kind.HEAP, container, params);
    }

    static Axis n(int... lengths) {
        return new Axis("n", IntStream.of(lengths).mapToObj(Integer::toString).toList());
    }

    static Axis tiers(Tier... tiers) {
        return new Axis("tier", Arrays.stream(tiers).map(Tier::name).toList());
    }

    static Axis format(String... formats) {
        return new Axis("format", List.of(formats));
    }

    /** Begins promises that compare the same two things. */
    PromiseTable topic(String name, Side ours, Side peer) {
        this.topic = name;
        this.ours = ours;
        this.peer = peer;
        jdks = Jdks.ALL;
        return this;
    }

    /** Restricts the bars that follow within the topic. */
    PromiseTable on(Jdks versions) {
        jdks = versions;
        return this;
    }

    /** Adds a promise for every combination of parameters. */
    PromiseTable bar(double bar, Axis... axes) {
        return add(bar, axes);
    }

    /** Adds comparisons that promise nothing, for a run that is not quick. */
    PromiseTable noBar(Axis... axes) {
        return add(null, axes);
    }

    private PromiseTable add(@Nullable Double bar, Axis... axes) {
        List<Map<String, String>> combinations = List.of(Map.of());
        for (Axis axis : axes) {
            combinations = combinations.stream()
                    .flatMap(known -> axis.values().stream().map(value -> with(known, axis.name(), value)))
                    .toList();
        }
        for (int i = 0; i < combinations.size(); i++) {
            Map<String, String> params = combinations.get(i);
            boolean quick = bar != null && (i == 0 || i == combinations.size() - 1);
            promises.add(new Promise(topic, clauses, ours.apply(params), peer.apply(params), bar, jdks, quick));
        }
        clauses++;
        return this;
    }

    List<Promise> list() {
        return List.copyOf(promises);
    }

    private static Map<String, String> with(Map<String, String> params, String name, String value) {
        Map<String, String> more = new TreeMap<>(params);
        more.put(name, value);
        return more;
    }
}
