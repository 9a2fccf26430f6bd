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
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Vectors wherever a user's objects may have them. */
@ParameterizedClass
@EnumSource
class ObjectGraphTest {
    private final Container container;

    ObjectGraphTest(Container container) {
        this.container = container;
    }

    static final class Document {
        // One of these, the others missing.
        @TaggedFieldSerializer.Tag(1)
        @Nullable
        CompactIntVec ints;

        @TaggedFieldSerializer.Tag(2)
        @Nullable
        CompactUIntVec unsignedInts;

        @TaggedFieldSerializer.Tag(3)
        @Nullable
        CompactLongVec longs;

        @TaggedFieldSerializer.Tag(9)
        @Nullable
        SmallIntVec smallInts;

        @TaggedFieldSerializer.Tag(10)
        @Nullable
        SmallLongVec smallLongs;

        @TaggedFieldSerializer.Tag(4)
        @Nullable
        PrimitiveVec declaredAsInterface;

        @TaggedFieldSerializer.Tag(5)
        @Nullable
        Object declaredAsObject;

        @TaggedFieldSerializer.Tag(6)
        List<@Nullable PrimitiveVec> list = new ArrayList<>();

        @TaggedFieldSerializer.Tag(7)
        Map<String, @Nullable PrimitiveVec> map = new HashMap<>();

        @TaggedFieldSerializer.Tag(8)
        @Nullable
        PrimitiveVec @Nullable [] array;

        @Nullable
        PrimitiveVec tags() {
            return Stream.<@Nullable PrimitiveVec>of(ints, unsignedInts, longs, smallInts, smallLongs)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        List<@Nullable Object> fields() {
            return Arrays.asList(
                    ints,
                    unsignedInts,
                    longs,
                    smallInts,
                    smallLongs,
                    declaredAsInterface,
                    declaredAsObject,
                    list,
                    map,
                    array == null ? null : Arrays.asList(array));
        }
    }

    private Document document() {
        PrimitiveVec tags = container.of(3, 14, 159);
        Document document = new Document();
        switch (container) {
            case INT -> document.ints = (CompactIntVec) tags;
            case UINT -> document.unsignedInts = (CompactUIntVec) tags;
            case LONG -> document.longs = (CompactLongVec) tags;
            case SMALL_INT -> document.smallInts = (SmallIntVec) tags;
            case SMALL_LONG -> document.smallLongs = (SmallLongVec) tags;
        }
        document.declaredAsInterface = container.of(container.min, 70_000);
        document.declaredAsObject = container.of();
        document.list.addAll(Arrays.asList(tags, null, container.of(1), container.of(1)));
        document.map.put("some", tags);
        document.map.put("none", null);
        document.map.put("outlier", container.of(1, 2, 3, 4, 5, 6, container.max));
        PrimitiveVec[] array = (PrimitiveVec[]) Array.newInstance(container.type, 2);
        array[1] = tags;
        document.array = array;
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

        Kryo kryo(WireForm form, boolean references, Class<?>... types) {
            Kryo kryo = new Kryo();
            kryo.setRegistrationRequired(true);
            kryo.setReferences(references);
            kryo.setDefaultSerializer(serializer.asSubclass(Serializer.class));
            CompactVecKryo.register(kryo, 100, form);
            kryo.register(ArrayList.class);
            kryo.register(HashMap.class);
            for (Class<?> type : types) {
                kryo.register(type);
            }
            return kryo;
        }

        /** Has the fields of objects written in chunks, if there is a choice. */
        static void chunk(Serializer<?> serializer) {
            if (serializer instanceof CompatibleFieldSerializer<?> compatible) {
                compatible.getCompatibleFieldSerializerConfig().setChunkedEncoding(true);
                compatible.getCompatibleFieldSerializerConfig().setChunkSize(9);
            } else if (serializer instanceof TaggedFieldSerializer<?> tagged) {
                tagged.getTaggedFieldSerializerConfig().setChunkedEncoding(true);
                tagged.getTaggedFieldSerializerConfig().setChunkSize(9);
            }
        }
    }

    private Kryo kryo(Fields fields, WireForm form, boolean references) {
        return fields.kryo(form, references, container.type.arrayType(), Document.class);
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
        Kryo kryo = kryo(fields, form, references);
        for (Io io : Io.values()) {
            byte[] bytes = io.write(output -> kryo.writeClassAndObject(output, document()));
            Document read = (Document) kryo.readClassAndObject(io.read(bytes));
            assertEquals(document().fields(), read.fields());
            assertEquals(
                    container.type,
                    Objects.requireNonNull(read.declaredAsObject).getClass());
            if (references) {
                assertSame(read.tags(), read.list.get(0));
                assertSame(read.tags(), read.map.get("some"));
                assertNotSame(read.list.get(2), read.list.get(3));
            } else {
                assertNotSame(read.tags(), read.list.get(0));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void chunkedFields(Fields fields, WireForm form, boolean references) {
        Kryo kryo = kryo(fields, form, references);
        Fields.chunk(kryo.getSerializer(Document.class));
        byte[] bytes = Io.STREAM.write(output -> kryo.writeClassAndObject(output, document()));
        Document read = (Document) kryo.readClassAndObject(Io.STREAM.read(bytes));
        assertEquals(document().fields(), read.fields());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void copies(Fields fields, WireForm form, boolean references) {
        Kryo kryo = kryo(fields, form, references);
        Document original = document();
        Document copy = kryo.copy(original);
        assertEquals(original.fields(), copy.fields());
        PrimitiveVec tags = copy.tags();
        assertNotNull(tags);
        assertNotSame(original.tags(), tags);
        assertSame(tags, copy.list.get(0));
        tags.reverse();
        tags.truncate(1);
        assertEquals(document().fields(), original.fields());

        Document shallow = kryo.copyShallow(original);
        assertSame(original.tags(), shallow.tags());
        assertNull(kryo.copy((PrimitiveVec) null));
    }

    @Test
    void aVectorTakesNoByteToSayThatItIsNotNull() {
        for (WireForm form : WireForm.values()) {
            Kryo kryo = Kryos.of(form);
            byte[] bytes = Io.ARRAY.write(output -> kryo.writeObject(output, container.of(1, 2)));
            byte[] orNull =
                    Io.ARRAY.write(output -> kryo.writeObjectOrNull(output, container.of(1, 2), container.type));
            assertEquals(Kryos.hex(bytes), Kryos.hex(orNull));
            byte[] none = Io.ARRAY.write(output -> kryo.writeObjectOrNull(output, null, container.type));
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
                    int bits = 1 + random.nextInt(container.bits());
                    PrimitiveVec vec =
                            container.of(Values.of(container).logarithmic(random, random.nextInt(300), bits));
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
