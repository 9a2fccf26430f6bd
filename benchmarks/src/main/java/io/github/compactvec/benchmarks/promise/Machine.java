package io.github.compactvec.benchmarks.promise;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The machine that runs this.
 *
 * @param cpu the name of its processor
 * @param cores how many of them the JVM sees
 * @param memoryBytes how much memory it has
 * @param os the name and the architecture of its operating system
 */
public record Machine(String cpu, int cores, long memoryBytes, String os) {
    static Machine current() {
        return new Machine(
                cpuName(),
                Runtime.getRuntime().availableProcessors(),
                memory(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    private static String cpuName() {
        Path info = Path.of("/proc/cpuinfo");
        try {
            if (Files.exists(info)) {
                return Files.readAllLines(info, StandardCharsets.UTF_8).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("unknown");
            }
            String name = output(Path.of("."), List.of("sysctl", "-n", "machdep.cpu.brand_string"));
            return name != null ? name : System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", "unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** The commit that is checked out in a folder, with a plus sign if files have been changed; empty if unknown. */
    static String commit(Path folder) {
        String commit = output(folder, List.of("git", "rev-parse", "--short=12", "HEAD"));
        if (commit == null) {
            return "";
        }
        String changes = output(folder, List.of("git", "status", "--porcelain", "--untracked-files=no"));
        return changes == null || changes.isEmpty() ? commit : commit + "+";
    }

    /** What a command prints, without spaces at both ends; or null if it fails. */
    private static @Nullable String output(Path folder, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream out = process.getInputStream()) {
                String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
                return process.waitFor() == 0 ? text.strip() : null;
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
