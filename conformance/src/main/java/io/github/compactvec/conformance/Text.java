package io.github.compactvec.conformance;

import java.util.Locale;

/** Text for terminals: safe to print whatever it came from, and numbers as people read them. */
public final class Text {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    /** What an error line quotes of a message at most. */
    private static final int LINE = 500;

    private Text() {}

    /**
     * Replaces everything that does not show as itself (control, format and unassigned characters, lone surrogates) by
     * its escape, so that no input can move the cursor or reorder a line.
     */
    public static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isPrintable(c)) {
                out.appendCodePoint(c);
            } else {
                for (char unit : Character.toChars(c)) {
                    out.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            }
        });
        return out.toString();
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** A message of any origin as part of one printable line. */
    public static String line(String message) {
        String line = printable(message.strip().replaceAll("\\s+", " "));
        return line.length() <= LINE ? line : line.substring(0, LINE) + "...";
    }

    /** A number of bytes with a unit, in at most seven characters up to a pebibyte: {@code 999 B}, {@code 1.5 KiB}. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (Math.abs(value) >= 999.5 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        String format = unit > 0 && Math.abs(value) < 99.95 ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, format, value, UNITS[unit]);
    }

    /** A number with its thousands apart: {@code 1,234,567}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A number of things: {@code 1 array}, {@code 1,234 arrays}. */
    public static String count(long count, String thing) {
        return count(count) + " " + thing + (count == 1 ? "" : "s");
    }

    /**
     * A share in whole per cent. Exactly nothing is a dash; 0 % and 100 % are never the result of rounding.
     *
     * @param part between 0 and {@code whole}
     */
    public static String percent(long part, long whole) {
        if (part == 0) {
            return "-";
        }
        long percent = Math.round(100.0 * part / whole);
        if (percent == 0) {
            return "<1 %";
        }
        return percent == 100 && part != whole ? ">99 %" : percent + " %";
    }
}
