package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.CompactIntVec;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The packed form: the {@link Size}, and unless that is 0 a header byte and the elements. The elements come either as
 * they lie in a trimmed vector, little-endian and all of the header's width, or as varints, zig-zag if the header says
 * that some are negative; as varints only if that takes fewer bytes. All of this follows from the elements, never from
 * the present width of a vector, which may be larger than they need.
 *
 * <p>Kryo's varints of an {@code int} and of a {@code long} of the same value are the same bytes, so that they are
 * always read as {@code long}: then a varint that is too large for its element is seen, not cut to size.
 */
final class PackedForm {
    /** Header: the bytes that the widest element takes, and all of them if they are fixed, less one. */
    private static final int WIDTH = 0b0000_0111;

    /** Header: elements are signed; varints are zig-zag. */
    private static final int SIGNED = 0b0000_1000;

    /** Header: elements are varints. */
    private static final int VARINTS = 0b0001_0000;

    /** Header: for later versions, 0 until then. */
    private static final int RESERVED = 0b1110_0000;

    /** How many elements are looked at, or encoded, at a time. */
    private static final int CHUNK = 256;

    private static final int MAX_VARINT = 5;

    private PackedForm() {}

    // ---------------------------------------------------------------- writing

    static void write(Output output, @Nullable CompactIntVec vec) {
        Size.write(output, vec);
        if (vec == null || vec.isEmpty()) {
            return;
        }
        int present = header(vec.widthBits() >> 3, vec.isSigned());
        if (present == 0) {
            // Unsigned bytes. Nothing is smaller, so there is nothing to choose.
            output.writeByte(present);
            copy(output, vec);
            return;
        }
        int[] chunk = new int[Math.min(vec.size(), CHUNK)];
        int header = choose(vec, present, chunk);
        output.writeByte(header);
        if ((header | SIGNED) == (present | SIGNED)) {
            copy(output, vec);
        } else {
            encode(output, vec, header, chunk);
        }
    }

    private static int header(int width, boolean signed) {
        return width - 1 | (signed ? SIGNED : 0);
    }

    /**
     * Finds the header for the elements of a vector. Looks at all of them, unless the first ones tell that the vector
     * is as narrow as it can be and that varints will not be smaller.
     */
    private static int choose(CompactIntVec vec, int present, int[] chunk) {
        int size = vec.size();
        Survey survey = new Survey();
        for (int from = 0; from < size; from += CHUNK) {
            int count = Math.min(CHUNK, size - from);
            vec.copyTo(from, chunk, 0, count);
            survey.add(chunk, count);
            if (fixed(survey) == present && survey.moreVarintBytes() >= (long) size * (present & WIDTH)) {
                return present;
            }
        }
        int width = survey.width();
        boolean varints = survey.moreVarintBytes() < (long) size * (width - 1);
        return varints ? VARINTS | header(width, survey.hasNegative()) : fixed(survey);
    }

    private static int fixed(Survey survey) {
        int width = survey.width();
        return header(width, survey.hasNegative() || width == Integer.BYTES);
    }

    private static void copy(Output output, CompactIntVec vec) {
        try {
            vec.writePackedTo(output);
        } catch (IOException e) {
            throw new KryoException(e);
        }
    }

    /** Writes elements that do not lie in the vector as they are to be written. */
    private static void encode(Output output, CompactIntVec vec, int header, int[] chunk) {
        int size = vec.size();
        byte[] bytes = new byte[chunk.length * MAX_VARINT];
        for (int from = 0; from < size; from += CHUNK) {
            int count = Math.min(CHUNK, size - from);
            vec.copyTo(from, chunk, 0, count);
            int length = (header & VARINTS) != 0
                    ? encodeVarints(chunk, count, bytes, (header & SIGNED) != 0)
                    : encodeFixed(chunk, count, bytes, (header & WIDTH) + 1);
            output.writeBytes(bytes, 0, length);
        }
    }

    private static int encodeFixed(int[] values, int count, byte[] bytes, int width) {
        int to = 0;
        for (int i = 0; i < count; i++) {
            int value = values[i];
            for (int end = to + width; to < end; to++) {
                bytes[to] = (byte) value;
                value >>= Byte.SIZE;
            }
        }
        return to;
    }

    /** As {@code Output.writeVarInt} does, without what it has to do for each. */
    private static int encodeVarints(int[] values, int count, byte[] bytes, boolean zigZag) {
        int to = 0;
        for (int i = 0; i < count; i++) {
            int bits = zigZag ? values[i] << 1 ^ values[i] >> 31 : values[i];
            while ((bits & ~0x7F) != 0) {
                bytes[to++] = (byte) (bits | 0x80);
                bits >>>= 7;
            }
            bytes[to++] = (byte) bits;
        }
        return to;
    }

    // ---------------------------------------------------------------- reading

    static @Nullable CompactIntVec readIntVec(Input input) {
        int size = Size.read(input, CompactIntVec.class);
        if (size <= 0) {
            return size == Size.NULL ? null : new CompactIntVec();
        }
        int header = input.readByte() & 0xFF;
        int width = (header & WIDTH) + 1;
        boolean signed = (header & SIGNED) != 0;
        boolean varints = (header & VARINTS) != 0;
        // No writer makes varints of elements of one byte, or says that those of four are unsigned.
        boolean known = (header & RESERVED) == 0
                && width <= Integer.BYTES
                && (varints ? width > 1 : signed || width < Integer.BYTES);
        try {
            if (!known) {
                throw new KryoException("unknown header 0x" + Integer.toHexString(header));
            }
            if ((long) size * width > Size.MAX) {
                throw new KryoException("too large for a vector");
            }
            InputStream in = varints
                    ? new PackedInputStream.Varints(input, width, signed, Integer.MAX_VALUE)
                    : new PackedInputStream.Fixed(input);
            return CompactIntVec.readPackedFrom(in, size, width << 3, signed || width == Integer.BYTES);
        } catch (IOException e) {
            throw new KryoException(e);
        } catch (KryoException e) {
            e.addTrace(size + " elements of " + width + " bytes (" + CompactIntVec.class.getName() + ")");
            throw e;
        }
    }
}
