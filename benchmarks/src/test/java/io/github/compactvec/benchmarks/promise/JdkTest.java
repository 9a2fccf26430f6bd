package io.github.compactvec.benchmarks.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkTest {
    @TempDir
    private Path folder = Path.of("");

    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(home.resolve("bin"));
        for (String program : List.of("java", "java.exe")) {
            assertTrue(Files.createFile(home.resolve("bin").resolve(program))
                    .toFile()
                    .setExecutable(true));
        }
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    @Test
    void findsTheRunningOne() {
        Jdk running = Jdk.at(Path.of(System.getProperty("java.home")));
        assertEquals(Runtime.version().feature(), running == null ? 0 : running.feature());
    }

    @Test
    void findsTheOtherBesideIt() throws IOException {
        Path running = jdk("b/17", "17.0.15");
        Path other = jdk("b/25", "25.0.3");
        jdk("b/21", "21.0.1");
        Files.createDirectories(folder.resolve("b/empty"));
        assertEquals(
                List.of(new Jdk(running, "17.0.15", "Somebody"), new Jdk(other, "25.0.3", "Somebody")),
                Jdk.find(running, Map.of()));
        assertEquals(
                List.of(17, 25),
                Jdk.find(other, Map.of()).stream().map(Jdk::feature).toList());
    }

    @Test
    void prefersWhatTheEnvironmentNames() throws IOException {
        Path running = jdk("c/17", "17.0.15");
        jdk("c/25", "25.0.3");
        Path named = jdk("d/25", "25.0.4");
        assertEquals(
                named,
                Jdk.find(running, Map.of("JAVA_HOME_25_X64", named.toString()))
                        .get(1)
                        .home());
    }

    @Test
    void aNameThatLiesIsPassedOver() throws IOException {
        Path running = jdk("e/17", "17.0.15");
        Path named = jdk("f/21", "21.0.1");
        assertEquals(
                1,
                Jdk.find(running, Map.of("JAVA_HOME_25_X64", named.toString())).size());
        assertNull(Jdk.at(folder.resolve("nothing")));
    }
}
