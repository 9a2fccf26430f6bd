package io.github.compactvec;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collector;

/**
 * The ways to make a vector of a class, which are constructors and static methods and so have no type in common.
 *
 * @param <A> an array of the element type
 * @param <B> the element type, boxed
 * @param <S> a stream of the element type
 */
record Factories<V extends PackedVec, A, B, S>(
        Class<V> container,
        Supplier<V> empty,
        IntFunction<V> withCapacity,
        Function<A, V> of,
        OfRange<A, V> ofRange,
        Function<A, V> ofSorted,
        Function<Collection<B>, V> ofCollection,
        Function<S, V> ofStream,
        Supplier<Collector<B, ?, V>> collector,
        Function<int[], V> ofInts,
        Function<long[], V> ofLongs,
        Function<int[], V> ofUnsigned,
        Function<IntVec, V> ofIntVec,
        Function<LongVec, V> ofLongVec,
        Reader<V> reader) {

    /** A method {@code copyOf} of a range of an array. */
    interface OfRange<A, V> {
        V copyOf(A values, int from, int count);
    }

    /** A method {@code readPackedFrom}. */
    interface Reader<V> {
        V readPackedFrom(InputStream in, int size, int widthBits, boolean signed) throws IOException;
    }
}
