package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.Element.Shape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link PackedVec#writePackedTo} and the methods {@code readPackedFrom}. */
class PackedBytesTest {
    private static final int READ_AHEAD = 1 << 14;
    private static final int MAX = Integer.MAX_VALUE;

    /** Streams that keep their contract, each in its own way. */
    enum Source {
        ALL_AT_ONCE {
            @Override
            InputStream open(byte[] bytes) {
                return new ByteArrayInputStream(bytes);
            }
        },
        ONE_BYTE_AT_A_TIME {
            @Override
            InputStream open(byte[] bytes) {
                return new Trickle(bytes, 1, 0);
            }
        },
        ODD_PIECES {
            @Override
            InputStream open(byte[] bytes) {
                return new Trickle(bytes, 4_099, 0);
            }
        },
        NOTHING_AVAILABLE {
            @Override
            InputStream open(byte[] bytes) {
                return new Trickle(bytes, Integer.MAX_VALUE, 0);
            }
        },
        LESS_AVAILABLE_THAN_THERE_IS {
            @Override
            InputStream open(byte[] bytes) {
                return new Trickle(bytes, Integer.MAX_VALUE, bytes.length / 2);
            }
        },
        NEGATIVE_AVAILABLE {
            @Override
            InputStream open(byte[] bytes) {
                return new Trickle(bytes, 100, Integer.MIN_VALUE);
            }
        };

        abstract InputStream open(byte[] bytes);
    }

    /** Reads no more than some bytes at a time, and says what it likes about how many there are. */
    private static final class Trickle extends ByteArrayInputStream {
        private final int most;
        private final int available;

        Trickle(byte[] bytes, int most, int available) {
            super(bytes);
            this.most = most;
            this.available = available;
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, most));
        }

        @Override
        public synchronized byte[] readAllBytes() {
            throw new AssertionError("must not read what belongs to others");
        }

        @Override
        public int readNBytes(byte[] target, int offset, int length) {
            int total = 0;
            while (total < length) {
                int count = read(target, offset + total, length - total);
                if (count < 0) {
                    break;
                }
                total += count;
            }
            return total;
        }

        @Override
        public synchronized int available() {
            return available;
        }
    }

    private static VecSubject vecIn(VecType type, int form, int size) {
        Random random = new Random(form * 31L + size);
        int unused = 64 - 8 * Form.width(form);
        long[] values = new long[size];
        Arrays.setAll(values, i -> switch (i) {
            case 0 -> Form.max(form);
            case 1 -> Form.min(form);
            default -> Form.isSigned(form) ? random.nextLong() >> unused : random.nextLong() >>> unused;
        });
        VecSubject vec = type.of(Form.min(form), Form.max(form));
        vec.clear();
        vec.addAll(values);
        return vec;
    }

    private static byte[] packed(VecSubject vec) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        vec.writePackedTo(out);
        return out.toByteArray();
    }

    /** The bytes worked out from the elements. */
    private static byte[] expected(VecSubject vec) {
        int width = vec.widthBits() / 8;
        byte[] bytes = new byte[vec.size() * width];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (vec.get(i / width) >> (8 * (i % width)));
        }
        return bytes;
    }

    static Stream<Arguments> formsAndSizes() {
        // About the amount that is read on trust, its doubles, and where the slack would fall over them.
        int[] bytes = {
            0,
            1,
            2,
            3,
            4,
            5,
            8,
            100,
            READ_AHEAD - 7,
            READ_AHEAD - 3,
            READ_AHEAD - 1,
            READ_AHEAD,
            READ_AHEAD + 1,
            READ_AHEAD + 3,
            READ_AHEAD + 7,
            2 * READ_AHEAD - 7,
            2 * READ_AHEAD - 3,
            2 * READ_AHEAD - 1,
            2 * READ_AHEAD,
            2 * READ_AHEAD + 1,
            3 * READ_AHEAD,
            4 * READ_AHEAD,
            8 * READ_AHEAD - 2,
            8 * READ_AHEAD,
            300_003
        };
        return VecType.all().stream()
                .flatMap(type -> IntStream.of(type.forms())
                        .boxed()
                        .flatMap(form -> IntStream.of(bytes)
                                .map(length -> length / Form.width(form))
                                .distinct()
                                .mapToObj(size -> Arguments.of(type, form, size))));
    }

    @ParameterizedTest
    @MethodSource("formsAndSizes")
    void bytesAreTheElements(VecType type, int form, int size) throws IOException {
        VecSubject vec = vecIn(type, form, size);
        assertEquals(form, vec.vec().form);
        assertArrayEquals(expected(vec), packed(vec));
        assertEquals(vec.byteLength(), packed(vec).length);
    }

    @ParameterizedTest
    @MethodSource("formsAndSizes")
    void roundTripThroughEveryKindOfStream(VecType type, int form, int size) throws IOException {
        VecSubject vec = vecIn(type, form, size);
        byte[] bytes = packed(vec);
        byte[] more = Arrays.copyOf(bytes, bytes.length + 5);
        more[bytes.length] = 42;
        for (Source source : Source.values()) {
            InputStream in = source.open(more);
            VecSubject read = type.readPackedFrom(in, size, vec.widthBits(), vec.isSigned());
            assertEquals(42, in.read(), () -> source + " leaves the rest alone");
            assertEquals(vec, read, source::name);
            assertEquals(form, read.vec().form);
            Shape shape = new Shape(Form.width(form), Form.isSigned(form));
            assertEquals(type.trimmedBytes(size, shape), read.byteCapacity(), () -> source + ": spare capacity");
            // Every way of reading stays inside the buffer.
            assertArrayEquals(vec.toArray(), read.toArray());
            assertEquals(vec.hashCode(), read.hashCode());
            assertEquals(vec.sum(), read.sum());
            assertEquals(size - 1, size == 0 ? -1 : read.lastIndexOf(vec.last()));
            read.add(1);
            assertEquals(1, read.last());
            assertEquals(size + 1, read.size());
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void emptyOnesShareTheirBuffer(VecType type, int form) throws IOException {
        PackedVec read = type.readPackedFrom(
                        InputStream.nullInputStream(), 0, 8 * Form.width(form), Form.isSigned(form))
                .vec();
        assertSame(type.noBuffer(), read.buf);
        assertEquals(form, read.form);
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void inputThatEnds(VecType type, int form) {
        int width = Form.width(form);
        for (Source source : Source.values()) {
            for (int missing : new int[] {1, 2, 5, 20_000, 30_000}) {
                for (int size : new int[] {1, 2, 5_000, READ_AHEAD, 20_000}) {
                    int length = Math.max(0, width * size - missing);
                    EOFException e = assertThrows(
                            EOFException.class,
                            () -> type.readPackedFrom(
                                    source.open(new byte[length]), size, 8 * width, Form.isSigned(form)));
                    assertEquals(
                            "input ends after " + length + " of the " + width * size + " bytes of " + size
                                    + " elements",
                            e.getMessage());
                }
            }
        }
    }

    /** A size on its own is no reason to allocate, or to fail as if memory were short. */
    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void sizeThatDoesNotArrive(VecType type, int form) {
        byte[] some = new byte[100];
        for (int size :
                new int[] {10_000, 1 << 24, 1 << 28, (1 << 28) + 1, 1 << 29, (1 << 29) + 1, 1 << 30, MAX - 8, MAX}) {
            long allocated = Allocation.allocated(
                    () -> new ByteArrayInputStream(some),
                    in -> assertThrows(
                            EOFException.class,
                            () -> type.readPackedFrom(in, size, 8 * Form.width(form), Form.isSigned(form))));
            assertTrue(allocated < 32 << 10, () -> allocated + " bytes for " + size);
        }
    }

    /** Memory grows with what has arrived: at most the double of it, and the copy that made it so. */
    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void memoryFollowsTheInput(VecType type, int form) {
        byte[] some = new byte[1_000_000];
        long allocated = Allocation.allocated(
                () -> new Trickle(some, 8_192, 0),
                in -> assertThrows(
                        EOFException.class,
                        () -> type.readPackedFrom(in, 1 << 29, 8 * Form.width(form), Form.isSigned(form))));
        assertTrue(allocated < 5L * some.length, () -> allocated + " bytes");
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#all")
    void whatIsAvailableIsReadInOneGo(VecType type) {
        byte[] some = new byte[1_000_000];
        long allocated = Allocation.allocated(
                () -> new ByteArrayInputStream(some),
                in -> assertEquals(
                        1_000_000,
                        type.make()
                                .reader()
                                .readPackedFrom(in, 1_000_000, 8, false)
                                .size()));
        assertEquals(type.objectBytes() + Allocation.arrayOf(1_000_003), allocated);
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#all")
    void widthsThatNoVectorHas(VecType type) {
        IntStream.concat(IntStream.rangeClosed(-130, 520), IntStream.of(Integer.MIN_VALUE, MAX))
                .forEach(widthBits -> {
                    for (boolean signed : new boolean[] {false, true}) {
                        if (widthBits % 8 != 0 || !type.element().shapes().contains(new Shape(widthBits / 8, signed))) {
                            String sign = signed ? "signed" : "unsigned";
                            assertRefused(
                                    type, "no " + sign + " width of " + widthBits + " bits", 1, widthBits, signed);
                        }
                    }
                });
        assertRefused(type, "negative size: -1", -1, 8, false);
    }

    private static void assertRefused(VecType type, String message, int size, int widthBits, boolean signed) {
        InputStream unread = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("must not read");
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                throw new AssertionError("must not read");
            }
        };
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> type.readPackedFrom(unread, size, widthBits, signed),
                () -> message);
        assertEquals(message, e.getMessage());
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#all")
    void failuresOfTheStreamPassThrough(VecType type) {
        IOException broken = new IOException("broken");
        InputStream in = new InputStream() {
            @Override
            public int read() throws IOException {
                throw broken;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw broken;
            }
        };
        assertSame(broken, assertThrows(IOException.class, () -> type.readPackedFrom(in, 3, 8, false)));
        OutputStream out = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw broken;
            }
        };
        assertSame(broken, assertThrows(IOException.class, () -> type.of(1).writePackedTo(out)));
    }

    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void writesInOneCall(VecType type, int form) throws IOException {
        VecSubject vec = vecIn(type, form, 10_000);
        int[] calls = new int[1];
        vec.writePackedTo(new OutputStream() {
            @Override
            public void write(int value) {
                throw new AssertionError("byte by byte");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                calls[0]++;
                assertArrayEquals(expected(vec), Arrays.copyOfRange(bytes, offset, offset + length));
            }
        });
        assertEquals(1, calls[0]);
    }
}
