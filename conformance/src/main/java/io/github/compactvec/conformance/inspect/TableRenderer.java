package io.github.compactvec.conformance.inspect;

import io.github.compactvec.conformance.Text;
import io.github.compactvec.conformance.TextTable;
import io.github.compactvec.conformance.inspect.Report.Path;
import io.github.compactvec.conformance.inspect.Report.Section;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
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
        for (Section section : report.sections()) {
            print(section);
        }
        printOthers();
        out.println();
        out.println(recommendation());
    }

    private void print(Section section) {
        ElementType type = section.type();
        if (type != ElementType.INT || report.sections().size() > 1) {
            out.println();
            out.println(type == ElementType.INT ? "PATHS WITHIN INT" : "PATHS WITH ELEMENTS BEYOND INT");
        }
        print(
                "Values (share of elements by the bytes that each takes in a CompactIntVec)",
                section,
                valueColumns(type));
        print("Lengths (share of arrays by number of elements)", section, lengthColumns());
        print("Bytes (of the arrays alone, when written)", section, byteColumns(type));
        print("Heap (" + report.heap() + ")", section, heapColumns(type));
    }

    private void print(String title, Section section, List<Column> columns) {
        List<Path> rows = new ArrayList<>(shortened(section.paths()));
        if (section.paths().size() > 1) {
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

    /** The first paths, and what is left of them as one. */
    private List<Path> shortened(List<Path> paths) {
        if (paths.size() <= maxRows) {
            return paths;
        }
        List<Path> shortened = new ArrayList<>(paths.subList(0, maxRows));
        List<Path> rest = paths.subList(maxRows, paths.size());
        shortened.add(Path.sum("... " + Text.count(rest.size()) + " more", rest));
        return shortened;
    }

    private static List<Column> valueColumns(ElementType type) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.of("arrays", stats -> Text.count(stats.arrays())),
                Column.of("elements", stats -> Text.count(stats.elements())),
                Column.of("min", stats -> stats.elements() == 0 ? NONE : Long.toString(stats.min())),
                Column.of("max", stats -> stats.elements() == 0 ? NONE : Long.toString(stats.max()))));
        int widths = type == ElementType.INT ? PathStats.WIDTHS - 1 : PathStats.WIDTHS;
        for (int i = 1; i <= widths; i++) {
            int width = i;
            columns.add(Column.of(
                    width == PathStats.WIDTHS ? ">int" : Text.bytes(width),
                    stats -> Text.percent(stats.elementsOfWidth(width), stats.elements())));
        }
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

    private static List<Column> byteColumns(ElementType type) {
        return type.encodings().stream()
                .map(encoding -> Column.of(encoding.label(), stats -> size(stats.bytes(encoding))))
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
                    shortened(report.others()),
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

    private String recommendation() {
        return report.sections().isEmpty()
                ? "No arrays of integers."
                : report.sections().stream().map(this::recommendation).collect(Collectors.joining("; ")) + ".";
    }

    private String recommendation(Section section) {
        ElementType type = section.type();
        PathStats total = section.total().stats();
        String where = report.sections().size() == 1
                ? "over all paths"
                : type == ElementType.INT ? "over the paths within int" : "over the paths beyond int";
        if (total.elements() == 0) {
            return "All arrays " + where + " are empty";
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
                + (alternatives.isEmpty() ? "" : " (" + String.join("; ", alternatives) + ")");
    }

    private static String name(Container container) {
        return container.isGrowable() ? container.label() : container.label() + ", which cannot grow,";
    }
}
