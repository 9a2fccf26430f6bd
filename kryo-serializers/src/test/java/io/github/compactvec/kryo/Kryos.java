package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.PrimitiveVec;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Kryos with all types registered, and messages of one vector without what Kryo puts around it. */
final class Kryos {
    private static final Kryo PACKED = of(WireForm.PACKED);
    private static final Kryo ARRAY = of(WireForm.ARRAY);

    private Kryos() {}

    /** A Kryo that does not track references, with all types and their arrays registered. */
    static Kryo of(WireForm form) {
        Kryo kryo = new Kryo();
        kryo.setReferences(false);
        CompactVecKryo.register(kryo, form);
        kryo.register(int[].class);
        kryo.register(long[].class);
        return kryo;
    }

    private static Kryo shared(WireForm form) {
        return form == WireForm.PACKED ? PACKED : ARRAY;
    }

    static void write(WireForm form, Output output, @Nullable Object object, Class<?> type) {
        shared(form).writeObjectOrNull(output, object, type);
    }

    static void write(WireForm form, Output output, PrimitiveVec vec) {
        write(form, output, vec, vec.getClass());
    }

    static byte[] write(WireForm form, PrimitiveVec vec) {
        return Io.write(out -> new Output(64, -1), output -> write(form, output, vec));
    }

    static <T> @Nullable T read(WireForm form, Input input, Class<T> type) {
        return shared(form).readObjectOrNull(input, type);
    }

    static <T> @Nullable T read(WireForm form, byte[] bytes, Class<T> type) {
        return read(form, new Input(bytes), type);
    }

    /** What an exception says. */
    static String message(@Nullable Throwable e) {
        return e == null ? "no exception" : String.valueOf(e.getMessage());
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
    }
}
