package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jol.info.GraphLayout;
import org.openjdk.jol.vm.VM;

/**
 * The bytes of small vectors beside those of what they replace, elements not counted, as JOL measures them; with each
 * kind of object headers that the JDK at hand has, so each time in a JVM of its own. The tables go to the test's output.
 */
class SmallSizesTest {
    private static final String USUAL_HEADERS = """
            headers of 12, n =      0    1    2    3    4    5    8    9   16   17
            ArrayList              40   80   80   80   80   80   80   80  128  128
            ArrayList, trimmed     40   48   48   56   56   64   72   80  104  112
            SmallVec of 1          24   24   48   56   56   64   72   80  104  112
            SmallVec of 2          32   32   32   64   64   72   80   88  112  120
            SmallVec of 4          40   40   40   40   40   80   88   96  120  128
            SmallVec of 8          56   56   56   56   56   56   56  112  136  144
            SmallVec of 16         88   88   88   88   88   88   88   88   88  176
            int[]                  16   24   24   32   32   40   48   56   80   88
            CompactIntVec          40   48   48   48   48   48   56   56   64   64
            SmallIntVec            40   40   40   40   40   40   40   40   40   80
            SmallLongVec           40   40   40   40   40   40   40   40   40   80
            SmallByteVec           40   40   40   40   40   40   40   40   40   40
            """;

    private static final String COMPACT_HEADERS = """
            headers of 8, n =       0    1    2    3    4    5    8    9   16   17
            ArrayList              40   80   80   80   80   80   80   80  128  128
            ArrayList, trimmed     40   40   48   48   56   56   72   72  104  104
            SmallVec of 1          24   24   48   48   56   56   72   72  104  104
            SmallVec of 2          24   24   24   48   56   56   72   72  104  104
            SmallVec of 4          32   32   32   32   32   64   80   80  112  112
            SmallVec of 8          48   48   48   48   48   48   48   96  128  128
            SmallVec of 16         80   80   80   80   80   80   80   80   80  160
            int[]                  16   16   24   24   32   32   48   48   80   80
            CompactIntVec          40   40   48   48   48   48   48   48   56   56
            SmallIntVec            40   40   40   40   40   40   40   40   40   72
            SmallLongVec           40   40   40   40   40   40   40   40   40   72
            SmallByteVec           40   40   40   40   40   40   40   40   40   40
            """;

    private static final int[] SIZES = {0, 1, 2, 3, 4, 5, 8, 9, 16, 17};

    static Stream<Arguments> headers() {
        Stream<Arguments> usual = Stream.of(Arguments.of(List.of(), USUAL_HEADERS));
        return Runtime.version().feature() < 25
                ? usual
                : Stream.concat(
                        usual, Stream.of(Arguments.of(List.of("-XX:+UseCompactObjectHeaders"), COMPACT_HEADERS)));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void sizes(List<String> options, String expected) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument ->
                        argument.startsWith("-D") || argument.startsWith("-XX") || argument.startsWith("--"))
                .toList());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Measure.class.getName()));
        Path output = Files.createTempFile("sizes", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            int exit = process.waitFor();
            String text = Files.readString(output);
            System.out.println(text);
            assertEquals(0, exit, text);
            assertEquals(expected, text);
        } finally {
            Files.delete(output);
        }
    }

    /** What the other JVM runs. */
    static final class Measure {
        private Measure() {}

        public static void main(String[] arguments) {
            row("headers of " + VM.current().objectHeaderSize() + ", n =", size -> size);
            measure("ArrayList", size -> {
                List<Integer> grown = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    grown.add(1);
                }
                return grown;
            });
            measure("ArrayList, trimmed", size -> new ArrayList<>(Collections.nCopies(size, 1)));
            for (int n : new int[] {1, 2, 4, 8, 16}) {
                measure("SmallVec of " + n, size -> SmallVec.copyOf(n, Collections.nCopies(size, 1)));
            }
            measure("int[]", size -> new int[size]);
            measure("CompactIntVec", size -> CompactIntVec.of(new int[size]));
            measure("SmallIntVec", size -> SmallIntVec.of(new int[size]));
            measure("SmallLongVec", size -> SmallLongVec.of(new long[size]));
            measure("SmallByteVec", size -> SmallByteVec.of(new byte[size]));
        }

        /** Without the elements of lists, which are all the same. */
        private static void measure(String name, IntFunction<Object> maker) {
            row(name, size -> {
                Object container = maker.apply(size);
                long bytes = GraphLayout.parseInstance(container).totalSize();
                boolean hasElements = container instanceof List<?> list && !list.isEmpty();
                return (int) bytes
                        - (hasElements ? (int) GraphLayout.parseInstance(1).totalSize() : 0);
            });
        }

        private static void row(String name, IntUnaryOperator cell) {
            StringBuilder row = new StringBuilder(String.format("%-20s", name));
            for (int size : SIZES) {
                row.append(String.format("%5d", cell.applyAsInt(size)));
            }
            System.out.println(row);
        }
    }
}
