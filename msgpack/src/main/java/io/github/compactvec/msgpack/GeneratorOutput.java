package io.github.compactvec.msgpack;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePacker;
import org.msgpack.core.buffer.MessageBuffer;
import org.msgpack.core.buffer.MessageBufferOutput;

/**
 * What a {@link CompactVecMessagePackGenerator} writes to: one buffer, through a {@link MessagePacker}, so that every value
 * has the bytes that msgpack-java gives it, and in which the header of a container can be changed as long as it has not
 * gone on to the target.
 *
 * <p>The buffer goes on to the target when a root value has ended, and before, when it is full, up to the header of the
 * outermost container whose size is not known.
 *
 * <p>One of these is kept for each thread, with its buffer if that is not larger than usual.
 */
final class GeneratorOutput implements MessageBufferOutput {
    private static final int FIRST_LENGTH = 1 << 13;

    /** How many bytes are written before any of them go on before a root value has ended. */
    static final int PATIENCE = 1 << 15;

    /** The longest buffer to keep. */
    private static final int LENGTH = 2 * PATIENCE;

    private static final ThreadLocal<@Nullable GeneratorOutput> KEPT = new ThreadLocal<>();

    /** For elements on their way; made when they are needed. */
    private int[] ints = {};

    private long[] longs = {};
    private byte[] encoded = {};

    private byte[] bytes = new byte[FIRST_LENGTH];
    private MessageBuffer whole = MessageBuffer.wrap(bytes);

    /** Where the packer's present buffer begins, in this buffer. */
    private int start;

    /** How many bytes the packer has counted before its present buffer. */
    private long counted;

    /** How many bytes have gone on to the target. */
    private long gone;

    /** The number of the first byte that is to stay. */
    private long kept;

    private OutputStream target;
    private MessagePacker packer;

    private GeneratorOutput(OutputStream target, MessagePack.PackerConfig config) {
        this.target = target;
        this.packer = config.newPacker(this);
        this.kept = Long.MAX_VALUE;
    }

    /** The one of this thread, unless that is in use. */
    static GeneratorOutput of(OutputStream target, MessagePack.PackerConfig config, boolean reuse) {
        GeneratorOutput output = KEPT.get();
        if (!reuse || output == null) {
            return new GeneratorOutput(target, config);
        }
        KEPT.remove();
        output.target = target;
        output.packer = config.newPacker(output);
        output.kept = Long.MAX_VALUE;
        output.start = 0;
        output.counted = 0;
        output.gone = 0;
        return output;
    }

    /** Keeps this for this thread. It is not used any more until then. */
    void release() {
        target = OutputStream.nullOutputStream();
        if (bytes.length > LENGTH) {
            lengthen(new byte[LENGTH]);
        }
        KEPT.set(this);
    }

    MessagePacker packer() {
        return packer;
    }

    /** Lets all that is written from here on go nowhere. */
    void discard(MessagePack.PackerConfig config) {
        packer = new GeneratorOutput(OutputStream.nullOutputStream(), config).packer;
    }

    /** For a chunk of elements. */
    int[] ints() {
        if (ints.length == 0) {
            ints = new int[VecWriter.CHUNK];
        }
        return ints;
    }

    /** For a chunk of elements. */
    long[] longs() {
        if (longs.length == 0) {
            longs = new long[VecWriter.CHUNK];
        }
        return longs;
    }

    /** For a chunk of encoded elements. */
    byte[] encoded() {
        if (encoded.length == 0) {
            encoded = new byte[VecWriter.CHUNK * IntegerEncoder.MAX_LONG_BYTES];
        }
        return encoded;
    }

    OutputStream target() {
        return target;
    }

    /** The number of the next byte to be written. */
    long position() {
        return gone + start + (packer.getTotalWrittenBytes() - counted);
    }

    /** Lets bytes from here on stay. */
    void keepFrom(long position) {
        kept = position;
    }

    /** Lets no byte stay any more. */
    void keepNone() {
        kept = Long.MAX_VALUE;
    }

    /** Whether a byte has gone on to the target. */
    boolean isGone(long position) {
        return position < gone;
    }

    /** Replaces a header of some length by another one, in which moves everything behind it. */
    void replace(long position, int length, byte[] header, int newLength) throws IOException {
        int at = (int) (position - gone);
        if (length != newLength) {
            packer.flush();
            long keptSoFar = kept;
            kept = Math.min(kept, position);
            makeRoom(Math.max(0, newLength - length));
            kept = keptSoFar;
            at = (int) (position - gone);
            System.arraycopy(bytes, at + length, bytes, at + newLength, start - at - length);
            start += newLength - length;
        }
        System.arraycopy(header, 0, bytes, at, newLength);
    }

    /** Lets all bytes go on to the target. */
    void finish() throws IOException {
        packer.flush();
        kept = Long.MAX_VALUE;
        letGo();
        target.flush();
    }

    private void letGo() throws IOException {
        int count = (int) (Math.min(kept, gone + start) - gone);
        target.write(bytes, 0, count);
        System.arraycopy(bytes, count, bytes, 0, start - count);
        gone += count;
        start -= count;
    }

    /** Makes room for more bytes than that. The packer has no buffer at this time. */
    private void makeRoom(int count) throws IOException {
        if (bytes.length - start <= count) {
            if (start >= PATIENCE) {
                letGo();
            }
            if (bytes.length - start <= count) {
                int least = Math.addExact(start, Math.addExact(count, 1));
                int doubled = (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8);
                lengthen(Arrays.copyOf(bytes, Math.max(least, doubled)));
            }
        }
    }

    private void lengthen(byte[] newBytes) {
        bytes = newBytes;
        whole = MessageBuffer.wrap(newBytes);
    }

    // ---------------------------------------------------------------- for the packer

    @Override
    public MessageBuffer next(int minimumSize) throws IOException {
        makeRoom(minimumSize);
        return start == 0 ? whole : MessageBuffer.wrap(bytes, start, bytes.length - start);
    }

    @Override
    public void writeBuffer(int length) {
        start += length;
        counted += length;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        makeRoom(length);
        System.arraycopy(buffer, offset, bytes, start, length);
        writeBuffer(length);
    }

    @Override
    public void add(byte[] buffer, int offset, int length) throws IOException {
        write(buffer, offset, length);
    }

    @Override
    public void flush() {
        // Only what finish() does is for the target.
    }

    @Override
    public void close() {
        // The generator closes the target, if it is to.
    }
}
