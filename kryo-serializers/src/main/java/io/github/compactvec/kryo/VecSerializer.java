package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import io.github.compactvec.PrimitiveVec;

/**
 * What all serializers have in common: they accept null and make independent copies.
 *
 * <p>That {@code write} and {@code read} are in the leaves, and hand a constant to a static method, lets the compiler
 * resolve every call behind them for each type of vector, however many types a program uses.
 */
abstract class VecSerializer<V extends PrimitiveVec> extends Serializer<V> {
    VecSerializer() {
        super(true);
    }

    @Override
    @SuppressWarnings("unchecked") // A copy is of the same class.
    public final V copy(Kryo kryo, V original) {
        return (V) original.copy();
    }
}
