package io.github.compactvec.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** XML knows no arrays: what becomes of a property there follows from its being of a container type. */
class XmlTest {
    private static final XmlMapper MAPPER =
            XmlMapper.builder().addModule(new CompactVecModule()).build();

    static class Bean<T> {
        public T wrapped;

        @JacksonXmlElementWrapper(useWrapping = false)
        public T bare;

        @SuppressWarnings("NullAway.Init")
        Bean() {}

        Bean(T v) {
            wrapped = v;
            bare = v;
        }
    }

    @ParameterizedTest
    @EnumSource
    void isWrittenAndReadAsAnArrayIs(VecType type) throws IOException {
        for (long[] values : type.samples()) {
            String expected = write(new Bean<>(type.array(values)), type.array);
            assertEquals(expected, write(new Bean<>(type.vec(values)), type.vec));
            Bean<?> arrays = read(expected, type.array);
            Bean<?> vecs = read(expected, type.vec);
            assertEquals(VecType.elements(arrays.wrapped), VecType.elements(vecs.wrapped));
            assertEquals(VecType.elements(arrays.bare), VecType.elements(vecs.bare));
        }
    }

    private static String write(Bean<?> bean, Class<?> container) throws IOException {
        return MAPPER.writerFor(MAPPER.getTypeFactory().constructParametricType(Bean.class, container))
                .writeValueAsString(bean);
    }

    private static Bean<?> read(String xml, Class<?> container) throws IOException {
        return MAPPER.readValue(xml, MAPPER.getTypeFactory().constructParametricType(Bean.class, container));
    }
}
