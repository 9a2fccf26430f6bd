package io.github.compactvec.conformance.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Random;

/** Documents with all kinds of arrays at few paths, the integers in them of one type. */
final class RandomDocuments {
    private static final String[] KEYS = {"ids", "tags", "odd key", "it's", "größe", ""};
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Real real;
    private final Random random;

    RandomDocuments(Real real, long seed) {
        this.real = real;
        random = new Random(seed);
    }

    JsonNode next() {
        return value(0);
    }

    private JsonNode value(int depth) {
        int kind = random.nextInt(depth < 4 ? 10 : 6);
        if (kind < 5) {
            return array();
        }
        if (kind == 5) {
            return scalar(0.3);
        }
        if (kind == 6) {
            ArrayNode array = NODES.arrayNode();
            for (int i = random.nextInt(4); i > 0; i--) {
                array.add(value(depth + 1));
            }
            return array;
        }
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            object.set(KEYS[random.nextInt(KEYS.length)], value(depth + 1));
        }
        return object;
    }

    /** Mostly of integers up to one width, sometimes with something else among them. */
    private ArrayNode array() {
        ArrayNode array = NODES.arrayNode();
        int[] lengths = {0, 1, 3, 12, 40, 300, 1500};
        int length = random.nextInt(lengths[random.nextInt(lengths.length)] + 1);
        int width = 1 + random.nextInt(real.maxWidth());
        boolean mixed = random.nextInt(3) == 0;
        boolean negative = random.nextInt(3) == 0;
        double others = random.nextInt(5) == 0 ? 0.1 : 0;
        JsonNode other = scalar(0.1);
        for (int i = 0; i < length; i++) {
            if (random.nextDouble() < others) {
                array.add(random.nextInt(20) == 0 ? scalar(0.5) : other);
            } else {
                array.add(real.random(random, mixed ? 1 + random.nextInt(width) : width, negative));
            }
        }
        return array;
    }

    private JsonNode scalar(double integers) {
        if (random.nextDouble() < integers) {
            return NODES.numberNode(real.random(random, real.maxWidth(), true));
        }
        return switch (random.nextInt(5)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextDouble());
            // The range between long and what MessagePack has.
            case 2 -> NODES.numberNode(BigInteger.ONE.shiftLeft(63).add(BigInteger.valueOf(random.nextInt(1000))));
            case 3 -> NODES.textNode("text \u20ac");
            default -> NODES.booleanNode(random.nextBoolean());
        };
    }
}
