package io.github.compactvec.jackson;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.compactvec.SmallVec;
import io.github.compactvec.parity.HugeDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * Reads a document with one huge field, and writes it again, in whatever heap the JVM has: a program, to be run in one of
 * its own.
 */
final class HugeField {
    private HugeField() {}

    record Doc<T>(String title, T values, SmallVec<String> tags, int last) {}

    /**
     * Runs the program.
     *
     * @param args the class of the field, or {@code List} and the class of its elements; how many elements; how many
     *     bits the greatest of them take
     */
    public static void main(String[] args) throws ReflectiveOperationException, IOException {
        ObjectMapper mapper =
                JsonMapper.builder().addModule(new CompactVecModule()).build();
        JavaType field = args[0].startsWith("List ")
                ? mapper.getTypeFactory().constructCollectionType(List.class, Class.forName(args[0].substring(5)))
                : mapper.constructType(Class.forName(args[0]));
        int count = Integer.parseInt(args[1]);
        int bits = Integer.parseInt(args[2]);

        JavaType type = mapper.getTypeFactory().constructParametricType(Doc.class, field);
        Object doc;
        try (InputStream in = HugeDocument.read(count, bits)) {
            doc = mapper.readValue(in, type);
        } catch (OutOfMemoryError e) {
            System.exit(HugeDocument.NO_MEMORY_TO_READ);
            return;
        }
        try (OutputStream out = HugeDocument.compare(count, bits)) {
            mapper.writerFor(type).writeValue(out, doc);
        } catch (OutOfMemoryError e) {
            System.exit(HugeDocument.NO_MEMORY_TO_WRITE);
        }
    }
}
