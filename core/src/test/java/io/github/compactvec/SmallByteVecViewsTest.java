package io.github.compactvec;

import static io.github.compactvec.SmallByteVecTest.assertElements;
import static io.github.compactvec.SmallByteVecTest.bytes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Vectors of bytes as the streams and channels of the JDK, whose own classes write to and read from them. */
class SmallByteVecViewsTest {

    static IntStream sizes() {
        return SmallByteVecTest.sizes();
    }

    private static void data(DataOutput out, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            out.writeInt(i * 1_000_003);
            out.writeUTF("entry " + i);
            out.writeLong(~(long) i);
            out.write(new byte[] {1, 2, 3}, 1, 2);
            out.writeByte(-i);
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void dataOutputStream(int count) throws IOException {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        data(new DataOutputStream(expected), count);
        SmallByteVec vec = new SmallByteVec();
        data(new DataOutputStream(vec.asOutputStream()), count);
        assertElements(expected.toByteArray(), vec);
        if (count > 0) {
            DataInputStream in = new DataInputStream(vec.asInputStream());
            assertEquals(0, in.readInt());
            assertEquals("entry 0", in.readUTF());
            assertEquals(-1, in.readLong());
        }
    }

    @Test
    void printStream() {
        SmallByteVec vec = new SmallByteVec();
        PrintStream out = new PrintStream(vec.asOutputStream(), true, StandardCharsets.UTF_8);
        out.printf("%d × %s", 3, "ü");
        assertEquals("3 × ü", new String(vec.toArray(), StandardCharsets.UTF_8));
        assertFalse(vec.isSpilled());
        out.print(" and so on until it spills");
        assertEquals("3 × ü and so on until it spills", new String(vec.toArray(), StandardCharsets.UTF_8));
        out.close();
        assertFalse(out.checkError());
    }

    @Test
    void outputStreamsNeverClose() throws IOException {
        SmallByteVec vec = new SmallByteVec();
        OutputStream out = vec.asOutputStream();
        out.write(0x1FF);
        out.flush();
        out.close();
        out.write(new byte[] {2, 3});
        out.close();
        assertElements(new byte[] {-1, 2, 3}, vec);
        assertThrows(IndexOutOfBoundsException.class, () -> out.write(new byte[3], 2, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> out.write(new byte[3], -1, 2));
        assertThrows(NullPointerException.class, () -> out.write(null, 0, 0));
        assertElements(new byte[] {-1, 2, 3}, vec);
    }

    @Test
    void aRangeIsOneCopyNotManyCalls() {
        byte[] bytes = bytes(100_000);
        long allocated = Allocation.allocated(
                () -> SmallByteVec.withCapacity(bytes.length),
                vec -> vec.asOutputStream().write(bytes, 0, bytes.length));
        assertTrue(allocated <= 24, allocated + " bytes allocated, the view alone");
    }

    @Test
    void writesToItself() throws IOException {
        for (int size : new int[] {0, 1, 10, 11, 20, 21, 64}) {
            SmallByteVec vec = SmallByteVec.of(bytes(size));
            vec.writeTo(vec.asOutputStream());
            assertEquals(2 * size, vec.size());
            assertArrayEquals(bytes(size), vec.copyOfRange(size, 2 * size).toArray());
        }
    }

    // ---------------------------------------------------------------- channels

    @ParameterizedTest
    @MethodSource("sizes")
    void channelTakesWhatRemains(int size) throws IOException {
        byte[] bytes = bytes(size);
        for (ByteBuffer buffer : List.of(
                ByteBuffer.allocate(size + 5), ByteBuffer.allocateDirect(size + 5), ByteBuffer.allocate(size + 9))) {
            buffer.position(buffer.capacity() - size - 2).put(bytes);
            buffer.flip().position(buffer.limit() - size);
            ByteBuffer source = size % 2 == 0 ? buffer : buffer.asReadOnlyBuffer();
            SmallByteVec vec = SmallByteVec.of((byte) 9);
            WritableByteChannel channel = vec.asChannel();
            assertTrue(channel.isOpen());
            assertEquals(size, channel.write(source));
            assertEquals(source.limit(), source.position());
            assertEquals(0, channel.write(source));
            assertArrayEquals(bytes, vec.copyOfRange(1, size + 1).toArray());
        }
    }

    @Test
    void closedChannels() throws IOException {
        SmallByteVec vec = new SmallByteVec();
        WritableByteChannel channel = vec.asChannel();
        WritableByteChannel other = vec.asChannel();
        channel.close();
        channel.close();
        assertFalse(channel.isOpen());
        ByteBuffer buffer = ByteBuffer.wrap(bytes(3));
        assertThrows(ClosedChannelException.class, () -> channel.write(buffer));
        assertEquals(0, buffer.position());
        assertThrows(ClosedChannelException.class, () -> channel.write(ByteBuffer.allocate(0)));
        assertTrue(other.isOpen());
        assertEquals(3, other.write(buffer));
        assertElements(bytes(3), vec);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void fileChannels(int size, @TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("f"), bytes(size));
        SmallByteVec vec = new SmallByteVec();
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            assertEquals(size, in.transferTo(0, size, vec.asChannel()));
        }
        assertElements(bytes(size), vec);
        try (OutputStream out = new FileOutputStream(file.toFile())) {
            vec.writeTo(out);
        }
        assertArrayEquals(bytes(size), Files.readAllBytes(file));
        SmallByteVec read = new SmallByteVec();
        try (InputStream in = Files.newInputStream(file)) {
            assertEquals(size, read.addAll(in));
        }
        assertEquals(vec, read);
        Files.copy(vec.asInputStream(), folder.resolve("g"));
        assertArrayEquals(bytes(size), Files.readAllBytes(folder.resolve("g")));
    }

    @Test
    void adaptersOfTheJdk() throws IOException {
        SmallByteVec vec = new SmallByteVec();
        OutputStream stream = Channels.newOutputStream(vec.asChannel());
        stream.write(1);
        stream.write(bytes(30), 2, 20);
        stream.close();
        assertThrows(ClosedChannelException.class, () -> stream.write(1));
        assertArrayEquals(bytes(22), concat(bytes(2), vec.copyOfRange(1, 21).toArray()));

        SmallByteVec other = new SmallByteVec();
        WritableByteChannel channel = Channels.newChannel(other.asOutputStream());
        ByteBuffer direct = ByteBuffer.allocateDirect(40).put(bytes(40)).flip();
        assertEquals(40, channel.write(direct));
        assertElements(bytes(40), other);

        Pipe pipe = Pipe.open();
        try (Pipe.SinkChannel sink = pipe.sink();
                Pipe.SourceChannel source = pipe.source()) {
            sink.write(ByteBuffer.wrap(bytes(25)));
            SmallByteVec piped = new SmallByteVec();
            piped.addAll(Channels.newInputStream(source), 25);
            assertElements(bytes(25), piped);
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        SmallByteVec vec = SmallByteVec.of(first);
        vec.addAll(second);
        return vec.toArray();
    }

    @Test
    void compressed() throws IOException {
        byte[] bytes = new byte[50_000];
        new Random(3).nextBytes(bytes);
        SmallByteVec packed = new SmallByteVec();
        try (OutputStream out = new GZIPOutputStream(packed.asOutputStream())) {
            out.write(bytes);
        }
        SmallByteVec unpacked = new SmallByteVec();
        try (InputStream in = new GZIPInputStream(packed.asInputStream())) {
            assertEquals(bytes.length, unpacked.addAll(in));
        }
        assertElements(bytes, unpacked);
    }

    // ---------------------------------------------------------------- input

    /** The same calls on the stream of a vector and on that of an array. */
    @ParameterizedTest
    @MethodSource("sizes")
    void inputStreamReadsAsThatOfAnArray(int size) throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            InputStream expected = new ByteArrayInputStream(bytes(size));
            InputStream actual = SmallByteVec.of(bytes(size)).asInputStream();
            for (int i = 0; i < 20; i++) {
                int count = random.nextInt(9);
                switch (random.nextInt(5)) {
                    case 0 -> assertEquals(expected.read(), actual.read());
                    case 1 -> assertEquals(expected.skip(count - 1L), actual.skip(count - 1L));
                    case 2 -> assertArrayEquals(expected.readNBytes(count), actual.readNBytes(count));
                    case 3 -> {
                        byte[] a = new byte[10];
                        byte[] b = new byte[10];
                        // Of no bytes at the end, an array's stream says that it has ended.
                        int atLeast = Math.max(count, 1);
                        assertEquals(expected.read(a, 1, atLeast), actual.read(b, 1, atLeast));
                        assertArrayEquals(a, b);
                    }
                    default -> assertEquals(expected.available(), actual.available());
                }
            }
            assertArrayEquals(expected.readAllBytes(), actual.readAllBytes());
            assertEquals(-1, actual.read());
            assertEquals(0, actual.read(new byte[1], 0, 0));
            assertThrows(IndexOutOfBoundsException.class, () -> actual.read(new byte[1], 1, 1));
        }
    }

    @Test
    void inputIsLive() throws IOException {
        SmallByteVec vec = new SmallByteVec();
        InputStream in = vec.asInputStream();
        assertEquals(-1, in.read());
        vec.addAll(bytes(30));
        assertArrayEquals(bytes(30), in.readAllBytes());
        vec.truncate(10);
        assertEquals(0, in.available());
        assertEquals(-1, in.read());
        assertEquals(0, in.skip(3));
        vec.resize(31, (byte) 7);
        assertEquals(7, in.read());
        in.close();
        assertEquals(-1, in.read());
    }

    @Test
    void eachCallIsAnotherView() {
        SmallByteVec vec = new SmallByteVec();
        List<Object> views = new ArrayList<>(List.of(vec.asInputStream(), vec.asOutputStream(), vec.asChannel()));
        assertNotEquals(views, List.of(vec.asInputStream(), vec.asOutputStream(), vec.asChannel()));
    }
}
