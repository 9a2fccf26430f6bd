package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.Kryo;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.SmallVec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keeps {@code docs/kryo-format.md} true: its examples are run, its order of registration is compared. */
class FormatDocTest {
    private static final Path DOC = Path.of("../docs/kryo-format.md");

    /** A row of a table of examples: elements, bytes, explanation. */
    private static final Pattern EXAMPLE = Pattern.compile("\\| `(null|\\[([-0-9, ]*)])` \\| `([0-9A-F ]+)` \\|(.*)");

    private static final Pattern HEADING = Pattern.compile("## (Packed|Array) form");
    /** The same of lists: inline capacity, elements, bytes, explanation. */
    private static final Pattern LIST_EXAMPLE = Pattern.compile("\\| (\\d+) \\| `(\\[.*])` \\| `([0-9A-F ]+)` \\|(.*)");

    private static final Pattern REGISTERED = Pattern.compile("\\| first id(?: \\+ (\\d+))? \\| (.+) \\|");

    @TestFactory
    Stream<DynamicTest> examplesAreWhatIsWritten() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        WireForm form = null;
        for (String line : Files.readAllLines(DOC)) {
            Matcher heading = HEADING.matcher(line);
            Matcher example = EXAMPLE.matcher(line);
            if (heading.matches()) {
                form = heading.group(1).equals("Packed") ? WireForm.PACKED : WireForm.ARRAY;
            } else if (example.matches()) {
                assertNotNull(form, line);
                WireForm shown = form;
                for (Container container : containers(example.group(2), example.group(4))) {
                    tests.add(DynamicTest.dynamicTest(form + " " + container + " " + example.group(1), () -> {
                        byte[] bytes = Kryos.bytes(example.group(3));
                        PrimitiveVec read = Kryos.read(shown, bytes, container.type);
                        assertEquals(example.group(1), String.valueOf(read));
                        byte[] written = Io.ARRAY.write(output -> Kryos.write(shown, output, read, container.type));
                        assertEquals(Kryos.hex(written), example.group(3));
                    }));
                }
            }
        }
        assertTrue(tests.size() >= 80, () -> "only " + tests.size() + " examples");
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> examplesOfListsAreWhatIsWritten() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String line : Files.readAllLines(DOC)) {
            Matcher example = LIST_EXAMPLE.matcher(line);
            if (example.matches()) {
                tests.add(DynamicTest.dynamicTest(line, () -> {
                    Kryo kryo = Lists.kryo(false);
                    if (example.group(4).contains("declared as `SmallVec<String>`")) {
                        Lists.declare(kryo, "strings");
                    }
                    SmallVec<?> read = Lists.readOne(kryo, Kryos.bytes(example.group(3)));
                    assertEquals(example.group(1) + " " + example.group(2), Lists.describe(read));
                    assertEquals(example.group(3), Kryos.hex(Lists.write(kryo, read)));
                }));
            }
        }
        assertTrue(tests.size() >= 10, () -> "only " + tests.size() + " examples");
        return tests.stream();
    }

    /** Those that an example is about: the ones that its explanation names, else all that hold its elements. */
    private static List<Container> containers(@Nullable String elements, String explanation) {
        long[] values = elements == null
                ? new long[0]
                : Pattern.compile(", ")
                        .splitAsStream(elements)
                        .filter(element -> !element.isEmpty())
                        .mapToLong(Long::parseLong)
                        .toArray();
        List<Container> named = Arrays.stream(Container.values())
                .filter(container -> explanation.contains(container.type.getSimpleName()))
                .toList();
        return named.isEmpty()
                ? Arrays.stream(Container.values())
                        .filter(container -> container.holds(values))
                        .toList()
                : named;
    }

    @Test
    void registrationOrderIsWhatIsRegistered() throws IOException {
        List<String> documented = new ArrayList<>();
        for (String line : Files.readAllLines(DOC)) {
            Matcher matcher = REGISTERED.matcher(line);
            if (matcher.matches()) {
                String offset = matcher.group(1) == null ? "0" : matcher.group(1);
                assertEquals(String.valueOf(documented.size()), offset);
                documented.add(matcher.group(2));
            }
        }
        assertEquals(GoldenTest.types().stream().map(FormatDocTest::name).toList(), documented);
    }

    private static String name(Class<?> type) {
        return Lists.INLINE_CAPACITIES.stream()
                .filter(n -> SmallVec.withInlineCapacity(n).getClass() == type)
                .map(n -> "`SmallVec` of inline capacity " + n)
                .findFirst()
                .orElse("`" + type.getSimpleName() + "`");
    }
}
