package io.github.compactvec.conformance.inspect;

import io.github.compactvec.conformance.Text;
import io.github.compactvec.conformance.TextTable;
import io.github.compactvec.conformance.inspect.Report.Path;
import io.github.compactvec.conformance.inspect.Report.Section;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints a report as tables for a terminal. All text of its own is ASCII, so that it looks the same everywhere. */
final class TableRenderer {
    private static final String NONE = "-";

    /** What marks a choice that some arrays of its path do not fit. */
    private static final String MARK = "*";

    /** A column: its title, and its cell for a path. */
    private record Column(String title, Function<Path, String> cell) {
        static Column of(String title, Function<PathStats, String> cell) {
            return new Column(title, path -> cell.apply(path.stats()));
        }
    }

    private final Report report;
    private final int maxRows;
    private final PrintWriter out;

    TableRenderer(Report report, int maxRows, PrintWriter out) {
        this.report = report;
        this.maxRows = maxRows;
        this.out = out;
    }

    void print() {
        out.println(report.name() + ": " + report.format().label() + ", " + Text.bytes(report.bytes()) + ", "
                + Text.count(report.documents(), "document"));
        if (!report.byType().isEmpty()) {
            Section integers = report.integers();
            print("Values", integers, valueColumns());
            print("Widths (share of elements by the bytes that each takes in a vector)", integers, widthColumns());
            print("Lengths (share of arrays by number of elements)", integers, lengthColumns());
            print("Bytes (of the arrays alone, when written)", integers, byteColumns());
            printHeap();
        }
        printOthers();
        out.println();
        if (report.byType().isEmpty()) {
            out.println("No arrays of integers.");
        }
        report.byType().forEach((type, section) -> out.println(recommendation(type, section)));
    }

    /** A table for each type, because other containers are candidates; the JVM is the same. */
    private void printHeap() {
        String jvm = " (" + report.heap() + ")";
        for (Map.Entry<ElementType, Section> entry : report.byType().entrySet()) {
            ElementType type = entry.getKey();
            print("Heap" + where(type) + jvm, entry.getValue(), heapColumns(type));
            jvm = "";
        }
    }

    private void print(String title, Section section, List<Column> columns) {
        List<Path> rows = new ArrayList<>(
                shortened(section.paths(), shown(report.integers().paths())));
        if (rows.size() > 1) {
            rows.add(section.total());
        }
        print(title, rows, columns);
    }

    private void print(String title, List<Path> rows, List<Column> columns) {
        out.println();
        out.println(title);
        List<String> titles = new ArrayList<>(List.of("path"));
        columns.forEach(column -> titles.add(column.title));
        TextTable table = new TextTable(titles);
        for (Path row : rows) {
            List<String> cells = new ArrayList<>(List.of(row.path()));
            columns.forEach(column -> cells.add(column.cell.apply(row)));
            table.add(cells);
        }
        table.print(out);
    }

    /** The paths that have a row of their own. */
    private Set<Path> shown(List<Path> paths) {
        return Set.copyOf(paths.subList(0, Math.min(maxRows, paths.size())));
    }

    /** The paths that are shown, and what is left of them as one. */
    private static List<Path> shortened(List<Path> paths, Set<Path> shown) {
        List<Path> shortened = new ArrayList<>();
        List<Path> rest = new ArrayList<>();
        paths.forEach(path -> (shown.contains(path) ? shortened : rest).add(path));
        if (!rest.isEmpty()) {
            shortened.add(Path.sum("... " + Text.count(rest.size()) + " more", rest));
        }
        return shortened;
    }

    /** Which paths have elements of a type, where that is not all of them. */
    private String where(ElementType type) {
        return report.byType().size() == 1 ? "" : " of paths within " + type.label();
    }

    private static List<Column> valueColumns() {
        return List.of(
                Column.of("arrays", stats -> Text.count(stats.arrays())),
                Column.of("elements", stats -> Text.count(stats.elements())),
                Column.of("min", stats -> stats.elements() == 0 ? NONE : Long.toString(stats.min())),
                Column.of("max", stats -> stats.elements() == 0 ? NONE : Long.toString(stats.max())));
    }

    private List<Column> widthColumns() {
        int widest = report.byType().keySet().stream()
                .mapToInt(ElementType::maxWidth)
                .max()
                .orElseThrow();
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= widest; i++) {
            int width = i;
            columns.add(Column.of(
                    Text.bytes(width), stats -> Text.percent(stats.elementsOfWidth(width), stats.elements())));
        }
        columns.add(Column.of("signed", stats -> Text.percent(stats.signedElements(), stats.elements())));
        return columns;
    }

    private static List<Column> lengthColumns() {
        List<Column> columns = new ArrayList<>();
        long from = 0;
        for (int i = 0; i < PathStats.lengthClasses(); i++) {
            int lengthClass = i;
            long to = PathStats.maxOfLengthClass(i);
            String title = to == Long.MAX_VALUE ? ">" + (from - 1) : from == to ? "" + to : from + "-" + to;
            columns.add(Column.of(title, stats -> Text.percent(stats.arraysOfLength(lengthClass), stats.arrays())));
            from = to + 1;
        }
        columns.add(Column.of("longest", stats -> Text.count(stats.longest())));
        return columns;
    }

    private static List<Column> byteColumns() {
        return Stream.of(Encoding.values())
                .map(encoding -> Column.of(encoding.label(), stats -> Text.bytes(stats.bytes(encoding))))
                .toList();
    }

    private static List<Column> heapColumns(ElementType type) {
        List<Column> columns = new ArrayList<>();
        for (Container container : type.containers()) {
            columns.add(Column.of(container.label(), stats -> size(stats.heap(container))));
        }
        columns.add(new Column("saved", path -> Text.bytes(path.saved())));
        columns.add(new Column(
                "", path -> Text.percent(path.saved(), path.stats().heap(type.boxed()))));
        columns.add(new Column("choose", TableRenderer::choice));
        return columns;
    }

    private static String choice(Path path) {
        Container choice = path.choice();
        if (choice == null) {
            return "";
        }
        String label = path.stats().elements() == 0 ? "any" : choice.label();
        return path.stats().others() == 0 ? label : label + MARK;
    }

    private static String size(long bytes) {
        return bytes == HeapMeter.IMPOSSIBLE ? NONE : Text.bytes(bytes);
    }

    private void printOthers() {
        if (!report.others().isEmpty()) {
            print(
                    "Other arrays (not counted above, where " + MARK + " marks choices that do not fit them)",
                    shortened(report.others(), shown(report.others())),
                    List.of(
                            Column.of("arrays", stats -> Text.count(stats.others())),
                            Column.of("what they hold", TableRenderer::otherKinds)));
        }
    }

    private static String otherKinds(PathStats stats) {
        return Stream.of(OtherKind.values())
                .filter(kind -> stats.others(kind) > 0)
                .map(kind -> Text.count(stats.others(kind)) + " " + kind.label())
                .collect(Collectors.joining(", "));
    }

    private String recommendation(ElementType type, Section section) {
        PathStats total = section.total().stats();
        String where = report.byType().size() == 1 ? "over all paths" : "over the paths within " + type.label();
        if (total.elements() == 0) {
            return "All arrays " + where + " are empty.";
        }
        Container choice = type.choose(total);
        long boxed = total.heap(type.boxed());
        long saved = boxed - total.heap(choice);
        List<String> alternatives = new ArrayList<>();
        for (Container other : type.containers()) {
            if (other != choice && other != type.boxed() && total.heap(other) != HeapMeter.IMPOSSIBLE) {
                alternatives.add(name(other) + " " + Text.percent(boxed - total.heap(other), boxed));
            }
        }
        if (section.total().saved() != saved) {
            alternatives.add(
                    "the choice for each path " + Text.percent(section.total().saved(), boxed));
        }
        return name(choice) + " saves " + Text.percent(saved, boxed) + " of the heap of "
                + type.boxed().label() + " " + where
                + (alternatives.isEmpty() ? "." : " (" + String.join("; ", alternatives) + ").");
    }

    private static String name(Container container) {
        return container.isGrowable() ? container.label() : container.label() + ", which cannot grow,";
    }
}
