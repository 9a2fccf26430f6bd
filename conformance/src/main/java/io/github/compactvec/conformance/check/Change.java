package io.github.compactvec.conformance.check;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.function.Function;

/**
 * One of two variants, written as an object from the variant's name to its vector, as Rust writes an enum.
 *
 * @param <V> the type of the vector
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Change.Added.class, name = "Added"),
    @JsonSubTypes.Type(value = Change.Removed.class, name = "Removed")
})
public sealed interface Change<V> {
    /** The same variant of another vector. */
    <W> Change<W> map(Function<? super V, ? extends W> function);

    /**
     * The first variant.
     *
     * @param <V> the type of the vector
     * @param ids the vector
     */
    record Added<V>(@JsonValue V ids) implements Change<V> {
        /** For Jackson. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Added {}

        @Override
        public <W> Change<W> map(Function<? super V, ? extends W> function) {
            return new Added<>(function.apply(ids));
        }
    }

    /**
     * The second variant.
     *
     * @param <V> the type of the vector
     * @param ids the vector
     */
    record Removed<V>(@JsonValue V ids) implements Change<V> {
        /** For Jackson. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Removed {}

        @Override
        public <W> Change<W> map(Function<? super V, ? extends W> function) {
            return new Removed<>(function.apply(ids));
        }
    }
}
