package io.github.compactvec.msgpack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessageFormatException;
import org.msgpack.core.MessageInsufficientBufferException;
import org.msgpack.core.MessageIntegerOverflowException;
import org.msgpack.core.MessageNeverUsedFormatException;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageSizeException;
import org.msgpack.core.MessageTypeException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.core.buffer.InputStreamBufferInput;

@SuppressWarnings("NullAway") // What is thrown has a message, and nulls are passed on purpose.
class CompactVecMessagePackTest {
    private static final int[] SIZES = {0, 1, 2, 7, 15, 16, 17, 100, 1023, 1024, 1025, 5000, 65_535, 65_536, 70_001};

    /** The vectors that can be read. */
    static final List<Type> TYPES = List.of(
            new Type(CompactIntVec.class, Integer.MIN_VALUE, Integer.MAX_VALUE),
            new Type(SmallIntVec.class, Integer.MIN_VALUE, Integer.MAX_VALUE),
            new Type(CompactUIntVec.class, 0, 0xFFFF_FFFFL),
            new Type(CompactLongVec.class, Long.MIN_VALUE, Long.MAX_VALUE),
            new Type(SmallLongVec.class, Long.MIN_VALUE, Long.MAX_VALUE));

    record Type(Class<? extends PrimitiveVec> vector, long min, long max) {
        PrimitiveVec of(long... values) {
            return vector == CompactIntVec.class
                    ? CompactIntVec.copyOf(values)
                    : vector == SmallIntVec.class
                            ? SmallIntVec.copyOf(values)
                            : vector == CompactUIntVec.class
                                    ? CompactUIntVec.copyOf(values)
                                    : vector == CompactLongVec.class
                                            ? CompactLongVec.copyOf(values)
                                            : SmallLongVec.copyOf(values);
        }

        @Override
        public String toString() {
            return vector.getSimpleName();
        }
    }

    /** The ways in and out. */
    enum Way {
        PACKER {
            @Override
            byte[] write(PrimitiveVec vec) throws IOException {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try (MessagePacker packer = MessagePack.newDefaultPacker(out)) {
                    if (vec instanceof IntVec ints) {
                        CompactVecMessagePack.pack(packer, ints);
                    } else {
                        CompactVecMessagePack.pack(packer, (LongVec) vec);
                    }
                }
                return out.toByteArray();
            }

            @Override
            <V extends PrimitiveVec> V read(byte[] bytes, Class<V> type) throws IOException {
                return CompactVecMessagePack.unpack(MessagePack.newDefaultUnpacker(bytes), type);
            }
        },
        /** With buffers that are too small for anything. */
        SMALL_BUFFERS {
            @Override
            byte[] write(PrimitiveVec vec) throws IOException {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                MessagePack.PackerConfig config =
                        new MessagePack.PackerConfig().withBufferSize(12).withBufferFlushThreshold(1);
                try (MessagePacker packer = config.newPacker(out)) {
                    if (vec instanceof IntVec ints) {
                        CompactVecMessagePack.pack(packer, ints);
                    } else {
                        CompactVecMessagePack.pack(packer, (LongVec) vec);
                    }
                }
                return out.toByteArray();
            }

            @Override
            <V extends PrimitiveVec> V read(byte[] bytes, Class<V> type) throws IOException {
                MessageUnpacker unpacker =
                        MessagePack.newDefaultUnpacker(new InputStreamBufferInput(new ByteArrayInputStream(bytes), 3));
                return CompactVecMessagePack.unpack(unpacker, type);
            }
        },
        STREAM {
            @Override
            byte[] write(PrimitiveVec vec) throws IOException {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                if (vec instanceof IntVec ints) {
                    CompactVecMessagePack.write(out, ints);
                } else {
                    CompactVecMessagePack.write(out, (LongVec) vec);
                }
                return out.toByteArray();
            }

            @Override
            <V extends PrimitiveVec> V read(byte[] bytes, Class<V> type) throws IOException {
                return CompactVecMessagePack.read(new Dribble(bytes), type);
            }
        },
        BYTES {
            @Override
            byte[] write(PrimitiveVec vec) {
                return vec instanceof IntVec ints
                        ? CompactVecMessagePack.toBytes(ints)
                        : CompactVecMessagePack.toBytes((LongVec) vec);
            }

            @Override
            <V extends PrimitiveVec> V read(byte[] bytes, Class<V> type) {
                byte[] given = bytes.clone();
                try {
                    return CompactVecMessagePack.fromBytes(given, type);
                } finally {
                    assertArrayEquals(bytes, given, "what was to be read");
                }
            }
        };

        abstract byte[] write(PrimitiveVec vec) throws IOException;

        abstract <V extends PrimitiveVec> V read(byte[] bytes, Class<V> type) throws IOException;
    }

    /** A stream that gives three bytes at a time at most. */
    private static final class Dribble extends FilterInputStream {
        Dribble(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
            return super.read(bytes, from, Math.min(count, 3));
        }
    }

    // ---------------------------------------------------------------- what is written and read

    @ParameterizedTest
    @EnumSource
    void sameBytesAsMsgpackJavaAndBack(Way way) throws IOException {
        Random random = new Random(1);
        for (Type type : TYPES) {
            for (int size : SIZES) {
                long[] values = Values.random(random, size, type.min, type.max);
                PrimitiveVec vec = type.of(values);
                byte[] bytes = way.write(vec);
                assertArrayEquals(Forms.stock(values), bytes);
                PrimitiveVec read = way.read(bytes, type.vector);
                assertEquals(vec, read);
                assertEquals(vec.widthBits(), read.widthBits());
                assertEquals(type.of(values).capacity(), read.capacity());
                assertEquals(type.vector, read.getClass());
            }
            long[] values = Values.boundaries(type.min, type.max);
            assertArrayEquals(Forms.stock(values), way.write(type.of(values)));
            assertEquals(type.of(values), way.read(Forms.stock(values), type.vector));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyForms(Way way) throws IOException {
        Random random = new Random(2);
        for (Type type : TYPES) {
            for (int i = 0; i < 400; i++) {
                long[] values = Values.random(random, random.nextInt(120), type.min, type.max);
                assertEquals(type.of(values), way.read(Forms.anyForms(values, random), type.vector));
            }
        }
    }

    /** Elements that are wider than those before them, in a later chunk. */
    @ParameterizedTest
    @EnumSource
    void lateWidening(Way way) throws IOException {
        for (Type type : TYPES) {
            long[] values = new long[5000];
            values[3000] = type.max;
            values[4999] = type.min;
            PrimitiveVec read = way.read(Forms.stock(values), type.vector);
            assertEquals(type.of(values), read);
            assertEquals(read.size(), read.capacity());
        }
    }

    @Test
    void interfacesStandForTheCompactVectors() throws IOException {
        byte[] bytes = Forms.stock(1L, 2, 3);
        assertEquals(CompactIntVec.class, Way.BYTES.read(bytes, IntVec.class).getClass());
        assertEquals(CompactLongVec.class, Way.PACKER.read(bytes, LongVec.class).getClass());
        IntVec ints = CompactVecMessagePack.fromBytes(bytes, IntVec.class);
        assertEquals(CompactIntVec.of(1, 2, 3), ints);
    }

    @ParameterizedTest
    @EnumSource
    void otherTypesAreRefusedBeforeAnythingIsRead(Way way) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> way.read(new byte[0], PrimitiveVec.class));
        assertEquals("no vector of int or long to read: io.github.compactvec.PrimitiveVec", e.getMessage());
    }

    @Test
    void goldenBytes() {
        assertEquals(
                "96007fcc80cd0100ce0001000ae0",
                HexFormat.of()
                        .formatHex(CompactVecMessagePack.toBytes(CompactIntVec.of(0, 127, 128, 256, 65_546, -32))));
        assertEquals("90", HexFormat.of().formatHex(CompactVecMessagePack.toBytes(SmallLongVec.of())));
        assertEquals(
                "92ceffffffffd3ffffffff00000000".replace("d3ffffffff00000000", "00"),
                HexFormat.of().formatHex(CompactVecMessagePack.toBytes(CompactUIntVec.of(0xFFFF_FFFFL, 0))));
    }

    // ---------------------------------------------------------------- among other values

    @Test
    void leavesPackerAndUnpackerBehindTheArray() throws IOException {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            Type type = TYPES.get(random.nextInt(TYPES.size()));
            long[] values = Values.random(random, random.nextInt(3000), type.min, type.max);
            PrimitiveVec vec = type.of(values);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            MessagePack.PackerConfig config = new MessagePack.PackerConfig().withBufferSize(1 << random.nextInt(4, 14));
            try (MessagePacker packer = config.newPacker(out)) {
                packer.packMapHeader(1).packString("before");
                if (vec instanceof IntVec ints) {
                    CompactVecMessagePack.pack(packer, ints);
                } else {
                    CompactVecMessagePack.pack(packer, (LongVec) vec);
                }
                packer.packString("behind");
                assertEquals(1 + 7 + Forms.stock(values).length + 7, packer.getTotalWrittenBytes());
            }
            MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(
                    new InputStreamBufferInput(new ByteArrayInputStream(out.toByteArray()), 1 << random.nextInt(14)));
            assertEquals(1, unpacker.unpackMapHeader());
            assertEquals("before", unpacker.unpackString());
            assertEquals(vec, CompactVecMessagePack.unpack(unpacker, type.vector));
            assertEquals("behind", unpacker.unpackString());
            assertFalse(unpacker.hasNext());
        }
    }

    @Test
    void leavesAStreamBehindTheArray() throws IOException {
        Random random = new Random(4);
        for (int size : SIZES) {
            long[] values = Values.random(random, size, Integer.MIN_VALUE, Integer.MAX_VALUE);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            CompactVecMessagePack.write(out, CompactIntVec.copyOf(values));
            out.write(0xC1);
            InputStream in = new ByteArrayInputStream(out.toByteArray());
            assertEquals(CompactIntVec.copyOf(values), CompactVecMessagePack.read(in, CompactIntVec.class));
            assertEquals(0xC1, in.read());
            assertEquals(-1, in.read());
        }
    }

    // ---------------------------------------------------------------- bad input

    private static <E extends Throwable> E fails(
            Class<E> exception, Way way, String hex, Class<? extends PrimitiveVec> type) {
        E e = assertThrows(exception, () -> way.read(HexFormat.of().parseHex(hex), type), hex);
        assertEquals(exception, e instanceof MessageIntegerOverflowException ? exception : e.getClass());
        return e;
    }

    @ParameterizedTest
    @EnumSource
    void namesAnElementThatIsOutOfRange(Way way) {
        String[][] cases = {
            {"CompactIntVec", "9301ce80000000 02", "1, 2147483648, is not in the range -2147483648 to 2147483647"},
            {"CompactIntVec", "91d3ffffffff7fffffff", "0, -2147483649, is not"},
            {"CompactIntVec", "91cf0000000080000000", "0, 2147483648, is not"},
            {"SmallIntVec", "91cfffffffffffffffff", "0, 18446744073709551615, is not"},
            {"CompactUIntVec", "920102".replace("02", "ff"), "1, -1, is not in the range 0 to 4294967295"},
            {"CompactUIntVec", "91cf0000000100000000", "0, 4294967296, is not"},
            {"CompactLongVec", "9200cf8000000000000000", "1, 9223372036854775808, is not in the range -9223"},
        };
        for (String[] bad : cases) {
            Type type = TYPES.stream()
                    .filter(each -> each.toString().equals(bad[0]))
                    .findFirst()
                    .orElseThrow();
            MessageIntegerOverflowException e =
                    fails(MessageIntegerOverflowException.class, way, bad[1].replace(" ", ""), type.vector);
            assertTrue(e.getMessage().startsWith("the element at index " + bad[2]), e::getMessage);
            assertTrue(e.getMessage().endsWith("(" + type.vector.getName() + ")"), e::getMessage);
            assertEquals(new BigInteger(bad[2].replaceAll("^\\d+, (-?\\d+), .*", "$1")), e.getBigInteger());
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesAnElementThatIsNoInteger(Way way) {
        for (Type type : TYPES) {
            String name = type.vector.getName();
            MessageTypeException e = fails(MessageTypeException.class, way, "930102a161", type.vector);
            assertEquals(
                    "expected an integer as the element at index 2, but got string (a1, " + name + ")", e.getMessage());
            assertEquals(
                    "expected an integer as the element at index 0, but got nil (c0, " + name + ")",
                    fails(MessageTypeException.class, way, "91c0", type.vector).getMessage());
            for (String other : List.of("c2", "c3", "ca3f800000", "cb3ff0000000000000", "90", "80", "c400", "d40100")) {
                fails(MessageTypeException.class, way, "9300" + other + "00", type.vector);
            }
            assertEquals(
                    "the element at index 1 is the byte 0xC1, which is never used (" + name + ")",
                    fails(MessageNeverUsedFormatException.class, way, "9200c1", type.vector)
                            .getMessage());
        }
    }

    /** The header is msgpack-java's own to read or to refuse. */
    @ParameterizedTest
    @EnumSource
    void whatIsNoArray(Way way) {
        for (Type type : TYPES) {
            for (String hex :
                    List.of("", "c0", "a0", "80", "05", "cc80", "c1", "dc", "dc00", "dd", "dd000000", "ddffffffff")) {
                byte[] bytes = HexFormat.of().parseHex(hex);
                MessagePackException stock = assertThrows(
                        MessagePackException.class,
                        () -> MessagePack.newDefaultUnpacker(bytes).unpackArrayHeader());
                MessagePackException ours = assertThrows(stock.getClass(), () -> way.read(bytes, type.vector));
                assertEquals(stock.getMessage(), ours.getMessage());
            }
            assertEquals(
                    0xFFFF_FFFFL,
                    fails(MessageSizeException.class, way, "ddffffffff", type.vector)
                            .getSize());
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsAnywhere(Way way) throws IOException {
        Random random = new Random(7);
        for (Type type : TYPES) {
            long[] values = Values.random(random, 40, type.min, type.max);
            byte[] bytes = Forms.anyForms(values, random);
            assertEquals(type.of(values), way.read(bytes, type.vector));
            for (int length = 0; length < bytes.length; length++) {
                byte[] cut = Arrays.copyOf(bytes, length);
                assertThrows(MessageInsufficientBufferException.class, () -> way.read(cut, type.vector));
            }
            assertEquals(
                    "input ends in the element at index 2 of 3 (" + type.vector.getName() + ")",
                    fails(MessageInsufficientBufferException.class, way, "930102", type.vector)
                            .getMessage());
            assertEquals(
                    "input ends in the element at index 1 of 2 (" + type.vector.getName() + ")",
                    fails(MessageInsufficientBufferException.class, way, "9201ce000000", type.vector)
                            .getMessage());
        }
    }

    /** 2³¹−1 elements are declared; there is a heap that would not hold them. */
    @ParameterizedTest
    @EnumSource
    void memoryFollowsWhatArrives(Way way) {
        for (Type type : TYPES) {
            for (int length : new int[] {5, 6, 5000, 50_000}) {
                byte[] bytes = Arrays.copyOf(HexFormat.of().parseHex("dd7fffffff"), length);
                long before = allocated();
                assertThrows(MessageInsufficientBufferException.class, () -> way.read(bytes, type.vector));
                long used = allocated() - before;
                assertTrue(used < 200_000 + 40L * length, () -> used + " bytes for " + length);
            }
        }
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    @Test
    void bytesBehindTheArray() {
        assertEquals(
                "2 bytes follow the array of 1 elements (io.github.compactvec.CompactIntVec)",
                fails(MessageFormatException.class, Way.BYTES, "910000c0", CompactIntVec.class)
                        .getMessage());
    }

    @SuppressWarnings("InputStreamSlowMultibyteRead") // It is to be read slowly.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5})
    void inputThatFails(int good) {
        IOException failure = new IOException("gone");
        InputStream in = new InputStream() {
            private int left = good;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw failure;
                }
                return left + 1 == good ? 0x95 : 0x05;
            }
        };
        IOException e = assertThrows(IOException.class, () -> CompactVecMessagePack.read(in, CompactIntVec.class));
        assertEquals(failure, e);
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void nulls(Type type) {
        PrimitiveVec vec = type.of(1);
        MessagePacker packer = MessagePack.newDefaultBufferPacker();
        MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(new byte[1]);
        assertThrows(NullPointerException.class, () -> CompactVecMessagePack.toBytes((IntVec) null));
        assertThrows(NullPointerException.class, () -> CompactVecMessagePack.toBytes((LongVec) null));
        assertThrows(NullPointerException.class, () -> CompactVecMessagePack.pack(packer, (IntVec) null));
        assertThrows(NullPointerException.class, () -> CompactVecMessagePack.pack(packer, (LongVec) null));
        assertThrows(NullPointerException.class, () -> CompactVecMessagePack.unpack(unpacker, null));
        assertThrows(NullPointerException.class, () -> CompactVecMessagePack.unpack(null, vec.getClass()));
        assertThrows(NullPointerException.class, () -> CompactVecMessagePack.read(null, vec.getClass()));
        assertThrows(NullPointerException.class, () -> CompactVecMessagePack.fromBytes(null, vec.getClass()));
        if (vec instanceof IntVec ints) {
            assertThrows(NullPointerException.class, () -> CompactVecMessagePack.pack(null, ints));
            assertThrows(NullPointerException.class, () -> CompactVecMessagePack.write(null, ints));
        } else {
            assertThrows(NullPointerException.class, () -> CompactVecMessagePack.pack(null, (LongVec) vec));
            assertThrows(NullPointerException.class, () -> CompactVecMessagePack.write(null, (LongVec) vec));
        }
    }
}
