package io.github.compactvec.conformance.check;

import io.github.compactvec.conformance.Range;
import java.util.Random;

/**
 * Random vectors from a fixed seed.
 *
 * <p>Uniform integers are nearly all of the greatest width, so each vector draws from the values of one width; one
 * element in four is next to where a width or a wire form changes, and one vector in four has a single element of any
 * width.
 */
final class RandomVectors {
    private static final int[] EDGE_LENGTHS = {0, 1, 2, 4, 5, 14, 15, 16, 17, 31, 32, 255, 256};
    private static final int[] HUGE_LENGTHS = {65_535, 65_536};
    private static final int[] EDGE_BITS = {5, 7, 8, 15, 16, 23, 24, 31, 32, 39, 40, 47, 48, 55, 56, 63};

    private final Random random;
    private final boolean signed;
    /** Of the greatest element. */
    private final int magnitudeBits;

    /**
     * Makes a source of vectors.
     *
     * @param range of the elements: from 0, or from −m − 1 if up to m
     */
    RandomVectors(long seed, Range range) {
        this.random = new Random(seed);
        this.signed = range.min() < 0;
        this.magnitudeBits = Long.SIZE - Long.numberOfLeadingZeros(range.max());
    }

    long[] next() {
        int bytes = (magnitudeBits + (signed ? 1 : 0) + Byte.SIZE - 1) / Byte.SIZE;
        int bits = Byte.SIZE * (1 + random.nextInt(bytes));
        boolean negatives = signed && random.nextBoolean();
        long[] vector = new long[length()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = element(bits, negatives);
        }
        if (vector.length > 0 && random.nextInt(4) == 0) {
            vector[random.nextInt(vector.length)] = element(Long.SIZE, signed);
        }
        return vector;
    }

    private int length() {
        int kind = random.nextInt(2000);
        if (kind == 0) {
            return HUGE_LENGTHS[random.nextInt(HUGE_LENGTHS.length)];
        } else if (kind < 400) {
            return EDGE_LENGTHS[random.nextInt(EDGE_LENGTHS.length)];
        } else {
            return random.nextInt(kind < 1600 ? 20 : kind < 1900 ? 300 : 3001);
        }
    }

    /** An element of no more than this many bits, one of them the sign if it may be negative. */
    private long element(int bits, boolean negative) {
        int magnitude = Math.min(negative ? bits - 1 : bits, magnitudeBits);
        long max = Long.MAX_VALUE >>> (Long.SIZE - 1 - magnitude);
        long value;
        if (random.nextInt(4) == 0) {
            // The greatest edge overflows, if only to the least number.
            long edge = (1L << EDGE_BITS[random.nextInt(EDGE_BITS.length)]) + random.nextInt(3) - 1;
            value = edge < 0 || edge > max ? max : edge;
        } else {
            value = random.nextLong() & max;
        }
        return negative && random.nextBoolean() ? ~value : value;
    }
}
