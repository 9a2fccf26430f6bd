package io.github.compactvec.benchmarks.promise;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as people read them. */
final class Units {
    private static final String[] TIMES = {"ns", "µs", "ms", "s"};
    private static final String UNKNOWN = "–";

    private Units() {}

    /** A value in nanoseconds or bytes. */
    static String value(@Nullable Double value, String unit) {
        if (value == null) {
            return UNKNOWN;
        }
        return unit.equals("ns") ? time(value) : bytes(Math.round(value));
    }

    private static String time(double nanos) {
        double value = nanos;
        int unit = 0;
        while (value >= 999.5 && unit < TIMES.length - 1) {
            value /= 1000;
            unit++;
        }
        return digits(value) + " " + TIMES[unit];
    }

    /** In groups of three digits. */
    static String bytes(long bytes) {
        return String.format(Locale.ROOT, "%,d", bytes).replace(',', ' ') + " B";
    }

    static String ratio(@Nullable Double ratio) {
        return ratio == null ? UNKNOWN : digits(ratio);
    }

    /** A bar as it was written, without zeros at its end. */
    static String bar(@Nullable Double bar) {
        return bar == null
                ? UNKNOWN
                : "≤ " + (bar == Math.rint(bar) ? String.valueOf(Math.round(bar)) : bar.toString());
    }

    /** Three digits that count, fewer for the very small. */
    private static String digits(double value) {
        int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : value >= 0.0995 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
