package io.github.compactvec.benchmarks.promise;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.compactvec.benchmarks.ReadBenchmark;
import io.github.compactvec.benchmarks.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The benchmarks in {@code benchmarks/rust}, over the same values and in the same order. */
final class RustPeer {
    private static final String PROGRAM = "compactvec-bench";

    private final Path program;

    private RustPeer(Path program) {
        this.program = program;
    }

    /**
     * Builds the program.
     *
     * @param folder the crate
     * @throws IOException if there is no cargo, or the build fails; the message says which
     */
    static RustPeer build(Path folder) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("cargo", "build", "--release", "--locked", "--quiet")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new IOException("cargo cannot be run: " + e.getMessage(), e);
        }
        String output = outputOf(process);
        if (process.exitValue() != 0) {
            throw new IOException("cargo build failed: " + output.strip());
        }
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return new RustPeer(folder.resolve("target/release").resolve(windows ? PROGRAM + ".exe" : PROGRAM));
    }

    /** The version of the compiler, in one line. */
    static String compiler() throws IOException, InterruptedException {
        return outputOf(new ProcessBuilder("rustc", "--version")
                        .redirectErrorStream(true)
                        .start())
                .strip();
    }

    /** Measures tasks one after the other. */
    Map<Figure, Measured> measure(Collection<Figure> figures, Effort effort) throws IOException, InterruptedException {
        Map<Figure, Measured> measured = new HashMap<>();
        for (Figure figure : figures) {
            measured.put(figure, measure(figure, effort));
        }
        return measured;
    }

    private Measured measure(Figure figure, Effort effort) throws IOException, InterruptedException {
        int n = Integer.parseInt(figure.param("n"));
        Path data = Files.createTempFile("compactvec", ".bin");
        try {
            Files.write(data, data(Tier.valueOf(figure.param("tier")), n));
            List<String> command = new ArrayList<>(List.of(program.toString(), data.toString()));
            command.add(figure.name());
            command.add(String.valueOf(effort.samples()));
            command.add(String.valueOf(effort.millis()));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String output = outputOf(process);
            if (process.exitValue() != 0) {
                throw new IOException(PROGRAM + " failed: " + figure);
            }
            List<Double> samples = JsonMapper.builder().build().readValue(output, new TypeReference<>() {});
            return new Measured(samples, null);
        } finally {
            Files.delete(data);
        }
    }

    /** How many values there are and the values, how many indexes there are to read them by and the indexes. */
    static byte[] data(Tier tier, int n) {
        int[] values = tier.values(n);
        int[] indexes = ReadBenchmark.indexes(n);
        ByteBuffer data = ByteBuffer.allocate(Integer.BYTES * (2 + values.length + indexes.length))
                .order(ByteOrder.LITTLE_ENDIAN);
        data.putInt(values.length);
        data.asIntBuffer().put(values);
        data.position(Integer.BYTES * (1 + values.length));
        data.putInt(indexes.length);
        data.asIntBuffer().put(indexes);
        return data.array();
    }

    private static String outputOf(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        try (InputStream out = process.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return text;
        } finally {
            process.destroy();
        }
    }
}
