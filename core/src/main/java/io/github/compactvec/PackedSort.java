package io.github.compactvec;

import java.util.Arrays;

/**
 * Ascending sort of packed elements at their own width: one-byte elements in place, by counting them if they are many;
 * others by the JDK's primitive sorts, two-byte elements in a {@code short[]} (which the JDK counts, too), wider ones in
 * an {@code int[]} if they fit one, else in a {@code long[]}. The JDK sorts signed numbers: with its top bit flipped, an
 * unsigned one sorts where it should. Whatever fails, fails on allocating and before an element has moved.
 */
final class PackedSort {
    private PackedSort() {}

    static void sort(byte[] buf, int count, int form) {
        switch (form) {
            case Form.S8 -> sortBytes(buf, count, 0x80);
            case Form.U8 -> sortBytes(buf, count, 0);
            case Form.S16 -> sortShorts(buf, count, 0);
            case Form.U16 -> sortShorts(buf, count, 0x8000);
            case Form.U24, Form.S24, Form.S32 -> sortInts(buf, count, form);
            default -> sortLongs(buf, count, form);
        }
    }

    /** From how many bytes on counting is faster than inserting. */
    private static final int COUNTED = 64;

    /** Sorts bytes, of which the least is the one with these bits. */
    private static void sortBytes(byte[] buf, int count, int least) {
        if (count < COUNTED) {
            insertBytes(buf, count, least);
            return;
        }
        // Two counters for each value: with one, a byte waits for the one before if that is the same.
        int[] counts = new int[2 * 256];
        int i = 0;
        for (int end = count - 7; i < end; i += 8) {
            long bytes = LittleEndian.getLong(buf, i);
            counts[(int) bytes & 0xFF]++;
            counts[256 + ((int) bytes >>> 8 & 0xFF)]++;
            counts[(int) bytes >>> 16 & 0xFF]++;
            counts[256 + ((int) bytes >>> 24)]++;
            counts[(int) (bytes >>> 32) & 0xFF]++;
            counts[256 + ((int) (bytes >>> 40) & 0xFF)]++;
            counts[(int) (bytes >>> 48) & 0xFF]++;
            counts[256 + (int) (bytes >>> 56)]++;
        }
        for (; i < count; i++) {
            counts[buf[i] & 0xFF]++;
        }
        for (int value = least, from = 0; from < count; value++) {
            int to = from + counts[value & 0xFF] + counts[256 + (value & 0xFF)];
            Arrays.fill(buf, from, to, (byte) value);
            from = to;
        }
    }

    private static void insertBytes(byte[] buf, int count, int least) {
        for (int i = 1; i < count; i++) {
            byte moved = buf[i];
            int rank = (moved ^ least) & 0xFF;
            int to = i;
            for (; to > 0 && ((buf[to - 1] ^ least) & 0xFF) > rank; to--) {
                buf[to] = buf[to - 1];
            }
            buf[to] = moved;
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
