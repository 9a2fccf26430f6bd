package io.github.compactvec.conformance.check;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Documents inside a document.
 *
 * @param <V> the type of the vectors
 * @param first a document
 * @param extra a vector or nothing
 * @param rest more documents
 */
@JsonPropertyOrder({"first", "extra", "rest"})
public record Nest<V>(Doc<V> first, @Nullable V extra, List<Doc<V>> rest) {
    <W> Nest<W> map(Function<? super V, ? extends W> function) {
        return new Nest<>(
                first.map(function),
                extra == null ? null : function.apply(extra),
                rest.stream().map(doc -> doc.<W>map(function)).toList());
    }
}
