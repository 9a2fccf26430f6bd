package io.github.compactvec.conformance.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.esotericsoftware.kryo.io.Output;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

class ElementSizesTest {
    @ParameterizedTest
    @EnumSource
    void decimal(Real real) {
        for (long value : real.elements()) {
            assertEquals(Long.toString(value).length(), ElementSizes.decimal(value), () -> "" + value);
        }
    }

    @ParameterizedTest
    @EnumSource
    void messagePack(Real real) throws IOException {
        MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
        for (long value : real.elements()) {
            packer.clear();
            packer.packLong(value);
            assertEquals(packer.toByteArray().length, ElementSizes.messagePack(value), () -> "" + value);
        }
    }

    @ParameterizedTest
    @EnumSource
    void zigzag(Real real) {
        Output output = new Output(16);
        for (long value : real.elements()) {
            output.reset();
            if (real == Real.INT) {
                output.writeVarInt((int) value, false);
            } else {
                output.writeVarLong(value, false);
            }
            assertEquals(output.position(), ElementSizes.zigzag(value), () -> "" + value);
        }
    }

    @ParameterizedTest
    @EnumSource
    void varint(Real real) {
        Output output = new Output(16);
        for (long value : real.elements()) {
            output.reset();
            if (real == Real.INT) {
                output.writeVarInt((int) value, true);
            } else {
                output.writeVarLong(value, true);
            }
            // A plain varint of a negative int takes fewer bytes as an int than as a long.
            if (real == Real.INT || value >= 0 || !Real.INT.has(value)) {
                assertEquals(output.position(), ElementSizes.varint(value), () -> "" + value);
            }
        }
    }
}
