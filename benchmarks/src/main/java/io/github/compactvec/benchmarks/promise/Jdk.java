package io.github.compactvec.benchmarks.promise;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JDK of this machine.
 *
 * @param home its folder
 * @param version such as {@code 17.0.15}
 * @param vendor who built it
 */
public record Jdk(Path home, String version, String vendor) {
    /** The versions on which promises are checked. */
    private static final List<Integer> WANTED = List.of(17, 25);

    /** The first number of the version. */
    public int feature() {
        return Runtime.Version.parse(version).feature();
    }

    Path java() {
        return java(home);
    }

    /**
     * Finds the running JDK and one of each other version wanted: by environment variables such as
     * {@code JAVA_HOME_25_X64}, or beside the running one.
     */
    public static List<Jdk> find(Path running, Map<String, String> environment) {
        List<Jdk> found = new ArrayList<>();
        Jdk own = at(running);
        if (own != null) {
            found.add(own);
        }
        for (int feature : WANTED) {
            if (found.stream().noneMatch(jdk -> jdk.feature() == feature)) {
                candidates(running, environment, feature)
                        .map(Jdk::at)
                        .filter(jdk -> jdk != null && jdk.feature() == feature)
                        .findFirst()
                        .ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparingInt(Jdk::feature));
        return found;
    }

    private static Stream<Path> candidates(Path running, Map<String, String> environment, int feature) {
        String variable = "JAVA_HOME_" + feature;
        Stream<Path> named = environment.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(variable))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Path.of(entry.getValue()));
        return Stream.concat(named, siblings(running).stream());
    }

    private static List<Path> siblings(Path folder) {
        Path parent = folder.getParent();
        if (parent == null) {
            return List.of();
        }
        try (Stream<Path> siblings = Files.list(parent)) {
            return siblings.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The JDK in a folder, or null if there is none. */
    static @Nullable Jdk at(Path home) {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release) || !Files.isExecutable(java(home))) {
            return null;
        }
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(release, StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            return null;
        }
        String version = unquoted(properties.getProperty("JAVA_VERSION", ""));
        return version.isEmpty() ? null : new Jdk(home, version, unquoted(properties.getProperty("IMPLEMENTOR", "")));
    }

    private static String unquoted(String value) {
        return value.replace("\"", "");
    }

    private static Path java(Path home) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return home.resolve("bin").resolve(windows ? "java.exe" : "java");
    }
}
