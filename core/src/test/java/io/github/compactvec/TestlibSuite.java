package io.github.compactvec;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import junit.framework.Test;
import junit.framework.TestCase;
import junit.framework.TestSuite;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** Turns the JUnit 3 suites of guava-testlib into dynamic tests. */
@SuppressWarnings("JdkObsolete") // JUnit 3 is what guava-testlib is written in
final class TestlibSuite {
    private TestlibSuite() {}

    static DynamicNode node(Test test) {
        if (test instanceof TestSuite suite) {
            Stream<DynamicNode> children = IntStream.range(0, suite.testCount()).mapToObj(i -> node(suite.testAt(i)));
            return DynamicContainer.dynamicContainer(suite.getName(), children);
        }
        TestCase single = (TestCase) test;
        return DynamicTest.dynamicTest(single.getName(), single::runBare);
    }
}
