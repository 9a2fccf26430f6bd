package io.github.compactvec.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A field of ten million elements passes through a heap in which, as a list, it has no place: through that of a program
 * that reads the {@link HugeDocument} and writes it again.
 */
public abstract class HugeFieldContract {
    private static final int COUNT = 10_000_000;
    private static final String HEAP = "-Xmx96m";

    private final Class<?> program;

    /**
     * Makes the test.
     *
     * @param program takes the class of the field, or {@code List} and the class of its elements; how many elements; how
     *     many bits the greatest of them take; and ends with a code of {@link HugeDocument}
     */
    protected HugeFieldContract(Class<?> program) {
        this.program = program;
    }

    static Stream<Arguments> vecs() {
        return Stream.of(
                Arguments.of(CompactIntVec.class, 8),
                Arguments.of(CompactIntVec.class, 16),
                Arguments.of(CompactIntVec.class, 24),
                Arguments.of(CompactIntVec.class, 31),
                Arguments.of(SmallIntVec.class, 16),
                Arguments.of(CompactUIntVec.class, 32),
                Arguments.of(CompactLongVec.class, 24),
                Arguments.of(SmallLongVec.class, 32));
    }

    @ParameterizedTest
    @MethodSource("vecs")
    void isReadAndWrittenWithinMemory(Class<?> vec, int bits) throws IOException, InterruptedException {
        run(0, vec.getName(), bits);
    }

    @Test
    void wouldNotBeReadAsAList() throws IOException, InterruptedException {
        run(HugeDocument.NO_MEMORY_TO_READ, "List java.lang.Integer", 16);
    }

    private void run(int expected, String type, int bits) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseG1GC",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        type,
                        String.valueOf(COUNT),
                        String.valueOf(bits)))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(expected, process.waitFor(), output);
    }
}
