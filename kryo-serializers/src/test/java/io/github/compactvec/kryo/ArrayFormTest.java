package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.PrimitiveVec;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
class ArrayFormTest {
    private static final WireForm ARRAY = WireForm.ARRAY;

    private final Container container;

    ArrayFormTest(Container container) {
        this.container = container;
    }

    /** Kryo's own message of an array. */
    private byte[] own(Io io, @Nullable Object array, boolean variableLength) {
        return io.write(setting(variableLength, output -> Kryos.write(ARRAY, output, array, container.array)));
    }

    private static Consumer<Output> setting(boolean variableLength, Consumer<Output> writer) {
        return output -> {
            output.setVariableLengthEncoding(variableLength);
            writer.accept(output);
        };
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void writesAndReadsWhatKryoWritesForAnArray(boolean variableLength) {
        for (Io io : Io.values()) {
            for (long[] values : container.samples()) {
                byte[] expected = own(io, container.array(values), variableLength);
                PrimitiveVec vec = container.of(values);
                byte[] actual = io.write(setting(variableLength, output -> Kryos.write(ARRAY, output, vec)));
                assertArrayEquals(expected, actual, () -> io + " " + Arrays.toString(values));

                Input input = io.read(expected);
                input.setVariableLengthEncoding(variableLength);
                assertEquals(vec, Kryos.read(ARRAY, input, container.type));
                assertEquals(expected.length, input.total());
            }
        }
    }

    @Test
    void writesWhatTheReferenceWrites() {
        for (long[] values : container.samples()) {
            byte[] expected = Reference.array(values);
            for (PrimitiveVec vec : Values.of(container).vectorsOf(values)) {
                assertArrayEquals(expected, Kryos.write(ARRAY, vec), () -> Arrays.toString(values));
            }
        }
    }

    @Test
    void anArrayReadsWhatAVectorWrote() {
        for (long[] values : container.samples()) {
            byte[] bytes = Kryos.write(ARRAY, container.of(values));
            assertArrayEquals(values, Container.elements(Kryos.read(ARRAY, bytes, container.array)));
        }
    }

    @ParameterizedTest
    @EnumSource(Io.class)
    void nullIsTheNullOfAnArray(Io io) {
        byte[] expected = own(io, null, true);
        assertArrayEquals(expected, io.write(output -> Kryos.write(ARRAY, output, null, container.type)));
        assertNull(Kryos.read(ARRAY, io.read(expected), container.type));
    }

    @Test
    void whatIsReadIsTrimmed() {
        for (long[] values : container.samples()) {
            PrimitiveVec read = Kryos.read(ARRAY, Reference.array(values), container.type);
            assertNotNull(read);
            PrimitiveVec trimmed = read.copy();
            trimmed.trimToSize();
            assertEquals(trimmed.byteCapacity(), read.byteCapacity());
            assertEquals(trimmed.widthBits(), read.widthBits());
        }
    }

    /** An array may hold elements that a vector of a smaller range may not; others have none to try. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1023, 1024, 2999})
    void elementsOutOfRangeAreNamed(int index) {
        for (long element : new long[] {container.min - 1, container.max + 1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            boolean inArray = container.array == long[].class || (int) element == element;
            if (inArray && !container.holds(element)) {
                long[] values = Values.repeat(3000, 7);
                values[index] = element;
                byte[] message = Reference.array(values);
                KryoException e = assertThrows(KryoException.class, () -> Kryos.read(ARRAY, message, container.type));
                assertTrue(
                        Kryos.message(e)
                                .startsWith("element " + element + " at index " + index + " is not within "
                                        + container.min + " and " + container.max),
                        Kryos.message(e));
                assertTrue(Kryos.message(e).contains("3000 elements (" + container.type.getName()), Kryos.message(e));
            }
        }
    }
}
