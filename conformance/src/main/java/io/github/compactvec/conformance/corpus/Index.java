package io.github.compactvec.conformance.corpus;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.compactvec.conformance.check.Shape;
import java.util.List;
import java.util.function.Function;

/**
 * An inverted index.
 *
 * @param <V> the type of the lists in it
 * @param classes the names of the classes; the id of a class is its position
 * @param terms the terms, in the order of their names
 */
@JsonPropertyOrder({"classes", "terms"})
public record Index<V>(List<String> classes, List<Term<V>> terms) {
    /** A whole index as one document. */
    public static final Shape SHAPE = new Shape(
            "index",
            (types, vector) -> types.constructParametricType(Index.class, vector),
            (index, vectors) -> Index.cast(index).map(vectors));

    /** The same index with other lists, each made from the one that was in its place. */
    public <W> Index<W> map(Function<? super V, ? extends W> function) {
        return new Index<>(
                classes, terms.stream().map(term -> term.<W>map(function)).toList());
    }

    @SuppressWarnings("unchecked") // the lists are only passed on
    private static Index<Object> cast(Object index) {
        return (Index<Object>) index;
    }
}
