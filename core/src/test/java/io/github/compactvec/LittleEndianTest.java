package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

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
        byte[] buf = bytes(0x11, 0x22, 0x33, 0x44, 0xF5, 0xF6, 0xF7, 0xF8);
        assertEquals(0x2211, LittleEndian.getShort(buf, 0));
        assertEquals((short) 0xF544, LittleEndian.getShort(buf, 3));
        assertEquals(0x4433_2211, LittleEndian.getInt(buf, 0));
        assertEquals(0xF544_3322, LittleEndian.getInt(buf, 1));
        assertEquals(0xF8F7_F6F5, LittleEndian.getInt(buf, 4));
    }

    @Test
    void storesExactlyItsBytes() {
        byte[] buf = bytes(1, 2, 3, 4, 5, 6, 7);
        LittleEndian.putShort(buf, 1, 0xABCD_EF98);
        assertArrayEquals(bytes(1, 0x98, 0xEF, 4, 5, 6, 7), buf);
        LittleEndian.putInt(buf, 2, 0xCAFE_BABE);
        assertArrayEquals(bytes(1, 0x98, 0xBE, 0xBA, 0xFE, 0xCA, 7), buf);
    }

    @Test
    void isBoundsChecked() {
        byte[] buf = new byte[4];
        assertThrows(IndexOutOfBoundsException.class, () -> LittleEndian.getInt(buf, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> LittleEndian.putInt(buf, -1, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> LittleEndian.getShort(buf, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> LittleEndian.putShort(buf, 3, 0));
    }

    /** What a vector hands out byte for byte, whatever the platform. */
    @Test
    void elementsLieLittleEndianInEveryWidth() {
        assertArrayEquals(bytes(1, 0xFF, 0, 0, 0), CompactIntVec.of(1, 0xFF).buf);
        assertArrayEquals(bytes(1, 0, 0xCD, 0xAB, 0, 0), CompactIntVec.of(1, 0xABCD).buf);
        assertArrayEquals(bytes(1, 0, 0, 0xEF, 0xCD, 0xAB, 0), CompactIntVec.of(1, 0xABCDEF).buf);
        assertArrayEquals(bytes(1, 0, 0, 0, 0xEF, 0xCD, 0xAB, 0x12), CompactIntVec.of(1, 0x12ABCDEF).buf);
        assertArrayEquals(bytes(1, 0xFE, 0, 0, 0), CompactIntVec.of(1, -2).buf);
        assertArrayEquals(bytes(0x80, 0, 0xFE, 0xFF, 0, 0), CompactIntVec.of(0x80, -2).buf);
        assertArrayEquals(bytes(0, 0x80, 0, 0xFE, 0xFF, 0xFF, 0), CompactIntVec.of(0x8000, -2).buf);
        assertArrayEquals(bytes(0, 0, 0x80, 0, 0xFE, 0xFF, 0xFF, 0xFF), CompactIntVec.of(0x800000, -2).buf);
    }
}
