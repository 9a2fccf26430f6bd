package io.github.compactvec.conformance.vectors;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Kryo's packed form as its description has it, written without regard to speed or to how the library does it. */
final class PackedForm {
    private static final int SIGNED = 8;
    private static final int VARINTS = 16;

    private PackedForm() {}

    static byte[] write(int[] values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writeVarint(out, values.length + 1L);
        if (values.length > 0) {
            boolean negative = Arrays.stream(values).anyMatch(value -> value < 0);
            int width = Arrays.stream(values)
                    .map(value -> width(value, negative))
                    .max()
                    .getAsInt();
            byte[] varints = varints(values, negative);
            if (varints.length < values.length * width) {
                out.write((width - 1) | VARINTS | (negative ? SIGNED : 0));
                out.writeBytes(varints);
            } else {
                out.write((width - 1) | (negative || width == 4 ? SIGNED : 0));
                for (int value : values) {
                    for (int b = 0; b < width; b++) {
                        out.write(value >> (8 * b));
                    }
                }
            }
        }
        return out.toByteArray();
    }

    /** The bytes that hold a value, with a sign or without. */
    private static int width(long value, boolean signed) {
        for (int width = 1; ; width++) {
            long values = 1L << (8 * width);
            if (signed ? (value >= -values / 2 && value < values / 2) : value < values) {
                return width;
            }
        }
    }

    private static byte[] varints(int[] values, boolean zigZag) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (long value : values) {
            writeVarint(out, zigZag ? value < 0 ? -2 * value - 1 : 2 * value : value);
        }
        return out.toByteArray();
    }

    private static void writeVarint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest >= 128) {
            out.write((int) (rest % 128 + 128));
            rest /= 128;
        }
        out.write((int) rest);
    }
}
