package io.github.compactvec;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A container class: where its vectors come from, and what is to be expected of them. */
interface VecType extends Sequence.Factory {
    /** Every container. */
    static List<VecType> all() {
        return List.of(new IntVecSubject.Compact());
    }

    Element element();

    /** The class whose public methods the tests must cover. */
    Class<?> container();

    /** The least storage for a number of elements of a shape. */
    int trimmedBytes(int size, Element.Shape shape);

    VecSubject readPackedFrom(InputStream in, int size, int widthBits, boolean signed) throws IOException;

    @Override
    VecSubject empty();
}
