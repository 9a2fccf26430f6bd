package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.TaggedFieldSerializer.Tag;
import com.esotericsoftware.kryo.util.Pool;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.SmallVec;
import io.github.compactvec.kryo.ObjectGraphTest.Fields;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small vectors wherever a user's objects may have them, and what these may have in them. */
class SmallVecGraphTest {
    static final class Document {
        @Tag(1)
        SmallVec<String> tags = SmallVec.of("red", "green");

        @Tag(2)
        SmallVec<@Nullable Integer> numbers = SmallVec.of(1, null, 300);

        @Tag(3)
        SmallVec<Object> things = SmallVec.of();

        @Tag(4)
        @Nullable
        SmallVec<String> none;

        @Tag(5)
        List<String> declaredAsList = SmallVec.copyOf(1, List.of("a", "b"));

        @Tag(6)
        @Nullable
        Object declaredAsObject = SmallVec.copyOf(16, List.of("a"));

        @Tag(7)
        List<@Nullable SmallVec<String>> list = new ArrayList<>();

        @Tag(8)
        Map<String, SmallVec<Integer>> map = new HashMap<>();

        @Tag(9)
        SmallVec<SmallVec<String>> nested = SmallVec.withInlineCapacity(2);

        @Tag(10)
        SmallVec<CompactIntVec> vectors = SmallVec.of(CompactIntVec.of(1, 2), CompactIntVec.of());

        @Tag(11)
        SmallVec<ArrayList<String>> lists = SmallVec.of();

        @Tag(12)
        SmallVec<?>[] array = new SmallVec<?>[2];

        List<@Nullable Object> fields() {
            return Arrays.asList(
                    tags,
                    numbers,
                    things,
                    none,
                    declaredAsList,
                    declaredAsObject,
                    list,
                    map,
                    nested,
                    vectors,
                    lists,
                    Arrays.asList(array));
        }
    }

    private static Document document() {
        Document document = new Document();
        document.things.addAll(
                Arrays.asList("thing", 5, null, List.copyOf(document.tags).get(0), document.tags));
        document.list.addAll(Arrays.asList(document.tags, null, SmallVec.of("other"), document.tags));
        document.map.put("some", SmallVec.of(1, 2, 3));
        document.nested.add(document.tags);
        document.nested.add(SmallVec.of());
        document.lists.add(new ArrayList<>(List.of("x", "y")));
        document.array[1] = document.tags;
        return document;
    }

    private static Kryo kryo(Fields fields, boolean references, boolean generics) {
        Kryo kryo = fields.kryo(WireForm.PACKED, references, SmallVec[].class, Document.class);
        kryo.setOptimizedGenerics(generics);
        return kryo;
    }

    static Stream<Arguments> settings() {
        return Arrays.stream(Fields.values())
                .flatMap(fields -> Stream.of(true, false)
                        .flatMap(references ->
                                Stream.of(true, false).map(generics -> Arguments.of(fields, references, generics))));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void fieldsListsMapsAndArrays(Fields fields, boolean references, boolean generics) {
        Kryo kryo = kryo(fields, references, generics);
        for (Io io : Io.values()) {
            byte[] bytes = io.write(output -> kryo.writeClassAndObject(output, document()));
            Document read = (Document) kryo.readClassAndObject(io.read(bytes));
            assertEquals(document().fields(), read.fields());
            assertEquals(1, ((SmallVec<?>) read.declaredAsList).inlineCapacity());
            assertEquals(16, ((SmallVec<?>) Objects.requireNonNull(read.declaredAsObject)).inlineCapacity());
            assertEquals(2, read.nested.inlineCapacity());
            if (references) {
                assertSame(read.tags, read.things.get(4));
                assertSame(read.tags, read.list.get(3));
                assertSame(read.tags, read.nested.get(0));
                assertSame(read.tags, read.array[1]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void chunkedFields(Fields fields, boolean references, boolean generics) {
        Kryo kryo = kryo(fields, references, generics);
        Fields.chunk(kryo.getSerializer(Document.class));
        byte[] bytes = Io.STREAM.write(output -> kryo.writeClassAndObject(output, document()));
        Document read = (Document) kryo.readClassAndObject(Io.STREAM.read(bytes));
        assertEquals(document().fields(), read.fields());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void copies(Fields fields, boolean references, boolean generics) {
        Kryo kryo = kryo(fields, references, generics);
        Document original = document();
        Document copy = kryo.copy(original);
        assertEquals(original.fields(), copy.fields());
        assertNotSame(original.tags, copy.tags);
        assertNotSame(original.vectors.get(0), copy.vectors.get(0));
        assertSame(copy.tags, copy.list.get(0));
        assertSame(copy.tags, copy.array[1]);
        assertEquals(16, ((SmallVec<?>) Objects.requireNonNull(copy.declaredAsObject)).inlineCapacity());
        copy.tags.clear();
        assertEquals(document().fields(), original.fields());

        SmallVec<?> shallow = kryo.copyShallow(original.vectors);
        assertNotSame(original.vectors, shallow);
        assertSame(original.vectors.get(0), shallow.get(0));
        assertNull(kryo.copy((SmallVec<?>) null));
    }

    /** The class is left out where that of an {@link ArrayList}'s elements is. */
    @Test
    void aDeclaredFieldTakesWhatAnArrayListsTakes() {
        Kryo kryo = new Kryo();
        kryo.setReferences(false);
        CompactVecKryo.register(kryo, 100);
        kryo.register(ArrayList.class);
        kryo.register(OfStrings.class);
        kryo.register(ArrayListOfStrings.class);
        OfStrings vec = new OfStrings();
        vec.strings = SmallVec.of("ab", "cd");
        ArrayListOfStrings list = new ArrayListOfStrings();
        list.strings = new ArrayList<>(vec.strings);
        int ours = Io.ARRAY.write(output -> kryo.writeObject(output, vec)).length;
        int own = Io.ARRAY.write(output -> kryo.writeObject(output, list)).length;
        assertEquals(1 + 1 + 2 * 2, ours);
        assertEquals(own, ours);
        kryo.setOptimizedGenerics(false);
        ours = Io.ARRAY.write(output -> kryo.writeObject(output, vec)).length;
        own = Io.ARRAY.write(output -> kryo.writeObject(output, list)).length;
        assertEquals(1 + 2 + 2 * 2, ours);
        assertEquals(own - 1, ours);
    }

    static final class OfStrings {
        SmallVec<String> strings = SmallVec.of();
    }

    static final class ArrayListOfStrings {
        ArrayList<String> strings = new ArrayList<>();
    }

    // ---------------------------------------------------------------- cycles

    /** Refers to the vector it is in. */
    static final class Node {
        @Nullable
        SmallVec<Node> siblings;

        @Nullable
        Object family;
    }

    private static Kryo kryoOfNodes() {
        Kryo kryo = Lists.kryo(true);
        kryo.register(Node.class, 30);
        return kryo;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16})
    void aVectorMayContainItself(int inlineCapacity) {
        Kryo kryo = kryoOfNodes();
        for (int size = 1; size <= 2 * inlineCapacity; size++) {
            SmallVec<Object> vec = SmallVec.withInlineCapacity(inlineCapacity);
            for (int i = 0; i < size; i++) {
                vec.add(i % 2 == 0 ? vec : "text");
            }
            Object read = kryo.readClassAndObject(new Input(Io.ARRAY.write(out -> kryo.writeClassAndObject(out, vec))));
            for (Object other : List.of(read, kryo.copy(vec))) {
                SmallVec<?> same = assertInstanceOf(SmallVec.class, other);
                assertNotSame(vec, same);
                assertEquals(size, same.size());
                assertEquals(inlineCapacity, same.inlineCapacity());
                for (int i = 0; i < size; i++) {
                    assertSame(i % 2 == 0 ? same : same.get(i), same.get(i));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 20, 100})
    void elementsMayReferBackToTheVector(int size) {
        Kryo kryo = kryoOfNodes();
        SmallVec<Node> vec = SmallVec.of();
        for (int i = 0; i < size; i++) {
            Node node = new Node();
            node.siblings = vec;
            node.family = i % 3 == 0 ? node : vec;
            vec.add(node);
        }
        Object fromVec = kryo.readClassAndObject(new Input(Io.ARRAY.write(o -> kryo.writeClassAndObject(o, vec))));
        Object fromNode =
                kryo.readClassAndObject(new Input(Io.ARRAY.write(o -> kryo.writeClassAndObject(o, vec.get(0)))));
        for (Object read : List.of(fromVec, Objects.requireNonNull(((Node) fromNode).siblings), kryo.copy(vec))) {
            SmallVec<?> same = assertInstanceOf(SmallVec.class, read);
            assertEquals(size, same.size());
            for (int i = 0; i < size; i++) {
                Node node = assertInstanceOf(Node.class, same.get(i));
                assertSame(same, node.siblings);
                assertSame(i % 3 == 0 ? node : same, node.family);
            }
        }
    }

    // ---------------------------------------------------------------- serializers of elements

    /** Fails in the middle of a list. */
    static final class Failing extends Serializer<Lists.Point> {
        @Override
        public void write(Kryo kryo, Output output, Lists.Point point) {
            if (point.x == 2) {
                throw new KryoException("two");
            }
            output.writeByte(point.x);
        }

        @Override
        public Lists.Point read(Kryo kryo, Input input, Class<? extends Lists.Point> type) {
            int x = input.readByte();
            if (x == 3) {
                throw new KryoException("three");
            }
            return Lists.point(x);
        }
    }

    @Test
    void failuresOfElementsLeaveNothingBehind() {
        Kryo kryo = Lists.kryo(false);
        kryo.register(Lists.Point.class, new Failing());
        for (String declaration : List.of("points", "unknown")) {
            Lists.declare(kryo, declaration);
            SmallVec<Lists.Point> vec = SmallVec.of(Lists.point(1), Lists.point(2));
            assertThrows(KryoException.class, () -> Lists.write(kryo, vec));
            assertEquals(1, kryo.getGenerics().getGenericTypesSize());
            byte[] message = Lists.write(kryo, SmallVec.of(Lists.point(1), Lists.point(3)));
            KryoException e = assertThrows(KryoException.class, () -> Lists.read(kryo, message));
            assertTrue(Kryos.message(e).startsWith("three\n"), Kryos.message(e));
            assertTrue(Kryos.message(e).contains("2 elements (" + SmallVec.class.getName()), Kryos.message(e));
            assertEquals(1, kryo.getGenerics().getGenericTypesSize());
            kryo.getGenerics().popGenericType();
        }
    }

    @Test
    void anUnregisteredClassIsRefusedIfRegistrationIsRequired() {
        Kryo kryo = Lists.kryo(false);
        assertThrows(IllegalArgumentException.class, () -> Lists.write(kryo, SmallVec.of(BigInteger.TEN)));
        kryo.setRegistrationRequired(false);
        SmallVec<?> vec = SmallVec.of(BigInteger.TEN, "text");
        assertEquals(vec, Lists.readOne(kryo, Lists.write(kryo, vec)));
    }

    @Test
    void oneSerializerServesManyKryosAndThreads() throws Exception {
        SmallVecSerializer serializer = new SmallVecSerializer();
        Pool<Kryo> pool = new Pool<>(true, false, 4) {
            @Override
            protected Kryo create() {
                Kryo kryo = Lists.kryo(true);
                for (int inlineCapacity : Lists.INLINE_CAPACITIES) {
                    kryo.register(SmallVec.withInlineCapacity(inlineCapacity).getClass(), serializer);
                }
                return kryo;
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> results = new ArrayList<>();
        for (List<@Nullable Object> list : Lists.shortSamples()) {
            results.add(threads.submit(() -> {
                Kryo kryo = pool.obtain();
                byte[] message = Lists.write(kryo, SmallVec.copyOf(list));
                pool.free(kryo);
                Kryo other = pool.obtain();
                assertEquals(list, Lists.read(other, message));
                pool.free(other);
            }));
        }
        threads.shutdown();
        for (Future<?> result : results) {
            result.get(30, TimeUnit.SECONDS);
        }
    }
}
