package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.SmallVec;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made on the way when vectors are written and read whose elements lie in the vector itself. */
class InlineAllocationTest {
    private final Kryo kryo = Lists.kryo(false);

    /** The least that an action allocates in one of many runs: a recompilation may fall into some of them. */
    private static long measure(Runnable action) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 30; i++) {
            least = Math.min(least, Allocation.of(action));
        }
        return least;
    }

    @ParameterizedTest
    @EnumSource(names = {"SMALL_INT", "SMALL_LONG"})
    void numbers(Container container) {
        int inline = 0;
        for (long[] values : container.samples()) {
            PrimitiveVec vec = container.of(values);
            if (values.length * vec.widthBits() > 128) {
                continue;
            }
            inline++;
            for (WireForm form : WireForm.values()) {
                Output output = new Output(200);
                long writing = measure(() -> {
                    output.reset();
                    Kryos.write(form, output, vec);
                });
                // The elements as an array of bytes, and before as numbers, to choose how to write them.
                assertTrue(writing <= (form == WireForm.ARRAY ? 0 : 256), () -> form + " " + vec + ": " + writing);
                Input input = new Input(output.toBytes());
                @Nullable Object[] read = new Object[1];
                long reading = measure(() -> {
                    input.setPosition(0);
                    read[0] = Kryos.read(form, input, container.type);
                });
                assertEquals(vec, read[0]);
                long copying = measure(() -> read[0] = vec.copy());
                assertTrue(reading <= copying + 150, () -> form + " " + vec + ": " + reading);
            }
        }
        assertTrue(inline > 500, inline + " vectors");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16})
    void objects(int inlineCapacity) {
        Output output = new Output(100_000);
        for (int size : new int[] {1, inlineCapacity, inlineCapacity + 1, 1000}) {
            // What Integer keeps for small numbers.
            SmallVec<Integer> vec = SmallVec.copyOf(inlineCapacity, Collections.nCopies(size, 100));
            for (String declaration : new String[] {"unknown", "integers"}) {
                Lists.declare(kryo, declaration);
                long writing = measure(() -> {
                    output.reset();
                    kryo.writeObject(output, vec);
                });
                assertEquals(0, writing);
                Input input = new Input(output.toBytes());
                long reading = measure(() -> {
                    input.setPosition(0);
                    kryo.readObject(input, SmallVec.class);
                });
                kryo.getGenerics().popGenericType();
                long made = measure(() -> SmallVec.withCapacity(inlineCapacity, size));
                if (size <= 64) {
                    assertEquals(made, reading);
                } else {
                    // Grown step by step, then trimmed.
                    assertTrue(reading < 5 * made, reading + " bytes");
                }
            }
        }
    }
}
