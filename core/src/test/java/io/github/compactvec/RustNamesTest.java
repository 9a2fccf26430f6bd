package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The tables of {@code docs/rust-names.md} name methods that there are, on both sides, and none of Rust's is missing. */
class RustNamesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** A name with what qualifies it, if anything, and whether it is called. */
    private static final Pattern NAME =
            Pattern.compile("(new )?((?:[A-Za-z]\\w*(?:\\(\\w*\\))?\\.)*)([A-Za-z]\\w*)(\\(?)");

    /** The public methods of the crate smallvec 1.15.1, its macros, traits and what they define. */
    private static final String SMALLVEC = """
            new with_capacity from_vec from_buf from_buf_and_len from_buf_and_len_unchecked set_len inline_size len
            is_empty capacity spilled drain drain_filter keep_rest push pop append grow try_grow reserve try_reserve
            reserve_exact try_reserve_exact shrink_to_fit truncate as_slice as_mut_slice swap_remove clear remove insert
            insert_many into_vec into_boxed_slice into_inner retain retain_mut dedup dedup_by dedup_by_key resize_with
            from_raw_parts as_ptr as_mut_ptr from_slice insert_from_slice extend_from_slice resize from_elem new_const
            from_const from_const_with_len_unchecked to_smallvec smallvec smallvec_inline Array CollectionAllocErr
            ExtendFromSlice ToSmallVec Deref DerefMut AsRef AsMut Borrow BorrowMut Write Serialize Deserialize
            MallocSizeOf From Index IndexMut FromIterator Extend Debug Default Drop Clone PartialEq Eq PartialOrd Ord Hash
            Send Sync IntoIter into_iter Encode Decode Arbitrary
            """;

    /** Those of the crate compactvec 0.1.0. */
    private static final String COMPACTVEC = """
            new with_capacity from_sorted_slice from_sorted_iter FromIterator Extend From default width width_bits
            max_value len is_empty capacity byte_len byte_capacity get get_unchecked set push pop remove clear truncate
            dedup retain extend_from_compact_vec clear_and_shrink_width shrink_to_fit to_vec iter into_iter binary_search
            sort sort_unstable Clone clone_from PartialEq Debug Send Sync Serialize Deserialize
            """;

    /** A row of a table: its heading's cells, and its own. */
    private record Row(String section, List<String> heading, List<String> cells) {
        String java() {
            return cells.get(1);
        }

        Class<?> container() {
            String name = codes(heading.get(1)).get(0);
            return assertNotNullClass(name, "io.github.compactvec." + name);
        }
    }

    private static Class<?> assertNotNullClass(String name, String qualified) {
        Class<?> found = find(qualified);
        assertNotNull(found, name);
        return found;
    }

    private static @Nullable Class<?> find(String qualified) {
        try {
            return Class.forName(qualified);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        List<String> heading = List.of();
        String section = "";
        boolean inTable = false;
        for (String line : Files.readAllLines(ROOT.resolve("docs/rust-names.md"))) {
            if (line.startsWith("## ")) {
                section = line.substring(3);
            }
            if (!line.startsWith("|")) {
                inTable = false;
            } else if (!line.startsWith("|---")) {
                List<String> cells = Stream.of(
                                line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toList();
                assertEquals(3, cells.size(), line);
                if (inTable) {
                    rows.add(new Row(section, heading, cells));
                }
                heading = inTable ? heading : cells;
                inTable = true;
            }
        }
        return rows;
    }

    @TestFactory
    Stream<DynamicTest> everyJavaNameExists() throws IOException {
        List<Row> rows = rows();
        assertTrue(rows.size() > 60, rows.size() + " rows");
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(row.cells.get(0), () -> {
                    List<String> codes = codes(row.java());
                    assertTrue(!codes.isEmpty() || row.java().matches(".*(none|safe).*"), "says what to call");
                    codes.forEach(code -> assertExists(row.container(), code));
                }));
    }

    @Test
    void everyRustNameIsThere() throws IOException {
        assertMentioned("smallvec", SMALLVEC);
        assertMentioned("compactvec", COMPACTVEC);
    }

    private static void assertMentioned(String section, String names) throws IOException {
        Set<String> missing = new TreeSet<>(Arrays.asList(names.strip().split("\\s+")));
        missing.removeAll(rows().stream()
                .filter(row -> row.section.equals(section))
                .flatMap(row -> row.cells.stream())
                .flatMap(cell -> codes(cell).stream())
                .flatMap(code -> Stream.of(code.split("\\W+")))
                .collect(Collectors.toSet()));
        assertEquals(Set.of(), missing);
    }

    /** Every method that a piece of code names or calls, and every type. */
    private static void assertExists(Class<?> container, String code) {
        Matcher names = NAME.matcher(code.replaceAll("\"[^\"]*\"", ""));
        for (boolean first = true; names.find(); first = false) {
            String qualifier = names.group(2);
            String name = names.group(3);
            boolean called = !names.group(4).isEmpty();
            if (names.group(1) != null) {
                assertTrue(called && name.equals(container.getSimpleName()), code);
                assertTrue(container.getConstructors().length > 0, code);
            } else if (called || (first && Character.isLowerCase(name.charAt(0)) && qualifier.isEmpty())) {
                assertMethod(container, qualifier, name, code);
            } else if (first) {
                assertType(qualifier + name);
            } // else an argument
        }
    }

    private static void assertMethod(Class<?> container, String qualifier, String name, String code) {
        if (qualifier.isEmpty()) {
            assertTrue(isMethod(container, name), () -> "no " + name + " in " + container + ": " + code);
        } else if (qualifier.contains("(")) {
            String inner = qualifier.substring(0, qualifier.indexOf('('));
            List<Class<?>> results = Stream.of(container.getMethods())
                    .filter(method -> method.getName().equals(inner))
                    .<Class<?>>map(Method::getReturnType)
                    .toList();
            assertTrue(results.stream().anyMatch(result -> isMethod(result, name)), code);
        } else if (Character.isUpperCase(qualifier.charAt(0))) {
            Class<?> type = assertNotNullClass(code, "java.util." + qualifier.substring(0, qualifier.length() - 1));
            assertTrue(isMethod(type, name), code);
        } else {
            // A variable: the vector, or in the case of an i some stream.
            assertTrue(isMethod(qualifier.equals("v.") ? container : Stream.class, name), code);
        }
    }

    private static boolean isMethod(Class<?> type, String name) {
        return Stream.of(type.getMethods()).anyMatch(method -> method.getName().equals(name));
    }

    /** A type of the JDK, of this package, or of another module of this project. */
    private static void assertType(String name) {
        if (name.contains(".")) {
            assertNotNull(find(name), name);
        } else if (find("io.github.compactvec." + name) == null && find("java.util." + name) == null) {
            try (Stream<Path> files = Files.find(
                    ROOT, 12, (file, attributes) -> file.endsWith(name + ".java") && attributes.isRegularFile())) {
                assertTrue(files.findAny().isPresent(), name);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
