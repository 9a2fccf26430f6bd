package io.github.compactvec.jackson;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.compactvec.PrimitiveVec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reading a vector ends as reading an array from JSON does, whatever the input, the place and the settings: with the
 * same elements, or the same exception with the same message and path. So it does from MessagePack, but for the message.
 * (An array from MessagePack is no measure: its parser cuts numbers.)
 *
 * <p>Where an array accepts a number that is out of the range of the vector, the measure is what it does with a number
 * that is out of its own.
 */
class ReadingTest {

    static Stream<Arguments> features() {
        return VecType.with(Settings.features());
    }

    static Stream<Arguments> rules() {
        return VecType.with(Settings.rules());
    }

    static Stream<Arguments> typing() {
        return VecType.with(Settings.typing());
    }

    static Stream<Arguments> syntax() {
        return VecType.with(Settings.syntax());
    }

    @ParameterizedTest
    @MethodSource("features")
    void readsAsAnArrayIsReadEverywhere(VecType type, Settings settings) {
        Comparison comparison = new Comparison(type, settings);
        comparison.readJsonAndMessagePack(Position.ALL, Inputs.values(type), false);
        comparison.readJson(Position.TYPICAL, Inputs.longValues(type), type.vec);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void readsAsAnArrayIsReadUnderEveryRule(VecType type, Settings settings) {
        new Comparison(type, settings).readJsonAndMessagePack(Position.TYPICAL, Inputs.values(type), true);
    }

    /** Where an array must bring its type, what brings none is refused alike. */
    @ParameterizedTest
    @MethodSource("typing")
    void missesTheTypeAsAnArrayMissesIt(VecType type, Settings settings) {
        new Comparison(type, settings).readJson(Position.TYPICAL, Inputs.values(type), type.vec);
    }

    @ParameterizedTest
    @MethodSource("syntax")
    void failsOnBrokenInputAsAnArrayFails(VecType type, Settings settings) {
        new Comparison(type, settings).readJson(Position.TYPICAL, Inputs.BROKEN, type.vec);
    }

    static Stream<Arguments> featuresForInterfaces() {
        return VecType.with(Settings.features()).filter(arguments -> {
            VecType type = (VecType) requireNonNull(arguments.get()[0]);
            return type.general != type.vec;
        });
    }

    @ParameterizedTest
    @MethodSource("featuresForInterfaces")
    void readsForTheInterface(VecType type, Settings settings) {
        new Comparison(type, settings).readJson(Position.TYPICAL, Inputs.values(type), type.general);
    }

    /** Of a type under some settings. */
    private static final class Comparison {
        private final VecType type;
        private final Settings settings;
        private final JsonMapper json;
        private final List<String> differences = new ArrayList<>();

        Comparison(VecType type, Settings settings) {
            this.type = type;
            this.settings = settings;
            this.json = settings.jsonMapper();
        }

        void readJson(List<Position> positions, List<String> inputs, Class<? extends PrimitiveVec> vec) {
            for (Position position : positions) {
                for (String input : inputs) {
                    compare("JSON", position, input, expected(position, input), position.read(json, input, vec));
                }
            }
            assertEquals("", String.join("\n", differences));
        }

        void readJsonAndMessagePack(List<Position> positions, List<String> inputs, boolean shortest) {
            ObjectMapper messagePack = settings.messagePackMapper();
            for (Position position : positions) {
                for (String input : inputs) {
                    Outcome expected = expected(position, input);
                    compare("JSON", position, input, expected, position.read(json, input, type.vec));
                    if (MessagePacks.canHold(input)) {
                        byte[] document = MessagePacks.fromJson(position.document(input), shortest);
                        Outcome actual = position.read(messagePack, document, type.vec);
                        compare("MessagePack", position, input, expected.kind(), actual.kind());
                    }
                }
            }
            assertEquals("", String.join("\n", differences));
        }

        private Outcome expected(Position position, String input) {
            Outcome expected = position.read(json, input, type.array).mended();
            if (expected.elements() != null && expected.elements().stream().anyMatch(this::isDoubtful)) {
                String without = Inputs.withoutOutOfRange(type, input);
                if (!without.equals(input)) {
                    return position.read(json, without, type.array).mended().kind();
                }
            }
            return expected;
        }

        /** Whether it is out of range, or may be what an array takes for a fraction that is. */
        private boolean isDoubtful(@Nullable Object read) {
            long element = (Long) requireNonNull(read);
            return !type.holds(element) || element == Long.MAX_VALUE || element == Long.MIN_VALUE;
        }

        private void compare(String format, Position position, String input, Outcome expected, Outcome actual) {
            if (!actual.equals(expected) && !actual.kind().equals(expected)) {
                differences.add("%s, %s: %.60s%n  expected %s%n  actual   %s"
                        .formatted(format, position, input, expected, actual));
            }
        }
    }
}
