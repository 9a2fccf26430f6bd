package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each loop over packed bytes against one that reads and writes single bytes, in buffers full of noise, the last
 * element of which ends as close to the end of the array as the contract allows.
 */
class PackingTest {
    private static final int ROUNDS = 400;
    private static final int[] BOUNDARIES = IntVecSubject.ints(Element.INT.boundaries());

    private final Random random = new Random(20_260_101);

    static IntStream forms() {
        return FormTest.forms();
    }

    // ---------------------------------------------------------------- the reference

    private static int read(byte[] buf, int index, int form) {
        int width = Form.width(form);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value += (buf[index * width + i] & 0xFFL) << (8 * i);
        }
        boolean negative = Form.isSigned(form) && buf[index * width + width - 1] < 0;
        return (int) (negative ? value - (1L << (8 * width)) : value);
    }

    private static void write(byte[] buf, int index, int width, int value) {
        for (int i = 0; i < width; i++) {
            buf[index * width + i] = (byte) (value >> (8 * i));
        }
    }

    private static int[] readAll(byte[] buf, int from, int count, int form) {
        int[] values = new int[count];
        Arrays.setAll(values, i -> read(buf, from + i, form));
        return values;
    }

    private static List<Integer> list(int[] values) {
        List<Integer> list = new ArrayList<>();
        for (int value : values) {
            list.add(value);
        }
        return list;
    }

    // ---------------------------------------------------------------- arguments

    private int count() {
        return random.nextInt(random.nextBoolean() ? 6 : 70);
    }

    private int valueIn(int form) {
        int value;
        do {
            value = random.nextBoolean() ? BOUNDARIES[random.nextInt(BOUNDARIES.length)] : random.nextInt();
            if (!Form.fits(value, form)) {
                value = random.nextInt() >> (32 - 8 * Form.width(form));
            }
        } while (!Form.fits(value, form));
        return value;
    }

    private int[] valuesIn(int form, int count) {
        int[] values = new int[count];
        Arrays.setAll(values, i -> valueIn(form));
        return values;
    }

    private byte[] noise(int elements, int width) {
        byte[] buf = new byte[Growth.exact(elements, width)];
        random.nextBytes(buf);
        return buf;
    }

    /** A buffer of exactly the length that these elements need, its slack being noise. */
    private byte[] packed(int[] values, int form) {
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
            int value = valueIn(form);
            Packing.set(buf, index, width, value);
            write(expected, index, width, value);
            assertArrayEquals(expected, buf);
            assertEquals(value, Packing.get(buf, index, form));
            int other = random.nextInt(count);
            assertEquals(read(buf, other, form), Packing.get(buf, other, form));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void getReadsEveryBoundary(int form) {
        for (int value : BOUNDARIES) {
            if (Form.fits(value, form)) {
                byte[] buf = packed(new int[] {valueIn(form), value, valueIn(form)}, form);
                assertEquals(value, Packing.get(buf, 1, form));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void swap(int form) {
        for (int round = 0; round < ROUNDS; round++) {
            int[] values = valuesIn(form, count() + 1);
            byte[] buf = packed(values, form);
            byte[] expected = buf.clone();
            int i = random.nextInt(values.length);
            int j = random.nextInt(values.length);
            Packing.swap(buf, i, j, Form.width(form));
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
            int[] values = valuesIn(form, count());
            byte[] buf = packed(values, form);
            int from = random.nextInt(values.length + 1);
            int count = random.nextInt(values.length - from + 1);
            int at = random.nextInt(5);
            int[] target = new Random(round).ints(at + count + 3).toArray();
            int[] expected = target.clone();
            System.arraycopy(values, from, expected, at, count);
            Packing.decode(buf, from, form, target, at, count);
            assertArrayEquals(expected, target);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void encode(int form) {
        int width = Form.width(form);
        for (int round = 0; round < ROUNDS; round++) {
            int[] values = valuesIn(form, count());
            int from = random.nextInt(values.length + 1);
            int count = random.nextInt(values.length - from + 1);
            int to = random.nextInt(5);
            byte[] buf = noise(to + count + random.nextInt(3), width);
            byte[] expected = buf.clone();
            for (int i = 0; i < count; i++) {
                write(expected, to + i, width, values[from + i]);
            }
            Packing.encode(values, from, buf, to, width, count);
            assertArrayEquals(expected, buf);
        }
    }

    /** Between two buffers, from any form to any width that holds the values. */
    @ParameterizedTest
    @MethodSource("forms")
    void convert(int form) {
        for (int target : FormTest.FORMS) {
            int width = Form.width(target);
            for (int round = 0; round < ROUNDS; round++) {
                int[] values = valuesIn(form, count());
                for (int i = 0; i < values.length; i++) {
                    values[i] = Form.fits(values[i], target) ? values[i] : 1;
                }
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
        }
    }

    /** In one buffer, as widening in place does it: a tail moves away to open a gap, then the head spreads. */
    @ParameterizedTest
    @MethodSource("forms")
    void convertInPlace(int form) {
        for (int target : FormTest.FORMS) {
            int width = Form.width(target);
            if (width < Form.width(form)) {
                continue;
            }
            for (int round = 0; round < ROUNDS; round++) {
                int[] values = valuesIn(form, count());
                for (int i = 0; i < values.length; i++) {
                    values[i] = Form.fits(values[i], target) ? values[i] : 1;
                }
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
            int value = valueIn(form);
            for (int i = from; i < to; i++) {
                write(expected, i, width, value);
            }
            Packing.fill(buf, from, to, width, value);
            assertArrayEquals(expected, buf);
        }
    }

    // ---------------------------------------------------------------- aggregates

    @ParameterizedTest
    @MethodSource("forms")
    void aggregates(int form) {
        for (int round = 0; round < ROUNDS; round++) {
            int[] values = valuesIn(form, count());
            int count = values.length;
            byte[] buf = packed(values, form);
            assertEquals(IntStream.of(values).asLongStream().sum(), Packing.sum(buf, count, form));
            assertEquals(list(values).hashCode(), Packing.hash(buf, count, form));
            long extent = IntStream.of(values).mapToLong(Form::extent).reduce(0, (a, b) -> a | b);
            assertEquals(extent, Packing.extent(buf, count, form));
            int from = random.nextInt(count + 1);
            assertEquals(
                    IntStream.of(values).skip(from).mapToLong(Form::extent).reduce(0, (a, b) -> a | b),
                    Packing.extent(values, from, count - from));
            if (count > 0) {
                assertEquals(IntStream.of(values).min().getAsInt(), Packing.min(buf, count, form, 0));
                assertEquals(IntStream.of(values).max().getAsInt(), ~Packing.min(buf, count, form, -1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aggregatesOfOneValue(int form) {
        for (int value : new int[] {Form.min(form), Form.max(form), 0}) {
            byte[] buf = packed(new int[] {value}, form);
            assertEquals(value, Packing.min(buf, 1, form, 0));
            assertEquals(value, ~Packing.min(buf, 1, form, -1));
            assertEquals(value, Packing.sum(buf, 1, form));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void search(int form) {
        for (int round = 0; round < ROUNDS; round++) {
            int[] few = valuesIn(form, 4);
            int[] values = new int[count()];
            Arrays.setAll(values, i -> few[random.nextInt(3)]);
            byte[] buf = packed(values, form);
            for (int value : few) {
                assertEquals(list(values).indexOf(value), Packing.indexOf(buf, values.length, form, value));
                assertEquals(list(values).lastIndexOf(value), Packing.lastIndexOf(buf, values.length, form, value));
            }
        }
    }

    /** A value is found where it lies, not where the end of one element and the start of the next look like it. */
    @ParameterizedTest
    @MethodSource("forms")
    void searchLooksAtWholeElements(int form) {
        int width = Form.width(form);
        int[] values = new int[40];
        Arrays.setAll(values, i -> valueIn(form));
        byte[] buf = packed(values, form);
        for (int offset = 0; offset <= (values.length - 1) * width; offset++) {
            byte[] shifted = Arrays.copyOfRange(buf, offset, offset + width);
            int value = read(shifted, 0, form);
            assertEquals(list(values).indexOf(value), Packing.indexOf(buf, values.length, form, value));
            assertEquals(list(values).lastIndexOf(value), Packing.lastIndexOf(buf, values.length, form, value));
        }
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
        int[] runs = valuesIn(form, 6_000);
        Arrays.sort(runs);
        assertSorts(runs, form);
        List<Integer> backwards = list(runs);
        Collections.reverse(backwards);
        assertSorts(backwards.stream().mapToInt(Integer::intValue).toArray(), form);
        assertSorts(
                IntStream.generate(() -> valueIn(form))
                        .limit(3)
                        .flatMap(v -> IntStream.range(0, 900).map(i -> v))
                        .toArray(),
                form);
    }

    private void assertSorts(int[] values, int form) {
        byte[] buf = packed(values, form);
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        byte[] expected = buf.clone();
        for (int i = 0; i < sorted.length; i++) {
            write(expected, i, Form.width(form), sorted[i]);
        }
        PackedSort.sort(buf, values.length, form);
        assertArrayEquals(expected, buf);
    }
}
