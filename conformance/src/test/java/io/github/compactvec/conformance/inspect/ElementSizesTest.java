package io.github.compactvec.conformance.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.esotericsoftware.kryo.io.Output;
import java.io.IOException;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

class ElementSizesTest {
    /** All powers of two and ten with either sign and everything near them, the ends of the range, random values. */
    private static long[] values() {
        LongStream powers = LongStream.concat(
                LongStream.iterate(1, p -> p << 1).limit(64),
                LongStream.iterate(1, p -> p * 10).limit(19));
        LongStream near = powers.flatMap(p -> LongStream.rangeClosed(-3, 3).flatMap(d -> LongStream.of(p + d, -p + d)));
        Random random = new Random(5);
        LongStream others = LongStream.generate(() -> random.nextLong() >> random.nextInt(64))
                .limit(100_000);
        return LongStream.concat(near, others).toArray();
    }

    @Test
    void decimal() {
        for (long value : values()) {
            assertEquals(Long.toString(value).length(), ElementSizes.decimal(value), () -> "" + value);
        }
    }

    @Test
    void messagePack() throws IOException {
        MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
        for (long value : values()) {
            packer.clear();
            packer.packLong(value);
            assertEquals(packer.toByteArray().length, ElementSizes.messagePack(value), () -> "" + value);
        }
    }

    @Test
    void kryo() {
        Output output = new Output(16);
        for (long value : values()) {
            output.reset();
            output.writeVarLong(value, false);
            assertEquals(output.position(), ElementSizes.zigzag(value), () -> "" + value);
            output.reset();
            output.writeVarLong(value, true);
            if (value >= 0 || value < Integer.MIN_VALUE) {
                assertEquals(output.position(), ElementSizes.varint(value), () -> "" + value);
            }
            if (value == (int) value) {
                output.reset();
                output.writeVarInt((int) value, true);
                assertEquals(output.position(), ElementSizes.varint(value), () -> "" + value);
                output.reset();
                output.writeVarInt((int) value, false);
                assertEquals(output.position(), ElementSizes.zigzag(value), () -> "" + value);
            }
        }
    }
}
