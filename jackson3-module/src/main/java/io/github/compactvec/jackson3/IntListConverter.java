package io.github.compactvec.jackson3;

import io.github.compactvec.CompactIntVec;
import java.util.List;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.util.StdConverter;

/**
 * Puts a {@link CompactIntVec} behind a property that has to remain a {@code List<Integer>}.
 *
 * <pre>{@code
 * record Doc(@JsonDeserialize(converter = IntListConverter.class) List<Integer> tags) {}
 * }</pre>
 *
 * <p>What is read is the vector's live view ({@link CompactIntVec#asList()}): a mutable list that takes what the vector
 * takes, boxes each element when it is asked for it, and holds no nulls. What input is accepted is as for the vector; it is
 * written as any list is. Named as {@link JsonDeserialize#converter()}, or as {@link JsonDeserialize#contentConverter()}
 * where lists are the content of another container.
 */
public final class IntListConverter extends StdConverter<CompactIntVec, List<Integer>> {
    /** Makes the converter. It has no state. */
    public IntListConverter() {}

    /**
     * The view of a vector, in constant time.
     *
     * @param vec what was read
     * @return a live view of it, which keeps it
     * @throws NullPointerException if {@code vec} is null
     */
    @Override
    public List<Integer> convert(CompactIntVec vec) {
        return vec.asList();
    }
}
