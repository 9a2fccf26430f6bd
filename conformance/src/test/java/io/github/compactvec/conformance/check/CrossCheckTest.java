package io.github.compactvec.conformance.check;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.conformance.Range;
import io.github.compactvec.conformance.peer.RustPeer;
import io.github.compactvec.conformance.peer.RustPeerExtension;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Random values that Java makes go through every container, format and peer. */
@ExtendWith(RustPeerExtension.class)
class CrossCheckTest {
    private static final List<String> PEERS = List.of("long[]", "int[]", "List<Integer>", "List<Long>");

    private static final List<String> VECTORS = List.of(
            "CompactIntVec",
            "CompactUIntVec",
            "CompactLongVec",
            "SmallIntVec",
            "SmallLongVec",
            "SmallVec<Integer>",
            "SmallVec<Long>");

    private static final List<String> RUST = List.of(
            "Rust Vec<i32>",
            "Rust Vec<u32>",
            "Rust compactvec::CompactVec",
            "Rust SmallVec<[u32; 4]>",
            "Rust Vec<i64>",
            "Rust Vec<u64>",
            "Rust SmallVec<[i64; 8]>");

    @Test
    void vectorsAlone(RustPeer rust) {
        List<Row> rows = check(rust, Shape.ALONE, 2000, random -> random.vector());

        List<String> vectors =
                VECTORS.stream().flatMap(CrossCheckTest::inEachState).toList();
        assertEquals(concat(List.of(PEERS, vectors, RUST)), subjects(rows, "JSON"));
        assertEquals(concat(List.of(PEERS, vectors, List.of("msgpack-core"), RUST)), subjects(rows, "MessagePack"));
        List<String> ofInt = Stream.of("CompactIntVec", "SmallIntVec")
                .flatMap(CrossCheckTest::inEachState)
                .toList();
        List<String> ofLong = Stream.of("CompactLongVec", "SmallLongVec", "CompactUIntVec")
                .flatMap(CrossCheckTest::inEachState)
                .toList();
        assertEquals(concat(List.of(List.of("int[]"), ofInt)), subjects(rows, "Kryo int array form"));
        assertEquals(concat(List.of(List.of("long[]"), ofLong)), subjects(rows, "Kryo long array form"));
        assertEquals(concat(List.of(ofInt, List.of("at most int[] + 1 byte"))), subjects(rows, "Kryo int packed form"));
        assertEquals(
                concat(List.of(ofLong, List.of("at most long[] + 1 byte"))), subjects(rows, "Kryo long packed form"));
        List<String> ofObjects = Stream.of("Integer", "Long")
                .flatMap(element -> inEachState("SmallVec<" + element + ">")
                        .flatMap(state -> Stream.of(state, "at most List<" + element + "> + 1 byte")))
                .toList();
        assertEquals(ofObjects, subjects(rows, "Kryo list"));
        assertEquals(vectors, subjects(rows, "Java serialization"));
    }

    @Test
    void structs(RustPeer rust) {
        assertWithStructs(check(rust, Shape.STRUCT, 1000, RandomValues::doc));
    }

    @Test
    void nestedStructsAndOptions(RustPeer rust) {
        assertWithStructs(check(rust, Shape.NESTED, 500, RandomValues::nest));
    }

    @Test
    void lists(RustPeer rust) {
        assertWithoutStructs(check(rust, Shape.LIST, 500, RandomValues::list));
    }

    @Test
    void smallLists(RustPeer rust) {
        assertWithoutStructs(check(rust, Shape.SMALL_LIST, 500, RandomValues::list));
    }

    @Test
    void maps(RustPeer rust) {
        assertWithoutStructs(check(rust, Shape.MAP, 500, RandomValues::map));
    }

    @Test
    void enums(RustPeer rust) {
        assertWithoutStructs(check(rust, Shape.ENUM, 1000, RandomValues::change));
    }

    private static void assertWithStructs(List<Row> rows) {
        for (String format : List.of("JSON", "MessagePack arrays", "MessagePack maps")) {
            assertEquals(concat(List.of(PEERS, VECTORS, RUST)), subjects(rows, format));
        }
    }

    private static void assertWithoutStructs(List<Row> rows) {
        for (String format : List.of("JSON", "MessagePack")) {
            assertEquals(concat(List.of(PEERS, VECTORS, RUST)), subjects(rows, format));
        }
    }

    @Test
    void eachGetsWhatItCanHold(RustPeer rust) {
        CrossCheck check = new CrossCheck(rust);
        check.check(
                Shape.ALONE,
                Stream.of("", "1,2147483647", "-1", "-2147483648,7", "4294967295", "4294967296", "-2147483649")
                        .map(list -> new Sample(list, longs(list)))
                        .toList());
        for (Row row : check.rows()) {
            assertNull(row.firstDifference(), row::toString);
            assertEquals(possible(row.subject()), row.values(), row::toString);
        }
    }

    private static int possible(String subject) {
        if (subject.matches(".*(int\\[]|<Integer>|(Compact|Small)IntVec|<i32>).*")) {
            return 4;
        } else if (subject.matches(".*(CompactUIntVec|u32|::CompactVec).*")) {
            return 3;
        } else {
            return subject.contains("<u64>") ? 4 : 7;
        }
    }

    /** Checks values whose elements every type can have, and as many of the range of each. */
    private static List<Row> check(
            RustPeer rust, Shape shape, int count, Function<RandomValues<long[]>, Object> value) {
        CrossCheck check = new CrossCheck(rust);
        Range everyType = Range.INT.intersection(Range.UNSIGNED_INT);
        for (Range range : List.of(everyType, Range.INT, Range.UNSIGNED_INT, Range.NOT_NEGATIVE, Range.LONG)) {
            RandomValues<long[]> random = RandomValues.of(20_260_101, range);
            for (int done = 0; done < count; done += 500) {
                check.check(shape, random.samples(500, () -> value.apply(random)));
            }
        }
        List<Row> rows = check.rows();
        assertAll(rows.stream().map(row -> () -> {
            assertNull(row.firstDifference(), row::toString);
            assertTrue(row.values() >= 2L * count, row::toString);
        }));
        return rows;
    }

    private static long[] longs(String list) {
        return Stream.of(list.split(","))
                .filter(element -> !element.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static Stream<String> inEachState(String vector) {
        return vector.startsWith("SmallVec<")
                ? Stream.of(vector, vector + ", 1 inline", vector + ", 16 inline")
                : Stream.of(vector, vector + ", widened");
    }

    private static List<String> concat(List<List<String>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }

    private static List<String> subjects(List<Row> rows, String format) {
        return rows.stream()
                .filter(row -> row.format().equals(format))
                .map(Row::subject)
                .toList();
    }
}
