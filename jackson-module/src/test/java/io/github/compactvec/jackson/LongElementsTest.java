package io.github.compactvec.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.LongVec;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Elements as strings, for peers such as JavaScript whose numbers do not hold 64 bits: those of lists, not of arrays. */
class LongElementsTest {
    private static final long ODD = (1L << 53) + 1;

    record Doc(
            @JsonFormat(shape = JsonFormat.Shape.STRING) CompactLongVec ids,
            @JsonFormat(shape = JsonFormat.Shape.STRING) CompactUIntVec hashes,
            @JsonFormat(shape = JsonFormat.Shape.STRING) LongVec any,
            CompactLongVec plain) {}

    record ListDoc(
            @JsonFormat(shape = JsonFormat.Shape.STRING) List<Long> ids,
            @JsonFormat(shape = JsonFormat.Shape.STRING) List<Long> hashes,
            @JsonFormat(shape = JsonFormat.Shape.STRING) List<Long> any,
            List<Long> plain) {}

    private static final Doc DOC = new Doc(
            CompactLongVec.of(ODD, -ODD),
            CompactUIntVec.of(4_294_967_295L),
            CompactUIntVec.of(),
            CompactLongVec.of(ODD));

    private static final ListDoc LIST_DOC =
            new ListDoc(List.of(ODD, -ODD), List.of(4_294_967_295L), List.of(), List.of(ODD));

    private static final String TEXT =
            "{\"ids\":[\"9007199254740993\",\"-9007199254740993\"],\"hashes\":[\"4294967295\"],\"any\":[],"
                    + "\"plain\":[9007199254740993]}";

    private static JsonMapper.Builder builder() {
        return JsonMapper.builder().addModule(new CompactVecModule());
    }

    @Test
    void areStringsWhereAListHasThem() throws IOException {
        ObjectMapper mapper = builder().build();
        assertEquals(TEXT, mapper.writeValueAsString(LIST_DOC));
        assertEquals(TEXT, mapper.writeValueAsString(DOC));
        assertEquals(DOC, mapper.readValue(TEXT, Doc.class));
    }

    @Test
    void areStringsOnceIfAllNumbersAre() throws IOException {
        ObjectMapper mapper =
                builder().enable(JsonWriteFeature.WRITE_NUMBERS_AS_STRINGS).build();
        assertEquals(mapper.writeValueAsString(LIST_DOC), mapper.writeValueAsString(DOC));
    }

    record ArrayDoc(
            @JsonFormat(shape = JsonFormat.Shape.STRING) long[] v) {}

    /** The reason not to follow arrays here: the annotation would do nothing. */
    @Test
    void areNumbersInArraysWhateverTheirShape() throws IOException {
        assertEquals(
                "{\"v\":[9007199254740993]}", builder().build().writeValueAsString(new ArrayDoc(new long[] {ODD})));
    }

    /** Jackson types each {@code Long} in a list, and nothing in an array. */
    @Test
    @SuppressWarnings("deprecation") // EVERYTHING, the only typing that includes final types
    void haveNoTypeEvenAsStrings() throws IOException {
        ObjectMapper mapper = builder()
                .activateDefaultTyping(
                        BasicPolymorphicTypeValidator.builder()
                                .allowIfBaseType(Object.class)
                                .build(),
                        ObjectMapper.DefaultTyping.EVERYTHING,
                        JsonTypeInfo.As.WRAPPER_ARRAY)
                .build();
        String written = mapper.writeValueAsString(DOC);
        String ids = "\"ids\":[\"%s\",[\"9007199254740993\",\"-9007199254740993\"]]"
                .formatted(CompactLongVec.class.getName());
        assertTrue(written.contains(ids), written);
        assertEquals(DOC, mapper.readValue(written, Doc.class));
    }
}
