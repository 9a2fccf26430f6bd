package io.github.compactvec.jackson3;

import io.github.compactvec.IntVec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.NullValueProvider;

/** Reads vectors of {@code int}, of whatever class the factory makes. */
final class IntVecDeserializer<V extends IntVec> extends VecDeserializer<V> {
    /** Makes a vector of a range of an array, without spare capacity. */
    interface Factory<V> {
        V copyOf(int[] values, int from, int count);
    }

    private final Factory<? extends V> factory;

    IntVecDeserializer(Class<V> type, Factory<? extends V> factory) {
        super(type, IntegerType.INT);
        this.factory = factory;
    }

    private IntVecDeserializer(
            IntVecDeserializer<V> base, @Nullable NullValueProvider contentNulls, @Nullable Boolean singleAsArray) {
        super(base, contentNulls, singleAsArray);
        this.factory = base.factory;
    }

    @Override
    VecDeserializer<V> withResolved(@Nullable NullValueProvider contentNulls, @Nullable Boolean singleAsArray) {
        return new IntVecDeserializer<>(this, contentNulls, singleAsArray);
    }

    @Override
    VecDeserializer<V> forAppendingTo(V vec) {
        return this;
    }

    @Override
    void append(V vec, V elements) {
        vec.addAll(elements);
    }

    @Override
    long parseInteger(JsonParser p) {
        return p.getIntValue();
    }

    @Override
    long truncate(JsonParser p) {
        return p.getValueAsInt();
    }

    @Override
    long parsePrimitive(JsonParser p, DeserializationContext ctxt) {
        return _parseIntPrimitive(p, ctxt);
    }

    @Override
    StagedElements<V> noElements() {
        return new StagedInts();
    }

    private final class StagedInts extends StagedElements<V> {
        private int[] staged = new int[FIRST_LENGTH];

        @Override
        void stage(int index, long element) {
            staged[index] = (int) element;
        }

        @Override
        @Nullable
        JsonToken addIntegers(JsonParser p) {
            int[] array = staged;
            int i = count;
            JsonToken token;
            try {
                while ((token = p.nextToken()) == JsonToken.VALUE_NUMBER_INT) {
                    int value = p.getIntValue();
                    if (i == array.length) {
                        count = i;
                        makeRoom();
                        array = staged;
                        i = count;
                    }
                    array[i++] = value;
                }
            } finally {
                count = i;
            }
            return token;
        }

        @Override
        int stageFrom(IntegerArrayParser p, int most) {
            return p.nextInts(staged, count, most);
        }

        @Override
        long widened(long widest) {
            int sign = (int) widest;
            int bits = sign ^ (sign >> (Integer.SIZE - 1));
            int[] array = staged;
            for (int i = 0; i < count; i++) {
                int element = array[i];
                sign |= element;
                bits |= element ^ (element >> (Integer.SIZE - 1));
            }
            return sign < 0 ? ~bits : bits;
        }

        @Override
        void lengthen(int newLength) {
            staged = Arrays.copyOf(staged, newLength);
        }

        @Override
        V newVec() {
            return factory.copyOf(staged, 0, count);
        }

        @Override
        void append(V vec, V part) {
            vec.addAll(part);
        }
    }
}
