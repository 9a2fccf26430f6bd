package io.github.compactvec;

import com.google.common.collect.testing.Helpers;
import com.google.common.collect.testing.ListTestSuiteBuilder;
import com.google.common.collect.testing.TestStringListGenerator;
import com.google.common.collect.testing.features.CollectionFeature;
import com.google.common.collect.testing.features.CollectionSize;
import com.google.common.collect.testing.features.Feature;
import com.google.common.collect.testing.features.ListFeature;
import com.google.common.collect.testing.testers.CollectionClearTester;
import com.google.common.collect.testing.testers.ListRemoveAtIndexTester;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Small vectors and their sublists through guava-testlib's suites for mutable lists. */
class SmallVecSuiteTest {
    /** Between an end that moved and a modification, a sublist's iterator of {@code AbstractList} looks at the end first. */
    private static final Method[] NOT_OF_SUBLISTS = {
        Helpers.getMethod(CollectionClearTester.class, "testClearConcurrentWithIteration"),
        Helpers.getMethod(ListRemoveAtIndexTester.class, "testRemoveAtIndexConcurrentWithIteration")
    };

    @TestFactory
    Stream<DynamicNode> lists() {
        return SmallVecSlots.INLINE_CAPACITIES.stream()
                .map(n -> DynamicContainer.dynamicContainer("inline capacity " + n, suites(n)));
    }

    private static Stream<DynamicNode> suites(int n) {
        return Stream.of(
                whole("copied", values -> SmallVec.copyOf(n, values)),
                whole("grown", values -> grown(SmallVec.withInlineCapacity(n), values)),
                whole("spilled", values -> grown(SmallVec.withCapacity(n, 100), values)),
                whole("trimmed", values -> trimmed(grown(SmallVec.withCapacity(n, 100), values))),
                part(n, "head", 0, 2),
                part(n, "tail", 3, 0),
                part(n, "middle", 1, 1),
                part(n, "middle of a spilled one", 9, 10));
    }

    private static <E> SmallVec<E> grown(SmallVec<E> vec, List<E> values) {
        values.forEach(vec::add);
        return vec;
    }

    private static <E> SmallVec<E> trimmed(SmallVec<E> vec) {
        vec.trimToSize();
        return vec;
    }

    private static DynamicNode whole(String name, Function<List<String>, List<String>> lists) {
        return suite(name, lists, List.of(CollectionFeature.SERIALIZABLE));
    }

    private static DynamicNode part(int n, String name, int before, int after) {
        return suite(
                name,
                values -> {
                    SmallVec<@Nullable String> vec = SmallVec.withInlineCapacity(n);
                    vec.resize(before, "before");
                    vec.addAll(values);
                    vec.resize(vec.size() + after, null);
                    return vec.subList(before, before + values.size());
                },
                List.of(),
                NOT_OF_SUBLISTS);
    }

    private static DynamicNode suite(
            String name,
            Function<List<String>, List<String>> lists,
            List<? extends Feature<?>> more,
            Method... suppressed) {
        List<Feature<?>> features = new ArrayList<>(more);
        features.addAll(List.of(
                ListFeature.GENERAL_PURPOSE,
                CollectionFeature.ALLOWS_NULL_VALUES,
                CollectionFeature.FAILS_FAST_ON_CONCURRENT_MODIFICATION,
                CollectionSize.ANY));
        return TestlibSuite.node(ListTestSuiteBuilder.using(new TestStringListGenerator() {
                    @Override
                    protected List<String> create(String[] elements) {
                        return lists.apply(Arrays.asList(elements));
                    }
                })
                .named(name)
                .suppressing(suppressed)
                .withFeatures(features)
                .createTestSuite());
    }
}
