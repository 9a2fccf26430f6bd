package io.github.compactvec.benchmarks.promise;

import io.github.compactvec.benchmarks.Tier;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
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

/** Runs benchmarks of this module in JVMs of a JDK. */
final class JmhSession {
    /** The package in which promises name benchmarks. */
    static final String PACKAGE = Tier.class.getPackageName();

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** Quiet on every JDK, and the encoding that is the default from 18 on, which matters to msgpack-java. */
    private static final List<String> JVM_ARGUMENTS = List.of(
            "-Dfile.encoding=UTF-8", "-XX:+IgnoreUnrecognizedVMOptions", "--sun-misc-unsafe-memory-access=allow");

    /** Small, so that it is quickly touched before each benchmark begins, and large enough for all of them. */
    private static final String[] HEAP = {"-XX:+UseSerialGC", "-XX:+AlwaysPreTouch", "-Xms256m", "-Xmx256m"};

    private final PrintStream log;
    private final List<String> arguments;

    /**
     * @param log gets all that JMH prints
     * @param arguments more of them, for each JVM
     */
    JmhSession(PrintStream log, String... arguments) {
        this.log = log;
        this.arguments =
                Stream.concat(JVM_ARGUMENTS.stream(), Arrays.stream(arguments)).toList();
    }

    /** The benchmarks that promises name and nobody has written. */
    static List<String> missing(Collection<Promise> promises) {
        Set<String> known = BenchmarkList.defaultList().getAll(null, List.of()).stream()
                .map(BenchmarkListEntry::getUsername)
                .collect(Collectors.toSet());
        return promises.stream()
                .flatMap(promise -> Stream.of(promise.ours(), promise.peer()))
                .map(Figure::measured)
                .filter(figure -> figure.kind().isJmh() && !known.contains(PACKAGE + "." + figure.name()))
                .map(Figure::name)
                .distinct()
                .toList();
    }

    /** Measures benchmarks one after the other. Those that fail have no entry in the result. */
    Map<Figure, Measured> measure(Jdk jdk, Collection<Figure> figures, Effort effort) {
        Map<Figure, Measured> measured = new HashMap<>();
        // JMH takes one set of parameters and options at a time.
        Map<List<Object>, List<Figure>> alike =
                figures.stream().collect(Collectors.groupingBy(figure -> List.of(figure.kind(), figure.params())));
        alike.values().forEach(group -> measured.putAll(measureAlike(jdk, group, effort)));
        return measured;
    }

    private Map<Figure, Measured> measureAlike(Jdk jdk, List<Figure> figures, Effort effort) {
        Figure first = figures.get(0);
        List<String> jvmArguments = new ArrayList<>(arguments);
        if (first.kind() == Figure.Kind.TIME_VECTOR_API) {
            jvmArguments.add("--add-modules=jdk.incubator.vector");
        }
        ChainedOptionsBuilder options = new OptionsBuilder()
                .jvm(jdk.java().toString())
                .jvmArgsPrepend(jvmArguments.toArray(String[]::new))
                .jvmArgsAppend(HEAP)
                .forks(effort.forks())
                .warmupIterations(effort.warmups())
                .warmupTime(TimeValue.milliseconds(effort.warmupMillis()))
                .measurementIterations(effort.iterations())
                .measurementTime(TimeValue.milliseconds(effort.millis()))
                .addProfiler(GCProfiler.class);
        figures.forEach(figure -> options.include(regex(figure)));
        first.params().forEach(options::param);
        try {
            Collection<RunResult> results = new Runner(
                            options.build(), OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL))
                    .run();
            return results.stream()
                    .filter(result -> !samples(result).isEmpty())
                    .collect(Collectors.toMap(
                            result -> figure(result.getParams(), first), result -> measured(samples(result))));
        } catch (RunnerException e) {
            log.println(e);
            return Map.of();
        }
    }

    static String regex(Figure figure) {
        return "^" + Pattern.quote(PACKAGE + "." + figure.name()) + "$";
    }

    private static Figure figure(BenchmarkParams params, Figure like) {
        return new Figure(like.kind(), params.getBenchmark().substring(PACKAGE.length() + 1), like.params());
    }

    private static List<IterationResult> samples(RunResult result) {
        return result.getBenchmarkResults().stream()
                .map(BenchmarkResult::getIterationResults)
                .flatMap(Collection::stream)
                .toList();
    }

    private static Measured measured(List<IterationResult> iterations) {
        List<Double> times = iterations.stream()
                .map(iteration -> iteration.getPrimaryResult().getScore())
                .toList();
        return new Measured(times, allocated(iterations));
    }

    private static @Nullable Double allocated(List<IterationResult> iterations) {
        // The least, as what the JVM does meanwhile counts too.
        Double least = null;
        for (IterationResult iteration : iterations) {
            for (Result<?> result : iteration.getSecondaryResults().values()) {
                if (result.getLabel().endsWith(ALLOCATED) && (least == null || result.getScore() < least)) {
                    least = result.getScore();
                }
            }
        }
        return least;
    }
}
