package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PackedInputStreamTest {
    private static final long[] ELEMENTS = {0, -1, 1, 127, -128, 300, -70_000, 8_388_607, -8_388_608};

    private static byte[] packed(int width) {
        Output output = new Output(64, -1);
        for (long element : ELEMENTS) {
            for (int i = 0; i < width; i++) {
                output.writeByte((int) (element >> (8 * i)));
            }
        }
        return output.toBytes();
    }

    private static Input varints() {
        Output output = new Output(64, -1);
        for (long element : ELEMENTS) {
            output.writeVarLong(element, false);
        }
        return new Input(output.toBytes());
    }

    private static int zigZag(int width) {
        return Header.ofVarints(width, true);
    }

    @Test
    void varintsMayBeReadInPiecesOfAnySize() {
        for (int width = 3; width <= 8; width++) {
            byte[] expected = packed(width);
            for (int piece = 1; piece <= expected.length; piece++) {
                PackedInputStream in = new PackedInputStream.Varints(varints(), zigZag(width), Long.MAX_VALUE);
                byte[] actual = new byte[expected.length];
                for (int at = 0; at < actual.length; at += piece) {
                    int count = Math.min(piece, actual.length - at);
                    assertEquals(count, in.read(actual, at, count));
                }
                assertArrayEquals(expected, actual);
            }
        }
    }

    @Test
    void singleBytesAreUnsigned() {
        PackedInputStream fixed = new PackedInputStream.Fixed(new Input(packed(3)));
        PackedInputStream varints = new PackedInputStream.Varints(varints(), zigZag(3), Long.MAX_VALUE);
        for (byte expected : packed(3)) {
            assertEquals(expected & 0xFF, fixed.read());
            assertEquals(expected & 0xFF, varints.read());
        }
    }

    @Test
    void availableIsWhatMayFollow() throws IOException {
        assertEquals(12, new PackedInputStream.Fixed(new Input(new byte[12])).available());
        assertEquals(36, new PackedInputStream.Varints(new Input(new byte[12]), zigZag(3), Long.MAX_VALUE).available());
        Input endless = new Input(new byte[1]) {
            @Override
            public int available() {
                return Integer.MAX_VALUE;
            }
        };
        assertEquals(Integer.MAX_VALUE, new PackedInputStream.Varints(endless, zigZag(3), Long.MAX_VALUE).available());
    }
}
