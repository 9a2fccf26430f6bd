package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.SmallVec;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What small vectors look like, compared with what Kryo writes for an {@link ArrayList} of the same elements. */
class SmallVecFormTest {
    private static final int EACH_CLASS = 0;
    private static final int ONE_CLASS = 1;
    private static final int DECLARED = 2;
    private static final int DECLARED_OR_NULL = 3;

    /** Declarations that leave nothing to be told of elements, as the class has no subclasses. */
    private static final Map<String, Class<?>> FINAL = Map.of(
            "strings", String.class,
            "integers", Integer.class,
            "points", Lists.Point.class,
            "nothings", Lists.Nothing.class,
            "days", DayOfWeek.class);

    /** Kryo's own message of a list. */
    private static byte[] own(Kryo kryo, List<?> list, String declaration) {
        Lists.declare(kryo, declaration);
        byte[] message = Lists.write(kryo, new ArrayList<>(list));
        kryo.getGenerics().popGenericType();
        return message;
    }

    private static byte[] write(Kryo kryo, SmallVec<?> vec, String declaration) {
        Lists.declare(kryo, declaration);
        byte[] message = Lists.write(kryo, vec);
        kryo.getGenerics().popGenericType();
        return message;
    }

    private static SmallVec<?> read(Kryo kryo, byte[] message, String declaration) {
        Lists.declare(kryo, declaration);
        Input input = new Input(message);
        SmallVec<?> vec = Objects.requireNonNull(Lists.read(kryo, input));
        assertEquals(message.length, input.position());
        kryo.getGenerics().popGenericType();
        assertEquals(0, kryo.getGenerics().getGenericTypesSize());
        return vec;
    }

    private static void header(Output output, int inlineCapacity, int kind, int size) {
        output.writeByte((Integer.numberOfTrailingZeros(inlineCapacity) + 1) << 5 | kind << 3 | Math.min(size, 7));
        if (size >= 7) {
            output.writeVarInt(size - 7, true);
        }
    }

    /** The parts that Kryo's own message has, put together as ours has them. */
    private static byte[] expected(Kryo kryo, int inlineCapacity, List<?> list, String declaration) {
        Input own = new Input(own(kryo, list, declaration));
        Output output = new Output(64, -1);
        if (kryo.getReferences()) {
            output.writeByte(own.readByte());
        }
        boolean flag = own.readVarIntFlag();
        int size = own.readVarIntFlag(true) - 1;
        if (size == 0) {
            header(output, inlineCapacity, EACH_CLASS, 0);
        } else if (FINAL.containsKey(declaration)) {
            header(output, inlineCapacity, flag ? DECLARED_OR_NULL : DECLARED, size);
        } else if (!flag) {
            header(output, inlineCapacity, EACH_CLASS, size);
        } else {
            int type = own.readVarInt(true);
            if (type == 0) {
                // Kryo leaves it at this: as many nulls as have been announced.
                header(output, inlineCapacity, EACH_CLASS, size);
                output.writeBytes(new byte[size]);
            } else {
                header(output, inlineCapacity, ONE_CLASS, size);
                if (own.readBoolean()) {
                    output.writeByte(0);
                }
                output.writeVarInt(type, true);
            }
        }
        byte[] elements = own.readBytes(own.limit() - own.position());
        boolean ofNoBytes = elements.length == 0 && size > 0 && list.get(0) != null;
        output.writeBytes(ofNoBytes ? new byte[size] : elements);
        return output.toBytes();
    }

    /** Whether a list may be declared so. */
    private static boolean fits(List<?> list, String declaration) {
        Class<?> type = declaration.equals("vectors") ? SmallVec.class : FINAL.get(declaration);
        return type == null || list.stream().allMatch(element -> element == null || type.isInstance(element));
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.kryo.Lists#declarations")
    void elementsAreThoseOfAnArrayList(String declaration) {
        for (boolean references : new boolean[] {true, false}) {
            Kryo kryo = Lists.kryo(references);
            for (List<@Nullable Object> list : Lists.samples()) {
                if (fits(list, declaration)) {
                    int inlineCapacity = Lists.INLINE_CAPACITIES.get(list.size() % 5);
                    byte[] expected = expected(kryo, inlineCapacity, list, declaration);
                    SmallVec<?> vec = SmallVec.copyOf(inlineCapacity, list);
                    byte[] message = write(kryo, vec, declaration);
                    assertArrayEquals(expected, message, list::toString);
                    SmallVec<?> read = read(kryo, message, declaration);
                    assertEquals(list, read);
                    assertEquals(inlineCapacity, read.inlineCapacity());
                    assertEquals(Math.max(inlineCapacity, list.size()), read.capacity());
                    assertEquals(list.size() > inlineCapacity, read.isSpilled());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.kryo.Lists#declarations")
    void neverTakesMoreThanOneByteBeyondAnArrayList(String declaration) {
        int worst = Integer.MIN_VALUE;
        int best = Integer.MAX_VALUE;
        Kryo kryo = Lists.kryo(true);
        for (List<@Nullable Object> list : Lists.samples()) {
            boolean onlyNulls = !FINAL.containsKey(declaration) && list.stream().allMatch(Objects::isNull);
            if (fits(list, declaration) && !onlyNulls) {
                int excess =
                        write(kryo, SmallVec.copyOf(list), declaration).length - own(kryo, list, declaration).length;
                assertTrue(excess <= 1, list::toString);
                worst = Math.max(worst, excess);
                best = Math.min(best, excess);
            }
        }
        assertEquals(1, worst);
        assertEquals(FINAL.containsKey(declaration) ? 0 : -1, best);
    }

    /** Whether or not the reader knows how the vector was declared, it sees whether it has to. */
    @ParameterizedTest
    @MethodSource("io.github.compactvec.kryo.Lists#declarations")
    void aReaderMayKnowMoreOfElementsThanTheWriter(String declaration) {
        Kryo writer = Lists.kryo(false);
        Kryo reader = Lists.kryo(false);
        for (List<@Nullable Object> list : Lists.shortSamples()) {
            if (fits(list, declaration)) {
                SmallVec<?> vec = SmallVec.copyOf(list);
                byte[] message = write(writer, vec, "unknown");
                assertEquals(vec, read(reader, message, declaration));
            }
        }
    }

    @Test
    void aReaderThatDoesNotKnowTheDeclaredClassSaysSo() {
        for (String declaration : FINAL.keySet()) {
            Kryo kryo = Lists.kryo(false);
            for (List<@Nullable Object> list : Lists.shortSamples()) {
                if (fits(list, declaration) && !list.isEmpty()) {
                    byte[] message = write(kryo, SmallVec.copyOf(list), declaration);
                    Kryo withoutGenerics = Lists.kryo(false);
                    withoutGenerics.setOptimizedGenerics(false);
                    KryoException e =
                            assertThrows(KryoException.class, () -> Lists.read(withoutGenerics, new Input(message)));
                    assertTrue(Kryos.message(e).startsWith("the class of elements is left to"), Kryos.message(e));
                    assertTrue(Kryos.message(e).contains(list.size() + " elements (" + SmallVec.class.getName()));
                }
            }
        }
    }

    @Test
    void withoutOptimizedGenericsEveryClassIsWritten() {
        Kryo kryo = Lists.kryo(false);
        kryo.setOptimizedGenerics(false);
        byte[] message = write(kryo, SmallVec.of("a", "b"), "strings");
        assertEquals("6A 03 82 61 82 62", Kryos.hex(message));
    }

    /** What is declared may hold something else, where the compiler has been outwitted. */
    @Test
    void whatIsNotAsDeclaredIsWrittenWithItsClass() {
        Kryo kryo = Lists.kryo(false);
        for (List<@Nullable Object> list : List.<List<@Nullable Object>>of(
                List.of(1, 2), List.of("one", 2), Arrays.asList(null, 3), List.of(new Lists.Nothing()))) {
            SmallVec<?> vec = SmallVec.copyOf(list);
            assertEquals(list, read(kryo, write(kryo, vec, "strings"), "strings"));
            assertArrayEquals(Lists.write(kryo, vec), write(kryo, vec, "strings"));
        }
    }

    @ParameterizedTest
    @EnumSource(Io.class)
    void overEveryInputAndOutput(Io io) {
        for (boolean references : new boolean[] {true, false}) {
            Kryo kryo = Lists.kryo(references);
            byte[] bytes = io.write(output -> {
                for (List<@Nullable Object> list : Lists.shortSamples()) {
                    kryo.writeObject(output, SmallVec.copyOf(8, list));
                }
            });
            Input input = io.read(bytes);
            for (List<@Nullable Object> list : Lists.shortSamples()) {
                assertEquals(list, kryo.readObject(input, SmallVec.class));
            }
            assertEquals(bytes.length, input.total());
        }
    }

    @Test
    void everyInlineCapacityIsKeptWhateverTheTypeThatIsRead() {
        Kryo kryo = Lists.kryo(false);
        for (int inlineCapacity : Lists.INLINE_CAPACITIES) {
            for (int size : new int[] {0, 1, 2, 16, 17}) {
                SmallVec<?> vec = SmallVec.copyOf(inlineCapacity, Collections.nCopies(size, "x"));
                byte[] message = Lists.write(kryo, vec);
                for (int other : Lists.INLINE_CAPACITIES) {
                    Class<?> type = SmallVec.withInlineCapacity(other).getClass();
                    assertEquals(Lists.describe(vec), Lists.describe((SmallVec<?>)
                            kryo.readObject(new Input(message), type)));
                }
                SmallVecSerializer serializer = new SmallVecSerializer();
                Output output = new Output(64, -1);
                new Kryo().writeObject(output, vec, serializer);
                assertEquals(
                        Lists.describe(vec),
                        Lists.describe(new Kryo().readObject(new Input(output.toBytes()), SmallVec.class, serializer)));
                Output withClass = new Output(64, -1);
                kryo.writeClassAndObject(withClass, vec);
                Object read = kryo.readClassAndObject(new Input(withClass.toBytes()));
                assertEquals(Lists.describe(vec), Lists.describe((SmallVec<?>) read));
                assertEquals(vec.getClass(), read.getClass());
            }
        }
    }

    @Test
    void whatIsWrittenDoesNotDependOnStorage() {
        Kryo kryo = Lists.kryo(false);
        SmallVec<String> spilled = SmallVec.of("a", "b", "c", "d", "e", "f");
        spilled.removeRange(2, 6);
        assertTrue(spilled.isSpilled());
        byte[] message = Lists.write(kryo, spilled);
        assertArrayEquals(Lists.write(kryo, SmallVec.of("a", "b")), message);
        assertFalse(Lists.readOne(kryo, message).isSpilled());
    }

    @Test
    void emptyVectorAndNullTakeOneByte() {
        Kryo kryo = Lists.kryo(false);
        assertEquals("00", Kryos.hex(Lists.write(kryo, null, SmallVec.class)));
        assertEquals("60", Kryos.hex(Lists.write(kryo, SmallVec.of())));
        assertEquals("null", Lists.describe(Lists.read(kryo, new byte[] {0})));
        assertEquals("4 []", Lists.describe(Lists.read(kryo, new byte[] {0x60})));
        assertNotSame(Lists.read(kryo, new byte[] {0x60}), Lists.read(kryo, new byte[] {0x60}));
    }

    @Test
    void whatIsReadCanBeChanged() {
        Kryo kryo = Lists.kryo(false);
        @SuppressWarnings("unchecked") // These are strings.
        SmallVec<String> read = (SmallVec<String>) Lists.readOne(kryo, Lists.write(kryo, SmallVec.of("a", "b")));
        read.add("c");
        read.remove(0);
        assertEquals(List.of("b", "c"), read);
    }
}
