package io.github.compactvec.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.IntVec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reading a vector from JSON ends as reading an {@code int[]} does, whatever the input, the place and the settings:
 * with the same elements, or the same exception with the same message and path.
 */
class JsonReadingTest {

    @ParameterizedTest
    @MethodSource("io.github.compactvec.jackson.Settings#features")
    void readsAsAnArrayIsReadEverywhere(Settings settings) {
        JsonMapper mapper = settings.jsonMapper();
        assertSame(mapper, Position.ALL, Inputs.VALUES, CompactIntVec.class);
        assertSame(mapper, Position.TYPICAL, Inputs.LONG_VALUES, CompactIntVec.class);
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.jackson.Settings#rules")
    void readsAsAnArrayIsReadUnderEveryRule(Settings settings) {
        assertSame(settings.jsonMapper(), Position.TYPICAL, Inputs.VALUES, CompactIntVec.class);
    }

    /** Where an array must bring its type, what brings none is refused alike. */
    @ParameterizedTest
    @MethodSource("io.github.compactvec.jackson.Settings#typing")
    void missesTheTypeAsAnArrayMissesIt(Settings settings) {
        assertSame(settings.jsonMapper(), Position.TYPICAL, Inputs.VALUES, CompactIntVec.class);
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.jackson.Settings#syntax")
    void failsOnBrokenInputAsAnArrayFails(Settings settings) {
        assertSame(settings.jsonMapper(), Position.TYPICAL, Inputs.BROKEN, CompactIntVec.class);
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.jackson.Settings#features")
    void readsForTheInterface(Settings settings) {
        assertSame(settings.jsonMapper(), Position.TYPICAL, Inputs.VALUES, IntVec.class);
    }

    private static void assertSame(
            JsonMapper mapper, List<Position> positions, List<String> inputs, Class<?> container) {
        List<String> differences = new ArrayList<>();
        for (Position position : positions) {
            for (String input : inputs) {
                Outcome expected = position.read(mapper, input, int[].class);
                Outcome actual = position.read(mapper, input, container);
                if (!actual.equals(expected.mended())) {
                    differences.add(
                            "%s: %.60s%n  expected %s%n  actual   %s".formatted(position, input, expected, actual));
                }
            }
        }
        assertEquals("", String.join("\n", differences));
    }
}
