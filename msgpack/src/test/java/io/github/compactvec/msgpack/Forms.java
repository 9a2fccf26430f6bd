package io.github.compactvec.msgpack;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/** Integers as MessagePack may write them: as msgpack-java does, and in every other way that is legal. */
final class Forms {
    private Forms() {}

    /** The heads of all forms that have one; {@code null} stands for the single byte. */
    static final Integer[] HEADS = {null, 0xCC, 0xCD, 0xCE, 0xCF, 0xD0, 0xD1, 0xD2, 0xD3};

    /** Whether a value has a form. */
    static boolean fits(long value, Integer head) {
        if (head == null) {
            return value >= -32 && value <= 127;
        }
        int bits = 8 << (head & 3);
        if (head < 0xD0) {
            return value >= 0 && (bits >= 63 || (value >> bits) == 0);
        }
        return bits == 64 || (value >> (bits - 1)) == (value >> 63);
    }

    static void put(DataOutputStream out, long value, Integer head) throws IOException {
        if (head == null) {
            out.writeByte((int) value);
            return;
        }
        out.writeByte(head);
        int bytes = 1 << (head < 0xD0 ? head - 0xCC : head - 0xD0);
        for (int i = bytes - 1; i >= 0; i--) {
            out.writeByte((int) (value >> (8 * i)));
        }
    }

    /** An array whose elements have forms at random. */
    static byte[] anyForms(long[] values, Random random) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            putHeader(out, values.length, random);
            for (long value : values) {
                Integer head;
                do {
                    head = HEADS[random.nextInt(HEADS.length)];
                } while (!fits(value, head));
                put(out, value, head);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void putHeader(DataOutputStream out, int size, Random random) throws IOException {
        int form = random.nextInt(3);
        if (form == 0 && size < 16) {
            out.writeByte(0x90 | size);
        } else if (form <= 1 && size < 1 << 16) {
            out.writeByte(0xDC);
            out.writeShort(size);
        } else {
            out.writeByte(0xDD);
            out.writeInt(size);
        }
    }

    /** What msgpack-java writes for an array. */
    static byte[] stock(long... values) {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packArrayHeader(values.length);
            for (long value : values) {
                packer.packLong(value);
            }
            return packer.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, one {@code int} at a time. */
    static byte[] stock(int... values) {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packArrayHeader(values.length);
            for (int value : values) {
                packer.packInt(value);
            }
            return packer.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
