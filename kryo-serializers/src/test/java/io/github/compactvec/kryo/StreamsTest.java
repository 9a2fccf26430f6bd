package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.ByteBufferInput;
import com.esotericsoftware.kryo.io.ByteBufferOutput;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.unsafe.UnsafeInput;
import com.esotericsoftware.kryo.unsafe.UnsafeOutput;
import io.github.compactvec.PrimitiveVec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both forms over every input and output that Kryo has. */
@ParameterizedClass
@EnumSource
class StreamsTest {
    private final Container container;

    StreamsTest(Container container) {
        this.container = container;
    }

    @ParameterizedTest
    @EnumSource(Io.class)
    void messagesFollowEachOther(Io io) {
        for (WireForm form : WireForm.values()) {
            List<long[]> samples = container.samples();
            byte[] bytes = io.write(output -> {
                for (long[] values : samples) {
                    Kryos.write(form, output, container.of(values));
                }
            });
            Input input = io.read(bytes);
            for (long[] values : samples) {
                PrimitiveVec read = Kryos.read(form, input, container.type);
                assertEquals(container.of(values), read, () -> form + " " + Arrays.toString(values));
            }
            assertEquals(bytes.length, input.total());
        }
    }

    /** More bytes than a vector's buffer has before they arrive; it then grows in the middle of an element. */
    @ParameterizedTest
    @EnumSource(Io.class)
    void longVectorsArriveInPieces(Io io) {
        Random random = new Random(5);
        for (int width = 1; width <= container.width; width++) {
            int bits = 8 * width - (width < 4 ? 0 : 1);
            // As varints, all but the last are a byte shorter than the width that the last one needs.
            long[] mixed = Values.of(container).uniform(random, 20_000, Math.max(1, 7 * (width - 1)));
            mixed[19_999] = 1L << (bits - 1);
            long[] negative =
                    container.held(LongStream.of(mixed).map(value -> -value / 2).toArray());
            for (long[] values : List.of(Values.of(container).uniform(random, 20_000, bits), mixed, negative)) {
                PrimitiveVec vec = container.of(values);
                for (WireForm form : WireForm.values()) {
                    byte[] message = io.write(output -> Kryos.write(form, output, vec));
                    assertEquals(vec, Kryos.read(form, io.read(message), container.type));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Io.class)
    void everyOutputGivesTheSameBytes(Io io) {
        for (long[] values : container.samples()) {
            PrimitiveVec vec = container.of(values);
            assertArrayEquals(
                    Reference.packed(container, values), io.write(output -> Kryos.write(WireForm.PACKED, output, vec)));
        }
    }

    @Test
    void whereverAnArrayFitsAnOutputSoDoesAVector() {
        for (int size = 1; size <= 16; size++) {
            int bufferSize = size;
            List<Function<OutputStream, Output>> outputs = List.of(
                    out -> new Output(out, bufferSize),
                    out -> new ByteBufferOutput(out, bufferSize),
                    out -> new UnsafeOutput(out, bufferSize));
            for (Function<OutputStream, Output> makeOutput : outputs) {
                int written = 0;
                for (long[] values : container.fewSamples()) {
                    PrimitiveVec vec = container.of(values);
                    byte[] own;
                    try {
                        own = Io.write(
                                makeOutput,
                                output ->
                                        Kryos.write(WireForm.ARRAY, output, container.array(values), container.array));
                    } catch (KryoException e) {
                        // A varint does not fit this output, whatever flushes it.
                        continue;
                    }
                    written++;
                    assertArrayEquals(own, write(makeOutput, WireForm.ARRAY, vec));
                    assertArrayEquals(Reference.packed(container, values), write(makeOutput, WireForm.PACKED, vec));
                }
                // Values of 28 bits and more need room for five bytes, a long for up to nine.
                assertEquals(
                        size >= (container.width == Long.BYTES ? 9 : 5),
                        written == container.fewSamples().size());
            }
        }
    }

    private static byte[] write(Function<OutputStream, Output> makeOutput, WireForm form, PrimitiveVec vec) {
        return Io.write(makeOutput, output -> Kryos.write(form, output, vec));
    }

    @Test
    void readsFromStreamsThroughBuffersOfAnySize() {
        for (int size = 1; size <= 16; size++) {
            int bufferSize = size;
            List<Function<InputStream, Input>> inputs = List.of(
                    in -> new Input(in, bufferSize),
                    in -> new ByteBufferInput(in, bufferSize),
                    in -> new UnsafeInput(in, bufferSize));
            for (Function<InputStream, Input> makeInput : inputs) {
                for (WireForm form : WireForm.values()) {
                    for (long[] values : container.fewSamples()) {
                        byte[] bytes = Reference.write(form, container, values);
                        Input input = makeInput.apply(new ByteArrayInputStream(bytes));
                        PrimitiveVec read = Kryos.read(form, input, container.type);
                        assertEquals(container.of(values), read);
                    }
                }
            }
        }
    }

    @Test
    void readsFromInputsThatFillTheirBufferThemselves() {
        for (long[] values : container.samples()) {
            ByteArrayInputStream bytes = new ByteArrayInputStream(Reference.packed(container, values));
            Input input = new Input(4) {
                @Override
                protected int fill(byte[] buffer, int offset, int count) {
                    return bytes.read(buffer, offset, count);
                }
            };
            input.setLimit(0);
            assertEquals(container.of(values), Kryos.read(WireForm.PACKED, input, container.type));
        }
    }

    @Test
    void readsWithinTheLimitsOfASharedArray() {
        byte[] message = Reference.packed(container, 1, 2, 300_000);
        byte[] bytes = new byte[message.length + 20];
        System.arraycopy(message, 0, bytes, 7, message.length);
        Input input = new Input(bytes, 7, message.length);
        assertEquals(container.of(1, 2, 300_000), Kryos.read(WireForm.PACKED, input, container.type));
        Input shorter = new Input(bytes, 7, message.length - 1);
        assertThrows(KryoException.class, () -> Kryos.read(WireForm.PACKED, shorter, container.type));
    }

    @Test
    void anOutputThatOverflowsSaysSo() {
        PrimitiveVec vec = container.of(Values.repeat(100, 7));
        for (WireForm form : WireForm.values()) {
            assertThrows(KryoException.class, () -> Kryos.write(form, new Output(50), vec));
        }
    }

    @Test
    void failuresOfTheStreamAreKryoExceptions() {
        OutputStream brokenOut = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("broken");
            }
        };
        PrimitiveVec vec = container.of(Values.repeat(100, 7));
        for (WireForm form : WireForm.values()) {
            KryoException onWrite =
                    assertThrows(KryoException.class, () -> Kryos.write(form, new Output(brokenOut, 8), vec));
            assertEquals("broken", Kryos.message(onWrite.getCause()));
            KryoException onRead =
                    assertThrows(KryoException.class, () -> Kryos.read(form, new Input(brokenIn(), 1), container.type));
            assertEquals("broken", Kryos.message(onRead.getCause()));
        }
    }

    /** The size of 126 elements, a header or an element, and then nothing but failure. */
    @SuppressWarnings("InputStreamSlowMultibyteRead")
    private static InputStream brokenIn() {
        return new InputStream() {
            private int count;

            @Override
            public int read() throws IOException {
                return switch (count++) {
                    case 0 -> 0x7F;
                    case 1 -> 0;
                    default -> throw new IOException("broken");
                };
            }
        };
    }

    @Test
    void aStreamThatCannotTellWhatIsAvailableIsAKryoException() {
        for (WireForm form : WireForm.values()) {
            PrimitiveVec vec = container.of(Values.repeat(20_000, 7));
            Input input = new Input(new ByteArrayInputStream(Kryos.write(form, vec)), 16) {
                @Override
                public int available() throws IOException {
                    throw new IOException("closed");
                }
            };
            KryoException e = assertThrows(KryoException.class, () -> Kryos.read(form, input, container.type));
            assertEquals("closed", Kryos.message(e.getCause()));
        }
    }
}
