package io.github.compactvec.benchmarks.promise;

import static io.github.compactvec.benchmarks.promise.PromiseTable.allocated;
import static io.github.compactvec.benchmarks.promise.PromiseTable.n;
import static io.github.compactvec.benchmarks.promise.PromiseTable.tiers;
import static io.github.compactvec.benchmarks.promise.PromiseTable.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.compactvec.benchmarks.Tier;
import io.github.compactvec.benchmarks.promise.Figure.Kind;
import io.github.compactvec.benchmarks.promise.Row.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CampaignTest {
    private static final Effort ONCE = new Effort(1, 0, 1, 2, 1);

    /** Bars that hold, and that do not, however long anything takes. */
    private static final List<Promise> PROMISES = new PromiseTable()
            .topic("always", time("CborBenchmark.writeVec"), time("CborBenchmark.writeArray"))
            .bar(1e12, n(16), tiers(Tier.U8))
            .topic("never", time("CborBenchmark.readVec"), time("CborBenchmark.writeArray"))
            .bar(1e-12, n(16), tiers(Tier.U8))
            .topic("bytes", allocated("CborBenchmark.readVec"), allocated("CborBenchmark.writeArray"))
            .bar(1e12, n(16), tiers(Tier.U8))
            .topic("missing", time("CborBenchmark.nothing"), time("CborBenchmark.writeArray"))
            .bar(1, n(1000), tiers(Tier.U8))
            .list();

    @BeforeAll
    static void mayRunBesideOthers() {
        System.setProperty("jmh.ignoreLock", "true");
    }

    private static Campaign campaign(Instant deadline) {
        Jdk running = Objects.requireNonNull(Jdk.at(Path.of(System.getProperty("java.home"))));
        PrintStream log = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new Campaign(
                running,
                ONCE,
                new JmhSession(log, "-D" + Tier.POLLUTION + "=100"),
                null,
                new PrintWriter(Writer.nullWriter()),
                deadline);
    }

    private static int samples(Campaign campaign, String benchmark) {
        Figure figure = new Figure(Kind.TIME, benchmark, Map.of("n", "16", "tier", "U8"));
        return Objects.requireNonNull(campaign.measured().get(figure)).samples().size();
    }

    @Test
    void measuresAgainWhatDoesNotHold() throws IOException, InterruptedException {
        Campaign campaign = campaign(Instant.MAX);
        List<Row> rows = campaign.run(PROMISES);
        assertEquals(
                List.of(Verdict.HOLDS, Verdict.FAILS, Verdict.HOLDS, Verdict.NOT_RUN),
                rows.stream().map(Row::verdict).toList());
        assertEquals(2, samples(campaign, "CborBenchmark.writeVec"));
        assertEquals(2 + 4, samples(campaign, "CborBenchmark.readVec"));
        assertEquals(2 + 4, samples(campaign, "CborBenchmark.writeArray"));
        assertEquals("bytes", rows.get(2).unit());
        assertFalse(rows.get(3).isVsRust());
    }

    @Test
    void tellsWhatIsMissing() {
        assertEquals(List.of("CborBenchmark.nothing"), JmhSession.missing(PROMISES));
        assertEquals(List.of(), JmhSession.missing(Promises.all()));
    }

    @Test
    void measuresOnceWhenTimeIsOver() throws IOException, InterruptedException {
        Campaign campaign = campaign(Instant.MIN);
        campaign.run(PROMISES.subList(1, 2));
        assertEquals(2, samples(campaign, "CborBenchmark.readVec"));
        assertEquals(2, samples(campaign, "CborBenchmark.writeArray"));
    }
}
