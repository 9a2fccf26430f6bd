package io.github.compactvec.jackson3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.parity.VecType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.io.InputDecorator;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.UTF8StreamJsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** A parser of our factory is in every respect the stock one, wherever its buffer ends. */
class CompactVecJsonFactoryTest {
    private static final CompactVecModule MODULE = new CompactVecModule();

    /** The same settings with the stock factory and with ours. */
    private record Pair(ObjectMapper stock, ObjectMapper ours) {
        static Pair of(JsonFactoryBuilder settings, DeserializationFeature... features) {
            JsonFactory stock = settings.build();
            return new Pair(mapper(stock, features), mapper(new CompactVecJsonFactory(settings), features));
        }

        private static ObjectMapper mapper(JsonFactory factory, DeserializationFeature... features) {
            return JsonMapper.builder(factory)
                    .addModule(MODULE)
                    .enable(features)
                    .build();
        }
    }

    private static JsonFactoryBuilder stockBuilder() {
        return new JsonFactoryBuilder();
    }

    private static final List<Pair> PAIRS = List.of(
            Pair.of(stockBuilder()),
            Pair.of(
                    stockBuilder()
                            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
                            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                            .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
                            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
                            .enable(JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
                            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                            .enable(JsonReadFeature.ALLOW_RS_CONTROL_CHAR)
                            .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION),
                    DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS),
            Pair.of(stockBuilder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNumberLength(4).build())),
            Pair.of(stockBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(12)
                            .maxDocumentLength(60)
                            .maxNestingDepth(3)
                            .build())),
            Pair.of(stockBuilder().disable(TokenStreamFactory.Feature.CHARSET_DETECTION)),
            Pair.of(stockBuilder().disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)));

    // ---------------------------------------------------------------- everything there is to see of a parser

    /** Where the bytes come from. */
    private interface Source {
        JsonParser open(ObjectMapper mapper);
    }

    private static Source bytes(byte[] json) {
        return mapper -> mapper.createParser(json);
    }

    /** Bytes with others around them, which look like more digits. */
    private static Source within(byte[] json, int before, int after) {
        byte[] longer = new byte[before + json.length + after];
        Arrays.fill(longer, (byte) '7');
        System.arraycopy(json, 0, longer, before, json.length);
        return mapper -> mapper.createParser(longer, before, json.length);
    }

    /** A stream that gives so many bytes, and then so many more at a time. */
    private static Source stream(byte[] json, int first, int more) {
        return mapper -> mapper.createParser(new ByteArrayInputStream(json) {
            private int next = first;

            @Override
            public synchronized int read(byte[] target, int offset, int count) {
                int given = super.read(target, offset, Math.min(count, next));
                next = more;
                return given;
            }
        });
    }

    private static String describe(JsonParser p) {
        return p.currentToken() + " " + p.currentTokenLocation() + " " + p.currentLocation() + " "
                + p.streamReadContext().pathAsPointer(true) + " " + p.streamReadContext();
    }

    /** Reads a value where one is, then the rest token by token. */
    private static String outcome(ObjectMapper mapper, Source source, Class<?> type) {
        StringBuilder seen = new StringBuilder();
        try (JsonParser p = source.open(mapper)) {
            while (p.nextToken() != null) {
                seen.append(describe(p));
                if (p.currentToken() == JsonToken.START_ARRAY && seen.indexOf("value") < 0) {
                    seen.append(" value ").append((Object) mapper.readValue(p, type));
                    seen.append(' ').append(describe(p)).append(' ').append(p.isClosed());
                } else if (p.currentToken().isScalarValue()) {
                    seen.append(p.getString());
                }
                seen.append('\n');
            }
            seen.append(p.currentLocation());
        } catch (RuntimeException e) {
            seen.append(e);
        }
        return seen.toString();
    }

    private static String whole(ObjectMapper mapper, byte[] json, Class<?> type) {
        try {
            return String.valueOf((Object) mapper.readValue(json, type));
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    private static void compare(Pair pair, Source source, Class<?> type, byte[] json) {
        assertEquals(
                outcome(pair.stock, source, type), outcome(pair.ours, source, type), () -> new String(json, UTF_8));
    }

    private static final String[] ELEMENTS = {
        "0",
        "-0",
        "00",
        "-",
        "1.0",
        "1e2",
        "1E400",
        "-1.5",
        "12345678",
        "123456789",
        "1234567890",
        "2147483647",
        "2147483648",
        "-2147483648",
        "-2147483649",
        "4294967295",
        "4294967296",
        "9007199254740993",
        "12345678901234567",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "18446744073709551616",
        "99999999999999999999999",
        "0123",
        "-012",
        "+5",
        "NaN",
        "Infinity",
        "null",
        "true",
        "\"7\"",
        "\"\"",
        "\"a\\\"b\"",
        "[1]",
        "[1,2]",
        "[]",
        "{}",
        "{\"a\":[1,2]}",
        "/*c*/3",
        "4//d\n",
        "5#e\n",
        "\u00e9",
        "\u0000",
        "\u001e",
        "",
        " "
    };

    private static final String[] SEPARATORS = {
        ",", ",", ",", ",", ", ", ",", ", ", ",\n  ", ",\r\n", " , ", "\t,\t", ",,", " ", ";", "\r", ",\r", "\n,\n\n"
    };

    /** Mostly integers of the type, now and then something else. */
    private static String array(VecType type, Random random) {
        StringBuilder json = new StringBuilder("[");
        int count = random.nextInt(8) == 0 ? random.nextInt(200) : random.nextInt(12);
        int shift = random.nextInt(Long.SIZE);
        int odd = random.nextInt(4) == 0 ? 4 : 40;
        String separator = SEPARATORS[random.nextInt(7)];
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                json.append(random.nextInt(odd) == 0 ? SEPARATORS[random.nextInt(SEPARATORS.length)] : separator);
            }
            if (random.nextInt(odd) == 0) {
                json.append(ELEMENTS[random.nextInt(ELEMENTS.length)]);
            } else {
                long value = random.nextLong() >> shift;
                json.append(value < type.min || value > type.max ? (value & 0x7FFF_FFFF) : value);
            }
        }
        return json.append(random.nextInt(odd) == 0 ? " " : "]").toString();
    }

    private static byte[] document(VecType type, Random random) {
        String array = array(type, random);
        String text = switch (random.nextInt(6)) {
            case 0 -> "{\"a\":" + array + ",\"b\":1}";
            case 1 -> " \n\n" + array + " [1]";
            case 2 -> "\uFEFF" + array;
            case 3 -> array + "x";
            default -> array;
        };
        byte[] json = text.getBytes(UTF_8);
        if (random.nextInt(4) == 0) {
            json[random.nextInt(json.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt(256) : ",-1]e. ".charAt(random.nextInt(7)));
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(json, random.nextInt(json.length + 1)) : json;
    }

    @ParameterizedTest
    @EnumSource
    void readsRandomDocumentsLikeTheStockOne(VecType type) {
        Random random = new Random(20260704);
        for (int i = 0; i < 20_000; i++) {
            byte[] json = document(type, random);
            Pair pair = random.nextBoolean() ? PAIRS.get(0) : PAIRS.get(random.nextInt(PAIRS.size()));
            Source source = switch (random.nextInt(4)) {
                case 0 -> bytes(json);
                case 1 -> within(json, random.nextInt(10), random.nextInt(40));
                case 2 -> stream(json, 1 + random.nextInt(20), 1 + random.nextInt(20));
                default -> stream(json, json.length, json.length);
            };
            compare(pair, source, type.vec, json);
            if (i % 5 == 0) {
                assertEquals(whole(pair.stock, json, type.vec), whole(pair.ours, json, type.vec));
            }
        }
    }

    /** Each position is once the end of the buffer, and once every buffer has one byte. */
    @ParameterizedTest
    @EnumSource
    void readsWhereverTheBufferEnds(VecType type) {
        Random random = new Random(20260705);
        for (int i = 0; i < 200; i++) {
            byte[] json = document(type, random);
            for (int end = 1; end <= json.length; end++) {
                compare(PAIRS.get(i % 2), stream(json, end, json.length), type.vec, json);
            }
            for (int step = 1; step < 20; step++) {
                compare(PAIRS.get(i % 2), stream(json, step, step), type.vec, json);
            }
        }
    }

    /** Numbers of every length, between everything that may stand between them. */
    @ParameterizedTest
    @EnumSource
    void readsNumbersOfEveryLength(VecType type) {
        for (String separator : List.of(",", " ,", ", ", "\n,\t", "\r,\r\n", ",\r\n\r")) {
            for (int digits = 1; digits <= 22; digits++) {
                for (String sign : List.of("", "-")) {
                    for (String digit : List.of("1", "9", "10", "01")) {
                        String number = sign + digit.repeat(digits).substring(0, digits);
                        String text =
                                "[1" + separator + number + separator + number + separator + "2" + separator + "3]";
                        byte[] json = text.getBytes(UTF_8);
                        compare(PAIRS.get(0), bytes(json), type.vec, json);
                        compare(PAIRS.get(0), within(json, 3, 30), type.vec, json);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsManyElements(VecType type) {
        Random random = new Random(20260706);
        for (int count : new int[] {1, 2, 15, 16, 17, 18, 64, 65, 4096, 4097, 20_000}) {
            long[] values =
                    random.longs(count, Math.max(type.min, -70_000), 70_000).toArray();
            byte[] json = PAIRS.get(0).stock.writeValueAsBytes(values);
            assertEquals(type.vec(values), PAIRS.get(0).ours.readValue(json, type.vec));
            assertEquals(type.vec(values), PAIRS.get(0).ours.readValue(new ByteArrayInputStream(json), type.vec));
            assertEquals(type.vec(values), PAIRS.get(0).stock.readValue(json, type.vec));
            byte[] pretty = PAIRS.get(0).stock.writerWithDefaultPrettyPrinter().writeValueAsBytes(values);
            assertEquals(type.vec(values), PAIRS.get(0).ours.readValue(pretty, type.vec));
        }
    }

    // ---------------------------------------------------------------- the parser by itself

    /** The state after each step is that of as many single steps. */
    @Test
    void leavesTheStateOfSingleSteps() {
        byte[] json = "[1, -22,\n333,  4444,\n\n 55555,666666 ]".getBytes(UTF_8);
        for (int step = 1; step <= 6; step++) {
            try (JsonParser stock = new JsonMapper().createParser(json);
                    JsonParser ours = new JsonMapper(new CompactVecJsonFactory()).createParser(json)) {
                assertEquals(stock.nextToken(), ours.nextToken());
                int[] ints = new int[step + 2];
                long[] longs = new long[step];
                for (int done = 0; done < 6; ) {
                    int read = done % 2 == 0
                            ? ((IntegerArrayParser) ours).nextInts(ints, 2, step)
                            : ((IntegerArrayParser) ours).nextLongs(longs, 0, step, Long.MIN_VALUE, Long.MAX_VALUE);
                    assertEquals(Math.min(step, 6 - done), read);
                    for (int i = 0; i < read; i++) {
                        stock.nextToken();
                        assertEquals(stock.getIntValue(), done % 2 == 0 ? ints[i + 2] : longs[i]);
                    }
                    done += read;
                    assertEquals(describe(stock), describe(ours));
                    assertEquals(stock.getString(), ours.getString());
                    assertEquals(stock.getNumberValue(), ours.getNumberValue());
                }
                assertEquals(0, ((IntegerArrayParser) ours).nextInts(ints, 0, step));
                assertEquals(stock.nextToken(), ours.nextToken());
                assertEquals(describe(stock), describe(ours));
                assertEquals(0, ((IntegerArrayParser) ours).nextInts(ints, 0, step));
            }
        }
    }

    @Test
    void readsNothingWhereItCannot() {
        int[] ints = new int[4];
        try (JsonParser p = new JsonMapper(new CompactVecJsonFactory())
                .createParser("{\"a\":1,\"b\":[\"x\",2,3]}".getBytes(UTF_8))) {
            IntegerArrayParser arrays = (IntegerArrayParser) p;
            assertEquals(0, arrays.nextInts(ints, 0, 4));
            while (p.nextToken() != JsonToken.VALUE_STRING) {
                assertEquals(0, arrays.nextInts(ints, 0, 4));
                assertEquals(0, arrays.nextLongs(new long[4], 0, 4, 0, 9));
            }
            // Not before the end of the string has been seen.
            assertEquals(0, arrays.nextInts(ints, 0, 4));
            assertEquals("x", p.getString());
            assertEquals(1, arrays.nextInts(ints, 0, 1));
            assertThrows(IndexOutOfBoundsException.class, () -> arrays.nextInts(ints, 0, 5));
            assertThrows(IndexOutOfBoundsException.class, () -> arrays.nextLongs(new long[4], 4, 1, 0, 9));
            assertEquals(0, arrays.nextLongs(new long[4], 0, 4, 0, 2));
            assertEquals(0, arrays.nextLongs(new long[4], 0, 4, 4, 9));
            assertEquals(1, arrays.nextLongs(new long[4], 0, 4, 3, 3));
            assertEquals(3, p.getIntValue());
        }
    }

    // ---------------------------------------------------------------- the factory

    @Test
    void staysWhatItIsWhenCopied() throws Exception {
        JsonFactory factory = CompactVecJsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                .rootValueSeparator("#")
                .build();
        assertInstanceOf(CompactVecJsonFactory.class, factory);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
            objects.writeObject(factory);
        }
        JsonFactory deserialized;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            deserialized = (JsonFactory) in.readObject();
        }
        JsonFactory rebuilt = factory.rebuild().build();
        ObjectMapper mapper = new JsonMapper(factory).rebuild().build();
        assertInstanceOf(CompactVecJsonFactory.class, mapper.tokenStreamFactory());
        for (JsonFactory each : List.of(factory.copy(), rebuilt, deserialized)) {
            assertNotSame(factory, each);
            assertInstanceOf(CompactVecJsonFactory.class, each);
            assertTrue(each.isEnabled(JsonReadFeature.ALLOW_SINGLE_QUOTES));
            assertEquals("#", each.getRootValueSeparator());
            assertEquals("JSON", each.getFormatName());
            try (JsonParser p = each.createParser(ObjectReadContext.empty(), "['a']".getBytes(UTF_8))) {
                assertInstanceOf(IntegerArrayParser.class, p);
            }
        }
    }

    @Test
    void readsInBulkFromBytesOnly(@TempDir Path folder) throws IOException {
        byte[] json = "[1,2]".getBytes(UTF_8);
        Path file = Files.write(folder.resolve("a.json"), json);
        ObjectMapper ours = new JsonMapper(new CompactVecJsonFactory());
        ObjectMapper stock = new JsonMapper();
        List<Source> inBulk = List.of(
                mapper -> mapper.createParser(json),
                mapper -> mapper.createParser(json, 0, 5),
                mapper -> mapper.createParser(new ByteArrayInputStream(json)),
                mapper -> mapper.createParser(file.toFile()));
        for (Source source : inBulk) {
            try (JsonParser p = source.open(ours);
                    JsonParser peer = source.open(stock)) {
                assertInstanceOf(IntegerArrayParser.class, p);
                assertEquals(UTF8StreamJsonParser.class, peer.getClass());
            }
        }
        List<Source> others = List.of(
                mapper -> mapper.createParser("[1,2]"),
                mapper -> mapper.createParser("[1,2]".toCharArray()),
                mapper -> mapper.createParser(new StringReader("[1,2]")),
                mapper -> mapper.createParser((DataInput) new DataInputStream(new ByteArrayInputStream(json))),
                ObjectMapper::createNonBlockingByteArrayParser,
                ObjectMapper::createNonBlockingByteBufferParser);
        for (Source source : others) {
            try (JsonParser p = source.open(ours);
                    JsonParser peer = source.open(stock)) {
                assertEquals(peer.getClass(), p.getClass());
            }
        }
        for (String encoding : List.of("UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE")) {
            byte[] encoded = "[1,2]".getBytes(Charset.forName(encoding));
            try (JsonParser p = ours.createParser(encoded);
                    JsonParser peer = stock.createParser(encoded)) {
                assertEquals(peer.getClass(), p.getClass());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void readsEveryEncodingLikeTheStockOne(String encoding) {
        for (String text : List.of("", "7", "[]", "[1]", "[1,2,3]", "{\"v\":[1,2]}", "[" + "1,".repeat(9000) + "2]")) {
            for (String mark : List.of("", "\uFEFF")) {
                byte[] json = (mark + text).getBytes(Charset.forName(encoding));
                for (Pair pair : PAIRS) {
                    compare(pair, bytes(json), VecType.INT.vec, json);
                    for (int step : new int[] {1, 2, 3, 4, 5, 8000, json.length + 1}) {
                        compare(pair, stream(json, step, step), VecType.INT.vec, json);
                    }
                }
            }
        }
        for (int quad : new int[] {0x0000FFFE, 0xFEFF0000, 0xEFBBBF00, 0xEFBB0000, 0x00EFBBBF}) {
            byte[] json = {(byte) (quad >> 24), (byte) (quad >> 16), (byte) (quad >> 8), (byte) quad, '1'};
            for (int length = 0; length <= 5; length++) {
                byte[] some = Arrays.copyOf(json, length);
                compare(PAIRS.get(0), bytes(some), VecType.INT.vec, some);
                compare(PAIRS.get(0), stream(some, 1, 1), VecType.INT.vec, some);
            }
        }
    }

    /** A source that fails, or is to be closed. */
    private static final class Watched extends InputStream {
        private final byte[] json;
        private final int failAt;
        private final boolean failsToClose;
        private int next;
        final List<String> calls = new ArrayList<>();

        Watched(byte[] json, int failAt, boolean failsToClose) {
            this.json = json;
            this.failAt = failAt;
            this.failsToClose = failsToClose;
        }

        @Override
        public int read() throws IOException {
            if (next == failAt) {
                calls.add("failed");
                throw new IOException("broken");
            }
            return next == json.length ? -1 : json[next++] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            int b = read();
            if (b < 0) {
                return -1;
            }
            target[offset] = (byte) b;
            return 1;
        }

        @Override
        public void close() throws IOException {
            calls.add("closed");
            if (failsToClose) {
                throw new IOException("cannot be closed");
            }
        }
    }

    @Test
    void closesAndFailsLikeTheStockOne() {
        for (String text : List.of("[1,2]", "7", "\u0000\u0000\u00ff\u00fe", "\u0000[\u00001\u0000]")) {
            byte[] json = text.getBytes(ISO_8859_1);
            for (int failAt = -1; failAt < json.length; failAt++) {
                for (boolean failsToClose : new boolean[] {false, true}) {
                    for (boolean closes : new boolean[] {false, true}) {
                        Pair pair = Pair.of(stockBuilder().configure(StreamReadFeature.AUTO_CLOSE_SOURCE, closes));
                        assertEquals(
                                watched(pair.stock, json, failAt, failsToClose),
                                watched(pair.ours, json, failAt, failsToClose));
                    }
                }
            }
        }
    }

    private static String watched(ObjectMapper mapper, byte[] json, int failAt, boolean failsToClose) {
        List<Object> seen = new ArrayList<>();
        Watched in = new Watched(json, failAt, failsToClose);
        try {
            seen.add(mapper.readValue(in, VecType.INT.vec));
        } catch (RuntimeException e) {
            seen.add(e.getClass() + " " + e.getMessage() + Arrays.toString(e.getSuppressed()));
        }
        seen.add(in.calls);
        // A source that the factory itself has opened.
        Watched opened = new Watched(json, failAt, failsToClose);
        JsonFactory decorated = ((JsonFactory) mapper.tokenStreamFactory())
                .rebuild()
                .inputDecorator(new InputDecorator() {
                    private static final long serialVersionUID = 1;

                    @Override
                    public InputStream decorate(IOContext context, InputStream stream) {
                        return opened;
                    }

                    @Override
                    public InputStream decorate(IOContext context, byte[] source, int offset, int length) {
                        return opened;
                    }

                    @Override
                    public Reader decorate(IOContext context, Reader reader) {
                        return reader;
                    }
                })
                .build();
        try (JsonParser p = decorated.createParser(ObjectReadContext.empty(), new byte[1])) {
            while (p.nextToken() != null) {
                seen.add(p.currentToken());
            }
        } catch (RuntimeException e) {
            seen.add(e.getClass() + " " + e.getMessage() + Arrays.toString(e.getSuppressed()));
        }
        seen.add(opened.calls);
        return seen.toString();
    }
}
