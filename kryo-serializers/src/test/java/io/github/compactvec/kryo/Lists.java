package io.github.compactvec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.util.Generics.GenericType;
import io.github.compactvec.SmallVec;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists of objects to put into small vectors, and messages of these. */
final class Lists {
    static final List<Integer> INLINE_CAPACITIES = List.of(1, 2, 4, 8, 16);

    /** Around every length at which a header or an {@code ArrayList}'s becomes longer, and around inline capacities. */
    private static final int[] LENGTHS = {
        1, 2, 3, 4, 5, 6, 7, 8, 15, 16, 17, 61, 62, 63, 64, 65, 134, 135, 8190, 8191, 16390, 16391
    };

    private Lists() {}

    /** Has a field, so that it takes bytes. */
    static final class Point {
        int x;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Point point && point.x == x;
        }

        @Override
        public int hashCode() {
            return x;
        }

        @Override
        public String toString() {
            return "point " + x;
        }
    }

    /** Takes no bytes. */
    static final class Nothing {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Nothing;
        }

        @Override
        public int hashCode() {
            return 1;
        }

        @Override
        public String toString() {
            return "nothing";
        }
    }

    /** What lists may be declared to hold. */
    static final class Declarations {
        @Nullable
        SmallVec<String> strings;

        @Nullable
        SmallVec<Integer> integers;

        @Nullable
        SmallVec<Point> points;

        @Nullable
        SmallVec<Nothing> nothings;

        @Nullable
        SmallVec<Object> objects;

        @Nullable
        SmallVec<DayOfWeek> days;

        @Nullable
        SmallVec<SmallVec<String>> vectors;

        @Nullable
        SmallVec<?> unknown;
    }

    static Stream<String> declarations() {
        return Arrays.stream(Declarations.class.getDeclaredFields()).map(field -> field.getName());
    }

    /** A Kryo with all that samples hold registered, each class with the same id in all of them. */
    static Kryo kryo(boolean references) {
        Kryo kryo = register(new Kryo());
        kryo.setReferences(references);
        return kryo;
    }

    static Kryo register(Kryo kryo) {
        kryo.setRegistrationRequired(true);
        kryo.register(ArrayList.class, 20);
        kryo.register(Point.class, 21);
        kryo.register(Nothing.class, 22);
        kryo.register(DayOfWeek.class, 23);
        CompactVecKryo.register(kryo, 100);
        return kryo;
    }

    /** Makes a list that is written or read next one that was declared as a field of {@link Declarations}. */
    static void declare(Kryo kryo, String field) {
        try {
            kryo.getGenerics()
                    .pushGenericType(new GenericType(
                            Declarations.class,
                            Declarations.class,
                            Declarations.class.getDeclaredField(field).getGenericType()));
        } catch (NoSuchFieldException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Point point(int x) {
        Point point = new Point();
        point.x = x;
        return point;
    }

    private static Object element(Class<?> type, int index) {
        return type == String.class
                ? "s" + index
                : type == Integer.class
                        ? index * 1000
                        : type == Point.class
                                ? point(index)
                                : type == DayOfWeek.class
                                        ? DayOfWeek.of(1 + index % 7)
                                        : type == SmallVec.class
                                                ? SmallVec.of("a", index % 3 == 0 ? null : "b" + index)
                                                : new Nothing();
    }

    /** Lists of many lengths: of one class, of several, with nulls, of nothing but nulls. Not to be changed. */
    static List<List<@Nullable Object>> samples() {
        List<List<@Nullable Object>> samples = new ArrayList<>();
        samples.add(List.of());
        for (int length : LENGTHS) {
            for (Class<?> type :
                    List.of(String.class, Integer.class, Point.class, Nothing.class, DayOfWeek.class, SmallVec.class)) {
                List<@Nullable Object> list = new ArrayList<>();
                IntStream.range(0, length).forEach(i -> list.add(element(type, i)));
                samples.add(list);
                for (int i : new int[] {0, length - 1}) {
                    List<@Nullable Object> other = new ArrayList<>(list);
                    other.set(i, type == String.class ? (Object) 7 : "seven");
                    samples.add(other);
                    List<@Nullable Object> withNull = new ArrayList<>(list);
                    withNull.set(i, null);
                    samples.add(withNull);
                }
            }
            samples.add(new ArrayList<>(Collections.<@Nullable Object>nCopies(length, null)));
        }
        return samples;
    }

    static List<List<@Nullable Object>> shortSamples() {
        return samples().stream().filter(list -> list.size() < 200).toList();
    }

    static byte[] write(Kryo kryo, @Nullable Object list, Class<?> type) {
        return Io.write(out -> new Output(64, -1), output -> kryo.writeObjectOrNull(output, list, type));
    }

    static byte[] write(Kryo kryo, List<?> list) {
        return write(kryo, list, list.getClass());
    }

    static @Nullable SmallVec<?> read(Kryo kryo, Input input) {
        return kryo.readObjectOrNull(input, SmallVec.class);
    }

    static @Nullable SmallVec<?> read(Kryo kryo, byte[] bytes) {
        return read(kryo, new Input(bytes));
    }

    static SmallVec<?> readOne(Kryo kryo, byte[] bytes) {
        return Objects.requireNonNull(read(kryo, bytes));
    }

    /** With its inline capacity. */
    static String describe(@Nullable SmallVec<?> vec) {
        return vec == null ? "null" : vec.inlineCapacity() + " " + vec;
    }
}
