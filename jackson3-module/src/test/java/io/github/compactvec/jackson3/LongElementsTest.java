package io.github.compactvec.jackson3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.LongVec;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;
import tools.jackson.databind.util.StdConverter;

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

    @Test
    void areStringsWhereAListHasThem() {
        JsonMapper mapper = Formats.json();
        assertEquals(TEXT, mapper.writeValueAsString(LIST_DOC));
        assertEquals(TEXT, mapper.writeValueAsString(DOC));
        assertEquals(DOC, mapper.readValue(TEXT, Doc.class));
    }

    @Test
    void areStringsOnceIfAllNumbersAre() {
        JsonMapper mapper =
                Formats.build(JsonMapper.builder(), b -> b.enable(JsonWriteFeature.WRITE_NUMBERS_AS_STRINGS));
        assertEquals(mapper.writeValueAsString(LIST_DOC), mapper.writeValueAsString(DOC));
    }

    @Test
    void areStringsIfEveryLongIs() {
        for (JsonMapper mapper : List.of(
                Formats.build(
                        JsonMapper.builder(),
                        b -> b.withConfigOverride(
                                Long.class, o -> o.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))),
                Formats.build(
                        JsonMapper.builder(),
                        b -> b.addModule(new SimpleModule().addSerializer(Long.class, ToStringSerializer.instance))))) {
            assertEquals(mapper.writeValueAsString(LIST_DOC), mapper.writeValueAsString(DOC));
            assertEquals("[\"1\",\"-2\"]", mapper.writeValueAsString(CompactLongVec.of(1, -2)));
        }
    }

    static class ToHex extends StdConverter<Long, String> {
        @Override
        public String convert(Long value) {
            return Long.toHexString(value);
        }
    }

    record Converted<T>(
            @JsonSerialize(contentConverter = ToHex.class) T v) {}

    static class NotZero extends StdSerializer<Long> {
        NotZero() {
            super(Long.class);
        }

        @Override
        public void serialize(Long value, JsonGenerator g, SerializationContext ctxt) {
            if (value == 0) {
                throw new IllegalArgumentException("zero");
            }
            g.writeNumber(value);
        }
    }

    record Failing<T>(
            @JsonSerialize(contentUsing = NotZero.class) T v) {}

    @Test
    void areWrittenByWhatTheirPropertyAsksFor() {
        JsonMapper mapper = Formats.json();
        assertEquals("{\"v\":[\"ff\",\"0\"]}", mapper.writeValueAsString(new Converted<>(CompactLongVec.of(255, 0))));
        assertEquals("{\"v\":[1,2]}", mapper.writeValueAsString(new Failing<>(CompactLongVec.of(1, 2))));
        DatabindException e = assertThrows(
                DatabindException.class, () -> mapper.writeValueAsString(new Failing<>(CompactLongVec.of(1, 0))));
        assertEquals("v", e.getPath().get(0).getPropertyName());
        assertEquals(1, e.getPath().get(1).getIndex());
    }

    static class ArrayDoc {
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        public long[] v = {ODD};
    }

    /** The reason not to follow arrays here: the annotation would do nothing. */
    @Test
    void areNumbersInArraysWhateverTheirShape() {
        assertEquals("{\"v\":[9007199254740993]}", Formats.json().writeValueAsString(new ArrayDoc()));
    }

    record Any(Object v) {}

    /** What is typed is the vector. */
    @Test
    void haveNoTypeEvenAsStrings() {
        JsonMapper mapper = Formats.build(
                JsonMapper.builder(),
                b -> b.activateDefaultTyping(
                                BasicPolymorphicTypeValidator.builder()
                                        .allowIfBaseType(Object.class)
                                        .build(),
                                DefaultTyping.NON_FINAL,
                                JsonTypeInfo.As.WRAPPER_ARRAY)
                        .addModule(new SimpleModule().addSerializer(Long.class, ToStringSerializer.instance)));
        Any any = new Any(CompactLongVec.of(ODD, -ODD));
        String written = mapper.writeValueAsString(any);
        assertTrue(
                written.contains("[\"%s\",[\"9007199254740993\",\"-9007199254740993\"]]"
                        .formatted(CompactLongVec.class.getName())),
                written);
        assertEquals(any, mapper.readValue(written, Any.class));
    }
}
