package io.github.compactvec.conformance.inspect;

import io.github.compactvec.conformance.input.InputFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one input, ready to be rendered.
 *
 * @param name the input, printable
 * @param format what it was read as
 * @param bytes its length
 * @param documents how many documents it holds
 * @param integers the paths with arrays of integers
 * @param byType the same paths apart by the type of their elements; none that is empty
 * @param others paths at which there are other arrays as well, or arrays with numbers that are not all integers
 * @param heap what the heap figures depend on
 */
record Report(
        String name,
        InputFormat format,
        long bytes,
        long documents,
        Section integers,
        Map<ElementType, Section> byType,
        List<Path> others,
        String heap) {

    /**
     * A path and its figures, or several together.
     *
     * @param path the path, or a name for them all
     * @param choice what to hold its arrays of integers in; null for several paths, which need not agree
     * @param saved heap that the choice, or that of each path, saves over the boxed list
     */
    record Path(String path, PathStats stats, @Nullable Container choice, long saved) {
        private static Path of(String path, PathStats stats) {
            ElementType type = ElementType.of(stats);
            Container choice = type.choose(stats);
            return new Path(path, stats, choice, stats.heap(type.boxed()) - stats.heap(choice));
        }

        /** Several paths as one. */
        static Path sum(String name, List<Path> paths) {
            PathStats stats = new PathStats();
            paths.forEach(path -> stats.add(path.stats));
            return new Path(
                    name, stats, null, paths.stream().mapToLong(Path::saved).sum());
        }
    }

    /**
     * Some paths and their sum.
     *
     * @param paths the paths, those first where most heap can be saved
     * @param total all of them
     */
    record Section(List<Path> paths, Path total) {
        private static Section of(Stream<Path> paths) {
            List<Path> ordered = paths.sorted(
                            Comparator.comparingLong(Path::saved).reversed().thenComparing(Path::path))
                    .toList();
            return new Section(ordered, Path.sum("total", ordered));
        }
    }

    /** Makes the report of a tree of paths. */
    static Report of(String name, InputFormat format, long bytes, long documents, PathTree tree, HeapMeter meter) {
        List<Path> paths = new ArrayList<>();
        tree.forEach((path, stats) -> paths.add(Path.of(path, stats)));
        Section integers = Section.of(paths.stream().filter(path -> hasIntegers(path.stats)));
        Map<ElementType, Section> byType = new EnumMap<>(ElementType.class);
        integers.paths.stream()
                .collect(Collectors.groupingBy(path -> ElementType.of(path.stats)))
                .forEach((type, ofType) -> byType.put(type, Section.of(ofType.stream())));
        List<Path> others = paths.stream()
                .filter(path -> hasOtherNumbers(path.stats) || (hasIntegers(path.stats) && path.stats.others() > 0))
                .sorted(Comparator.comparingLong((Path path) -> path.stats.others())
                        .reversed()
                        .thenComparing(Path::path))
                .toList();
        return new Report(name, format, bytes, documents, integers, byType, others, meter.describe());
    }

    /**
     * Whether integers are kept at a path. Empty arrays alone tell nothing about the elements where other arrays show
     * what they are.
     */
    private static boolean hasIntegers(PathStats stats) {
        return stats.elements() > 0 || (stats.arrays() > 0 && stats.others() == 0);
    }

    private static boolean hasOtherNumbers(PathStats stats) {
        return stats.others() > stats.others(OtherKind.NO_NUMBERS);
    }
}
