package io.github.compactvec.msgpack;

/**
 * The first bytes of integers and arrays. An integer is a single byte from −32 to 127, or one of eight heads and behind
 * it a number of 1, 2, 4 or 8 bytes: the heads of unsigned numbers follow one another, and so do those of signed ones,
 * four further on.
 */
final class Heads {
    static final int UINT8 = 0xCC;
    static final int INT8 = 0xD0;
    static final int UINT16 = 0xCD;
    static final int UINT32 = 0xCE;
    static final int UINT64 = 0xCF;

    /** From the head of an unsigned number to that of a signed one. */
    static final int SIGNED = INT8 - UINT8;

    /** The least integer that is one byte. */
    static final int LEAST_BYTE = -32;

    /** The {@link #kind kinds} of heads. */
    static final int OF_8_BITS = 0;

    static final int OF_16_BITS = 1;
    static final int OF_32_BITS = 2;
    static final int OF_64_BITS = 3;

    private static final int ARRAY_OF_NONE = 0x90;
    private static final int ARRAY16 = 0xDC;
    private static final int ARRAY32 = 0xDD;

    private static final int MAP_OF_NONE = 0x80;
    private static final int MAP16 = 0xDE;

    /** The most bytes that {@link #putArray} writes. */
    static final int MAX_ARRAY_BYTES = 5;

    private Heads() {}

    /** The binary logarithm of the bytes behind the head of an integer; of no other byte is it from 0 to 3. */
    static int kind(byte head) {
        return (head - (byte) UINT8) & ~SIGNED;
    }

    /** All bits set behind the head of a signed number, none behind that of an unsigned one. */
    static int signMask(byte head) {
        // The bit 0x10 is the only one that all heads of signed numbers have and no head of an unsigned one has.
        return head << 27 >> 31;
    }

    /** How many bytes an integer takes, by its first; 0 if it is none. */
    static int length(byte head) {
        int kind = kind(head);
        if (head >= LEAST_BYTE) {
            return 1;
        }
        return kind >= OF_8_BITS && kind <= OF_64_BITS ? 1 + (1 << kind) : 0;
    }

    /** How many bytes of length follow the first byte of an array; 0 also if no array begins with it. */
    static int arrayLengthBytes(byte head) {
        return head == (byte) ARRAY16 ? Short.BYTES : head == (byte) ARRAY32 ? Integer.BYTES : 0;
    }

    /** The size of an array, by its first bytes; negative if they are too few, no array, or declare too many elements. */
    static int arraySize(byte[] bytes, int count) {
        if (count == 0 || count <= arrayLengthBytes(bytes[0])) {
            return -1;
        }
        return switch (arrayLengthBytes(bytes[0])) {
            case Short.BYTES -> BigEndian.getShort(bytes, 1) & 0xFFFF;
            case Integer.BYTES -> BigEndian.getInt(bytes, 1);
            default -> (bytes[0] & 0xF0) == ARRAY_OF_NONE ? bytes[0] & 0x0F : -1;
        };
    }

    /** How many bytes the head of an array or a map takes, in its smallest form. */
    static int containerLength(int size) {
        return size < 1 << 4 ? 1 : size < 1 << 16 ? 3 : 5;
    }

    /** Writes the head of an array or a map, in its smallest form, and returns its length. */
    static int putContainer(boolean isMap, int size, byte[] target) {
        int length = putArray(size, target, 0);
        if (isMap) {
            target[0] += (byte) (length == 1 ? MAP_OF_NONE - ARRAY_OF_NONE : MAP16 - ARRAY16);
        }
        return length;
    }

    /** Writes the head of an array, in its smallest form, and returns the position behind it. */
    static int putArray(int size, byte[] target, int at) {
        if (size < 1 << 4) {
            target[at] = (byte) (ARRAY_OF_NONE | size);
            return at + 1;
        }
        if (size < 1 << 16) {
            target[at] = (byte) ARRAY16;
            BigEndian.putShort(target, at + 1, (short) size);
            return at + 3;
        }
        target[at] = (byte) ARRAY32;
        BigEndian.putInt(target, at + 1, size);
        return at + 5;
    }
}
