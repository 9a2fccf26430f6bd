package io.github.compactvec.jackson3;

import io.github.compactvec.CompactLongVec;
import java.util.List;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.util.StdConverter;

/**
 * Puts a {@link CompactLongVec} behind a property that has to remain a {@code List<Long>}.
 *
 * <pre>{@code
 * record Doc(@JsonDeserialize(converter = LongListConverter.class) List<Long> tags) {}
 * }</pre>
 *
 * <p>What is read is the vector's live view ({@link CompactLongVec#asList()}): a mutable list that takes what the vector
 * takes, boxes each element when it is asked for it, and holds no nulls. What input is accepted is as for the vector; it is
 * written as any list is. Named as {@link JsonDeserialize#converter()}, or as {@link JsonDeserialize#contentConverter()}
 * where lists are the content of another container.
 */
public final class LongListConverter extends StdConverter<CompactLongVec, List<Long>> {
    /** Makes the converter. It has no state. */
    public LongListConverter() {}

    /**
     * The view of a vector, in constant time.
     *
     * @param vec what was read
     * @return a live view of it, which keeps it
     * @throws NullPointerException if {@code vec} is null
     */
    @Override
    public List<Long> convert(CompactLongVec vec) {
        return vec.asList();
    }
}
