package io.github.compactvec.jackson3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.compactvec.SmallVec;
import io.github.compactvec.parity.VecType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a root is called, where Jackson is to write that: by the simple name of its class, as far as that is public. */
class RootNameTest {
    private final JsonMapper mapper =
            Formats.build(JsonMapper.builder(), b -> b.enable(SerializationFeature.WRAP_ROOT_VALUE));

    @Test
    void ofASmallVectorIsItsPublicName() {
        for (int capacity : new int[] {1, 2, 4, 8, 16}) {
            assertEquals("{\"SmallVec\":[1]}", mapper.writeValueAsString(SmallVec.copyOf(capacity, List.of(1))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofAVectorIsThatOfItsClass(VecType kind) {
        assertEquals("{\"" + kind.vec.getSimpleName() + "\":[1]}", mapper.writeValueAsString(kind.vec(1)));
    }

    @Test
    void ofOthersIsAsEver() {
        assertEquals("{\"ArrayList\":[1]}", mapper.writeValueAsString(new ArrayList<>(List.of(1))));
        assertEquals("{\"HashMap\":{}}", mapper.writeValueAsString(new HashMap<>()));
    }
}
