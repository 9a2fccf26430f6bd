package io.github.compactvec.jackson3;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.json.JsonMapper;

/** Lists that are views of vectors are written and read as lists. */
class ListConverterTest {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(new CompactVecModule()).build();

    record Doc(
            @JsonDeserialize(converter = IntListConverter.class)
            List<Integer> tags,

            @JsonDeserialize(converter = LongListConverter.class)
            List<Long> times,

            @JsonDeserialize(contentConverter = IntListConverter.class)
            Map<String, List<Integer>> byName) {}

    @Test
    void readsViewsOfVectors() {
        String json = "{\"tags\":[1,300],\"times\":[5000000000],\"byName\":{\"a\":[7]}}";
        Doc doc = MAPPER.readValue(json, Doc.class);
        assertEquals(new Doc(List.of(1, 300), List.of(5_000_000_000L), Map.of("a", List.of(7))), doc);
        assertEquals(CompactIntVec.of(1).asList().getClass(), doc.tags.getClass());
        assertEquals(CompactLongVec.of(1).asList().getClass(), doc.times.getClass());
        assertEquals(
                CompactIntVec.of(1).asList().getClass(),
                requireNonNull(doc.byName.get("a")).getClass());
        assertEquals(json, MAPPER.writeValueAsString(doc));
        doc.tags.add(2);
        assertEquals(List.of(1, 300, 2), doc.tags);
    }

    @Test
    void readsWhatAVectorReads() {
        assertNull(MAPPER.readValue("{\"tags\":null}", Doc.class).tags);
        assertEquals(List.of(5, 6), MAPPER.readValue("{\"tags\":[\"5\",6]}", Doc.class).tags);
        InputCoercionException e = assertThrows(
                InputCoercionException.class, () -> MAPPER.readValue("{\"tags\":[1,2147483648]}", Doc.class));
        assertEquals(1, e.getPath().get(1).getIndex());
    }
}
