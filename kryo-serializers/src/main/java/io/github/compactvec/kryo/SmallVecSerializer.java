package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.SmallVec;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes a {@link SmallVec} of any inline capacity, which is kept.
 *
 * <p>Elements are written as Kryo 5 writes those of an {@link java.util.ArrayList}: with one class for all of them if it
 * is the same, without any if a field's declaration gives it, as that of a {@code SmallVec<String>} does. A message takes
 * at most one byte more than that of the {@code ArrayList}, and often one less (but nulls take a byte each where there is
 * nothing else). It says by itself which way it is written. So any reader takes what has classes in it; and one that
 * cannot know a class that was left out, such as Kryo 4, says so. If there are such readers, call
 * {@code setOptimizedGenerics(false)} before writing with Kryo 5.
 *
 * <p>Elements may be null, may be the vector itself or refer back to it if Kryo tracks references, and may be copied
 * so. Writing and reading take time linear in the size. Writing allocates nothing. Reading makes a vector without spare
 * capacity, and from 65 elements on grows to it with the elements that arrive, whatever number is promised. For that, an
 * element takes at least one byte, also where its own serializer writes nothing.
 *
 * <p>{@link CompactVecKryo} registers it for the hidden classes of which small vectors are. To do so yourself, take
 * them from vectors, such as {@code SmallVec.withInlineCapacity(8).getClass()}; any may be read as any other, or as
 * {@code SmallVec} itself.
 *
 * <p>Accepts null, as Kryo's own serializer of collections does. Keeps no state, so threads may share an instance.
 *
 * <p>Throws a {@link KryoException} that says what is wrong when a message is cut short or is none that this serializer
 * writes.
 */
public final class SmallVecSerializer extends Serializer<SmallVec<?>> {
    /** How many elements are believed in before they have arrived. */
    private static final int TRUSTED = 64;

    /** Stands for an element whose serializer writes nothing. */
    private static final int NOTHING = 0;

    /** Makes a serializer that accepts null. */
    public SmallVecSerializer() {
        super(true);
    }

    // ---------------------------------------------------------------- writing

    @Override
    public void write(Kryo kryo, Output output, @Nullable SmallVec<?> vec) {
        if (vec == null) {
            output.writeByte(ListHeader.NULL);
        } else if (vec.isEmpty()) {
            ListHeader.write(output, vec, ListHeader.EACH_CLASS);
        } else {
            Class<?> declared = Declaration.enter(kryo);
            try {
                writeElements(kryo, output, vec, declared);
            } finally {
                Declaration.leave(kryo);
            }
        }
    }

    private static void writeElements(Kryo kryo, Output output, SmallVec<?> vec, @Nullable Class<?> declared) {
        boolean nullable = vec.contains(null);
        Class<?> common = commonClass(vec, declared);
        if (common == null) {
            ListHeader.write(output, vec, ListHeader.EACH_CLASS);
            for (int i = 0, size = vec.size(); i < size; i++) {
                kryo.writeClassAndObject(output, vec.get(i));
            }
        } else if (common == declared) {
            ListHeader.write(output, vec, nullable ? ListHeader.DECLARED_OR_NULL : ListHeader.DECLARED);
            writeElements(kryo, output, vec, kryo.getSerializer(common), nullable);
        } else {
            ListHeader.write(output, vec, ListHeader.ONE_CLASS);
            if (nullable) {
                kryo.writeClass(output, null);
            }
            writeElements(kryo, output, vec, kryo.writeClass(output, common).getSerializer(), nullable);
        }
    }

    /**
     * The class that all elements have that are not null, or null if these differ. Where all are null, it is the
     * declared one, if any.
     */
    private static @Nullable Class<?> commonClass(SmallVec<?> vec, @Nullable Class<?> declared) {
        Class<?> common = null;
        for (int i = 0, size = vec.size(); i < size; i++) {
            Object element = vec.get(i);
            if (element != null && element.getClass() != common) {
                if (common != null) {
                    return null;
                }
                common = element.getClass();
            }
        }
        return common == null ? declared : common;
    }

    private static void writeElements(
            Kryo kryo, Output output, SmallVec<?> vec, Serializer<?> serializer, boolean nullable) {
        for (int i = 0, size = vec.size(); i < size; i++) {
            long start = output.total();
            if (nullable) {
                kryo.writeObjectOrNull(output, vec.get(i), serializer);
            } else {
                kryo.writeObject(output, vec.get(i), serializer);
            }
            if (output.total() == start) {
                output.writeByte(NOTHING);
            }
        }
    }

    // ---------------------------------------------------------------- reading

    @Override
    public @Nullable SmallVec<?> read(Kryo kryo, Input input, Class<? extends SmallVec<?>> type) {
        int header = ListHeader.read(input);
        if (header == ListHeader.NULL) {
            return null;
        }
        int size = ListHeader.readSize(input, header);
        SmallVec<@Nullable Object> vec =
                SmallVec.withCapacity(ListHeader.inlineCapacity(header), Math.min(size, TRUSTED));
        // Elements may refer to it.
        kryo.reference(vec);
        if (size > 0) {
            Class<?> declared = Declaration.enter(kryo);
            try {
                readElements(kryo, input, vec, size, ListHeader.kind(header), declared);
            } catch (KryoException e) {
                e.addTrace(size + " elements (" + SmallVec.class.getName() + ")");
                throw e;
            } finally {
                Declaration.leave(kryo);
            }
            vec.trimToSize();
        }
        return vec;
    }

    private static void readElements(
            Kryo kryo, Input input, SmallVec<@Nullable Object> vec, int size, int kind, @Nullable Class<?> declared) {
        switch (kind) {
            case ListHeader.EACH_CLASS -> {
                for (int i = 0; i < size; i++) {
                    vec.add(kryo.readClassAndObject(input));
                }
            }
            case ListHeader.ONE_CLASS -> {
                Registration common = kryo.readClass(input);
                boolean nullable = common == null;
                if (nullable) {
                    common = kryo.readClass(input);
                }
                if (common == null) {
                    throw new KryoException("no class of elements");
                }
                readElements(kryo, input, vec, size, common.getType(), common.getSerializer(), nullable);
            }
            default -> {
                if (declared == null) {
                    throw new KryoException("the class of elements is left to a declaration, which is not known here");
                }
                boolean nullable = kind == ListHeader.DECLARED_OR_NULL;
                readElements(kryo, input, vec, size, declared, kryo.getSerializer(declared), nullable);
            }
        }
    }

    private static void readElements(
            Kryo kryo,
            Input input,
            SmallVec<@Nullable Object> vec,
            int size,
            Class<?> type,
            Serializer<?> serializer,
            boolean nullable) {
        for (int i = 0; i < size; i++) {
            long start = input.total();
            vec.add(
                    nullable
                            ? kryo.readObjectOrNull(input, type, serializer)
                            : kryo.readObject(input, type, serializer));
            if (input.total() == start && input.readByte() != NOTHING) {
                throw new KryoException("something in place of an element without bytes");
            }
        }
    }

    // ---------------------------------------------------------------- copying

    @Override
    public SmallVec<?> copy(Kryo kryo, SmallVec<?> original) {
        SmallVec<@Nullable Object> copy = SmallVec.withCapacity(original.inlineCapacity(), original.size());
        // Elements may refer to the original.
        kryo.reference(copy);
        for (int i = 0, size = original.size(); i < size; i++) {
            copy.add(kryo.copy(original.get(i)));
        }
        return copy;
    }
}
