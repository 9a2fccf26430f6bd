package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.PrimitiveVec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class AllocationTest {
    private static final int COUNT = 100_000;

    /** A staging area for writing, and one for reading an array. */
    private static final long CONSTANT = 8 << 10;

    private final Container container;
    private final Map<String, PrimitiveVec> vectors = new LinkedHashMap<>();

    AllocationTest(Container container) {
        this.container = container;
        Values values = Values.of(container);
        Random random = new Random(3);
        for (int bits = 8; bits <= container.bits(); bits += 8) {
            for (int used : new int[] {bits - 1, bits}) {
                put(used + " bits", values.uniform(random, COUNT, used));
                put(used + " bits, signed", values.signed(values.uniform(random, COUNT, used), used));
                put("up to " + used + " bits", values.logarithmic(random, COUNT, used));
            }
        }
        long[] wide = Values.repeat(COUNT + 1, 1);
        wide[COUNT] = container.signed ? container.min : container.max;
        PrimitiveVec stale = container.of(wide);
        stale.truncate(COUNT);
        vectors.put("wider than needed", stale);
    }

    private void put(String name, long[] values) {
        if (container.holds(values)) {
            vectors.put(name, container.of(values));
        }
    }

    private Output output() {
        return new Output((Long.BYTES + 2) * COUNT);
    }

    @Test
    void writingAllocatesAConstant() {
        Output output = output();
        for (WireForm form : WireForm.values()) {
            vectors.forEach((name, vec) -> {
                long allocated = measure(() -> {
                    output.reset();
                    Kryos.write(form, output, vec);
                });
                assertTrue(allocated <= CONSTANT, form + " " + name + ": " + allocated);
            });
        }
    }

    @Test
    void writingUnsignedBytesAndTheArrayFormAllocatesNothing() {
        Output output = output();
        PrimitiveVec bytes = container.of(Values.repeat(COUNT, 200));
        for (WireForm form : WireForm.values()) {
            assertEquals(
                    0,
                    measure(() -> {
                        output.reset();
                        Kryos.write(form, output, bytes);
                    }),
                    form::name);
        }
        vectors.forEach((name, vec) -> assertEquals(
                0,
                measure(() -> {
                    output.reset();
                    Kryos.write(WireForm.ARRAY, output, vec);
                }),
                name));
    }

    @Test
    void readingThePackedFormAllocatesTheResultAndAConstant() {
        vectors.forEach((name, vec) -> {
            long allocated = allocatedByReading(WireForm.PACKED, vec);
            assertTrue(allocated <= trimmed(vec).byteCapacity() + 256, name + ": " + allocated);
        });
    }

    @Test
    void readingTheArrayFormAllocatesAFewTimesTheResultAndAConstant() {
        vectors.forEach((name, vec) -> {
            long allocated = allocatedByReading(WireForm.ARRAY, vec);
            // The first chunk may be narrower than the rest: then the buffer grows once, and is trimmed once.
            assertTrue(allocated <= 3L * trimmed(vec).byteCapacity() + CONSTANT, name + ": " + allocated);
        });
    }

    private static PrimitiveVec trimmed(PrimitiveVec vec) {
        PrimitiveVec trimmed = vec.copy();
        trimmed.trimToSize();
        return trimmed;
    }

    private static long allocatedByReading(WireForm form, PrimitiveVec vec) {
        Input input = new Input(Kryos.write(form, vec));
        @Nullable PrimitiveVec[] read = new PrimitiveVec[1];
        long allocated = measure(() -> {
            input.setPosition(0);
            read[0] = Kryos.read(form, input, vec.getClass());
        });
        assertEquals(vec, read[0]);
        return allocated;
    }

    /** What an action allocates once it has run a few times. */
    private static long measure(Runnable action) {
        for (int i = 0; i < 3; i++) {
            action.run();
        }
        return Allocation.of(action);
    }
}
