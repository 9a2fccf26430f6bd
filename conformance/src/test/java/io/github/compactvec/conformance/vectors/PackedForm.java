package io.github.compactvec.conformance.vectors;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Kryo's packed form as its description has it, written without regard to speed or to how the library does it. */
final class PackedForm {
    private static final int SIGNED = 8;
    private static final int VARINTS = 16;

    private PackedForm() {}

    /**
     * The bytes of a list.
     *
     * @param widest the bytes of the greatest element of the type; elements that wide have a sign
     */
    static byte[] write(long[] values, int widest) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writeVarint(out, values.length + 1L);
        if (values.length > 0) {
            boolean negative = Arrays.stream(values).anyMatch(value -> value < 0);
            int width = Arrays.stream(values)
                    .mapToInt(value -> width(value, negative))
                    .max()
                    .getAsInt();
            byte[] varints = varints(values, negative);
            if (varints.length < values.length * width) {
                out.write((width - 1) | VARINTS | (negative ? SIGNED : 0));
                out.writeBytes(varints);
            } else {
                out.write((width - 1) | (negative || width == widest ? SIGNED : 0));
                for (long value : values) {
                    for (int b = 0; b < width; b++) {
                        out.write((int) (value >> (8 * b)));
                    }
                }
            }
        }
        return out.toByteArray();
    }

    /** The bytes that hold a value, with a sign or without. */
    private static int width(long value, boolean signed) {
        for (int width = 1; width < 8; width++) {
            long values = 1L << (8 * width);
            if (signed ? (value >= -values / 2 && value < values / 2) : value < values) {
                return width;
            }
        }
        return 8;
    }

    private static byte[] varints(long[] values, boolean zigZag) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (long value : values) {
            // Unsigned, so that twice any value has room.
            writeVarint(out, zigZag ? value < 0 ? -2 * value - 1 : 2 * value : value);
        }
        return out.toByteArray();
    }

    /** Writes an unsigned number; a ninth byte is the last, with eight bits. */
    private static void writeVarint(ByteArrayOutputStream out, long value) {
        long rest = value;
        for (int bytes = 1; bytes < 9 && Long.compareUnsigned(rest, 128) >= 0; bytes++) {
            out.write((int) (rest & 127) + 128);
            rest = Long.divideUnsigned(rest, 128);
        }
        out.write((int) rest);
    }
}
