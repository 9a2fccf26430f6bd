package io.github.compactvec.jackson3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.SmallByteVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallVec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/** What an application with Spring Boot 4 has to say, so that its mapper knows the vectors. */
class SpringBootTest {

    @EnableAutoConfiguration
    static class Bare {}

    @EnableAutoConfiguration
    static class WithBean {
        @Bean
        CompactVecModule compactVecModule() {
            return new CompactVecModule();
        }
    }

    private static ConfigurableApplicationContext start(Class<?> application, String... properties) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(properties)
                .properties("logging.level.root=WARN")
                .run();
    }

    record Vecs(
            String title,
            CompactIntVec ints,
            SmallIntVec few,
            CompactUIntVec unsigned,
            @JsonFormat(shape = JsonFormat.Shape.STRING) CompactLongVec longs,
            SmallVec<String> names,
            SmallByteVec payload,
            Map<String, List<CompactIntVec>> nested) {}

    @SuppressWarnings("ArrayRecordComponent") // Only ever written.
    record Arrays(
            String title,
            int[] ints,
            int[] few,
            long[] unsigned,
            @JsonFormat(shape = JsonFormat.Shape.STRING) List<Long> longs,
            List<String> names,
            byte[] payload,
            Map<String, List<int[]>> nested) {}

    private static final Vecs VECS = new Vecs(
            "pi",
            CompactIntVec.of(3, 14, 159, -70_000),
            SmallIntVec.of(1),
            CompactUIntVec.of(4_000_000_000L),
            CompactLongVec.of(1L << 60),
            SmallVec.of("a", "b"),
            SmallByteVec.of((byte) 1, (byte) -1),
            Map.of("k", List.of(CompactIntVec.of(1, 2), CompactIntVec.of())));

    private static final Arrays ARRAYS = new Arrays(
            "pi",
            new int[] {3, 14, 159, -70_000},
            new int[] {1},
            new long[] {4_000_000_000L},
            List.of(1L << 60),
            List.of("a", "b"),
            new byte[] {1, -1},
            Map.of("k", List.of(new int[] {1, 2}, new int[0])));

    private static boolean knowsTheModule(JsonMapper mapper) {
        return mapper.registeredModules().stream().anyMatch(CompactVecModule.class::isInstance);
    }

    /** Nothing: Spring looks for all modules there are, and takes those that are beans. */
    @ParameterizedTest
    @ValueSource(classes = {Bare.class, WithBean.class})
    void readsAndWrites(Class<?> application) {
        try (ConfigurableApplicationContext context = start(application)) {
            JsonMapper mapper = context.getBean(JsonMapper.class);
            assertTrue(knowsTheModule(mapper));
            String json = mapper.writeValueAsString(VECS);
            assertEquals(mapper.writeValueAsString(ARRAYS), json);
            assertEquals(VECS, mapper.readValue(json, Vecs.class));
            // As Spring Boot sets its mapper.
            assertEquals(VECS, mapper.readValue("{\"unknown\":1," + json.substring(1), Vecs.class));
        }
    }

    @Test
    void takesTheBeanWhereItIsNotToLook() {
        String property = "spring.jackson.find-and-add-modules=false";
        try (ConfigurableApplicationContext context = start(Bare.class, property)) {
            assertFalse(knowsTheModule(context.getBean(JsonMapper.class)));
        }
        try (ConfigurableApplicationContext context = start(WithBean.class, property)) {
            JsonMapper mapper = context.getBean(JsonMapper.class);
            assertTrue(knowsTheModule(mapper));
            assertEquals(VECS, mapper.readValue(mapper.writeValueAsString(VECS), Vecs.class));
        }
    }

    /** What controllers return and receive goes this way, if Spring has made it with the mapper of the application. */
    @Test
    void isInTheBodiesOfRequestsAndResponses() throws IOException {
        try (ConfigurableApplicationContext context = start(Bare.class)) {
            HttpMessageConverters.ServerBuilder builder = HttpMessageConverters.forServer();
            context.getBeanProvider(ServerHttpMessageConvertersCustomizer.class)
                    .orderedStream()
                    .forEach(customizer -> customizer.customize(builder));
            JacksonJsonHttpMessageConverter converter = StreamSupport.stream(
                            builder.build().spliterator(), false)
                    .filter(JacksonJsonHttpMessageConverter.class::isInstance)
                    .map(JacksonJsonHttpMessageConverter.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertSame(context.getBean(JsonMapper.class), converter.getMapper());
            Body ofArrays = new Body();
            converter.write(ARRAYS, MediaType.APPLICATION_JSON, ofArrays);
            Body ofVecs = new Body();
            converter.write(VECS, MediaType.APPLICATION_JSON, ofVecs);
            assertEquals(ofArrays.toString(), ofVecs.toString());
            assertEquals(VECS, converter.read(Vecs.class, ofVecs.received()));
        }
    }

    @Test
    void followsThePropertiesOfTheApplication() {
        try (ConfigurableApplicationContext context = start(
                Bare.class,
                "spring.jackson.serialization.write-single-elem-arrays-unwrapped=true",
                "spring.jackson.deserialization.accept-single-value-as-array=true",
                "spring.jackson.default-property-inclusion=non_empty")) {
            JsonMapper mapper = context.getBean(JsonMapper.class);
            record Few(SmallIntVec one, CompactIntVec none) {}
            String json = mapper.writeValueAsString(new Few(SmallIntVec.of(7), CompactIntVec.of()));
            assertEquals("{\"one\":7}", json);
            assertEquals(SmallIntVec.of(7), mapper.readValue(json, Few.class).one);
            assertEquals(mapper.writeValueAsString(ARRAYS), mapper.writeValueAsString(VECS));
        }
    }

    /** Of a response, which is that of a request when read. */
    private static final class Body implements HttpOutputMessage {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final HttpHeaders headers = new HttpHeaders();

        @Override
        public OutputStream getBody() {
            return bytes;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        HttpInputMessage received() {
            return new HttpInputMessage() {
                @Override
                public InputStream getBody() {
                    return new ByteArrayInputStream(bytes.toByteArray());
                }

                @Override
                public HttpHeaders getHeaders() {
                    return headers;
                }
            };
        }

        @Override
        public String toString() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
