package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.PrimitiveVec;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The packed form: the {@link Size}, and unless that is 0 a {@link Header} and the elements. The elements come either
 * as they lie in a trimmed vector, little-endian and all of the header's width, or as varints, zig-zag if the header
 * says that some are negative; as varints only if that takes fewer bytes. All of this follows from the elements, never
 * from the present width of a vector, which may be larger than they need.
 *
 * <p>Kryo's varints of an {@code int} and of a {@code long} of the same value are the same bytes, so that they are
 * always read as {@code long}: then a varint that is too large for its element is seen, not cut to size.
 */
final class PackedForm {
    /** How many elements are looked at, or encoded, at a time. */
    private static final int CHUNK = 256;

    private PackedForm() {}

    // ---------------------------------------------------------------- writing

    static <V extends PrimitiveVec> void write(VecType<V, ?> type, Output output, @Nullable V vec) {
        int size = vec == null ? Size.NULL : vec.size();
        Size.write(output, size);
        if (vec == null || size == 0) {
            return;
        }
        int present = Header.of(vec.widthBits() >> 3, vec.isSigned());
        try {
            if (present == Header.BYTES) {
                // Nothing is smaller, so there is nothing to choose.
                output.writeByte(present);
                vec.writePackedTo(output);
            } else {
                type.writeSmallest(output, vec, size, present);
            }
        } catch (IOException e) {
            throw new KryoException(e);
        }
    }

    /** Chooses how to write elements, and does. */
    static <V extends PrimitiveVec, A> void writeSmallest(
            VecType<V, A> type, Output output, V vec, int size, int present) throws IOException {
        if (present <= Header.THREE_BYTES && size >= Glance.WORTH && Glance.settles(vec, Header.width(present))) {
            output.writeByte(present);
            vec.writePackedTo(output);
            return;
        }
        A chunk = type.chunk(Math.min(size, CHUNK));
        int header = choose(type, vec, size, present, chunk);
        output.writeByte(header);
        if (Header.isSameWidth(header, present)) {
            vec.writePackedTo(output);
        } else {
            encode(type, output, vec, size, header, chunk);
        }
    }

    /**
     * Finds the header for the elements of a vector. Looks at all of them, unless the first ones tell that the vector
     * is as narrow as it can be and that varints will not be smaller.
     */
    private static <V extends PrimitiveVec, A> int choose(VecType<V, A> type, V vec, int size, int present, A chunk) {
        Survey survey = new Survey();
        for (int from = 0; from < size; from += CHUNK) {
            int count = Math.min(CHUNK, size - from);
            type.copyTo(vec, from, chunk, count);
            type.survey(chunk, count, survey);
            if (survey.header(size, type.widest) == present) {
                // More elements of the vector neither widen this nor make varints shorter.
                return present;
            }
        }
        return survey.header(size, type.widest);
    }

    /** Writes elements that do not lie in the vector as they are to be written. */
    private static <V extends PrimitiveVec, A> void encode(
            VecType<V, A> type, Output output, V vec, int size, int header, A chunk) {
        byte[] bytes = new byte[Math.min(size, CHUNK) * Element.MAX_BYTES];
        for (int from = 0; from < size; from += CHUNK) {
            int count = Math.min(CHUNK, size - from);
            type.copyTo(vec, from, chunk, count);
            output.writeBytes(bytes, 0, type.encode(chunk, count, header, bytes));
        }
    }

    // ---------------------------------------------------------------- reading

    static <V extends PrimitiveVec> @Nullable V read(VecType<V, ?> type, Input input) {
        int size = Size.read(input, type.vector);
        if (size <= 0) {
            return size == Size.NULL ? null : type.empty();
        }
        int header = input.readByte() & 0xFF;
        int width = Header.width(header);
        try {
            if (!Header.isKnown(header, type.widest)) {
                throw new KryoException("unknown header 0x" + Integer.toHexString(header));
            }
            if ((long) size * width > Size.MAX) {
                throw new KryoException("too large for a vector");
            }
            InputStream in = Header.isVarints(header)
                    ? new PackedInputStream.Varints(input, header, Header.max(type.widest))
                    : new PackedInputStream.Fixed(input);
            int form = Header.ofFixed(width, Header.isSigned(header), type.widest);
            return type.readPackedFrom(in, size, width << 3, Header.isSigned(form));
        } catch (IOException e) {
            throw new KryoException(e);
        } catch (KryoException e) {
            throw type.trace(e, size + " elements of " + width + " bytes");
        }
    }
}
