package io.github.compactvec.jackson3;

import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.LongVec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.NullValueProvider;

/** Reads vectors of {@code long}, of whatever class the factory makes, and of the range of their elements. */
final class LongVecDeserializer<V extends LongVec> extends VecDeserializer<V> {
    /** Makes a vector of a range of an array, without spare capacity. */
    interface Factory<V> {
        V copyOf(long[] values, int from, int count);
    }

    private final Factory<? extends V> factory;

    LongVecDeserializer(Class<V> type, IntegerType elementType, Factory<? extends V> factory) {
        super(type, elementType);
        this.factory = factory;
    }

    private LongVecDeserializer(
            LongVecDeserializer<V> base, @Nullable NullValueProvider contentNulls, @Nullable Boolean singleAsArray) {
        super(base, contentNulls, singleAsArray);
        this.factory = base.factory;
    }

    private LongVecDeserializer(LongVecDeserializer<V> base, IntegerType elementType) {
        super(base, elementType);
        this.factory = base.factory;
    }

    @Override
    VecDeserializer<V> withResolved(@Nullable NullValueProvider contentNulls, @Nullable Boolean singleAsArray) {
        return new LongVecDeserializer<>(this, contentNulls, singleAsArray);
    }

    @Override
    VecDeserializer<V> forAppendingTo(V vec) {
        return vec instanceof CompactUIntVec && elementType != IntegerType.UNSIGNED_INT
                ? new LongVecDeserializer<>(this, IntegerType.UNSIGNED_INT)
                : this;
    }

    @Override
    void append(V vec, V elements) {
        vec.addAll(elements);
    }

    @Override
    long parseInteger(JsonParser p) {
        return p.getLongValue();
    }

    @Override
    long truncate(JsonParser p) {
        return p.getValueAsLong();
    }

    @Override
    long parsePrimitive(JsonParser p, DeserializationContext ctxt) {
        return _parseLongPrimitive(p, ctxt);
    }

    @Override
    StagedElements<V> noElements() {
        return new StagedLongs();
    }

    private final class StagedLongs extends StagedElements<V> {
        private long[] staged = new long[FIRST_LENGTH];

        @Override
        void stage(int index, long element) {
            staged[index] = element;
        }

        @Override
        @Nullable
        JsonToken addIntegers(JsonParser p) {
            long[] array = staged;
            int i = count;
            JsonToken token;
            try {
                while ((token = p.nextToken()) == JsonToken.VALUE_NUMBER_INT) {
                    long value = p.getLongValue();
                    if (!elementType.contains(value)) {
                        break;
                    }
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
            return p.nextLongs(staged, count, most, elementType.min, elementType.max);
        }

        @Override
        long widened(long widest) {
            long sign = widest;
            long bits = sign ^ (sign >> (Long.SIZE - 1));
            long[] array = staged;
            for (int i = 0; i < count; i++) {
                long element = array[i];
                sign |= element;
                bits |= element ^ (element >> (Long.SIZE - 1));
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
