package io.github.compactvec.conformance.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What input can be. */
public enum InputFormat {
    JSON("JSON") {
        @Override
        boolean hasExtension(String extension) {
            return Set.of("json", "jsonl", "ndjson").contains(extension);
        }

        @Override
        boolean beginsWith(int firstByte) {
            // A value, white space, or the byte order mark.
            return firstByte == 0xEF || (firstByte < 0x80 && "{[\"-0123456789tfn \t\r\n".indexOf(firstByte) >= 0);
        }

        @Override
        public void read(InputStream in, DocumentHandler handler) throws IOException, InputException {
            JsonReader.read(in, handler);
        }
    },

    MSGPACK("MessagePack") {
        @Override
        boolean hasExtension(String extension) {
            return Set.of("msgpack", "mpack", "mpk", "mp").contains(extension);
        }

        @Override
        boolean beginsWith(int firstByte) {
            // A map or an array; any byte but one begins some value, so nothing else is a sign of MessagePack.
            return (firstByte >= 0x80 && firstByte <= 0x9F) || (firstByte >= 0xDC && firstByte <= 0xDF);
        }

        @Override
        public void read(InputStream in, DocumentHandler handler) throws IOException, InputException {
            MessagePackReader.read(in, handler);
        }
    };

    private final String label;

    InputFormat(String label) {
        this.label = label;
    }

    /** Its name in reports. */
    public String label() {
        return label;
    }

    /** Whether files whose names end so are of this format, in lower case. */
    abstract boolean hasExtension(String extension);

    /** Whether a file that begins with this byte is likely of this format. At most one format claims a byte. */
    abstract boolean beginsWith(int firstByte);

    /**
     * Reads all documents of the input, one after the other.
     *
     * @throws InputException if it is malformed or exceeds a limit
     * @throws IOException if reading fails
     */
    public abstract void read(InputStream in, DocumentHandler handler) throws IOException, InputException;

    /** The format by the extension of the file's name or else by its first byte; null if neither tells. */
    static @Nullable InputFormat detect(String fileName, int firstByte) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (InputFormat format : values()) {
            if (format.hasExtension(extension)) {
                return format;
            }
        }
        for (InputFormat format : values()) {
            if (format.beginsWith(firstByte)) {
                return format;
            }
        }
        return null;
    }

    /** The name as given on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
