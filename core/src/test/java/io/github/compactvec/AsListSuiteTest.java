package io.github.compactvec;

import com.google.common.collect.testing.Helpers;
import com.google.common.collect.testing.ListTestSuiteBuilder;
import com.google.common.collect.testing.SampleElements;
import com.google.common.collect.testing.TestListGenerator;
import com.google.common.collect.testing.features.CollectionFeature;
import com.google.common.collect.testing.features.CollectionSize;
import com.google.common.collect.testing.features.ListFeature;
import com.google.common.collect.testing.testers.CollectionClearTester;
import com.google.common.collect.testing.testers.ListRemoveAtIndexTester;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The list view, its sublists and their sublists through guava-testlib's suites for mutable lists. */
class AsListSuiteTest {
    /** One value of each width, so that almost every operation widens or mixes widths. */
    private static final SampleElements<Integer> WIDE = new SampleElements<>(7, 1_000, -70_000, Integer.MIN_VALUE, 200);

    private static final SampleElements<Integer> NARROW = new SampleElements<>(0, 1, 127, 128, 255);

    private static final SampleElements<Integer> SIGNED = new SampleElements<>(-1, 0, 5, -128, 127);

    /** Between an end that moved and a modification, a sublist's iterator of {@code AbstractList} looks at the end first. */
    private static final Method[] NOT_OF_SUBLISTS = {
        Helpers.getMethod(CollectionClearTester.class, "testClearConcurrentWithIteration"),
        Helpers.getMethod(ListRemoveAtIndexTester.class, "testRemoveAtIndexConcurrentWithIteration")
    };

    @TestFactory
    Stream<DynamicNode> lists() {
        return Stream.of(
                suite("whole", WIDE, AsListSuiteTest::whole),
                suite("narrow", NARROW, AsListSuiteTest::whole),
                suite("signed", SIGNED, AsListSuiteTest::whole),
                suite("widened", NARROW, AsListSuiteTest::widened),
                suite("head", WIDE, values -> part(List.of(), values, List.of(-300, 9)), NOT_OF_SUBLISTS),
                suite("tail", WIDE, values -> part(List.of(1, 2), values, List.of()), NOT_OF_SUBLISTS),
                suite("middle", NARROW, values -> part(List.of(1, 2), values, List.of(3)), NOT_OF_SUBLISTS),
                suite("middle of middle", SIGNED, AsListSuiteTest::middleOfMiddle, NOT_OF_SUBLISTS));
    }

    private static List<Integer> whole(List<Integer> values) {
        return CompactIntVec.copyOf(values).asList();
    }

    /** With spare capacity, of a vector that has held a wider value. */
    private static List<Integer> widened(List<Integer> values) {
        CompactIntVec vec = CompactIntVec.copyOf(values);
        vec.add(1 << 20);
        vec.removeLast();
        return vec.asList();
    }

    private static List<Integer> part(List<Integer> head, List<Integer> values, List<Integer> tail) {
        CompactIntVec all = CompactIntVec.copyOf(head);
        all.addAll(values);
        all.addAll(tail);
        return all.asList().subList(head.size(), head.size() + values.size());
    }

    private static List<Integer> middleOfMiddle(List<Integer> values) {
        List<Integer> around = new ArrayList<>(values);
        around.add(0, 300);
        around.add(-2);
        return part(List.of(8), around, List.of(1 << 20)).subList(1, 1 + values.size());
    }

    private static DynamicNode suite(
            String name,
            SampleElements<Integer> samples,
            Function<List<Integer>, List<Integer>> lists,
            Method... suppressed) {
        return TestlibSuite.node(ListTestSuiteBuilder.using(new Generator(samples, lists))
                .named(name)
                .suppressing(suppressed)
                .withFeatures(
                        ListFeature.GENERAL_PURPOSE,
                        CollectionFeature.ALLOWS_NULL_QUERIES,
                        CollectionFeature.FAILS_FAST_ON_CONCURRENT_MODIFICATION,
                        CollectionFeature.RESTRICTS_ELEMENTS,
                        CollectionSize.ANY)
                .createTestSuite());
    }

    private static final class Generator implements TestListGenerator<Integer> {
        private final SampleElements<Integer> samples;
        private final Function<List<Integer>, List<Integer>> lists;

        Generator(SampleElements<Integer> samples, Function<List<Integer>, List<Integer>> lists) {
            this.samples = samples;
            this.lists = lists;
        }

        @Override
        public SampleElements<Integer> samples() {
            return samples;
        }

        @Override
        public List<Integer> create(Object... elements) {
            List<Integer> values = new ArrayList<>();
            for (Object element : elements) {
                values.add((Integer) element);
            }
            return lists.apply(values);
        }

        @Override
        public Integer[] createArray(int length) {
            return new Integer[length];
        }

        @Override
        public Iterable<Integer> order(List<Integer> insertionOrder) {
            return insertionOrder;
        }
    }
}
