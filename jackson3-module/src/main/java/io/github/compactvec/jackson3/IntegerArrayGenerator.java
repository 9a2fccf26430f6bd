package io.github.compactvec.jackson3;

import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import tools.jackson.core.JacksonException;

/**
 * What a {@link tools.jackson.core.JsonGenerator} can do besides, so that vectors are written without a call for
 * each element. The serializers of {@link CompactVecModule} use it with any generator that implements it, wherever the
 * elements are to be written as an array of plain numbers.
 */
public interface IntegerArrayGenerator {
    /**
     * Writes a vector as an array, exactly as {@code writeStartArray(vec, vec.size())}, {@code writeNumber(int)} for each
     * element and {@code writeEndArray()} would, with the same exceptions. Linear, without allocation for each element.
     *
     * @param vec the elements
     * @throws JacksonException if the output fails, or an array may not stand here
     */
    void writeArray(IntVec vec);

    /**
     * Writes a vector as an array, exactly as {@code writeStartArray(vec, vec.size())}, {@code writeNumber(long)} for
     * each element and {@code writeEndArray()} would, with the same exceptions. Linear, without allocation for each
     * element.
     *
     * @param vec the elements
     * @throws JacksonException if the output fails, or an array may not stand here
     */
    void writeArray(LongVec vec);
}
