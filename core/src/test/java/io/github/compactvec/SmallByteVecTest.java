package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link SmallByteVec} promises, size by size around its words and the spill. */
class SmallByteVecTest {
    private static final int INLINE = 20;

    static IntStream sizes() {
        return IntStream.concat(IntStream.rangeClosed(0, 26), IntStream.of(31, 32, 33, 100, 1_000));
    }

    /** No two words of it are the same, and every other byte is negative. */
    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i % 2 == 0 ? i + 1 : ~i);
        }
        return bytes;
    }

    /** A spilled vector, whatever its size. */
    static SmallByteVec spilled(byte... values) {
        SmallByteVec vec = SmallByteVec.withCapacity(INLINE + 1);
        vec.addAll(values);
        return vec;
    }

    static void assertElements(byte[] expected, SmallByteVec vec) {
        assertArrayEquals(expected, vec.toArray());
        assertEquals(expected.length, vec.size());
        assertEquals(expected.length == 0, vec.isEmpty());
    }

    private static void assertUnchanged(SmallByteVec vec, Class<? extends Throwable> thrown, Executable operation) {
        byte[] before = vec.toArray();
        assertThrows(thrown, operation);
        assertElements(before, vec);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void everyWayToMakeOne(int size) throws IOException {
        byte[] bytes = bytes(size);
        byte[] padded = new byte[size + 7];
        System.arraycopy(bytes, 0, padded, 3, size);
        ByteBuffer buffer = ByteBuffer.wrap(padded).position(3).limit(3 + size);
        ByteBuffer direct =
                ByteBuffer.allocateDirect(size + 7).put(padded).position(3).limit(3 + size);
        SmallByteVec grown = new SmallByteVec();
        for (byte value : bytes) {
            grown.add(value);
        }
        SmallByteVec inserted = new SmallByteVec();
        for (int i = size - 1; i >= 0; i--) {
            inserted.add(0, bytes[i]);
        }
        SmallByteVec read = new SmallByteVec();
        assertEquals(size, read.addAll(new ByteArrayInputStream(bytes)));
        assertEquals(size > INLINE, grown.isSpilled());
        assertEquals(size > INLINE, read.isSpilled());
        grown.trimToSize();
        inserted.trimToSize();
        read.trimToSize();
        List<SmallByteVec> all = List.of(
                SmallByteVec.of(bytes),
                SmallByteVec.copyOf(bytes),
                SmallByteVec.copyOf(padded, 3, size),
                SmallByteVec.copyOf(buffer),
                SmallByteVec.copyOf(buffer.asReadOnlyBuffer()),
                SmallByteVec.copyOf(direct),
                SmallByteVec.of(bytes).copy(),
                spilled(padded).copyOfRange(3, 3 + size),
                SmallByteVec.of(padded).drain(3, 3 + size),
                grown,
                inserted,
                read);
        for (SmallByteVec vec : all) {
            assertElements(bytes, vec);
            assertEquals(size > INLINE, vec.isSpilled());
            assertEquals(Math.max(INLINE, size), vec.capacity(), "no spare capacity");
            assertEquals(INLINE, vec.inlineCapacity());
        }
        assertEquals(3, buffer.position());
        assertEquals(3, direct.position());
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void whatIsMadeIsIndependent(int size) {
        byte[] bytes = bytes(size + 1);
        SmallByteVec vec = SmallByteVec.of(bytes);
        SmallByteVec copy = vec.copy();
        byte[] array = vec.toArray();
        bytes[size] = 99;
        array[size] = 98;
        copy.set(size, (byte) 97);
        assertEquals(bytes(size + 1)[size], vec.get(size));
    }

    @Test
    void withCapacity() {
        assertFalse(SmallByteVec.withCapacity(INLINE).isSpilled());
        assertEquals(INLINE, SmallByteVec.withCapacity(0).capacity());
        assertEquals(INLINE + 1, SmallByteVec.withCapacity(INLINE + 1).capacity());
        assertThrows(IllegalArgumentException.class, () -> SmallByteVec.withCapacity(-1));
        assertThrows(OutOfMemoryError.class, () -> SmallByteVec.withCapacity(Integer.MAX_VALUE));
    }

    /** Each position of each word, before and after the spill, is written and read alone. */
    @ParameterizedTest
    @MethodSource("sizes")
    void setReplacesOneElementOnly(int size) {
        for (int i = 0; i < size; i++) {
            for (int value : new int[] {0, -1, 127, -128, 85}) {
                byte[] expected = bytes(size);
                SmallByteVec vec = SmallByteVec.of(expected);
                assertEquals(expected[i], vec.set(i, (byte) value));
                expected[i] = (byte) value;
                assertElements(expected, vec);
                assertEquals((byte) value, vec.get(i));
            }
        }
    }

    /** All ranges of all arrays that end at all places of an array: bulk loads stay inside. */
    @Test
    void rangesOfArrays() {
        byte[] source = bytes(48);
        byte[] target = new byte[30];
        for (int before = 0; before <= INLINE + 1; before++) {
            for (int count = 0; count <= INLINE + 4; count++) {
                for (int from = 48 - count - 9 > 0 ? 48 - count - 9 : 0; from <= 48 - count; from++) {
                    SmallByteVec vec = SmallByteVec.copyOf(source, 0, before);
                    vec.addAll(source, from, count);
                    byte[] expected = Arrays.copyOf(source, before + count);
                    System.arraycopy(source, from, expected, before, count);
                    assertElements(expected, vec);
                    if (count <= target.length - 3) {
                        Arrays.fill(target, (byte) 77);
                        vec.copyTo(before, target, 3, count);
                        assertArrayEquals(
                                Arrays.copyOfRange(source, from, from + count),
                                Arrays.copyOfRange(target, 3, 3 + count));
                        assertEquals(77, target[2]);
                        assertTrue(3 + count == target.length || target[3 + count] == 77);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void clearKeepsTheArrayAndResetGivesItBack(int size) {
        SmallByteVec vec = SmallByteVec.of(bytes(size));
        int capacity = vec.capacity();
        vec.clear();
        assertElements(new byte[0], vec);
        assertEquals(capacity, vec.capacity());
        vec.addAll(bytes(size));
        vec.reset();
        assertElements(new byte[0], vec);
        assertEquals(INLINE, vec.capacity());
        assertFalse(vec.isSpilled());
        vec.addAll(bytes(size));
        assertElements(bytes(size), vec);
    }

    @Test
    void growsByHalf() {
        SmallByteVec vec = new SmallByteVec();
        int capacity = INLINE;
        for (int size = 1; size < 10_000; size++) {
            vec.add((byte) size);
            if (vec.capacity() != capacity) {
                assertEquals(size, capacity + 1);
                assertEquals((capacity + capacity / 2 + 7) / 8 * 8, vec.capacity());
                capacity = vec.capacity();
            }
        }
    }

    // ---------------------------------------------------------------- failures

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 19, 20, 21, 50})
    void whatIsOutOfRangeChangesNothing(int size) {
        byte[] array = bytes(10);
        SmallByteVec vec = SmallByteVec.of(bytes(size));
        for (int index : new int[] {-1, size, size + 1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertUnchanged(vec, IndexOutOfBoundsException.class, () -> vec.get(index));
            assertUnchanged(vec, IndexOutOfBoundsException.class, () -> vec.set(index, (byte) 1));
            assertUnchanged(vec, IndexOutOfBoundsException.class, () -> vec.removeAt(index));
            assertUnchanged(vec, IndexOutOfBoundsException.class, () -> vec.swapRemove(index));
            assertUnchanged(vec, IndexOutOfBoundsException.class, () -> vec.swap(index, 0));
            assertUnchanged(vec, IndexOutOfBoundsException.class, () -> vec.swap(0, index));
            assertUnchanged(vec, IndexOutOfBoundsException.class, () -> vec.removeRange(0, index == size ? -1 : index));
            assertUnchanged(vec, IndexOutOfBoundsException.class, () -> vec.drain(index == size ? -1 : index, size));
            assertUnchanged(vec, IndexOutOfBoundsException.class, () -> vec.copyOfRange(0, index == size ? -1 : index));
            assertUnchanged(
                    vec, IndexOutOfBoundsException.class, () -> vec.fill(0, index == size ? -1 : index, (byte) 1));
            assertUnchanged(vec, IndexOutOfBoundsException.class, () -> vec.copyTo(index, array, 0, 1));
            assertUnchanged(vec, IndexOutOfBoundsException.class, () -> vec.copyTo(0, array, 0, size + 1));
            if (index != size) {
                assertUnchanged(vec, IndexOutOfBoundsException.class, () -> vec.add(index, (byte) 1));
                assertUnchanged(vec, IndexOutOfBoundsException.class, () -> vec.insertAll(index, array));
                assertUnchanged(
                        vec, IndexOutOfBoundsException.class, () -> vec.insertAll(index, SmallByteVec.of(array)));
            }
        }
        for (int[] range : new int[][] {{-1, 1}, {0, 11}, {11, 0}, {5, 6}, {0, -1}, {5, Integer.MAX_VALUE}}) {
            assertUnchanged(vec, IndexOutOfBoundsException.class, () -> vec.addAll(array, range[0], range[1]));
            assertUnchanged(vec, IndexOutOfBoundsException.class, () -> vec.insertAll(0, array, range[0], range[1]));
            assertThrows(IndexOutOfBoundsException.class, () -> SmallByteVec.copyOf(array, range[0], range[1]));
        }
        assertUnchanged(vec, IllegalArgumentException.class, () -> vec.truncate(-1));
        assertUnchanged(vec, IllegalArgumentException.class, () -> vec.resize(-1, (byte) 0));
        assertUnchanged(vec, IllegalArgumentException.class, () -> vec.addAll(InputStream.nullInputStream(), -1));
    }

    @Test
    void noElements() {
        SmallByteVec vec = new SmallByteVec();
        assertThrows(NoSuchElementException.class, vec::first);
        assertThrows(NoSuchElementException.class, vec::last);
        assertThrows(NoSuchElementException.class, vec::removeLast);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 21, 50})
    void tooManyElementsLeaveItAsItWas(int size) {
        SmallByteVec vec = SmallByteVec.of(bytes(size));
        int capacity = vec.capacity();
        assertUnchanged(vec, OutOfMemoryError.class, () -> vec.resize(Integer.MAX_VALUE, (byte) 1));
        assertUnchanged(vec, OutOfMemoryError.class, () -> vec.ensureCapacity(Integer.MAX_VALUE));
        // More than an int counts.
        assertUnchanged(vec, OutOfMemoryError.class, () -> vec.open(0, Integer.MAX_VALUE));
        assertEquals(capacity, vec.capacity());
    }

    @Test
    void growthAtTheLimit() {
        int max = Growth.MAX_ARRAY;
        assertEquals(max, Growth.bytes(max, max - 1));
        assertEquals(max, Growth.bytes(max - 1, 0));
        assertEquals(max, Growth.bytes(1_500_000_001L, 1_500_000_000));
        assertThrows(OutOfMemoryError.class, () -> Growth.bytes(max + 1L, max));
        assertThrows(OutOfMemoryError.class, () -> Growth.bytes(1L << 40, 5));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 21, 50})
    @SuppressWarnings("NullAway") // The point of the test.
    void testsThatThrowOrModify(int size) {
        SmallByteVec vec = SmallByteVec.of(bytes(size));
        byte last = vec.last();
        assertUnchanged(
                vec,
                IllegalStateException.class,
                () -> vec.removeIf(value -> {
                    if (value == last) {
                        throw new IllegalStateException();
                    }
                    return true;
                }));
        assertThrows(
                ConcurrentModificationException.class,
                () -> vec.removeIf(value -> {
                    vec.add(value);
                    return false;
                }));
        assertThrows(NullPointerException.class, () -> vec.removeIf(null));
        assertThrows(NullPointerException.class, () -> vec.retainIf(null));
    }

    @Test
    void buffersThatFail() {
        SmallByteVec vec = SmallByteVec.of(bytes(5));
        ByteBuffer small = ByteBuffer.allocate(4);
        assertThrows(BufferOverflowException.class, () -> vec.copyTo(small));
        assertEquals(0, small.position());
        assertThrows(
                ReadOnlyBufferException.class,
                () -> vec.copyTo(ByteBuffer.allocate(5).asReadOnlyBuffer()));
    }

    // ---------------------------------------------------------------- input streams

    /** Gives a few bytes at a time and never tells how many there are. */
    private static InputStream trickle(byte[] bytes, int step) {
        return new InputStream() {
            private int position;

            @Override
            public int read() {
                return position == bytes.length ? -1 : bytes[position++] & 0xFF;
            }

            @Override
            public int read(byte[] target, int from, int count) {
                if (count > 0 && position == bytes.length) {
                    return -1;
                }
                int read = Math.min(Math.min(step, count), bytes.length - position);
                System.arraycopy(bytes, position, target, from, read);
                position += read;
                return read;
            }
        };
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void inputInPieces(int size) throws IOException {
        byte[] bytes = bytes(size);
        for (int before : new int[] {0, 3, 19, 20, 21, 40}) {
            byte[] expected = Arrays.copyOf(bytes(before), before + size);
            System.arraycopy(bytes, 0, expected, before, size);
            for (int step : new int[] {1, 3, 1_000}) {
                SmallByteVec vec = SmallByteVec.of(bytes(before));
                assertEquals(size, vec.addAll(trickle(bytes, step)));
                assertElements(expected, vec);

                SmallByteVec counted = SmallByteVec.of(bytes(before));
                InputStream in = trickle(Arrays.copyOf(bytes, size + 2), step);
                counted.addAll(in, size);
                assertElements(expected, counted);
                assertArrayEquals(new byte[2], in.readAllBytes(), "nothing else has been read");

                SmallByteVec wanting = SmallByteVec.of(bytes(before));
                EOFException e = assertThrows(EOFException.class, () -> wanting.addAll(trickle(bytes, step), size + 1));
                assertEquals("input ends after " + size + " of " + (size + 1) + " bytes", e.getMessage());
                assertElements(bytes(before), wanting);
            }
        }
    }

    @Test
    void longInput() throws IOException {
        byte[] bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        SmallByteVec vec = new SmallByteVec();
        assertEquals(bytes.length, vec.addAll(trickle(bytes, 1_000)));
        assertElements(bytes, vec);
        vec.reset();
        vec.addAll(new ByteArrayInputStream(bytes), bytes.length);
        assertElements(bytes, vec);
        assertTrue(vec.capacity() < bytes.length * 3 / 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 20, 30, 100, 20_000})
    void inputThatFails(int size) {
        for (int before : new int[] {0, 20, 21}) {
            SmallByteVec vec = SmallByteVec.of(bytes(before));
            InputStream broken = new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("broken");
                }

                @Override
                public int read(byte[] target, int from, int count) throws IOException {
                    return read();
                }
            };
            assertUnchanged(
                    vec,
                    IOException.class,
                    () -> vec.addAll(new SequenceInputStream(new ByteArrayInputStream(bytes(size)), broken)));
        }
    }

    /** A count or an announcement that no bytes follow is no reason to allocate. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 21, 1_000, 100_000})
    void inputThatDoesNotArrive(int size) {
        byte[] bytes = bytes(size);
        long allocated = Allocation.allocated(SmallByteVec::new, vec -> {
            InputStream in = new ByteArrayInputStream(bytes) {
                @Override
                public int available() {
                    return Integer.MAX_VALUE;
                }
            };
            assertThrows(EOFException.class, () -> vec.addAll(in, Integer.MAX_VALUE - 100));
        });
        assertTrue(allocated < 50_000 + 6L * size, allocated + " bytes allocated");
    }

    @Test
    void inputThatModifies() {
        for (int before : new int[] {0, 20, 21, 40}) {
            SmallByteVec vec = SmallByteVec.of(bytes(before));
            InputStream in = new InputStream() {
                private int left = 100;

                @Override
                public int read() {
                    vec.reset();
                    return left-- > 0 ? 1 : -1;
                }

                @Override
                public int read(byte[] target, int from, int count) {
                    int value = count == 0 ? 0 : read();
                    if (value > 0) {
                        target[from] = (byte) value;
                    }
                    return value;
                }
            };
            if (before == 0) {
                assertThrows(ConcurrentModificationException.class, () -> vec.addAll(in));
            } else {
                assertThrows(ConcurrentModificationException.class, () -> vec.addAll(in, 5));
            }
            assertElements(new byte[0], vec);
        }
    }

    @Test
    void itsOwnInput() throws IOException {
        for (int size : new int[] {0, 5, 10, 11, 20, 21, 500}) {
            byte[] twice = Arrays.copyOf(bytes(size), 2 * size);
            System.arraycopy(twice, 0, twice, size, size);
            SmallByteVec vec = SmallByteVec.of(bytes(size));
            assertEquals(size, vec.addAll(vec.asInputStream()));
            assertElements(twice, vec);
        }
    }

    // ---------------------------------------------------------------- equality, order, text

    @Test
    void equality() {
        EqualsTester tester = new EqualsTester();
        for (int size : new int[] {0, 1, 7, 8, 9, 16, 17, 20, 21, 30}) {
            SmallByteVec noisy = spilled(bytes(size + 9));
            noisy.truncate(size);
            SmallByteVec trimmed = noisy.copy();
            trimmed.add((byte) 1);
            trimmed.removeLast();
            tester.addEqualityGroup(
                    SmallByteVec.of(bytes(size)),
                    spilled(bytes(size)),
                    noisy,
                    trimmed,
                    SmallByteVec.of(bytes(size)).copy());
            if (size > 0) {
                byte[] other = bytes(size);
                other[size - 1]++;
                tester.addEqualityGroup(SmallByteVec.of(other), spilled(other));
            }
        }
        tester.testEquals();
        assertNotEquals(SmallByteVec.of((byte) 1), (Object) List.of((byte) 1));
    }

    /** What lies behind the elements, inline or not, is not part of them. */
    @Test
    void noiseBehindTheElements() {
        for (int size = 0; size < INLINE; size++) {
            SmallByteVec quiet = SmallByteVec.of(bytes(size));
            SmallByteVec noisy = SmallByteVec.of(bytes(INLINE));
            noisy.fill(size, INLINE, (byte) -1);
            noisy.truncate(size);
            assertEquals(quiet, noisy);
            assertEquals(quiet.hashCode(), noisy.hashCode());
            assertEquals(0, quiet.compareTo(noisy));
            assertEquals(-1, noisy.lastIndexOf((byte) -1));
        }
    }

    @Test
    void orderIsThatOfUnsignedArrays() {
        Random random = new Random(7);
        List<SmallByteVec> vectors = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(25)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = (byte) (random.nextInt(10) == 0 ? random.nextInt() : 5);
            }
            vectors.add(i % 2 == 0 ? SmallByteVec.of(bytes) : spilled(bytes));
        }
        for (SmallByteVec a : vectors) {
            for (SmallByteVec b : vectors) {
                int expected = Arrays.compareUnsigned(a.toArray(), b.toArray());
                assertEquals(Integer.signum(expected), Integer.signum(a.compareTo(b)));
                assertEquals(Arrays.equals(a.toArray(), b.toArray()), a.equals(b));
            }
        }
        Collections.sort(vectors);
        assertTrue(SmallByteVec.of((byte) -1).compareTo(SmallByteVec.of((byte) 1)) > 0);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void hashAndTextAreThoseOfArrays(int size) {
        byte[] bytes = bytes(size);
        assertEquals(Arrays.hashCode(bytes), SmallByteVec.of(bytes).hashCode());
        assertEquals(Arrays.toString(bytes), SmallByteVec.of(bytes).toString());
        assertNotSame(SmallByteVec.of(bytes), SmallByteVec.of(bytes).copy());
    }
}
