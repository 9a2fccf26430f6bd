package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.io.Input;
import io.github.compactvec.PrimitiveVec;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class PackedFormTest {
    private static final WireForm PACKED = WireForm.PACKED;

    private final Container container;

    PackedFormTest(Container container) {
        this.container = container;
    }

    @Test
    void writesWhatTheReferenceWrites() {
        for (long[] values : container.samples()) {
            byte[] expected = Reference.packed(container, values);
            for (PrimitiveVec vec : Values.of(container).vectorsOf(values)) {
                assertArrayEquals(expected, Kryos.write(PACKED, vec), () -> Arrays.toString(values));
            }
        }
    }

    @Test
    void neverTakesMoreThanOneByteBeyondAnArray() {
        int worst = Integer.MIN_VALUE;
        for (long[] values : container.samples()) {
            int excess = Kryos.write(PACKED, container.of(values)).length - Reference.array(values).length;
            assertTrue(excess <= 1, () -> Arrays.toString(values));
            worst = Math.max(worst, excess);
        }
        // The header byte, and nothing else; some sample must need it.
        assertEquals(1, worst);
    }

    @Test
    void sizesOfUniformValues() {
        // Uniform over all values of 8, 16, 24, 31 and 39, 47, 55, 63 bits.
        int[][] sizes = {
            {1003, 1752},
            {2003, 2877},
            {3003, 3940},
            {4003, 4940},
            {5003, 5970},
            {6003, 6986},
            {7003, 7994},
            {8003, 8998}
        };
        for (int[] size : sizes) {
            int width = size[0] / 1000;
            if (width > container.width) {
                break;
            }
            int bits = 8 * width - (width < 4 ? 0 : 1);
            long[] values = Values.of(container).uniform(new Random(bits), 1000, bits);
            assertEquals(size[0], Kryos.write(PACKED, container.of(values)).length, () -> bits + " bits");
            int array = Kryos.write(WireForm.ARRAY, container.of(values)).length;
            assertEquals(size[1], array, 20.0, () -> bits + " bits");
        }
    }

    @Test
    void oneOutlierAmongSmallValuesCostsItsOwnBytes() {
        long[] values = Values.repeat(1000, 100);
        values[500] = 1 << 30;
        // Size 2, header 1, 999 of one byte, the outlier 5.
        assertEquals(1007, Kryos.write(PACKED, container.of(values)).length);
        values[500] = container.holds(-1) ? -1 : 200;
        assertEquals(1003, Kryos.write(PACKED, container.of(values)).length);
    }

    @Test
    void emptyVectorAndNullTakeOneByte() {
        assertEquals("01", Kryos.hex(Kryos.write(PACKED, container.of())));
        byte[] none = Io.ARRAY.write(output -> Kryos.write(PACKED, output, null, container.type));
        assertEquals("00", Kryos.hex(none));
        PrimitiveVec once = Kryos.read(PACKED, new byte[] {1}, container.type);
        PrimitiveVec twice = Kryos.read(PACKED, new byte[] {1}, container.type);
        assertEquals(container.of(), once);
        assertNotSame(once, twice);
    }

    @Test
    void readsWhatItWritesAndNotAByteMore() {
        for (long[] values : container.samples()) {
            byte[] bytes =
                    Arrays.copyOf(Reference.packed(container, values), Reference.packed(container, values).length + 9);
            Input input = new Input(bytes);
            PrimitiveVec read = Kryos.read(PACKED, input, container.type);
            assertNotNull(read);
            assertArrayEquals(values, Container.elements(read));
            assertEquals(bytes.length - 9, input.position());
        }
    }

    @Test
    void whatIsReadIsTrimmed() {
        for (long[] values : container.samples()) {
            PrimitiveVec read = Kryos.read(PACKED, Reference.packed(container, values), container.type);
            assertNotNull(read);
            PrimitiveVec trimmed = read.copy();
            trimmed.trimToSize();
            assertEquals(trimmed.byteCapacity(), read.byteCapacity());
            assertEquals(trimmed.widthBits(), read.widthBits());
            assertEquals(trimmed.isSigned(), read.isSigned());
        }
    }

    @Test
    void whatIsReadCanBeChanged() {
        PrimitiveVec read = Kryos.read(PACKED, Reference.packed(container, 1, 2, 3), container.type);
        assertNotNull(read);
        read.removeRange(0, 1);
        read.ensureCapacity(100);
        read.reverse();
        assertEquals(container.of(3, 2), read);
        assertFalse(Kryos.of(PACKED).getSerializer(container.type).isImmutable());
    }
}
