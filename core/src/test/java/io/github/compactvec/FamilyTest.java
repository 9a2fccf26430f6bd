package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No container lacks a public method that another has, but for what its element type makes meaningless. */
class FamilyTest {
    /** An {@code int} has no unsigned counterpart of its own type: the widest would not fit. */
    private static final Set<String> LONG_ONLY =
            Set.of("static Vec copyOfUnsigned(Number[])", "Number[] toUnsignedNumberArray()");

    /** What there is to ask about elements that lie in the vector itself. */
    private static final Set<String> SMALL_ONLY = Set.of("Number inlineCapacity()", "boolean isSpilled()");

    static Stream<VecType> types() {
        return VecType.all().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void hasEveryMethodOfTheOthers(VecType type) {
        Set<String> expected = new TreeSet<>();
        types().forEach(other -> expected.addAll(api(other.container())));
        if (type.element() == Element.INT) {
            expected.removeAll(LONG_ONLY);
        }
        if (type.inlineBytes() == 0) {
            expected.removeAll(SMALL_ONLY);
        }
        assertEquals(expected, api(type.container()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void findsWhatThereIs(VecType type) {
        assertTrue(api(type.container())
                .containsAll(Set.of(
                        "new Vec()",
                        "static Vec of(Number[])",
                        "Number get(Number)",
                        "Vec drain(Number, Number)",
                        "List<Number> asList()",
                        "boolean removeIf(NumberPredicate)",
                        "void writePackedTo(OutputStream)",
                        "static Collector<Number, ?, Vec> toVec()")));
    }

    /** Signatures of all public methods and constructors, without what depends on the element type and the container. */
    private static Set<String> api(Class<?> container) {
        Stream<String> constructors =
                Arrays.stream(container.getConstructors()).map(constructor -> "new Vec" + parameters(constructor));
        Stream<String> methods = Arrays.stream(container.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .map(FamilyTest::signature);
        return Stream.concat(constructors, methods).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String signature(Method method) {
        String modifier = Modifier.isStatic(method.getModifiers()) ? "static " : "";
        return modifier + general(method.getGenericReturnType().getTypeName()) + " " + general(method.getName())
                + parameters(method);
    }

    private static String parameters(Executable method) {
        return Arrays.stream(method.getGenericParameterTypes())
                .map(type -> general(type.getTypeName()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** A name without packages, every vector being a {@code Vec} and every type of number a {@code Number}. */
    private static String general(String name) {
        return name.replaceAll("([a-z]+\\.)+", "")
                .replaceAll("(Compact|Small|Primitive|Packed)?(U?Int|Long)?Vec", "Vec")
                .replaceAll("\\b(int|long|Integer)\\b|Int(?![a-z])|Long", "Number");
    }
}
