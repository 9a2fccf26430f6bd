package io.github.compactvec.parity;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Vectors longer than what is read at a stretch have all elements, no spare capacity and no needless width. */
public abstract class ManyElementsContract {
    private final Mapper mapper;

    protected ManyElementsContract(Jackson jackson) {
        mapper = jackson.mapper(Format.JSON, Settings.DEFAULTS);
    }

    /** About the lengths at which something else happens. */
    private static final int[] SIZES = {16, 17, 64, 65, 1024, 1025, 4095, 4096, 4097, 8192, 8193, 12_289};

    /** Elements that are all of one kind but for one, which makes others wider, and is anywhere. */
    static Stream<Arguments> elements() {
        long[] usual = {0, 255, 65_535, 1 << 24};
        long[] unusual = {1, 40_000, -1, -129, Integer.MIN_VALUE};
        return Arrays.stream(usual)
                .boxed()
                .flatMap(most -> Arrays.stream(unusual).mapToObj(one -> Arguments.of(most, one)));
    }

    @ParameterizedTest
    @MethodSource("elements")
    void areAllThere(long most, long one) throws Exception {
        Random random = new Random(most ^ one);
        for (int size : SIZES) {
            for (int at : new int[] {0, size - 1, random.nextInt(size)}) {
                long[] elements = new long[size];
                Arrays.setAll(elements, i -> most - (most > 200 ? i & 63 : 0));
                elements[at] = one;
                assertRead(elements, most < 0 || one < 0);
            }
        }
    }

    private void assertRead(long[] elements, boolean signed) throws Exception {
        byte[] json = mapper.write(Mapper.Writing.BYTES, elements, null);
        assertLikeACopy(CompactIntVec.copyOf(elements), read(json, CompactIntVec.class));
        assertLikeACopy(CompactIntVec.copyOf(elements), read(json, IntVec.class));
        assertLikeACopy(SmallIntVec.copyOf(elements), read(json, SmallIntVec.class));
        long[] longs = Arrays.stream(elements).map(i -> (i << 32) | (i & 7)).toArray();
        byte[] longJson = mapper.write(Mapper.Writing.BYTES, longs, null);
        assertLikeACopy(CompactLongVec.copyOf(longs), read(longJson, CompactLongVec.class));
        assertLikeACopy(CompactLongVec.copyOf(longs), read(longJson, LongVec.class));
        assertLikeACopy(SmallLongVec.copyOf(longs), read(longJson, SmallLongVec.class));
        if (!signed) {
            assertLikeACopy(CompactUIntVec.copyOf(elements), read(json, CompactUIntVec.class));
        }
    }

    private PrimitiveVec read(byte[] json, Class<? extends PrimitiveVec> type) throws Exception {
        return type.cast(requireNonNull(mapper.read(Mapper.Reading.BYTES, json, type, null)));
    }

    private static void assertLikeACopy(PrimitiveVec copy, PrimitiveVec read) {
        assertEquals(copy, read);
        assertEquals(copy.getClass(), read.getClass());
        assertEquals(copy.widthBits(), read.widthBits());
        assertEquals(copy.isSigned(), read.isSigned());
        assertEquals(copy.capacity(), read.capacity());
        assertEquals(copy.byteCapacity(), read.byteCapacity());
    }
}
