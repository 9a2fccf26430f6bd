package io.github.compactvec.conformance.input;

import java.io.PrintWriter;

/**
 * Where progress is shown: as one line that is rewritten, or as a line each time.
 *
 * @param out where to
 * @param rewrites whether that is a terminal, where a line can be rewritten
 */
public record ProgressDisplay(PrintWriter out, boolean rewrites) {
    /** Return to the start of the line and erase it. */
    private static final String START_OF_LINE = "\r\u001b[K";

    /** Shows a line, in place of the last one where that is possible. */
    public void show(String line) {
        if (rewrites) {
            out.print(START_OF_LINE + line);
        } else {
            out.println(line);
        }
        out.flush();
    }

    /** Takes away a line that is rewritten. */
    public void clear() {
        if (rewrites) {
            out.print(START_OF_LINE);
            out.flush();
        }
    }
}
