package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamConstants;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SerializationTest {
    static byte[] serialized(Object object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Object deserialized(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }

    private static CompactIntVec roundTrip(CompactIntVec vec) throws IOException, ClassNotFoundException {
        return (CompactIntVec) deserialized(serialized(vec));
    }

    static Stream<CompactIntVec> vectors() {
        List<CompactIntVec> vectors = new ArrayList<>();
        for (int form : FormTest.FORMS) {
            for (int size : new int[] {1, 2, 3, 7, 100, 1_023, 1_024, 1_025, 5_000, 40_000}) {
                int[] values = new int[size];
                Arrays.setAll(values, i -> i % 2 == 0 ? Form.min(form) : Form.max(form) - i % 100);
                values[0] = form == Form.U16 || form == Form.U24 ? Form.max(form) : values[0];
                vectors.add(CompactIntVec.of(values));
            }
            CompactIntVec empty = CompactIntVec.of(Form.min(form), Form.max(form));
            empty.clear();
            vectors.add(empty);
        }
        vectors.add(new CompactIntVec());
        vectors.add(CompactIntVec.withCapacity(100));
        return vectors.stream();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void roundTripKeepsElementsAndWidth(CompactIntVec vec) throws Exception {
        CompactIntVec read = roundTrip(vec);
        assertNotSame(vec, read);
        assertEquals(vec, read);
        assertEquals(vec.widthBits(), read.widthBits());
        assertEquals(vec.isSigned(), read.isSigned());
        assertEquals(vec.isEmpty() ? 0 : vec.byteLength() + 4 - vec.width(), read.byteCapacity(), "no spare capacity");
        read.add(Integer.MIN_VALUE);
        read.add(7);
        assertEquals(vec.size() + 2, read.size());
        assertEquals(7, read.last());
    }

    @Test
    void writesTheElementsOnly() {
        CompactIntVec roomy = CompactIntVec.withCapacity(10_000);
        roomy.addAll(1, 2, 3);
        assertArrayEquals(serialized(CompactIntVec.of(1, 2, 3)), serialized(roomy));
        CompactIntVec noisy = CompactIntVec.of(1, 2, 3, 4);
        noisy.removeLast();
        assertArrayEquals(serialized(CompactIntVec.of(1, 2, 3)), serialized(noisy));
    }

    @Test
    void identityIsKeptInsideOneStream() throws Exception {
        CompactIntVec vec = CompactIntVec.of(1, 2, 300);
        Object[] read = (Object[]) deserialized(serialized(new Object[] {vec, CompactIntVec.of(4), vec}));
        assertSame(read[0], read[2]);
        assertEquals(vec, read[0]);
        assertEquals(CompactIntVec.of(4), read[1]);
    }

    // ---------------------------------------------------------------- golden bytes

    record Golden(CompactIntVec vec, String hex) {
        @Override
        public String toString() {
            return vec.toString();
        }
    }

    /** Lines of the golden file: the values, then the serialized form in hex, which must be readable for ever. */
    static Stream<Golden> golden() throws IOException {
        InputStream file = Objects.requireNonNull(SerializationTest.class.getResourceAsStream("serialized.txt"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII))) {
            return lines
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" *= *", -1))
                    .map(parts -> new Golden(
                            CompactIntVec.copyOf(Stream.of(parts[0].split(","))
                                    .filter(value -> !value.isEmpty())
                                    .mapToInt(Integer::parseInt)),
                            parts[1]))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void serializedFormIsStable(Golden golden) throws Exception {
        assertEquals(golden.hex, HexFormat.of().formatHex(serialized(golden.vec)));
        assertEquals(golden.vec, deserialized(HexFormat.of().parseHex(golden.hex)));
    }

    @Test
    void everyFormHasGoldenBytes() throws IOException {
        assertArrayEquals(
                Arrays.stream(FormTest.FORMS).sorted().toArray(),
                golden().mapToInt(golden -> golden.vec.form).distinct().sorted().toArray());
    }

    // ---------------------------------------------------------------- hostile streams

    /** Where the element type, size, width and sign stand: behind the marker and length of the block that holds them. */
    private static int header(byte[] bytes) {
        byte[] headerOfThree = {ObjectStreamConstants.TC_BLOCKDATA, 7 + 3, Form.S32, 0, 0, 0, 3, 8, 0};
        for (int i = 0; i < bytes.length; i++) {
            int end = Math.min(bytes.length, i + headerOfThree.length);
            if (Arrays.equals(bytes, i, end, headerOfThree, 0, headerOfThree.length)) {
                return i + 2;
            }
        }
        throw new AssertionError("no header in " + HexFormat.of().formatHex(bytes));
    }

    private static byte[] ofThreeWith(int widest, int size, int widthBits, int signed) {
        byte[] bytes = serialized(CompactIntVec.of(1, 2, 3));
        int header = header(bytes);
        bytes[header] = (byte) widest;
        for (int i = 0; i < 4; i++) {
            bytes[header + 1 + i] = (byte) (size >> (24 - 8 * i));
        }
        bytes[header + 5] = (byte) widthBits;
        bytes[header + 6] = (byte) signed;
        return bytes;
    }

    @Test
    void theForgeryWorks() throws Exception {
        assertEquals(CompactIntVec.of(1, 2, 3), deserialized(ofThreeWith(Form.S32, 3, 8, 0)));
        assertEquals(CompactIntVec.of(1, 2), deserialized(ofThreeWith(Form.S32, 2, 8, 1)));
        assertEquals(CompactIntVec.of(0x0201), deserialized(ofThreeWith(Form.S32, 1, 16, 0)));
    }

    @Test
    void truncatedAnywhere() {
        for (CompactIntVec vec :
                List.of(CompactIntVec.of(1, 2, 3), CompactIntVec.of(1, -2, 1 << 20), new CompactIntVec())) {
            byte[] bytes = serialized(vec);
            for (int length = 0; length < bytes.length; length++) {
                byte[] truncated = Arrays.copyOf(bytes, length);
                assertThrows(IOException.class, () -> deserialized(truncated), () -> truncated.length + " bytes");
            }
        }
    }

    @Test
    void sizeThatDoesNotArrive() {
        for (int widthBits : new int[] {8, 16, 24, 32}) {
            for (int size :
                    new int[] {4, 5, 1_000, 20_000, 1 << 24, 500_000_000, Integer.MAX_VALUE / 4, Integer.MAX_VALUE}) {
                byte[] bytes = ofThreeWith(Form.S32, size, widthBits, widthBits == 32 ? 1 : 0);
                assertThrows(IOException.class, () -> deserialized(bytes), () -> size + " of " + widthBits);
                long allocated = Allocation.allocated(
                        () -> bytes, all -> assertThrows(IOException.class, () -> deserialized(all)));
                assertTrue(allocated < 64 << 10, () -> allocated + " bytes for " + size + " of " + widthBits);
            }
        }
    }

    @Test
    void headerThatNoVectorHas() {
        for (int size : new int[] {-1, Integer.MIN_VALUE}) {
            assertInvalid(ofThreeWith(Form.S32, size, 8, 0), "negative size: " + size);
        }
        for (int widthBits : new int[] {0, 1, 4, 7, 9, 12, 40, 64, 128, 255}) {
            assertInvalid(ofThreeWith(Form.S32, 1, widthBits, 0), widthBits + " bits");
            assertInvalid(ofThreeWith(Form.S32, 0, widthBits, 1), widthBits + " bits");
        }
        assertInvalid(ofThreeWith(Form.S32, 0, 32, 0), "no unsigned width of 32 bits");
        for (int widest = 0; widest < 256; widest++) {
            if (widest != Form.S32) {
                assertInvalid(ofThreeWith(widest, 1, 8, 0), "unknown element type " + widest);
            }
        }
    }

    private static void assertInvalid(byte[] bytes, String message) {
        InvalidObjectException e = assertThrows(InvalidObjectException.class, () -> deserialized(bytes));
        assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
    }

    /** A stream may hold more than is read of it, but what is read must be whole elements. */
    @ParameterizedTest
    @MethodSource("damages")
    void damagedAnywhere(int position) throws Exception {
        byte[] bytes = serialized(CompactIntVec.of(1, -2, 1 << 20));
        for (int bit = 0; bit < 8; bit++) {
            byte[] damaged = bytes.clone();
            damaged[position] ^= (byte) (1 << bit);
            Object read;
            try {
                read = deserialized(damaged);
            } catch (IOException | ClassNotFoundException e) {
                continue;
            } catch (RuntimeException e) {
                // The JDK's own reader answers some damage in this way.
                assertTrue(
                        Arrays.stream(e.getStackTrace())
                                .takeWhile(frame -> !frame.getMethodName().equals("deserialized"))
                                .noneMatch(frame -> frame.getClassName().startsWith("io.github.compactvec")),
                        e.toString());
                continue;
            }
            if (read instanceof CompactIntVec vec) {
                assertEquals(vec.toArray().length, vec.size());
                assertEquals(vec, CompactIntVec.of(vec.toArray()));
            }
        }
    }

    static IntStream damages() {
        return IntStream.range(0, serialized(CompactIntVec.of(1, -2, 1 << 20)).length);
    }

    /** The classes of the vector itself are in no stream that it wrote. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void vectorWithoutProxyIsRefused(boolean withSuperclass) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(ObjectStreamConstants.STREAM_MAGIC);
        out.writeShort(ObjectStreamConstants.STREAM_VERSION);
        out.writeByte(ObjectStreamConstants.TC_OBJECT);
        writeClass(out, CompactIntVec.class);
        if (withSuperclass) {
            writeClass(out, PackedVec.class);
        }
        out.writeByte(ObjectStreamConstants.TC_NULL);
        InvalidObjectException e = assertThrows(InvalidObjectException.class, () -> deserialized(bytes.toByteArray()));
        assertEquals("serialized by proxy only", e.getMessage());
    }

    private static void writeClass(DataOutputStream out, Class<?> type) throws IOException {
        out.writeByte(ObjectStreamConstants.TC_CLASSDESC);
        out.writeUTF(type.getName());
        out.writeLong(1);
        out.writeByte(ObjectStreamConstants.SC_SERIALIZABLE);
        out.writeShort(0);
        out.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
    }
}
