package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import java.io.IOException;
import java.io.InputStream;

/**
 * What the forms have to know of a type of vector, so that each form is written once for all of them. Keeps no state.
 *
 * @param <V> the type of vector
 * @param <A> the array that takes its elements, a chunk at a time, on their way between vector and message
 */
abstract sealed class VecType<V extends PrimitiveVec, A> {
    final Class<V> vector;

    /** The {@link Header} of elements of fixed width, where they are as wide as the element type. */
    final int widest;

    private VecType(Class<V> vector, int width, boolean signed) {
        this.vector = vector;
        this.widest = Header.of(width, signed);
    }

    /** Adds to an exception what was being read. */
    final KryoException trace(KryoException e, String elements) {
        e.addTrace(elements + " (" + vector.getName() + ")");
        return e;
    }

    // ---------------------------------------------------------------- vectors

    abstract V empty();

    /** A vector of all elements of a chunk. */
    abstract V copyOf(A chunk);

    abstract void addAll(V vec, A chunk, int count);

    abstract void copyTo(V vec, int from, A chunk, int count);

    /** Reads elements as they lie in a vector. */
    abstract V readPackedFrom(InputStream in, int size, int widthBits, boolean signed) throws IOException;

    /**
     * Does what {@link PackedForm#writeSmallest} does. That the form calls it here keeps the compiler from joining it with
     * the short path, which so is short enough to be compiled into the serializer of each type, and for that type alone.
     */
    abstract void writeSmallest(Output output, V vec, int size, int present) throws IOException;

    // ---------------------------------------------------------------- chunks

    abstract A chunk(int length);

    abstract void survey(A chunk, int count, Survey survey);

    /**
     * Writes elements as a {@link Header} says.
     *
     * @return how many bytes they take
     */
    abstract int encode(A chunk, int count, int header, byte[] bytes);

    // ---------------------------------------------------------------- as Kryo writes arrays

    // The methods for a single element obey the stream's setting for variable length as arrays do, and unlike the
    // bulk methods behind arrays they are the same in Kryo 4 and 5.

    /** Writes all elements. */
    abstract void write(Output output, V vec);

    /**
     * Reads elements.
     *
     * @param index the position of the first of them in the vector, for messages
     */
    abstract void read(Input input, A chunk, int count, int index);

    // ---------------------------------------------------------------- the types

    /** Types whose elements are {@code int}. */
    abstract static sealed class AnyInts<V extends IntVec> extends VecType<V, int[]> {
        private AnyInts(Class<V> vector) {
            super(vector, Integer.BYTES, true);
        }

        @Override
        final void writeSmallest(Output output, V vec, int size, int present) throws IOException {
            PackedForm.writeSmallest(this, output, vec, size, present);
        }

        @Override
        final void addAll(V vec, int[] chunk, int count) {
            vec.addAll(chunk, 0, count);
        }

        @Override
        final void copyTo(V vec, int from, int[] chunk, int count) {
            vec.copyTo(from, chunk, 0, count);
        }

        @Override
        final void write(Output output, V vec) {
            for (int i = 0, size = vec.size(); i < size; i++) {
                output.writeInt(vec.get(i), false);
            }
        }

        @Override
        final int[] chunk(int length) {
            return new int[length];
        }

        @Override
        final void survey(int[] chunk, int count, Survey survey) {
            survey.add(chunk, count);
        }

        @Override
        final int encode(int[] chunk, int count, int header, byte[] bytes) {
            int at = 0;
            for (int i = 0; i < count; i++) {
                at = Element.encode(chunk[i], header, bytes, at);
            }
            return at;
        }

        @Override
        final void read(Input input, int[] chunk, int count, int index) {
            for (int i = 0; i < count; i++) {
                chunk[i] = input.readInt(false);
            }
        }
    }

    static final class Ints extends AnyInts<CompactIntVec> {
        static final Ints TYPE = new Ints();

        private Ints() {
            super(CompactIntVec.class);
        }

        @Override
        CompactIntVec empty() {
            return new CompactIntVec();
        }

        @Override
        CompactIntVec copyOf(int[] chunk) {
            return CompactIntVec.copyOf(chunk);
        }

        @Override
        CompactIntVec readPackedFrom(InputStream in, int size, int widthBits, boolean signed) throws IOException {
            return CompactIntVec.readPackedFrom(in, size, widthBits, signed);
        }
    }

    static final class SmallInts extends AnyInts<SmallIntVec> {
        static final SmallInts TYPE = new SmallInts();

        private SmallInts() {
            super(SmallIntVec.class);
        }

        @Override
        SmallIntVec empty() {
            return new SmallIntVec();
        }

        @Override
        SmallIntVec copyOf(int[] chunk) {
            return SmallIntVec.copyOf(chunk);
        }

        @Override
        SmallIntVec readPackedFrom(InputStream in, int size, int widthBits, boolean signed) throws IOException {
            return SmallIntVec.readPackedFrom(in, size, widthBits, signed);
        }
    }

    /** Types whose elements are {@code long}, though perhaps of a smaller range. */
    abstract static sealed class AnyLongs<V extends LongVec> extends VecType<V, long[]> {
        private AnyLongs(Class<V> vector, int width, boolean signed) {
            super(vector, width, signed);
        }

        private long checked(long element, int index) {
            if (element < Header.min(widest) || element > Header.max(widest)) {
                throw new KryoException("element " + element + " at index " + index + " is not within "
                        + Header.min(widest) + " and " + Header.max(widest));
            }
            return element;
        }

        @Override
        final void writeSmallest(Output output, V vec, int size, int present) throws IOException {
            PackedForm.writeSmallest(this, output, vec, size, present);
        }

        @Override
        final void addAll(V vec, long[] chunk, int count) {
            vec.addAll(chunk, 0, count);
        }

        @Override
        final void copyTo(V vec, int from, long[] chunk, int count) {
            vec.copyTo(from, chunk, 0, count);
        }

        @Override
        final void write(Output output, V vec) {
            for (int i = 0, size = vec.size(); i < size; i++) {
                output.writeLong(vec.get(i), false);
            }
        }

        @Override
        final long[] chunk(int length) {
            return new long[length];
        }

        @Override
        final void survey(long[] chunk, int count, Survey survey) {
            survey.add(chunk, count);
        }

        @Override
        final int encode(long[] chunk, int count, int header, byte[] bytes) {
            int at = 0;
            for (int i = 0; i < count; i++) {
                at = Element.encode(chunk[i], header, bytes, at);
            }
            return at;
        }

        @Override
        final void read(Input input, long[] chunk, int count, int index) {
            for (int i = 0; i < count; i++) {
                chunk[i] = checked(input.readLong(false), index + i);
            }
        }
    }

    static final class UInts extends AnyLongs<CompactUIntVec> {
        static final UInts TYPE = new UInts();

        private UInts() {
            super(CompactUIntVec.class, Integer.BYTES, false);
        }

        @Override
        CompactUIntVec empty() {
            return new CompactUIntVec();
        }

        @Override
        CompactUIntVec copyOf(long[] chunk) {
            return CompactUIntVec.copyOf(chunk);
        }

        @Override
        CompactUIntVec readPackedFrom(InputStream in, int size, int widthBits, boolean signed) throws IOException {
            return CompactUIntVec.readPackedFrom(in, size, widthBits, signed);
        }
    }

    static final class Longs extends AnyLongs<CompactLongVec> {
        static final Longs TYPE = new Longs();

        private Longs() {
            super(CompactLongVec.class, Long.BYTES, true);
        }

        @Override
        CompactLongVec empty() {
            return new CompactLongVec();
        }

        @Override
        CompactLongVec copyOf(long[] chunk) {
            return CompactLongVec.copyOf(chunk);
        }

        @Override
        CompactLongVec readPackedFrom(InputStream in, int size, int widthBits, boolean signed) throws IOException {
            return CompactLongVec.readPackedFrom(in, size, widthBits, signed);
        }
    }

    static final class SmallLongs extends AnyLongs<SmallLongVec> {
        static final SmallLongs TYPE = new SmallLongs();

        private SmallLongs() {
            super(SmallLongVec.class, Long.BYTES, true);
        }

        @Override
        SmallLongVec empty() {
            return new SmallLongVec();
        }

        @Override
        SmallLongVec copyOf(long[] chunk) {
            return SmallLongVec.copyOf(chunk);
        }

        @Override
        SmallLongVec readPackedFrom(InputStream in, int size, int widthBits, boolean signed) throws IOException {
            return SmallLongVec.readPackedFrom(in, size, widthBits, signed);
        }
    }
}
