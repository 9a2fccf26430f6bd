package io.github.compactvec.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.Module;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the module says of its version where the resources of the library are lost or cannot be read. */
class LostVersionTest {

    /** That of the module as a class of its own, whose resources are others. */
    private static Version versionWith(Function<String, @Nullable InputStream> resources)
            throws ReflectiveOperationException, IOException {
        String name = CompactVecModule.class.getName();
        URL location =
                CompactVecModule.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {location}, CompactVecModule.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String className, boolean resolve) throws ClassNotFoundException {
                if (!className.startsWith(name)) {
                    return super.loadClass(className, resolve);
                }
                Class<?> loaded = findLoadedClass(className);
                return loaded == null ? findClass(className) : loaded;
            }

            @Override
            public @Nullable InputStream getResourceAsStream(String resource) {
                return resources.apply(resource);
            }
        }) {
            Class<?> type = loader.loadClass(name);
            assertNotSame(CompactVecModule.class, type);
            return ((Module) type.getConstructor().newInstance()).version();
        }
    }

    @Test
    void isWhatTheResourcesSay() throws ReflectiveOperationException, IOException {
        ClassLoader usual = CompactVecModule.class.getClassLoader();
        assertEquals(new CompactVecModule().version(), versionWith(usual::getResourceAsStream));
    }

    @Test
    void isUnknownWithoutThem() throws ReflectiveOperationException, IOException {
        assertEquals(Version.unknownVersion(), versionWith(resource -> null));
    }

    @Test
    void isUnknownIfTheyCannotBeRead() throws ReflectiveOperationException, IOException {
        byte[] start = "groupId=io.github.compactvec\nversion=1.2.3\n".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                Version.unknownVersion(),
                versionWith(resource -> new SequenceInputStream(new ByteArrayInputStream(start), new Torn())));
    }

    private static final class Torn extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("torn");
        }

        @Override
        public int read(byte[] target, int from, int count) throws IOException {
            throw new IOException("torn");
        }
    }
}
