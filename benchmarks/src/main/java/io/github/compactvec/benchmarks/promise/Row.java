package io.github.compactvec.benchmarks.promise;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A promise, and whether it holds.
 *
 * @param jdk the first number of the version
 * @param topic see {@link Promise#topic}
 * @param clause see {@link Promise#clause}
 * @param params of both figures
 * @param unit of both values
 * @param peerKind what measures the peer
 * @param ours the value of this library, or null if it could not be measured
 * @param peer what it is compared with, likewise
 * @param bar the greatest ratio that holds, or null if nothing is promised
 */
public record Row(
        int jdk,
        String topic,
        int clause,
        Map<String, String> params,
        String unit,
        Figure.Kind peerKind,
        @Nullable Double ours,
        @Nullable Double peer,
        @Nullable Double bar) {

    static Row of(Promise promise, int jdk, Map<Figure, Measured> measured) {
        return new Row(
                jdk,
                promise.topic(),
                promise.clause(),
                new TreeMap<>(promise.ours().params()),
                promise.ours().kind().unit(),
                promise.peer().kind(),
                value(promise.ours(), measured),
                value(promise.peer(), measured),
                promise.bar());
    }

    private static @Nullable Double value(Figure figure, Map<Figure, Measured> measured) {
        Measured values = measured.get(figure.measured());
        if (values == null) {
            return null;
        }
        return figure.kind() == Figure.Kind.ALLOCATED ? values.allocated() : Double.valueOf(values.median());
    }

    /** Ours to the peer's, or null if one of them is not known. */
    public @Nullable Double ratio() {
        return ours == null || peer == null ? null : Double.valueOf(ours / peer);
    }

    boolean isVsRust() {
        return peerKind == Figure.Kind.RUST;
    }

    Verdict verdict() {
        Double ratio = ratio();
        if (ratio == null) {
            return Verdict.NOT_RUN;
        }
        if (bar == null) {
            return Verdict.COMPARED;
        }
        return ratio <= bar ? Verdict.HOLDS : Verdict.FAILS;
    }

    String name() {
        return params.isEmpty() ? topic : topic + ", " + Figure.describe(params);
    }

    /** What became of a promise. */
    enum Verdict {
        HOLDS("yes"),
        FAILS("NO"),
        NOT_RUN("not run"),
        COMPARED("");

        final String text;

        Verdict(String text) {
            this.text = text;
        }
    }
}
