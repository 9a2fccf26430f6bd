package io.github.compactvec.parity;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.compactvec.parity.Mapper.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** What {@link ParityTest} says of reading integers from JSON, with a parser that can read them in bulk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class JsonReadingContract {
    private final Jackson jackson;
    private final Tally tally = new Tally();
    private final List<Subject> subjects = Subject.OfIntegers.of(VecType.INT, VecType.UNSIGNED_INT, VecType.LONG);

    protected JsonReadingContract(Jackson jackson) {
        this.jackson = jackson;
    }

    private Stream<DynamicTest> under(List<Settings> settings, Consumer<Parity> comparison) {
        return settings.stream()
                .map(each -> dynamicTest(each.name(), () -> {
                    Parity parity = new Parity(jackson, each, tally);
                    comparison.accept(parity);
                    parity.assertNone();
                }));
    }

    private static Stream<Reading> readings() {
        return Arrays.stream(Reading.values()).filter(way -> way.isFor(Format.JSON));
    }

    @TestFactory
    Stream<DynamicTest> everything() {
        return under(
                List.of(Settings.DEFAULTS, Settings.STRICT),
                parity -> parity.read(Format.JSON, Reading.BYTES, subjects, Position.ALL));
    }

    @TestFactory
    Stream<DynamicTest> underFeatures() {
        return under(
                Settings.features(), parity -> parity.read(Format.JSON, Reading.BYTES, subjects, Position.TYPICAL));
    }

    @TestFactory
    Stream<DynamicTest> underEachFeature() {
        return under(
                Settings.eachFeature(jackson, Format.JSON),
                parity -> parity.read(Format.JSON, Reading.BYTES, subjects, Position.TYPICAL, Subject::fewInputs));
    }

    @TestFactory
    Stream<DynamicTest> brokenInput() {
        return under(
                Settings.syntax(),
                parity -> readings()
                        .forEach(way ->
                                parity.read(Format.JSON, way, subjects, Position.TYPICAL, subject -> Inputs.BROKEN)));
    }

    @TestFactory
    Stream<DynamicTest> longInput() {
        return under(
                List.of(Settings.DEFAULTS),
                parity -> readings()
                        .forEach(
                                way -> parity.read(Format.JSON, way, subjects, Position.TYPICAL, Subject::longInputs)));
    }
}
