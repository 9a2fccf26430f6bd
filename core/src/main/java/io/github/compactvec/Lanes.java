package io.github.compactvec;

/**
 * The 16 bytes that a small vector has for elements of its own, as two {@code long}: the first eight bytes and the last
 * eight, little-endian as in a buffer. An element of three bytes may lie across both. Positions are of bits, below 128,
 * unless called indexes.
 *
 * <p>Shifts take the distance modulo 64; those by up to 64 are therefore split in two.
 */
final class Lanes {
    static final int BYTES = 16;

    private Lanes() {}

    // ---------------------------------------------------------------- bits

    /** The low bits of a lane, 1 to 64 of them. */
    private static long low(int bits) {
        return -1L >>> -bits;
    }

    /** The 64 bits from a position on, or as many as there are. */
    private static long from(int bit, long lo, long hi) {
        return bit < 64 ? (lo >>> bit) | ((hi << 1) << (63 - bit)) : hi >>> bit;
    }

    /** Overwrites the bits of a mask, shifted to a position. */
    private static void store(PackedVec vec, int bit, long mask, long value) {
        long masked = value & mask;
        long lo = vec.lo();
        long hi = vec.hi();
        if (bit < 64) {
            // What the first lane has no room for goes to the second.
            int over = 63 - bit;
            vec.lanes(merged(lo, mask << bit, masked << bit), merged(hi, mask >>> 1 >>> over, masked >>> 1 >>> over));
        } else {
            vec.lanes(lo, merged(hi, mask << bit, masked << bit));
        }
    }

    /** A lane with other bits where a mask says so. */
    private static long merged(long lane, long mask, long masked) {
        return (lane & ~mask) | masked;
    }

    // ---------------------------------------------------------------- elements

    /** The element at an index, in any form. */
    static long get(long lo, long hi, int index, int form) {
        return Form.extend(from((index * Form.width(form)) << 3, lo, hi) & Form.mask(form), Form.signBit(form));
    }

    /** Stores an element, and not a bit beyond it. */
    static void set(PackedVec vec, int index, long value) {
        store(vec, (index * vec.width()) << 3, Form.mask(vec.form), value);
    }

    /** Stores the bits of an element with nothing behind it, all of which it takes. */
    static void append(PackedVec vec, int bit, long masked) {
        if (bit < 64) {
            // What the first lane has no room for goes to the second.
            vec.lanes((vec.lo() & ((1L << bit) - 1)) | (masked << bit), masked >>> 1 >>> (63 - bit));
        } else {
            vec.lanes(vec.lo(), (vec.hi() & ((1L << bit) - 1)) | (masked << bit));
        }
    }

    /** Stores elements that lie in lanes, be it those of the vector itself before this call. */
    static void set(PackedVec vec, int index, long lo, long hi, int form, int from, int count) {
        if (Form.width(form) == vec.width() && count > 0) {
            int width = vec.width() << 3;
            int bits = count * width;
            int first = from * width;
            store(vec, index * width, low(Math.min(bits, 64)), from(first, lo, hi));
            if (bits > 64) {
                store(vec, index * width + 64, low(bits - 64), hi >>> first);
            }
        } else {
            for (int i = 0; i < count; i++) {
                set(vec, index + i, get(lo, hi, from + i, form));
            }
        }
    }

    /** Stores elements that lie in a buffer. */
    static void pack(PackedVec vec, int index, byte[] src, int form, int from, int count) {
        int width = Form.width(form);
        if (width == vec.width()) {
            int offset = from * width;
            int end = offset + count * width;
            set(vec, index, load(src, offset, end), load(src, offset + Long.BYTES, end), form, 0, count);
        } else {
            for (int i = 0; i < count; i++) {
                set(vec, index + i, Packing.getLong(src, from + i, form));
            }
        }
    }

    /** Eight bytes of a buffer, of which those from {@code end} on may be any. */
    private static long load(byte[] src, int offset, int end) {
        if (offset + Long.BYTES <= src.length) {
            return LittleEndian.getLong(src, offset);
        }
        long bits = 0;
        for (int i = end - 1; i >= offset; i--) {
            bits = bits << 8 | (src[i] & 0xFF);
        }
        return bits;
    }

    static void set(PackedVec vec, int index, int[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            set(vec, index + i, values[from + i]);
        }
    }

    static void set(PackedVec vec, int index, long[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            set(vec, index + i, values[from + i]);
        }
    }

    static void decode(long lo, long hi, int from, int form, int[] target, int targetFrom, int count) {
        for (int i = 0; i < count; i++) {
            target[targetFrom + i] = (int) get(lo, hi, from + i, form);
        }
    }

    static void decode(long lo, long hi, int from, int form, long[] target, int targetFrom, int count) {
        for (int i = 0; i < count; i++) {
            target[targetFrom + i] = get(lo, hi, from + i, form);
        }
    }

    static void fill(PackedVec vec, int from, int to, long value) {
        for (int i = from; i < to; i++) {
            set(vec, i, value);
        }
    }

    /** Writes elements to a buffer, at a width that holds them, and touches no byte beyond them. */
    static void unpack(long lo, long hi, int form, int from, byte[] dst, int to, int width, int count) {
        if (Form.width(form) == width && count > 0) {
            int bit = (from * width) << 3;
            copy(from(bit, lo, hi), bit < 64 ? hi >>> bit : 0, dst, to * width, count * width);
        } else {
            for (int i = 0; i < count; i++) {
                Packing.set(dst, to + i, width, get(lo, hi, from + i, form));
            }
        }
    }

    /** Writes a number of bytes, first as many as fill a {@code long}. */
    private static void copy(long lo, long hi, byte[] dst, int offset, int count) {
        int full = count >> 3;
        long rest = full == 0 ? lo : hi;
        if (full > 0) {
            LittleEndian.putLong(dst, offset, lo);
        }
        if (full > 1) {
            LittleEndian.putLong(dst, offset + Long.BYTES, hi);
        }
        for (int i = full << 3; i < count; i++, rest >>>= 8) {
            dst[offset + i] = (byte) rest;
        }
    }

    /** The lanes as a buffer, with the slack that loads and stores want. */
    static byte[] toBuffer(long lo, long hi) {
        byte[] buf = new byte[BYTES + Long.BYTES];
        LittleEndian.putLong(buf, 0, lo);
        LittleEndian.putLong(buf, Long.BYTES, hi);
        return buf;
    }

    // ---------------------------------------------------------------- aggregates and search

    static long extent(long lo, long hi, int count, int form) {
        long extent = 0;
        for (int i = 0; i < count; i++) {
            extent |= Form.extent(get(lo, hi, i, form));
        }
        return extent;
    }

    static long sum(long lo, long hi, int count, int form) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += get(lo, hi, i, form);
        }
        return sum;
    }

    /** The least element, or with {@code flip = −1} the complement of the greatest. */
    static long min(long lo, long hi, int count, int form, long flip) {
        long min = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            min = Math.min(min, get(lo, hi, i, form) ^ flip);
        }
        return min;
    }

    static int intHash(long lo, long hi, int count, int form) {
        int hash = 1;
        for (int i = 0; i < count; i++) {
            hash = 31 * hash + (int) get(lo, hi, i, form);
        }
        return hash;
    }

    static int longHash(long lo, long hi, int count, int form) {
        int hash = 1;
        for (int i = 0; i < count; i++) {
            hash = 31 * hash + Long.hashCode(get(lo, hi, i, form));
        }
        return hash;
    }

    /** The first index of a value that fits the form, or −1. */
    static int indexOf(long lo, long hi, int count, int form, long value) {
        int i = 0;
        while (i < count && get(lo, hi, i, form) != value) {
            i++;
        }
        return i < count ? i : -1;
    }

    static int lastIndexOf(long lo, long hi, int count, int form, long value) {
        int i = count - 1;
        while (i >= 0 && get(lo, hi, i, form) != value) {
            i--;
        }
        return i;
    }

    /** The position of the first bit that two pairs of lanes, given by what differs in them, do not share; or 128. */
    static int mismatch(long lo, long hi) {
        return lo != 0 ? Long.numberOfTrailingZeros(lo) : 64 + Long.numberOfTrailingZeros(hi);
    }
}
