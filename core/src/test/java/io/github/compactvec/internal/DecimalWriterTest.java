package io.github.compactvec.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decimal text is that of the JDK. */
class DecimalWriterTest {
    private static final Random RANDOM = new Random(20260701);

    private static String expected(long[] values) {
        return LongStream.of(values).mapToObj(Long::toString).collect(Collectors.joining(","));
    }

    private static void check(PrimitiveVec vec, long[] values) {
        String expected = expected(values);
        byte[] target = new byte[expected.length() + 32];
        Arrays.fill(target, (byte) '#');
        DecimalWriter writer = new DecimalWriter(vec);
        int count = writer.write(target, 0);
        assertFalse(writer.hasNext());
        assertEquals(expected, new String(target, 0, count, ISO_8859_1));
        // Nothing left.
        assertEquals(0, writer.write(target, count));

        checkInPieces(vec, expected);
    }

    /** Buffers of random length, some of them too short. */
    private static void checkInPieces(PrimitiveVec vec, String expected) {
        DecimalWriter writer = new DecimalWriter(vec);
        StringBuilder text = new StringBuilder();
        while (writer.hasNext()) {
            byte[] target = new byte[RANDOM.nextInt(100)];
            int offset = RANDOM.nextInt(target.length + 1);
            int count = writer.write(target, offset);
            assertTrue(count > 0 || target.length - offset < 29);
            text.append(new String(target, offset, count, ISO_8859_1));
            text.append(new String(writer.take(29 + RANDOM.nextInt(50)), ISO_8859_1));
        }
        assertEquals(expected, text.toString());
    }

    @Test
    void everyOneAndTwoByteValue() {
        long[] unsigned = LongStream.range(0, 1 << 16).toArray();
        check(CompactIntVec.copyOf(ints(unsigned)), unsigned);
        long[] signed = LongStream.range(-(1 << 15), 1 << 15).toArray();
        check(CompactIntVec.copyOf(ints(signed)), signed);
        long[] bytes = LongStream.range(0, 256).toArray();
        check(CompactIntVec.copyOf(ints(bytes)), bytes);
        long[] signedBytes = LongStream.range(-128, 128).toArray();
        check(CompactIntVec.copyOf(ints(signedBytes)), signedBytes);
    }

    private static int[] ints(long[] values) {
        return LongStream.of(values).mapToInt(value -> (int) value).toArray();
    }

    /** Around every power of ten and of two, where lengths, groups and widths change. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8})
    void everyBoundary(int width) {
        long max = -1L >>> (Long.SIZE - 8 * width + 1);
        LongStream.Builder all = LongStream.builder();
        for (long power = 1; power > 0 && power <= 1_000_000_000_000_000_000L; power *= 10) {
            addAround(all, power, max);
            addAround(all, power / 2 + power, max);
        }
        for (int bit = 0; bit < 63; bit++) {
            addAround(all, 1L << bit, max);
        }
        addAround(all, max, max);
        all.add(-max - 1);
        long[] values = all.build().toArray();
        check(CompactLongVec.copyOf(values), values);
        check(SmallLongVec.copyOf(values), values);
        long[] positive = LongStream.of(values).filter(value -> value >= 0).toArray();
        check(CompactLongVec.copyOf(positive), positive);
        if (width <= 4) {
            check(CompactIntVec.copyOf(ints(values)), values);
            check(CompactUIntVec.copyOf(positive), positive);
        }
    }

    private static void addAround(LongStream.Builder all, long value, long max) {
        for (long each = value - 2; each <= value + 2; each++) {
            if (each >= 0 && each <= max) {
                all.add(each).add(-each);
            }
        }
    }

    @Test
    void unsignedIntegersOfFourBytes() {
        long[] values = RANDOM.longs(100_000, 0, 1L << 32).toArray();
        values[0] = (1L << 32) - 1;
        values[1] = 1L << 31;
        check(CompactUIntVec.copyOf(values), values);
    }

    @Test
    void randomValuesOfEveryMagnitude() {
        for (int i = 0; i < 20_000; i++) {
            int shift = RANDOM.nextInt(Long.SIZE);
            boolean signed = RANDOM.nextBoolean();
            long[] values = LongStream.generate(() -> signed ? RANDOM.nextLong() >> shift : RANDOM.nextLong() >>> shift)
                    .limit(RANDOM.nextInt(40))
                    .toArray();
            check(CompactLongVec.copyOf(values), values);
            check(SmallLongVec.copyOf(values), values);
            int[] ints = ints(values);
            long[] asLongs = IntStream.of(ints).asLongStream().toArray();
            check(CompactIntVec.copyOf(ints), asLongs);
            check(SmallIntVec.copyOf(ints), asLongs);
        }
    }

    @Test
    void takesNoSingleBytes() {
        DecimalWriter writer = new DecimalWriter(CompactIntVec.of(1));
        assertThrows(UnsupportedOperationException.class, () -> writer.write(1));
    }
}
