package io.github.compactvec.conformance.vectors;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.SmallVec;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Kryo's message of a small vector as its description has it; elements are left to Kryo. */
final class ListForm {
    private static final int EACH_CLASS = 0;
    private static final int ONE_CLASS = 1;

    private ListForm() {}

    /** The bytes of a list whose elements are not declared. */
    static byte[] write(Kryo kryo, List<?> values, int inlineCapacity) {
        Output output = new Output(64, -1);
        write(kryo, output, values, inlineCapacity);
        return output.toBytes();
    }

    private static void write(Kryo kryo, Output output, List<?> values, int inlineCapacity) {
        Set<Class<?>> classes =
                values.stream().filter(Objects::nonNull).map(Object::getClass).collect(Collectors.toSet());
        int kind = classes.size() == 1 ? ONE_CLASS : EACH_CLASS;
        int inline = Integer.numberOfTrailingZeros(inlineCapacity) + 1;
        output.writeByte(inline << 5 | kind << 3 | Math.min(values.size(), 7));
        if (values.size() >= 7) {
            output.writeVarInt(values.size() - 7, true);
        }
        if (kind == EACH_CLASS) {
            values.forEach(value -> output.writeByte(Kryo.NULL));
            return;
        }
        boolean nullable = values.contains(null);
        if (nullable) {
            output.writeByte(Kryo.NULL);
        }
        Object first = values.stream().filter(Objects::nonNull).findFirst().orElseThrow();
        // Lists stand for small vectors of inline capacity 4.
        boolean ofLists = first instanceof List;
        Class<?> type = ofLists ? SmallVec.of().getClass() : first.getClass();
        kryo.writeClass(output, type);
        for (Object value : values) {
            if (value instanceof List<?> list) {
                write(kryo, output, list, 4);
            } else if (ofLists) {
                output.writeByte(Kryo.NULL);
            } else if (nullable) {
                kryo.writeObjectOrNull(output, value, type);
            } else {
                kryo.writeObject(output, value);
            }
        }
    }
}
