package io.github.compactvec.kryo;

import static io.github.compactvec.kryo.KryoPeer.ITSELF;
import static io.github.compactvec.kryo.KryoPeer.NULL;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.SmallVec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The same classes with Kryo 4: in a class loader of their own, with no other Kryo in sight, they must link and must
 * write the bytes that they write with Kryo 5.
 */
class Kryo4Test {
    private static final String KRYO = "com/esotericsoftware/kryo/";
    private static final List<String> FORMS =
            Arrays.stream(WireForm.values()).map(WireForm::name).toList();

    private static final URLClassLoader KRYO4 = loadKryo4();
    private static final KryoPeer FOUR = peer(KRYO4);
    private static final KryoPeer FIVE = new KryoPeerImpl();

    private static URLClassLoader loadKryo4() {
        try {
            URL[] classPath = {
                Path.of(System.getProperty("kryo4.jar")).toUri().toURL(),
                // Later versions of Kryo 4's own dependencies do, too.
                location(Class.forName("org.objenesis.Objenesis")),
                location(Class.forName("com.esotericsoftware.minlog.Log")),
                location(CompactIntVec.class),
                location(CompactVecKryo.class),
                location(KryoPeerImpl.class),
            };
            // All that the two sides have in common is the interface through which they meet.
            ClassLoader meeting = new ClassLoader(ClassLoader.getPlatformClassLoader()) {
                @Override
                protected Class<?> findClass(String name) throws ClassNotFoundException {
                    if (name.equals(KryoPeer.class.getName())) {
                        return KryoPeer.class;
                    }
                    throw new ClassNotFoundException(name);
                }
            };
            return new URLClassLoader("kryo4", classPath, meeting);
        } catch (ClassNotFoundException | MalformedURLException e) {
            throw new LinkageError("Kryo 4", e);
        }
    }

    private static KryoPeer peer(ClassLoader loader) {
        try {
            Constructor<? extends KryoPeer> constructor = Class.forName(KryoPeerImpl.class.getName(), true, loader)
                    .asSubclass(KryoPeer.class)
                    .getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Kryo 4", e);
        }
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    @AfterAll
    static void close() throws IOException {
        KRYO4.close();
    }

    @Test
    void theOtherKryoIsKryo4() throws Exception {
        Class<?> other = Class.forName(Kryo.class.getName(), true, KRYO4);
        assertNotSame(Kryo.class, other);
        assertTrue(
                location(other).getPath().contains("kryo-shaded-4."),
                () -> location(other).getPath());
        // Only Kryo 4 has it.
        Class.forName("com.esotericsoftware.kryo.io.FastOutput", true, KRYO4);
    }

    /** Containers, each with every stream that both versions have. */
    static Stream<Arguments> containersAndStreams() {
        return Arrays.stream(Container.values())
                .flatMap(container ->
                        Stream.of("", "ByteBuffer", "Unsafe", "Fast").map(stream -> Arguments.of(container, stream)));
    }

    @ParameterizedTest
    @MethodSource("containersAndStreams")
    void packedMessagesAreTheSame(Container container, String stream) {
        String name = container.name();
        // Only Kryo 4 has the fast ones.
        String stream5 = stream.equals("Fast") ? "" : stream;
        for (long[] values : container.samples()) {
            byte[] message = FOUR.write(stream, name, "PACKED", values);
            assertArrayEquals(Reference.packed(container, values), message, () -> Arrays.toString(values));
            assertArrayEquals(FIVE.write(stream5, name, "PACKED", values), message);
            assertArrayEquals(values, FOUR.read(stream, name, "PACKED", message));
            assertArrayEquals(values, FIVE.read(stream5, name, "PACKED", message));
        }
        assertArrayEquals(new byte[] {0}, FOUR.write(stream, name, "PACKED", null));
        assertNull(FOUR.read(stream, name, "PACKED", new byte[] {0}));
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void arrayMessagesAreTheSame(Container container) {
        String name = container.name();
        for (long[] values : container.samples()) {
            byte[] message = FOUR.write("", name, "ARRAY", values);
            assertArrayEquals(Reference.array(values), message, () -> Arrays.toString(values));
            assertArrayEquals(FIVE.write("", name, "ARRAY", values), message);
            assertArrayEquals(values, FIVE.read("", name, "ARRAY", message));
        }
    }

    /** Including streams that by themselves take four bytes for each {@code int}, and eight for each {@code long}. */
    @ParameterizedTest
    @MethodSource("containersAndStreams")
    void arrayMessagesAreThoseOfKryo4sArrays(Container container, String stream) {
        String name = container.name();
        for (long[] values : container.samples()) {
            byte[] message = FOUR.writeArray(stream, name, values);
            assertArrayEquals(message, FOUR.write(stream, name, "ARRAY", values), () -> Arrays.toString(values));
            assertArrayEquals(values, FOUR.read(stream, name, "ARRAY", message));
            assertArrayEquals(values, FOUR.readArray(stream, name, message));
        }
        assertArrayEquals(FOUR.writeArray(stream, name, null), FOUR.write(stream, name, "ARRAY", null));
        assertEquals(3, FOUR.writeArray("", name, new long[] {1, 2}).length);
        int fixed = container.array == int[].class ? Integer.BYTES : Long.BYTES;
        assertEquals(1 + 2 * fixed, FOUR.writeArray("Fast", name, new long[] {1, 2}).length);
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void graphsWithReferencesCrossVersions(Container container) {
        long[] values = {1, container.min, 300_000};
        String text = Arrays.toString(values);
        String expected = "[" + text + ", null, " + text + ", []] shared";
        for (String form : FORMS) {
            byte[] message = FOUR.writeGraph(container.name(), form, values);
            assertArrayEquals(FIVE.writeGraph(container.name(), form, values), message);
            assertEquals(expected, FOUR.readGraph(form, message));
            assertEquals(expected, FIVE.readGraph(form, message));
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void vectorsAreCopied(Container container) {
        for (String form : FORMS) {
            assertTrue(FOUR.copies(container.name(), form, new long[] {1, container.min, 300_000}));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "02", "02 00", "02 11", "02 11 81 80 80 80 10", "02 FF 00", "81 A8 D6 B9 07 0B 00"})
    void brokenMessagesAreKryoExceptions(String hex) {
        for (Container container : Container.values()) {
            assertEquals(
                    "com.esotericsoftware.kryo.KryoException",
                    FOUR.failure(container.name(), "PACKED", Kryos.bytes(hex)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ByteBuffer", "Unsafe", "Fast"})
    void bytesAreThoseOfArraysInBothVersions(String stream) {
        String stream5 = stream.equals("Fast") ? "" : stream;
        for (int size : new int[] {0, 1, 19, 20, 21, 126, 127, 300, 20_000}) {
            byte[] elements = new byte[size];
            new Random(size).nextBytes(elements);
            byte[] message = FOUR.writeBytes(stream, true, elements);
            assertArrayEquals(FOUR.writeBytes(stream, false, elements), message);
            assertArrayEquals(FIVE.writeBytes(stream5, true, elements), message);
            String text = Arrays.toString(elements);
            for (boolean vectors : new boolean[] {true, false}) {
                assertEquals(text + text + "null[]", FOUR.readBytes(stream, vectors, message));
                assertEquals(text + text + "null[]", FIVE.readBytes(stream5, vectors, message));
            }
        }
    }

    static Stream<List<Object>> lists() {
        List<Object> many = new ArrayList<>();
        IntStream.range(0, 20_000).forEach(i -> many.add(i));
        return Stream.of(
                List.of(),
                List.of("one"),
                List.of("one", "two", "three", "four", "five", "six"),
                List.of("one", "two", "three", "four", "five", "six", "seven"),
                List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17),
                List.of(NULL),
                List.of(NULL, NULL, NULL),
                List.of("one", NULL, "three"),
                List.of(1, NULL),
                List.of("one", 2, 3L, true, NULL),
                List.of(Long.MIN_VALUE, Long.MAX_VALUE),
                many);
    }

    private static String text(int inlineCapacity, List<Object> list) {
        return inlineCapacity + " " + list;
    }

    @ParameterizedTest
    @MethodSource("lists")
    void smallVectorsAreTheSame(List<Object> list) {
        for (int inlineCapacity : Lists.INLINE_CAPACITIES) {
            for (String stream : List.of("", "ByteBuffer")) {
                for (boolean references : new boolean[] {true, false}) {
                    byte[] message = FOUR.writeList(stream, inlineCapacity, references, list);
                    assertArrayEquals(FIVE.writeList(stream, inlineCapacity, references, list), message);
                    assertEquals(text(inlineCapacity, list), FOUR.readList(stream, references, message));
                    assertEquals(text(inlineCapacity, list), FIVE.readList(stream, references, message));
                }
            }
            assertEquals(text(inlineCapacity, list), FOUR.copyList(inlineCapacity, list));
        }
    }

    @Test
    void smallVectorsMayContainThemselves() {
        List<Object> list = List.of("one", ITSELF, NULL, ITSELF, 5);
        for (int inlineCapacity : Lists.INLINE_CAPACITIES) {
            String expected = inlineCapacity + " [one, (this Collection), null, (this Collection), 5]";
            byte[] message = FOUR.writeList("", inlineCapacity, true, list);
            assertArrayEquals(FIVE.writeList("", inlineCapacity, true, list), message);
            assertEquals(expected, FOUR.readList("", true, message));
            assertEquals(expected, FIVE.readList("", true, message));
            assertEquals(expected, FOUR.copyList(inlineCapacity, list));
        }
    }

    /** What Kryo 5 leaves to the declaration of a field is not mistaken for something else. */
    @Test
    void kryo4SaysThatItDoesNotKnowDeclaredClasses() {
        Kryo kryo = Lists.kryo(false);
        Lists.declare(kryo, "strings");
        Output output = new Output(64, -1);
        kryo.writeClass(output, SmallVec.of().getClass());
        output.writeBytes(Lists.write(kryo, SmallVec.of("one", "two")));
        for (KryoPeer peer : List.of(FOUR, FIVE)) {
            String failure = peer.readList("", false, output.toBytes());
            assertTrue(failure.startsWith("the class of elements is left to a declaration"), failure);
        }
    }

    // ---------------------------------------------------------------- what is called

    /** The methods of streams that are called: each must write and read the same with both versions. */
    @Test
    void onlyTheseMethodsOfStreamsAreCalled() {
        Set<String> called = new TreeSet<>();
        for (Handle call : callsOfKryo()) {
            if (call.getOwner().startsWith(KRYO + "io/")) {
                called.add(call.getOwner().substring(KRYO.length() + 3) + "." + call.getName() + call.getDesc());
            }
        }
        assertEquals(
                new TreeSet<>(Set.of(
                        "Input.available()I",
                        "Input.readByte()B",
                        "Input.readBytes([BII)V",
                        "Input.readInt(Z)I",
                        "Input.readLong(Z)J",
                        "Input.readVarLong(Z)J",
                        "Input.total()J",
                        "Output.writeByte(I)V",
                        "Output.writeBytes([BII)V",
                        "Output.writeInt(IZ)I",
                        "Output.total()J",
                        "Output.writeLong(JZ)I",
                        "Output.writeVarInt(IZ)I")),
                called);
    }

    @Test
    void everythingThatIsCalledExistsInKryo4() throws Exception {
        List<Handle> calls = callsOfKryo();
        assertTrue(calls.size() > 20, () -> calls.size() + " calls");
        Set<String> missing = new TreeSet<>();
        for (Handle call : calls) {
            if (!existsInKryo4(call)) {
                missing.add(call.getOwner().substring(KRYO.length()) + "." + call.getName());
            }
        }
        // Called by Declaration alone, and only if they are there.
        assertEquals(
                Set.of("Kryo.getGenerics", "util/Generics.nextGenericClass", "util/Generics.popGenericType"), missing);
        assertFalse(has(Class.forName(KRYO.replace('/', '.') + "io.Output", false, KRYO4), "writeInts", "([IIIZ)V"));
    }

    private static boolean existsInKryo4(Handle call) {
        try {
            Class<?> owner = Class.forName(call.getOwner().replace('/', '.'), false, KRYO4);
            return has(owner, call.getName(), call.getDesc());
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static boolean has(Class<?> owner, String name, String descriptor) {
        if (name.equals("<init>")) {
            return Arrays.stream(owner.getDeclaredConstructors())
                    .anyMatch(c -> Type.getConstructorDescriptor(c).equals(descriptor));
        }
        for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
            if (Arrays.stream(type.getDeclaredMethods())
                    .anyMatch(m -> m.getName().equals(name)
                            && Type.getMethodDescriptor(m).equals(descriptor))) {
                return true;
            }
        }
        return false;
    }

    /** Every method of Kryo's, or inherited from Kryo's, that the module's classes call or refer to. */
    private static List<Handle> callsOfKryo() {
        try (Stream<Path> files =
                Files.walk(Path.of(location(CompactVecKryo.class).toURI()))) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .flatMap(Kryo4Test::calls)
                    .filter(call -> call.getOwner().startsWith(KRYO)
                            || call.getOwner()
                                    .startsWith(Type.getInternalName(CompactVecKryo.class)
                                            .replace("CompactVecKryo", "")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Handle> calls(Path classFile) {
        Stream.Builder<Handle> calls = Stream.builder();
        ClassVisitor visitor = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitMethodInsn(
                            int opcode, String owner, String callee, String calleeDescriptor, boolean isInterface) {
                        calls.add(new Handle(opcode, owner, callee, calleeDescriptor, isInterface));
                    }

                    @Override
                    public void visitInvokeDynamicInsn(
                            String callee, String calleeDescriptor, Handle bootstrap, Object... arguments) {
                        for (Object argument : arguments) {
                            if (argument instanceof Handle handle && handle.getTag() >= Opcodes.H_INVOKEVIRTUAL) {
                                calls.add(handle);
                            }
                        }
                    }
                };
            }
        };
        try (InputStream in = Files.newInputStream(classFile)) {
            new ClassReader(in).accept(visitor, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return calls.build();
    }
}
