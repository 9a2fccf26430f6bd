package io.github.compactvec.parity;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.compactvec.parity.Mapper.Reading;
import io.github.compactvec.parity.Mapper.Writing;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;

/**
 * Reading and writing a container ends as reading and writing what it stands for ends, whatever the settings, the
 * position, the input and the way: with the same elements and the same bytes, or the same exception with the same
 * message, path and location. What is not so is a {@link Difference}.
 *
 * <p>What is written is also read again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ParityTest {
    private static final int LEAST_COMPARED = 20_000;

    private final Jackson jackson;
    private final Tally tally = new Tally();

    private final List<Subject> integers = Subject.OfIntegers.of(VecType.INT, VecType.UNSIGNED_INT, VecType.LONG);
    private final List<Subject> smallIntegers = Subject.OfIntegers.of(VecType.SMALL_INT, VecType.SMALL_LONG);
    private final List<Subject> interfaces = Subject.OfIntegers.interfaces();
    private final List<Subject> bytes = List.of(new Subject.OfBytes());

    /** Elements for which Jackson has deserializers, or ways through them, of their own. */
    private static final Set<ElementKind> DISTINCT_ELEMENTS =
            Set.of(ElementKind.INTEGER, ElementKind.STRING, ElementKind.IDENTIFIED, ElementKind.LIST);

    private final List<Subject> distinctObjects = Subject.OfObjects.of(DISTINCT_ELEMENTS);

    /** One of each class. */
    private final List<Subject> distinct = concat(concat(integers, bytes), distinctObjects);

    private final List<Subject> others = concat(
            concat(smallIntegers, interfaces),
            Subject.OfObjects.of(EnumSet.complementOf(EnumSet.copyOf(DISTINCT_ELEMENTS))));

    /** Those that many settings can be tried with. */
    private final List<Subject> few = concat(
            concat(Subject.OfIntegers.of(VecType.INT, VecType.LONG), bytes),
            Subject.OfObjects.of(EnumSet.of(ElementKind.STRING, ElementKind.BEAN)));

    /** Those for which parsers are asked different things. */
    private final List<Subject> essential = concat(
            concat(Subject.OfIntegers.of(VecType.INT), bytes), Subject.OfObjects.of(EnumSet.of(ElementKind.STRING)));

    private static <T> List<T> concat(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private final Set<String> started = new HashSet<>();

    protected ParityTest(Jackson jackson) {
        this.jackson = jackson;
    }

    @BeforeEach
    void start(TestInfo test) {
        started.add(test.getTestMethod().orElseThrow().getName());
    }

    /** A test for each of some settings. */
    private Stream<DynamicTest> under(List<Settings> settings, Consumer<Parity> comparison) {
        return settings.stream()
                .map(each -> dynamicTest(each.name(), () -> {
                    Parity parity = new Parity(jackson, each, tally);
                    comparison.accept(parity);
                    parity.assertNone();
                }));
    }

    private Stream<Format> otherFormats() {
        return jackson.formats().stream().filter(format -> format != Format.JSON && format.equalsJson());
    }

    private static Stream<Mapper.Reading> readings(Format format) {
        return Arrays.stream(Reading.values()).filter(way -> way.isFor(format));
    }

    private static Stream<Mapper.Writing> writings(Format format) {
        return Arrays.stream(Writing.values()).filter(way -> way.isFor(format));
    }

    // ---------------------------------------------------------------- JSON

    /** Every feature that there is, whether or not it is known to touch containers. */
    @TestFactory
    Stream<DynamicTest> eachFeature() {
        return under(Settings.eachFeature(jackson, Format.JSON), parity -> {
            parity.read(Format.JSON, Reading.BYTES, few, Position.TYPICAL, Subject::fewInputs);
            parity.write(Format.JSON, Writing.BYTES, few, Position.TYPICAL);
        });
    }

    @TestFactory
    Stream<DynamicTest> besideEachModule() {
        return under(Settings.eachModule(jackson), parity -> {
            parity.read(Format.JSON, Reading.BYTES, distinct, Position.ALL, Subject::fewInputs);
            parity.write(Format.JSON, Writing.BYTES, distinct, Position.ALL);
        });
    }

    @TestFactory
    Stream<DynamicTest> asListsOfBoxedIntegers() {
        List<Subject.OfIntegers> subjects = List.of(
                new Subject.OfIntegers(VecType.INT, VecType.INT.vec),
                new Subject.OfIntegers(VecType.LONG, VecType.LONG.vec));
        return Stream.concat(
                under(List.of(Settings.DEFAULTS, Settings.STRICT), parity -> parity.likeBoxed(subjects, Position.ALL)),
                under(
                        concat(Settings.features(), Settings.writing()),
                        parity -> parity.likeBoxed(subjects, Position.TYPICAL)));
    }

    @TestFactory
    Stream<DynamicTest> schemas() {
        return under(concat(Settings.writing(), Settings.eachModule(jackson)), parity -> {
            parity.schemas(distinct, Position.ALL);
            parity.schemas(others, Position.TYPICAL);
        });
    }

    /** Every input at every position. */
    @TestFactory
    Stream<DynamicTest> readingEverything() {
        return under(
                List.of(Settings.DEFAULTS, Settings.STRICT),
                parity -> parity.read(Format.JSON, Reading.BYTES, distinct, Position.ALL));
    }

    /** Features that touch containers. */
    @TestFactory
    Stream<DynamicTest> readingUnderFeaturesThatMeet() {
        return under(Settings.features(), parity -> {
            parity.read(Format.JSON, Reading.BYTES, distinct, Position.ALL, Subject::fewInputs);
            parity.read(Format.JSON, Reading.BYTES, distinctObjects, Position.OF_LISTS);
            parity.read(Format.JSON, Reading.BYTES, distinct, Position.TYPICAL);
            parity.read(Format.JSON, Reading.BYTES, others, Position.TYPICAL, Subject::fewInputs);
        });
    }

    @TestFactory
    Stream<DynamicTest> readingUnderEveryRule() {
        return under(Settings.rules(), parity -> parity.read(Format.JSON, Reading.BYTES, distinct, Position.TYPICAL));
    }

    /** Where a container must bring its type, what brings none is refused alike. */
    @TestFactory
    Stream<DynamicTest> missingTypes() {
        return under(
                Settings.typing(),
                parity -> parity.read(Format.JSON, Reading.BYTES, distinct, Position.TYPICAL, Subject::fewInputs));
    }

    @TestFactory
    Stream<DynamicTest> brokenInput() {
        return under(
                Settings.syntax(),
                parity -> readings(Format.JSON)
                        .forEach(
                                way -> parity.read(Format.JSON, way, few, Position.TYPICAL, subject -> Inputs.BROKEN)));
    }

    @TestFactory
    Stream<DynamicTest> longInput() {
        return under(
                List.of(Settings.DEFAULTS),
                parity -> readings(Format.JSON)
                        .forEach(
                                way -> parity.read(Format.JSON, way, integers, Position.TYPICAL, Subject::longInputs)));
    }

    @TestFactory
    Stream<DynamicTest> readingInEveryWay() {
        return under(
                List.of(Settings.DEFAULTS),
                parity -> readings(Format.JSON)
                        .forEach(way -> parity.read(Format.JSON, way, distinct, Position.ALL, Subject::fewInputs)));
    }

    @TestFactory
    Stream<DynamicTest> writing() {
        return under(Settings.writing(), parity -> {
            parity.write(Format.JSON, Writing.BYTES, few, Position.ALL);
            parity.write(Format.JSON, Writing.BYTES, distinctObjects, Position.OF_LISTS);
            parity.write(Format.JSON, Writing.BYTES, others, Position.TYPICAL);
        });
    }

    @TestFactory
    Stream<DynamicTest> writingTypes() {
        return under(Settings.typing(), parity -> parity.write(Format.JSON, Writing.BYTES, few, Position.ALL));
    }

    @TestFactory
    Stream<DynamicTest> writingInEveryWay() {
        return under(
                List.of(Settings.DEFAULTS),
                parity -> writings(Format.JSON).forEach(way -> parity.write(Format.JSON, way, distinct, Position.ALL)));
    }

    // ---------------------------------------------------------------- every format

    @TestFactory
    Stream<DynamicTest> readingOtherFormats() {
        return under(
                concat(Settings.features(), Settings.rules()),
                parity -> otherFormats()
                        .forEach(format ->
                                parity.read(format, Reading.BYTES, essential, Position.TYPICAL, Subject::fewInputs)));
    }

    @TestFactory
    Stream<DynamicTest> writingOtherFormats() {
        return under(
                concat(Settings.writing(), Settings.typing()),
                parity -> jackson.formats()
                        .forEach(format -> parity.write(format, Writing.BYTES, few, Position.TYPICAL)));
    }

    /** Every position, input and way. */
    @TestFactory
    Stream<DynamicTest> everyFormat() {
        return jackson.formats().stream()
                .map(format -> dynamicTest(format.name(), () -> {
                    Parity parity = new Parity(jackson, Settings.DEFAULTS, tally);
                    if (format.equalsJson()) {
                        parity.read(format, Reading.BYTES, essential, Position.ALL, Subject::fewInputs);
                        parity.read(format, Reading.BYTES, distinct, Position.TYPICAL);
                        readings(format)
                                .forEach(way ->
                                        parity.read(format, way, essential, Position.TYPICAL, Subject::fewInputs));
                    }
                    parity.write(format, Writing.BYTES, few, Position.ALL);
                    parity.write(format, Writing.BYTES, others, Position.TYPICAL);
                    writings(format).forEach(way -> parity.write(format, way, essential, Position.TYPICAL));
                    parity.assertNone();
                }));
    }

    @AfterAll
    void report() {
        System.out.println("Jackson " + jackson.version() + ": " + tally);
        boolean complete = Stream.of(ParityTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(TestFactory.class))
                .allMatch(method -> started.contains(method.getName()));
        assertTrue(!complete || tally.compared() >= LEAST_COMPARED, tally::toString);
    }
}
