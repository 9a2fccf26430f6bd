package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.io.ByteBufferInput;
import com.esotericsoftware.kryo.io.ByteBufferOutput;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.unsafe.UnsafeInput;
import com.esotericsoftware.kryo.unsafe.UnsafeOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;
import java.util.function.Function;

/** Every kind of input and output that Kryo has, with buffers of no more than the nine bytes that a varint may take. */
@SuppressWarnings("ImmutableEnumChecker") // Functions without state.
enum Io {
    ARRAY(out -> new Output(1, -1), Input::new),
    STREAM(out -> new Output(out, 9), bytes -> new Input(stream(bytes), 9)),
    LARGE_STREAM(Output::new, bytes -> new Input(stream(bytes))),
    BYTE_BUFFER(out -> new ByteBufferOutput(1, -1), ByteBufferInput::new),
    BYTE_BUFFER_STREAM(out -> new ByteBufferOutput(out, 9), bytes -> new ByteBufferInput(stream(bytes), 9)),
    UNSAFE(out -> new UnsafeOutput(1, -1), UnsafeInput::new),
    UNSAFE_STREAM(out -> new UnsafeOutput(out, 9), bytes -> new UnsafeInput(stream(bytes), 9));

    private final Function<OutputStream, Output> output;
    private final Function<byte[], Input> input;

    Io(Function<OutputStream, Output> output, Function<byte[], Input> input) {
        this.output = output;
        this.input = input;
    }

    byte[] write(Consumer<Output> writer) {
        return write(output, writer);
    }

    Input read(byte[] bytes) {
        return input.apply(bytes);
    }

    static byte[] write(Function<OutputStream, Output> makeOutput, Consumer<Output> writer) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        Output output = makeOutput.apply(stream);
        writer.accept(output);
        if (output.getOutputStream() == null) {
            return output.toBytes();
        }
        output.flush();
        return stream.toByteArray();
    }

    /** A stream that, like one from a network, hands out a few bytes at a time and does not know how many will follow. */
    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] target, int from, int length) {
                return super.read(target, from, Math.min(length, 7));
            }

            @Override
            public int available() {
                return 0;
            }
        };
    }
}
