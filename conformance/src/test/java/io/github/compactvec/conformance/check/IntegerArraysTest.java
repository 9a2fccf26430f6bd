package io.github.compactvec.conformance.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.compactvec.conformance.input.InputFormat;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IntegerArraysTest {
    private final List<String> found = new ArrayList<>();
    private final List<long[]> values = new ArrayList<>();
    private final IntegerArrays arrays = new IntegerArrays((where, array) -> {
        found.add(where + " " + Arrays.toString(array));
        values.add(array);
    });

    @Test
    void findsArraysOfIntegers() throws Exception {
        read(
                "{\"a\":[1,-2],\"b\":{\"c\":[],\"d\":[[3],[4,5],[[6]]]},\"e f\":[9223372036854775807,-9223372036854775808]}");
        assertEquals(
                List.of(
                        "$.a [1, -2]",
                        "$.b.c []",
                        "$.b.d[0] [3]",
                        "$.b.d[1] [4, 5]",
                        "$.b.d[2][0] [6]",
                        "$['e f'] [9223372036854775807, -9223372036854775808]"),
                found);
        assertCounts(6, 0, 0);
    }

    @Test
    void leavesOutOthers() throws Exception {
        read(
                "[[1,9223372036854775808],[-9223372036854775809],[123456789012345678901234567890,1],[1,2.5],[true],[1,null],[{\"a\":1},7],[\"x\"]]");
        assertEquals(List.of(), found);
        assertCounts(0, 3, 3);
    }

    @Test
    void integersOutsideArraysAreNoneOfItsBusiness() throws Exception {
        read("7 {\"a\":1,\"b\":{\"c\":9223372036854775808}} [3]");
        assertEquals(List.of("document 3, $ [3]"), found);
        assertCounts(1, 0, 0);
    }

    @Test
    void shortensLongPaths() throws Exception {
        read("[".repeat(41) + "1" + "]".repeat(41));
        read("[".repeat(42) + "2" + "]".repeat(42));
        assertEquals("$" + "[0]".repeat(40) + " [1]", found.get(0));
        assertEquals("document 2, $" + "[0]".repeat(20) + "..." + "[0]".repeat(20) + " [2]", found.get(1));
    }

    @Test
    void slicesLongArrays() throws Exception {
        long[] all = LongStream.range(0, 2 * IntegerArrays.SLICE + 1).toArray();
        read("{\"a\":" + Arrays.toString(all) + ",\"b\":" + Arrays.toString(Arrays.copyOf(all, IntegerArrays.SLICE))
                + "}");
        assertEquals(
                List.of("$.a", "$.a from 262144", "$.a from 524288", "$.b"),
                found.stream()
                        .map(line -> line.substring(0, line.indexOf(" [")))
                        .toList());
        assertArrayEquals(Arrays.copyOf(all, IntegerArrays.SLICE), values.get(0));
        assertArrayEquals(Arrays.copyOfRange(all, IntegerArrays.SLICE, 2 * IntegerArrays.SLICE), values.get(1));
        assertArrayEquals(new long[] {2 * IntegerArrays.SLICE}, values.get(2));
        assertArrayEquals(Arrays.copyOf(all, IntegerArrays.SLICE), values.get(3));
        assertCounts(2, 0, 0);
    }

    @Test
    void aLongArrayMayTurnOutToBeSomethingElse() throws Exception {
        read("[" + "1,".repeat(IntegerArrays.SLICE) + "2,null,3]");
        assertEquals(1, found.size());
        assertEquals(IntegerArrays.SLICE, values.get(0).length);
        assertCounts(0, 0, 1);
    }

    private void read(String json) throws Exception {
        InputFormat.JSON.read(new ByteArrayInputStream(json.getBytes(UTF_8)), arrays);
    }

    private void assertCounts(long integers, long beyondLong, long others) {
        assertEquals(
                List.of(integers, beyondLong, others), List.of(arrays.arrays(), arrays.beyondLong(), arrays.others()));
    }
}
