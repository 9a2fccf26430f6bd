package io.github.compactvec.conformance.vectors;

import static org.junit.jupiter.api.Assertions.assertIterableEquals;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.StringTokenizer;

/** The files in {@code conformance/vectors}, whose README describes them. */
final class Vectors {
    private static final HexFormat HEX = HexFormat.of();

    private Vectors() {}

    static Path file(String name) {
        return Path.of(System.getProperty("basedir", ""), "vectors", name);
    }

    /** The vectors of a file, as a list to work with. */
    static List<JsonNode> read(String name) throws IOException {
        List<JsonNode> vectors = new ArrayList<>();
        new JsonMapper()
                .readTree(Files.readString(file(name)))
                .required("vectors")
                .forEach(vectors::add);
        return vectors;
    }

    /** Compares a file with what it should hold, which is left in the folder {@code target}. */
    static void assertIs(String name, JsonNode expected) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
        String text = new JsonMapper().writer(printer).writeValueAsString(expected) + "\n";
        Path target = Path.of(System.getProperty("basedir", ""), "target", name);
        Files.writeString(target, text);
        assertIterableEquals(
                Files.readAllLines(file(name)),
                text.lines().toList(),
                () -> "what the peers write is now in " + target);
    }

    /** The elements of a vector, listed or all the same. */
    static long[] values(JsonNode vector) {
        if (vector.has("count")) {
            long[] values = new long[vector.required("count").intValue()];
            Arrays.fill(values, vector.required("value").longValue());
            return values;
        }
        JsonNode listed = vector.required("values");
        long[] values = new long[listed.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = listed.required(i).longValue();
        }
        return values;
    }

    /** Bytes in hexadecimal, where {@code 07*3} stands for {@code 070707}. */
    static byte[] bytes(String hex) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringTokenizer groups = new StringTokenizer(hex);
        while (groups.hasMoreTokens()) {
            String group = groups.nextToken();
            int star = group.indexOf('*');
            byte[] once = HEX.parseHex(star < 0 ? group : group.substring(0, star));
            int count = star < 0 ? 1 : Integer.parseInt(group.substring(star + 1));
            for (int i = 0; i < count; i++) {
                bytes.writeBytes(once);
            }
        }
        return bytes.toByteArray();
    }

    /** Bytes in hexadecimal, of which the last are {@code count} equal elements; 0 if they are not equal. */
    static String hex(byte[] bytes, int count) {
        if (count == 0) {
            return HEX.formatHex(bytes);
        }
        int element = bytes.length / count;
        int header = bytes.length - count * element;
        String text =
                HEX.formatHex(bytes, 0, header) + " " + HEX.formatHex(bytes, header, header + element) + "*" + count;
        if (!Arrays.equals(bytes, bytes(text))) {
            throw new IllegalArgumentException("not " + text);
        }
        return text;
    }
}
