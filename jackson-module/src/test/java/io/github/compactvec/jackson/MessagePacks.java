package io.github.compactvec.jackson;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePacker;

/** Makes MessagePack with every encoding that the format allows, also those that no packer chooses. */
final class MessagePacks {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final BigInteger MAX_UNSIGNED = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final BigInteger MIN_SIGNED = BigInteger.valueOf(Long.MIN_VALUE);

    private MessagePacks() {}

    /** Something that writes to a packer. */
    interface Content {
        void writeTo(MessagePacker packer) throws IOException;
    }

    static byte[] pack(Content content) {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            content.writeTo(packer);
            return packer.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether a JSON text has a counterpart, which it has not with integers of more than 64 bits, nor with fractions near
     * them that no {@code double} is equal to.
     */
    static boolean canHold(String json) {
        return canHold(parse(json));
    }

    private static boolean canHold(JsonNode node) {
        if (node.isIntegralNumber()) {
            BigInteger value = node.bigIntegerValue();
            return value.compareTo(MIN_SIGNED) >= 0 && value.compareTo(MAX_UNSIGNED) <= 0;
        }
        return isDouble(node) && StreamSupport.stream(node.spliterator(), false).allMatch(MessagePacks::canHold);
    }

    /** Whether a {@code double} is equal to each fraction near integers of 64 bits in a JSON text. */
    static boolean hasDoubles(String json) {
        return hasDoubles(parse(json));
    }

    private static boolean hasDoubles(JsonNode node) {
        return isDouble(node) && StreamSupport.stream(node.spliterator(), false).allMatch(MessagePacks::hasDoubles);
    }

    private static boolean isDouble(JsonNode node) {
        return !node.isFloatingPointNumber()
                || Math.abs(node.doubleValue()) > 0x1p64
                || new BigDecimal(node.doubleValue()).compareTo(node.decimalValue()) == 0;
    }

    /** The same as a JSON text, with every number and header in its shortest or in its longest encoding. */
    static byte[] fromJson(String json, boolean shortest) {
        return pack(packer -> write(packer, parse(json), shortest));
    }

    private static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(MessagePacker packer, JsonNode node, boolean shortest) throws IOException {
        switch (node.getNodeType()) {
            case ARRAY -> {
                write(packer, pick(arrayHeaders(node.size()), shortest));
                for (JsonNode element : node) {
                    write(packer, element, shortest);
                }
            }
            case OBJECT -> {
                packer.packMapHeader(node.size());
                for (Map.Entry<String, JsonNode> property : node.properties()) {
                    packer.packString(property.getKey());
                    write(packer, property.getValue(), shortest);
                }
            }
            case NUMBER -> {
                if (node.isIntegralNumber()) {
                    write(packer, pick(integers(node.bigIntegerValue()), shortest));
                } else if (shortest && (float) node.doubleValue() == node.doubleValue()) {
                    packer.packFloat((float) node.doubleValue());
                } else {
                    packer.packDouble(node.doubleValue());
                }
            }
            case STRING -> packer.packString(node.textValue());
            case BOOLEAN -> packer.packBoolean(node.booleanValue());
            case NULL -> packer.packNil();
            default -> throw new IllegalArgumentException("no JSON: " + node.getNodeType());
        }
    }

    private static void write(MessagePacker packer, byte[] bytes) throws IOException {
        packer.addPayload(bytes);
    }

    private static byte[] pick(List<byte[]> encodings, boolean shortest) {
        return encodings.get(shortest ? 0 : encodings.size() - 1);
    }

    /** Every encoding of an integer, the shortest ones first. */
    static List<byte[]> integers(BigInteger value) {
        List<byte[]> encodings = new ArrayList<>();
        if (value.bitLength() < 8 && value.intValue() >= -32 && value.intValue() <= 127) {
            encodings.add(new byte[] {value.byteValue()});
        }
        for (int i = 0; i < 4; i++) {
            int bits = 8 << i;
            if (value.signum() >= 0 && value.bitLength() <= bits) {
                encodings.add(encoded(0xcc + i, bits, value));
            }
            if (value.bitLength() < bits) {
                encodings.add(encoded(0xd0 + i, bits, value));
            }
        }
        return encodings;
    }

    static List<byte[]> integers(long value) {
        return integers(BigInteger.valueOf(value));
    }

    /** Every encoding of an array header, the shortest ones first. */
    static List<byte[]> arrayHeaders(int length) {
        List<byte[]> encodings = new ArrayList<>();
        if (length < 16) {
            encodings.add(new byte[] {(byte) (0x90 | length)});
        }
        if (length < 1 << 16) {
            encodings.add(encoded(0xdc, 16, BigInteger.valueOf(length)));
        }
        encodings.add(encoded(0xdd, 32, BigInteger.valueOf(length)));
        return encodings;
    }

    private static byte[] encoded(int type, int bits, BigInteger value) {
        byte[] widest =
                ByteBuffer.allocate(Long.BYTES).putLong(value.longValue()).array();
        int length = bits / 8;
        return ByteBuffer.allocate(1 + length)
                .put((byte) type)
                .put(widest, widest.length - length, length)
                .array();
    }
}
