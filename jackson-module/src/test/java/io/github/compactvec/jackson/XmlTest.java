package io.github.compactvec.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;
import io.github.compactvec.SmallVec;
import io.github.compactvec.parity.Contents;
import io.github.compactvec.parity.ElementKind;
import io.github.compactvec.parity.VecType;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Function;
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
            assertEquals(Contents.of(arrays.wrapped), Contents.of(vecs.wrapped));
            assertEquals(Contents.of(arrays.bare), Contents.of(vecs.bare));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isWrittenAndReadAsAListIs(ElementKind kind) {
        JavaType list = MAPPER.constructType(kind.listType(List.class));
        JavaType vec = MAPPER.constructType(kind.listType(SmallVec.class));
        List<List<?>> lists = kind.lists();
        for (int i = 0; i < lists.size(); i++) {
            Bean<?> ofList = new Bean<>(lists.get(i));
            Bean<?> ofVec = new Bean<>(kind.vecs().toList().get(i));
            for (Function<Bean<?>, ?> property :
                    List.<Function<Bean<?>, ?>>of(bean -> bean.wrapped, bean -> bean.bare)) {
                assertEquals(
                        Jackson2.outcome(() -> property.apply(read(write(ofList, list), list))), Jackson2.outcome(() ->
                                (SmallVec<?>) property.apply(read(write(ofVec, vec), vec))));
            }
        }
    }

    private static String write(Bean<?> bean, Type container) throws IOException {
        return MAPPER.writerFor(
                        MAPPER.getTypeFactory().constructParametricType(Bean.class, MAPPER.constructType(container)))
                .writeValueAsString(bean);
    }

    private static Bean<?> read(String xml, Type container) throws IOException {
        return MAPPER.readValue(
                xml, MAPPER.getTypeFactory().constructParametricType(Bean.class, MAPPER.constructType(container)));
    }
}
