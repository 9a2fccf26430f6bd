package io.github.compactvec.parity;

import io.github.compactvec.SmallByteVec;
import io.github.compactvec.SmallVec;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.lang3.reflect.TypeUtils;
import org.jspecify.annotations.Nullable;

/** A container to compare, with what it is to be compared with. */
abstract class Subject {
    /**
     * One of the two that are compared.
     *
     * @param type as what it is declared
     * @param samples some of that type, in the same order on both sides
     * @param initial one with elements, to be read into
     * @param empty one without, likewise
     */
    record Side(Type type, List<?> samples, Object initial, Object empty) {}

    private final Side contender;
    private final Side reference;

    Subject(Side contender, Side reference) {
        this.contender = contender;
        this.reference = reference;
    }

    final Side contender() {
        return contender;
    }

    final Side reference() {
        return reference;
    }

    /** What is to be written in some position as the contender is. */
    Side writingReference(Settings settings, Position position) {
        return reference;
    }

    /** Whether reading in a position, even what has been written there, is different on purpose from an array's. */
    final boolean readsOtherwise(Position position) {
        return !isIterable() && position.isReadOtherwiseThanByArrays();
    }

    /** What has the schema that the contender is to have in some position. */
    Side schemaReference(Settings settings, Position position) {
        return writingReference(settings, position);
    }

    /** JSON texts where such a container is asked for. */
    abstract List<String> inputs();

    /** Whether an input says the same in every format. */
    boolean isAlikeInEveryFormat(String input) {
        return true;
    }

    /** Whether an input has a meaning in a format. */
    boolean canBeIn(Format format, String input) {
        return true;
    }

    /** Whether the container is known as one without being declared, as collections are. */
    boolean isIterable() {
        return false;
    }

    /** Those that many settings can be tried with. */
    abstract List<String> fewInputs();

    /** Those that are longer than what is kept at once. */
    List<String> longInputs() {
        return List.of();
    }

    /** Whether what is done in a position is different on purpose, and tested elsewhere. */
    boolean excludes(Settings settings, Position position) {
        return false;
    }

    /** What an array would have done had Jackson not forgotten something. */
    static Expected mended(Outcome ofReference) {
        Outcome mended = ofReference.mended();
        return new Expected(mended, mended.equals(ofReference) ? null : Difference.MERGED_NULL);
    }

    /** What is to be done instead of what was done to the reference, and why if that is not the same. */
    Expected expected(Outcome ofReference, String input, Function<String, Outcome> readReference) {
        return new Expected(ofReference, null);
    }

    /**
     * An outcome that is to be.
     *
     * @param difference why it is not that of the reference, or null if it is
     */
    record Expected(Outcome outcome, @Nullable Difference difference) {}

    @Override
    public String toString() {
        return contender.type().getTypeName().replaceAll("(\\w+\\.)+", "");
    }

    // ---------------------------------------------------------------- vectors of integers

    /** A vector of integers and the array in its stead. */
    static final class OfIntegers extends Subject {
        /** What the parser for Ion says of a number out of range, and a tree of an infinite one. */
        private static final Pattern VAGUE =
                Pattern.compile("double is too large to|\\(-?Infinity\\) of `DoubleNode` has fractional part");

        private final VecType type;
        private final Side list;

        OfIntegers(VecType type, Class<?> declared) {
            super(side(declared, type, type::vec), side(type.array, type, type::array));
            this.type = type;
            this.list = side(TypeUtils.parameterize(List.class, type.boxed), type, type::list);
        }

        static List<Subject> of(VecType... types) {
            return Arrays.stream(types)
                    .<Subject>map(type -> new OfIntegers(type, type.vec))
                    .toList();
        }

        /** Those that are declared by their interface. */
        static List<Subject> interfaces() {
            return Arrays.stream(VecType.values())
                    .filter(type -> type.general.isInterface())
                    .<Subject>map(type -> new OfIntegers(type, type.general))
                    .toList();
        }

        private static Side side(Type declared, VecType type, Function<long[], Object> make) {
            return new Side(
                    declared,
                    type.samples().stream().map(make).toList(),
                    make.apply(new long[] {7, 70_000}),
                    make.apply(new long[0]));
        }

        @Override
        List<String> inputs() {
            return Inputs.values(type);
        }

        @Override
        List<String> fewInputs() {
            return Inputs.fewValues(type);
        }

        @Override
        List<String> longInputs() {
            return Inputs.longValues(type);
        }

        /** How elements are to be written Jackson heeds for lists only, and so do vectors of {@code long}. */
        @Override
        Side writingReference(Settings settings, Position position) {
            return saysOfElements(settings, position) ? list : reference();
        }

        /** Jackson tells of the items of a {@code long[]} no more than that they are numbers. */
        @Override
        Side schemaReference(Settings settings, Position position) {
            return type.ofInts() ? reference() : list;
        }

        private boolean saysOfElements(Settings settings, Position position) {
            return !type.ofInts() && (settings.saysOfElements() || position.is(Position.Trait.SAYS_OF_ELEMENTS));
        }

        /** A list would be written with the types of elements, about which there is nothing to say. */
        @Override
        boolean excludes(Settings settings, Position position) {
            return saysOfElements(settings, position) && settings.types(position);
        }

        /** A list of the boxed elements. */
        Side list() {
            return list;
        }

        @Override
        Expected expected(Outcome ofReference, String input, Function<String, Outcome> readReference) {
            if (VAGUE.matcher(String.valueOf(ofReference.detail())).find()) {
                String without = Inputs.withoutOutOfRange(type, input);
                return new Expected(readReference.apply(without).kind(), Difference.OUT_OF_RANGE);
            }
            List<?> elements = ofReference.mended().elements();
            if (elements != null && elements.stream().anyMatch(this::isDoubtful)) {
                String without = Inputs.withoutOutOfRange(type, input);
                if (!without.equals(input)) {
                    return new Expected(readReference.apply(without).mended().kind(), Difference.OUT_OF_RANGE);
                }
            }
            return mended(ofReference);
        }

        /** Whether it is out of range, or may be what an array takes for a fraction that is. */
        private boolean isDoubtful(@Nullable Object read) {
            return !(read instanceof Long element)
                    || !type.holds(element)
                    || element == Long.MAX_VALUE
                    || element == Long.MIN_VALUE;
        }
    }

    // ---------------------------------------------------------------- vectors of objects

    /** A small vector and an {@code ArrayList}. */
    static final class OfObjects extends Subject {
        private final ElementKind kind;

        OfObjects(ElementKind kind) {
            super(
                    new Side(
                            kind.listType(SmallVec.class),
                            kind.vecs().toList(),
                            SmallVec.nCopies(2, null),
                            SmallVec.of()),
                    new Side(
                            kind.listType(List.class),
                            kind.lists(),
                            new ArrayList<>(Collections.nCopies(2, null)),
                            new ArrayList<>()));
            this.kind = kind;
        }

        static List<Subject> of(Collection<ElementKind> kinds) {
            return kinds.stream().<Subject>map(OfObjects::new).toList();
        }

        @Override
        List<String> inputs() {
            return kind.inputs();
        }

        @Override
        List<String> fewInputs() {
            return kind.inputs();
        }

        @Override
        boolean isAlikeInEveryFormat(String input) {
            return false;
        }

        @Override
        boolean isIterable() {
            return true;
        }

        /**
         * Serializers of others name the class of an element that is a vector as they find it; and without annotations the
         * element around a root in XML has the name of its class.
         */
        @Override
        boolean excludes(Settings settings, Position position) {
            boolean namesElements =
                    kind == ElementKind.LIST && settings.isTyping() && position.is(Position.Trait.SAYS_OF_ELEMENTS);
            boolean namesRoot =
                    settings.name().equals("no annotations") && position.name().equals("root");
            return namesElements || namesRoot;
        }
    }

    // ---------------------------------------------------------------- vectors of bytes

    /** A vector of bytes and the array in its stead. */
    static final class OfBytes extends Subject {
        private static final List<Integer> SIZES = List.of(0, 1, 2, 20, 21, 300);

        OfBytes() {
            super(side(SmallByteVec.class, SmallByteVec::of), side(byte[].class, bytes -> bytes));
        }

        private static Side side(Type type, Function<byte[], Object> make) {
            return new Side(
                    type,
                    SIZES.stream().map(size -> make.apply(bytes(size))).toList(),
                    make.apply(new byte[] {7, -7}),
                    make.apply(new byte[0]));
        }

        private static byte[] bytes(int size) {
            byte[] bytes = new byte[size];
            for (int i = 0; i < size; i++) {
                bytes[i] = (byte) (i * 37 - 3);
            }
            return bytes;
        }

        @Override
        List<String> inputs() {
            return Inputs.ofBytes();
        }

        @Override
        List<String> fewInputs() {
            return Inputs.fewOfBytes();
        }

        /** To the parser for MessagePack a string is no Base64 but its own bytes. */
        @Override
        boolean isAlikeInEveryFormat(String input) {
            return !input.contains("\"");
        }

        /** To the parser for Ion a string is no bytes at all, nor is it an error. */
        @Override
        boolean canBeIn(Format format, String input) {
            return format != Format.ION || !input.contains("\"");
        }

        /** There vectors are written as numbers. */
        @Override
        boolean excludes(Settings settings, Position position) {
            return position.name().equals("shape ARRAY");
        }

        @Override
        Expected expected(Outcome ofReference, String input, Function<String, Outcome> readReference) {
            return mended(ofReference);
        }
    }
}
