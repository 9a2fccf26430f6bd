package io.github.compactvec.benchmarks.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.benchmarks.Tier;
import io.github.compactvec.benchmarks.promise.Promise.Jdks;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;

class PromisesTest {
    private static final Map<String, BenchmarkListEntry> BENCHMARKS =
            BenchmarkList.defaultList().getAll(null, List.of()).stream()
                    .collect(Collectors.toMap(BenchmarkListEntry::getUsername, entry -> entry));

    private static Stream<Figure> figures() {
        return Promises.all().stream()
                .flatMap(promise -> Stream.of(promise.ours(), promise.peer()))
                .distinct();
    }

    @Test
    void everyBenchmarkExistsWithItsParameters() {
        List<Figure> timed = figures()
                .map(Figure::measured)
                .filter(figure -> figure.kind().isJmh())
                .toList();
        assertFalse(timed.isEmpty());
        for (Figure figure : timed) {
            BenchmarkListEntry entry = BENCHMARKS.get(JmhSession.PACKAGE + "." + figure.name());
            assertNotNull(entry, figure::toString);
            // JMH runs a parameter that is not given here with all its values, and knows no other result for it.
            assertEquals(
                    entry.getParams().orElse(Map.of()).keySet(), figure.params().keySet(), figure::toString);
        }
    }

    @Test
    void sidesHaveTheSameParametersAndUnit() {
        for (Promise promise : Promises.all()) {
            assertEquals(promise.ours().params(), promise.peer().params(), promise::name);
            assertEquals(promise.ours().kind().unit(), promise.peer().kind().unit(), promise::name);
        }
    }

    @Test
    void noTwoPromisesOnOneJdkHaveTheSameName() {
        for (int jdk : List.of(17, 25)) {
            Set<String> names = new HashSet<>();
            for (Promise promise : Promises.all()) {
                assertTrue(!promise.jdks().contain(jdk) || names.add(promise.name()), promise::name);
            }
            assertFalse(names.isEmpty());
        }
    }

    @Test
    void barsArePositive() {
        for (Promise promise : Promises.all()) {
            Double bar = promise.bar();
            assertTrue(bar == null || bar > 0, promise::name);
            assertTrue(bar != null || !promise.quick(), promise::name);
        }
    }

    @Test
    void aQuickRunHasSomethingOfEveryClause() {
        Map<Integer, Boolean> quick = new HashMap<>();
        Promises.all().stream()
                .filter(promise -> promise.bar() != null)
                .forEach(promise -> quick.merge(promise.clause(), promise.quick(), Boolean::logicalOr));
        assertFalse(quick.isEmpty());
        assertFalse(quick.containsValue(false));
    }

    @Test
    void jdksAreBeforeOrFrom25() {
        assertTrue(Jdks.ALL.contain(17) && Jdks.ALL.contain(25));
        assertTrue(Jdks.BEFORE_25.contain(24) && !Jdks.BEFORE_25.contain(25));
        assertTrue(!Jdks.FROM_25.contain(24) && Jdks.FROM_25.contain(25));
    }

    @Test
    void tiersOfPromisesExist() {
        figures()
                .map(Figure::params)
                .filter(params -> params.containsKey("tier"))
                .forEach(params -> Tier.valueOf(params.getOrDefault("tier", "")));
    }

    @Test
    void whatIsComparedIsMeasuredTogetherAndOnce() {
        List<Set<Figure>> groups = Campaign.groups(Promises.all());
        assertEquals(
                figures()
                        .map(Figure::measured)
                        .filter(figure -> figure.kind() != Figure.Kind.HEAP)
                        .collect(Collectors.toSet()),
                groups.stream().flatMap(Collection::stream).collect(Collectors.toSet()));
        assertEquals(
                groups.stream().mapToInt(Set::size).sum(),
                groups.stream().flatMap(Collection::stream).distinct().count());
        for (Promise promise : Promises.all()) {
            if (promise.ours().kind() != Figure.Kind.HEAP) {
                assertTrue(
                        groups.stream()
                                .anyMatch(group -> group.contains(promise.ours().measured())
                                        && group.contains(promise.peer().measured())),
                        promise::name);
            }
        }
    }
}
