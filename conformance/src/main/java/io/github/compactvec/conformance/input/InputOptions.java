package io.github.compactvec.conformance.input;

import io.github.compactvec.conformance.Text;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command that reads documents, and the reading. */
public final class InputOptions {
    private static final String STANDARD_INPUT = "-";

    /** Set by the launcher where standard error is a terminal, which Java cannot tell. */
    private static final String TERMINAL = "compactvec.stderr.terminal";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--input",
            paramLabel = "FORMAT",
            description = "Read the input as one of ${COMPLETION-CANDIDATES}. Otherwise told by the extension (json,"
                    + " jsonl, ndjson, msgpack, mpack, mpk, mp) or else by the first byte.")
    private @Nullable InputFormat input;

    @Option(
            names = "--progress",
            negatable = true,
            description = "Say on standard error every second how far the input has been read. By default, if that is a"
                    + " terminal.")
    private @Nullable Boolean progress;

    /** For picocli. */
    public InputOptions() {}

    /**
     * What was read.
     *
     * @param format the format of the input
     * @param bytes its length
     */
    public record Summary(InputFormat format, long bytes) {}

    /** The name of an input in messages and reports, printable. */
    public static String name(String file) {
        return file.equals(STANDARD_INPUT) ? "standard input" : Text.line(file);
    }

    /**
     * Reads all documents of an input, one after the other.
     *
     * @param file a file, or {@code -} for standard input
     * @param handler receives them piece by piece
     * @throws InputException if it cannot be read or is not what it should be
     */
    public Summary read(String file, DocumentHandler handler) throws InputException {
        try {
            if (file.equals(STANDARD_INPUT)) {
                return read(file, unclosed(System.in), -1, handler);
            }
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new InputException("is a directory");
            }
            long length = Files.isRegularFile(path) ? Files.size(path) : -1;
            return read(file, Files.newInputStream(path), length, handler);
        } catch (NoSuchFileException e) {
            throw new InputException("no such file");
        } catch (AccessDeniedException e) {
            throw new InputException("permission denied");
        } catch (InvalidPathException e) {
            throw new InputException("not a file name: " + e.getReason());
        } catch (IOException e) {
            throw new InputException("cannot be read: " + e.getMessage());
        }
    }

    private Summary read(String file, InputStream source, long length, DocumentHandler handler)
            throws IOException, InputException {
        try (Progress counted = new Progress(source, name(file), length, display(), System::nanoTime);
                BufferedInputStream in = new BufferedInputStream(counted, 1 << 16)) {
            in.mark(1);
            int firstByte = in.read();
            if (firstByte < 0) {
                throw new InputException("is empty");
            }
            in.reset();
            InputFormat format = input != null ? input : InputFormat.detect(file, firstByte);
            if (format == null) {
                throw new InputException(String.format(
                        Locale.ROOT, "byte 0: neither JSON nor MessagePack begins with 0x%02x", firstByte));
            }
            format.read(in, handler);
            return new Summary(format, counted.bytes());
        }
    }

    /** Where to show progress, null if that is not wanted. */
    public @Nullable ProgressDisplay display() {
        boolean terminal = Boolean.getBoolean(TERMINAL);
        boolean wanted = progress != null ? progress : terminal;
        return wanted ? new ProgressDisplay(spec.commandLine().getErr(), terminal) : null;
    }

    private static InputStream unclosed(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public void close() {}
        };
    }
}
