package io.github.compactvec.msgpack;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.jackson.IntegerArrayGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.msgpack.jackson.dataformat.MessagePackExtensionType;
import org.msgpack.jackson.dataformat.MessagePackGenerator;
import org.msgpack.jackson.dataformat.MessagePackSerializedString;

/** Writes a document at random to a generator, every document of one seed the same. */
final class RandomDocument {
    private final Random random;
    private final JsonGenerator g;

    /** Whether to write what may be refused. */
    private final boolean odd;

    private int left = 30;

    RandomDocument(long seed, JsonGenerator g, boolean odd) {
        this.random = new Random(seed);
        this.g = g;
        this.odd = odd;
    }

    void write() throws IOException {
        value(random.nextInt(10) == 0 ? 5 : 0);
    }

    private int size() {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> 14 + random.nextInt(5);
            case 2 -> random.nextInt(60);
            default -> random.nextInt(6);
        };
    }

    private void value(int depth) throws IOException {
        left--;
        boolean scalar = depth > 4 || left < 0;
        switch (random.nextInt(scalar ? 18 : 26)) {
            case 0 -> g.writeNull();
            case 1 -> g.writeBoolean(random.nextBoolean());
            case 2 -> g.writeNumber(integer());
            case 3 -> g.writeNumber((int) integer());
            case 4 -> g.writeNumber(random.nextDouble());
            case 5 -> g.writeNumber(random.nextFloat());
            case 6 -> g.writeNumber(bigInteger());
            case 7 -> g.writeNumber(bigDecimal());
            case 8 -> g.writeString(text());
            case 9 -> {
                char[] chars = text().toCharArray();
                g.writeString(chars, 0, chars.length);
            }
            case 10 -> {
                byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
                if (random.nextBoolean()) {
                    g.writeUTF8String(bytes, 0, bytes.length);
                } else {
                    g.writeRawUTF8String(bytes, 0, bytes.length);
                }
            }
            case 11 -> g.writeBinary(Base64Variants.MIME, bytes(), 0, 0);
            case 12 -> g.writeBinary(bytes());
            case 13 ->
                ((MessagePackGenerator) g)
                        .writeExtensionType(new MessagePackExtensionType((byte) random.nextInt(), bytes()));
            case 14 ->
                g.writeNumber(
                        new String[] {"17", "-1e3", "99999999999999999999", "1.5", "NaN", "٣"}[random.nextInt(6)]);
            case 15 -> raw();
            case 16 -> g.writeString(new SerializedString(text()));
            case 17 -> g.writeObject(random.nextBoolean() ? bytes() : List.of(1, text(), Map.of("k", 2)));
            case 18 -> integers();
            case 19, 20, 21 -> array(depth);
            default -> object(depth);
        }
    }

    private void raw() throws IOException {
        String text = text();
        char[] chars = text.toCharArray();
        switch (random.nextInt(5)) {
            case 0 -> g.writeRaw(text);
            case 1 -> g.writeRaw(chars, 0, chars.length);
            case 2 -> g.writeRaw((char) random.nextInt(0x200));
            case 3 -> g.writeRawValue(text);
            default -> g.writeRaw(text, 0, text.length());
        }
    }

    private void integers() throws IOException {
        long[] longs =
                Values.random(random, size() * (random.nextInt(100) == 0 ? 600 : 1), Long.MIN_VALUE, Long.MAX_VALUE);
        int[] ints = new int[longs.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = (int) longs[i];
        }
        switch (random.nextInt(6)) {
            case 0 -> g.writeArray(ints, 0, ints.length);
            case 1 -> g.writeArray(longs, 0, longs.length);
            case 2 -> g.writeArray(ints, ints.length / 3, ints.length / 2);
            case 3 -> g.writeArray(longs, longs.length / 3, longs.length / 2);
            case 4 -> vec(random.nextBoolean() ? CompactIntVec.of(ints) : SmallIntVec.of(ints));
            default -> vec(CompactLongVec.of(longs));
        }
    }

    private void vec(IntVec vec) throws IOException {
        if (g instanceof IntegerArrayGenerator bulk) {
            bulk.writeArray(vec);
        } else {
            g.writeArray(vec.toArray(), 0, vec.size());
        }
    }

    private void vec(LongVec vec) throws IOException {
        if (g instanceof IntegerArrayGenerator bulk) {
            bulk.writeArray(vec);
        } else {
            g.writeArray(vec.toArray(), 0, vec.size());
        }
    }

    /** What is declared is mostly right. */
    private int declared(int size) {
        return random.nextInt(8) == 0 ? size() : size;
    }

    @SuppressWarnings("deprecation")
    private void array(int depth) throws IOException {
        int size = size();
        switch (random.nextInt(4)) {
            case 0 -> g.writeStartArray();
            case 1 -> g.writeStartArray(declared(size));
            case 2 -> g.writeStartArray(this);
            default -> g.writeStartArray(this, declared(size));
        }
        for (int i = 0; i < size; i++) {
            value(depth + 1);
        }
        g.writeEndArray();
    }

    private void object(int depth) throws IOException {
        int size = size();
        switch (random.nextInt(3)) {
            case 0 -> g.writeStartObject();
            case 1 -> g.writeStartObject(this);
            default -> g.writeStartObject(this, declared(size));
        }
        for (int i = 0; i < size; i++) {
            name();
            value(depth + 1);
        }
        g.writeEndObject();
    }

    private void name() throws IOException {
        switch (random.nextInt(8)) {
            case 0 -> g.writeFieldName(new SerializedString(text()));
            case 1 -> g.writeFieldId(integer());
            case 2 -> g.writeFieldName(new MessagePackSerializedString(key()));
            default -> g.writeFieldName(text());
        }
    }

    private Object key() {
        Object[] keys = {
            null,
            text(),
            (int) integer(),
            integer(),
            random.nextFloat(),
            random.nextDouble(),
            bigInteger(),
            bigDecimal(),
            random.nextBoolean(),
            java.nio.ByteBuffer.wrap(bytes()),
            new MessagePackExtensionType((byte) 3, bytes()),
            List.of(1, "two", Map.of("three", 4)),
            bytes(),
        };
        return keys[random.nextInt(keys.length)];
    }

    private long integer() {
        return Values.random(random, 1, Long.MIN_VALUE, Long.MAX_VALUE)[0];
    }

    private BigInteger bigInteger() {
        return odd && random.nextInt(20) == 0
                ? BigInteger.ONE.shiftLeft(64)
                : random.nextInt(4) == 0
                        ? BigInteger.ONE
                                .shiftLeft(63)
                                .add(BigInteger.valueOf(random.nextInt()).abs())
                        : BigInteger.valueOf(integer());
    }

    private BigDecimal bigDecimal() {
        return odd && random.nextInt(20) == 0
                ? new BigDecimal("0.1234567890123456789012345")
                : random.nextInt(3) == 0
                        ? BigDecimal.valueOf(integer())
                        : BigDecimal.valueOf(random.nextInt(), random.nextInt(6));
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(20) == 0 ? 250 + random.nextInt(20) : random.nextInt(20)];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text() {
        int length = switch (random.nextInt(30)) {
            case 0 -> 28 + random.nextInt(8);
            case 1 -> 60 + random.nextInt(8);
            case 2 -> 250 + random.nextInt(10);
            case 3 -> 508 + random.nextInt(8);
            case 4 -> random.nextInt(300) == 0 ? 65_530 + random.nextInt(10) : 3;
            default -> random.nextInt(12);
        };
        String letters = random.nextInt(3) == 0 ? odd ? "aé€😀\uD800" : "aé€😀" : "abc";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(letters.codePointAt(
                    letters.offsetByCodePoints(0, random.nextInt(letters.codePointCount(0, letters.length())))));
        }
        return text.toString();
    }
}
