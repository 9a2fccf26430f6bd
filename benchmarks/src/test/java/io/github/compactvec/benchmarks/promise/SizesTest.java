package io.github.compactvec.benchmarks.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.benchmarks.Tier;
import io.github.compactvec.benchmarks.promise.Figure.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SizesTest {
    @Test
    void everyHeapSizeOfAPromiseIsMeasured() throws IOException, InterruptedException {
        Jdk running = Objects.requireNonNull(Jdk.at(Path.of(System.getProperty("java.home"))));
        Map<Figure, Measured> sizes = HeapSizes.figures(HeapSizes.measure(running));
        for (Promise promise : Promises.all()) {
            for (Figure figure : List.of(promise.ours(), promise.peer())) {
                assertTrue(figure.kind() != Kind.HEAP || sizes.containsKey(figure), figure::toString);
            }
        }
        Figure array = new Figure(Kind.HEAP, "int[]", Map.of("n", "1000", "tier", "U8"));
        // A header of 12 or 16 bytes, the length and the elements.
        assertEquals(4016, Objects.requireNonNull(sizes.get(array)).median(), 8);
    }

    @Test
    void messagesHaveTheirSizes() throws IOException {
        List<WireSizes.Size> sizes = WireSizes.measure();
        assertTrue(sizes.contains(new WireSizes.Size("Kryo, vector", Tier.U8, 1_000, 1_003)), sizes::toString);
        // Two bytes or one for each, so the peer does compress.
        assertTrue(
                sizes.stream()
                        .filter(size -> size.format().startsWith("Fory") && size.tier() == Tier.U8 && size.n() > 100)
                        .allMatch(size -> size.bytes() < 2L * size.n()),
                sizes::toString);
        assertTrue(sizes.stream().allMatch(size -> size.bytes() > size.n()), sizes::toString);
    }
}
