package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No method body of more than three lines stands twice in the sources, not even with another element type. */
class DuplicateCodeTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final int LINES = 3;

    @Test
    void noBodyStandsTwice() throws IOException {
        Bodies bodies = new Bodies();
        scan(bodies);
        assertTrue(bodies.places.size() > 100, "bodies found");
        assertEquals(
                List.of(),
                bodies.places.entrySet().stream()
                        .filter(body -> body.getValue().size() > 1
                                && body.getKey().lines().count() > LINES)
                        .map(body -> body.getValue() + ":\n" + body.getKey())
                        .toList());
    }

    private static void scan(Bodies bodies) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Path> files;
        try (Stream<Path> all = Files.walk(SOURCES)) {
            files = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(bodies, null);
            }
        }
    }

    /** Where each body stands, by its lines without what depends on the element type. */
    private static final class Bodies extends TreeScanner<@Nullable Void, @Nullable Void> {
        final Map<String, TreeSet<String>> places = new TreeMap<>();
        private String type = "";

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void none) {
            String outer = type;
            type = outer.isEmpty() ? tree.getSimpleName().toString() : outer + "." + tree.getSimpleName();
            super.visitClass(tree, null);
            type = outer;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void none) {
            BlockTree body = tree.getBody();
            if (body != null) {
                places.computeIfAbsent(general(body.toString()), any -> new TreeSet<>())
                        .add(type + "." + tree.getName());
            }
            return super.visitMethod(tree, null);
        }

        /** The statements of a block, whatever vector and element type they are about. */
        private static String general(String block) {
            return block.substring(1, block.length() - 1)
                    .strip()
                    .replaceAll("(Compact|Small|Packed)?(U?Int|Long)Vec", "Vec")
                    .replaceAll("\\b(int|long|Integer)\\b|Int(?![a-z])|Long", "Number")
                    .replace("(Number)", "")
                    .replaceAll("\\s*\\n\\s*", "\n");
        }
    }
}
