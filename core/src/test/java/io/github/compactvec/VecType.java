package io.github.compactvec;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/** A container class: where its vectors come from, and what is to be expected of them. */
interface VecType extends Sequence.Factory {
    /** Every container. */
    static List<VecType> all() {
        return List.of(
                IntVecSubject.COMPACT,
                IntVecSubject.SMALL,
                LongVecSubject.UINT,
                LongVecSubject.LONG,
                LongVecSubject.SMALL);
    }

    Element element();

    /** The ways to make one. */
    Factories<? extends PackedVec, ?, ?, ?> make();

    /** The class whose public methods the tests must cover. */
    default Class<?> container() {
        return make().container();
    }

    /** The bytes that vectors have for elements of their own. */
    default int inlineBytes() {
        return container().getSimpleName().startsWith("Small") ? 16 : 0;
    }

    /** The bytes of a vector, without its buffer. */
    default int objectBytes() {
        return 24 + inlineBytes();
    }

    /** What is in the field for the buffer of a vector that has none. */
    default byte[] noBuffer() {
        return inlineBytes() > 0 ? Growth.INLINE : Growth.EMPTY;
    }

    /** The form of the widest elements. */
    default int widest() {
        Element.Shape widest = element().widest();
        return Form.of(widest.bytes(), widest.signed());
    }

    /** What stands for the type in a serialized vector. */
    default int serialized() {
        return widest() + (inlineBytes() > 0 ? 16 : 0);
    }

    /** Every form that vectors of this type can have. */
    default int[] forms() {
        return element().shapes().stream()
                .mapToInt(shape -> Form.of(shape.bytes(), shape.signed()))
                .toArray();
    }

    /** Each type with each of its forms. */
    static Stream<Arguments> typesAndForms() {
        return all().stream().flatMap(type -> Arrays.stream(type.forms()).mapToObj(form -> Arguments.of(type, form)));
    }

    /**
     * The least storage for a number of elements of a shape: the inline bytes, or no byte but what a load of the last
     * one touches.
     */
    default int trimmedBytes(int size, Element.Shape shape) {
        return size * shape.bytes() <= inlineBytes()
                ? inlineBytes()
                : (size - 1) * shape.bytes() + (shape.bytes() <= 4 ? 4 : 8);
    }

    /** The values as an array of the kind that the container takes. */
    Object array(long... values);

    /** A vector of an {@link #array}, and nothing else allocated. */
    PackedVec ofArray(Object array);

    VecSubject readPackedFrom(InputStream in, int size, int widthBits, boolean signed) throws IOException;

    @Override
    VecSubject empty();

    @Override
    VecSubject withCapacity(int capacity);

    @Override
    VecSubject of(long... values);

    @Override
    VecSubject copyOf(long[] values);

    @Override
    VecSubject copyOf(long[] values, int from, int count);

    @Override
    VecSubject copyOf(Sequence values);

    @Override
    VecSubject copyOf(Collection<@Nullable Number> values);

    @Override
    VecSubject copyOf(LongStream values);

    @Override
    VecSubject copyOfSorted(long... values);

    @Override
    VecSubject copyOfUnsigned(long[] values);

    @Override
    Collector<Number, ?, VecSubject> toVec();
}
