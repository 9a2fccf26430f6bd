package io.github.compactvec.conformance.inspect;

import java.io.PrintWriter;
import java.util.Locale;

/** How a report is printed. */
enum OutputFormat {
    TABLE {
        @Override
        void print(Report report, int maxRows, PrintWriter out) {
            new TableRenderer(report, maxRows, out).print();
        }
    };

    /**
     * Prints a report.
     *
     * @param maxRows how many paths to show at most in each table, where the format has any
     */
    abstract void print(Report report, int maxRows, PrintWriter out);

    /** The name as given on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
