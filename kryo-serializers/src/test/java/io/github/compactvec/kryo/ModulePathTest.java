package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.Kryo;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.SmallVec;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The module as a module, with Kryo and the core as modules beside it. */
class ModulePathTest {
    private static final String NAME = "io.github.compactvec.kryo";

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ModuleLayer layer() throws ClassNotFoundException {
        Path[] path = Stream.of(
                        CompactVecKryo.class,
                        CompactIntVec.class,
                        Kryo.class,
                        Class.forName("com.esotericsoftware.reflectasm.AccessClassLoader"),
                        Class.forName("com.esotericsoftware.minlog.Log"),
                        Class.forName("org.objenesis.Objenesis"))
                .map(ModulePathTest::location)
                .toArray(Path[]::new);
        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolveAndBind(
                        ModuleFinder.of(path),
                        ModuleFinder.of(),
                        // Kryo's jar is an automatic module, which does not say what it needs.
                        Set.of(
                                NAME,
                                "org.objenesis",
                                "com.esotericsoftware.reflectasm",
                                "com.esotericsoftware.minlog"));
        return ModuleLayer.boot().defineModulesWithManyLoaders(configuration, ClassLoader.getPlatformClassLoader());
    }

    @Test
    void exportsOnePackageAndNeedsOnlyKryoAndTheCore() throws Exception {
        Module module = layer().findModule(NAME).orElseThrow();
        assertFalse(module.getDescriptor().isAutomatic());
        assertEquals(Set.of(NAME), module.getPackages());
        assertTrue(module.isExported(NAME));
        assertFalse(module.isOpen(NAME));
        assertEquals(
                Set.of("java.base", "io.github.compactvec", "com.esotericsoftware.kryo", "org.jspecify"),
                module.getDescriptor().requires().stream()
                        .map(requires -> requires.name())
                        .collect(java.util.stream.Collectors.toSet()));
    }

    /** A type, the array that it is made of, and a serializer. */
    static Stream<Arguments> types() {
        return Stream.concat(
                Arrays.stream(Container.values())
                        .map(container -> Arguments.of(
                                container.type,
                                container.array(1, container.max, 70_000),
                                container.serializer(WireForm.ARRAY))),
                Stream.of(Arguments.of(SmallVec.class, new Object[] {"one", 2, null}, SmallVecSerializer.class)));
    }

    /** Through reflection, because the test itself is in no module; what it calls reaches Kryo through the module. */
    @ParameterizedTest
    @MethodSource("types")
    void worksFromTheModulePath(Class<?> type, Object elements, Class<?> serializerType) throws Exception {
        ModuleLayer layer = layer();
        Class<?> vecType = layer.findLoader(NAME).loadClass(type.getName());
        Class<?> register = layer.findLoader(NAME).loadClass(CompactVecKryo.class.getName());
        Class<?> serializer = layer.findLoader(NAME).loadClass(serializerType.getName());
        Class<?> kryoType = layer.findLoader(NAME).loadClass(Kryo.class.getName());
        assertTrue(vecType.getModule().isNamed() && kryoType.getModule().isNamed());
        assertEquals(NAME, register.getModule().getName());

        Object kryo = kryoType.getConstructor().newInstance();
        register.getMethod("register", kryoType).invoke(null, kryo);
        Object vec = vecType.getMethod("of", elements.getClass()).invoke(null, new Object[] {elements});
        assertEquals(vec, kryoType.getMethod("copy", Object.class).invoke(kryo, vec));

        // Kryo makes this one by itself: an exported package is all it needs.
        kryoType.getMethod("addDefaultSerializer", Class.class, Class.class).invoke(kryo, vecType, serializer);
        Object made = kryoType.getMethod("getDefaultSerializer", Class.class).invoke(kryo, vecType);
        assertEquals(serializer, made.getClass());

        Class<?> outputType = kryoType.getClassLoader().loadClass("com.esotericsoftware.kryo.io.Output");
        Class<?> inputType = kryoType.getClassLoader().loadClass("com.esotericsoftware.kryo.io.Input");
        Object output = outputType.getConstructor(int.class, int.class).newInstance(16, -1);
        kryoType.getMethod("writeClassAndObject", outputType, Object.class).invoke(kryo, output, vec);
        byte[] bytes = (byte[]) outputType.getMethod("toBytes").invoke(output);
        Object input = inputType.getConstructor(byte[].class).newInstance(bytes);
        assertEquals(vec, kryoType.getMethod("readClassAndObject", inputType).invoke(kryo, input));
    }
}
