package io.github.compactvec.benchmarks.promise;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Something to measure. However many promises need the same figure, it is measured once.
 *
 * @param kind what measures it
 * @param name {@code Class.method} of a benchmark, {@code crate.task} in Rust, or the name of a container
 * @param params with what, sorted by name
 */
public record Figure(Kind kind, String name, Map<String, String> params) {
    /** What measures a figure, and in what unit. */
    public enum Kind {
        /** Time of one call of a benchmark, by JMH. */
        TIME("ns"),
        /** The same in a JVM with the incubating Vector API. */
        TIME_VECTOR_API("ns"),
        /** What the same call as in {@link #TIME} allocates. */
        ALLOCATED("bytes"),
        /** Time of the same work in Rust. */
        RUST("ns"),
        /** What a container retains on the heap, by JOL. */
        HEAP("bytes");

        private final String unit;

        Kind(String unit) {
            this.unit = unit;
        }

        public String unit() {
            return unit;
        }

        boolean isJmh() {
            return this == TIME || this == TIME_VECTOR_API;
        }
    }

    public Figure {
        params = Map.copyOf(params);
    }

    /** The figure that has to be measured to know this one. */
    Figure measured() {
        return kind == Kind.ALLOCATED ? new Figure(Kind.TIME, name, params) : this;
    }

    /** The value of a parameter that is there. */
    String param(String key) {
        String value = params.get(key);
        if (value == null) {
            throw new IllegalStateException(this + " has no parameter " + key);
        }
        return value;
    }

    @Override
    public String toString() {
        return name + " (" + kind + ") " + describe(params);
    }

    /** Parameters as {@code n = 3, U8}, sorted by name. */
    static String describe(Map<String, String> params) {
        return new TreeMap<>(params)
                .entrySet().stream()
                        .map(entry -> (entry.getKey().equals("n") ? "n = " : "") + entry.getValue())
                        .collect(Collectors.joining(", "));
    }
}
