package io.github.compactvec.msgpack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.jackson.CompactVecModule;
import io.github.compactvec.jackson.IntegerArrayParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.jackson.dataformat.ExtensionTypeCustomDeserializers;
import org.msgpack.jackson.dataformat.MessagePackFactory;
import org.msgpack.jackson.dataformat.MessagePackParser;

/** The same tokens, values, places and exceptions as the superclass. */
class ReadsAsStockTest {
    private static byte[] document(Random random) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MessagePackFactory factory = new MessagePackFactory().setSupportIntegerKeys(random.nextBoolean());
        try (JsonGenerator g = factory.createGenerator(out)) {
            g.setCodec(new ObjectMapper(factory));
            new RandomDocument(random.nextLong(), g, false).write();
        }
        return out.toByteArray();
    }

    private static MessagePackFactory[] factories(Random random) {
        MessagePackFactory[] factories = {new MessagePackFactory(), new CompactVecMessagePackFactory()};
        boolean reuse = random.nextBoolean();
        boolean unique = random.nextInt(6) == 0;
        ExtensionTypeCustomDeserializers extensions = new ExtensionTypeCustomDeserializers();
        extensions.addCustomDeser((byte) 3, Arrays::toString);
        boolean custom = random.nextBoolean();
        for (MessagePackFactory factory : factories) {
            factory.setReuseResourceInParser(reuse);
            factory.configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, unique);
            if (custom) {
                factory.setExtTypeCustomDesers(extensions);
            }
        }
        return factories;
    }

    /** Gives a few bytes at a time, the same number to all. */
    private static final class Slow extends ByteArrayInputStream {
        private final int most;

        Slow(byte[] bytes, int most) {
            super(bytes);
            this.most = most;
        }

        @Override
        public synchronized int read(byte[] bytes, int from, int count) {
            return super.read(bytes, from, Math.min(count, most));
        }

        @Override
        public int read(byte[] bytes) {
            return read(bytes, 0, bytes.length);
        }
    }

    /** All that tokens tell of themselves. */
    private static List<Object> trace(MessagePackFactory factory, byte[] bytes, int way) {
        List<Object> trace = new ArrayList<>();
        try (JsonParser p = parser(factory, bytes, way)) {
            do {
                trace.add(p.nextToken());
                trace.add(p.currentName());
                trace.add(place(p.getParsingContext()));
                trace.add(p.currentTokenLocation().getCharOffset());
                trace.add(p.currentLocation().getCharOffset());
                trace.add(value(p));
            } while (!p.getParsingContext().inRoot());
        } catch (Exception e) {
            trace.add(e.getClass());
            trace.add(String.valueOf(e.getMessage()).replaceAll("(?s)\\[Source: .*", ""));
        }
        return trace;
    }

    private static JsonParser parser(MessagePackFactory factory, byte[] bytes, int way) throws IOException {
        return switch (way) {
            case 0 -> factory.createParser(bytes);
            case 1 -> {
                byte[] around = new byte[bytes.length + 7];
                System.arraycopy(bytes, 0, around, 3, bytes.length);
                yield factory.createParser(around, 3, bytes.length);
            }
            default -> {
                InputStream in = new Slow(bytes, 1 + way * way);
                yield factory.createParser(in);
            }
        };
    }

    private static String place(JsonStreamContext context) {
        return context.typeDesc() + " " + context.getCurrentIndex() + " " + context.pathAsPointer();
    }

    private static Object value(JsonParser p) throws IOException {
        boolean fieldId = ((MessagePackParser) p).isCurrentFieldId();
        return switch (p.currentToken()) {
            case VALUE_STRING ->
                p.getText()
                        + p.getTextLength()
                        + Arrays.toString(p.getBinaryValue())
                        + new String(p.getTextCharacters())
                        + p.getTextOffset()
                        + p.hasTextCharacters();
            case VALUE_NUMBER_INT -> numbers(p) + fieldId + integers(p);
            case VALUE_NUMBER_FLOAT -> numbers(p) + fieldId;
            case VALUE_EMBEDDED_OBJECT -> {
                Object value = p.getEmbeddedObject();
                yield (value instanceof byte[] bytes
                                ? Arrays.toString(bytes)
                                : value.toString().replaceAll("@.*", ""))
                        + Arrays.toString(p.getBinaryValue());
            }
            case FIELD_NAME -> p.currentName();
            default -> "";
        };
    }

    private static String integers(JsonParser p) throws IOException {
        return switch (p.getNumberType()) {
            case INT -> p.getIntValue() + " " + p.getLongValue();
            case LONG -> String.valueOf(p.getLongValue());
            default -> p.getBigIntegerValue().toString();
        };
    }

    private static String numbers(JsonParser p) throws IOException {
        boolean finite = Double.isFinite(p.getDoubleValue());
        return p.getNumberType() + " " + p.getNumberValue() + " "
                + p.getNumberValue().getClass() + p.getText() + p.getFloatValue() + p.getDoubleValue()
                + (finite ? p.getDecimalValue() : "");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyDocument(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 26_000; i++) {
            byte[] bytes = document(random);
            MessagePackFactory[] factories = factories(random);
            int way = random.nextInt(5);
            assertEquals(trace(factories[0], bytes, way), trace(factories[1], bytes, way));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void damagedDocuments(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 8000; i++) {
            byte[] bytes = document(random);
            if (bytes.length < 1000) {
                MessagePackFactory[] factories = factories(random);
                if (random.nextBoolean()) {
                    bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
                } else {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                int way = random.nextInt(5);
                assertEquals(trace(factories[0], bytes, way), trace(factories[1], bytes, way));
            }
        }
    }

    // ---------------------------------------------------------------- arrays of integers

    /** Steps of any length leave a parser where as many single ones leave another. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void manyTokensAreAsManyTokens(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            long[] values = Values.random(random, random.nextInt(50), Long.MIN_VALUE, Long.MAX_VALUE);
            byte[] bytes = Forms.anyForms(values, random);
            int way = random.nextInt(5);
            try (JsonParser stock = parser(new MessagePackFactory(), bytes, way);
                    JsonParser ours = parser(new CompactVecMessagePackFactory(), bytes, way)) {
                stock.nextToken();
                ours.nextToken();
                int done = 0;
                while (!ours.getParsingContext().inRoot()) {
                    int count = random.nextInt(10);
                    long[] longs = new long[count];
                    int[] ints = new int[count];
                    boolean asInts = random.nextBoolean();
                    int read = asInts
                            ? ((IntegerArrayParser) ours).nextInts(ints, 0, count)
                            : ((IntegerArrayParser) ours).nextLongs(longs, 0, count, Long.MIN_VALUE, Long.MAX_VALUE);
                    for (int k = 0; k < read; k++) {
                        assertEquals(JsonToken.VALUE_NUMBER_INT, stock.nextToken());
                        assertEquals(values[done++], asInts ? ints[k] : longs[k]);
                    }
                    if (read == 0) {
                        assertEquals(stock.nextToken(), ours.nextToken());
                        done++;
                    }
                    if (random.nextBoolean()) {
                        assertEquals(
                                stock.currentTokenLocation().getCharOffset(),
                                ours.currentTokenLocation().getCharOffset());
                    }
                    assertEquals(
                            stock.currentLocation().getCharOffset(),
                            ours.currentLocation().getCharOffset());
                    assertEquals(stock.currentToken(), ours.currentToken());
                    assertEquals(place(stock.getParsingContext()), place(ours.getParsingContext()));
                    if (ours.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                        assertEquals(stock.getLongValue(), ours.getLongValue());
                        assertEquals(stock.getText(), ours.getText());
                    }
                }
                assertEquals(values.length + 1, done);
            }
        }
    }

    @Test
    void vectorsAsArrays() throws IOException {
        Random random = new Random(9);
        ObjectMapper stock = new ObjectMapper(new MessagePackFactory());
        ObjectMapper ours = new ObjectMapper(new CompactVecMessagePackFactory());
        ours.registerModule(new CompactVecModule());
        for (int i = 0; i < 3000; i++) {
            int size = random.nextInt(i % 100 == 0 ? 20_000 : 40);
            long[] ints = Values.random(random, size, Integer.MIN_VALUE, Integer.MAX_VALUE);
            byte[] bytes = Forms.anyForms(ints, random);
            assertArrayEquals(stock.readValue(bytes, int[].class), ours.readValue(bytes, int[].class));
            assertEquals(CompactIntVec.copyOf(ints), ours.readValue(bytes, CompactIntVec.class));
            InputStream in = new Slow(bytes, 1 + random.nextInt(10_000));
            assertEquals(CompactIntVec.copyOf(ints), ours.readValue(in, CompactIntVec.class));
            long[] longs = Values.random(random, size, Long.MIN_VALUE, Long.MAX_VALUE);
            bytes = Forms.anyForms(longs, random);
            assertEquals(CompactLongVec.copyOf(longs), ours.readValue(bytes, CompactLongVec.class));
            in = new Slow(bytes, 1 + random.nextInt(10_000));
            assertEquals(CompactLongVec.copyOf(longs), ours.readValue(in, CompactLongVec.class));
            assertArrayEquals(
                    bytes.length == 0 ? null : stock.writeValueAsBytes(longs),
                    ours.writeValueAsBytes(CompactLongVec.copyOf(longs)));
        }
        assertTrue(ours.getFactory().createParser(new byte[1]) instanceof IntegerArrayParser);
        assertFalse(stock.getFactory().createParser(new byte[1]) instanceof IntegerArrayParser);
    }
}
