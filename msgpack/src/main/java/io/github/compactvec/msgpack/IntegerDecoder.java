package io.github.compactvec.msgpack;

/**
 * Decodes runs of integers, in whatever form, from a {@code byte[]}. It stops before whatever it does not decode: what
 * is no integer, is out of range or is not all there.
 *
 * <p>A branch predicts which of the wider forms comes next. Whether an integer takes one byte or two it does not, so
 * lists of those are decoded eight bytes at a time by {@link #shortRun}. Nanoseconds an element, n = 100 000, JDK 17,
 * values of 8, 16 and 31 bits: branches alone 4.1, 1.6, 1.2; one or two bytes by arithmetic, each waiting for the
 * length of the one before, 6.4, 3.1, 2.5; four of them at a time from one word 3.9, 3.4, 2.6; this 2.9, 1.8, 1.2.
 */
final class IntegerDecoder {
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;

    /** Times this, the lowest bits of eight bytes meet in the highest byte, the first byte's lowest. */
    private static final long GATHER = 0x0102_0408_1020_4080L;

    /**
     * Which of eight bytes are heads, by which look like one, in the low eight bits, and whether the byte before them is
     * one, in the ninth: what follows a head is no head.
     */
    private static final byte[] HEADS = heads();

    /** How many short integers to decode one by one after a run of them that was none. */
    private static final int PAUSE = 16;

    private byte[] bytes;
    private int position;
    private int limit;

    /** Starts at a position and ends at a limit. */
    IntegerDecoder(byte[] bytes, int position, int limit) {
        this.bytes = bytes;
        this.position = position;
        this.limit = limit;
    }

    private static byte[] heads() {
        byte[] heads = new byte[1 << 9];
        for (int i = 0; i < heads.length; i++) {
            int before = i >> 8;
            for (int bit = 0; bit < 8; bit++) {
                before = i >> bit & 1 & ~before;
                heads[i] |= (byte) (before << bit);
            }
        }
        return heads;
    }

    /** Goes on elsewhere. */
    void reset(byte[] newBytes, int newPosition, int newLimit) {
        bytes = newBytes;
        position = newPosition;
        limit = newLimit;
    }

    byte[] bytes() {
        return bytes;
    }

    int position() {
        return position;
    }

    int remaining() {
        return limit - position;
    }

    // ---------------------------------------------------------------- many

    /**
     * Decodes integers in the range of {@code int}.
     *
     * @param target has room for all; behind those that are decoded it may be overwritten
     * @return how many were decoded
     */
    int decode(int[] target, int from, int count) {
        byte[] source = bytes;
        int at = position;
        int i = from;
        int end = from + count;
        int lastWhole = limit - IntegerEncoder.MAX_LONG_BYTES;
        int nextRun = from;
        while (i < end && at <= lastWhole) {
            byte head = source[at];
            int kind = Heads.kind(head);
            if (kind == Heads.OF_32_BITS) {
                int value = BigEndian.getInt(source, at + 1);
                if ((value & ~Heads.signMask(head)) < 0) {
                    break;
                }
                target[i++] = value;
                at += 5;
            } else if (kind == Heads.OF_16_BITS) {
                target[i++] = BigEndian.getShort(source, at + 1) & (0xFFFF | Heads.signMask(head));
                at += 3;
            } else if (kind == Heads.OF_8_BITS || head >= Heads.LEAST_BYTE) {
                if (i >= nextRun && end - i >= Long.BYTES) {
                    long run = shortRun(source, at, lastWhole, target, i, end);
                    nextRun = (int) run == i ? i + PAUSE : 0;
                    i = (int) run;
                    at = (int) (run >> 32);
                } else if (kind == Heads.OF_8_BITS) {
                    target[i++] = source[at + 1] & (0xFF | Heads.signMask(head));
                    at += 2;
                } else {
                    target[i++] = head;
                    at++;
                }
            } else {
                break;
            }
        }
        position = at;
        while (i < end && isNext(Integer.MIN_VALUE, Integer.MAX_VALUE)) {
            target[i++] = (int) next();
        }
        return i - from;
    }

    /**
     * Decodes integers in a range.
     *
     * @param target has room for all; behind those that are decoded it may be overwritten
     * @return how many were decoded
     */
    int decode(long[] target, int from, int count, long min, long max) {
        byte[] source = bytes;
        int at = position;
        int i = from;
        int end = from + count;
        int lastWhole = limit - IntegerEncoder.MAX_LONG_BYTES;
        // Runs are of any value that two bytes hold.
        int nextRun = min <= Byte.MIN_VALUE && max >= 0xFF ? from : end;
        while (i < end && at <= lastWhole) {
            byte head = source[at];
            int kind = Heads.kind(head);
            long value;
            int length;
            if (kind == Heads.OF_32_BITS) {
                value = BigEndian.getInt(source, at + 1) & (0xFFFF_FFFFL | Heads.signMask(head));
                length = 5;
            } else if (kind == Heads.OF_16_BITS) {
                value = BigEndian.getShort(source, at + 1) & (0xFFFF | Heads.signMask(head));
                length = 3;
            } else if (kind == Heads.OF_64_BITS) {
                value = BigEndian.getLong(source, at + 1);
                if ((value & ~(long) Heads.signMask(head)) < 0) {
                    break;
                }
                length = 9;
            } else if (kind == Heads.OF_8_BITS || head >= Heads.LEAST_BYTE) {
                if (i >= nextRun && end - i >= Long.BYTES) {
                    long run = shortRun(source, at, lastWhole, target, i, end);
                    nextRun = (int) run == i ? i + PAUSE : 0;
                    i = (int) run;
                    at = (int) (run >> 32);
                    continue;
                }
                boolean single = kind != Heads.OF_8_BITS;
                value = single ? head : source[at + 1] & (0xFF | Heads.signMask(head));
                length = single ? 1 : 2;
            } else {
                break;
            }
            if (value < min || value > max) {
                break;
            }
            target[i++] = value;
            at += length;
        }
        position = at;
        while (i < end && isNext(min, max)) {
            target[i++] = next();
        }
        return i - from;
    }

    // ---------------------------------------------------------------- short ones

    /**
     * Decodes integers of one or two bytes, eight bytes at a time and each byte by itself: what is behind a head is an
     * element as much as what stands alone, and where to store it is told by the number of heads before. So no load
     * waits for the length of the element before, and nothing is predicted but that it goes on. A head itself is stored
     * too, and overwritten by what is behind it.
     *
     * <p>A run has heads of unsigned or of signed numbers, not both, and ends before eight bytes with anything else.
     *
     * @return the index behind the last element, and above it, in the high bits, the position behind the last byte
     */
    private static long shortRun(byte[] source, int from, int last, int[] target, int first, int end) {
        int at = from;
        int i = first;
        boolean signed = isSigned(BigEndian.getEightBytes(source, at));
        int valueBits = signed ? -1 : 0xFF;
        int open = 0;
        do {
            long word = BigEndian.getEightBytes(source, at);
            int heads = headsOf(word, signed, open);
            if (heads < 0) {
                break;
            }
            int steps = ~heads;
            target[i] = (byte) word & valueBits;
            i += steps & 1;
            target[i] = (byte) (word >> 8) & valueBits;
            i += steps >> 1 & 1;
            target[i] = (byte) (word >> 16) & valueBits;
            i += steps >> 2 & 1;
            target[i] = (byte) (word >> 24) & valueBits;
            i += steps >> 3 & 1;
            target[i] = (byte) (word >> 32) & valueBits;
            i += steps >> 4 & 1;
            target[i] = (byte) (word >> 40) & valueBits;
            i += steps >> 5 & 1;
            target[i] = (byte) (word >> 48) & valueBits;
            i += steps >> 6 & 1;
            target[i] = (byte) (word >> 56) & valueBits;
            i += steps >> 7 & 1;
            open = heads >> 7;
            at += Long.BYTES;
        } while (at <= last && end - i >= Long.BYTES);
        return (long) (at - open) << 32 | i;
    }

    /** The same for {@code long} elements. */
    private static long shortRun(byte[] source, int from, int last, long[] target, int first, int end) {
        int at = from;
        int i = first;
        boolean signed = isSigned(BigEndian.getEightBytes(source, at));
        int valueBits = signed ? -1 : 0xFF;
        int open = 0;
        do {
            long word = BigEndian.getEightBytes(source, at);
            int heads = headsOf(word, signed, open);
            if (heads < 0) {
                break;
            }
            int steps = ~heads;
            target[i] = (byte) word & valueBits;
            i += steps & 1;
            target[i] = (byte) (word >> 8) & valueBits;
            i += steps >> 1 & 1;
            target[i] = (byte) (word >> 16) & valueBits;
            i += steps >> 2 & 1;
            target[i] = (byte) (word >> 24) & valueBits;
            i += steps >> 3 & 1;
            target[i] = (byte) (word >> 32) & valueBits;
            i += steps >> 4 & 1;
            target[i] = (byte) (word >> 40) & valueBits;
            i += steps >> 5 & 1;
            target[i] = (byte) (word >> 48) & valueBits;
            i += steps >> 6 & 1;
            target[i] = (byte) (word >> 56) & valueBits;
            i += steps >> 7 & 1;
            open = heads >> 7;
            at += Long.BYTES;
        } while (at <= last && end - i >= Long.BYTES);
        return (long) (at - open) << 32 | i;
    }

    /** Whether to expect heads of signed numbers, given eight bytes. A wrong guess ends the run early. */
    private static boolean isSigned(long word) {
        return bytesEqual(word, Heads.INT8) != 0 || bytesEqual(word, Heads.UINT8) == 0;
    }

    /**
     * Which of eight bytes are heads, as one bit each, or −1 if there is something else among them than integers of one
     * or two bytes with the expected sign.
     *
     * @param open 1 if the byte before is a head, 0 if not
     */
    private static int headsOf(long word, boolean signed, int open) {
        long alike = bytesEqual(word, signed ? Heads.INT8 : Heads.UINT8);
        // Other high bytes stand alone only if they are negative integers, which have the three highest bits.
        long strange = word & HIGHS & (signed ? ~(word << 1 & word << 2) : -1);
        int heads = HEADS[gathered(alike) | open << 8] & 0xFF;
        return (gathered(strange) & ~(heads | heads << 1 | open)) == 0 ? heads : -1;
    }

    /** The highest bit of each byte that equals a value. */
    private static long bytesEqual(long word, int value) {
        long zeros = word ^ value * ONES;
        return ~((zeros & ~HIGHS) + ~HIGHS | zeros | ~HIGHS);
    }

    /** The highest bits of eight bytes as eight bits. */
    private static int gathered(long highs) {
        return (int) (((highs >>> 7) * GATHER) >>> 56);
    }

    // ---------------------------------------------------------------- one

    /** Whether there is another integer, as a whole, and within a range. */
    boolean isNext(long min, long max) {
        if (position == limit) {
            return false;
        }
        byte head = bytes[position];
        int length = Heads.length(head);
        if (length == 0 || length > limit - position) {
            return false;
        }
        long value = value(head, position + 1);
        boolean isLong = head != (byte) Heads.UINT64 || value >= 0;
        return isLong && value >= min && value <= max;
    }

    /** The next integer, of which {@link #isNext} tells. */
    long next() {
        byte head = bytes[position];
        long value = value(head, position + 1);
        position += Heads.length(head);
        return value;
    }

    /** The integer of a head and what is behind it; of unsigned ones that are too great for it, what a long holds. */
    private long value(byte head, int at) {
        int sign = Heads.signMask(head);
        return switch (Heads.kind(head)) {
            case Heads.OF_8_BITS -> bytes[at] & (0xFF | sign);
            case Heads.OF_16_BITS -> BigEndian.getShort(bytes, at) & (0xFFFF | sign);
            case Heads.OF_32_BITS -> BigEndian.getInt(bytes, at) & (0xFFFF_FFFFL | sign);
            case Heads.OF_64_BITS -> BigEndian.getLong(bytes, at);
            default -> head;
        };
    }
}
