package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.CompactIntVec;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works with the Kryo of its class loader, and so calls only what all versions have. */
final class KryoPeerImpl implements KryoPeer {
    private final Kryo packed = kryo(WireForm.PACKED);
    private final Kryo array = kryo(WireForm.ARRAY);

    private static Kryo kryo(WireForm form) {
        Kryo kryo = new Kryo();
        kryo.setRegistrationRequired(true);
        kryo.setReferences(false);
        int next = CompactVecKryo.register(kryo, 100, form);
        kryo.register(int[].class, next);
        kryo.register(Object[].class, next + 1);
        return kryo;
    }

    private Kryo kryo(String form) {
        return WireForm.valueOf(form) == WireForm.PACKED ? packed : array;
    }

    private static Output output(String stream) {
        try {
            return find(stream + "Output")
                    .asSubclass(Output.class)
                    .getConstructor(int.class, int.class)
                    .newInstance(16, -1);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(stream, e);
        }
    }

    private static Input input(String stream, byte[] bytes) {
        try {
            return find(stream + "Input")
                    .asSubclass(Input.class)
                    .getConstructor(byte[].class)
                    .newInstance((Object) bytes);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(stream, e);
        }
    }

    /** Kryo 5 moved the unsafe streams. */
    private static Class<?> find(String name) throws ClassNotFoundException {
        try {
            return Class.forName("com.esotericsoftware.kryo.io." + name);
        } catch (ClassNotFoundException e) {
            return Class.forName("com.esotericsoftware.kryo.unsafe." + name);
        }
    }

    private static byte[] write(String stream, Kryo kryo, @Nullable Object object, Class<?> type) {
        Output output = output(stream);
        kryo.writeObjectOrNull(output, object, type);
        return output.toBytes();
    }

    @Override
    public byte[] write(String stream, String form, int @Nullable [] elements) {
        CompactIntVec vec = elements == null ? null : CompactIntVec.of(elements);
        return write(stream, kryo(form), vec, CompactIntVec.class);
    }

    @Override
    public int @Nullable [] read(String stream, String form, byte[] message) {
        CompactIntVec vec = kryo(form).readObjectOrNull(input(stream, message), CompactIntVec.class);
        return vec == null ? null : vec.toArray();
    }

    @Override
    public byte[] writeArray(String stream, int @Nullable [] elements) {
        return write(stream, packed, elements, int[].class);
    }

    @Override
    public int @Nullable [] readArray(String stream, byte[] message) {
        return packed.readObjectOrNull(input(stream, message), int[].class);
    }

    @Override
    public byte[] writeGraph(String form, int[] elements) {
        CompactIntVec shared = CompactIntVec.of(elements);
        Output output = output("");
        Kryo kryo = kryo(WireForm.valueOf(form));
        kryo.setReferences(true);
        kryo.writeClassAndObject(output, new @Nullable Object[] {shared, null, shared, new CompactIntVec()});
        return output.toBytes();
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // The question.
    public String readGraph(String form, byte[] message) {
        Kryo kryo = kryo(WireForm.valueOf(form));
        kryo.setReferences(true);
        List<?> graph = Arrays.asList((Object[]) kryo.readClassAndObject(input("", message)));
        return graph + (graph.get(0) == graph.get(2) ? " shared" : " not shared");
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // The question.
    public boolean copies(String form, int[] elements) {
        CompactIntVec vec = CompactIntVec.of(elements);
        CompactIntVec copy = kryo(form).copy(vec);
        return copy != vec && copy.equals(vec);
    }

    @Override
    public String failure(String form, byte[] message) {
        try {
            return Arrays.toString(read("", form, message));
        } catch (RuntimeException e) {
            return e.getClass().getName();
        }
    }
}
