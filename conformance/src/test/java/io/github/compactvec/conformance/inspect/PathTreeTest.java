package io.github.compactvec.conformance.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PathTreeTest {
    private static final OtherKind KIND = OtherKind.MIXED;

    /** Adds an array at a path given by its steps, where {@code []} stands for an element. */
    private static void add(PathTree tree, String... steps) {
        PathTree.Node node = tree.root();
        for (String step : steps) {
            node = step.equals("[]") ? tree.element(node) : tree.member(node, step);
        }
        node.stats().add(KIND);
    }

    private static Map<String, Long> counts(PathTree tree) {
        Map<String, Long> counts = new TreeMap<>();
        tree.forEach((path, stats) -> counts.merge(path, stats.others(KIND), Long::sum));
        return counts;
    }

    @Test
    void keepsPathsApart() {
        PathTree tree = new PathTree(100, 10);
        add(tree);
        add(tree, "docs", "[]", "ids");
        add(tree, "docs", "[]", "ids");
        add(tree, "docs");
        add(tree, "a b", "[]", "[]");
        assertEquals(Map.of("$", 1L, "$.docs", 1L, "$.docs[*].ids", 2L, "$['a b'][*][*]", 1L), counts(tree));
        assertEquals(7, tree.size());
    }

    @Test
    void takesAnObjectWithManyKeysForAMap() {
        PathTree tree = new PathTree(100, 3);
        for (int i = 0; i < 3; i++) {
            add(tree, "k" + i, "ids");
        }
        assertEquals(Map.of("$.k0.ids", 1L, "$.k1.ids", 1L, "$.k2.ids", 1L), counts(tree));
        add(tree, "k3", "tags", "[]");
        add(tree, "k0", "tags", "[]");
        assertEquals(Map.of("$.*.ids", 3L, "$.*.tags[*]", 2L), counts(tree));
    }

    static Stream<Arguments> aMergedPathIsOfTheTypeThatHasAllElements() {
        return Stream.of(Real.values()).flatMap(one -> Stream.of(Real.values()).map(other -> Arguments.of(one, other)));
    }

    @ParameterizedTest
    @MethodSource
    void aMergedPathIsOfTheTypeThatHasAllElements(Real one, Real other) {
        HeapMeter meter = new HeapMeter();
        PathTree tree = new PathTree(100, 1);
        PathStats together = new PathStats();
        List<long[]> arrays = new ArrayList<>();
        for (Real real : List.of(one, other)) {
            long widest = real.widest(real.maxWidth());
            long[] values = {widest, real.isSigned() ? ~widest : 0};
            ArrayTally tally = new ArrayTally(meter.sharedIntegerMax());
            tally.add(values[0]);
            tally.add(values[1]);
            tree.member(tree.root(), "k" + arrays.size()).stats().add(tally, meter);
            together.add(tally, meter);
            arrays.add(values);
        }
        PathStats merged = tree.member(tree.root(), "k").stats();
        assertEquals(Real.of(arrays).type(), ElementType.of(merged));
        assertEquals(together.elements(), merged.elements());
        assertEquals(together.signedElements(), merged.signedElements());
        for (int width = 1; width <= Long.BYTES; width++) {
            assertEquals(together.elementsOfWidth(width), merged.elementsOfWidth(width));
        }
        for (Container container : Container.values()) {
            assertEquals(together.heap(container), merged.heap(container));
        }
        for (Encoding encoding : Encoding.values()) {
            assertEquals(together.bytes(encoding), merged.bytes(encoding));
        }
    }

    @Test
    void mergesMapsOfMaps() {
        PathTree tree = new PathTree(100, 3);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                add(tree, "k" + i, "k" + j, "[]");
            }
        }
        assertEquals(Map.of("$.*.*[*]", 16L), counts(tree));
        assertEquals(4, tree.size());
    }

    @Test
    void halvesTheKeyLimitWhenThereAreTooManyPaths() {
        PathTree tree = new PathTree(30, 16);
        for (int i = 0; i < 10; i++) {
            for (String name : List.of("a", "b", "c")) {
                add(tree, "k" + i, name);
            }
        }
        assertEquals(Map.of("$.*.a", 10L, "$.*.b", 10L, "$.*.c", 10L), counts(tree));
    }

    @Test
    void aNodeStaysUsableWhenItBecomesPartOfAnother() {
        PathTree tree = new PathTree(100, 2);
        PathTree.Node inner = tree.member(tree.member(tree.root(), "a"), "ids");
        add(tree, "b");
        add(tree, "c");
        inner.stats().add(KIND);
        tree.element(inner).stats().add(KIND);
        assertEquals(Map.of("$.*", 2L, "$.*.ids", 1L, "$.*.ids[*]", 1L), counts(tree));
    }

    @Test
    void countsWhatIsTooDeepTogether() {
        PathTree tree = new PathTree(1000, 10);
        for (int depth = 0; depth < 3 * PathTree.MAX_DEPTH; depth++) {
            List<String> steps = new ArrayList<>(Collections.nCopies(depth, "[]"));
            steps.add("x");
            add(tree, steps.toArray(new String[0]));
        }
        String deepest = "$" + "[*]".repeat(PathTree.MAX_DEPTH) + "..*";
        Map<String, Long> counts = counts(tree);
        assertEquals(2 * PathTree.MAX_DEPTH, counts.get(deepest));
        assertEquals(PathTree.MAX_DEPTH + 1, counts.size());
    }

    @Test
    void longKeysThatBeginAlikeAreOne() {
        PathTree tree = new PathTree(100, 10);
        String begin = "k".repeat(PathTree.MAX_KEY);
        add(tree, begin);
        add(tree, begin + "1");
        add(tree, begin + "2");
        assertEquals(Map.of("$." + begin, 1L, "$['" + begin + "...']", 2L), counts(tree));
    }

    @Test
    void isBoundedAndLosesNothingWhateverTheDocument() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int pathLimit = 1 + random.nextInt(60);
            int keyLimit = 1 + random.nextInt(20);
            int keys = 1 + random.nextInt(50);
            int maxDepth = 1 + random.nextInt(PathTree.MAX_DEPTH + 10);
            PathTree tree = new PathTree(pathLimit, keyLimit);
            long added = 0;
            // A walk up and down, so that nodes are at hand while the tree is merged.
            List<PathTree.Node> stack = new ArrayList<>(List.of(tree.root()));
            for (int i = 0; i < 3000; i++) {
                PathTree.Node top = stack.get(stack.size() - 1);
                if (stack.size() < maxDepth && random.nextInt(5) < 3) {
                    stack.add(
                            random.nextInt(4) == 0 ? tree.element(top) : tree.member(top, "k" + random.nextInt(keys)));
                } else {
                    top.stats().add(KIND);
                    added++;
                    if (stack.size() > 1) {
                        stack.remove(stack.size() - 1);
                    }
                }
                assertTrue(tree.size() <= 2 * pathLimit, "seed " + seed + ": " + tree.size() + " paths");
            }
            Map<String, Long> counts = counts(tree);
            assertTrue(counts.size() <= tree.size(), "seed " + seed);
            assertEquals(added, counts.values().stream().mapToLong(n -> n).sum(), "seed " + seed);
        }
    }

    @Test
    void theOrderOfDocumentsDoesNotMatter() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            List<String[]> paths = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                paths.add(random.ints(1 + random.nextInt(3), 0, 12)
                        .mapToObj(k -> k == 0 ? "[]" : "k" + k)
                        .toArray(String[]::new));
            }
            PathTree tree = new PathTree(10_000, 8);
            paths.forEach(path -> add(tree, path));
            Collections.shuffle(paths, random);
            PathTree shuffled = new PathTree(10_000, 8);
            paths.forEach(path -> add(shuffled, path));
            assertEquals(counts(tree), counts(shuffled), "seed " + seed);
            assertEquals(tree.size(), shuffled.size(), "seed " + seed);
        }
    }
}
