package io.github.compactvec;

import static io.github.compactvec.SerializationTest.assertRefusedWithoutProxy;
import static io.github.compactvec.SerializationTest.deserialized;
import static io.github.compactvec.SerializationTest.serialized;
import static io.github.compactvec.SmallByteVecTest.bytes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmallByteVecSerializationTest {
    private static final String PROXY = "io.github.compactvec.SerializedSmallByteVec";

    private static final String CLASS = "aced00057372"
            + HexFormat.of().toHexDigits((short) PROXY.length())
            + HexFormat.of().formatHex(PROXY.getBytes(StandardCharsets.US_ASCII))
            + "000000000000000103000078" + "70";

    private static SmallByteVec read(byte[] bytes) throws IOException, ClassNotFoundException {
        return assertInstanceOf(SmallByteVec.class, deserialized(bytes));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 19, 20, 21, 255, 1_019, 1_020, 1_021, 5_000, 100_000})
    void roundTrip(int size) throws Exception {
        SmallByteVec vec = SmallByteVec.of(bytes(size));
        SmallByteVec read = read(serialized(vec));
        assertEquals(vec, read);
        assertEquals(size > 20, read.isSpilled());
        assertEquals(Math.max(20, size), read.capacity(), "no spare capacity");
        SmallByteVec noisy = SmallByteVecTest.spilled(bytes(size + 3));
        noisy.truncate(size);
        assertArrayEquals(serialized(vec), serialized(noisy), "the elements only");
    }

    @Test
    void identityIsKeptInsideOneStream() throws Exception {
        SmallByteVec vec = SmallByteVec.of(bytes(3));
        Object[] read = (Object[]) deserialized(serialized(new Object[] {vec, SmallByteVec.of(bytes(4)), vec}));
        assertSame(read[0], read[2]);
        assertEquals(vec, read[0]);
        assertEquals(SmallByteVec.of(bytes(4)), read[1]);
    }

    /** Size, then the bytes: to be read for ever. */
    @ParameterizedTest
    @CsvSource({
        "'', 770400000000",
        "00, 77050000000100",
        "ff7f80, 770700000003ff7f80",
        "000102030405060708090a0b0c0d0e0f10111213, 771800000014000102030405060708090a0b0c0d0e0f10111213",
        "000102030405060708090a0b0c0d0e0f1011121314, 771900000015000102030405060708090a0b0c0d0e0f1011121314",
    })
    void serializedFormIsStable(String elements, String data) throws Exception {
        SmallByteVec vec = SmallByteVec.of(HexFormat.of().parseHex(elements));
        String hex = CLASS + data + "78";
        assertEquals(hex, HexFormat.of().formatHex(serialized(vec)));
        assertEquals(vec, read(HexFormat.of().parseHex(hex)));
    }

    // ---------------------------------------------------------------- hostile streams

    private static byte[] stream(int size, String elements) {
        HexFormat hex = HexFormat.of();
        return hex.parseHex(CLASS + "77" + hex.toHexDigits((byte) (4 + elements.length() / 2)) + hex.toHexDigits(size)
                + elements + "78");
    }

    @Test
    void theForgeryWorks() throws Exception {
        assertEquals(SmallByteVec.of((byte) 1, (byte) 2), read(stream(2, "0102")));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE})
    void negativeSizes(int size) {
        InvalidObjectException e = assertThrows(InvalidObjectException.class, () -> deserialized(stream(size, "0102")));
        assertEquals("negative size: " + size, e.getMessage());
    }

    /** A size beyond what follows is no reason to allocate. */
    @ParameterizedTest
    @ValueSource(ints = {3, 21, 1_000, 1_000_000_000, Integer.MAX_VALUE})
    void sizesBeyondTheElements(int size) {
        byte[] bytes = stream(size, "0102");
        long allocated = Allocation.allocated(
                () -> bytes, stream -> assertThrows(IOException.class, () -> deserialized(stream)));
        assertTrue(allocated < 64 << 10, allocated + " bytes allocated");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 20, 21, 40})
    void damagedOrTruncatedAnywhere(int size) throws Exception {
        byte[] bytes = serialized(SmallByteVec.of(bytes(size)));
        for (int length = 0; length < bytes.length; length++) {
            byte[] truncated = Arrays.copyOf(bytes, length);
            assertThrows(IOException.class, () -> deserialized(truncated));
        }
        SmallVecSerializationTest.assertDamageIsSeenOrHarmless(bytes, read -> {
            if (read instanceof SmallByteVec vec) {
                assertEquals(SmallByteVec.of(vec.toArray()), vec);
            }
        });
    }

    @Test
    void vectorWithoutProxyIsRefused() throws IOException {
        assertRefusedWithoutProxy(List.of(SmallByteVec.class));
    }
}
