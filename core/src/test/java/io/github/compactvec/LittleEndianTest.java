package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LittleEndianTest {
    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    @Test
    void leastSignificantByteFirst() {
        byte[] buf = bytes(0x11, 0x22, 0x33, 0x44, 0xF5, 0xF6, 0xF7, 0xF8, 0x19);
        assertEquals(0x2211, LittleEndian.getShort(buf, 0));
        assertEquals((short) 0xF544, LittleEndian.getShort(buf, 3));
        assertEquals(0x4433_2211, LittleEndian.getInt(buf, 0));
        assertEquals(0xF544_3322, LittleEndian.getInt(buf, 1));
        assertEquals(0xF8F7_F6F5, LittleEndian.getInt(buf, 4));
        assertEquals(0xF8F7_F6F5_4433_2211L, LittleEndian.getLong(buf, 0));
        assertEquals(0x19F8_F7F6_F544_3322L, LittleEndian.getLong(buf, 1));
    }

    @Test
    void storesExactlyItsBytes() {
        byte[] buf = bytes(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        LittleEndian.putShort(buf, 1, 0xABCD_EF98);
        assertArrayEquals(bytes(1, 0x98, 0xEF, 4, 5, 6, 7, 8, 9, 10), buf);
        LittleEndian.putInt(buf, 2, 0xCAFE_BABE);
        assertArrayEquals(bytes(1, 0x98, 0xBE, 0xBA, 0xFE, 0xCA, 7, 8, 9, 10), buf);
        LittleEndian.putLong(buf, 1, 0xFEDC_BA98_7654_3210L);
        assertArrayEquals(bytes(1, 0x10, 0x32, 0x54, 0x76, 0x98, 0xBA, 0xDC, 0xFE, 10), buf);
    }

    @Test
    void isBoundsChecked() {
        byte[] buf = new byte[8];
        assertThrows(IndexOutOfBoundsException.class, () -> LittleEndian.getLong(buf, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> LittleEndian.putLong(buf, -1, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> LittleEndian.getInt(buf, 5));
        assertThrows(IndexOutOfBoundsException.class, () -> LittleEndian.putInt(buf, -1, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> LittleEndian.getShort(buf, 7));
        assertThrows(IndexOutOfBoundsException.class, () -> LittleEndian.putShort(buf, 7, 0));
    }

    /** What a vector of any type that can hold the values hands out byte for byte, whatever the platform. */
    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#all")
    void elementsLieLittleEndianInEveryWidth(VecType type) {
        assertLie(type, bytes(1, 0xFF, 0, 0, 0), 1, 0xFF);
        assertLie(type, bytes(1, 0, 0xCD, 0xAB, 0, 0), 1, 0xABCD);
        assertLie(type, bytes(1, 0, 0, 0xEF, 0xCD, 0xAB, 0), 1, 0xABCDEF);
        assertLie(type, bytes(1, 0, 0, 0, 0xEF, 0xCD, 0xAB, 0x12), 1, 0x12ABCDEF);
        assertLie(type, bytes(1, 0, 0, 0, 0xEF, 0xCD, 0xAB, 0xF2), 1, 0xF2ABCDEFL);
        assertLie(type, bytes(1, 0, 0, 0, 0, 5, 4, 3, 2, 0xF1, 0, 0, 0), 1, 0xF1_0203_0405L);
        assertLie(type, bytes(1, 0, 0, 0, 0, 0, 6, 5, 4, 3, 2, 0xF1, 0, 0), 1, 0xF102_0304_0506L);
        assertLie(type, bytes(1, 0, 0, 0, 0, 0, 0, 7, 6, 5, 4, 3, 2, 0xF1, 0), 1, 0xF1_0203_0405_0607L);
        assertLie(type, bytes(1, 0, 0, 0, 0, 0, 0, 0, 8, 7, 6, 5, 4, 3, 2, 0x71), 1, 0x7102_0304_0506_0708L);
        assertLie(type, bytes(1, 0xFE, 0, 0, 0), 1, -2);
        assertLie(type, bytes(0x80, 0, 0xFE, 0xFF, 0, 0), 0x80, -2);
        assertLie(type, bytes(0, 0x80, 0, 0xFE, 0xFF, 0xFF, 0), 0x8000, -2);
        assertLie(type, bytes(0, 0, 0x80, 0, 0xFE, 0xFF, 0xFF, 0xFF), 0x80_0000, -2);
        assertLie(type, bytes(0, 0, 0, 0x80, 0, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0), 0x8000_0000L, -2);
    }

    private static void assertLie(VecType type, byte[] expected, long... values) {
        if (Arrays.stream(values).allMatch(type.element()::holds)) {
            PackedVec vec = type.of(values).vec();
            byte[] stored = vec.isInline() ? Lanes.toBuffer(vec.lo(), vec.hi()) : vec.buf;
            assertArrayEquals(expected, vec.isInline() ? Arrays.copyOf(stored, expected.length) : stored);
        }
    }
}
