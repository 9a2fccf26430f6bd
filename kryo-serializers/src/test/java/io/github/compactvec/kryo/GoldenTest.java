package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import io.github.compactvec.SmallVec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Messages that were written once and must stay what they are, in {@code golden}: a folder for each version that
 * changed what is written, with what it wrote; {@code accepted}, which no version writes but all read; {@code
 * rejected}. A file per type and form, a message a line: its bytes, then what it holds (or why it is rejected), as
 * {@code toString} has it. A {@link SmallVec} has no two forms, but may be a {@code SmallVec<String>} by declaration;
 * before what it holds stands its inline capacity.
 */
class GoldenTest {
    /** The folder of what is written now. */
    static final String CURRENT = "0.1";

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Pattern LINE = Pattern.compile("([0-9A-F]{2}(?: [0-9A-F]{2})*) +(\\S.*)");

    /** Types whose messages are those of others, and in their files. */
    private static final Map<Class<?>, Class<?>> SAME_AS =
            Map.of(SmallIntVec.class, CompactIntVec.class, SmallLongVec.class, CompactLongVec.class);

    /** A line of a file. */
    record Message(String hex, String meaning) {
        byte[] bytes() {
            return Kryos.bytes(hex);
        }

        @Override
        public String toString() {
            return meaning.length() < 40 ? meaning : meaning.substring(0, 40) + "…";
        }
    }

    /** What has a file of its own. */
    record Subject(String name, Class<?> type, WireForm form, boolean declared) {
        static Stream<Subject> of(Class<?> type) {
            if (SmallVec.class.isAssignableFrom(type)) {
                // All of its hidden classes write the same.
                return type != SmallVec.class
                        ? Stream.of()
                        : Stream.of(
                                new Subject("SmallVec.undeclared", type, WireForm.PACKED, false),
                                new Subject("SmallVec.declared", type, WireForm.PACKED, true));
            }
            String name = SAME_AS.getOrDefault(type, type).getSimpleName();
            return Arrays.stream(WireForm.values())
                    .map(form -> new Subject(name + "." + form.name().toLowerCase(Locale.ROOT), type, form, false));
        }

        Path file(String folder) {
            return GOLDEN.resolve(folder).resolve(name + ".txt");
        }

        Kryo kryo() {
            Kryo kryo = new Kryo();
            kryo.setReferences(false);
            CompactVecKryo.register(kryo, 100, form);
            if (declared) {
                Lists.declare(kryo, "strings");
            }
            return kryo;
        }
    }

    static List<Message> read(Path file) throws IOException {
        List<Message> messages = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                Matcher matcher = LINE.matcher(line);
                assertTrue(matcher.matches(), () -> file + ": " + line);
                messages.add(new Message(matcher.group(1), matcher.group(2)));
            }
        }
        assertFalse(messages.isEmpty(), () -> file + " is empty");
        return messages;
    }

    /** The types that Kryo knows after registration, so that one without files is noticed. */
    static List<Class<?>> types() {
        Kryo kryo = new Kryo();
        List<Class<?>> types = new ArrayList<>();
        for (int id = 100, end = CompactVecKryo.register(kryo, 100); id < end; id++) {
            types.add(kryo.getRegistration(id).getType());
        }
        return types;
    }

    private static Stream<DynamicTest> forEachMessage(String folder, Check check) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Subject subject : types().stream().flatMap(Subject::of).toList()) {
            Path file = subject.file(folder);
            assertTrue(Files.exists(file), () -> "there is no " + file);
            for (Message message : read(file)) {
                tests.add(DynamicTest.dynamicTest(
                        file.getFileName() + " " + message, () -> check.test(subject.kryo(), subject.type, message)));
            }
        }
        return tests.stream();
    }

    private interface Check {
        void test(Kryo kryo, Class<?> type, Message message);
    }

    @TestFactory
    Stream<DynamicTest> everyVersionsMessagesAreRead() throws IOException {
        List<String> versions;
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            versions = folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> Character.isDigit(name.charAt(0)))
                    .sorted()
                    .toList();
        }
        assertTrue(versions.contains(CURRENT));
        List<DynamicTest> tests = new ArrayList<>();
        for (String version : versions) {
            forEachMessage(version, GoldenTest::isRead).forEach(tests::add);
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> acceptedMessagesAreRead() throws IOException {
        return forEachMessage("accepted", GoldenTest::isRead);
    }

    @TestFactory
    Stream<DynamicTest> rejectedMessagesAreRejected() throws IOException {
        return forEachMessage("rejected", (kryo, type, message) -> {
            KryoException e = assertThrows(KryoException.class, () -> read(kryo, type, message));
            assertTrue(Kryos.message(e).contains(message.meaning), () -> Kryos.message(e));
        });
    }

    @TestFactory
    Stream<DynamicTest> theSameIsWrittenAgain() throws IOException {
        return forEachMessage(CURRENT, (kryo, type, message) -> {
            Object read = read(kryo, type, message);
            Output output = new Output(64, -1);
            kryo.writeObjectOrNull(output, read, type);
            assertEquals(message.hex, Kryos.hex(output.toBytes()));
        });
    }

    @TestFactory
    Stream<DynamicTest> noVersionWritesWhatIsOnlyAccepted() throws IOException {
        return forEachMessage("accepted", (kryo, type, message) -> {
            Output output = new Output(64, -1);
            kryo.writeObjectOrNull(output, read(kryo, type, message), type);
            assertFalse(message.hex.equals(Kryos.hex(output.toBytes())));
        });
    }

    private static void isRead(Kryo kryo, Class<?> type, Message message) {
        Object read = read(kryo, type, message);
        assertEquals(message.meaning, read instanceof SmallVec<?> vec ? Lists.describe(vec) : String.valueOf(read));
    }

    private static @Nullable Object read(Kryo kryo, Class<?> type, Message message) {
        Input input = new Input(message.bytes());
        Object read = kryo.readObjectOrNull(input, type);
        assertEquals(message.bytes().length, input.position(), "a part of the message is left");
        return read;
    }
}
