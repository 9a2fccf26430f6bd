package io.github.compactvec.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonArrayFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatTypes;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitable;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonIntegerFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonStringFormatVisitor;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.impl.LaissezFaireSubTypeValidator;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.ContainerSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import io.github.compactvec.SmallVec;
import io.github.compactvec.parity.VecType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the module is found, what it says of itself, and what it makes of a mapper. */
class CompactVecModuleTest {

    @Test
    void isFoundOnTheClassPath() throws IOException {
        assertTrue(ServiceLoader.load(Module.class).stream().anyMatch(p -> p.type() == CompactVecModule.class));
        ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();
        assertTrue(mapper.getRegisteredModuleIds().contains(CompactVecModule.class.getName()));
        assertEquals(CompactIntVec.of(1, 300), mapper.readValue("[1,300]", CompactIntVec.class));
    }

    /** Jackson, core and this module as named modules in a layer of their own, found by name only where users do. */
    @Test
    void isFoundOnTheModulePath() throws ReflectiveOperationException {
        Path[] path = Stream.of(
                        CompactVecModule.class,
                        CompactIntVec.class,
                        ObjectMapper.class,
                        JsonFactory.class,
                        JsonFormat.class)
                .map(CompactVecModuleTest::locationOf)
                .toArray(Path[]::new);
        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolveAndBind(ModuleFinder.of(path), ModuleFinder.of(), Set.of("com.fasterxml.jackson.databind"));
        ModuleLayer layer =
                ModuleLayer.boot().defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
        ClassLoader loader = layer.findLoader("com.fasterxml.jackson.databind");

        Class<?> mapperClass = loader.loadClass(ObjectMapper.class.getName());
        List<?> modules = (List<?>)
                mapperClass.getMethod("findModules", ClassLoader.class).invoke(null, loader);
        assertEquals(
                List.of("io.github.compactvec.jackson"),
                modules.stream().map(m -> m.getClass().getModule().getName()).toList());

        Object mapper = mapperClass.getConstructor().newInstance();
        mapperClass.getMethod("registerModules", Iterable.class).invoke(mapper, modules);
        Class<?> vecClass = loader.loadClass(CompactIntVec.class.getName());
        Object vec =
                mapperClass.getMethod("readValue", String.class, Class.class).invoke(mapper, "[1,300]", vecClass);
        assertEquals("[1, 300]", vec.toString());
        assertEquals(
                "[1,300]",
                mapperClass.getMethod("writeValueAsString", Object.class).invoke(mapper, vec));

        // There Jackson looks for classes by their names.
        ClassLoader outer = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            assertReadsAndWritesSmallVecs(loader, mapper);
        } finally {
            Thread.currentThread().setContextClassLoader(outer);
        }
        Object module = modules.get(0);
        Object version = module.getClass().getMethod("version").invoke(module);
        assertEquals(new CompactVecModule().version().toString(), version.toString());
    }

    /** Without reflection into hidden classes, neither by the class of a value nor by its name. */
    private static void assertReadsAndWritesSmallVecs(ClassLoader loader, Object mapper)
            throws ReflectiveOperationException {
        Class<?> mapperClass = mapper.getClass();
        Class<?> smallVecClass = loader.loadClass(SmallVec.class.getName());
        Object typing = loader.loadClass(ObjectMapper.DefaultTyping.class.getName())
                .getField("NON_FINAL")
                .get(null);
        Class<?> validatorClass = loader.loadClass(PolymorphicTypeValidator.class.getName());
        Object validator = loader.loadClass(LaissezFaireSubTypeValidator.class.getName())
                .getField("instance")
                .get(null);
        Object typedMapper = mapperClass
                .getMethod("activateDefaultTyping", validatorClass, typing.getClass())
                .invoke(mapperClass.getMethod("copy").invoke(mapper), validator, typing);
        for (Object anyMapper : List.of(mapper, typedMapper)) {
            for (int capacity : new int[] {1, 2, 4, 8, 16}) {
                Object small = smallVecClass
                        .getMethod("copyOf", int.class, Collection.class)
                        .invoke(null, capacity, List.of("a", 1));
                Object json = mapperClass
                        .getMethod("writeValueAsString", Object.class)
                        .invoke(anyMapper, small);
                assertEquals(
                        anyMapper.equals(mapper) ? "[\"a\",1]" : "[\"" + SmallVec.class.getName() + "\",[\"a\",1]]",
                        json);
                for (Class<?> type : List.of(smallVecClass, small.getClass())) {
                    Object read = mapperClass
                            .getMethod("readValue", String.class, Class.class)
                            .invoke(anyMapper, json, type);
                    assertEquals(small, smallVecClass.cast(read));
                }
            }
        }
    }

    @Test
    void describesItselfAsAModule() {
        ModuleDescriptor descriptor = ModuleFinder.of(locationOf(CompactVecModule.class))
                .find("io.github.compactvec.jackson")
                .orElseThrow()
                .descriptor();
        assertFalse(descriptor.isAutomatic());
        assertEquals(
                Set.of("io.github.compactvec.jackson"),
                descriptor.exports().stream()
                        .map(ModuleDescriptor.Exports::source)
                        .collect(Collectors.toSet()));
        assertEquals(
                Set.of("com.fasterxml.jackson.databind.Module"),
                descriptor.provides().stream()
                        .map(ModuleDescriptor.Provides::service)
                        .collect(Collectors.toSet()));
        assertEquals(
                Set.of("java.base", "io.github.compactvec", "com.fasterxml.jackson.databind", "org.jspecify"),
                descriptor.requires().stream()
                        .map(ModuleDescriptor.Requires::name)
                        .collect(Collectors.toSet()));
    }

    @Test
    void hasTheVersionOfTheBuild() throws IOException {
        CompactVecModule module = new CompactVecModule();
        Version version = module.version();
        assertEquals("io.github.compactvec", version.getGroupId());
        assertEquals("compactvec-jackson", version.getArtifactId());
        assertTrue(
                Files.readString(Path.of("pom.xml")).contains("<version>" + version + "</version>"), version::toString);
        assertEquals("CompactVecModule", module.getModuleName());
        assertEquals(CompactVecModule.class.getName(), module.getTypeId());
    }

    @Test
    void mayBeRegisteredTwiceAndWithManyMappers() throws IOException {
        CompactVecModule module = new CompactVecModule();
        for (int i = 0; i < 2; i++) {
            ObjectMapper mapper = new ObjectMapper().registerModule(module).registerModule(module);
            assertEquals(1, mapper.getRegisteredModuleIds().size());
            assertEquals("[5]", mapper.writeValueAsString(mapper.readValue("[5]", CompactIntVec.class)));
        }
    }

    static class Bean {
        public @Nullable CompactIntVec i;
        public @Nullable CompactUIntVec u;
        public @Nullable CompactLongVec l;
        public @Nullable IntVec anyInts;
        public @Nullable LongVec anyLongs;
        public @Nullable SmallIntVec smallInts;
        public @Nullable SmallLongVec smallLongs;
        public @Nullable SmallVec<String> s;
    }

    @Test
    void leavesMappersCopyableAndSerializable() throws IOException, ClassNotFoundException {
        ObjectMapper mapper =
                JsonMapper.builder().addModule(new CompactVecModule()).build();
        String json = "{\"i\":[1,-2],\"u\":[4000000000],\"l\":[-5000000000],\"anyInts\":[-3],\"anyLongs\":[-4],"
                + "\"smallInts\":[-5],\"smallLongs\":[-6],\"s\":[\"a\",null]}";
        // Used before, so that its caches are filled.
        assertEquals(json, mapper.writeValueAsString(mapper.readValue(json, Bean.class)));
        for (VecType type : VecType.values()) {
            mapper.readValue("[1]", type.vec);
        }

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(mapper);
        }
        Object thawed;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            thawed = in.readObject();
        }
        for (ObjectMapper other : List.of(mapper.copy(), assertInstanceOf(ObjectMapper.class, thawed))) {
            assertEquals(json, other.writeValueAsString(other.readValue(json, Bean.class)));
        }
    }

    @Test
    void isTestedWithEveryVectorThereIs() {
        Set<Class<?>> vecs = new HashSet<>();
        addClasses(PrimitiveVec.class, vecs);
        assertEquals(Stream.of(VecType.values()).map(type -> type.vec).collect(Collectors.toSet()), vecs);
    }

    private static void addClasses(Class<?> vec, Set<Class<?>> vecs) {
        if (vec.isSealed()) {
            for (Class<?> permitted : vec.getPermittedSubclasses()) {
                addClasses(permitted, vecs);
            }
        } else {
            vecs.add(vec);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsTheInterfaceAsTheClassThatHoldsEverything(VecType type) throws IOException {
        ObjectMapper mapper = new ObjectMapper().registerModule(new CompactVecModule());
        assertEquals(type.vec, mapper.readValue("[5]", type.general).getClass());
    }

    @ParameterizedTest
    @EnumSource
    void makesVectorsContainersOfTheirElements(VecType type) {
        ObjectMapper mapper = new ObjectMapper().registerModule(new CompactVecModule());
        for (Class<?> vec : List.of(type.vec, type.general)) {
            JavaType javaType = mapper.constructType(vec);
            assertTrue(javaType.isContainerType());
            assertEquals(type.array.componentType(), javaType.getContentType().getRawClass());
        }
        assertFalse(mapper.constructType(Bean.class).isContainerType());
        assertFalse(mapper.constructType(PrimitiveVec.class).isContainerType());
    }

    @ParameterizedTest
    @EnumSource
    void hasASerializerThatTellsWhatItContains(VecType type) throws JsonMappingException {
        ObjectMapper mapper = new ObjectMapper().registerModule(new CompactVecModule());
        ContainerSerializer<Object> serializer = serializer(mapper, type);
        assertEquals(type.array.componentType(), serializer.getContentType().getRawClass());
        assertNull(serializer.getContentSerializer());
        assertFalse(serializer.hasSingleElement(type.vec()));
        assertTrue(serializer.hasSingleElement(type.vec(5)));
        assertFalse(serializer.hasSingleElement(type.vec(5, 6)));
    }

    @Test
    void tellsOfTheSerializerThatElementsAreGiven() throws JsonMappingException {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new CompactVecModule())
                .addModule(new SimpleModule().addSerializer(Long.class, ToStringSerializer.instance))
                .build();
        assertSame(ToStringSerializer.instance, serializer(mapper, VecType.LONG).getContentSerializer());
        assertEquals(List.of("STRING"), itemsOf(mapper, CompactLongVec.class));
        assertEquals(
                List.of("STRING"),
                itemsOf(mapper, mapper.getTypeFactory().constructCollectionType(List.class, Long.class)));
    }

    /** That of a list: of an array of {@code long}, Jackson says that its items are any numbers. */
    @ParameterizedTest
    @EnumSource
    void hasTheSchemaOfAList(VecType type) throws JsonMappingException {
        ObjectMapper mapper = new ObjectMapper().registerModule(new CompactVecModule());
        for (JavaType container : List.of(
                mapper.getTypeFactory().constructCollectionType(List.class, type.boxed),
                mapper.constructType(type.vec),
                mapper.constructType(type.general))) {
            assertEquals(List.of("INTEGER"), itemsOf(mapper, container));
        }
    }

    @SuppressWarnings("unchecked")
    private static ContainerSerializer<Object> serializer(ObjectMapper mapper, VecType type)
            throws JsonMappingException {
        return (ContainerSerializer<Object>)
                (ContainerSerializer<?>) mapper.getSerializerProviderInstance().findValueSerializer(type.vec, null);
    }

    static List<String> itemsOf(ObjectMapper mapper, Type type) throws JsonMappingException {
        List<String> items = new ArrayList<>();
        JavaType javaType = mapper.constructType(type);
        mapper.acceptJsonFormatVisitor(
                javaType, new JsonFormatVisitorWrapper.Base(mapper.getSerializerProviderInstance()) {
                    @Override
                    public JsonArrayFormatVisitor expectArrayFormat(JavaType arrayType) {
                        return new JsonArrayFormatVisitor.Base(getProvider()) {
                            @Override
                            public void itemsFormat(JsonFormatTypes format) {
                                items.add(format.name());
                            }

                            @Override
                            public void itemsFormat(JsonFormatVisitable visitable, JavaType itemType)
                                    throws JsonMappingException {
                                visitable.acceptJsonFormatVisitor(itemVisitor(getProvider(), items), itemType);
                            }
                        };
                    }
                });
        return items;
    }

    private static JsonFormatVisitorWrapper itemVisitor(SerializerProvider provider, List<String> items) {
        return new JsonFormatVisitorWrapper.Base(provider) {
            @Override
            public @Nullable JsonIntegerFormatVisitor expectIntegerFormat(JavaType type) {
                items.add("INTEGER");
                return null;
            }

            @Override
            public @Nullable JsonStringFormatVisitor expectStringFormat(JavaType type) {
                items.add("STRING");
                return null;
            }
        };
    }

    private static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
