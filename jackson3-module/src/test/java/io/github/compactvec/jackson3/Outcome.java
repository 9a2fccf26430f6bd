package io.github.compactvec.jackson3;

import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.SmallByteVec;
import io.github.compactvec.parity.Contents;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What came of reading something, in words that do not tell an array or a list from a vector. */
final class Outcome {
    private Outcome() {}

    static String of(Supplier<? extends @Nullable Object> reading) {
        try {
            return describe(reading.get());
        } catch (RuntimeException e) {
            return describe(e);
        }
    }

    private static String describe(@Nullable Object read) {
        if (read instanceof PrimitiveVec || read instanceof int[] || read instanceof long[]) {
            return String.valueOf(Contents.of(read));
        }
        if (read instanceof SmallByteVec vec) {
            return Arrays.toString(vec.toArray());
        }
        return read instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(read);
    }

    private static String describe(RuntimeException e) {
        StringBuilder text = new StringBuilder(e.getClass().getName());
        if (e.getCause() != null) {
            text.append(" by ").append(e.getCause().getClass().getName());
        }
        if (e instanceof JacksonException failure) {
            for (JacksonException.Reference step : failure.getPath()) {
                text.append('/').append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
            }
        }
        return text.toString();
    }
}
