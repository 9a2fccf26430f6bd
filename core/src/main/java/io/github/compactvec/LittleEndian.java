package io.github.compactvec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** All multi-byte access to a buffer: unaligned, little-endian on every platform, bounds-checked by the JVM. */
final class LittleEndian {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {}

    static short getShort(byte[] buf, int offset) {
        return (short) SHORT.get(buf, offset);
    }

    static int getInt(byte[] buf, int offset) {
        return (int) INT.get(buf, offset);
    }

    static long getLong(byte[] buf, int offset) {
        return (long) LONG.get(buf, offset);
    }

    static void putShort(byte[] buf, int offset, int value) {
        SHORT.set(buf, offset, (short) value);
    }

    static void putInt(byte[] buf, int offset, int value) {
        INT.set(buf, offset, value);
    }

    static void putLong(byte[] buf, int offset, long value) {
        LONG.set(buf, offset, value);
    }
}
