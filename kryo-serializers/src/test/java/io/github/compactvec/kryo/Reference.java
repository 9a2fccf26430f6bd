package io.github.compactvec.kryo;

import java.io.ByteArrayOutputStream;
import java.util.stream.IntStream;

/** The forms as the format's documentation tells them, written for clarity alone and with no help of Kryo's. */
final class Reference {
    private Reference() {}

    static byte[] packed(int... elements) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint(out, elements.length + 1L);
        if (elements.length == 0) {
            return out.toByteArray();
        }
        boolean negative = IntStream.of(elements).anyMatch(e -> e < 0);
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
            out.write((negative || width == 4 ? 8 : 0) + width - 1);
            out.writeBytes(fixed.toByteArray());
        }
        return out.toByteArray();
    }

    static byte[] array(int... elements) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint(out, elements.length + 1L);
        for (int element : elements) {
            varint(out, zigZag(element));
        }
        return out.toByteArray();
    }

    private static boolean fits(int[] elements, int width, boolean signed) {
        long min = signed ? -(1L << (8 * width - 1)) : 0;
        long max = (1L << (signed ? 8 * width - 1 : 8 * width)) - 1;
        return IntStream.of(elements).allMatch(e -> min <= e && e <= max);
    }

    private static long zigZag(long value) {
        return value < 0 ? -2 * value - 1 : 2 * value;
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest >= 128) {
            out.write((int) (rest % 128 + 128));
            rest /= 128;
        }
        out.write((int) rest);
    }
}
