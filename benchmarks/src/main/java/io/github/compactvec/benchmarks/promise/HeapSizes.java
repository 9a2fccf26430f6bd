package io.github.compactvec.benchmarks.promise;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.benchmarks.Tier;
import io.github.compactvec.benchmarks.promise.Figure.Kind;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.openjdk.jol.info.GraphLayout;

/** Bytes that containers retain on the heap, as JOL finds them in the JVM that runs this. */
final class HeapSizes {
    /** Each made of an array, and trimmed. */
    private static final Map<String, Function<int[], Object>> CONTAINERS = containers();

    private static final Tier[] TIERS = {Tier.U8, Tier.U16, Tier.U24, Tier.I31};

    private static final int[] LENGTHS = IntStream.concat(
                    IntStream.rangeClosed(0, 16), IntStream.of(24, 32, 64, 100, 1_000, 10_000, 100_000, 1_000_000))
            .toArray();

    /** JOL looks at every {@code Integer}. */
    private static final int LONGEST_BOXED = 1_000;

    /** What one container retains. */
    record Size(String container, Tier tier, int n, long bytes) {
        Figure figure() {
            return new Figure(Kind.HEAP, container, Map.of("n", String.valueOf(n), "tier", tier.name()));
        }
    }

    private HeapSizes() {}

    private static Map<String, Function<int[], Object>> containers() {
        Map<String, Function<int[], Object>> containers = new LinkedHashMap<>();
        containers.put("ArrayList<Integer>", HeapSizes::boxed);
        containers.put("int[]", int[]::clone);
        containers.put("fastutil", values -> IntArrayList.wrap(values.clone()));
        containers.put("CompactIntVec", CompactIntVec::copyOf);
        containers.put("SmallIntVec", SmallIntVec::of);
        return containers;
    }

    private static Object boxed(int[] values) {
        return new ArrayList<>(Arrays.stream(values).boxed().toList());
    }

    /** Prints all sizes as JSON. */
    public static void main(String[] args) throws IOException {
        List<Size> sizes = new ArrayList<>();
        for (Tier tier : TIERS) {
            for (int n : LENGTHS) {
                int[] values = tier.values(n);
                Map<String, Long> bytes = new LinkedHashMap<>();
                CONTAINERS.forEach((name, make) -> {
                    if (n <= LONGEST_BOXED || !name.equals("ArrayList<Integer>")) {
                        bytes.put(name, retained(make, values));
                    }
                });
                bytes.put(
                        "best vector",
                        Math.min(retained(CompactIntVec::copyOf, values), retained(SmallIntVec::of, values)));
                bytes.forEach((name, size) -> sizes.add(new Size(name, tier, n, size)));
            }
        }
        System.out.println(JsonMapper.builder().build().writeValueAsString(sizes));
    }

    /** What one instance retains beyond what it shares with another, such as cached {@code Integer}s. */
    static long retained(Function<int[], Object> make, int[] values) {
        Object one = make.apply(values);
        Object other = make.apply(values);
        return GraphLayout.parseInstance(one, other).totalSize()
                - GraphLayout.parseInstance(other).totalSize();
    }

    /** Measures in a JVM of a JDK. */
    static List<Size> measure(Jdk jdk) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        jdk.java().toString(),
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+EnableDynamicAgentLoading",
                        "-Djdk.attach.allowAttachSelf=true",
                        "-Djol.magicFieldOffset=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeapSizes.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream out = process.getInputStream()) {
            byte[] answer = out.readAllBytes();
            if (process.waitFor() != 0) {
                throw new IOException("measuring heap sizes failed on JDK " + jdk.version());
            }
            return JsonMapper.builder().build().readValue(answer, new TypeReference<>() {});
        } finally {
            process.destroy();
        }
    }

    static Map<Figure, Measured> figures(List<Size> sizes) {
        Map<Figure, Measured> figures = new HashMap<>();
        sizes.forEach(size -> figures.put(size.figure(), new Measured(List.of((double) size.bytes()), null)));
        return figures;
    }
}
