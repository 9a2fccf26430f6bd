package io.github.compactvec.conformance.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The source of the peer, {@code conformance/rust}, and its build. */
final class RustCrate {
    private static final String PROGRAM = "compactvec-peer";
    private static final int LINES_KEPT = 20;

    private final Path folder;

    RustCrate(Path folder) {
        this.folder = folder;
    }

    /**
     * Finds the source from the top folder of the project, which the command gets in the property
     * {@code compactvec.home}, or from the folder of this module, which Surefire gives its tests in {@code basedir}.
     */
    static RustCrate find() throws RustUnavailableException {
        String home = System.getProperty("compactvec.home");
        String module = System.getProperty("basedir");
        Path folder;
        if (home != null) {
            folder = Path.of(home, "conformance", "rust");
        } else if (module != null) {
            folder = Path.of(module, "rust");
        } else {
            throw new RustUnavailableException("the system property compactvec.home is not set");
        }
        if (!Files.isRegularFile(folder.resolve("Cargo.toml"))) {
            throw new RustUnavailableException("no Cargo.toml in " + folder);
        }
        return new RustCrate(folder);
    }

    /**
     * Builds the program, which takes a moment if nothing has changed since it was last built.
     *
     * @param cargo the command to run
     * @param log gets each line that cargo prints
     * @return the program
     */
    Path build(String cargo, Consumer<String> log) throws RustUnavailableException, RustPeerException {
        Path target = folder.toAbsolutePath().resolve("target");
        Process process;
        try {
            process = new ProcessBuilder(cargo, "build", "--release", "--locked", "--target-dir", target.toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new RustUnavailableException(cargo + " cannot be run: " + e.getMessage(), e);
        }
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            process.getOutputStream().close();
            output.lines().forEach(line -> {
                log.accept(line);
                lines.add(line);
            });
            if (process.waitFor() != 0) {
                throw new RustPeerException("cargo build failed in " + folder + ":\n"
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_KEPT), lines.size())));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new RustPeerException("cargo build failed in " + folder + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RustPeerException("interrupted while cargo was building", e);
        } finally {
            process.destroy();
        }
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return target.resolve("release").resolve(windows ? PROGRAM + ".exe" : PROGRAM);
    }
}
