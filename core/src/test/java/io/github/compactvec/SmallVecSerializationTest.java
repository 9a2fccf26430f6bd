package io.github.compactvec;

import static io.github.compactvec.SerializationTest.assertRefusedWithoutProxy;
import static io.github.compactvec.SerializationTest.deserialized;
import static io.github.compactvec.SerializationTest.serialized;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmallVecSerializationTest {
    private static SmallVec<?> read(byte[] bytes) throws IOException, ClassNotFoundException {
        SmallVec<?> vec = assertInstanceOf(SmallVec.class, deserialized(bytes));
        SmallVecSlots.assertHoldsNothingElse(vec);
        return vec;
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.SmallVecTest#capacitiesAndSizes")
    void roundTripKeepsElementsAndInlineCapacity(int n, int size) throws Exception {
        SmallVec<@Nullable Object> vec = SmallVec.withCapacity(n, 1_000);
        for (int i = 0; i < size; i++) {
            vec.add(i % 3 == 0 ? null : i % 3 == 1 ? (Object) i : List.of("e" + i));
        }
        SmallVec<?> read = read(serialized(vec));
        assertEquals(vec, read);
        assertEquals(n, read.inlineCapacity());
        assertEquals(Math.max(n, size), read.capacity(), "no spare capacity");
        assertEquals(size > n, read.isSpilled());
        assertArrayEquals(serialized(vec), serialized(vec.copy()));
    }

    @Test
    void identityIsKeptInsideOneStream() throws Exception {
        Object element = new int[] {1};
        SmallVec<Object> vec = SmallVec.of(element, element);
        Object[] read = (Object[]) deserialized(serialized(new Object[] {vec, element, vec}));
        assertSame(read[0], read[2]);
        SmallVec<?> first = (SmallVec<?>) read[0];
        assertSame(read[1], first.get(0));
        assertSame(read[1], first.get(1));
    }

    /** A parent and its children, which know their parent. */
    private static final class Node implements Serializable {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // the vector is
        final List<Node> children = SmallVec.of();

        final @Nullable Node parent;

        Node(@Nullable Node parent) {
            this.parent = parent;
        }
    }

    @Test
    void elementsMayReferToTheOwnerOfTheVector() throws Exception {
        Node root = new Node(null);
        root.children.add(new Node(root));
        Node read = (Node) deserialized(serialized(root));
        assertSame(read, read.children.get(0).parent);
    }

    @Test
    void elementsThatAreNotSerializable() {
        UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> serialized(SmallVec.of(new Object())));
        assertInstanceOf(NotSerializableException.class, e.getCause());
    }

    // ---------------------------------------------------------------- golden bytes

    private static final String CLASS =
            "aced0005737200" + hexText("io.github.compactvec.SerializedSmallVec") + "0000000000000001030000" + "7870";

    /** The elements of vectors of each inline capacity, in what is written behind the class of the proxy. */
    private static final Map<Integer, String> GOLDEN = Map.of(
            1, "77050100000000" + "78",
            2, "77050200000001" + "70" + "78",
            4, "77050400000002" + "7400" + hexText("a") + "7400" + hexText("b") + "78",
            8, "77050800000003" + "7400" + hexText("a") + "70" + "71007e0002" + "78",
            16, "77051000000001" + "7400" + hexText("a") + "78");

    private static final Map<Integer, List<@Nullable String>> GOLDEN_ELEMENTS = Map.of(
            1, List.of(),
            2, Arrays.asList((String) null),
            4, List.of("a", "b"),
            8, Arrays.asList("a", null, "a"),
            16, List.of("a"));

    private static String hexText(String ascii) {
        return HexFormat.of()
                .toHexDigits((byte) ascii.length())
                .concat(HexFormat.of().formatHex(ascii.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.SmallVecTest#inlineCapacities")
    void serializedFormIsStable(int n) throws Exception {
        SmallVec<@Nullable String> vec = SmallVec.withInlineCapacity(n);
        vec.addAll(Objects.requireNonNull(GOLDEN_ELEMENTS.get(n)));
        String hex = CLASS + GOLDEN.get(n);
        assertEquals(hex, HexFormat.of().formatHex(serialized(vec)));
        SmallVec<?> read = read(HexFormat.of().parseHex(hex));
        assertEquals(vec, read);
        assertEquals(n, read.inlineCapacity());
    }

    // ---------------------------------------------------------------- hostile streams

    private static byte[] stream(int inlineCapacity, int size, String elements) {
        HexFormat hex = HexFormat.of();
        return hex.parseHex(
                CLASS + "7705" + hex.toHexDigits((byte) inlineCapacity) + hex.toHexDigits(size) + elements + "78");
    }

    @Test
    void theForgeryWorks() throws Exception {
        assertEquals(Arrays.asList(null, null), read(stream(4, 2, "7070")));
        assertArrayEquals(serialized(SmallVec.of(null, null)), stream(4, 2, "7070"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5, 17, 32, 128, 255})
    void otherInlineCapacities(int n) {
        InvalidObjectException e = assertThrows(InvalidObjectException.class, () -> deserialized(stream(n, 2, "7070")));
        assertEquals("inline capacity " + n + " is not 1, 2, 4, 8 or 16", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE})
    void negativeSizes(int size) {
        assertThrows(InvalidObjectException.class, () -> deserialized(stream(4, size, "7070")));
    }

    /** A size beyond what follows is no reason to allocate. */
    @ParameterizedTest
    @MethodSource("io.github.compactvec.SmallVecTest#inlineCapacities")
    void sizesBeyondTheElements(int n) {
        for (int size : new int[] {3, 1_000_000_000, Integer.MAX_VALUE}) {
            byte[] bytes = stream(n, size, "7070");
            long allocated = Allocation.allocated(
                    () -> bytes, stream -> assertThrows(IOException.class, () -> deserialized(stream)));
            assertTrue(allocated < 100_000, allocated + " bytes allocated");
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.SmallVecTest#inlineCapacities")
    void damagedAnywhere(int n) throws Exception {
        byte[] bytes = serialized(SmallVec.copyOf(n, Arrays.asList("a", null, 7, "b", "c")));
        assertDamageIsSeenOrHarmless(bytes, read -> {
            if (read instanceof SmallVec<?> vec) {
                SmallVecSlots.assertHoldsNothingElse(vec);
                assertEquals(new ArrayList<>(vec), vec);
            }
        });
    }

    /**
     * Turns over each bit of a stream in turn. What can be read still must pass a check; what cannot must not end in a
     * {@code RuntimeException} of our own, as it may in one of the JDK's own reader.
     */
    static void assertDamageIsSeenOrHarmless(byte[] bytes, Consumer<Object> check) {
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] damaged = bytes.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            Object read;
            try {
                read = deserialized(damaged);
            } catch (IOException | ClassNotFoundException | RuntimeException e) {
                assertTrue(
                        Arrays.stream(e.getStackTrace())
                                .limit(1)
                                .noneMatch(frame -> e instanceof RuntimeException
                                        && frame.getClassName().startsWith("io.github.compactvec")),
                        e.toString());
                continue;
            }
            check.accept(read);
        }
    }

    /** Each class of vectors, without its superclasses or with some or all of them. */
    static Stream<List<Class<?>>> classes() {
        List<List<Class<?>>> all = new ArrayList<>();
        for (int n : SmallVecSlots.INLINE_CAPACITIES) {
            List<Class<?>> classes = new ArrayList<>();
            for (Class<?> c = SmallVec.withInlineCapacity(n).getClass();
                    Serializable.class.isAssignableFrom(c);
                    c = c.getSuperclass()) {
                classes.add(c);
                all.add(List.copyOf(classes));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("classes")
    void vectorWithoutProxyIsRefused(List<Class<?>> classes) throws IOException {
        assertRefusedWithoutProxy(classes);
    }
}
