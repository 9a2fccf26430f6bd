package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.CompatibleFieldSerializer;
import com.esotericsoftware.kryo.serializers.FieldSerializer;
import com.esotericsoftware.kryo.serializers.TaggedFieldSerializer;
import com.esotericsoftware.kryo.serializers.VersionFieldSerializer;
import com.esotericsoftware.kryo.util.Pool;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.IntVec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

/** Vectors wherever a user's objects may have them. */
class ObjectGraphTest {
    static final class Document {
        @TaggedFieldSerializer.Tag(1)
        @Nullable
        CompactIntVec tags;

        @TaggedFieldSerializer.Tag(2)
        @Nullable
        CompactIntVec missing;

        @TaggedFieldSerializer.Tag(3)
        @Nullable
        IntVec declaredAsInterface;

        @TaggedFieldSerializer.Tag(4)
        @Nullable
        Object declaredAsObject;

        @TaggedFieldSerializer.Tag(5)
        List<@Nullable CompactIntVec> list = new ArrayList<>();

        @TaggedFieldSerializer.Tag(6)
        Map<String, @Nullable CompactIntVec> map = new HashMap<>();

        @TaggedFieldSerializer.Tag(7)
        @Nullable
        CompactIntVec @Nullable [] array;

        List<@Nullable Object> fields() {
            return Arrays.asList(
                    tags,
                    missing,
                    declaredAsInterface,
                    declaredAsObject,
                    list,
                    map,
                    array == null ? null : Arrays.asList(array));
        }
    }

    private static Document document() {
        Document document = new Document();
        document.tags = CompactIntVec.of(3, 14, 159);
        document.declaredAsInterface = CompactIntVec.of(-1, 70_000);
        document.declaredAsObject = new CompactIntVec();
        document.list.addAll(Arrays.asList(document.tags, null, CompactIntVec.of(1), CompactIntVec.of(1)));
        document.map.put("some", document.tags);
        document.map.put("none", null);
        document.map.put("outlier", CompactIntVec.of(1, 2, 3, 4, 5, 6, 1 << 30));
        document.array = new @Nullable CompactIntVec[] {null, document.tags};
        return document;
    }

    /** Kryo's ways to write an object field by field. */
    enum Fields {
        PLAIN(FieldSerializer.class),
        COMPATIBLE(CompatibleFieldSerializer.class),
        TAGGED(TaggedFieldSerializer.class),
        VERSIONED(VersionFieldSerializer.class);

        private final Class<?> serializer;

        Fields(Class<?> serializer) {
            this.serializer = serializer;
        }

        Kryo kryo(WireForm form, boolean references) {
            Kryo kryo = new Kryo();
            kryo.setRegistrationRequired(true);
            kryo.setReferences(references);
            kryo.setDefaultSerializer(serializer.asSubclass(Serializer.class));
            CompactVecKryo.register(kryo, 100, form);
            kryo.register(ArrayList.class);
            kryo.register(HashMap.class);
            kryo.register(CompactIntVec[].class);
            kryo.register(Document.class);
            return kryo;
        }
    }

    static Stream<Arguments> settings() {
        return Arrays.stream(Fields.values())
                .flatMap(fields -> Arrays.stream(WireForm.values())
                        .flatMap(form ->
                                Stream.of(true, false).map(references -> Arguments.of(fields, form, references))));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void fieldsListsMapsAndArrays(Fields fields, WireForm form, boolean references) {
        Kryo kryo = fields.kryo(form, references);
        for (Io io : Io.values()) {
            byte[] bytes = io.write(output -> kryo.writeClassAndObject(output, document()));
            Document read = (Document) kryo.readClassAndObject(io.read(bytes));
            assertEquals(document().fields(), read.fields());
            assertNull(read.missing);
            if (references) {
                assertSame(read.tags, read.list.get(0));
                assertSame(read.tags, read.map.get("some"));
                assertNotSame(read.list.get(2), read.list.get(3));
            } else {
                assertNotSame(read.tags, read.list.get(0));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void chunkedFields(Fields fields, WireForm form, boolean references) {
        Kryo kryo = fields.kryo(form, references);
        if (kryo.getSerializer(Document.class) instanceof CompatibleFieldSerializer<?> compatible) {
            compatible.getCompatibleFieldSerializerConfig().setChunkedEncoding(true);
            compatible.getCompatibleFieldSerializerConfig().setChunkSize(5);
        } else if (kryo.getSerializer(Document.class) instanceof TaggedFieldSerializer<?> tagged) {
            tagged.getTaggedFieldSerializerConfig().setChunkedEncoding(true);
            tagged.getTaggedFieldSerializerConfig().setChunkSize(5);
        }
        byte[] bytes = Io.STREAM.write(output -> kryo.writeClassAndObject(output, document()));
        Document read = (Document) kryo.readClassAndObject(Io.STREAM.read(bytes));
        assertEquals(document().fields(), read.fields());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void copies(Fields fields, WireForm form, boolean references) {
        Kryo kryo = fields.kryo(form, references);
        Document original = document();
        Document copy = kryo.copy(original);
        assertEquals(original.fields(), copy.fields());
        assertNotSame(original.tags, copy.tags);
        assertSame(copy.tags, copy.list.get(0));
        assertNotNull(copy.tags);
        copy.tags.add(-5);
        assertEquals(document().fields(), original.fields());

        Document shallow = kryo.copyShallow(original);
        assertSame(original.tags, shallow.tags);
        assertNull(kryo.copy((CompactIntVec) null));
    }

    @Test
    void aVectorTakesNoByteToSayThatItIsNotNull() {
        for (WireForm form : WireForm.values()) {
            Kryo kryo = Kryos.of(form);
            byte[] bytes = Io.ARRAY.write(output -> kryo.writeObject(output, CompactIntVec.of(1, 2)));
            byte[] orNull = Io.ARRAY.write(
                    output -> kryo.writeObjectOrNull(output, CompactIntVec.of(1, 2), CompactIntVec.class));
            assertEquals(Kryos.hex(bytes), Kryos.hex(orNull));
            byte[] none = Io.ARRAY.write(output -> kryo.writeObjectOrNull(output, null, CompactIntVec.class));
            assertEquals("00", Kryos.hex(none));
        }
    }

    @Test
    void poolsOfKryosServeManyThreads() throws Exception {
        Pool<Kryo> pool = new Pool<>(true, false, 4) {
            @Override
            protected Kryo create() {
                Kryo kryo = new Kryo();
                CompactVecKryo.register(kryo, 100);
                return kryo;
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> results = new ArrayList<>();
        for (int seed = 0; seed < 64; seed++) {
            Random random = new Random(seed);
            results.add(threads.submit(() -> {
                for (int i = 0; i < 50; i++) {
                    int shift = random.nextInt(Integer.SIZE);
                    CompactIntVec vec = CompactIntVec.copyOf(
                            random.ints(random.nextInt(300)).map(v -> v >> shift >> random.nextInt(32)));
                    Kryo kryo = pool.obtain();
                    Output output = new Output(64, -1);
                    kryo.writeClassAndObject(output, vec);
                    pool.free(kryo);
                    Kryo other = pool.obtain();
                    assertEquals(vec, other.readClassAndObject(new Input(output.toBytes())));
                    pool.free(other);
                }
            }));
        }
        threads.shutdown();
        for (Future<?> result : results) {
            result.get(30, TimeUnit.SECONDS);
        }
    }
}
