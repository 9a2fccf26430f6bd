package io.github.compactvec.conformance.check;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.compactvec.conformance.Range;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

/** Writes plain values of one shape to one format by way of one container, and reads them back. */
interface Codec {
    /** What writes and reads, such as the name of the container. */
    @Override
    String toString();

    /** The elements that vectors may have. */
    Range range();

    /** The bytes of a plain value. */
    byte[] write(Object plain) throws IOException;

    /** The plain value of bytes. */
    Object read(byte[] bytes) throws IOException;

    /** Jackson, with any mapper. */
    final class ByJackson implements Codec {
        private final Shape shape;
        private final Container container;
        private final ObjectWriter writer;
        private final ObjectReader reader;

        ByJackson(ObjectMapper mapper, Shape shape, Container container) {
            this.shape = shape;
            this.container = container;
            this.writer = mapper.writerFor(shape.type(mapper.getTypeFactory(), container));
            this.reader = mapper.readerFor(shape.type(mapper.getTypeFactory(), container));
        }

        @Override
        public byte[] write(Object plain) throws IOException {
            return writer.writeValueAsBytes(shape.with(plain, container));
        }

        @Override
        public Object read(byte[] bytes) throws IOException {
            return shape.plain(reader.readValue(bytes), container);
        }

        @Override
        public Range range() {
            return container.range();
        }

        @Override
        public String toString() {
            return container.toString();
        }
    }

    /** Kryo, with the serializer that it has for the container. */
    final class ByKryo implements Codec {
        private final Kryo kryo;
        private final Container container;
        private final Output output = new Output(1 << 10, -1);

        ByKryo(Kryo kryo, Container container) {
            this.kryo = kryo;
            this.container = container;
        }

        @Override
        public byte[] write(Object plain) {
            output.reset();
            kryo.writeObject(output, container.of((long[]) plain));
            return output.toBytes();
        }

        @Override
        public Object read(byte[] bytes) throws IOException {
            Input input = new Input(bytes);
            long[] values = container.toArray(kryo.readObject(input, container.rawType()));
            if (!input.end()) {
                throw new IOException("read only " + input.position() + " of " + bytes.length + " bytes");
            }
            return values;
        }

        @Override
        public Range range() {
            return container.range();
        }

        @Override
        public String toString() {
            return container.toString();
        }
    }

    /** Java serialization. */
    final class ByJava implements Codec {
        private final Container container;

        ByJava(Container container) {
            this.container = container;
        }

        @Override
        public byte[] write(Object plain) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(container.of((long[]) plain));
            }
            return bytes.toByteArray();
        }

        @Override
        @SuppressWarnings("BanSerializableRead") // of what was written here, or is a test vector
        public Object read(byte[] bytes) throws IOException {
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
                return container.toArray(in.readObject());
            } catch (ClassNotFoundException e) {
                throw new IOException(e);
            }
        }

        @Override
        public Range range() {
            return container.range();
        }

        @Override
        public String toString() {
            return container.toString();
        }
    }

    /** The MessagePack library below Jackson's format, which has no containers. */
    final class ByMessagePackCore implements Codec {
        @Override
        public byte[] write(Object plain) throws IOException {
            long[] values = (long[]) plain;
            try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
                packer.packArrayHeader(values.length);
                for (long value : values) {
                    packer.packLong(value);
                }
                return packer.toByteArray();
            }
        }

        @Override
        public Object read(byte[] bytes) throws IOException {
            try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(bytes)) {
                long[] values = new long[unpacker.unpackArrayHeader()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = unpacker.unpackLong();
                }
                return values;
            }
        }

        @Override
        public Range range() {
            return Range.LONG;
        }

        @Override
        public String toString() {
            return "msgpack-core";
        }
    }
}
