package io.github.compactvec.benchmarks.promise;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a figure.
 *
 * @param samples one value for each iteration, in the unit of the figure
 * @param allocated bytes allocated by one call, if that was measured too
 */
public record Measured(List<Double> samples, @Nullable Double allocated) {
    /**
     * The value to compare. Where other programs run beside, some iterations take much longer, so it is not the mean.
     */
    public double median() {
        List<Double> sorted = samples.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** These samples and others of the same figure. */
    Measured and(@Nullable Measured others) {
        if (others == null) {
            return this;
        }
        return new Measured(
                Stream.concat(samples.stream(), others.samples.stream()).toList(), allocated);
    }
}
