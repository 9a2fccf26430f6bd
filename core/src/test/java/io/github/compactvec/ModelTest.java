package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Executable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every container against a plain list, by long runs of random operations. */
class ModelTest {
    private static final int RUNS = 12;
    private static final int OPERATIONS = 100_000;

    static Stream<Arguments> runs() {
        return types().flatMap(type -> IntStream.rangeClosed(1, RUNS).mapToObj(seed -> Arguments.of(type, seed)));
    }

    static Stream<VecType> types() {
        return VecType.all().stream();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void behavesLikeAList(VecType type, long seed) {
        ModelDriver driver = new ModelDriver(type, seed);
        driver.run(OPERATIONS);
        assertTrue(type.inlineBytes() == 0 || driver.crossings > 1_000, () -> driver.crossings + " crossings");
    }

    /** A public method that the runs above do not call is a method without a model test. */
    @ParameterizedTest
    @MethodSource("types")
    void everyPublicMethodIsCalled(VecType type) {
        Recorder recorder = new Recorder();
        new ModelDriver(recorder.record(type, VecType.class), 1).run(20_000);

        Class<?> container = type.container();
        Set<String> expected = Stream.concat(Stream.of(container.getConstructors()), publicMethods(container))
                .map(method -> signature(method, container))
                .collect(Collectors.toCollection(TreeSet::new));
        // One of each place that methods come from, so that this test is not about nothing.
        assertTrue(
                expected.containsAll(Set.of("empty()", "toVec()", "get(Number)", "swap(Number, Number)", "dedup()")));
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(recorder.called);
        assertEquals(Set.of(), missing);
    }

    /** The public methods that a class of this package declares or inherits from another. */
    private static Stream<Method> publicMethods(@Nullable Class<?> type) {
        if (type == null || !type.getPackageName().equals(CompactIntVec.class.getPackageName())) {
            return Stream.empty();
        }
        Stream<Method> own = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic());
        Stream<Method> inherited = Stream.concat(
                        Stream.of(type.getInterfaces()), Stream.ofNullable(type.getSuperclass()))
                .flatMap(ModelTest::publicMethods);
        return Stream.concat(own, inherited);
    }

    /** Name and parameters without what depends on the element type and the container. */
    private static String signature(Executable method, Class<?> container) {
        String name = method instanceof Method
                ? method.getName().replace(container.getSimpleName(), "Vec").replaceFirst("(Int|Long)", "Number")
                : "empty";
        return Arrays.stream(method.getParameterTypes())
                .map(parameter -> Sequence.class.isAssignableFrom(parameter)
                        ? "Vec"
                        : parameter.getSimpleName().replaceFirst("^([Ii]nt|[Ll]ong)", "Number"))
                .map(parameter -> parameter.replace("NumberVec", "Vec"))
                .collect(Collectors.joining(", ", name + "(", ")"));
    }

    /** Notes which methods are called on a vector and on the vectors that come from it. */
    private static final class Recorder {
        final Set<String> called = new TreeSet<>();

        <T> T record(T target, Class<T> face) {
            InvocationHandler handler = new Handler(target);
            return face.cast(Proxy.newProxyInstance(face.getClassLoader(), new Class<?>[] {face}, handler));
        }

        private final class Handler implements InvocationHandler {
            private final Object target;

            Handler(Object target) {
                this.target = target;
            }

            @Override
            public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
                    throws Throwable {
                called.add(signature(method, Sequence.class));
                Object[] plain = arguments == null
                        ? new Object[0]
                        : Arrays.stream(arguments).map(Recorder::unwrapped).toArray();
                try {
                    return recorded(method.invoke(target, plain));
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
        }

        private @Nullable Object recorded(@Nullable Object result) {
            if (result instanceof VecSubject subject) {
                return record(subject, VecSubject.class);
            } else if (result instanceof VecType type) {
                return record(type, VecType.class);
            } else if (result instanceof Collector<?, ?, ?> collector) {
                return Collectors.collectingAndThen(collector, this::recorded);
            }
            return result;
        }

        private static Object unwrapped(Object argument) {
            return Proxy.isProxyClass(argument.getClass())
                    ? ((Handler) Proxy.getInvocationHandler(argument)).target
                    : argument;
        }
    }
}
