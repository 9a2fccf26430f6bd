package io.github.compactvec.kryo;

import java.io.ByteArrayOutputStream;
import java.util.stream.LongStream;

/** The forms as the format's documentation tells them, written for clarity alone and with no help of Kryo's. */
final class Reference {
    private Reference() {}

    static byte[] write(WireForm form, Container container, long... elements) {
        return form == WireForm.PACKED ? packed(container, elements) : array(elements);
    }

    static byte[] packed(Container container, long... elements) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint(out, elements.length + 1L);
        if (elements.length == 0) {
            return out.toByteArray();
        }
        boolean negative = LongStream.of(elements).anyMatch(e -> e < 0);
        int width = 1;
        while (!fits(elements, width, negative)) {
            width++;
        }
        ByteArrayOutputStream fixed = new ByteArrayOutputStream();
        ByteArrayOutputStream varints = new ByteArrayOutputStream();
        for (long element : elements) {
            for (int i = 0; i < width; i++) {
                fixed.write((int) (element >> (8 * i)));
            }
            varint(varints, negative ? zigZag(element) : element);
        }
        if (varints.size() < fixed.size()) {
            out.write(0x10 + (negative ? 8 : 0) + width - 1);
            out.writeBytes(varints.toByteArray());
        } else {
            boolean signed = width == container.width ? container.signed : negative;
            out.write((signed ? 8 : 0) + width - 1);
            out.writeBytes(fixed.toByteArray());
        }
        return out.toByteArray();
    }

    /** The same for every type of element. */
    static byte[] array(long... elements) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint(out, elements.length + 1L);
        for (long element : elements) {
            varint(out, zigZag(element));
        }
        return out.toByteArray();
    }

    private static boolean fits(long[] elements, int width, boolean signed) {
        if (width == 8) {
            return true;
        }
        long min = signed ? -(1L << (8 * width - 1)) : 0;
        long max = (1L << (signed ? 8 * width - 1 : 8 * width)) - 1;
        return LongStream.of(elements).allMatch(e -> min <= e && e <= max);
    }

    static long zigZag(long value) {
        return value < 0 ? -2 * value - 1 : 2 * value;
    }

    /** Of an unsigned number: seven bits a byte, but eight in the ninth. */
    static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        for (int i = 0; i < 8 && Long.compareUnsigned(rest, 128) >= 0; i++) {
            out.write((int) (rest & 127) | 128);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
