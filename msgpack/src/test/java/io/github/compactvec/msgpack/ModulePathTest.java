package io.github.compactvec.msgpack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.IntVec;
import io.github.compactvec.jackson.CompactVecModule;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.msgpack.core.MessagePack;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/** The module as a module, with those it needs as modules beside it, and with and without those that are optional. */
class ModulePathTest {
    private static final String NAME = "io.github.compactvec.msgpack";

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ModuleLayer layer(Set<String> roots, Class<?>... libraries) {
        Path[] path = Stream.concat(
                        Stream.of(CompactVecMessagePack.class, CompactIntVec.class, MessagePack.class),
                        Stream.of(libraries))
                .map(ModulePathTest::location)
                .toArray(Path[]::new);
        Configuration configuration =
                ModuleLayer.boot().configuration().resolveAndBind(ModuleFinder.of(path), ModuleFinder.of(), roots);
        return ModuleLayer.boot().defineModulesWithManyLoaders(configuration, ClassLoader.getPlatformClassLoader());
    }

    @Test
    void exportsOnePackageAndNeedsOnlyMsgpackAndTheCore() {
        Module module = layer(Set.of(NAME)).findModule(NAME).orElseThrow();
        assertFalse(module.getDescriptor().isAutomatic());
        assertEquals(Set.of(NAME), module.getPackages());
        assertTrue(module.isExported(NAME));
        assertFalse(module.isOpen(NAME));
        assertEquals(
                Set.of("java.base", "io.github.compactvec", "msgpack.core"),
                module.getDescriptor().requires().stream()
                        .filter(requires -> !requires.modifiers().contains(Requires.Modifier.STATIC))
                        .map(Requires::name)
                        .collect(Collectors.toSet()));
    }

    /** Through reflection, because the test itself is in no module; what it calls is. */
    @Test
    void worksWithoutJackson() throws Exception {
        ModuleLayer layer = layer(Set.of(NAME));
        assertTrue(layer.findModule("com.fasterxml.jackson.core").isEmpty());
        ClassLoader loader = layer.findLoader(NAME);
        Class<?> type = loader.loadClass(CompactIntVec.class.getName());
        Object vec = type.getMethod("of", int[].class).invoke(null, new int[] {1, 300, -70_000});
        Class<?> pack = loader.loadClass(CompactVecMessagePack.class.getName());
        byte[] bytes = (byte[]) pack.getMethod("toBytes", loader.loadClass(IntVec.class.getName()))
                .invoke(null, vec);
        assertArrayEquals(Forms.stock(1, 300, -70_000), bytes);
        assertEquals(vec, pack.getMethod("fromBytes", byte[].class, Class.class).invoke(null, bytes, type));
    }

    @Test
    void worksWithJackson() throws Exception {
        ModuleLayer layer = layer(
                Set.of(NAME, "io.github.compactvec.jackson", "jackson.dataformat.msgpack"),
                ObjectMapper.class,
                JsonFactory.class,
                JsonProperty.class,
                CompactVecModule.class,
                MessagePackFactory.class);
        ClassLoader loader = layer.findLoader(NAME);
        Class<?> mapperType = layer.findLoader("io.github.compactvec.jackson").loadClass(ObjectMapper.class.getName());
        Class<?> factoryType = loader.loadClass(CompactVecMessagePackFactory.class.getName());
        assertEquals(NAME, factoryType.getModule().getName());
        Object factory = factoryType.getConstructor().newInstance();
        Object mapper = mapperType
                .getConstructor(mapperType.getClassLoader().loadClass(JsonFactory.class.getName()))
                .newInstance(factory);
        Object vecModule = loader.loadClass(CompactVecModule.class.getName())
                .getConstructor()
                .newInstance();
        mapperType
                .getMethod(
                        "registerModule",
                        mapperType.getClassLoader().loadClass("com.fasterxml.jackson.databind.Module"))
                .invoke(mapper, vecModule);
        Class<?> type = loader.loadClass(CompactIntVec.class.getName());
        Object vec = type.getMethod("of", int[].class).invoke(null, new int[] {1, 300, -70_000});
        byte[] bytes =
                (byte[]) mapperType.getMethod("writeValueAsBytes", Object.class).invoke(mapper, vec);
        assertArrayEquals(Forms.stock(1, 300, -70_000), bytes);
        assertEquals(
                vec,
                mapperType.getMethod("readValue", byte[].class, Class.class).invoke(mapper, bytes, type));
    }
}
