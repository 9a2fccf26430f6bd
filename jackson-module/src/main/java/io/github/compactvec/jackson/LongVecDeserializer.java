package io.github.compactvec.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.NullValueProvider;
import io.github.compactvec.LongVec;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads vectors of {@code long}, or of what of it their elements may be, of whatever class the factory makes. */
final class LongVecDeserializer<V extends LongVec> extends VecDeserializer<V> {
    private static final long serialVersionUID = 1;

    /** Makes a vector of a range of an array, without spare capacity. */
    interface Factory<V> extends Serializable {
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

    @Override
    VecDeserializer<V> withResolved(@Nullable NullValueProvider contentNulls, @Nullable Boolean singleAsArray) {
        return new LongVecDeserializer<>(this, contentNulls, singleAsArray);
    }

    @Override
    void append(V vec, V elements) {
        vec.addAll(elements);
    }

    @Override
    long parseInteger(JsonParser p) throws IOException {
        return parseWide(p);
    }

    @Override
    long truncate(JsonParser p) throws IOException {
        return p.getValueAsLong();
    }

    @Override
    long parsePrimitive(JsonParser p, DeserializationContext ctxt) throws IOException {
        return _parseLongPrimitive(p, ctxt);
    }

    @Override
    long valueOf(Number answer) {
        return answer.longValue();
    }

    @Override
    StagedElements<V> noElements() {
        return new StagedLongs();
    }

    private final class StagedLongs extends StagedElements<V> {
        private long[] staged = new long[FIRST_LENGTH];

        @Override
        void read(JsonParser p, DeserializationContext ctxt) throws IOException {
            long element = parse(p, ctxt);
            if (count == staged.length) {
                makeRoom();
            }
            staged[count++] = element;
        }

        @Override
        void lengthen(int length) {
            staged = Arrays.copyOf(staged, length);
        }

        @Override
        V newVec() {
            return factory.copyOf(staged, 0, count);
        }

        @Override
        void appendTo(V vec) {
            vec.addAll(staged, 0, count);
        }
    }
}
