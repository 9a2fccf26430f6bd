package io.github.compactvec.parity;

import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.SmallVec;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.reflect.TypeUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/** What a list of objects may contain, with inputs that are right for it, or wrong in a way of its own. */
public enum ElementKind {
    INTEGER(Integer.class, "[2147483648]", "[9007199254740993,\"5\"]", numbers(4), numbers(5), numbers(17)) {
        @Override
        public List<?> elements() {
            return Arrays.asList(1, null, -3, 70_000, 5);
        }
    },
    STRING(
            String.class,
            "[\"a\",\"b\",\"c\",\"d\"]",
            "[\"a\",null,\"b\",\"c\",\"d\"]",
            "[\"a\",{\"b\":1}]",
            strings(17)) {
        @Override
        public List<?> elements() {
            return Arrays.asList("a", null, "", "\u00e9\"", "e");
        }
    },
    OBJECT(Object.class, "[1,\"a\",null,{\"a\":[1.5]},[[]]]", "[[\"java.lang.Long\",5]]") {
        @Override
        public List<?> elements() {
            return Arrays.asList("a", null, 5L, new Plain(7), TimeUnit.DAYS);
        }
    },
    BEAN(
            Plain.class,
            "[{\"x\":1},{\"x\":2}]",
            "{\"x\":1}",
            "[{\"x\":\"bad\"}]",
            "[{\"x\":1},{\"x\":[]}]",
            "[{\"unknown\":1}]",
            "[{\"x\":1,\"y\":2}]") {
        @Override
        public List<?> elements() {
            return Arrays.asList(new Plain(1), null, new Detail(2, 3));
        }
    },
    POLYMORPHIC(
            Shape.class,
            "[{\"t\":\"circle\",\"r\":1},{\"a\":2,\"t\":\"square\"}]",
            "[{\"t\":\"no\"}]",
            "[{\"r\":1}]",
            "{\"t\":\"circle\"}") {
        @Override
        public List<?> elements() {
            return Arrays.asList(new Circle(1), new Square(2), null);
        }
    },
    IDENTIFIED(
            Node.class,
            "[{\"id\":1,\"next\":2},{\"id\":2,\"next\":1}]",
            "[2,{\"id\":2},{\"id\":3},2,3]",
            "[{\"id\":1},1,1]",
            "[9]",
            "1") {
        @Override
        public List<?> elements() {
            Node first = new Node(1);
            Node second = new Node(2);
            first.next = second;
            second.next = first;
            return List.of(second, first, second);
        }
    },
    ENUM(TimeUnit.class, "[\"DAYS\",\"HOURS\"]", "[\"YEARS\"]", "[0]") {
        @Override
        public List<?> elements() {
            return Arrays.asList(TimeUnit.DAYS, null, TimeUnit.HOURS);
        }
    },
    VEC(CompactIntVec.class, "[[1,70000],[],null]", "[[1,[2]]]") {
        @Override
        public List<?> elements() {
            return Arrays.asList(CompactIntVec.of(1, 300), new CompactIntVec(), null);
        }
    },
    LIST(List.class, "[[1,null],[2,3,4,5,6],null]", "[[1,\"x\"]]", "[[{}]]") {
        @Override
        public Type listType(Class<?> list) {
            return listOf(list, listOf(list, Integer.class));
        }

        @Override
        public List<?> elements() {
            return Stream.of(Arrays.asList(1, null), List.of(), null, List.of(5))
                    .map(list -> list == null ? null : new ArrayList<>(list))
                    .toList();
        }

        @Override
        public Stream<SmallVec<?>> vecs() {
            return super.vecs().map(vec -> {
                SmallVec<@Nullable Object> vecs = SmallVec.of();
                vec.forEach(list -> vecs.add(list == null ? null : SmallVec.copyOf((Collection<?>) list)));
                return vecs;
            });
        }
    };

    /** JSON values, wherever a list is asked for. */
    private static final List<String> INPUTS = List.of(
            "[]",
            "[null]",
            "[null,null]",
            "[5]",
            "[1.5]",
            "[true]",
            "[\"x\"]",
            "[\"\"]",
            "[\" \",\"null\"]",
            "[{}]",
            "[{\"v\":[1]},3]",
            "[[]]",
            "[[1],[2,3],[]]",
            "[[[1]]]",
            "null",
            "5",
            "1.5",
            "\"x\"",
            "\"\"",
            "\"  \"",
            "true",
            "{}");

    private final Class<?> element;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> ownInputs;

    ElementKind(Class<?> element, String... ownInputs) {
        this.element = element;
        this.ownInputs = List.of(ownInputs);
    }

    /** The type of a list of such elements, given the class of lists, of which elements are too if they are lists. */
    public Type listType(Class<?> list) {
        return listOf(list, element);
    }

    private static Type listOf(Class<?> list, Type element) {
        return TypeUtils.parameterize(list, element);
    }

    /** JSON texts where a list of such elements is asked for. */
    public List<String> inputs() {
        List<String> inputs = new ArrayList<>(INPUTS);
        inputs.addAll(ownInputs);
        return inputs;
    }

    /** Elements of this kind, which other than null differ from each other, by class where they may. */
    public abstract List<?> elements();

    /** Lists of elements of this kind: none, one, all, and more than any vector has inline. */
    public final List<List<?>> lists() {
        List<?> all = elements();
        List<@Nullable Object> many = new ArrayList<>();
        while (many.size() <= 16) {
            many.addAll(all);
        }
        return List.of(new ArrayList<>(), new ArrayList<>(all.subList(0, 1)), new ArrayList<>(all), many);
    }

    /** The same lists as vectors. */
    public Stream<SmallVec<?>> vecs() {
        return lists().stream().map(SmallVec::copyOf);
    }

    /** Every kind with every one of something. */
    public static Stream<Arguments> with(List<?> others) {
        return Stream.of(values()).flatMap(kind -> others.stream().map(other -> Arguments.of(kind, other)));
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).boxed().toList().toString();
    }

    private static String strings(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"s" + i + "\"")
                .toList()
                .toString();
    }

    public static class Plain {
        public int x;

        public Plain() {}

        public Plain(int x) {
            this.x = x;
        }

        List<Integer> values() {
            return List.of(x);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Plain plain && plain.values().equals(values());
        }

        @Override
        public int hashCode() {
            return x;
        }
    }

    public static final class Detail extends Plain {
        public int y;

        Detail() {}

        Detail(int x, int y) {
            super(x);
            this.y = y;
        }

        @Override
        List<Integer> values() {
            return List.of(x, y);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Circle.class, name = "circle"),
        @JsonSubTypes.Type(value = Square.class, name = "square")
    })
    public interface Shape {}

    public record Circle(int r) implements Shape {}

    public record Square(int a) implements Shape {}

    /** May be written as its id, also before it has been written as a whole. */
    @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "id")
    public static final class Node {
        public int id;
        public @Nullable Node next;

        public Node() {}

        Node(int id) {
            this.id = id;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Node node && node.id == id && idOf(node.next) == idOf(next);
        }

        @Override
        public int hashCode() {
            return Objects.hash(id, idOf(next));
        }

        private static int idOf(@Nullable Node node) {
            return node == null ? 0 : node.id;
        }
    }
}
