package io.github.compactvec.conformance.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8ReaderTest {
    /** Delivers bytes in pieces of any length, so that sequences are torn. */
    private static InputStream torn(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] buf, int offset, int length) {
                return super.read(buf, offset, Math.min(length, 1 + random.nextInt(5)));
            }
        };
    }

    private static String read(byte[] bytes, Random random) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Utf8Reader reader = new Utf8Reader(torn(bytes, random))) {
            char[] buf = new char[20];
            int length = 2 + random.nextInt(10);
            for (int read = 0; read >= 0; read = reader.read(buf, 3, length)) {
                text.append(buf, 3, read);
            }
        }
        return text.toString();
    }

    private static String randomText(Random random) {
        return random.ints(random.nextInt(200), 0, 4)
                .mapToObj(kind -> Character.toString(
                        switch (kind) {
                            case 0 -> random.nextInt(0x80);
                            case 1 -> 0x80 + random.nextInt(0x700);
                            case 2 -> 0xE000 + random.nextInt(0xF00);
                            default -> 0x10000 + random.nextInt(0x100000);
                        }))
                .reduce("", String::concat);
    }

    @Test
    void readsAnyText() throws IOException {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            String text = randomText(random);
            assertEquals(text, read(text.getBytes(StandardCharsets.UTF_8), random), "seed " + seed);
        }
    }

    @Test
    void tellsWhereItIsBroken() {
        byte[][] broken = {
            {(byte) 0x80},
            {(byte) 0xFF},
            {(byte) 0xC3, 'x'},
            {(byte) 0xC0, (byte) 0x80}, // overlong
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, // surrogate
            {(byte) 0xF0, (byte) 0x9F, (byte) 0x98}, // cut short
        };
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(randomText(random).getBytes(StandardCharsets.UTF_8));
            int offset = bytes.size();
            boolean last = random.nextBoolean();
            bytes.writeBytes(broken[random.nextInt(broken.length)]);
            if (!last) {
                bytes.writeBytes(("x" + randomText(random)).getBytes(StandardCharsets.UTF_8));
            }
            CharConversionException e = assertThrows(
                    CharConversionException.class, () -> read(bytes.toByteArray(), random), "seed " + seed);
            assertEquals("byte " + offset + ": not UTF-8", e.getMessage(), "seed " + seed);
        }
    }

    @Test
    void skipsOneByteOrderMark() throws IOException {
        Random random = new Random(1);
        assertEquals("x", read("\uFEFFx".getBytes(StandardCharsets.UTF_8), random));
        assertEquals("", read("\uFEFF".getBytes(StandardCharsets.UTF_8), random));
        assertEquals("\uFEFFx", read("\uFEFF\uFEFFx".getBytes(StandardCharsets.UTF_8), random));
    }
}
