package io.github.compactvec.conformance.corpus;

import io.github.compactvec.CompactIntVec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Indexes the identifiers in the class files of the running JDK: names of classes, fields and methods, where they are
 * declared and wherever code refers to them. Like words in any text they follow Zipf's law: most of them are rare, and
 * a few are all over.
 *
 * <p>The same JDK always gives the same index.
 */
public final class JdkIndexer {
    /** The module that every JDK has. */
    public static final String MODULE = "java.base";

    private final List<String> classes = new ArrayList<>();
    private final Map<String, Postings> terms = new HashMap<>();
    private int position;

    private JdkIndexer() {}

    /**
     * Indexes {@value #MODULE}, in a second or two.
     *
     * @return the index, some 60,000 lists of a million integers
     * @throws IOException if the class files cannot be read
     */
    public static Index<int[]> index() throws IOException {
        JdkIndexer indexer = new JdkIndexer();
        Path module = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", MODULE);
        List<Path> files;
        try (Stream<Path> all = Files.walk(module)) {
            files = all.filter(file -> file.toString().endsWith(".class"))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
        for (Path file : files) {
            indexer.add(Files.readAllBytes(file));
        }
        return indexer.result();
    }

    private void add(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        classes.add(reader.getClassName().replace('/', '.'));
        reader.accept(new Names(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    private Index<int[]> result() {
        List<Term<int[]>> sorted = new ArrayList<>(terms.size());
        terms.forEach((name, postings) ->
                sorted.add(new Term<>(name, postings.classes.toArray(), postings.positions.toArray())));
        sorted.sort(Comparator.comparing(Term::name));
        return new Index<>(classes, sorted);
    }

    private void occurs(String name) {
        Postings postings = terms.computeIfAbsent(name, key -> new Postings());
        int id = classes.size() - 1;
        if (postings.classes.isEmpty() || postings.classes.last() != id) {
            postings.classes.add(id);
        }
        postings.positions.add(position++);
    }

    private void typeOccurs(String internalName) {
        typeOccurs(Type.getObjectType(internalName));
    }

    private void typeOccurs(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (element.getSort() == Type.OBJECT) {
            String name = element.getInternalName();
            occurs(name.substring(name.lastIndexOf('/') + 1));
        }
    }

    private void typesOccur(String @Nullable [] internalNames) {
        if (internalNames != null) {
            for (String name : internalNames) {
                typeOccurs(name);
            }
        }
    }

    private void memberOccurs(String name) {
        // Constructors and initializers have no name of their own.
        if (!name.startsWith("<")) {
            occurs(name);
        }
    }

    /** Where a term occurs. */
    private static final class Postings {
        final CompactIntVec classes = new CompactIntVec();
        final CompactIntVec positions = new CompactIntVec();
    }

    /** Visits every name of a class file in order. */
    private final class Names extends ClassVisitor {
        Names() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            typeOccurs(name);
            if (superName != null) {
                typeOccurs(superName);
            }
            typesOccur(interfaces);
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            memberOccurs(name);
            typeOccurs(Type.getType(descriptor));
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            memberOccurs(name);
            typeOccurs(Type.getReturnType(descriptor));
            for (Type argument : Type.getArgumentTypes(descriptor)) {
                typeOccurs(argument);
            }
            typesOccur(exceptions);
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
                    if (type != null) {
                        typeOccurs(type);
                    }
                }

                @Override
                public void visitTypeInsn(int opcode, String type) {
                    typeOccurs(type);
                }

                @Override
                public void visitFieldInsn(int opcode, String owner, String field, String fieldDescriptor) {
                    typeOccurs(owner);
                    memberOccurs(field);
                }

                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String method, String methodDescriptor, boolean isInterface) {
                    typeOccurs(owner);
                    memberOccurs(method);
                }
            };
        }
    }
}
