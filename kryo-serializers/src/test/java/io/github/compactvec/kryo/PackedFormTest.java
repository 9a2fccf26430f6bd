package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.io.Input;
import io.github.compactvec.CompactIntVec;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedFormTest {
    private static final WireForm PACKED = WireForm.PACKED;

    @Test
    void writesWhatTheReferenceWrites() {
        for (int[] values : Values.samples()) {
            byte[] expected = Reference.packed(values);
            for (CompactIntVec vec : Values.vectorsOf(values)) {
                assertArrayEquals(expected, Kryos.write(PACKED, vec), () -> Arrays.toString(values));
            }
        }
    }

    @Test
    void neverTakesMoreThanTwoBytesBeyondAnIntArray() {
        int worst = Integer.MIN_VALUE;
        for (int[] values : Values.samples()) {
            int excess = Kryos.write(PACKED, CompactIntVec.of(values)).length - Reference.array(values).length;
            assertTrue(excess <= 2, () -> Arrays.toString(values));
            worst = Math.max(worst, excess);
        }
        // The header byte, and nothing else; some sample must need it.
        assertEquals(1, worst);
    }

    @Test
    void sizesOfUniformValues() {
        // Uniform over all values of 8, 16, 24 and 31 bits.
        int[][] sizes = {{1003, 1754}, {2003, 2879}, {3003, 3941}, {4003, 4952}};
        for (int[] size : sizes) {
            int bits = Math.min(8 * (size[0] / 1000), 31);
            int[] values = Values.uniform(new Random(bits), 1000, bits);
            assertEquals(size[0], Kryos.write(PACKED, CompactIntVec.of(values)).length, () -> bits + " bits");
            int array = Kryos.write(WireForm.ARRAY, CompactIntVec.of(values)).length;
            assertEquals(size[1], array, 20.0, () -> bits + " bits");
        }
    }

    @Test
    void oneOutlierAmongSmallValuesCostsItsOwnBytes() {
        int[] values = Values.repeat(1000, 100);
        values[500] = 1 << 30;
        // Size 2, header 1, 999 of one byte, the outlier 5.
        assertEquals(1007, Kryos.write(PACKED, CompactIntVec.of(values)).length);
        values[500] = -1;
        assertEquals(1003, Kryos.write(PACKED, CompactIntVec.of(values)).length);
    }

    @Test
    void emptyVectorAndNullTakeOneByte() {
        assertEquals("01", Kryos.hex(Kryos.write(PACKED, new CompactIntVec())));
        assertEquals("00", Kryos.hex(Kryos.write(PACKED, null)));
        CompactIntVec once = Kryos.read(PACKED, new byte[] {1});
        CompactIntVec twice = Kryos.read(PACKED, new byte[] {1});
        assertEquals(new CompactIntVec(), once);
        assertNotSame(once, twice);
    }

    @Test
    void readsWhatItWritesAndNotAByteMore() {
        for (int[] values : Values.samples()) {
            byte[] bytes = Arrays.copyOf(Reference.packed(values), Reference.packed(values).length + 9);
            Input input = new Input(bytes);
            CompactIntVec read = Kryos.read(PACKED, input, CompactIntVec.class);
            assertNotNull(read);
            assertArrayEquals(values, read.toArray());
            assertEquals(bytes.length - 9, input.position());
        }
    }

    @Test
    void whatIsReadIsTrimmed() {
        for (int[] values : Values.samples()) {
            CompactIntVec read = Kryos.read(PACKED, Reference.packed(values));
            assertNotNull(read);
            CompactIntVec trimmed = read.copy();
            trimmed.trimToSize();
            assertEquals(trimmed.byteCapacity(), read.byteCapacity());
            assertEquals(trimmed.widthBits(), read.widthBits());
            assertEquals(trimmed.isSigned(), read.isSigned());
        }
    }

    @Test
    void whatIsReadCanBeChanged() {
        CompactIntVec read = Kryos.read(PACKED, Reference.packed(1, 2, 3));
        assertNotNull(read);
        read.add(-70_000);
        assertEquals(CompactIntVec.of(1, 2, 3, -70_000), read);
        assertFalse(new CompactIntVecSerializer().isImmutable());
    }
}
