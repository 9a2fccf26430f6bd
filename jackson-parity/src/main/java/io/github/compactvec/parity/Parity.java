package io.github.compactvec.parity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.compactvec.PrimitiveVec;
import io.github.compactvec.SmallByteVec;
import io.github.compactvec.SmallVec;
import io.github.compactvec.parity.Mapper.Reading;
import io.github.compactvec.parity.Mapper.Writing;
import io.github.compactvec.parity.Position.Trait;
import io.github.compactvec.parity.Subject.Expected;
import io.github.compactvec.parity.Subject.Side;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares containers under some settings. */
final class Parity {
    private static final int MAX_REPORTED = 20;

    /** By which schemas refer to classes. */
    private static final Pattern SCHEMA_NAME = Pattern.compile("(?<=\")urn:[^\"]*");

    private final Jackson jackson;
    private final Settings settings;
    private final Tally tally;
    private final List<String> unexplained = new ArrayList<>();

    Parity(Jackson jackson, Settings settings, Tally tally) {
        this.jackson = jackson;
        this.settings = new Settings(settings.name(), settings.saysOfElements(), c -> {
            c.mixIn(Beans.Mixed.class, Beans.MixIn.class);
            settings.apply().accept(c);
        });
        this.tally = tally;
    }

    /** Fails if there was a difference without a reason. */
    void assertNone() {
        assertEquals("", String.join("\n", unexplained));
    }

    // ---------------------------------------------------------------- reading

    void read(Format format, Reading way, List<Subject> subjects, List<Position> positions) {
        read(format, way, subjects, positions, Subject::inputs);
    }

    void read(
            Format format,
            Reading way,
            List<Subject> subjects,
            List<Position> positions,
            Function<Subject, List<String>> inputs) {
        for (Position position : positions) {
            // One for each, since mappers copy what they know of types whenever there is a new one.
            Mapper mapper = jackson.mapper(format, settings);
            Mapper json = format == Format.MESSAGE_PACK ? jackson.mapper(Format.JSON, settings) : mapper;
            for (Subject subject : subjects) {
                if (position.document() == null
                        || subject.readsOtherwise(position)
                        || (way == Reading.ITERATOR && position.name().equals(Position.ROOT_UPDATED))
                        || subject.excludes(settings, position)) {
                    continue;
                }
                for (String input : inputs.apply(subject)) {
                    byte[] document = subject.canBeIn(format, input) ? encode(mapper, format, position, input) : null;
                    if (document == null) {
                        continue;
                    }
                    // The parser for MessagePack cuts numbers of arrays, so that those are no measure.
                    boolean measuredByJson = format == Format.MESSAGE_PACK && subject.isAlikeInEveryFormat(input);
                    Mapper measure = measuredByJson ? json : mapper;
                    Function<String, Outcome> readReference = text -> read(
                            measure,
                            way,
                            position,
                            requireNonNull(encode(measure, measuredByJson ? Format.JSON : format, position, text)),
                            subject.reference());
                    Expected expected = subject.expected(readReference.apply(input), input, readReference);
                    Outcome actual = read(mapper, way, position, document, subject.contender());
                    compare(
                            measuredByJson ? expected.outcome().kind() : expected.outcome(),
                            actual,
                            expected.difference(),
                            () -> "reading %s, %s, %s, %s, %s, %.60s"
                                    .formatted(subject, settings, format, way, position, input));
                }
            }
        }
    }

    private static byte @Nullable [] encode(Mapper mapper, Format format, Position position, String input) {
        String json = position.document(input);
        return format == Format.JSON ? json.getBytes(UTF_8) : mapper.encode(json, input.length() % 2 == 0);
    }

    private Outcome read(Mapper mapper, Reading way, Position position, byte[] document, Side side) {
        Type type = position.typeAround().apply(side.type());
        Object update = position.is(Trait.UPDATED)
                ? wrap(position, copy(side.initial()))
                : position.is(Trait.UPDATED_EMPTY) ? wrap(position, copy(side.empty())) : null;
        return Outcome.ofReading(jackson, () -> position.content(mapper.read(way, document, type, update)));
    }

    private static Object wrap(Position position, Object value) {
        return requireNonNull(position.wrap()).apply(value);
    }

    /** What is read into must not be what others are read into. */
    private static Object copy(Object container) {
        if (container instanceof PrimitiveVec vec) {
            return vec.copy();
        }
        if (container instanceof SmallByteVec vec) {
            return vec.copy();
        }
        if (container instanceof SmallVec<?> vec) {
            return vec.copy();
        }
        return container instanceof List<?> list ? new ArrayList<>(list) : container;
    }

    // ---------------------------------------------------------------- writing

    /**
     * Also reads what has been written.
     *
     * <p>In Jackson 3 the first element that a mapper writes in a property of some {@code JsonFormat.Shape} may come out
     * otherwise than all after it. That is no difference if it is so for whichever of the two comes first.
     */
    void write(Format format, Writing way, List<Subject> subjects, List<Position> positions) {
        for (Position position : positions) {
            Mapper mapper = jackson.mapper(format, settings);
            for (Subject subject : subjects) {
                if (position.wrap() == null
                        || position.is(Trait.UPDATED)
                        || !fits(format, position)
                        || subject.excludes(settings, position)) {
                    continue;
                }
                Side reference = subject.writingReference(settings, position);
                Side contender = subject.contender();
                for (int i = 0; i < contender.samples().size(); i++) {
                    int index = i;
                    for (boolean declared : new boolean[] {true, false}) {
                        Supplier<String> what = () -> "writing %s, %s, %s, %s, %s, %s, %.60s"
                                .formatted(
                                        subject,
                                        settings,
                                        format,
                                        way,
                                        position,
                                        declared ? "declared" : "by its class",
                                        contender.samples().get(index));
                        boolean named = settings.names(position, format);
                        Written expected = write(mapper, format, way, position, reference, i, declared);
                        Written actual = write(mapper, format, way, position, contender, i, declared);
                        Difference difference =
                                reference.equals(subject.reference()) ? null : Difference.LIKE_LISTS_OF_LONG;
                        Outcome due = shown(expected, named, mapper, format);
                        Outcome found = shown(actual, named, mapper, format);
                        boolean known = declared && !settings.isTyping() && !position.isUntyped();
                        if (format == Format.XML && !known && !subject.isIterable() && !found.equals(due)) {
                            difference = Difference.UNWRAPPED_IN_XML;
                            due = due.unwrapped();
                            found = found.packed();
                        }
                        if (!found.equals(due)) {
                            Mapper other = jackson.mapper(format, settings);
                            Written first = write(other, format, way, position, contender, i, declared);
                            Written second = write(other, format, way, position, reference, i, declared);
                            if (shown(second, named, mapper, format).equals(found)) {
                                actual = first;
                                found = shown(first, named, mapper, format);
                            }
                        }
                        boolean same = compare(due, found, difference, what);
                        // There are no elements of XML of the names that arrays have.
                        boolean readable = declared
                                && !(format == Format.JSON && isReadAnyway(position))
                                && way == Writing.BYTES
                                && difference == null
                                && !(format == Format.XML && settings.isTyping());
                        if (same && readable && !subject.readsOtherwise(position)) {
                            compare(
                                    readAgain(mapper, format, position, reference, expected),
                                    readAgain(mapper, format, position, contender, actual),
                                    null,
                                    () -> what.get() + ", read again");
                        }
                    }
                }
            }
        }
    }

    /** A table has columns, and what is quoted in it, or in TOML, may depend on names. */
    private boolean fits(Format format, Position position) {
        return switch (format) {
            case CSV -> position.is(Trait.COLUMN) && !settings.names(position, format);
            case TOML -> !settings.names(position, format);
            default -> true;
        };
    }

    /** Whether such documents are among those that are read, as none are that name the types of containers. */
    private boolean isReadAnyway(Position position) {
        return position.document() != null && !settings.isTyping();
    }

    private Outcome shown(Written written, boolean named, Mapper mapper, Format format) {
        return named ? written.outcome.readable(jackson, mapper, format) : written.outcome;
    }

    /** An outcome, and what was written if it is no failure. */
    private static final class Written {
        final Outcome outcome;
        final byte @Nullable [] document;

        Written(Outcome outcome, byte @Nullable [] document) {
            this.outcome = outcome;
            this.document = document;
        }
    }

    private Written write(
            Mapper mapper, Format format, Writing way, Position position, Side side, int sample, boolean declared) {
        Object value = wrap(position, side.samples().get(sample));
        Type type = declared ? position.typeAround().apply(side.type()) : undeclared(position, side);
        byte[][] document = new byte[1][];
        Outcome outcome = Outcome.of(jackson, () -> {
            document[0] = mapper.write(way, value, type);
            return format.isTextual() || way.makesText()
                    ? new String(document[0], UTF_8)
                    : HexFormat.of().formatHex(document[0]);
        });
        return new Written(outcome, document[0]);
    }

    /** To Jackson, a class of small vectors is abstract, as {@code List} is, while {@code ArrayList} is not. */
    private @Nullable Type undeclared(Position position, Side side) {
        boolean matters = settings.typesAbstractClasses() && position.name().equals("root");
        return matters && side.samples().get(0) instanceof ArrayList ? List.class : null;
    }

    private Outcome readAgain(Mapper mapper, Format format, Position position, Side side, Written written) {
        byte[] document = written.document;
        if (document == null) {
            return written.outcome;
        }
        Outcome outcome = Outcome.ofReading(
                jackson,
                () -> position.content(mapper.read(
                        Reading.BYTES, document, position.typeAround().apply(side.type()), null)));
        return settings.names(position, format) ? outcome.kind() : outcome;
    }

    // ---------------------------------------------------------------- lists of boxed integers

    /** A vector is read and written as the list is, or else as the array is. */
    void likeBoxed(List<Subject.OfIntegers> subjects, List<Position> positions) {
        for (Position position : positions) {
            Mapper mapper = jackson.mapper(Format.JSON, settings);
            for (Subject.OfIntegers subject : subjects) {
                if (subject.excludes(settings, position)) {
                    continue;
                }
                if (position.document() != null && !subject.readsOtherwise(position)) {
                    for (String input : subject.fewInputs()) {
                        byte[] document = position.document(input).getBytes(UTF_8);
                        compareBoxed(
                                subject,
                                side -> read(mapper, Reading.BYTES, position, document, side),
                                () -> "reading %s as a list, %s, %s, %.60s"
                                        .formatted(subject, settings, position, input));
                    }
                }
                if (position.wrap() != null && !settings.names(position, Format.JSON)) {
                    for (int i = 0; i < subject.reference().samples().size(); i++) {
                        int sample = i;
                        compareBoxed(
                                subject,
                                side -> write(mapper, Format.JSON, Writing.BYTES, position, side, sample, true).outcome,
                                () -> "writing %s as a list, %s, %s, %d"
                                        .formatted(subject, settings, position, sample));
                    }
                }
            }
        }
    }

    private void compareBoxed(Subject.OfIntegers subject, Function<Side, Outcome> work, Supplier<String> what) {
        Outcome list = work.apply(subject.list());
        Outcome actual = work.apply(subject.contender());
        if (actual.comesTo(list)) {
            tally.add(null);
        } else if (actual.comesTo(work.apply(subject.reference()).mended())) {
            tally.add(Difference.LIKE_ARRAYS);
        } else if (String.valueOf(actual.failure()).contains("InputCoercionException")) {
            tally.add(Difference.OUT_OF_RANGE);
        } else {
            compare(list, actual, null, what);
        }
    }

    // ---------------------------------------------------------------- schemas

    void schemas(List<Subject> subjects, List<Position> positions) {
        for (Position position : positions) {
            Mapper mapper = jackson.mapper(Format.JSON, settings);
            for (Subject subject : subjects) {
                if (subject.excludes(settings, position)) {
                    continue;
                }
                Side reference = subject.schemaReference(settings, position);
                Outcome due = schema(mapper, position, reference);
                Outcome found = schema(mapper, position, subject.contender());
                if (!found.equals(due)) {
                    Mapper other = jackson.mapper(Format.JSON, settings);
                    Outcome first = schema(other, position, subject.contender());
                    found = schema(other, position, reference).equals(found) ? first : found;
                }
                compare(
                        due,
                        found,
                        reference.equals(subject.reference()) ? null : Difference.INTEGER_ITEMS,
                        () -> "schema of %s, %s, %s".formatted(subject, settings, position));
            }
        }
    }

    private Outcome schema(Mapper mapper, Position position, Side side) {
        Type type = position.typeAround().apply(side.type());
        return Outcome.of(
                        jackson, () -> SCHEMA_NAME.matcher(mapper.schema(type)).replaceAll(""))
                .readable(jackson, mapper, Format.JSON);
    }

    // ---------------------------------------------------------------- both

    private boolean compare(Outcome expected, Outcome actual, @Nullable Difference difference, Supplier<String> what) {
        tally.add(difference);
        if (actual.equals(expected) || actual.kind().equals(expected)) {
            return true;
        }
        tally.addUnexplained();
        if (unexplained.size() < MAX_REPORTED) {
            unexplained.add("%s%n  expected %.900s%n  actual   %.900s".formatted(what.get(), expected, actual));
        }
        return false;
    }
}
