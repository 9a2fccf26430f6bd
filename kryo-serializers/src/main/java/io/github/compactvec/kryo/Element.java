package io.github.compactvec.kryo;

/** How a single element is written, whatever its type. */
final class Element {
    /** The bytes of the longest varint. The last of them holds eight bits, not seven. */
    static final int MAX_BYTES = 9;

    private Element() {}

    /** Maps 0, −1, 1, −2 … to 0, 1, 2, 3 …: the sign in the lowest bit, the magnitude above it. */
    static long zigZag(long value) {
        return value << 1 ^ value >> 63;
    }

    /**
     * Writes an element as a {@link Header} says.
     *
     * @return the position behind it
     */
    static int encode(long value, int header, byte[] bytes, int at) {
        if (Header.isVarints(header)) {
            return encodeVarint(Header.isSigned(header) ? zigZag(value) : value, bytes, at);
        }
        long rest = value;
        int end = at + Header.width(header);
        for (int to = at; to < end; to++) {
            bytes[to] = (byte) rest;
            rest >>= Byte.SIZE;
        }
        return end;
    }

    /** As {@code Output.writeVarLong} does, without what it has to do for each. */
    private static int encodeVarint(long value, byte[] bytes, int at) {
        long rest = value;
        int to = at;
        int last = at + MAX_BYTES - 1;
        while ((rest & ~0x7FL) != 0 && to < last) {
            bytes[to++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[to++] = (byte) rest;
        return to;
    }
}
