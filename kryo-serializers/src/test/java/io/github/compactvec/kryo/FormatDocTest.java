package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.CompactIntVec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keeps {@code docs/kryo-format.md} true: its examples are run, its order of registration is compared. */
class FormatDocTest {
    private static final Path DOC = Path.of("../docs/kryo-format.md");

    /** A row of a table of examples: elements, bytes, explanation. */
    private static final Pattern EXAMPLE = Pattern.compile("\\| `(null|\\[[-0-9, ]*])` \\| `([0-9A-F ]+)` \\|.*");

    private static final Pattern HEADING = Pattern.compile("## (\\w+) form");
    private static final Pattern REGISTERED = Pattern.compile("\\| first id(?: \\+ (\\d+))? \\| `(\\w+)` \\|");

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
                tests.add(DynamicTest.dynamicTest(form + " " + example.group(1), () -> {
                    byte[] bytes = Kryos.bytes(example.group(2));
                    CompactIntVec read = Kryos.read(shown, bytes);
                    assertEquals(example.group(1), String.valueOf(read));
                    assertEquals(Kryos.hex(Kryos.write(shown, read)), example.group(2));
                }));
            }
        }
        assertTrue(tests.size() >= 20, () -> "only " + tests.size() + " examples");
        return tests.stream();
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
        assertEquals(GoldenTest.types().stream().map(Class::getSimpleName).toList(), documented);
    }
}
