package io.github.compactvec.conformance.check;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.function.Function;

/**
 * A document with a vector in it.
 *
 * @param <V> the type of the vector
 * @param id any {@code u32}
 * @param name any text
 * @param ids the vector
 */
@JsonPropertyOrder({"id", "name", "ids"})
public record Doc<V>(long id, String name, V ids) {
    <W> Doc<W> map(Function<? super V, ? extends W> function) {
        return new Doc<>(id, name, function.apply(ids));
    }
}
