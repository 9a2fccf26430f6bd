package io.github.compactvec.parity;

import static java.util.stream.Collectors.toCollection;

import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.SmallByteVec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What containers of all kinds contain, in a form that can be compared. */
public final class Contents {
    private Contents() {}

    /** The elements of a list, of an array of integers or of a vector; of bytes, all together as one. */
    public static @Nullable List<? extends @Nullable Object> of(@Nullable Object container) {
        if (container == null) {
            return null;
        }
        if (container instanceof List<?> list) {
            return list.stream().map(Contents::withoutArrays).collect(toCollection(ArrayList::new));
        }
        if (container instanceof SmallByteVec vec) {
            return List.of(ByteBuffer.wrap(vec.toArray()));
        }
        if (container instanceof byte[] array) {
            return List.of(ByteBuffer.wrap(array));
        }
        LongStream elements;
        if (container instanceof IntVec vec) {
            elements = vec.stream().asLongStream();
        } else if (container instanceof LongVec vec) {
            elements = vec.stream();
        } else if (container instanceof int[] array) {
            elements = Arrays.stream(array).asLongStream();
        } else {
            elements = Arrays.stream((long[]) container);
        }
        return elements.boxed().toList();
    }

    /** Arrays, which Jackson may make of elements of no known type, as something that can be compared. */
    private static @Nullable Object withoutArrays(@Nullable Object value) {
        if (value instanceof Object[] array) {
            return of(Arrays.asList(array));
        }
        if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new HashMap<>();
            map.forEach((k, v) -> copy.put(k, withoutArrays(v)));
            return copy;
        }
        return value;
    }

    /** With an {@code Integer} as the {@code Long} of the same value. */
    static List<? extends @Nullable Object> widened(List<? extends @Nullable Object> elements) {
        return elements.stream()
                .map(element -> element instanceof Integer number ? (Object) number.longValue() : element)
                .collect(toCollection(ArrayList::new));
    }
}
