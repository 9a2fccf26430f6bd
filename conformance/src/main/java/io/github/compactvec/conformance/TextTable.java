package io.github.compactvec.conformance;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of text, with numbers flush right. The first column gives way, by shortening its text in the middle, when
 * the table would be wider than {@value #WIDTH} characters.
 */
public final class TextTable {
    public static final int WIDTH = 120;

    private static final int MIN_FIRST = 16;
    private static final String GAP = "  ";
    private static final String CUT = "...";

    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    /** Makes a table with these column titles. */
    public TextTable(List<String> titles) {
        columns = titles.size();
        add(titles);
    }

    /** Adds a row with a cell for each column. */
    public void add(List<String> cells) {
        if (cells.size() != columns) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns + " columns");
        }
        rows.add(List.copyOf(cells));
    }

    public void print(PrintWriter out) {
        int[] widths = new int[columns];
        int others = 0;
        for (int column = 0; column < columns; column++) {
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], length(row.get(column)));
            }
            others += column == 0 ? 0 : GAP.length() + widths[column];
        }
        widths[0] = Math.min(widths[0], Math.max(MIN_FIRST, WIDTH - others));
        printRow(rows.get(0), widths, out);
        StringBuilder rule = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            rule.append(column == 0 ? "" : GAP).append("-".repeat(widths[column]));
        }
        out.println(rule);
        for (List<String> row : rows.subList(1, rows.size())) {
            printRow(row, widths, out);
        }
    }

    private static void printRow(List<String> row, int[] widths, PrintWriter out) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = column == 0 ? shortened(row.get(0), widths[0]) : row.get(column);
            String padding = " ".repeat(widths[column] - length(cell));
            line.append(column == 0 ? cell + padding : GAP + padding + cell);
        }
        out.println(line.toString().stripTrailing());
    }

    private static String shortened(String text, int width) {
        int length = length(text);
        if (length <= width) {
            return text;
        }
        int kept = width - CUT.length();
        int head = text.offsetByCodePoints(0, kept / 2);
        int tail = text.offsetByCodePoints(text.length(), -(kept - kept / 2));
        return text.substring(0, head) + CUT + text.substring(tail);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
