package io.github.compactvec;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a small vector of bytes keeps them: in 20 bytes of the object itself, or <em>spilled</em> to an array. Positions
 * are those of elements either way; only this class knows the difference.
 *
 * <p>Invariants, which hold whenever no method is running, however the last one ended:
 *
 * <ul>
 *   <li>inline, there is no array, and element {@code i} is byte {@code i} of the three words, little-endian;
 *   <li>spilled, it is element {@code i} of the array;
 *   <li>what is behind the last element, in words or array, is anything and reaches nobody: so bytes are stored there
 *       first and counted when all of them are, and whatever fails before leaves the vector as it was.
 * </ul>
 *
 * <p>Header 12, reference 4, size 4: of the 40 bytes that an object with two words of 8 takes, 4 would be lost. They are
 * the third word.
 */
abstract sealed class ByteStorage permits SmallByteVec {
    static final int INLINE = 2 * Long.BYTES + Integer.BYTES;

    /** How much room is made on trust in what a stream says to come. */
    private static final int READ_AHEAD = 1 << 14;

    private byte @Nullable [] buf;
    private int size;
    private long word0;
    private long word1;
    private int word2;

    // ---------------------------------------------------------------- size and room

    final int count() {
        return size;
    }

    final boolean spilled() {
        return buf != null;
    }

    /** How many elements fit without growing. */
    final int room() {
        byte[] b = buf;
        return b == null ? INLINE : b.length;
    }

    /** Counts elements that have been stored within the room, or forgets some. */
    final void setCount(int count) {
        size = count;
    }

    // ---------------------------------------------------------------- single elements

    /** The element at a position within the room. */
    final byte at(int index) {
        byte[] b = buf;
        return b != null ? b[index] : inline(index);
    }

    private byte inline(int index) {
        return (byte) (word(index) >> (index << 3));
    }

    /** Stores at a position within the room. */
    final void put(int index, byte value) {
        byte[] b = buf;
        if (b != null) {
            b[index] = value;
        } else {
            inline(index, value);
        }
    }

    private void inline(int index, byte value) {
        word(index, with(word(index), index, value));
    }

    /** The word that an inline element lies in. */
    private long word(int index) {
        return index < 8 ? word0 : index < 16 ? word1 : word2;
    }

    private void word(int index, long word) {
        if (index < 8) {
            word0 = word;
        } else if (index < 16) {
            word1 = word;
        } else {
            word2 = (int) word;
        }
    }

    /** A word with another byte. Shifts count modulo 64, so the index may be that in the vector. */
    private static long with(long word, int index, byte value) {
        int shift = index << 3;
        return (word & ~(0xFFL << shift)) | ((value & 0xFFL) << shift);
    }

    final void push(byte value) {
        int n = size;
        byte[] b = buf;
        if (b == null && n < INLINE) {
            inline(n, value);
        } else if (b != null && n < b.length) {
            b[n] = value;
        } else {
            pushSlowly(value);
        }
        size = n + 1;
    }

    private void pushSlowly(byte value) {
        reserve(size + 1L);
        put(size, value);
    }

    // ---------------------------------------------------------------- ranges

    /** Copies elements of a vector, which may be this one, to a place within the room, as if all were read first. */
    final void copyFrom(ByteStorage source, int from, int to, int count) {
        byte[] array = source.buf;
        if (array != null) {
            copyIn(to, array, from, count);
        } else if (from < to) {
            for (int i = count - 1; i >= 0; i--) {
                put(to + i, source.inline(from + i));
            }
        } else {
            for (int i = 0; i < count; i++) {
                put(to + i, source.inline(from + i));
            }
        }
    }

    /** Copies bytes of an array to a place within the room. */
    final void copyIn(int to, byte[] source, int from, int count) {
        byte[] b = buf;
        if (b != null) {
            System.arraycopy(source, from, b, to, count);
            return;
        }
        // Word by word, each stored once.
        for (int i = to, offset = from - to, end = to + count; i < end; ) {
            int first = i;
            int next = Math.min((i | 7) + 1, end);
            long word = word(i);
            if (next - i == Long.BYTES) {
                word = LittleEndian.getLong(source, offset + i);
            } else {
                for (; i < next; i++) {
                    word = with(word, i, source[offset + i]);
                }
            }
            word(first, word);
            i = next;
        }
    }

    /** Copies elements to an array. */
    final void copyOut(int from, byte[] target, int to, int count) {
        byte[] b = buf;
        if (b != null) {
            System.arraycopy(b, from, target, to, count);
            return;
        }
        for (int i = from, offset = to - from, end = from + count; i < end; ) {
            int next = Math.min((i | 7) + 1, end);
            long word = word(i);
            if (next - i == Long.BYTES) {
                LittleEndian.putLong(target, offset + i, word);
                i = next;
            }
            for (; i < next; i++) {
                target[offset + i] = (byte) (word >> (i << 3));
            }
        }
    }

    /** Stores one value throughout a range within the room. */
    final void put(int from, int to, byte value) {
        byte[] b = buf;
        if (b != null) {
            Arrays.fill(b, from, to, value);
        } else {
            for (int i = from; i < to; i++) {
                inline(i, value);
            }
        }
    }

    /** The array of a spilled vector; of another, its elements in a new one. For what takes nothing but arrays. */
    final byte[] array() {
        byte[] b = buf;
        if (b == null) {
            b = new byte[size];
            copyOut(0, b, 0, size);
        }
        return b;
    }

    /** The first position at which two vectors differ, or the size of the shorter. */
    final int mismatch(ByteStorage other) {
        int end = Math.min(size, other.size);
        byte[] a = buf;
        byte[] b = other.buf;
        int i = 0;
        if (a != null && b != null) {
            i = Arrays.mismatch(a, 0, end, b, 0, end);
            return i < 0 ? end : i;
        }
        if (a == null && b == null) {
            // What lies behind the elements may be found to differ, too.
            long differences = 0;
            while (i < end && (differences = word(i) ^ other.word(i)) == 0) {
                i += Long.BYTES;
            }
            return Math.min(i + (Long.numberOfTrailingZeros(differences) >> 3), end);
        }
        while (i < end && at(i) == other.at(i)) {
            i++;
        }
        return i;
    }

    // ---------------------------------------------------------------- growing and shrinking

    /** Makes room, with some to spare. */
    final void reserve(long minCapacity) {
        if (minCapacity > room()) {
            moveTo(Growth.bytes(minCapacity, size));
        }
    }

    /** Makes room for exactly so many, if there is less. */
    final void reserveExactly(int capacity) {
        if (capacity > room()) {
            moveTo(capacity);
        }
    }

    private void moveTo(int length) {
        byte[] longer = new byte[length];
        copyOut(0, longer, 0, size);
        buf = longer;
    }

    /** Gives back the array if the elements fit inline, else what is too long of it. */
    final void trim() {
        byte[] b = buf;
        if (b != null && size <= INLINE) {
            buf = null;
            copyIn(0, b, 0, size);
        } else if (b != null && size < b.length) {
            moveTo(size);
        }
    }

    /** Opens a gap of elements that are to be overwritten at once. At most one allocation. */
    final void open(int index, int count) {
        if (index < 0 || index > size) {
            throw new IndexOutOfBoundsException("Index " + index + " out of bounds for insertion into size " + size);
        }
        reserve((long) size + count);
        copyFrom(this, index, index + count, size - index);
        size += count;
    }

    /** Removes a range that is known to be valid. */
    final void close(int from, int to) {
        copyFrom(this, to, from, size - to);
        size -= to - from;
    }

    // ---------------------------------------------------------------- input

    /**
     * Stores bytes of a stream behind the elements without counting them, until there are so many or the stream ends.
     * However many are announced, and by whomever: room is made for twice what has arrived or {@link #READ_AHEAD}.
     *
     * @return how many there were
     */
    final int readBehind(InputStream in, int most) throws IOException {
        int read = 0;
        if (buf == null) {
            // One byte more than fits tells that the stream does not end here.
            byte[] first = in.readNBytes(Math.min(most, INLINE - size + 1));
            read = first.length;
            reserve((long) size + read);
            copyIn(size, first, 0, read);
        }
        for (byte[] b = buf; b != null && read < most; b = buf) {
            int from = size + read;
            if (from == b.length) {
                int announced = Math.max(1, Math.min(in.available(), most - read));
                // Not by reserve, which knows only of what has been counted.
                buf = Arrays.copyOf(
                        b, Growth.bytes(from + (long) Math.min(announced, Math.max(from, READ_AHEAD)), from));
                continue;
            }
            int asked = Math.min(most - read, b.length - from);
            int got = in.readNBytes(b, from, asked);
            read += got;
            if (got < asked) {
                break;
            }
        }
        return read;
    }
}
