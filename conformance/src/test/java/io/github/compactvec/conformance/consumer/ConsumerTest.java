package io.github.compactvec.conformance.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.minlog.Log;
import com.esotericsoftware.reflectasm.ConstructorAccess;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.jackson.CompactVecModule;
import io.github.compactvec.kryo.CompactVecKryo;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objenesis.Objenesis;

/**
 * Compiles a program that uses the library and runs it in a JVM of its own: on the module path, where it sees only what
 * modules export and Jackson finds its module through {@code provides}, and on the class path.
 *
 * <p>The library is where this test found it: in its jars in a build that packages them, such as {@code mvn verify}.
 */
class ConsumerTest {
    private static final String PROGRAM = """
            package consumer;

            import com.esotericsoftware.kryo.Kryo;
            import com.esotericsoftware.kryo.io.Input;
            import com.esotericsoftware.kryo.io.Output;
            import com.fasterxml.jackson.databind.ObjectMapper;
            import io.github.compactvec.CompactIntVec;
            import io.github.compactvec.CompactLongVec;
            import io.github.compactvec.CompactUIntVec;
            import io.github.compactvec.InlineCapacity;
            import io.github.compactvec.SmallIntVec;
            import io.github.compactvec.SmallLongVec;
            import io.github.compactvec.SmallVec;
            import io.github.compactvec.kryo.CompactVecKryo;
            import java.util.List;

            public final class Consumer {
                public record Doc(
                        String title,
                        CompactIntVec tags,
                        CompactUIntVec hashes,
                        CompactLongVec times,
                        SmallIntVec ids,
                        SmallLongVec sizes,
                        @InlineCapacity(2) SmallVec<String> names) {}

                public static void main(String[] args) throws Exception {
                    Doc doc = new Doc(
                            "pi",
                            CompactIntVec.of(3, 14, -159),
                            CompactUIntVec.of(0xDEAD_BEEFL),
                            CompactLongVec.of(-1, 1_700_000_000_000L),
                            SmallIntVec.of(7, -300),
                            SmallLongVec.of(1L << 40),
                            SmallVec.of("a", "b", "c"));
                    ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();
                    String json = mapper.writeValueAsString(doc);
                    Doc read = mapper.readValue(json, Doc.class);

                    Kryo kryo = new Kryo();
                    CompactVecKryo.register(kryo);
                    Output output = new Output(64, -1);
                    List<Object> vectors = List.of(
                            read.tags(), read.hashes(), read.times(), read.ids(), read.sizes(), read.names());
                    for (Object vector : vectors) {
                        kryo.writeClassAndObject(output, vector);
                    }
                    Input input = new Input(output.toBytes());

                    System.out.println(Consumer.class.getModule().getName() + " " + json + " " + doc.equals(read));
                    for (Object written : vectors) {
                        Object vector = kryo.readClassAndObject(input);
                        String name = vector instanceof SmallVec<?> small
                                ? "SmallVec of " + small.inlineCapacity()
                                : vector.getClass().getSimpleName();
                        System.out.println(name + " " + vector + " " + vector.equals(written));
                    }
                }
            }
            """;

    private static final String MODULE = """
            module consumer {
                requires io.github.compactvec;
                requires io.github.compactvec.jackson;
                requires io.github.compactvec.kryo;

                opens consumer to com.fasterxml.jackson.databind;
            }
            """;

    private static final String RESULT = """
            {"title":"pi","tags":[3,14,-159],"hashes":[3735928559],"times":[-1,1700000000000],\
            "ids":[7,-300],"sizes":[1099511627776],"names":["a","b","c"]} true
            CompactIntVec [3, 14, -159] true
            CompactUIntVec [3735928559] true
            CompactLongVec [-1, 1700000000000] true
            SmallIntVec [7, -300] true
            SmallLongVec [1099511627776] true
            SmallVec of 2 [a, b, c] true""";

    @TempDir
    Path folder;

    @Test
    void onTheModulePath() throws Exception {
        Path classes = compile(
                "--module-path", libraries(), write("Consumer.java", PROGRAM), write("module-info.java", MODULE));
        String path = classes + File.pathSeparator + libraries();
        assertEquals("consumer " + RESULT, run("--module-path", path, "--module", "consumer/consumer.Consumer"));
    }

    @Test
    void onTheClassPath() throws Exception {
        Path classes = compile("--class-path", libraries(), write("Consumer.java", PROGRAM));
        String path = classes + File.pathSeparator + libraries();
        assertEquals("null " + RESULT, run("--class-path", path, "consumer.Consumer"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path compile(String pathOption, String path, Path... sources) throws IOException {
        Path classes = folder.resolve("classes");
        List<String> options = List.of(
                "--release", "17", "-Xlint:all,-requires-automatic", "-d", classes.toString(), pathOption, path);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            assertTrue(
                    compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(sources))
                            .call(),
                    messages::toString);
        }
        return classes;
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        Path errors = folder.resolve("errors");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), () -> output + read(errors));
        return output.strip().replace(System.lineSeparator(), "\n");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The library and what it needs, each where this test found it. */
    private static String libraries() {
        return Stream.of(
                        CompactIntVec.class,
                        CompactVecModule.class,
                        CompactVecKryo.class,
                        NullMarked.class,
                        ObjectMapper.class,
                        JsonFactory.class,
                        JsonProperty.class,
                        Kryo.class,
                        ConstructorAccess.class,
                        Objenesis.class,
                        Log.class)
                .map(ConsumerTest::location)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
