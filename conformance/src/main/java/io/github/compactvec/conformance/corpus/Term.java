package io.github.compactvec.conformance.corpus;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.function.Function;

/**
 * A term of an index and where it occurs.
 *
 * @param <V> the type of the lists
 * @param name the term
 * @param classes the ids of the classes in which it occurs, ascending, each once
 * @param positions the numbers of its occurrences in the sequence of all occurrences of all terms, ascending
 */
@JsonPropertyOrder({"name", "classes", "positions"})
public record Term<V>(String name, V classes, V positions) {
    <W> Term<W> map(Function<? super V, ? extends W> function) {
        return new Term<>(name, function.apply(classes), function.apply(positions));
    }
}
