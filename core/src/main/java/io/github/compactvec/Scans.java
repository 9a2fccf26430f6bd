package io.github.compactvec;

/**
 * The loops that look at every packed element and change none.
 *
 * <p>They read eight bytes at a time and work on all elements within as on one number, where these are <em>lanes</em>
 * of a power of two bytes: a loop that steps an offset by 8 and does nothing but arithmetic on {@code long} or
 * {@code int} is one that C2 turns into vector instructions, whereas it has none for a loop that widens bytes. Even as
 * it stands the loop has an eighth of the loads. Signs are arithmetic: an unsigned lane whose top bit is flipped is the
 * signed value plus that bit, so that there is one loop for both; see {@link Form#extend}.
 *
 * <p>No loop reads behind the last element, unless it says so: what is there is anything.
 */
final class Scans {
    /** One in each lane of one byte, of two and of four. */
    private static final long ONES1 = 0x0101_0101_0101_0101L;

    private static final long ONES2 = 0x0001_0001_0001_0001L;
    private static final long ONES4 = 0x0000_0001_0000_0001L;

    /** Every other lane of one byte, of two and of four. */
    private static final long EVEN1 = 0x00FF_00FF_00FF_00FFL;

    private static final long EVEN2 = 0x0000_FFFF_0000_FFFFL;
    private static final long EVEN4 = 0xFFFF_FFFFL;

    /** How many {@code long} of one-byte elements can be added up in lanes of two bytes, two to a lane. */
    private static final int BLOCK = 128;

    private Scans() {}

    // ---------------------------------------------------------------- sum

    // Nanoseconds an element, of 1 000, on JDK 17 and 25: 0.04 and 0.05 at one byte, 0.07 and 0.05 at two, 0.15 and
    // 0.07
    // at four; the sum of an int[] takes 0.3 and 0.07. Added one by one, elements take 0.5 to 0.7 at any width.

    static long sum(byte[] buf, int count, int form) {
        long sign = Form.signBit(form);
        long sum = switch (Form.width(form)) {
            case 1 -> sum1(buf, count, sign * ONES1);
            case 2 -> sum2(buf, count << 1, sign * ONES2);
            case 3 -> sum3(buf, count * 3, (int) sign);
            case 4 -> sum4(buf, count << 2, sign * ONES4);
            case 8 -> sum8(buf, count << 3, sign);
            default -> sumAny(buf, count, Form.width(form), Form.mask(form), sign);
        };
        return sum - count * sign;
    }

    private static long sum1(byte[] buf, int length, long flip) {
        int end = length & -Long.BYTES;
        long sum = 0;
        for (int from = 0; from < end; from += BLOCK << 3) {
            long lanes = sum1(buf, from, Math.min(from + (BLOCK << 3), end), flip);
            sum += (lanes & 0xFFFF) + (lanes >>> 16 & 0xFFFF) + (lanes >>> 32 & 0xFFFF) + (lanes >>> 48);
        }
        for (int i = end; i < length; i++) {
            sum += (buf[i] ^ flip) & 0xFF;
        }
        return sum;
    }

    private static long sum1(byte[] buf, int from, int to, long flip) {
        long lanes = 0;
        for (int off = from; off < to; off += Long.BYTES) {
            long bytes = LittleEndian.getLong(buf, off) ^ flip;
            lanes += (bytes & EVEN1) + (bytes >>> 8 & EVEN1);
        }
        return lanes;
    }

    private static long sum2(byte[] buf, int length, long flip) {
        int end = length & -Long.BYTES;
        long sum = 0;
        // Two lanes of up to 17 bits in 32.
        for (int from = 0; from < end; from += 1 << 17) {
            long lanes = sum2(buf, from, Math.min(from + (1 << 17), end), flip);
            sum += (lanes & EVEN4) + (lanes >>> 32);
        }
        for (int off = end; off < length; off += 2) {
            sum += (LittleEndian.getShort(buf, off) ^ flip) & 0xFFFF;
        }
        return sum;
    }

    private static long sum2(byte[] buf, int from, int to, long flip) {
        long lanes = 0;
        for (int off = from; off < to; off += Long.BYTES) {
            long shorts = LittleEndian.getLong(buf, off) ^ flip;
            lanes += (shorts & EVEN2) + (shorts >>> 16 & EVEN2);
        }
        return lanes;
    }

    /**
     * Four loads of their own, and two sums: 0.23 and 0.21 nanoseconds an element. To add up bytes of equal weight in
     * lanes, 24 bytes at a time, takes 0.22 and 0.42; to take two elements from a load of eight bytes, 0.40 and 0.39.
     */
    private static long sum3(byte[] buf, int length, int flip) {
        int end = length - 9;
        long even = 0;
        long odd = 0;
        int off = 0;
        for (; off < end; off += 12) {
            even += ((LittleEndian.getInt(buf, off) ^ flip) & 0xFF_FFFF)
                    + ((LittleEndian.getInt(buf, off + 6) ^ flip) & 0xFF_FFFF);
            odd += ((LittleEndian.getInt(buf, off + 3) ^ flip) & 0xFF_FFFF)
                    + ((LittleEndian.getInt(buf, off + 9) ^ flip) & 0xFF_FFFF);
        }
        for (; off < length; off += 3) {
            even += (LittleEndian.getInt(buf, off) ^ flip) & 0xFF_FFFF;
        }
        return even + odd;
    }

    private static long sum4(byte[] buf, int length, long flip) {
        int end = length & -Long.BYTES;
        long sum = 0;
        for (int off = 0; off < end; off += Long.BYTES) {
            long ints = LittleEndian.getLong(buf, off) ^ flip;
            sum += (ints & EVEN4) + (ints >>> 32);
        }
        return end < length ? sum + ((LittleEndian.getInt(buf, end) ^ flip) & EVEN4) : sum;
    }

    private static long sum8(byte[] buf, int length, long flip) {
        long sum = 0;
        for (int off = 0; off < length; off += Long.BYTES) {
            sum += LittleEndian.getLong(buf, off) ^ flip;
        }
        return sum;
    }

    private static long sumAny(byte[] buf, int count, int width, long mask, long flip) {
        long sum = 0;
        for (int i = 0, off = 0; i < count; i++, off += width) {
            sum += (LittleEndian.getLong(buf, off) & mask) ^ flip;
        }
        return sum;
    }

    // ---------------------------------------------------------------- extremes

    /** The {@linkplain Form extent} of the first {@code count} elements. */
    static long extent(byte[] buf, int count, int form) {
        int width = Form.width(form);
        long mask = Form.mask(form);
        long sign = Form.signBit(form);
        long extent = 0;
        for (int i = 0, off = 0; i < count; i++, off += width) {
            extent |= Form.extent(Form.extend(Packing.load(buf, off, width) & mask, sign));
        }
        return extent;
    }

    /** The least element, or with {@code flip = −1} the complement of the greatest. */
    static long min(byte[] buf, int count, int form, long flip) {
        // Unsigned lanes in the order of the elements, or in the opposite one.
        long sign = Form.signBit(form);
        long mask = Form.mask(form);
        long key = (sign ^ flip) & mask;
        long min = switch (Form.width(form)) {
            case 1 -> min1(buf, count, (int) (key * 0x0101_0101));
            case 2 -> min2(buf, count << 1, (int) (key * 0x1_0001));
            case 3 -> min3(buf, count * 3, (int) key);
            case 4 -> min4(buf, count << 2, (int) key ^ Integer.MIN_VALUE);
            default -> minAny(buf, count, Form.width(form), mask, key);
        };
        return Form.extend(min ^ key, sign) ^ flip;
    }

    // 0.04 to 0.06 nanoseconds an element of one byte on JDK 25, where an int[] takes 0.6: four to an int are compared
    // with each other, then with the least so far, which is a reduction that C2 vectorises. One by one: 0.85.

    private static int min1(byte[] buf, int length, int key) {
        int end = length & -Integer.BYTES;
        int min = 0xFF;
        for (int off = 0; off < end; off += Integer.BYTES) {
            int bytes = LittleEndian.getInt(buf, off) ^ key;
            int low = Math.min(bytes & 0xFF, bytes >>> 8 & 0xFF);
            min = Math.min(min, Math.min(low, Math.min(bytes >>> 16 & 0xFF, bytes >>> 24)));
        }
        for (int off = end; off < length; off++) {
            min = Math.min(min, (buf[off] ^ key) & 0xFF);
        }
        return min;
    }

    private static int min2(byte[] buf, int length, int key) {
        int end = length & -Integer.BYTES;
        int min = 0xFFFF;
        for (int off = 0; off < end; off += Integer.BYTES) {
            int shorts = LittleEndian.getInt(buf, off) ^ key;
            min = Math.min(min, Math.min(shorts & 0xFFFF, shorts >>> 16));
        }
        return end < length ? Math.min(min, (LittleEndian.getShort(buf, end) ^ key) & 0xFFFF) : min;
    }

    private static int min3(byte[] buf, int length, int key) {
        int min = 0xFF_FFFF;
        for (int off = 0; off < length; off += 3) {
            min = Math.min(min, (LittleEndian.getInt(buf, off) ^ key) & 0xFF_FFFF);
        }
        return min;
    }

    /** Compares as {@code int} does. */
    private static long min4(byte[] buf, int length, int key) {
        int min = Integer.MAX_VALUE;
        for (int off = 0; off < length; off += Integer.BYTES) {
            min = Math.min(min, LittleEndian.getInt(buf, off) ^ key);
        }
        return Integer.toUnsignedLong(min ^ Integer.MIN_VALUE);
    }

    private static long minAny(byte[] buf, int count, int width, long mask, long key) {
        long min = Long.MAX_VALUE;
        for (int i = 0, off = 0; i < count; i++, off += width) {
            min = Math.min(min, ((LittleEndian.getLong(buf, off) & mask) ^ key) + Long.MIN_VALUE);
        }
        return min + Long.MIN_VALUE;
    }

    // ---------------------------------------------------------------- hash codes

    // The hash code of a list is a number in base 31 with the elements as digits. Digit after digit, each waits for the
    // multiplication of the one before. So: the digits within four bytes are made one digit of a larger base, such
    // digits are multiplied by their powers and added up in any order, a block at a time. Bytes hold the powers, so
    // that
    // they are read with the same step as the elements: otherwise C2 does not vectorise. 0.07 nanoseconds an element of
    // one byte on JDK 25, where digit after digit takes 0.9.

    /** The bytes of elements in a block. */
    private static final int HASH_BLOCK = 1024;

    private static final byte[] POWERS1 = powers(31 * 31 * 31 * 31);
    private static final byte[] POWERS2 = powers(31 * 31);
    private static final byte[] POWERS4 = powers(31);

    /** From the block's length in {@code int}, descending, to 0. */
    private static byte[] powers(int base) {
        byte[] powers = new byte[HASH_BLOCK + Integer.BYTES];
        int power = 1;
        for (int off = HASH_BLOCK; off >= 0; off -= Integer.BYTES) {
            LittleEndian.putInt(powers, off, power);
            power *= base;
        }
        return powers;
    }

    /** {@link java.util.List#hashCode} over boxed elements. */
    static int intHash(byte[] buf, int count, int form) {
        int sign = (int) Form.signBit(form);
        return switch (Form.width(form)) {
            case 1 -> hash1(buf, count, sign);
            case 2 -> hash2(buf, count << 1, sign);
            case 3 -> hash3(buf, count, sign);
            default -> hash4(buf, count << 2);
        };
    }

    static int longHash(byte[] buf, int count, int form) {
        if (Form.width(form) <= Integer.BYTES && !Form.isSigned(form)) {
            // The upper half of each is 0.
            return intHash(buf, count, form);
        }
        int hash = 1;
        int i = 0;
        for (; i < count - 3; i += 4) {
            hash = 31 * 31 * 31 * 31 * hash
                    + 31 * 31 * 31 * Long.hashCode(Packing.getLong(buf, i, form))
                    + 31 * 31 * Long.hashCode(Packing.getLong(buf, i + 1, form))
                    + 31 * Long.hashCode(Packing.getLong(buf, i + 2, form))
                    + Long.hashCode(Packing.getLong(buf, i + 3, form));
        }
        for (; i < count; i++) {
            hash = 31 * hash + Long.hashCode(Packing.getLong(buf, i, form));
        }
        return hash;
    }

    private static int hash1(byte[] buf, int length, int sign) {
        int end = length & -Integer.BYTES;
        int hash = 1;
        for (int from = 0; from < end; from += HASH_BLOCK) {
            int to = Math.min(from + HASH_BLOCK, end);
            hash = hash * LittleEndian.getInt(POWERS1, HASH_BLOCK + from - to) + hash1(buf, from, to, sign);
        }
        for (int i = end; i < length; i++) {
            hash = 31 * hash + Form.extend(buf[i] & 0xFF, sign);
        }
        return hash;
    }

    private static int hash1(byte[] buf, int from, int to, int sign) {
        int flip = sign * 0x0101_0101;
        int bias = sign * (31 * 31 * 31 + 31 * 31 + 31 + 1);
        int powers = HASH_BLOCK + Integer.BYTES - to;
        int hash = 0;
        for (int off = from; off < to; off += Integer.BYTES) {
            int bytes = LittleEndian.getInt(buf, off) ^ flip;
            int pairs = (bytes & 0x00FF_00FF) * 31 + (bytes >>> 8 & 0x00FF_00FF);
            int digit = (pairs & 0xFFFF) * (31 * 31) + (pairs >>> 16) - bias;
            hash += digit * LittleEndian.getInt(POWERS1, off + powers);
        }
        return hash;
    }

    private static int hash2(byte[] buf, int length, int sign) {
        int end = length & -Integer.BYTES;
        int hash = 1;
        for (int from = 0; from < end; from += HASH_BLOCK) {
            int to = Math.min(from + HASH_BLOCK, end);
            hash = hash * LittleEndian.getInt(POWERS2, HASH_BLOCK + from - to) + hash2(buf, from, to, sign);
        }
        return end < length ? 31 * hash + Form.extend(LittleEndian.getShort(buf, end) & 0xFFFF, sign) : hash;
    }

    private static int hash2(byte[] buf, int from, int to, int sign) {
        int flip = sign * 0x1_0001;
        int bias = sign * (31 + 1);
        int powers = HASH_BLOCK + Integer.BYTES - to;
        int hash = 0;
        for (int off = from; off < to; off += Integer.BYTES) {
            int shorts = LittleEndian.getInt(buf, off) ^ flip;
            int digit = (shorts & 0xFFFF) * 31 + (shorts >>> 16) - bias;
            hash += digit * LittleEndian.getInt(POWERS2, off + powers);
        }
        return hash;
    }

    private static int hash3(byte[] buf, int count, int sign) {
        int length = count * 3;
        int hash = 1;
        int off = 0;
        for (int end = length - 9; off < end; off += 12) {
            hash = 31 * 31 * 31 * 31 * hash
                    + 31 * 31 * 31 * extend3(LittleEndian.getInt(buf, off), sign)
                    + 31 * 31 * extend3(LittleEndian.getInt(buf, off + 3), sign)
                    + 31 * extend3(LittleEndian.getInt(buf, off + 6), sign)
                    + extend3(LittleEndian.getInt(buf, off + 9), sign);
        }
        for (; off < length; off += 3) {
            hash = 31 * hash + extend3(LittleEndian.getInt(buf, off), sign);
        }
        return hash;
    }

    private static int extend3(int bits, int sign) {
        return Form.extend(bits & 0xFF_FFFF, sign);
    }

    private static int hash4(byte[] buf, int length) {
        int hash = 1;
        for (int from = 0; from < length; from += HASH_BLOCK) {
            int to = Math.min(from + HASH_BLOCK, length);
            hash = hash * LittleEndian.getInt(POWERS4, HASH_BLOCK + from - to) + hash4(buf, from, to);
        }
        return hash;
    }

    private static int hash4(byte[] buf, int from, int to) {
        int powers = HASH_BLOCK + Integer.BYTES - to;
        int hash = 0;
        for (int off = from; off < to; off += Integer.BYTES) {
            hash += LittleEndian.getInt(buf, off) * LittleEndian.getInt(POWERS4, off + powers);
        }
        return hash;
    }

    // ---------------------------------------------------------------- search

    // 0.12 to 0.16 nanoseconds an element of one byte on JDK 25, where an int[] takes 0.18 to 0.35; one by one: 0.55.

    /** The first position of a value that fits the form, or −1. Compares stored bits, so the sign does not matter. */
    static int indexOf(byte[] buf, int count, int form, long value) {
        int width = Form.width(form);
        long mask = Form.mask(form);
        int from = 0;
        if (width <= 2) {
            long ones = width == 1 ? ONES1 : ONES2;
            int end = count * width & -Long.BYTES;
            int off = firstLane(buf, end, (value & mask) * ones, (mask >>> 1) * ones);
            if (off < end) {
                return off / width;
            }
            from = end / width;
        }
        for (int i = from, off = from * width; i < count; i++, off += width) {
            if (((Packing.load(buf, off, width) ^ value) & mask) == 0) {
                return i;
            }
        }
        return -1;
    }

    static int lastIndexOf(byte[] buf, int count, int form, long value) {
        int width = Form.width(form);
        long mask = Form.mask(form);
        int end = width <= 2 ? count * width & -Long.BYTES : 0;
        for (int off = (count - 1) * width; off >= end; off -= width) {
            if (((Packing.load(buf, off, width) ^ value) & mask) == 0) {
                return off / width;
            }
        }
        long ones = width == 1 ? ONES1 : ONES2;
        int off = lastLane(buf, end, (value & mask) * ones, (mask >>> 1) * ones);
        return off < 0 ? -1 : off / width;
    }

    /** The offset of a byte within the first lane that is equal to that of a pattern, or the end. */
    private static int firstLane(byte[] buf, int end, long pattern, long low) {
        for (int off = 0; off < end; off += Long.BYTES) {
            long found = zeros(LittleEndian.getLong(buf, off) ^ pattern, low);
            if (found != 0) {
                return off + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        return end;
    }

    /** The offset of a byte within the last lane that is equal to that of a pattern, or −1. */
    private static int lastLane(byte[] buf, int end, long pattern, long low) {
        for (int off = end - Long.BYTES; off >= 0; off -= Long.BYTES) {
            long found = zeros(LittleEndian.getLong(buf, off) ^ pattern, low);
            if (found != 0) {
                return off + 7 - (Long.numberOfLeadingZeros(found) >>> 3);
            }
        }
        return -1;
    }

    /** The top bit of each lane that is 0, given the other bits of each (Hacker's Delight, 6-1). */
    private static long zeros(long lanes, long low) {
        return ~(((lanes & low) + low) | lanes | low);
    }
}
