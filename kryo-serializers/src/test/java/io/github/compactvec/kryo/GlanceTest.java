package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.CompactIntVec;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a glance tells is what a survey of all elements tells. */
class GlanceTest {
    private static final int VECTORS = 60_000;

    /** Below these, elements take fewer bytes or shorter varints. */
    private static final int[] BOUNDS = {1, 128, 256, 1 << 14, 1 << 16, 1 << 21, 1 << 24};

    private final SplittableRandom random = new SplittableRandom(20_260_103);

    private int count() {
        return switch (random.nextInt(100)) {
            case 0 -> 1024 + random.nextInt(-9, 10);
            case 1 -> random.nextInt(3_000);
            case 2, 3, 4, 5 -> 128 + random.nextInt(-9, 10);
            default -> 1 + random.nextInt(60);
        };
    }

    /** Most elements of one kind, the others of another; and one that makes the vector as wide as it is to be. */
    private int[] values(int width) {
        int most = random.nextInt(BOUNDS.length);
        int few = random.nextInt(BOUNDS.length);
        int share = random.nextInt(101);
        int limit = 1 << (8 * width);
        int[] values = new int[count()];
        Arrays.setAll(values, i -> {
            int bound = Math.min(BOUNDS[random.nextInt(100) < share ? most : few], limit);
            return random.nextBoolean()
                    ? random.nextInt(bound)
                    : Math.min(limit - 1, Math.max(0, bound + random.nextInt(-2, 2)));
        });
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void tellsWhatASurveyTells(int width) throws IOException {
        int settled = 0;
        int unsettled = 0;
        for (int round = 0; round < VECTORS; round++) {
            int[] values = values(width);
            CompactIntVec vec = CompactIntVec.of((1 << (8 * width)) - 1);
            vec.clear();
            vec.addAll(values);
            assertEquals(width * 8, vec.widthBits());
            if (Glance.settles(vec, width)) {
                Survey survey = new Survey();
                survey.add(values, values.length);
                assertEquals(
                        Header.of(width, false),
                        survey.header(values.length, Header.of(4, true)),
                        () -> Arrays.toString(values));
                settled++;
            } else {
                unsettled++;
            }
        }
        assertTrue(settled > VECTORS / 10, settled + " settled");
        assertTrue(unsettled > VECTORS / 10, unsettled + " not");
    }

    /** Of elements that are all as large as their width has them, it tells. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void tellsOfUniformElements(int width) throws IOException {
        int[] values = random.ints(1000, 0, 1 << (8 * width)).toArray();
        assertTrue(Glance.settles(CompactIntVec.copyOf(values), width));
    }

    @Test
    void takesBytesAtOnceOnly() {
        assertThrows(UnsupportedOperationException.class, () -> new Glance(2).write(0));
    }
}
