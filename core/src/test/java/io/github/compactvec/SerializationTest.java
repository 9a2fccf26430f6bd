package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.Element.Shape;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

    private static byte[] serialized(VecSubject subject) {
        return serialized(subject.vec());
    }

    static Object deserialized(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }

    /** A vector that was read, of whatever type it is. */
    private static VecSubject subject(Object read) {
        VecType type = VecType.all().stream()
                .filter(candidate -> candidate.container() == read.getClass())
                .findFirst()
                .orElseThrow();
        return read instanceof IntVec vec ? new IntVecSubject(type, vec) : new LongVecSubject(type, (LongVec) read);
    }

    private static void assertReads(VecSubject expected, byte[] bytes) throws IOException, ClassNotFoundException {
        Object read = deserialized(bytes);
        assertSame(expected.vec().getClass(), read.getClass());
        assertEquals(expected.vec(), read);
    }

    static Stream<Arguments> formsAndSizes() {
        int[] sizes = {0, 1, 2, 3, 7, 100, 1_023, 1_024, 1_025, 5_000, 40_000};
        return VecType.all().stream()
                .flatMap(type -> IntStream.of(type.forms())
                        .boxed()
                        .flatMap(form -> IntStream.of(sizes).mapToObj(size -> Arguments.of(type, form, size))));
    }

    @ParameterizedTest
    @MethodSource("formsAndSizes")
    void roundTripKeepsElementsAndWidth(VecType type, int form, int size) throws Exception {
        long[] values = new long[size];
        Arrays.setAll(values, i -> i % 2 == 0 ? Form.min(form) : Form.max(form) - i % 100);
        VecSubject vec = type.of(Form.min(form), Form.max(form));
        vec.clear();
        vec.addAll(values);
        Object object = deserialized(serialized(vec));
        assertNotSame(vec.vec(), object);
        VecSubject read = subject(object);
        assertSame(type, read.factory());
        assertEquals(vec, read);
        assertEquals(vec.widthBits(), read.widthBits());
        assertEquals(vec.isSigned(), read.isSigned());
        Shape shape = new Shape(Form.width(form), Form.isSigned(form));
        assertEquals(type.trimmedBytes(size, shape), read.byteCapacity(), "no spare capacity");
        read.add(type.element().min());
        read.add(type.element().max());
        read.add(7);
        assertEquals(size + 3, read.size());
        assertEquals(7, read.last());
        assertEquals(type.element().max(), read.get(size + 1));
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#all")
    void writesTheElementsOnly(VecType type) {
        byte[] expected = serialized(type.of(1, 2, 3));
        VecSubject roomy = type.withCapacity(10_000);
        roomy.addAll(1, 2, 3);
        assertArrayEquals(expected, serialized(roomy));
        VecSubject noisy = type.of(1, 2, 3, 4);
        noisy.removeLast();
        assertArrayEquals(expected, serialized(noisy));
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#all")
    void identityIsKeptInsideOneStream(VecType type) throws Exception {
        PackedVec vec = type.of(1, 2, 300).vec();
        PackedVec other = type.of(4).vec();
        Object[] read = (Object[]) deserialized(serialized(new Object[] {vec, other, vec}));
        assertSame(read[0], read[2]);
        assertEquals(vec, read[0]);
        assertEquals(other, read[1]);
    }

    // ---------------------------------------------------------------- golden bytes

    record Golden(VecSubject vec, String hex) {
        @Override
        public String toString() {
            return vec.factory() + " " + vec;
        }
    }

    /** Lines of the golden file: type, values, and the serialized form in hex, which must be readable for ever. */
    static Stream<Golden> golden() throws IOException {
        InputStream file = Objects.requireNonNull(SerializationTest.class.getResourceAsStream("serialized.txt"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII))) {
            return lines
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> golden(line.split(" *[:=] *", -1)))
                    .toList()
                    .stream();
        }
    }

    private static Golden golden(String[] line) {
        VecType type = VecType.all().stream()
                .filter(candidate -> candidate.toString().equals(line[0]))
                .findFirst()
                .orElseThrow();
        long[] values = Stream.of(line[1].split(","))
                .filter(value -> !value.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
        return new Golden(type.of(values), line[2]);
    }

    @ParameterizedTest
    @MethodSource("golden")
    void serializedFormIsStable(Golden golden) throws Exception {
        assertEquals(golden.hex, HexFormat.of().formatHex(serialized(golden.vec)));
        assertReads(golden.vec, HexFormat.of().parseHex(golden.hex));
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#all")
    void everyFormHasGoldenBytes(VecType type) throws IOException {
        assertArrayEquals(
                IntStream.of(type.forms()).sorted().toArray(),
                golden().filter(golden -> golden.vec.factory().equals(type))
                        .mapToInt(golden -> golden.vec.vec().form)
                        .distinct()
                        .sorted()
                        .toArray());
    }

    // ---------------------------------------------------------------- hostile streams

    /** Where the element type, size, width and sign stand: behind the marker and length of the block that holds them. */
    private static int header(byte[] bytes, int widest) {
        byte[] headerOfThree = {ObjectStreamConstants.TC_BLOCKDATA, 7 + 3, (byte) widest, 0, 0, 0, 3, 8, 0};
        for (int i = 0; i < bytes.length; i++) {
            int end = Math.min(bytes.length, i + headerOfThree.length);
            if (Arrays.equals(bytes, i, end, headerOfThree, 0, headerOfThree.length)) {
                return i + 2;
            }
        }
        throw new AssertionError("no header in " + HexFormat.of().formatHex(bytes));
    }

    /** The stream of a vector of 1, 2 and 3, with another header. */
    private static byte[] ofThreeWith(int widest, int size, int widthBits, boolean signed) {
        byte[] bytes = serialized(CompactIntVec.of(1, 2, 3));
        int header = header(bytes, Form.S32);
        bytes[header] = (byte) widest;
        for (int i = 0; i < 4; i++) {
            bytes[header + 1 + i] = (byte) (size >> (24 - 8 * i));
        }
        bytes[header + 5] = (byte) widthBits;
        bytes[header + 6] = (byte) (signed ? 1 : 0);
        return bytes;
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#all")
    void theForgeryWorks(VecType type) throws Exception {
        int widest = type.serialized();
        assertArrayEquals(serialized(type.of(1, 2, 3)), ofThreeWith(widest, 3, 8, false));
        assertReads(type.of(1, 2, 3), ofThreeWith(widest, 3, 8, false));
        assertReads(type.of(0x0201), ofThreeWith(widest, 1, 16, false));
        if (type.element().min() < 0) {
            assertReads(type.of(1, 2), ofThreeWith(widest, 2, 8, true));
        }
    }

    static Stream<VecSubject> someVectors() {
        List<VecSubject> vectors = new ArrayList<>();
        for (VecType type : VecType.all()) {
            vectors.add(type.empty());
            vectors.add(type.of(1, 2, 3));
            vectors.add(type.of(type.element().min(), 2, type.element().max()));
        }
        vectors.add(IntVecSubject.COMPACT.of(1, -2, 1 << 20));
        vectors.add(LongVecSubject.LONG.of(1, -2, 1L << 40));
        return vectors.stream();
    }

    @ParameterizedTest
    @MethodSource("someVectors")
    void truncatedAnywhere(VecSubject vec) {
        byte[] bytes = serialized(vec);
        for (int length = 0; length < bytes.length; length++) {
            byte[] truncated = Arrays.copyOf(bytes, length);
            assertThrows(IOException.class, () -> deserialized(truncated), () -> truncated.length + " bytes");
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void sizeThatDoesNotArrive(VecType type, int form) {
        int widthBits = 8 * Form.width(form);
        for (int size :
                new int[] {4, 5, 1_000, 20_000, 1 << 24, 500_000_000, Integer.MAX_VALUE / 4, Integer.MAX_VALUE}) {
            byte[] bytes = ofThreeWith(type.serialized(), size, widthBits, Form.isSigned(form));
            assertThrows(IOException.class, () -> deserialized(bytes), () -> "" + size);
            long allocated =
                    Allocation.allocated(() -> bytes, all -> assertThrows(IOException.class, () -> deserialized(all)));
            assertTrue(allocated < 64 << 10, () -> allocated + " bytes for " + size);
        }
    }

    /** The whole of what a header can say, but for the forms that vectors of the type have. */
    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#all")
    void headerThatNoVectorHas(VecType type) throws Exception {
        for (int size : new int[] {-1, Integer.MIN_VALUE}) {
            assertInvalid(ofThreeWith(type.serialized(), size, 8, false), "negative size: " + size);
        }
        for (int widthBits = 0; widthBits < 256; widthBits++) {
            for (boolean signed : new boolean[] {false, true}) {
                byte[] bytes = ofThreeWith(type.serialized(), 0, widthBits, signed);
                if (widthBits % 8 == 0 && type.element().shapes().contains(new Shape(widthBits / 8, signed))) {
                    assertReads(type.empty(), bytes);
                } else {
                    assertInvalid(bytes, "no " + (signed ? "signed" : "unsigned") + " width of " + widthBits + " bits");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("noElementTypes")
    void unknownElementType(int widest) {
        assertInvalid(ofThreeWith(widest, 1, 8, false), "unknown element type " + widest);
    }

    static IntStream noElementTypes() {
        return IntStream.range(0, 256)
                .filter(widest -> VecType.all().stream().noneMatch(type -> type.serialized() == widest));
    }

    private static void assertInvalid(byte[] bytes, String message) {
        InvalidObjectException e = assertThrows(InvalidObjectException.class, () -> deserialized(bytes));
        assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
    }

    /** A stream may hold more than is read of it, but what is read must be whole elements. */
    @ParameterizedTest
    @MethodSource("someVectors")
    void damagedAnywhere(VecSubject vec) throws Exception {
        byte[] bytes = serialized(vec);
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] damaged = bytes.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
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
            if (read instanceof PackedVec) {
                VecSubject subject = subject(read);
                assertEquals(subject.toArray().length, subject.size());
                assertEquals(subject, subject.factory().of(subject.toArray()));
            }
        }
    }

    /** Each class of vectors, without its superclasses or with some or all of them. */
    static Stream<List<Class<?>>> classes() {
        List<List<Class<?>>> all = new ArrayList<>();
        for (VecType type : VecType.all()) {
            List<Class<?>> classes = new ArrayList<>();
            for (Class<?> c = type.container(); c != Object.class; c = c.getSuperclass()) {
                classes.add(c);
                all.add(List.copyOf(classes));
            }
        }
        return all.stream();
    }

    /** The classes of the vector itself are in no stream that it wrote. */
    @ParameterizedTest
    @MethodSource("classes")
    void vectorWithoutProxyIsRefused(List<Class<?>> classes) throws IOException {
        assertRefusedWithoutProxy(classes);
    }

    /** Refuses a stream that names classes of a vector, the first being its own, as those of what it holds. */
    static void assertRefusedWithoutProxy(List<? extends Class<?>> classes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(ObjectStreamConstants.STREAM_MAGIC);
        out.writeShort(ObjectStreamConstants.STREAM_VERSION);
        out.writeByte(ObjectStreamConstants.TC_OBJECT);
        for (Class<?> c : classes) {
            writeClass(out, c);
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
