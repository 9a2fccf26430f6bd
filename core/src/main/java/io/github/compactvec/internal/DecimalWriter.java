package io.github.compactvec.internal;

import io.github.compactvec.PrimitiveVec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes the elements of a vector as decimal numbers with a comma between each two, straight from its packed bytes into
 * buffers of the caller, and remembers how far it has come. The vector must not change meanwhile.
 *
 * <p>What is fast, in ns per element at n = 100 000 of uniform values, where Jackson's own loop over an {@code int[]}
 * takes 6.8 (one byte), 7.2 (two), 10.9 (three) and 12.9 (31 bits):
 *
 * <ul>
 *   <li>one byte: its text from a table, comma and length included: 0.8;
 *   <li>more: groups of four digits from a table, the first of a number without leading zeros and with its length, the
 *       others in full: 2.8, 4.1 to 5.6, and 3.7 to 5.9 (JDK 17 and 25). One store for a group or two, and for the comma
 *       behind it; how long a number is in bytes decides nothing but where the next one goes. Branches remain only where
 *       the number of groups changes, which is the same for nearly all values of a uniform vector.
 * </ul>
 *
 * <p>What lost: digits by multiplication, eight at once in a {@code long} (6.0, 7.2 to 8.3, 7.4 to 11), pairs of digits
 * from a table of 100 (8.4 to 10 for three bytes, 11 to 13 for four), and all eight digits in full, shifted by the
 * number of leading zeros (4.4 for two bytes, 5.1 to 6.7, 5.5 to 8.0). Two elements of one byte per store gain nothing.
 */
public final class DecimalWriter extends OutputStream {
    /** Beyond the text of an element, a store may reach so far. */
    private static final int OVERHANG = Long.BYTES;

    /** The longest text of an element of each width, with a sign and the comma. */
    private static final int[] LONGEST = {0, 5, 7, 9, 12, 14, 17, 19, 21};

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final int size;
    private final int width;
    private final boolean signed;
    private byte[] packed = {};
    private int next;

    /**
     * Starts with the first element of a vector. Constant time, and no allocation but for a copy of elements that lie in
     * the vector itself.
     *
     * @param vec the elements
     */
    @SuppressWarnings("this-escape") // The class is final, and what is called back does not depend on the rest.
    public DecimalWriter(PrimitiveVec vec) {
        size = vec.size();
        width = vec.widthBits() >> 3;
        signed = vec.isSigned();
        try {
            vec.writePackedTo(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes what a vector writes: its buffer as it is, in which a load of four or eight bytes at any element stays inside.
     *
     * @param bytes the buffer
     * @param from where its elements start, which is at 0
     * @param count how many bytes they take
     */
    @Override
    public void write(byte[] bytes, int from, int count) {
        packed = bytes;
    }

    /**
     * Not called: a vector writes all at once.
     *
     * @param value a byte
     * @throws UnsupportedOperationException always
     */
    @Override
    public void write(int value) {
        throw new UnsupportedOperationException();
    }

    /**
     * Whether there are elements left.
     *
     * @return whether the last has not been written yet
     */
    public boolean hasNext() {
        return next < size;
    }

    /**
     * Writes as many of the next elements as surely fit, with a comma behind each but the very last. What lies behind
     * them in the target is overwritten, too.
     *
     * @param target where to write
     * @param offset where to start
     * @return the number of bytes, 0 if there is no room left for an element, which may take up to 29
     */
    public int write(byte[] target, int offset) {
        int longest = LONGEST[width];
        int end = offset;
        while (next < size) {
            int count = Math.min((target.length - OVERHANG - end) / longest, size - next);
            if (count <= 0) {
                return end - offset;
            }
            int to = next + count;
            end = switch (width) {
                case 1 -> write1(packed, next, to, target, end, signed ? Bytes.SIGNED : Bytes.UNSIGNED);
                case 2 -> write2(packed, next, to, target, end, signed);
                case 3 -> write3(packed, next, to, target, end, signed);
                case 4 -> write4(packed, next, to, target, end, signed);
                default -> writeWide(packed, next, to, target, end, width, signed);
            };
            next = to;
        }
        return Math.max(0, end - offset - 1);
    }

    /**
     * The text of some of the next elements, as by {@link #write(byte[], int)}.
     *
     * @param most how many bytes at most, at least 29
     * @return an array of those bytes
     */
    public byte[] take(int most) {
        byte[] text = new byte[most];
        return Arrays.copyOf(text, write(text, 0));
    }

    // ---------------------------------------------------------------- a loop per width

    private static int write1(byte[] packed, int from, int to, byte[] target, int offset, long[] texts) {
        int pos = offset;
        for (int i = from; i < to; i++) {
            long text = texts[packed[i] & 0xFF];
            LONG.set(target, pos, text);
            pos += (int) (text >>> 56);
        }
        return pos;
    }

    private static int write2(byte[] packed, int from, int to, byte[] target, int offset, boolean signed) {
        int[] groups = Groups.FULL;
        long[] first = Groups.FIRST;
        int sign = signed ? 1 << 15 : 0;
        int pos = offset;
        for (int i = from, off = from * 2; i < to; i++, off += 2) {
            int value = (((short) SHORT.get(packed, off) & 0xFFFF) ^ sign) - sign;
            int negative = value >> 31;
            int number = (value ^ negative) - negative;
            // Overwritten unless it counts.
            target[pos] = '-';
            pos -= negative;
            if (number >= 10_000) {
                int high = by10000(number);
                long text = groups[number - high * 10_000] & 0xFFFF_FFFFL;
                LONG.set(target, pos, ((long) ',' << 40) | (text << 8) | ('0' + high));
                pos += 6;
            } else {
                pos = group(first[number], target, pos);
            }
        }
        return pos;
    }

    private static int write3(byte[] packed, int from, int to, byte[] target, int offset, boolean signed) {
        int[] groups = Groups.FULL;
        long[] first = Groups.FIRST;
        int sign = signed ? 1 << 23 : 0;
        int pos = offset;
        for (int i = from, off = from * 3; i < to; i++, off += 3) {
            int value = (((int) INT.get(packed, off) & 0xFF_FFFF) ^ sign) - sign;
            int negative = value >> 31;
            int number = (value ^ negative) - negative;
            target[pos] = '-';
            pos -= negative;
            pos = number >= 10_000 ? twoGroups(number, groups, first, target, pos) : group(first[number], target, pos);
        }
        return pos;
    }

    private static int write4(byte[] packed, int from, int to, byte[] target, int offset, boolean signed) {
        int[] groups = Groups.FULL;
        long[] first = Groups.FIRST;
        int pos = offset;
        for (int i = from, off = from * 4; i < to; i++, off += 4) {
            int bits = (int) INT.get(packed, off);
            int negative = signed ? bits >> 31 : 0;
            long number = ((bits ^ negative) - negative) & 0xFFFF_FFFFL;
            target[pos] = '-';
            pos -= negative;
            if (number >= 100_000_000) {
                int high = by100000000(number);
                pos = head(first[high], target, pos);
                pos = eightDigits((int) number - high * 100_000_000, groups, target, pos);
            } else if (number >= 10_000) {
                pos = twoGroups((int) number, groups, first, target, pos);
            } else {
                pos = group(first[(int) number], target, pos);
            }
        }
        return pos;
    }

    /** Elements of five to eight bytes. */
    private static int writeWide(
            byte[] packed, int from, int to, byte[] target, int offset, int width, boolean signed) {
        int unused = Long.SIZE - width * 8;
        int pos = offset;
        for (int i = from, off = from * width; i < to; i++, off += width) {
            long bits = (long) LONG.get(packed, off) << unused;
            long value = signed ? bits >> unused : bits >>> unused;
            long negative = value >> 63;
            target[pos] = '-';
            pos -= (int) negative;
            pos = writeLong((value ^ negative) - negative, target, pos);
        }
        return pos;
    }

    /** A number of up to 2<sup>63</sup>, which as a {@code long} is negative. */
    private static int writeLong(long number, byte[] target, int offset) {
        int[] groups = Groups.FULL;
        long[] first = Groups.FIRST;
        int pos = offset;
        // Both halved, for the sake of that one.
        long upper = (number >>> 1) / 5_000_000_000_000_000L;
        if (upper > 0) {
            pos = head(first[(int) upper], target, pos);
            long rest = number - upper * 10_000_000_000_000_000L;
            long middle = rest / 100_000_000;
            pos = eightDigits((int) middle, groups, target, pos) - 1;
            return eightDigits((int) (rest - middle * 100_000_000), groups, target, pos);
        }
        if (number >= 100_000_000) {
            long high = number / 100_000_000;
            pos = high >= 10_000
                    ? twoGroups((int) high, groups, first, target, pos) - 1
                    : head(first[(int) high], target, pos);
            return eightDigits((int) (number - high * 100_000_000), groups, target, pos);
        }
        return number >= 10_000
                ? twoGroups((int) number, groups, first, target, pos)
                : group(first[(int) number], target, pos);
    }

    // ---------------------------------------------------------------- groups of digits

    /** A quotient by 10⁴, of numbers below 2³¹: a multiplication by a reciprocal that is close enough for them. */
    private static int by10000(int number) {
        return (int) ((number * 3_518_437_209L) >>> 45);
    }

    /** A quotient by 10⁸, of numbers below 2³². */
    private static int by100000000(long number) {
        return (int) ((number * 1_441_151_881L) >>> 57);
    }

    /** The first digits of a number. */
    private static int head(long first, byte[] target, int pos) {
        INT.set(target, pos, (int) first);
        return pos + (int) (first >>> 56);
    }

    /** All digits of a number. */
    private static int group(long first, byte[] target, int pos) {
        int end = head(first, target, pos);
        target[end] = ',';
        return end + 1;
    }

    /** A number from 10⁴ to below 10⁸. */
    private static int twoGroups(int number, int[] groups, long[] first, byte[] target, int offset) {
        int high = by10000(number);
        int pos = head(first[high], target, offset);
        LONG.set(target, pos, ((long) ',' << 32) | (groups[number - high * 10_000] & 0xFFFF_FFFFL));
        return pos + 5;
    }

    /** Two groups in full, and a comma. */
    private static int eightDigits(int number, int[] groups, byte[] target, int pos) {
        int high = by10000(number);
        int low = number - high * 10_000;
        LONG.set(target, pos, ((long) groups[low] << 32) | (groups[high] & 0xFFFF_FFFFL));
        target[pos + 8] = ',';
        return pos + 9;
    }

    // ---------------------------------------------------------------- tables

    /** A text, first character lowest, and in the highest byte its length. */
    private static long entry(String text) {
        long entry = (long) text.length() << 56;
        for (int i = 0; i < text.length(); i++) {
            entry |= (long) text.charAt(i) << (i * 8);
        }
        return entry;
    }

    /** The texts of all bytes, with a comma. */
    private static final class Bytes {
        static final long[] UNSIGNED = new long[256];
        static final long[] SIGNED = new long[256];

        static {
            for (int i = 0; i < 256; i++) {
                UNSIGNED[i] = entry(i + ",");
                SIGNED[i] = entry((byte) i + ",");
            }
        }
    }

    /** The texts of all numbers of four digits: 120 KB, of which vectors of many small numbers touch little. */
    private static final class Groups {
        /** With leading zeros. */
        static final int[] FULL = new int[10_000];

        /** Without leading zeros, but with the length. */
        static final long[] FIRST = new long[10_000];

        static {
            for (int i = 0; i < 10_000; i++) {
                FULL[i] = (int) entry(Integer.toString(10_000 + i).substring(1));
                FIRST[i] = entry(Integer.toString(i));
            }
        }
    }
}
