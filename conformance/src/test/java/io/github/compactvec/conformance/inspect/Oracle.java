package io.github.compactvec.conformance.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Output;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.conformance.PathText;
import io.github.compactvec.kryo.CompactVecKryo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/**
 * Finds out the naive way what a report says: keeps all arrays of each path, makes every container of each and writes
 * each in every format.
 */
final class Oracle {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper MESSAGE_PACK = new ObjectMapper(new MessagePackFactory());
    private static final Kryo KRYO = new Kryo();

    static {
        KRYO.setRegistrationRequired(false);
        KRYO.setReferences(false);
        CompactVecKryo.register(KRYO);
    }

    /** All arrays, integers or not, by path. */
    private final Map<String, List<JsonNode>> arrays = new TreeMap<>();

    void add(JsonNode document) {
        add("$", document);
    }

    private void add(String path, JsonNode node) {
        if (node.isArray()) {
            arrays.computeIfAbsent(path, p -> new ArrayList<>()).add(node);
            node.forEach(element -> add(path + "[*]", element));
        }
        node.properties().forEach(member -> add(path + PathText.member(member.getKey()), member.getValue()));
    }

    /** What a report of one path should say, as text so that a difference shows itself. */
    record Figures(
            Real type,
            long arrays,
            long elements,
            long min,
            long max,
            long longest,
            long signedElements,
            List<Long> elementsByWidth,
            List<Long> arraysByLength,
            Map<Container, Long> heap,
            Map<Encoding, Long> bytes,
            Map<OtherKind, Long> others) {}

    /** The figures of all paths with arrays of integers. */
    Map<String, Figures> figures() throws IOException {
        Map<String, Figures> figures = new TreeMap<>();
        for (Map.Entry<String, List<JsonNode>> entry : arrays.entrySet()) {
            List<long[]> integers = entry.getValue().stream()
                    .filter(Oracle::isIntegers)
                    .map(array -> stream(array).mapToLong(JsonNode::longValue).toArray())
                    .toList();
            boolean onlyEmpty = integers.stream().allMatch(array -> array.length == 0);
            if (!integers.isEmpty()
                    && (!onlyEmpty || integers.size() == entry.getValue().size())) {
                figures.put(entry.getKey(), figures(integers, others(entry.getValue())));
            }
        }
        return figures;
    }

    /** The same from a report. */
    static Map<String, Figures> figures(Report report) {
        Map<String, Figures> figures = new TreeMap<>();
        report.byType().forEach((type, section) -> {
            for (Report.Path path : section.paths()) {
                figures.put(path.path(), figures(type, path.stats()));
            }
        });
        return figures;
    }

    /** Arrays that are not of integers by path, where one of them has a number or where there are integers too. */
    Map<String, Map<OtherKind, Long>> others() throws IOException {
        Map<String, Map<OtherKind, Long>> all = new TreeMap<>();
        Map<String, Figures> figures = figures();
        arrays.forEach((path, nodes) -> {
            Map<OtherKind, Long> others = others(nodes);
            boolean numbers = others.keySet().stream().anyMatch(kind -> kind != OtherKind.NO_NUMBERS);
            if (numbers || (!others.isEmpty() && figures.containsKey(path))) {
                all.put(path, others);
            }
        });
        return all;
    }

    /** The same from a report. */
    static Map<String, Map<OtherKind, Long>> others(Report report) {
        Map<String, Map<OtherKind, Long>> others = new TreeMap<>();
        report.others().forEach(path -> others.put(path.path(), others(path.stats())));
        return others;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static boolean isIntegers(JsonNode array) {
        return stream(array).allMatch(e -> e.isIntegralNumber() && e.canConvertToLong());
    }

    private static Map<OtherKind, Long> others(List<JsonNode> arrays) {
        Map<OtherKind, Long> others = new EnumMap<>(OtherKind.class);
        arrays.stream()
                .filter(array -> !isIntegers(array))
                .forEach(array -> others.merge(otherKind(array), 1L, Long::sum));
        return others;
    }

    private static OtherKind otherKind(JsonNode array) {
        if (stream(array).noneMatch(JsonNode::isNumber)) {
            return OtherKind.NO_NUMBERS;
        }
        if (!stream(array).allMatch(e -> e.isNumber() || e.isNull())) {
            return OtherKind.MIXED;
        }
        if (stream(array).anyMatch(JsonNode::isFloatingPointNumber)) {
            return OtherKind.FLOATING_POINT;
        }
        return stream(array).anyMatch(JsonNode::isNull) ? OtherKind.WITH_NULL : OtherKind.BEYOND_LONG;
    }

    private static Map<OtherKind, Long> others(PathStats stats) {
        Map<OtherKind, Long> others = new EnumMap<>(OtherKind.class);
        for (OtherKind kind : OtherKind.values()) {
            if (stats.others(kind) > 0) {
                others.put(kind, stats.others(kind));
            }
        }
        return others;
    }

    private static Figures figures(ElementType type, PathStats stats) {
        List<Long> widths = new ArrayList<>();
        for (int width = 1; width <= 8; width++) {
            widths.add(stats.elementsOfWidth(width));
        }
        List<Long> lengths = new ArrayList<>();
        for (int i = 0; i < PathStats.lengthClasses(); i++) {
            lengths.add(stats.arraysOfLength(i));
        }
        Map<Container, Long> heap = new EnumMap<>(Container.class);
        type.containers().forEach(container -> heap.put(container, stats.heap(container)));
        Map<Encoding, Long> bytes = new EnumMap<>(Encoding.class);
        for (Encoding encoding : Encoding.values()) {
            bytes.put(encoding, stats.bytes(encoding));
        }
        return new Figures(
                Real.valueOf(type.name()),
                stats.arrays(),
                stats.elements(),
                stats.min(),
                stats.max(),
                stats.longest(),
                stats.signedElements(),
                widths,
                lengths,
                heap,
                bytes,
                others(stats));
    }

    private static Figures figures(List<long[]> arrays, Map<OtherKind, Long> others) throws IOException {
        Real real = Real.of(arrays);
        long signed = 0;
        Long[] widths = {0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L};
        Long[] lengths = {0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L};
        Map<Container, Long> heap = new EnumMap<>(Container.class);
        Map<Encoding, Long> bytes = new EnumMap<>(Encoding.class);
        for (long[] array : arrays) {
            int n = array.length;
            Collection<PrimitiveVec> vectors = real.vectors(array).values();
            assertEquals(1, vectors.stream().map(Oracle::kryo).distinct().count(), vectors::toString);
            PrimitiveVec vector = vectors.iterator().next();
            signed += Arrays.stream(array).anyMatch(value -> value < 0) ? n : 0;
            widths[vector.widthBits() / 8 - 1] += n;
            lengths[
                    n == 0
                            ? 0
                            : n == 1 ? 1 : n <= 4 ? 2 : n <= 8 ? 3 : n <= 16 ? 4 : n <= 64 ? 5 : n <= 1024 ? 6 : 7]++;
            real.heap(array).forEach((container, size) -> heap.merge(container, size, Long::sum));
            bytes.merge(Encoding.JSON, (long) JSON.writeValueAsBytes(array).length, Long::sum);
            bytes.merge(Encoding.MESSAGE_PACK, (long) MESSAGE_PACK.writeValueAsBytes(array).length, Long::sum);
            bytes.merge(Encoding.KRYO_ARRAY, kryo(real.array(array)), Long::sum);
            bytes.merge(Encoding.KRYO_PACKED, kryo(vector), Long::sum);
        }
        return new Figures(
                real,
                arrays.size(),
                arrays.stream().mapToLong(array -> array.length).sum(),
                arrays.stream().flatMapToLong(Arrays::stream).min().orElse(Long.MAX_VALUE),
                arrays.stream().flatMapToLong(Arrays::stream).max().orElse(Long.MIN_VALUE),
                arrays.stream().mapToLong(array -> array.length).max().orElse(0),
                signed,
                List.of(widths),
                List.of(lengths),
                heap,
                bytes,
                others);
    }

    private static long kryo(Object list) {
        try (Output output = new Output(64, -1)) {
            KRYO.writeObject(output, list);
            return output.total();
        }
    }
}
