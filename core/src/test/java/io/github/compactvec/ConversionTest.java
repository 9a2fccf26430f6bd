package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From each container to each other and to arrays of either kind, by value or not at all. */
class ConversionTest {
    private static final int ROUNDS = 300;

    private final Random random = new Random(20_260_102);

    static Stream<Arguments> pairs() {
        return VecType.all().stream().flatMap(from -> VecType.all().stream().map(to -> Arguments.of(from, to)));
    }

    static List<VecType> types() {
        return VecType.all();
    }

    /** Values of one width or a mixture, as a vector with a width and capacity that they do not explain. */
    private VecSubject vecOf(VecType type) {
        Element element = type.element();
        int shift = random.nextInt(64);
        long[] values = new long[random.nextInt(20)];
        long[] boundaries = element.boundaries();
        Arrays.setAll(values, i -> {
            long value = random.nextInt(4) == 0
                    ? boundaries[random.nextInt(boundaries.length)]
                    : (random.nextBoolean() ? random.nextLong() >> shift : random.nextLong() >>> shift);
            return element.holds(value) ? value : i;
        });
        VecSubject vec = type.empty();
        vec.addAll(values);
        if (random.nextBoolean()) {
            vec.add(element.max());
            vec.add(element.min());
            vec.truncate(values.length);
        }
        vec.poisonSlack(random);
        return vec;
    }

    /** The copy by the method that the target has for vectors of the source's kind. */
    private static PackedVec copy(VecType to, PackedVec vec) {
        return vec instanceof IntVec ints
                ? to.make().ofIntVec().apply(ints)
                : to.make().ofLongVec().apply((LongVec) vec);
    }

    /** The conversion gives what the target makes of these values itself, or names the first that it cannot hold. */
    private static void assertConverts(VecType to, long[] values, Supplier<PrimitiveVec> conversion) {
        Element element = to.element();
        int bad = 0;
        while (bad < values.length && element.holds(values[bad])) {
            bad++;
        }
        if (bad < values.length) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, conversion::get);
            assertEquals(
                    "value " + values[bad] + " at index " + bad + " is not in the range " + element.min() + " to "
                            + element.max(),
                    e.getMessage());
            return;
        }
        PackedVec converted = (PackedVec) conversion.get();
        VecSubject expected = to.of(values);
        assertEquals(expected.vec(), converted);
        assertEquals(expected.vec().getClass(), converted.getClass());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void vectors(VecType from, VecType to) {
        for (int round = 0; round < ROUNDS; round++) {
            VecSubject vec = vecOf(from);
            long[] values = vec.toArray();
            assertConverts(to, values, () -> {
                PackedVec copy = copy(to, vec.vec());
                assertNotSame(vec.vec(), copy);
                if (!from.equals(to)) {
                    assertEquals(Form.narrowest(LongPacking.extent(values, 0, values.length), to.widest()), copy.form);
                }
                assertEquals(
                        to.trimmedBytes(values.length, new Element.Shape(copy.width(), copy.isSigned())),
                        copy.byteCapacity());
                return copy;
            });
            assertArrayEquals(values, vec.toArray());
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void arrays(VecType from, VecType to) {
        for (int round = 0; round < ROUNDS; round++) {
            long[] values = vecOf(from).toArray();
            assertConverts(to, values, () -> to.make().ofLongs().apply(values));
            if (from.element() == Element.INT) {
                assertConverts(to, values, () -> to.make().ofInts().apply(IntVecSubject.ints(values)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void toArraysOfTheOtherKind(VecType from) {
        for (int round = 0; round < ROUNDS; round++) {
            VecSubject vec = vecOf(from);
            long[] values = vec.toArray();
            if (vec.vec() instanceof IntVec ints) {
                assertArrayEquals(values, ints.toLongArray());
                continue;
            }
            LongVec longs = (LongVec) vec.vec();
            assertConverts(IntVecSubject.COMPACT, values, () -> CompactIntVec.copyOf(longs.toIntArray()));
            assertConverts(
                    LongVecSubject.UINT, values, () -> CompactUIntVec.copyOfUnsigned(longs.toUnsignedIntArray()));
            assertArrayEquals(values, vec.toArray());
        }
    }

    @Test
    void unsignedViewsOfInts() {
        int[] bits = {0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 255, 256};
        long[] values = Arrays.stream(bits).mapToLong(Integer::toUnsignedLong).toArray();
        for (LongVec vec : List.of(CompactUIntVec.copyOfUnsigned(bits), CompactLongVec.copyOfUnsigned(bits))) {
            assertArrayEquals(values, vec.toArray());
            assertArrayEquals(bits, vec.toUnsignedIntArray());
            assertEquals(32, vec.widthBits());
        }
        assertEquals(8, CompactUIntVec.copyOfUnsigned(new int[] {0, 255}).widthBits());
        assertEquals(24, CompactLongVec.copyOfUnsigned(new int[] {0xFF_FFFF}).widthBits());
        assertEquals(0, CompactUIntVec.copyOfUnsigned(new int[0]).byteCapacity());
    }

    /** The two containers of {@code long} take each other's elements, and find each other's order. */
    @Test
    void containersOfLongMix() {
        for (int round = 0; round < ROUNDS; round++) {
            for (VecType a : List.of(LongVecSubject.UINT, LongVecSubject.LONG)) {
                for (VecType b : List.of(LongVecSubject.UINT, LongVecSubject.LONG)) {
                    assertMix(vecOf(a), vecOf(b));
                }
            }
        }
    }

    private void assertMix(VecSubject a, VecSubject b) {
        long[] before = a.toArray();
        long[] added = b.toArray();
        int index = random.nextInt(before.length + 1);
        assertEquals(Arrays.equals(before, added), a.equals(b));
        assertEquals(
                Arrays.compare(before, added),
                Integer.signum(a.compareTo(b)) * Math.abs(Arrays.compare(before, added)));
        if (!LongStream.of(added).allMatch(a.factory().element()::holds)) {
            byte form = a.vec().form;
            assertThrows(IllegalArgumentException.class, () -> a.insertAll(index, b));
            assertArrayEquals(before, a.toArray());
            assertEquals(form, a.vec().form);
            return;
        }
        a.insertAll(index, b);
        ListModel expected = new ListModel(Element.LONG, before);
        expected.insertAll(index, added);
        assertArrayEquals(expected.toArray(), a.toArray());
        assertArrayEquals(added, b.toArray());
    }

    @Test
    void equalityIsWithinAnElementType() {
        assertEquals(CompactLongVec.of(1, 2, 3), CompactUIntVec.of(1, 2, 3));
        assertEquals(CompactUIntVec.of(1, 2, 3), CompactLongVec.of(1, 2, 3));
        assertEquals(
                CompactUIntVec.of(1, 2, 3).hashCode(),
                CompactLongVec.of(1, 2, 3).hashCode());
        assertEquals(0, CompactUIntVec.of(1L << 31).compareTo(CompactLongVec.of(1L << 31)));
        assertNotEquals((Object) CompactIntVec.of(1, 2, 3), CompactLongVec.of(1, 2, 3));
        assertNotEquals((Object) CompactLongVec.of(1, 2, 3), CompactIntVec.of(1, 2, 3));
        assertNotEquals((Object) CompactUIntVec.of(), CompactIntVec.of());
    }
}
