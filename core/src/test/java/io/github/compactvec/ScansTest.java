package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fast loop over packed elements against the same over a {@code long[]} or {@code int[]}: for every form, 100 000
 * vectors in all, of lengths on both sides of what the loops take at once, of values that overflow what carelessly adds
 * them up, in buffers with no byte to spare, the slack being noise.
 */
class ScansTest {
    private static final int VECTORS = 100_000;

    /** Where loops go from one block to the next, in elements of some width. */
    private static final int[] EDGES = {256, 341, 512, 1024, 2048, 3072};

    static IntStream forms() {
        return PackingTest.forms();
    }

    private static final int ROUNDS = (int) (VECTORS / forms().count() + 1);

    private final SplittableRandom random = new SplittableRandom(20_260_102);

    private int count() {
        return switch (random.nextInt(50)) {
            case 0 -> EDGES[random.nextInt(EDGES.length)] + random.nextInt(-9, 10);
            case 1, 2, 3, 4 -> random.nextInt(200);
            default -> random.nextInt(36);
        };
    }

    /** Values of a form: any, extreme ones, few different ones, or none but the largest. */
    private long[] values(int form, int count) {
        long min = Form.min(form);
        long max = Form.max(form);
        long one = value(form);
        int kind = random.nextInt(6);
        long[] values = new long[count];
        Arrays.setAll(values, i -> switch (kind) {
            case 0 -> max;
            case 1 -> min;
            case 2 -> random.nextBoolean() ? min : max;
            case 3 -> random.nextInt(8) == 0 ? value(form) : one;
            default -> value(form);
        });
        return values;
    }

    private long value(int form) {
        return Form.extend(random.nextLong() & Form.mask(form), Form.signBit(form));
    }

    /** Exactly as long as the elements need. */
    private byte[] packed(long[] values, int form) {
        int width = Form.width(form);
        byte[] buf = new byte[Growth.exact(values.length, width)];
        random.nextBytes(buf);
        for (int i = 0; i < values.length; i++) {
            for (int b = 0; b < width; b++) {
                buf[i * width + b] = (byte) (values[i] >> (8 * b));
            }
        }
        return buf;
    }

    private static int[] ints(long[] values) {
        return LongStream.of(values).mapToInt(value -> (int) value).toArray();
    }

    private static boolean isInt(int form) {
        return Form.width(form) <= Integer.BYTES;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aggregates(int form) {
        for (int round = 0; round < ROUNDS; round++) {
            int count = count();
            long[] values = values(form, count);
            byte[] buf = packed(values, form);
            long sum = 0;
            long extent = 0;
            long min = Long.MAX_VALUE;
            long max = Long.MIN_VALUE;
            for (long value : values) {
                sum += value;
                extent |= Form.extent(value);
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
            assertEquals(sum, Scans.sum(buf, count, form), "sum");
            assertEquals(extent, Scans.extent(buf, count, form), "extent");
            assertEquals(Arrays.hashCode(values), Scans.longHash(buf, count, form), "hash");
            if (isInt(form)) {
                assertEquals(Arrays.hashCode(ints(values)), Scans.intHash(buf, count, form), "hash of int");
            }
            if (count > 0) {
                assertEquals(min, Scans.min(buf, count, form, 0), "min");
                assertEquals(max, ~Scans.min(buf, count, form, -1), "max");
            }
        }
    }

    /** A value that is there once or twice, at every offset, among others that differ from it in one byte or not at all. */
    @ParameterizedTest
    @MethodSource("forms")
    void search(int form) {
        for (int round = 0; round < ROUNDS; round++) {
            int count = count();
            long[] values = values(form, count);
            long sought = random.nextBoolean() ? value(form) : random.nextBoolean() ? Form.max(form) : Form.min(form);
            for (int i = 0; i < count; i++) {
                if (values[i] == sought || random.nextInt(4) == 0) {
                    values[i] = sought ^ (1L << random.nextInt(8 * Form.width(form) - (Form.isSigned(form) ? 1 : 0)));
                }
            }
            for (int hits = random.nextInt(3); hits > 0 && count > 0; hits--) {
                values[random.nextInt(count)] = sought;
            }
            byte[] buf = packed(values, form);
            int first = -1;
            int last = -1;
            for (int i = 0; i < count; i++) {
                if (values[i] == sought) {
                    first = first < 0 ? i : first;
                    last = i;
                }
            }
            assertEquals(first, Scans.indexOf(buf, count, form, sought));
            assertEquals(last, Scans.lastIndexOf(buf, count, form, sought));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void sort(int form) {
        for (int round = 0; round < ROUNDS; round++) {
            long[] values = values(form, count());
            byte[] buf = packed(values, form);
            byte[] sorted = packed(LongStream.of(values).sorted().toArray(), form);
            // The slack may be anything, but is not touched.
            System.arraycopy(
                    buf,
                    values.length * Form.width(form),
                    sorted,
                    values.length * Form.width(form),
                    slack(buf, values, form));
            PackedSort.sort(buf, values.length, form);
            assertArrayEquals(sorted, buf);
        }
    }

    private static int slack(byte[] buf, long[] values, int form) {
        return buf.length - values.length * Form.width(form);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void decodeAndEncode(int form) {
        int width = Form.width(form);
        for (int round = 0; round < ROUNDS; round++) {
            long[] values = values(form, count());
            byte[] buf = packed(values, form);
            int from = random.nextInt(values.length + 1);
            int count = random.nextInt(2) == 0 ? values.length - from : random.nextInt(values.length - from + 1);
            int to = random.nextInt(3);
            long[] expected = new long[to + count + 1];
            System.arraycopy(values, from, expected, to, count);
            long[] decoded = new long[expected.length];
            LongPacking.decode(buf, from, form, decoded, to, count);
            assertArrayEquals(expected, decoded);
            byte[] encoded = buf.clone();
            Arrays.fill(encoded, from * width, (from + count) * width, (byte) 0);
            byte[] blank = encoded.clone();
            LongPacking.encode(expected, to, encoded, from, width, count);
            assertArrayEquals(buf, encoded);
            if (isInt(form)) {
                int[] decodedInts = new int[expected.length];
                IntPacking.decode(buf, from, form, decodedInts, to, count);
                assertArrayEquals(ints(expected), decodedInts);
                IntPacking.encode(ints(expected), to, blank, from, width, count);
                assertArrayEquals(buf, blank);
            }
        }
    }

    static List<Arguments> pairs() {
        return forms().boxed()
                .flatMap(from ->
                        forms().filter(to -> Form.width(to) != Form.width(from)).mapToObj(to -> Arguments.of(from, to)))
                .toList();
    }

    private static final int ROUNDS_OF_PAIRS = VECTORS / pairs().size() + 1;

    /** From one buffer to another, as a vector does that widens while it grows. */
    @ParameterizedTest
    @MethodSource("pairs")
    void convert(int form, int other) {
        int width = Form.width(other);
        for (int round = 0; round < ROUNDS_OF_PAIRS; round++) {
            long[] values = values(form, count());
            for (int i = 0; i < values.length; i++) {
                values[i] = Form.fits(values[i], other) ? values[i] : 1;
            }
            int from = random.nextInt(Math.min(values.length + 1, 5));
            int count = values.length - from;
            int to = random.nextInt(3);
            long[] moved = new long[to + count + 1];
            System.arraycopy(values, from, moved, to, count);
            byte[] expected = packed(moved, other);
            byte[] dst = expected.clone();
            Arrays.fill(dst, to * width, (to + count) * width, (byte) 0);
            Packing.convert(packed(values, form), from, form, dst, to, width, count);
            assertArrayEquals(expected, dst);
        }
    }
}
