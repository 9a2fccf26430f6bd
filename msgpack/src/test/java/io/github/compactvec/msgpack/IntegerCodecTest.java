package io.github.compactvec.msgpack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Encodes as msgpack-java does, and decodes whatever is legal. */
class IntegerCodecTest {
    private static final long INT_MIN = Integer.MIN_VALUE;
    private static final long INT_MAX = Integer.MAX_VALUE;

    private static byte[] encoded(int... values) {
        byte[] bytes = new byte[values.length * IntegerEncoder.MAX_INT_BYTES];
        return Arrays.copyOf(bytes, IntegerEncoder.encode(values, 0, values.length, bytes, 0));
    }

    private static byte[] encoded(long... values) {
        byte[] bytes = new byte[values.length * IntegerEncoder.MAX_LONG_BYTES];
        return Arrays.copyOf(bytes, IntegerEncoder.encode(values, 0, values.length, bytes, 0));
    }

    /** Without the header of the array. */
    private static byte[] elements(byte[] array) {
        return Arrays.copyOfRange(array, 1 + Heads.arrayLengthBytes(array[0]), array.length);
    }

    // ---------------------------------------------------------------- golden bytes

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "127, 7f",
        "128, cc80",
        "255, ccff",
        "256, cd0100",
        "65535, cdffff",
        "65536, ce00010000",
        "2147483647, ce7fffffff",
        "2147483648, ce80000000",
        "4294967295, ceffffffff",
        "4294967296, cf0000000100000000",
        "9223372036854775807, cf7fffffffffffffff",
        "-1, ff",
        "-32, e0",
        "-33, d0df",
        "-128, d080",
        "-129, d1ff7f",
        "-32768, d18000",
        "-32769, d2ffff7fff",
        "-2147483648, d280000000",
        "-2147483649, d3ffffffff7fffffff",
        "-9223372036854775808, d38000000000000000"
    })
    void hasTheSmallestForm(long value, String hex) {
        assertEquals(hex, HexFormat.of().formatHex(encoded(value)));
        if (value == (int) value) {
            assertEquals(hex, HexFormat.of().formatHex(encoded((int) value)));
        }
        assertEquals(HexFormat.of().formatHex(elements(Forms.stock(value))), hex);
    }

    @Test
    void encodesAtAnOffsetAndOnlyWhatItIsGiven() {
        byte[] bytes = new byte[20];
        Arrays.fill(bytes, (byte) 0x55);
        assertEquals(6, IntegerEncoder.encode(new int[] {9, 8, 1, 256, 7}, 2, 2, bytes, 2));
        assertArrayEquals(new byte[] {0x55, 0x55, 1, (byte) 0xCD, 1, 0, 0x55}, Arrays.copyOf(bytes, 7));
        assertEquals(6, IntegerEncoder.encode(new long[] {9, 8, 1, 256, 7}, 2, 2, bytes, 2));
        assertArrayEquals(new byte[] {0x55, 0x55, 1, (byte) 0xCD, 1, 0, 0x55}, Arrays.copyOf(bytes, 7));
    }

    // ---------------------------------------------------------------- every form

    @Test
    void everyValueInEveryFormThatHoldsIt() throws IOException {
        int checked = 0;
        for (long value : Values.boundaries(Long.MIN_VALUE, Long.MAX_VALUE)) {
            for (Integer head : Forms.HEADS) {
                if (Forms.fits(value, head)) {
                    everywhere(value, head);
                    checked++;
                }
            }
        }
        assertTrue(checked > 3000, () -> "too few forms");
    }

    /** Alone, where the input ends with it; and among others, where the fast paths meet it. */
    private static void everywhere(long value, Integer head) throws IOException {
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        Forms.put(new DataOutputStream(one), value, head);
        for (int around : new int[] {0, 1, 7, 30}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = 0; i < around; i++) {
                bytes.write(i);
            }
            one.writeTo(bytes);
            for (int i = 0; i < around; i++) {
                bytes.write(i);
            }
            int size = 2 * around + 1;
            long[] longs = new long[size];
            IntegerDecoder decoder = new IntegerDecoder(bytes.toByteArray(), 0, bytes.size());
            assertEquals(size, decoder.decode(longs, 0, size, Long.MIN_VALUE, Long.MAX_VALUE));
            assertEquals(0, decoder.remaining());
            assertEquals(value, longs[around]);
            assertEquals(
                    around,
                    Arrays.stream(longs)
                            .skip(around + 1)
                            .filter(x -> x >= 0 && x < 30)
                            .count());

            // Whatever does not fit is where it stops.
            int[] ints = new int[size];
            decoder = new IntegerDecoder(bytes.toByteArray(), 0, bytes.size());
            boolean isInt = value == (int) value;
            assertEquals(isInt ? size : around, decoder.decode(ints, 0, size));
            assertEquals(isInt ? bytes.size() : around, decoder.position());
            if (isInt) {
                assertEquals(value, ints[around]);
            }
            for (long[] range : new long[][] {{value, Long.MAX_VALUE}, {Long.MIN_VALUE, value}}) {
                decoder = new IntegerDecoder(bytes.toByteArray(), around, bytes.size() - around);
                assertEquals(1, decoder.decode(longs, 0, 1, range[0], range[1]));
            }
            if (value != Long.MIN_VALUE && value != Long.MAX_VALUE) {
                for (long[] range : new long[][] {{value + 1, Long.MAX_VALUE}, {Long.MIN_VALUE, value - 1}}) {
                    decoder = new IntegerDecoder(bytes.toByteArray(), around, bytes.size());
                    assertEquals(0, decoder.decode(longs, 0, 1, range[0], range[1]));
                    assertEquals(around, decoder.position());
                }
            }
        }
    }

    // ---------------------------------------------------------------- many

    /** More than 100 000 lists, as msgpack-java encodes them and in any other form. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void anyListOfIntegers(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 26_000; i++) {
            int size = random.nextInt(10) == 0 ? random.nextInt(300) : random.nextInt(24);
            long[] values = Values.random(random, size, INT_MIN, INT_MAX);
            int[] ints = Values.ints(values);
            byte[] stock = Forms.stock(ints);
            assertArrayEquals(elements(stock), encoded(ints));
            assertArrayEquals(elements(stock), encoded(values));
            decodes(elements(stock), values);
            decodes(elements(Forms.anyForms(values, random)), values);

            long[] longs = Values.random(random, size, Long.MIN_VALUE, Long.MAX_VALUE);
            assertArrayEquals(elements(Forms.stock(longs)), encoded(longs));
            decodesLongs(elements(Forms.stock(longs)), longs);
            decodesLongs(elements(Forms.anyForms(longs, random)), longs);
        }
    }

    private static void decodes(byte[] bytes, long[] values) {
        int[] ints = new int[values.length + 2];
        Arrays.fill(ints, -7);
        IntegerDecoder decoder = new IntegerDecoder(bytes, 0, bytes.length);
        assertEquals(values.length, decoder.decode(ints, 1, values.length));
        assertEquals(0, decoder.remaining());
        assertArrayEquals(Values.ints(values), Arrays.copyOfRange(ints, 1, 1 + values.length));
        assertEquals(-7, ints[0]);
        assertEquals(-7, ints[values.length + 1]);
        decodesLongs(bytes, values);
    }

    private static void decodesLongs(byte[] bytes, long[] values) {
        long[] longs = new long[values.length + 2];
        Arrays.fill(longs, -7);
        IntegerDecoder decoder = new IntegerDecoder(bytes, 0, bytes.length);
        assertEquals(values.length, decoder.decode(longs, 1, values.length, Long.MIN_VALUE, Long.MAX_VALUE));
        assertEquals(0, decoder.remaining());
        assertArrayEquals(values, Arrays.copyOfRange(longs, 1, 1 + values.length));
        assertEquals(-7, longs[0]);
        assertEquals(-7, longs[values.length + 1]);
    }

    /** One byte or two, of both signs, with elements behind heads that look like heads. */
    @Test
    void runsOfShortIntegers() {
        Random random = new Random(5);
        byte[] heads = {(byte) 0xCC, (byte) 0xD0};
        for (int i = 0; i < 40_000; i++) {
            int size = 8 + random.nextInt(40);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            long[] values = new long[size];
            int kinds = 1 + random.nextInt(15);
            for (int k = 0; k < size; ) {
                int kind = random.nextInt(4);
                if (((kinds >> kind) & 1) == 0) {
                    continue;
                }
                byte any = random.nextBoolean() ? heads[random.nextInt(2)] : (byte) random.nextInt();
                switch (kind) {
                    case 0 -> {
                        values[k] = any & 0x7F;
                        bytes.write((int) values[k]);
                    }
                    case 1 -> {
                        values[k] = any & 0xFF;
                        bytes.write(0xCC);
                        bytes.write(any);
                    }
                    case 2 -> {
                        values[k] = any | -32;
                        bytes.write((int) values[k]);
                    }
                    default -> {
                        values[k] = any;
                        bytes.write(0xD0);
                        bytes.write(any);
                    }
                }
                k++;
            }
            decodes(bytes.toByteArray(), values);
        }
    }

    // ---------------------------------------------------------------- where it stops

    /** Every byte that begins no integer, wherever the fast paths may meet it. */
    @Test
    void stopsBeforeWhatIsNoInteger() {
        for (int head = 0; head < 256; head++) {
            boolean integer = Heads.length((byte) head) > 0;
            assertEquals(head < 0x80 || head >= 0xE0 || (head >= 0xCC && head <= 0xD3), integer, () -> "head");
            for (int before = 0; before < 20 && !integer; before++) {
                for (int filler : new int[] {5, -5, 200, -100, 1000, 100_000}) {
                    int[] values = new int[before];
                    Arrays.fill(values, filler);
                    byte[] start = encoded(values);
                    byte[] bytes = Arrays.copyOf(start, start.length + 30);
                    bytes[start.length] = (byte) head;
                    IntegerDecoder decoder = new IntegerDecoder(bytes, 0, bytes.length);
                    assertEquals(before, decoder.decode(new int[40], 0, 40));
                    assertEquals(start.length, decoder.position());
                    decoder = new IntegerDecoder(bytes, 0, bytes.length);
                    assertEquals(before, decoder.decode(new long[40], 0, 40, Long.MIN_VALUE, Long.MAX_VALUE));
                    assertEquals(start.length, decoder.position());
                    assertFalse(decoder.isNext(Long.MIN_VALUE, Long.MAX_VALUE));
                }
            }
        }
    }

    /** Cut at every byte: whole elements only, and nothing behind the limit is read. */
    @Test
    void stopsWhereTheInputEnds() {
        Random random = new Random(6);
        for (int i = 0; i < 300; i++) {
            long[] values = Values.random(random, 12, Long.MIN_VALUE, Long.MAX_VALUE);
            byte[] bytes = elements(Forms.anyForms(values, random));
            for (int limit = 0; limit <= bytes.length; limit++) {
                byte[] cut = Arrays.copyOf(bytes, limit);
                long[] exact = new long[12];
                int count = new IntegerDecoder(cut, 0, limit).decode(exact, 0, 12, Long.MIN_VALUE, Long.MAX_VALUE);
                long[] longs = new long[12];
                IntegerDecoder decoder = new IntegerDecoder(bytes, 0, limit);
                assertEquals(count, decoder.decode(longs, 0, 12, Long.MIN_VALUE, Long.MAX_VALUE));
                assertArrayEquals(Arrays.copyOf(values, count), Arrays.copyOf(longs, count));
                assertEquals(limit == bytes.length, count == 12);
                int position = decoder.position();
                assertTrue(position == limit || position + Heads.length(bytes[position]) > limit);
            }
        }
    }

    @Test
    void unsignedNumbersBeyondTheRangeOfLong() {
        byte[] bytes = new byte[20];
        bytes[0] = (byte) 0xCF;
        bytes[1] = (byte) 0x80;
        for (int limit : new int[] {9, 20}) {
            IntegerDecoder decoder = new IntegerDecoder(bytes, 0, limit);
            assertEquals(0, decoder.decode(new long[2], 0, 2, Long.MIN_VALUE, Long.MAX_VALUE));
            assertEquals(0, decoder.decode(new int[2], 0, 2));
            assertFalse(decoder.isNext(Long.MIN_VALUE, Long.MAX_VALUE));
        }
    }

    @Test
    void arrayHeadersAsMsgpackJavaWritesThem() {
        for (int size : new int[] {0, 1, 15, 16, 65_535, 65_536, 100_000}) {
            byte[] bytes = new byte[Heads.MAX_ARRAY_BYTES];
            int length = Heads.putArray(size, bytes, 0);
            assertArrayEquals(Arrays.copyOf(Forms.stock(new long[size]), length), Arrays.copyOf(bytes, length));
            assertEquals(length, 1 + Heads.arrayLengthBytes(bytes[0]));
            assertEquals(size, Heads.arraySize(bytes, length));
            assertEquals(-1, Heads.arraySize(bytes, length - 1));
        }
    }
}
