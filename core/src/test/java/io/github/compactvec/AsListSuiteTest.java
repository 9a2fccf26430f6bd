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
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The list view, its sublists and their sublists through guava-testlib's suites for mutable lists. */
class AsListSuiteTest {
    /** Between an end that moved and a modification, a sublist's iterator of {@code AbstractList} looks at the end first. */
    private static final Method[] NOT_OF_SUBLISTS = {
        Helpers.getMethod(CollectionClearTester.class, "testClearConcurrentWithIteration"),
        Helpers.getMethod(ListRemoveAtIndexTester.class, "testRemoveAtIndexConcurrentWithIteration")
    };

    @TestFactory
    Stream<DynamicNode> lists() {
        return VecType.all().stream()
                .map(type -> DynamicContainer.dynamicContainer(type.toString(), new Lists(type).suites()));
    }

    /** The lists of one container. */
    private static final class Lists {
        private final VecType type;
        private final Element element;

        Lists(VecType type) {
            this.type = type;
            element = type.element();
        }

        Stream<DynamicNode> suites() {
            // One value of each width, so that almost every operation widens or mixes widths.
            Number[] wide = boxed(7, 1_000, element.holds(-1) ? -70_000 : 70_000, element.max(), 200);
            Number[] narrow = boxed(0, 1, 127, 128, 255);
            Number[] low = element.holds(-1) ? boxed(-1, 0, 5, -128, 127) : boxed(1, 0, 5, 256, 127);
            return Stream.of(
                    suite("whole", wide, this::whole),
                    suite("narrow", narrow, this::whole),
                    suite("low", low, this::whole),
                    suite("widened", narrow, this::widened),
                    suite("head", wide, values -> part(boxed(), values, boxed(element.min(), 9)), NOT_OF_SUBLISTS),
                    suite("tail", wide, values -> part(boxed(1, 2), values, boxed()), NOT_OF_SUBLISTS),
                    suite("middle", narrow, values -> part(boxed(1, 2), values, boxed(3)), NOT_OF_SUBLISTS),
                    suite("middle of middle", low, this::middleOfMiddle, NOT_OF_SUBLISTS));
        }

        private Number[] boxed(long... values) {
            return LongStream.of(values).mapToObj(element::box).toArray(Number[]::new);
        }

        private VecSubject vec(List<Number> values) {
            return type.copyOf(new ArrayList<@Nullable Number>(values));
        }

        private List<Number> whole(List<Number> values) {
            return vec(values).asList();
        }

        /** With spare capacity, of a vector that has held a wider value. */
        private List<Number> widened(List<Number> values) {
            VecSubject vec = vec(values);
            vec.add(element.max());
            vec.removeLast();
            return vec.asList();
        }

        private List<Number> part(Number[] head, List<Number> values, Number[] tail) {
            List<Number> all = new ArrayList<>(Arrays.asList(head));
            all.addAll(values);
            all.addAll(Arrays.asList(tail));
            return vec(all).asList().subList(head.length, head.length + values.size());
        }

        private List<Number> middleOfMiddle(List<Number> values) {
            List<Number> around = new ArrayList<>(values);
            around.add(0, element.box(300));
            around.add(element.box(element.min()));
            return part(boxed(8), around, boxed(1 << 20)).subList(1, 1 + values.size());
        }
    }

    private static DynamicNode suite(
            String name, Number[] samples, Function<List<Number>, List<Number>> lists, Method... suppressed) {
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

    private static final class Generator implements TestListGenerator<Number> {
        private final Number[] samples;
        private final Function<List<Number>, List<Number>> lists;

        Generator(Number[] samples, Function<List<Number>, List<Number>> lists) {
            this.samples = samples;
            this.lists = lists;
        }

        @Override
        public SampleElements<Number> samples() {
            return new SampleElements<>(samples[0], samples[1], samples[2], samples[3], samples[4]);
        }

        @Override
        public List<Number> create(Object... elements) {
            List<Number> values = new ArrayList<>();
            for (Object element : elements) {
                values.add((Number) element);
            }
            return lists.apply(values);
        }

        @Override
        public Number[] createArray(int length) {
            return new Number[length];
        }

        @Override
        public Iterable<Number> order(List<Number> insertionOrder) {
            return insertionOrder;
        }
    }
}
