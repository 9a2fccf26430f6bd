package io.github.compactvec.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark runs: one iteration of each, with the least of its parameters. */
class BenchmarksTest {
    @BeforeAll
    static void mayRunBesideOthers() {
        System.setProperty("jmh.ignoreLock", "true");
        // It is for the compiler, whose work nobody looks at here.
        System.setProperty(Tier.POLLUTION, "100");
    }

    @TestFactory
    Stream<DynamicTest> run() {
        Map<String, List<BenchmarkListEntry>> byClass = BenchmarkList.defaultList().getAll(null, List.of()).stream()
                .collect(Collectors.groupingBy(
                        BenchmarkListEntry::getUserClassQName, TreeMap::new, Collectors.toList()));
        assertFalse(byClass.isEmpty());
        return byClass.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> run(entry.getKey(), entry.getValue())));
    }

    private static void run(String type, List<BenchmarkListEntry> benchmarks) throws RunnerException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(type) + "\\.")
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(1))
                .shouldFailOnError(true);
        Map<String, String[]> params = benchmarks.get(0).getParams().orElse(Map.of());
        params.forEach((name, values) -> options.param(name, least(values)));
        Collection<RunResult> results;
        try {
            PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
            results = new Runner(options.build(), OutputFormatFactory.createFormatInstance(out, VerboseMode.NORMAL))
                    .run();
        } catch (RunnerException e) {
            fail(log.toString(StandardCharsets.UTF_8), e);
            throw e;
        }
        assertEquals(benchmarks.size(), results.size(), type);
    }

    /** The least number, or the first of other values. */
    private static String least(String[] values) {
        return Arrays.stream(values)
                .filter(value -> value.matches("[0-9]+"))
                .min(Comparator.comparingInt(Integer::parseInt))
                .orElse(values[0]);
    }
}
