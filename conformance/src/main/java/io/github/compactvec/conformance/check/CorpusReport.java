package io.github.compactvec.conformance.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.compactvec.conformance.Text;
import io.github.compactvec.conformance.TextTable;
import io.github.compactvec.conformance.corpus.Index;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.openjdk.jol.info.GraphLayout;

/** What all lists of an index take in memory and on the wire. */
final class CorpusReport {
    private static final List<Container> CONTAINERS = Stream.concat(
                    Container.PEERS.stream(), Container.UNDER_TEST.stream())
            .toList();

    private CorpusReport() {}

    /**
     * Prints the report.
     *
     * @param rows the results of checking each of the lists
     */
    static void print(Index<long[]> index, List<Row> rows, PrintWriter out) throws IOException {
        List<long[]> lists = Index.SHAPE.vectors(index);
        long elements = lists.stream().mapToLong(list -> list.length).sum();
        TextTable table = new TextTable(List.of(
                Text.count(lists.size(), "list") + " of " + Text.count(elements, "integer"), "bytes", "per integer"));
        ObjectMapper json = Mappers.json();
        byte[] document = json.writeValueAsBytes(index);
        for (Container container : CONTAINERS) {
            add(table, "heap  " + container, heap(json, document, container), elements);
        }
        List<String> names = CONTAINERS.stream().map(Container::toString).toList();
        for (Row row : rows) {
            if (row.shape() == Shape.ALONE && row.isReference() && names.contains(row.subject())) {
                add(table, "wire  " + row.format() + " of " + row.subject(), row.bytes(), elements);
            }
        }
        table.print(out);
    }

    /** What the lists take after Jackson has read them, as JOL measures it. */
    private static long heap(ObjectMapper json, byte[] document, Container container) throws IOException {
        Index<Object> index = json.readValue(document, Index.SHAPE.type(json.getTypeFactory(), container));
        List<Object> lists = new ArrayList<>();
        index.map(lists::add);
        return GraphLayout.parseInstance(lists.toArray()).totalSize();
    }

    private static void add(TextTable table, String name, long bytes, long elements) {
        table.add(List.of(name, Text.count(bytes), String.format(Locale.ROOT, "%.2f", (double) bytes / elements)));
    }
}
