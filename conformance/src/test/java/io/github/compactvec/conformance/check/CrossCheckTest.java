package io.github.compactvec.conformance.check;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.conformance.peer.RustPeer;
import io.github.compactvec.conformance.peer.RustPeerExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Random values that Java makes go through every container, format and peer. */
@ExtendWith(RustPeerExtension.class)
class CrossCheckTest {
    private static final List<String> ALL = List.of(
            "int[]", "List<Integer>", "CompactIntVec", "Rust Vec<i32>", "Rust Vec<u32>", "Rust compactvec::CompactVec");

    @Test
    void vectorsAlone(RustPeer rust) {
        List<Row> rows = check(rust, Shape.ALONE, 10_000, random -> random.vector());

        List<String> expected = new ArrayList<>(ALL);
        expected.add(3, "CompactIntVec, widened");
        assertEquals(expected, subjects(rows, "JSON"));
        expected.add(4, "msgpack-core");
        assertEquals(expected, subjects(rows, "MessagePack"));
        assertEquals(List.of("int[]", "CompactIntVec", "CompactIntVec, widened"), subjects(rows, "Kryo array form"));
        assertEquals(
                List.of("CompactIntVec", "CompactIntVec, widened", "at most int[] + 2 bytes"),
                subjects(rows, "Kryo packed form"));
        assertEquals(List.of("CompactIntVec"), subjects(rows, "Java serialization"));
    }

    @Test
    void structs(RustPeer rust) {
        assertWithStructs(check(rust, Shape.STRUCT, 5000, RandomValues::doc));
    }

    @Test
    void nestedStructsAndOptions(RustPeer rust) {
        assertWithStructs(check(rust, Shape.NESTED, 500, RandomValues::nest));
    }

    @Test
    void lists(RustPeer rust) {
        assertWithoutStructs(check(rust, Shape.LIST, 1000, RandomValues::list));
    }

    @Test
    void maps(RustPeer rust) {
        assertWithoutStructs(check(rust, Shape.MAP, 1000, RandomValues::map));
    }

    @Test
    void enums(RustPeer rust) {
        assertWithoutStructs(check(rust, Shape.ENUM, 2000, RandomValues::change));
    }

    private static void assertWithStructs(List<Row> rows) {
        for (String format : List.of("JSON", "MessagePack arrays", "MessagePack maps")) {
            assertEquals(ALL, subjects(rows, format));
        }
    }

    private static void assertWithoutStructs(List<Row> rows) {
        for (String format : List.of("JSON", "MessagePack")) {
            assertEquals(ALL, subjects(rows, format));
        }
    }

    /** Checks values without negative elements, which every type can have, and as many others. */
    private static List<Row> check(RustPeer rust, Shape shape, int count, Function<RandomValues, Object> value) {
        CrossCheck check = new CrossCheck(rust);
        for (boolean signed : new boolean[] {false, true}) {
            RandomValues random = new RandomValues(20_260_101, signed);
            for (int done = 0; done < count; done += 500) {
                check.check(shape, random.samples(500, () -> value.apply(random)));
            }
        }
        List<Row> rows = check.rows();
        assertAll(rows.stream().map(row -> () -> {
            assertNull(row.firstDifference(), row::toString);
            assertTrue(row.values() >= count, row::toString);
        }));
        return rows;
    }

    private static List<String> subjects(List<Row> rows, String format) {
        return rows.stream()
                .filter(row -> row.format().equals(format))
                .map(Row::subject)
                .toList();
    }
}
