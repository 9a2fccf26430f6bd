package io.github.compactvec.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;
import io.github.compactvec.CompactIntVec;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    @Test
    void isWrittenAndReadAsAnArrayIs() throws IOException {
        for (int[] array : List.of(new int[0], new int[] {5}, new int[] {1, 300, -5})) {
            String expected = write(new Bean<>(array), int[].class);
            assertEquals(expected, write(new Bean<>(CompactIntVec.of(array)), CompactIntVec.class));
            Bean<?> arrays = read(expected, int[].class);
            Bean<?> vecs = read(expected, CompactIntVec.class);
            assertEquals(Outcome.elements(arrays.wrapped), Outcome.elements(vecs.wrapped));
            assertEquals(Outcome.elements(arrays.bare), Outcome.elements(vecs.bare));
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
