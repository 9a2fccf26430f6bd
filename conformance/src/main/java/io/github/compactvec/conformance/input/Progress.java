package io.github.compactvec.conformance.input;

import io.github.compactvec.conformance.Text;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Counts the bytes of an input and says about every second how far it has been read. */
final class Progress extends FilterInputStream {
    private static final long INTERVAL = 1_000_000_000;

    private final String name;
    private final long total;
    private final @Nullable ProgressDisplay display;
    private final LongSupplier nanoTime;
    private long last;
    private boolean shown;
    private long bytes;

    /**
     * Follows the reading of an input.
     *
     * @param name the input, printable
     * @param total its length, or a negative number if that is not known
     * @param display where to show it, or null to be silent
     * @param nanoTime the time in nanoseconds since whenever
     */
    Progress(InputStream in, String name, long total, @Nullable ProgressDisplay display, LongSupplier nanoTime) {
        super(in);
        this.name = name;
        this.total = total;
        this.display = display;
        this.nanoTime = nanoTime;
        last = nanoTime.getAsLong();
    }

    /** Bytes read so far. */
    long bytes() {
        return bytes;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        advance(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buf, int offset, int length) throws IOException {
        int read = super.read(buf, offset, length);
        advance(Math.max(0, read));
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Closes the input and takes away the line that is rewritten. */
    @Override
    public void close() throws IOException {
        if (display != null && shown) {
            shown = false;
            display.clear();
        }
        super.close();
    }

    private void advance(int read) {
        bytes += read;
        if (display == null) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (now - last >= INTERVAL) {
            last = now;
            shown = true;
            display.show(name + ": " + Text.bytes(bytes)
                    + (total < 0 ? "" : " of " + Text.bytes(total) + " (" + Text.percent(bytes, total) + ")"));
        }
    }
}
