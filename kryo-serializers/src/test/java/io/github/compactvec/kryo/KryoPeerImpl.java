package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.SmallByteVec;
import io.github.compactvec.SmallVec;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
        kryo.register(long[].class, next + 1);
        kryo.register(Object[].class, next + 2);
        kryo.register(byte[].class, next + 3);
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
    public byte[] write(String stream, String container, String form, long @Nullable [] elements) {
        Container type = Container.valueOf(container);
        return write(stream, kryo(form), elements == null ? null : type.of(elements), type.type);
    }

    @Override
    public long @Nullable [] read(String stream, String container, String form, byte[] message) {
        PrimitiveVec vec = kryo(form).readObjectOrNull(input(stream, message), Container.valueOf(container).type);
        return vec == null ? null : Container.elements(vec);
    }

    @Override
    public byte[] writeArray(String stream, String container, long @Nullable [] elements) {
        Container type = Container.valueOf(container);
        return write(stream, packed, elements == null ? null : type.array(elements), type.array);
    }

    @Override
    public long @Nullable [] readArray(String stream, String container, byte[] message) {
        return Container.elements(packed.readObjectOrNull(input(stream, message), Container.valueOf(container).array));
    }

    @Override
    public byte[] writeGraph(String container, String form, long[] elements) {
        PrimitiveVec shared = Container.valueOf(container).of(elements);
        PrimitiveVec empty = Container.valueOf(container).of();
        Output output = output("");
        Kryo kryo = kryo(WireForm.valueOf(form));
        kryo.setReferences(true);
        kryo.writeClassAndObject(output, new @Nullable Object[] {shared, null, shared, empty});
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
    public boolean copies(String container, String form, long[] elements) {
        PrimitiveVec vec = Container.valueOf(container).of(elements);
        PrimitiveVec copy = kryo(form).copy(vec);
        return copy != vec && copy.equals(vec);
    }

    @Override
    public String failure(String container, String form, byte[] message) {
        try {
            return Arrays.toString(read("", container, form, message));
        } catch (RuntimeException e) {
            return e.getClass().getName();
        }
    }

    @Override
    public byte[] writeBytes(String stream, boolean vectors, byte[] elements) {
        Output output = output(stream);
        for (byte[] each : new byte @Nullable [][] {elements, elements, null, {}}) {
            if (vectors) {
                packed.writeObjectOrNull(output, each == null ? null : SmallByteVec.of(each), SmallByteVec.class);
            } else {
                packed.writeObjectOrNull(output, each, byte[].class);
            }
        }
        return output.toBytes();
    }

    @Override
    public String readBytes(String stream, boolean vectors, byte[] message) {
        Input input = input(stream, message);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            text.append(
                    vectors
                            ? packed.readObjectOrNull(input, SmallByteVec.class)
                            : Arrays.toString(packed.readObjectOrNull(input, byte[].class)));
        }
        return text.toString();
    }

    private static SmallVec<?> list(int inlineCapacity, List<?> elements) {
        SmallVec<@Nullable Object> vec = SmallVec.withInlineCapacity(inlineCapacity);
        for (Object element : elements) {
            vec.add(element.equals(ITSELF) ? vec : element.equals(NULL) ? null : element);
        }
        return vec;
    }

    private static String text(@Nullable Object list) {
        SmallVec<?> vec = (SmallVec<?>) Objects.requireNonNull(list);
        return vec.inlineCapacity() + " " + vec;
    }

    @Override
    public byte[] writeList(String stream, int inlineCapacity, boolean references, List<?> elements) {
        packed.setReferences(references);
        Output output = output(stream);
        packed.writeClassAndObject(output, list(inlineCapacity, elements));
        packed.setReferences(false);
        return output.toBytes();
    }

    @Override
    public String readList(String stream, boolean references, byte[] message) {
        packed.setReferences(references);
        try {
            return text(packed.readClassAndObject(input(stream, message)));
        } catch (KryoException e) {
            return Kryos.message(e);
        } finally {
            packed.setReferences(false);
        }
    }

    @Override
    public String copyList(int inlineCapacity, List<?> elements) {
        return text(packed.copy(list(inlineCapacity, elements)));
    }
}
