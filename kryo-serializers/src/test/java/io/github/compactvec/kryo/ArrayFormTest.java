package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.CompactIntVec;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayFormTest {
    private static final WireForm ARRAY = WireForm.ARRAY;

    /** Kryo's own message of an {@code int[]}. */
    private static byte[] own(Io io, int @Nullable [] values, boolean variableLength) {
        return io.write(setting(variableLength, output -> Kryos.write(ARRAY, output, values, int[].class)));
    }

    private static Consumer<Output> setting(boolean variableLength, Consumer<Output> writer) {
        return output -> {
            output.setVariableLengthEncoding(variableLength);
            writer.accept(output);
        };
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void writesAndReadsWhatKryoWritesForAnIntArray(boolean variableLength) {
        for (Io io : Io.values()) {
            for (int[] values : Values.samples()) {
                byte[] expected = own(io, values, variableLength);
                CompactIntVec vec = CompactIntVec.of(values);
                byte[] actual = io.write(
                        setting(variableLength, output -> Kryos.write(ARRAY, output, vec, CompactIntVec.class)));
                assertArrayEquals(expected, actual, () -> io + " " + Arrays.toString(values));

                Input input = io.read(expected);
                input.setVariableLengthEncoding(variableLength);
                CompactIntVec read = Kryos.read(ARRAY, input, CompactIntVec.class);
                assertEquals(vec, read);
                assertEquals(expected.length, input.total());
            }
        }
    }

    @Test
    void writesWhatTheReferenceWrites() {
        for (int[] values : Values.samples()) {
            byte[] expected = Reference.array(values);
            for (CompactIntVec vec : Values.vectorsOf(values)) {
                assertArrayEquals(expected, Kryos.write(ARRAY, vec), () -> Arrays.toString(values));
            }
        }
    }

    @Test
    void anIntArrayReadsWhatAVectorWrote() {
        for (int[] values : Values.samples()) {
            byte[] bytes = Kryos.write(ARRAY, CompactIntVec.of(values));
            assertArrayEquals(values, Kryos.read(ARRAY, new Input(bytes), int[].class));
        }
    }

    @ParameterizedTest
    @EnumSource(Io.class)
    void nullIsTheNullOfAnIntArray(Io io) {
        byte[] expected = own(io, null, true);
        assertArrayEquals(expected, io.write(output -> Kryos.write(ARRAY, output, null, CompactIntVec.class)));
        assertNull(Kryos.read(ARRAY, io.read(expected), CompactIntVec.class));
    }

    @Test
    void whatIsReadIsTrimmed() {
        for (int[] values : Values.samples()) {
            CompactIntVec read = Kryos.read(ARRAY, Reference.array(values));
            assertNotNull(read);
            CompactIntVec trimmed = read.copy();
            trimmed.trimToSize();
            assertEquals(trimmed.byteCapacity(), read.byteCapacity());
            assertEquals(trimmed.widthBits(), read.widthBits());
        }
    }
}
