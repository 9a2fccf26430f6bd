package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.CompactIntVec;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final int COUNT = 100_000;

    /** A staging area for writing, and one for reading an array. */
    private static final long CONSTANT = 8 << 10;

    private static final Map<String, CompactIntVec> VECTORS = new TreeMap<>();

    @BeforeAll
    static void makeVectors() {
        Random random = new Random(3);
        for (int bits : new int[] {8, 16, 24, 31, 32}) {
            int[] values = Values.uniform(random, COUNT, bits);
            VECTORS.put(bits + " bits", CompactIntVec.of(values));
            VECTORS.put(bits + " bits, signed", CompactIntVec.of(Values.signed(values, bits)));
            Arrays.setAll(values, i -> values[i] >>> random.nextInt(Integer.SIZE));
            VECTORS.put("up to " + bits + " bits", CompactIntVec.of(values));
        }
        CompactIntVec stale = CompactIntVec.of(Values.repeat(COUNT, 1));
        stale.add(Integer.MIN_VALUE);
        stale.removeLast();
        VECTORS.put("wider than needed", stale);
    }

    @Test
    void writingAllocatesAConstant() {
        Output output = new Output(6 * COUNT);
        for (WireForm form : WireForm.values()) {
            VECTORS.forEach((name, vec) -> {
                long allocated = measure(() -> {
                    output.reset();
                    Kryos.write(form, output, vec, CompactIntVec.class);
                });
                assertTrue(allocated <= CONSTANT, form + " " + name + ": " + allocated);
            });
        }
    }

    @Test
    void writingUnsignedBytesAndTheArrayFormAllocatesNothing() {
        Output output = new Output(6 * COUNT);
        CompactIntVec bytes = CompactIntVec.of(Values.repeat(COUNT, 200));
        for (WireForm form : WireForm.values()) {
            assertEquals(
                    0,
                    measure(() -> {
                        output.reset();
                        Kryos.write(form, output, bytes, CompactIntVec.class);
                    }),
                    form::name);
        }
    }

    @Test
    void readingThePackedFormAllocatesTheResultAndAConstant() {
        VECTORS.forEach((name, vec) -> {
            Input input = new Input(Kryos.write(WireForm.PACKED, vec));
            CompactIntVec expected = vec.copy();
            expected.trimToSize();
            @Nullable CompactIntVec[] read = new CompactIntVec[1];
            long allocated = measure(() -> {
                input.setPosition(0);
                read[0] = Kryos.read(WireForm.PACKED, input, CompactIntVec.class);
            });
            assertEquals(vec, read[0]);
            assertTrue(allocated <= expected.byteCapacity() + 256, name + ": " + allocated);
        });
    }

    @Test
    void readingTheArrayFormAllocatesAFewTimesTheResultAndAConstant() {
        VECTORS.forEach((name, vec) -> {
            Input input = new Input(Kryos.write(WireForm.ARRAY, vec));
            CompactIntVec expected = vec.copy();
            expected.trimToSize();
            @Nullable CompactIntVec[] read = new CompactIntVec[1];
            long allocated = measure(() -> {
                input.setPosition(0);
                read[0] = Kryos.read(WireForm.ARRAY, input, CompactIntVec.class);
            });
            assertEquals(vec, read[0]);
            // The first chunk may be narrower than the rest: then the buffer grows once, and is trimmed once.
            assertTrue(allocated <= 3L * expected.byteCapacity() + CONSTANT, name + ": " + allocated);
        });
    }

    /** What an action allocates once it has run a few times. */
    private static long measure(Runnable action) {
        for (int i = 0; i < 3; i++) {
            action.run();
        }
        return Allocation.of(action);
    }
}
