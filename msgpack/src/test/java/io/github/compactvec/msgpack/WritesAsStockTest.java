package io.github.compactvec.msgpack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessagePack;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/** The same bytes, and the same refusals, as the superclass: more than 100 000 documents. */
class WritesAsStockTest {
    /** What came of writing: bytes, or what was thrown. */
    @SuppressWarnings("ArrayRecordComponent")
    record Outcome(byte[] bytes, Object thrown) {
        static Outcome of(MessagePackFactory factory, long seed, boolean odd) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                JsonGenerator g = factory.createGenerator(out);
                g.setCodec(new ObjectMapper(factory));
                new RandomDocument(seed, g, odd).write();
                g.close();
                return new Outcome(out.toByteArray(), "");
            } catch (Exception e) {
                return new Outcome(new byte[0], e.toString());
            }
        }
    }

    static MessagePackFactory[] factories(Random random) {
        MessagePack.PackerConfig config = new MessagePack.PackerConfig();
        if (random.nextBoolean()) {
            config = config.withStr8FormatSupport(random.nextBoolean())
                    .withSmallStringOptimizationThreshold(new int[] {0, 10, 100, 512, 1000}[random.nextInt(5)])
                    .withBufferFlushThreshold(new int[] {1, 100, 8192, 100_000}[random.nextInt(4)])
                    .withBufferSize(new int[] {100, 8192}[random.nextInt(2)]);
        }
        MessagePackFactory[] factories = {new MessagePackFactory(config), new CompactVecMessagePackFactory(config)};
        boolean reuse = random.nextBoolean();
        boolean integerKeys = random.nextBoolean();
        for (MessagePackFactory factory : factories) {
            factory.setReuseResourceInGenerator(reuse).setSupportIntegerKeys(integerKeys);
        }
        return factories;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anyDocument(long seed) {
        Random random = new Random(seed);
        MessagePackFactory[] factories = factories(random);
        int refused = 0;
        int count = 17_500;
        for (int i = 0; i < count; i++) {
            if (i % 50 == 0) {
                factories = factories(random);
            }
            long document = random.nextLong();
            boolean odd = i % 5 == 0;
            Outcome stock = Outcome.of(factories[0], document, odd);
            Outcome ours = Outcome.of(factories[1], document, odd);
            if (ours.thrown.toString().contains(" declared ")) {
                // What is declared, and not so, cannot be mended any more once it is gone.
                assertTrue(stock.bytes.length > GeneratorOutput.PATIENCE || !stock.thrown.equals(""));
                continue;
            }
            assertEquals(stock.thrown, ours.thrown, () -> "document " + document);
            assertArrayEquals(stock.bytes, ours.bytes, () -> "document " + document);
            if (!stock.thrown.equals("")) {
                refused++;
            }
        }
        int refusals = refused;
        assertTrue(refusals > 50 && refusals < count / 5, () -> refusals + " refused");
    }
}
