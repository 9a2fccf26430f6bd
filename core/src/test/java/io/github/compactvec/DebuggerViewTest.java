package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/** The annotation by which a debugger shows elements rather than fields is in the class files, and what it says works. */
class DebuggerViewTest {
    private static final Pattern CALL = Pattern.compile("(\\w+)\\(\\)");

    static Stream<Class<?>> containers() {
        return Stream.concat(VecType.all().stream().map(VecType::container), Stream.of(SmallVec.class));
    }

    /** The annotation's members, read from the class file, as it is not kept at run time. */
    private static Map<String, String> renderer(Class<?> container) throws IOException {
        Map<String, String> members = new HashMap<>();
        try (InputStream file = container.getResourceAsStream(container.getSimpleName() + ".class")) {
            assertNotNull(file);
            new ClassReader(file)
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
                                    return type.equals("Lorg/jetbrains/annotations/Debug$Renderer;")
                                            ? new AnnotationVisitor(Opcodes.ASM9) {
                                                @Override
                                                public void visit(String name, Object value) {
                                                    members.put(name, (String) value);
                                                }
                                            }
                                            : null;
                                }
                            },
                            ClassReader.SKIP_CODE);
        }
        return members;
    }

    @ParameterizedTest
    @MethodSource("containers")
    void everyContainerSaysHowToBeShown(Class<?> container) throws Exception {
        Map<String, String> renderer = renderer(container);
        assertEquals("toArray()", renderer.get("childrenArray"));
        assertEquals("!isEmpty()", renderer.get("hasChildren"));
        assertTrue(String.valueOf(renderer.get("text")).contains("size()"));
        List<String> calls = new ArrayList<>();
        for (String expression : renderer.values()) {
            CALL.matcher(expression).results().forEach(call -> calls.add(call.group(1)));
        }
        assertTrue(calls.containsAll(List.of("toArray", "isEmpty", "size")), calls.toString());
        for (String call : calls) {
            assertTrue(
                    Arrays.stream(container.getMethods())
                            .anyMatch(method -> method.getName().equals(call) && method.getParameterCount() == 0),
                    call);
        }
    }
}
