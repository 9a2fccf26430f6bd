package io.github.compactvec.conformance.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JdkIndexerTest {
    private static Index<int[]> index;
    private static Map<String, Term<int[]>> terms;

    @BeforeAll
    static void index() throws IOException {
        index = JdkIndexer.index();
        terms = index.terms().stream().collect(Collectors.toMap(Term::name, Function.identity()));
    }

    @Test
    void knowsWhereAnIdentifierOccurs() {
        int string = index.classes().indexOf("java.lang.String");
        for (String name : List.of("String", "charAt", "CASE_INSENSITIVE_ORDER")) {
            assertTrue(occurs(name, string), name);
        }
        assertFalse(occurs("computeIfAbsent", string));
        assertTrue(terms.keySet().stream().noneMatch(name -> name.isEmpty() || name.matches(".*[<>/;\\[].*")));
    }

    @Test
    void everyPositionIsThatOfOneTerm() {
        BitSet seen = new BitSet();
        for (Term<int[]> term : index.terms()) {
            assertAscending(term.classes());
            assertAscending(term.positions());
            assertTrue(term.classes().length > 0 && term.classes().length <= term.positions().length, term.name());
            assertTrue(
                    term.classes()[term.classes().length - 1] < index.classes().size());
            for (int position : term.positions()) {
                assertFalse(seen.get(position));
                seen.set(position);
            }
        }
        assertEquals(seen.cardinality(), seen.length());
        assertTrue(seen.cardinality() > 600_000, () -> "positions: " + seen.cardinality());
    }

    @Test
    void mostListsAreTinyAndAFewHuge() {
        int[] lengths = index.terms().stream()
                .flatMap(term -> Stream.of(term.classes(), term.positions()))
                .mapToInt(list -> list.length)
                .sorted()
                .toArray();
        assertTrue(lengths[lengths.length / 2] <= 8, () -> "median " + lengths[lengths.length / 2]);
        assertTrue(lengths[lengths.length - 1] > 10_000, () -> "longest " + lengths[lengths.length - 1]);
        assertTrue(IntStream.of(lengths).asLongStream().sum() > 1_000_000);
    }

    @Test
    void isTheSameEachTime() throws IOException {
        Index<int[]> again = JdkIndexer.index();
        assertEquals(index.classes(), again.classes());
        assertEquals(index.map(Arrays::toString), again.map(Arrays::toString));
    }

    private static boolean occurs(String name, int id) {
        Term<int[]> term = terms.get(name);
        return term != null && Arrays.binarySearch(term.classes(), id) >= 0;
    }

    private static void assertAscending(int[] list) {
        for (int i = 1; i < list.length; i++) {
            assertTrue(list[i - 1] < list[i]);
        }
    }
}
