package io.github.compactvec;

import java.util.Arrays;

/**
 * Ascending sort of packed elements by the JDK's primitive sorts, at the elements' own width: one-byte elements in
 * place, two-byte elements in a {@code short[]} (the JDK counts both kinds when they are many), wider ones in an
 * {@code int[]} if they fit one, else in a {@code long[]}. The JDK sorts signed numbers: with its top bit flipped, an
 * unsigned one sorts where it should. Whatever fails, fails on allocating and before an element has moved.
 */
final class PackedSort {
    private PackedSort() {}

    static void sort(byte[] buf, int count, int form) {
        switch (form) {
            case Form.S8 -> Arrays.sort(buf, 0, count);
            case Form.U8 -> {
                flipTopBits(buf, count);
                try {
                    Arrays.sort(buf, 0, count);
                } finally {
                    flipTopBits(buf, count);
                }
            }
            case Form.S16 -> sortShorts(buf, count, 0);
            case Form.U16 -> sortShorts(buf, count, 0x8000);
            case Form.U24, Form.S24, Form.S32 -> sortInts(buf, count, form);
            default -> sortLongs(buf, count, form);
        }
    }

    private static void flipTopBits(byte[] buf, int count) {
        for (int i = 0; i < count; i++) {
            buf[i] ^= (byte) 0x80;
        }
    }

    /** Sorts two-byte elements, as shorts with these bits flipped. */
    private static void sortShorts(byte[] buf, int count, int flip) {
        short[] values = new short[count];
        for (int i = 0; i < count; i++) {
            values[i] = (short) (LittleEndian.getShort(buf, i << 1) ^ flip);
        }
        Arrays.sort(values);
        for (int i = 0; i < count; i++) {
            LittleEndian.putShort(buf, i << 1, values[i] ^ flip);
        }
    }

    private static void sortInts(byte[] buf, int count, int form) {
        int[] values = IntPacking.decoded(buf, form, count);
        Arrays.sort(values);
        IntPacking.encode(values, 0, buf, 0, Form.width(form), count);
    }

    private static void sortLongs(byte[] buf, int count, int form) {
        long[] values = LongPacking.decoded(buf, form, count);
        Arrays.sort(values);
        LongPacking.encode(values, 0, buf, 0, Form.width(form), count);
    }
}
