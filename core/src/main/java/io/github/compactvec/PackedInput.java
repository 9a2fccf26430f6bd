package io.github.compactvec;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Packed elements from a stream that need not be trusted. */
final class PackedInput {
    /** How much is read on trust in a declared length before any of its bytes have arrived. */
    private static final int READ_AHEAD = 1 << 14;

    private PackedInput() {}

    /**
     * Reads {@code size} packed elements. The buffer grows only with bytes that have arrived, unless the stream itself
     * says that all of them have.
     */
    static byte[] read(InputStream in, int size, int form) throws IOException {
        PackedVec.checkSize(size);
        int width = Form.width(form);
        long bytes = (long) size * width;
        boolean trusted = bytes <= READ_AHEAD || bytes <= in.available();
        byte[] buf = new byte[trusted ? Growth.exact(size, width) : READ_AHEAD];
        int read = 0;
        while (read < bytes) {
            read += in.readNBytes(buf, read, (int) Math.min(bytes, buf.length) - read);
            if (read < bytes) {
                if (read < buf.length) {
                    throw new EOFException(
                            "input ends after " + read + " of the " + bytes + " bytes of " + size + " elements");
                }
                // Only the last buffer has the slack, and only it can turn out to be too long for an array.
                long doubled = 2L * read;
                boolean last = doubled >= Math.min(bytes, Growth.MAX_ARRAY);
                buf = Arrays.copyOf(buf, last ? Growth.exact(size, width) : (int) doubled);
            }
        }
        return size == 0 ? Growth.EMPTY : buf;
    }
}
