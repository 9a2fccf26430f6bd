package io.github.compactvec.benchmarks.promise;

import org.jspecify.annotations.Nullable;

/**
 * That one figure is at most so many times another, measured at the same moment; or just the comparison.
 *
 * @param topic what is compared, the same for all parameters
 * @param clause the promises of a topic that have a bar in common; numbered, as they have no name
 * @param ours the figure of this library
 * @param peer what it is compared with
 * @param bar the greatest ratio that holds; null if the two are only compared
 * @param jdks on which it is promised
 * @param quick whether a quick run has it too: the first and the last of each clause
 */
public record Promise(
        String topic,
        int clause,
        Figure ours,
        Figure peer,
        @Nullable Double bar,
        Jdks jdks,
        boolean quick) {
    /** On which versions of the JDK something is promised. */
    public enum Jdks {
        ALL,
        BEFORE_25,
        FROM_25;

        boolean contain(int feature) {
            return this == ALL || (this == FROM_25) == (feature >= 25);
        }
    }

    /** What to call it; no two promises on the same JDK have the same name. */
    public String name() {
        return ours.params().isEmpty() ? topic : topic + ", " + Figure.describe(ours.params());
    }
}
