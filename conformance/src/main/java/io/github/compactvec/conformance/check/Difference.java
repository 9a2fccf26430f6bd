package io.github.compactvec.conformance.check;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says where two values or their bytes part. */
final class Difference {
    private Difference() {}

    /** The first difference between the vectors of two plain values; null if there is none. */
    static @Nullable String ofVectors(Shape shape, Object expected, Object actual) {
        List<long[]> expectedVectors = shape.vectors(expected);
        List<long[]> actualVectors = shape.vectors(actual);
        if (expectedVectors.size() != actualVectors.size()) {
            return "expected " + expectedVectors.size() + " vectors, got " + actualVectors.size();
        }
        for (int i = 0; i < expectedVectors.size(); i++) {
            long[] expectedVector = expectedVectors.get(i);
            long[] actualVector = actualVectors.get(i);
            int index = Arrays.mismatch(expectedVector, actualVector);
            if (index >= 0) {
                return (expectedVectors.size() == 1 ? "" : "vector " + i + ", ")
                        + "index " + index
                        + ": expected " + element(expectedVector, index)
                        + ", got " + element(actualVector, index);
            }
        }
        return null;
    }

    private static String element(long[] vector, int index) {
        return index < vector.length ? String.valueOf(vector[index]) : "the end";
    }

    /** The first difference between two byte sequences; null if there is none. */
    static @Nullable String ofBytes(byte[] expected, byte[] actual) {
        int index = Arrays.mismatch(expected, actual);
        return index < 0
                ? null
                : "byte " + index + ": expected " + octet(expected, index) + ", got " + octet(actual, index);
    }

    private static String octet(byte[] bytes, int index) {
        return index < bytes.length ? String.format("0x%02x", bytes[index]) : "the end";
    }
}
