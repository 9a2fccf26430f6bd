package io.github.compactvec.parity;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How much has been compared. */
public final class Tally {
    private final long start = System.nanoTime();
    private final Map<Difference, Long> differences = new EnumMap<>(Difference.class);
    private long compared;
    private long unexplained;

    void add(@Nullable Difference difference) {
        compared++;
        if (difference != null) {
            differences.merge(difference, 1L, Long::sum);
        }
    }

    void addUnexplained() {
        unexplained++;
    }

    public long compared() {
        return compared;
    }

    public Map<Difference, Long> differences() {
        return differences;
    }

    @Override
    public String toString() {
        return "%,d combinations in %d s, %d unexplained differences; explained: %s"
                .formatted(
                        compared, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start), unexplained, differences);
    }
}
