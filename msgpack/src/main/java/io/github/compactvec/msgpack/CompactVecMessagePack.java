package io.github.compactvec.msgpack;

import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.PrimitiveVec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.msgpack.core.MessageFormatException;
import org.msgpack.core.MessageInsufficientBufferException;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;

/**
 * Writes vectors as MessagePack arrays of integers, and reads them back, without Jackson:
 *
 * <pre>{@code
 * CompactVecMessagePack.pack(packer, tags);
 * CompactIntVec tags = CompactVecMessagePack.unpack(unpacker, CompactIntVec.class);
 *
 * byte[] bytes = CompactVecMessagePack.toBytes(tags);
 * CompactIntVec same = CompactVecMessagePack.fromBytes(bytes, CompactIntVec.class);
 * }</pre>
 *
 * <p>What is written are the bytes of {@link MessagePacker#packArrayHeader} and, for each element,
 * {@link MessagePacker#packInt} or {@link MessagePacker#packLong}: the smallest form of each integer, which is also what
 * Rust's {@code rmp_serde} writes. What is read is every array of integers, whatever forms they have, smallest or not,
 * into any vector whose range they are in. Elements are encoded and decoded in bulk, not one by one.
 *
 * <p>Vectors are read as {@link io.github.compactvec.CompactIntVec}, {@link io.github.compactvec.SmallIntVec},
 * {@link io.github.compactvec.CompactUIntVec}, {@link io.github.compactvec.CompactLongVec} or
 * {@link io.github.compactvec.SmallLongVec}; {@link IntVec} stands for the first of these, {@link LongVec} for
 * {@code CompactLongVec}. They are as narrow as their elements and without spare capacity. Memory grows with the bytes
 * that have arrived, whatever size an array declares.
 *
 * <p>Every method takes linear time. Bad input is answered with msgpack-java's own exceptions, which name the element
 * and what is wrong with it; then there is no vector, and how much of the array has been read is undefined. Nothing here
 * keeps state, so threads may share it.
 */
public final class CompactVecMessagePack {
    private CompactVecMessagePack() {}

    // ---------------------------------------------------------------- with msgpack-core

    /**
     * Writes a vector as an array. Allocates some kilobytes at most.
     *
     * @param packer where to write
     * @param vec the elements
     * @throws IOException if the output of the packer fails
     */
    public static void pack(MessagePacker packer, IntVec vec) throws IOException {
        VecWriter.write(vec, packer::writePayload);
    }

    /**
     * Writes a vector as an array. Allocates some kilobytes at most.
     *
     * @param packer where to write
     * @param vec the elements
     * @throws IOException if the output of the packer fails
     */
    public static void pack(MessagePacker packer, LongVec vec) throws IOException {
        VecWriter.write(vec, packer::writePayload);
    }

    /**
     * Reads an array into a vector, and nothing behind the array. Allocates the vector, some kilobytes at most, and, where
     * the vector grows, what it outgrows.
     *
     * @param <V> the type of vector
     * @param unpacker where to read
     * @param type the type of vector, as the class tells which there are
     * @return a new vector
     * @throws IllegalArgumentException if there is no such type of vector; nothing is read then
     * @throws org.msgpack.core.MessageIntegerOverflowException if an element is not in the range of the vector
     * @throws org.msgpack.core.MessageNeverUsedFormatException if the array or an element is the byte that is never used
     * @throws MessageInsufficientBufferException if the input ends before the array does
     * @throws org.msgpack.core.MessageSizeException if the array declares more than 2³¹−1 elements
     * @throws org.msgpack.core.MessageTypeException if there is no array, or an element is no integer
     * @throws IOException if the input of the unpacker fails
     */
    public static <V extends PrimitiveVec> V unpack(MessageUnpacker unpacker, Class<V> type) throws IOException {
        VecType<V, ?> vecType = VecType.of(type);
        return VecReader.read(vecType, unpacker.unpackArrayHeader(), (bytes, from, count) -> {
            long before = unpacker.getTotalReadBytes();
            try {
                unpacker.readPayload(bytes, from, count);
                return count;
            } catch (MessageInsufficientBufferException e) {
                // What there was has been read.
                return (int) (unpacker.getTotalReadBytes() - before);
            }
        });
    }

    // ---------------------------------------------------------------- streams

    /**
     * Writes a vector as an array, in parts of some kilobytes. Allocates as much at most.
     *
     * @param out where to write; it is neither flushed nor closed
     * @param vec the elements
     * @throws IOException if the output fails
     */
    public static void write(OutputStream out, IntVec vec) throws IOException {
        VecWriter.write(vec, out::write);
    }

    /**
     * Writes a vector as an array, in parts of some kilobytes. Allocates as much at most.
     *
     * @param out where to write; it is neither flushed nor closed
     * @param vec the elements
     * @throws IOException if the output fails
     */
    public static void write(OutputStream out, LongVec vec) throws IOException {
        VecWriter.write(vec, out::write);
    }

    /**
     * Reads an array into a vector, and not a byte behind the array. Asks the input for a few bytes again and again if
     * the array is a short one, so one that has no buffer is best given one. Allocates as {@link #unpack} does.
     *
     * @param <V> the type of vector
     * @param in where to read; it is not closed
     * @param type the type of vector, as the class tells which there are
     * @return a new vector
     * @throws IllegalArgumentException if there is no such type of vector; nothing is read then
     * @throws org.msgpack.core.MessageIntegerOverflowException if an element is not in the range of the vector
     * @throws org.msgpack.core.MessageNeverUsedFormatException if the array or an element is the byte that is never used
     * @throws MessageInsufficientBufferException if the input ends before the array does
     * @throws org.msgpack.core.MessageSizeException if the array declares more than 2³¹−1 elements
     * @throws org.msgpack.core.MessageTypeException if there is no array, or an element is no integer
     * @throws IOException if the input fails
     */
    public static <V extends PrimitiveVec> V read(InputStream in, Class<V> type) throws IOException {
        VecType<V, ?> vecType = VecType.of(type);
        byte[] head = new byte[Heads.MAX_ARRAY_BYTES];
        int count = in.readNBytes(head, 0, 1);
        count += in.readNBytes(head, 1, count * Heads.arrayLengthBytes(head[0]));
        return VecReader.read(vecType, arraySize(head, count), in::readNBytes);
    }

    /** The size of the array that bytes begin with. */
    private static int arraySize(byte[] bytes, int count) throws IOException {
        int size = Heads.arraySize(bytes, count);
        if (size < 0) {
            throw noArray(bytes, count);
        }
        return size;
    }

    /** What msgpack-java says of bytes that begin no array. */
    private static MessagePackException noArray(byte[] bytes, int count) throws IOException {
        MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(bytes, 0, count);
        try {
            throw new IllegalStateException("an array of " + unpacker.unpackArrayHeader() + " elements");
        } catch (MessagePackException e) {
            return e;
        }
    }

    // ---------------------------------------------------------------- arrays of bytes

    /**
     * Encodes a vector as an array. Allocates the result, what the vector may take at most by its width, and a few
     * kilobytes.
     *
     * @param vec the elements
     * @return the encoded bytes
     * @throws ArithmeticException if that may be more bytes than an array holds
     */
    public static byte[] toBytes(IntVec vec) {
        return VecWriter.toBytes(vec);
    }

    /**
     * Encodes a vector as an array. Allocates the result, what the vector may take at most by its width, and a few
     * kilobytes.
     *
     * @param vec the elements
     * @return the encoded bytes
     * @throws ArithmeticException if that may be more bytes than an array holds
     */
    public static byte[] toBytes(LongVec vec) {
        return VecWriter.toBytes(vec);
    }

    /**
     * Decodes an array, which is all that the bytes may hold, into a vector. Allocates the vector, some kilobytes at most,
     * and what the vector outgrows where its elements become wider.
     *
     * @param <V> the type of vector
     * @param bytes an encoded array
     * @param type the type of vector, as the class tells which there are
     * @return a new vector
     * @throws IllegalArgumentException if there is no such type of vector
     * @throws MessageFormatException if there is something behind the array
     * @throws org.msgpack.core.MessageIntegerOverflowException if an element is not in the range of the vector
     * @throws org.msgpack.core.MessageNeverUsedFormatException if the array or an element is the byte that is never used
     * @throws MessageInsufficientBufferException if the bytes end before the array does
     * @throws org.msgpack.core.MessageSizeException if the array declares more than 2³¹−1 elements
     * @throws org.msgpack.core.MessageTypeException if there is no array, or an element is no integer
     */
    public static <V extends PrimitiveVec> V fromBytes(byte[] bytes, Class<V> type) {
        VecType<V, ?> vecType = VecType.of(type);
        try {
            int size = arraySize(bytes, bytes.length);
            int start = 1 + Heads.arrayLengthBytes(bytes[0]);
            IntegerDecoder decoder = new IntegerDecoder(bytes, start, bytes.length);
            V vec = VecReader.read(vecType, size, decoder);
            if (decoder.remaining() > 0) {
                throw new MessageFormatException(decoder.remaining() + " bytes follow the array of " + size
                        + " elements (" + vecType.vector.getName() + ")");
            }
            return vec;
        } catch (IOException e) {
            throw new UncheckedIOException("without a source to read", e);
        }
    }
}
