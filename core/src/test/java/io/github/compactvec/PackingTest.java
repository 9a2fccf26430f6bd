package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each loop over packed bytes against one that reads and writes single bytes, in buffers full of noise, the last
 * element of which ends as close to the end of the array as the contract allows.
 */
class PackingTest {
    private static final int ROUNDS = 400;
    private static final long[] BOUNDARIES = Element.LONG.boundaries();

    private final Random random = new Random(20_260_101);

    /** Every form that a vector can have. */
    static IntStream forms() {
        return VecType.all().stream()
                .flatMapToInt(type -> IntStream.of(type.forms()))
                .distinct();
    }

    /** The forms that can also be read and written as {@code int}. */
    static IntStream intForms() {
        return forms().filter(form -> Form.width(form) <= Integer.BYTES);
    }

    // ---------------------------------------------------------------- the reference

    private static long read(byte[] buf, int index, int form) {
        int width = Form.width(form);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value += (buf[index * width + i] & 0xFFL) << (8 * i);
        }
        boolean negative = Form.isSigned(form) && buf[index * width + width - 1] < 0;
        return negative && width < 8 ? value - (1L << (8 * width)) : value;
    }

    private static void write(byte[] buf, int index, int width, long value) {
        for (int i = 0; i < width; i++) {
            buf[index * width + i] = (byte) (value >> (8 * i));
        }
    }

    private static long[] readAll(byte[] buf, int from, int count, int form) {
        long[] values = new long[count];
        Arrays.setAll(values, i -> read(buf, from + i, form));
        return values;
    }

    private static List<Long> list(long[] values) {
        return LongStream.of(values).boxed().collect(Collectors.toList());
    }

    /** The low bits of each value. Those of form {@link Form#U32} become negative if they are large. */
    private static int[] ints(long[] values) {
        int[] ints = new int[values.length];
        Arrays.setAll(ints, i -> (int) values[i]);
        return ints;
    }

    // ---------------------------------------------------------------- arguments

    private int count() {
        return random.nextInt(random.nextBoolean() ? 6 : 70);
    }

    private long valueIn(int form) {
        if (random.nextBoolean()) {
            byte[] bits = new byte[Form.width(form)];
            random.nextBytes(bits);
            return read(bits, 0, form);
        }
        long value;
        do {
            value = BOUNDARIES[random.nextInt(BOUNDARIES.length)];
        } while (!Form.fits(value, form));
        return value;
    }

    private long[] valuesIn(int form, int count) {
        long[] values = new long[count];
        Arrays.setAll(values, i -> valueIn(form));
        return values;
    }

    /** Values of one form that another one holds as well. */
    private long[] valuesIn(int form, int otherForm, int count) {
        long[] values = valuesIn(form, count);
        Arrays.setAll(values, i -> Form.fits(values[i], otherForm) ? values[i] : 1);
        return values;
    }

    private byte[] noise(int elements, int width) {
        byte[] buf = new byte[Growth.exact(elements, width)];
        random.nextBytes(buf);
        return buf;
    }

    /** A buffer of exactly the length that these elements need, its slack being noise. */
    private byte[] packed(long[] values, int form) {
        byte[] buf = noise(values.length, Form.width(form));
        for (int i = 0; i < values.length; i++) {
            write(buf, i, Form.width(form), values[i]);
        }
        return buf;
    }

    // ---------------------------------------------------------------- single elements

    @ParameterizedTest
    @MethodSource("forms")
    void getAndSet(int form) {
        int width = Form.width(form);
        for (int round = 0; round < ROUNDS; round++) {
            int count = count() + 1;
            byte[] buf = noise(count, width);
            byte[] expected = buf.clone();
            int index = random.nextInt(count);
            long value = valueIn(form);
            Packing.set(buf, index, width, value);
            write(expected, index, width, value);
            assertArrayEquals(expected, buf);
            assertEquals(value, Packing.getLong(buf, index, form));
            int other = random.nextInt(count);
            assertEquals(read(buf, other, form), Packing.getLong(buf, other, form));
        }
    }

    @ParameterizedTest
    @MethodSource("intForms")
    void getInt(int form) {
        for (int round = 0; round < ROUNDS; round++) {
            int count = count() + 1;
            byte[] buf = noise(count, Form.width(form));
            int index = random.nextInt(count);
            assertEquals((int) read(buf, index, form), Packing.getInt(buf, index, form));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void getReadsEveryBoundary(int form) {
        for (long value : BOUNDARIES) {
            if (Form.fits(value, form)) {
                byte[] buf = packed(new long[] {valueIn(form), value, valueIn(form)}, form);
                assertEquals(value, Packing.getLong(buf, 1, form));
                if (Form.width(form) <= Integer.BYTES) {
                    assertEquals((int) value, Packing.getInt(buf, 1, form));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void appendTouchesNothingButOneLoad(int form) {
        int width = Form.width(form);
        for (int round = 0; round < ROUNDS; round++) {
            int size = count();
            byte[] buf = noise(size + 1 + random.nextInt(3), width);
            byte[] before = buf.clone();
            long value = valueIn(form);
            Packing.append(buf, size * width, width, value);
            assertEquals(value, read(buf, size, form));
            int end = size * width + Growth.load(width);
            assertArrayEquals(Arrays.copyOf(before, size * width), Arrays.copyOf(buf, size * width));
            assertArrayEquals(
                    Arrays.copyOfRange(before, end, buf.length), Arrays.copyOfRange(buf, end, buf.length), "behind");
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void swap(int form) {
        for (int round = 0; round < ROUNDS; round++) {
            long[] values = valuesIn(form, count() + 1);
            byte[] buf = packed(values, form);
            byte[] expected = buf.clone();
            int i = random.nextInt(values.length);
            int j = random.nextInt(values.length);
            long value = Packing.getLong(buf, i, form);
            Packing.set(buf, i, Form.width(form), Packing.getLong(buf, j, form));
            Packing.set(buf, j, Form.width(form), value);
            write(expected, i, Form.width(form), values[j]);
            write(expected, j, Form.width(form), values[i]);
            assertArrayEquals(expected, buf);
        }
    }

    // ---------------------------------------------------------------- bulk

    @ParameterizedTest
    @MethodSource("forms")
    void decode(int form) {
        for (int round = 0; round < ROUNDS; round++) {
            long[] values = valuesIn(form, count());
            byte[] buf = packed(values, form);
            int from = random.nextInt(values.length + 1);
            int count = random.nextInt(values.length - from + 1);
            int at = random.nextInt(5);
            long[] target = random.longs(at + count + 3).toArray();
            int[] intTarget = ints(target);
            long[] expected = target.clone();
            System.arraycopy(values, from, expected, at, count);
            LongPacking.decode(buf, from, form, target, at, count);
            assertArrayEquals(expected, target);
            if (Form.width(form) <= Integer.BYTES) {
                IntPacking.decode(buf, from, form, intTarget, at, count);
                assertArrayEquals(ints(expected), intTarget);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void encodeTouchesNothingElse(int form) {
        int width = Form.width(form);
        for (int round = 0; round < ROUNDS; round++) {
            long[] values = valuesIn(form, count());
            int from = random.nextInt(values.length + 1);
            int count = random.nextInt(values.length - from + 1);
            int to = random.nextInt(5);
            byte[] before = noise(to + count + random.nextInt(3), width);
            byte[] expected = before.clone();
            for (int i = 0; i < count; i++) {
                write(expected, to + i, width, values[from + i]);
            }
            byte[] buf = before.clone();
            LongPacking.encode(values, from, buf, to, width, count);
            assertArrayEquals(expected, buf);
            if (width <= Integer.BYTES) {
                buf = before.clone();
                IntPacking.encode(ints(values), from, buf, to, width, count);
                assertArrayEquals(expected, buf);
            }
        }
    }

    /** Between two buffers, from any form to any width that holds the values. */
    @ParameterizedTest
    @MethodSource("forms")
    void convert(int form) {
        forms().forEach(target -> {
            int width = Form.width(target);
            for (int round = 0; round < ROUNDS / 2; round++) {
                long[] values = valuesIn(form, target, count());
                byte[] src = packed(values, form);
                int from = random.nextInt(values.length + 1);
                int count = random.nextInt(values.length - from + 1);
                int to = random.nextInt(5);
                byte[] dst = noise(to + count + random.nextInt(3), width);
                byte[] expected = dst.clone();
                for (int i = 0; i < count; i++) {
                    write(expected, to + i, width, values[from + i]);
                }
                byte[] srcBefore = src.clone();
                Packing.convert(src, from, form, dst, to, width, count);
                assertArrayEquals(expected, dst);
                assertArrayEquals(srcBefore, src);
            }
        });
    }

    /** In one buffer, as widening in place does it: a tail moves away to open a gap, then the head spreads. */
    @ParameterizedTest
    @MethodSource("forms")
    void convertInPlace(int form) {
        int[] wider =
                forms().filter(target -> Form.width(target) >= Form.width(form)).toArray();
        for (int target : wider) {
            int width = Form.width(target);
            for (int round = 0; round < ROUNDS / 2; round++) {
                long[] values = valuesIn(form, target, count());
                int size = values.length;
                int gap = random.nextInt(4);
                int index = random.nextInt(size + 1);
                byte[] buf = noise(size + gap, width);
                byte[] packed = packed(values, form);
                System.arraycopy(packed, 0, buf, 0, size * Form.width(form));
                Packing.convert(buf, index, form, buf, index + gap, width, size - index);
                Packing.convert(buf, 0, form, buf, 0, width, index);
                assertArrayEquals(Arrays.copyOf(values, index), readAll(buf, 0, index, target));
                assertArrayEquals(
                        Arrays.copyOfRange(values, index, size), readAll(buf, index + gap, size - index, target));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void fill(int form) {
        int width = Form.width(form);
        for (int round = 0; round < ROUNDS; round++) {
            int count = count();
            byte[] buf = noise(count, width);
            byte[] expected = buf.clone();
            int from = random.nextInt(count + 1);
            int to = from + random.nextInt(count - from + 1);
            long value = valueIn(form);
            for (int i = from; i < to; i++) {
                write(expected, i, width, value);
            }
            Packing.fill(buf, from, to, width, value);
            assertArrayEquals(expected, buf);
        }
    }

    // ---------------------------------------------------------------- aggregates

    private static long extent(LongStream values) {
        return values.map(Form::extent).reduce(0, (a, b) -> a | b);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aggregates(int form) {
        for (int round = 0; round < ROUNDS; round++) {
            long[] values = valuesIn(form, count());
            int count = values.length;
            byte[] buf = packed(values, form);
            assertEquals(LongStream.of(values).sum(), Scans.sum(buf, count, form));
            assertEquals(list(values).hashCode(), Scans.longHash(buf, count, form));
            if (Form.width(form) <= Integer.BYTES) {
                assertEquals(Arrays.hashCode(ints(values)), Scans.intHash(buf, count, form));
            }
            assertEquals(extent(LongStream.of(values)), Scans.extent(buf, count, form));
            if (count > 0) {
                assertEquals(LongStream.of(values).min().getAsLong(), Scans.min(buf, count, form, 0));
                assertEquals(LongStream.of(values).max().getAsLong(), ~Scans.min(buf, count, form, -1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aggregatesOfOneValue(int form) {
        for (long value : new long[] {Form.min(form), Form.max(form), 0}) {
            byte[] buf = packed(new long[] {value}, form);
            assertEquals(value, Scans.min(buf, 1, form, 0));
            assertEquals(value, ~Scans.min(buf, 1, form, -1));
            assertEquals(value, Scans.sum(buf, 1, form));
            assertEquals(Form.extent(value), Scans.extent(buf, 1, form));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void extentOfArrays(int form) {
        for (int round = 0; round < ROUNDS; round++) {
            long[] values = valuesIn(form, count());
            int from = random.nextInt(values.length + 1);
            int count = random.nextInt(values.length - from + 1);
            long[] part = Arrays.copyOfRange(values, from, from + count);
            assertEquals(extent(LongStream.of(part)), LongPacking.extent(values, from, count));
            int[] ints = ints(part);
            assertEquals(
                    extent(IntStream.of(ints).asLongStream()), IntPacking.extent(ints(values), from, count), "int");
            assertEquals(
                    extent(IntStream.of(ints).mapToLong(Integer::toUnsignedLong)), IntPacking.unsignedExtent(ints));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void search(int form) {
        for (int round = 0; round < ROUNDS; round++) {
            long[] few = valuesIn(form, 4);
            long[] values = new long[count()];
            Arrays.setAll(values, i -> few[random.nextInt(3)]);
            byte[] buf = packed(values, form);
            for (long value : few) {
                assertFinds(values, buf, form, value);
            }
        }
    }

    /** A value is found where it lies, not where the end of one element and the start of the next look like it. */
    @ParameterizedTest
    @MethodSource("forms")
    void searchLooksAtWholeElements(int form) {
        int width = Form.width(form);
        long[] values = valuesIn(form, 40);
        byte[] buf = packed(values, form);
        for (int offset = 0; offset <= (values.length - 1) * width; offset++) {
            byte[] shifted = Arrays.copyOfRange(buf, offset, offset + width);
            assertFinds(values, buf, form, read(shifted, 0, form));
        }
    }

    private static void assertFinds(long[] values, byte[] buf, int form, long value) {
        assertEquals(list(values).indexOf(value), Scans.indexOf(buf, values.length, form, value));
        assertEquals(list(values).lastIndexOf(value), Scans.lastIndexOf(buf, values.length, form, value));
    }

    // ---------------------------------------------------------------- sort

    /** The JDK sorts small and large arrays, and bytes and shorts, in different ways; these sizes meet all of them. */
    @ParameterizedTest
    @MethodSource("forms")
    void sort(int form) {
        int[] sizes = IntStream.concat(
                        IntStream.rangeClosed(0, 100), IntStream.of(255, 256, 257, 1_000, 1_749, 1_751, 5_000, 70_000))
                .toArray();
        for (int size : sizes) {
            assertSorts(valuesIn(form, size), form);
        }
        long[] ascending = valuesIn(form, 6_000);
        Arrays.sort(ascending);
        assertSorts(ascending, form);
        long[] descending = new long[ascending.length];
        Arrays.setAll(descending, i -> ascending[ascending.length - 1 - i]);
        assertSorts(descending, form);
        long[] runs = valuesIn(form, 3);
        long[] repeated = new long[2_700];
        Arrays.setAll(repeated, i -> runs[i / 900]);
        assertSorts(repeated, form);
    }

    private void assertSorts(long[] values, int form) {
        byte[] buf = packed(values, form);
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        byte[] expected = buf.clone();
        for (int i = 0; i < sorted.length; i++) {
            write(expected, i, Form.width(form), sorted[i]);
        }
        PackedSort.sort(buf, values.length, form);
        assertArrayEquals(expected, buf);
    }
}
