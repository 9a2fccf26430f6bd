package io.github.compactvec.jackson3;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.InlineCapacity;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.SmallByteVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import io.github.compactvec.SmallVec;
import io.github.compactvec.parity.VecType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.Version;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsonFormatVisitors.JsonArrayFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatTypes;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitable;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonIntegerFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonStringFormatVisitor;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;
import tools.jackson.databind.jsontype.impl.NoOpTypeSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdContainerSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** How the module is found, what it says of itself, and what it makes of a mapper. */
class CompactVecModuleTest {

    @Test
    void isFoundOnTheClassPath() {
        assertTrue(ServiceLoader.load(JacksonModule.class).stream().anyMatch(p -> p.type() == CompactVecModule.class));
        JsonMapper mapper = JsonMapper.builder().findAndAddModules().build();
        assertTrue(mapper.registeredModules().stream().anyMatch(CompactVecModule.class::isInstance));
        assertEquals(CompactIntVec.of(1, 300), mapper.readValue("[1,300]", CompactIntVec.class));
    }

    /** Jackson, core and this module as named modules in a layer of their own, found by name only where users do. */
    @Test
    void isFoundOnTheModulePath() throws ReflectiveOperationException {
        Path[] path = Stream.of(
                        CompactVecModule.class,
                        CompactIntVec.class,
                        ObjectMapper.class,
                        TokenStreamFactory.class,
                        JsonFormat.class)
                .map(CompactVecModuleTest::locationOf)
                .toArray(Path[]::new);
        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolveAndBind(ModuleFinder.of(path), ModuleFinder.of(), Set.of("tools.jackson.databind"));
        ModuleLayer layer =
                ModuleLayer.boot().defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
        ClassLoader loader = layer.findLoader("tools.jackson.databind");

        List<?> modules = (List<?>) loader.loadClass(MapperBuilder.class.getName())
                .getMethod("findModules", ClassLoader.class)
                .invoke(null, loader);
        assertEquals(
                List.of("io.github.compactvec.jackson3"),
                modules.stream().map(m -> m.getClass().getModule().getName()).toList());

        // There Jackson looks for classes by their names.
        ClassLoader outer = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            assertReadsAndWrites(loader, modules);
        } finally {
            Thread.currentThread().setContextClassLoader(outer);
        }
        Object module = modules.get(0);
        Object version = module.getClass().getMethod("version").invoke(module);
        assertEquals(new CompactVecModule().version().toString(), version.toString());
    }

    /** Without reflection into hidden classes, neither by the class of a value nor by its name. */
    private static void assertReadsAndWrites(ClassLoader loader, List<?> modules) throws ReflectiveOperationException {
        Object plain = build(builder(loader, modules));
        Class<?> vecClass = loader.loadClass(CompactIntVec.class.getName());
        Object vec = read(plain, "[1,300]", vecClass);
        assertEquals("[1, 300]", vec.toString());
        assertEquals("[1,300]", write(plain, vec));

        Class<?> smallVecClass = loader.loadClass(SmallVec.class.getName());
        Object typed = typed(loader, modules);
        for (Object mapper : List.of(plain, typed)) {
            for (int capacity : new int[] {1, 2, 4, 8, 16}) {
                Object small = smallVecClass
                        .getMethod("copyOf", int.class, Collection.class)
                        .invoke(null, capacity, List.of("a", 1));
                String json = write(mapper, small);
                assertEquals(
                        mapper.equals(plain) ? "[\"a\",1]" : "[\"" + SmallVec.class.getName() + "\",[\"a\",1]]", json);
                for (Class<?> type : List.of(smallVecClass, small.getClass())) {
                    assertEquals(small, smallVecClass.cast(read(mapper, json, type)));
                }
            }
        }
    }

    private static Object builder(ClassLoader loader, List<?> modules) throws ReflectiveOperationException {
        Object builder = loader.loadClass(JsonMapper.class.getName())
                .getMethod("builder")
                .invoke(null);
        return builder.getClass().getMethod("addModules", Iterable.class).invoke(builder, modules);
    }

    private static Object typed(ClassLoader loader, List<?> modules) throws ReflectiveOperationException {
        Object validatorBuilder = loader.loadClass(BasicPolymorphicTypeValidator.class.getName())
                .getMethod("builder")
                .invoke(null);
        validatorBuilder
                .getClass()
                .getMethod("allowIfSubType", String.class)
                .invoke(validatorBuilder, SmallVec.class.getName());
        Object validator = validatorBuilder.getClass().getMethod("build").invoke(validatorBuilder);
        Class<?> typingClass = loader.loadClass(DefaultTyping.class.getName());
        Object builder = builder(loader, modules);
        builder.getClass()
                .getMethod(
                        "activateDefaultTyping",
                        loader.loadClass(PolymorphicTypeValidator.class.getName()),
                        typingClass)
                .invoke(builder, validator, typingClass.getField("NON_FINAL").get(null));
        return build(builder);
    }

    private static Object build(Object builder) throws ReflectiveOperationException {
        return builder.getClass().getMethod("build").invoke(builder);
    }

    private static Object read(Object mapper, String json, Class<?> type) throws ReflectiveOperationException {
        return mapper.getClass()
                .getMethod("readValue", String.class, Class.class)
                .invoke(mapper, json, type);
    }

    private static String write(Object mapper, Object value) throws ReflectiveOperationException {
        return (String)
                mapper.getClass().getMethod("writeValueAsString", Object.class).invoke(mapper, value);
    }

    @Test
    void describesItselfAsAModule() {
        ModuleDescriptor descriptor = ModuleFinder.of(locationOf(CompactVecModule.class))
                .find("io.github.compactvec.jackson3")
                .orElseThrow()
                .descriptor();
        assertFalse(descriptor.isAutomatic());
        assertEquals(
                Set.of("io.github.compactvec.jackson3"),
                descriptor.exports().stream()
                        .map(ModuleDescriptor.Exports::source)
                        .collect(Collectors.toSet()));
        assertEquals(
                Set.of(JacksonModule.class.getName()),
                descriptor.provides().stream()
                        .map(ModuleDescriptor.Provides::service)
                        .collect(Collectors.toSet()));
        assertEquals(
                Set.of("java.base", "io.github.compactvec", "tools.jackson.databind", "org.jspecify"),
                descriptor.requires().stream()
                        .map(ModuleDescriptor.Requires::name)
                        .collect(Collectors.toSet()));
    }

    @Test
    void hasTheVersionOfTheBuild() throws IOException {
        CompactVecModule module = new CompactVecModule();
        Version version = module.version();
        assertEquals("io.github.compactvec", version.getGroupId());
        assertEquals("compactvec-jackson3", version.getArtifactId());
        assertTrue(
                Files.readString(Path.of("pom.xml")).contains("<version>" + version + "</version>"), version::toString);
        assertEquals("CompactVecModule", module.getModuleName());
        assertEquals(CompactVecModule.class.getName(), module.getRegistrationId());
    }

    /** Loads the module anew, with another file in the place of that which holds the version. */
    private static final class Repackaged extends ClassLoader {
        private final @Nullable InputStream versionFile;

        Repackaged(@Nullable InputStream versionFile) {
            super(CompactVecModuleTest.class.getClassLoader());
            this.versionFile = versionFile;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(CompactVecModule.class.getName()) || findLoadedClass(name) != null) {
                return super.loadClass(name, resolve);
            }
            try (InputStream in = super.getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = requireNonNull(in).readAllBytes();
                return defineClass(name, bytes, 0, bytes.length, CompactVecModule.class.getProtectionDomain());
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            return name.endsWith("version.properties") ? versionFile : super.getResourceAsStream(name);
        }

        Version version() throws ReflectiveOperationException {
            return ((JacksonModule) loadClass(CompactVecModule.class.getName())
                            .getConstructor()
                            .newInstance())
                    .version();
        }
    }

    @Test
    void hasAnUnknownVersionWhereItsFileIsMissing() throws ReflectiveOperationException {
        assertEquals(Version.unknownVersion(), new Repackaged(null).version());
    }

    @Test
    void failsIfItsFileCannotBeRead() {
        for (boolean failsToClose : new boolean[] {true, false}) {
            Repackaged repackaged = new Repackaged(new FilterInputStream(InputStream.nullInputStream()) {
                @Override
                public int read(byte[] bytes, int from, int count) throws IOException {
                    throw new IOException("read");
                }

                @Override
                public void close() throws IOException {
                    if (failsToClose) {
                        throw new IOException("close");
                    }
                }
            });
            Throwable e = assertThrows(ExceptionInInitializerError.class, repackaged::version)
                    .getCause();
            assertEquals("java.io.UncheckedIOException: java.io.IOException: read", String.valueOf(e));
        }
    }

    @Test
    void mayBeRegisteredTwiceAndWithManyMappers() {
        CompactVecModule module = new CompactVecModule();
        for (int i = 0; i < 2; i++) {
            JsonMapper mapper =
                    JsonMapper.builder().addModule(module).addModule(module).build();
            assertEquals(1, mapper.registeredModules().size());
            assertEquals("[5]", mapper.writeValueAsString(mapper.readValue("[5]", CompactIntVec.class)));
        }
    }

    // ---------------------------------------------------------------- where the types may stand

    static class Bean {
        public @Nullable CompactIntVec i;
        public @Nullable CompactUIntVec u;
        public @Nullable CompactLongVec l;
        public @Nullable IntVec anyInts;
        public @Nullable LongVec anyLongs;
        public @Nullable SmallIntVec smallInts;
        public @Nullable SmallLongVec smallLongs;
        public @Nullable SmallVec<String> s;
        public @Nullable SmallByteVec b;
    }

    /** In the order in which Jackson 3 writes them. */
    private static final String BEAN =
            "{\"anyInts\":[-3],\"anyLongs\":[-4],\"b\":\"AQI=\",\"i\":[1,-2],\"l\":[-5000000000],"
                    + "\"s\":[\"a\",null],\"smallInts\":[-5],\"smallLongs\":[-6],\"u\":[4000000000]}";

    record Doc(
            IntVec anyInts,
            LongVec anyLongs,
            SmallByteVec b,
            CompactIntVec i,
            CompactLongVec l,
            @InlineCapacity(2) SmallVec<String> s,
            SmallIntVec smallInts,
            SmallLongVec smallLongs,
            CompactUIntVec u) {}

    @Test
    void readsAndWritesEveryTypeInAFieldAndInARecord() {
        for (ObjectMapper mapper : Formats.mappers()) {
            byte[] document = mapper.writeValueAsBytes(Formats.json().readValue(BEAN, Bean.class));
            Bean bean = mapper.readValue(document, Bean.class);
            Doc doc = mapper.readValue(document, Doc.class);
            assertEquals(SmallVec.of("a", null), bean.s);
            assertEquals(SmallByteVec.of((byte) 1, (byte) 2), doc.b);
            assertEquals(2, doc.s.inlineCapacity());
            assertEquals(BEAN, Formats.json().writeValueAsString(bean));
            assertEquals(BEAN, Formats.json().writeValueAsString(doc));
            assertArrayEquals(document, mapper.writeValueAsBytes(doc));
            assertEquals(doc, mapper.readValue(mapper.writeValueAsBytes(doc), Doc.class));
        }
    }

    static Stream<Object> everyType() {
        return Stream.concat(
                Stream.of(VecType.values()).map(kind -> kind.vec(1, 100)),
                Stream.of(SmallVec.of(1, null), SmallByteVec.of((byte) 1, (byte) -1)));
    }

    @Test
    void readsAndWritesEveryTypeAsRootElementAndValue() {
        for (ObjectMapper mapper : Formats.mappers()) {
            for (Object vec : everyType().toList()) {
                assertRoundTrip(mapper, vec, mapper.constructType(vec.getClass()));
                JavaType list = mapper.getTypeFactory().constructCollectionType(List.class, vec.getClass());
                assertRoundTrip(mapper, List.of(vec, vec), list);
                JavaType map = mapper.getTypeFactory().constructMapType(Map.class, String.class, vec.getClass());
                assertRoundTrip(mapper, Map.of("k", vec), map);
            }
        }
    }

    private static void assertRoundTrip(ObjectMapper mapper, Object value, JavaType type) {
        Object read = mapper.readValue(mapper.writeValueAsBytes(value), type);
        assertEquals(value, read);
    }

    // ---------------------------------------------------------------- beside Jackson 2

    /** One class for mappers of both majors. */
    record Shared(
            @JsonFormat(shape = JsonFormat.Shape.STRING) CompactLongVec ids,
            @InlineCapacity(1) SmallVec<String> names,
            CompactIntVec tags) {}

    @Test
    void worksBesideTheModuleForJackson2() throws IOException {
        com.fasterxml.jackson.databind.ObjectMapper two = new com.fasterxml.jackson.databind.ObjectMapper()
                .registerModule(new io.github.compactvec.jackson.CompactVecModule());
        com.fasterxml.jackson.databind.ObjectMapper twoThatLooks =
                new com.fasterxml.jackson.databind.ObjectMapper().findAndRegisterModules();
        JsonMapper three = Formats.json();
        JsonMapper threeThatLooks = JsonMapper.builder().findAndAddModules().build();
        Set<Object> foundForTwo = twoThatLooks.getRegisteredModuleIds();
        assertTrue(foundForTwo.contains(io.github.compactvec.jackson.CompactVecModule.class.getName()));
        assertFalse(foundForTwo.contains(CompactVecModule.class.getName()));
        assertEquals(
                List.of(CompactVecModule.class),
                threeThatLooks.registeredModules().stream()
                        .<Class<?>>map(Object::getClass)
                        .filter(module -> module.getName().startsWith("io.github.compactvec."))
                        .toList());

        Shared shared = new Shared(
                CompactLongVec.of(1, Long.MAX_VALUE), SmallVec.copyOf(1, List.of("a", "b")), CompactIntVec.of(-1, 300));
        String json = "{\"ids\":[\"1\",\"9223372036854775807\"],\"names\":[\"a\",\"b\"],\"tags\":[-1,300]}";
        for (com.fasterxml.jackson.databind.ObjectMapper mapper : List.of(two, twoThatLooks)) {
            assertEquals(json, mapper.writeValueAsString(shared));
            assertEquals(shared, mapper.readValue(json, Shared.class));
        }
        for (JsonMapper mapper : List.of(three, threeThatLooks)) {
            assertEquals(json, mapper.writeValueAsString(shared));
            Shared read = mapper.readValue(json, Shared.class);
            assertEquals(shared, read);
            assertEquals(1, read.names.inlineCapacity());
        }
    }

    // ---------------------------------------------------------------- what it makes of a mapper

    @Test
    void leavesMappersRebuildableAndSerializable() throws IOException, ClassNotFoundException {
        JsonMapper mapper = Formats.json();
        // Used before, so that its caches are filled.
        assertEquals(BEAN, mapper.writeValueAsString(mapper.readValue(BEAN, Bean.class)));
        for (VecType kind : VecType.values()) {
            mapper.readValue("[1]", kind.vec);
        }
        Object thawed = thaw(freeze(mapper));
        for (JsonMapper other : List.of(mapper.rebuild().build(), assertInstanceOf(JsonMapper.class, thawed))) {
            assertEquals(BEAN, other.writeValueAsString(other.readValue(BEAN, Bean.class)));
        }
        // As that of a mapper without the module is.
        assertInstanceOf(mapper.getTypeFactory().getClass(), thaw(freeze(mapper.getTypeFactory())));
    }

    private static byte[] freeze(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static Object thaw(byte[] frozen) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(frozen))) {
            return in.readObject();
        }
    }

    @Test
    void isTestedWithEveryVectorThereIs() {
        Set<Class<?>> vecs = new HashSet<>();
        addClasses(PrimitiveVec.class, vecs);
        assertEquals(Stream.of(VecType.values()).map(kind -> kind.vec).collect(Collectors.toSet()), vecs);
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
    void readsTheInterfaceAsTheClassThatHoldsEverything(VecType kind) {
        assertEquals(kind.vec, Formats.json().readValue("[5]", kind.general).getClass());
    }

    @ParameterizedTest
    @EnumSource
    void makesVectorsContainersOfTheirElements(VecType kind) {
        JsonMapper mapper = Formats.json();
        for (Class<?> vec : List.of(kind.vec, kind.general)) {
            JavaType type = mapper.constructType(vec);
            assertTrue(type.isContainerType());
            assertEquals(kind.array.componentType(), type.getContentType().getRawClass());
        }
        assertFalse(mapper.constructType(Bean.class).isContainerType());
        assertFalse(mapper.constructType(PrimitiveVec.class).isContainerType());
    }

    @ParameterizedTest
    @EnumSource
    void hasASerializerThatTellsWhatItContains(VecType kind) {
        StdContainerSerializer<Object> serializer = serializer(Formats.json(), kind.vec);
        assertEquals(kind.array.componentType(), serializer.getContentType().getRawClass());
        assertNull(serializer.getContentSerializer());
        assertFalse(serializer.hasSingleElement(kind.vec()));
        assertTrue(serializer.hasSingleElement(kind.vec(5)));
        assertFalse(serializer.hasSingleElement(kind.vec(5, 6)));
        assertSame(serializer, serializer.withValueTypeSerializer(NoOpTypeSerializer.instance()));
    }

    @Test
    void tellsOfTheSerializerThatElementsAreGiven() {
        JsonMapper mapper = Formats.build(
                JsonMapper.builder(),
                b -> b.addModule(new SimpleModule().addSerializer(Long.class, ToStringSerializer.instance)));
        assertSame(
                ToStringSerializer.instance,
                serializer(mapper, CompactLongVec.class).getContentSerializer());
        assertEquals(List.of("STRING"), itemsOf(mapper, CompactLongVec.class));
        assertEquals(List.of("STRING"), itemsOf(mapper, new TypeReference<List<Long>>() {}.getType()));
    }

    /** That of a list: of an array of {@code long}, Jackson says that its items are any numbers. */
    @ParameterizedTest
    @EnumSource
    void hasTheSchemaOfAList(VecType kind) {
        JsonMapper mapper = Formats.json();
        assertEquals(List.of("INTEGER"), itemsOf(mapper, new TypeReference<List<Integer>>() {}.getType()));
        assertEquals(List.of("INTEGER"), itemsOf(mapper, kind.vec));
        assertEquals(List.of("INTEGER"), itemsOf(mapper, kind.general));
    }

    @Test
    void hasTheSchemaOfAnArrayOfBytes() {
        JsonMapper mapper = Formats.json();
        assertEquals(itemsOf(mapper, byte[].class), itemsOf(mapper, SmallByteVec.class));
    }

    /** That which Jackson finds for the content of something, which no property is given. */
    @SuppressWarnings("unchecked")
    static StdContainerSerializer<Object> serializer(ObjectMapper mapper, Type type) {
        JavaType javaType = mapper.constructType(type);
        List<ValueSerializer<?>> found = new ArrayList<>();
        mapper.acceptJsonFormatVisitor(javaType, new JsonFormatVisitorWrapper.Base() {
            @Override
            public @Nullable JsonArrayFormatVisitor expectArrayFormat(JavaType arrayType) {
                found.add(getContext().findContentValueSerializer(arrayType, null));
                return null;
            }
        });
        return (StdContainerSerializer<Object>) (StdContainerSerializer<?>) found.get(0);
    }

    static List<String> itemsOf(ObjectMapper mapper, Type type) {
        List<String> items = new ArrayList<>();
        mapper.acceptJsonFormatVisitor(mapper.constructType(type), new JsonFormatVisitorWrapper.Base() {
            @Override
            public JsonArrayFormatVisitor expectArrayFormat(JavaType arrayType) {
                return new JsonArrayFormatVisitor.Base(getContext()) {
                    @Override
                    public void itemsFormat(JsonFormatTypes format) {
                        items.add(format.name());
                    }

                    @Override
                    public void itemsFormat(JsonFormatVisitable visitable, JavaType itemType) {
                        visitable.acceptJsonFormatVisitor(itemVisitor(getContext(), items), itemType);
                    }
                };
            }
        });
        return items;
    }

    private static JsonFormatVisitorWrapper itemVisitor(SerializationContext ctxt, List<String> items) {
        return new JsonFormatVisitorWrapper.Base(ctxt) {
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
