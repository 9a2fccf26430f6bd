package io.github.compactvec.benchmarks.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.compactvec.benchmarks.promise.Figure.Kind;
import io.github.compactvec.benchmarks.promise.Promise.Jdks;
import io.github.compactvec.benchmarks.promise.Row.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowTest {
    private static final Map<String, String> PARAMS = Map.of("n", "3", "tier", "U8");
    private static final Figure OURS = new Figure(Kind.TIME, "A.vec", PARAMS);
    private static final Figure PEER = new Figure(Kind.TIME, "A.array", PARAMS);

    private static Row row(@Nullable Double bar, Map<Figure, Measured> measured) {
        return Row.of(new Promise("topic", 0, OURS, PEER, bar, Jdks.ALL, false), 17, measured);
    }

    private static Measured measured(Double... samples) {
        return new Measured(List.of(samples), 8.0);
    }

    @Test
    void comparesMedians() {
        Map<Figure, Measured> measured = Map.of(OURS, measured(1.0, 900.0, 2.0), PEER, measured(3.0, 5.0));
        assertEquals(0.5, row(0.5, measured).ratio());
        assertEquals(Verdict.HOLDS, row(0.5, measured).verdict());
        assertEquals(Verdict.FAILS, row(0.49, measured).verdict());
        assertEquals(Verdict.COMPARED, row(null, measured).verdict());
        assertEquals("topic, n = 3, U8", row(0.5, measured).name());
    }

    @Test
    void withoutOneSideThereIsNoRatio() {
        Row row = row(0.5, Map.of(OURS, measured(1.0)));
        assertNull(row.ratio());
        assertEquals(Verdict.NOT_RUN, row.verdict());
    }

    @Test
    void comparesWhatIsAllocated() {
        Figure ours = new Figure(Kind.ALLOCATED, "A.vec", PARAMS);
        Figure peer = new Figure(Kind.ALLOCATED, "A.array", PARAMS);
        Row row = Row.of(
                new Promise("topic", 0, ours, peer, 0.1, Jdks.ALL, false),
                17,
                Map.of(OURS, new Measured(List.of(1.0), 8.0), PEER, new Measured(List.of(1.0), 160.0)));
        assertEquals(0.05, row.ratio());
        assertEquals("bytes", row.unit());
    }

    @Test
    void samplesOfAllMeasurementsCount() {
        assertEquals(
                List.of(1.0, 2.0, 3.0), measured(1.0, 2.0).and(measured(3.0)).samples());
        assertEquals(List.of(1.0), measured(1.0).and(null).samples());
    }

    @Test
    void valuesAreShort() {
        assertEquals("0.27 ns", Units.value(0.2741, "ns"));
        assertEquals("0.018 ns", Units.value(0.0181, "ns"));
        assertEquals("13.8 ns", Units.value(13.81, "ns"));
        assertEquals("1.00 µs", Units.value(999.9, "ns"));
        assertEquals("140 µs", Units.value(139_990.0, "ns"));
        assertEquals("2.50 s", Units.value(2.5e9, "ns"));
        assertEquals("4 040 B", Units.value(4040.0, "bytes"));
        assertEquals("–", Units.value(null, "ns"));
        assertEquals("≤ 0.95", Units.bar(0.95));
        assertEquals("≤ 4", Units.bar(4.0));
    }
}
