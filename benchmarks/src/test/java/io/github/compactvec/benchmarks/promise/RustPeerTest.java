package io.github.compactvec.benchmarks.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.benchmarks.promise.Figure.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RustPeerTest {
    private static final Effort ONCE = new Effort(1, 0, 0, 2, 1);
    private static final List<String> TASKS =
            List.of("get", "sum", "json-write", "json-read", "msgpack-write", "msgpack-read");

    private static Figure figure(String task) {
        return new Figure(Kind.RUST, task, Map.of("n", "16", "tier", "U16"));
    }

    @Test
    void runsEveryTask() throws IOException, InterruptedException {
        RustPeer peer = RustPeer.build(Path.of(System.getProperty("basedir", "."), "rust"));
        List<Figure> figures = TASKS.stream()
                .flatMap(task -> Stream.of(figure("vec." + task), figure("compactvec." + task)))
                .toList();
        Map<Figure, Measured> measured = peer.measure(figures, ONCE);
        for (Figure figure : figures) {
            Measured times = measured.getOrDefault(figure, new Measured(List.of(), null));
            assertEquals(2, times.samples().size(), figure::toString);
            assertTrue(times.samples().stream().allMatch(time -> time > 0), figure::toString);
        }
        assertThrows(IOException.class, () -> peer.measure(List.of(figure("vec.nothing")), ONCE));
    }

    @Test
    void everyTaskOfAPromiseIsOneOfThem() {
        Promises.all().stream()
                .map(Promise::peer)
                .filter(figure -> figure.kind() == Kind.RUST)
                .forEach(figure -> assertTrue(
                        TASKS.contains(figure.name().substring(figure.name().indexOf('.') + 1)), figure::toString));
    }
}
