package io.github.compactvec.conformance.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.compactvec.conformance.input.InputFormat;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntArraysTest {
    private final List<String> found = new ArrayList<>();
    private final List<int[]> values = new ArrayList<>();
    private final IntArrays arrays = new IntArrays((where, array) -> {
        found.add(where + " " + Arrays.toString(array));
        values.add(array);
    });

    @Test
    void findsArraysOfInt() throws Exception {
        read("{\"a\":[1,-2],\"b\":{\"c\":[],\"d\":[[3],[4,5],[[6]]]},\"e f\":[2147483647,-2147483648]}");
        assertEquals(
                List.of(
                        "$.a [1, -2]",
                        "$.b.c []",
                        "$.b.d[0] [3]",
                        "$.b.d[1] [4, 5]",
                        "$.b.d[2][0] [6]",
                        "$['e f'] [2147483647, -2147483648]"),
                found);
        assertCounts(6, 0, 0);
    }

    @Test
    void leavesOutOthers() throws Exception {
        read("[[1,2147483648],[-2147483649],[9223372036854775808,1],[1,2.5],[true],[1,null],[{\"a\":1},7],[\"x\"]]");
        assertEquals(List.of(), found);
        assertCounts(0, 3, 3);
    }

    @Test
    void integersOutsideArraysAreNoneOfItsBusiness() throws Exception {
        read("7 {\"a\":1,\"b\":{\"c\":2147483648}} [3]");
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
        int[] all = IntStream.range(0, 2 * IntArrays.SLICE + 1).toArray();
        read("{\"a\":" + Arrays.toString(all) + ",\"b\":" + Arrays.toString(Arrays.copyOf(all, IntArrays.SLICE)) + "}");
        assertEquals(
                List.of("$.a", "$.a from 262144", "$.a from 524288", "$.b"),
                found.stream()
                        .map(line -> line.substring(0, line.indexOf(" [")))
                        .toList());
        assertArrayEquals(Arrays.copyOf(all, IntArrays.SLICE), values.get(0));
        assertArrayEquals(Arrays.copyOfRange(all, IntArrays.SLICE, 2 * IntArrays.SLICE), values.get(1));
        assertArrayEquals(new int[] {2 * IntArrays.SLICE}, values.get(2));
        assertArrayEquals(Arrays.copyOf(all, IntArrays.SLICE), values.get(3));
        assertCounts(2, 0, 0);
    }

    @Test
    void aLongArrayMayTurnOutToBeSomethingElse() throws Exception {
        read("[" + "1,".repeat(IntArrays.SLICE) + "2,null,3]");
        assertEquals(1, found.size());
        assertEquals(IntArrays.SLICE, values.get(0).length);
        assertCounts(0, 0, 1);
    }

    private void read(String json) throws Exception {
        InputFormat.JSON.read(new ByteArrayInputStream(json.getBytes(UTF_8)), arrays);
    }

    private void assertCounts(long ints, long beyondInt, long others) {
        assertEquals(List.of(ints, beyondInt, others), List.of(arrays.arrays(), arrays.beyondInt(), arrays.others()));
    }
}
