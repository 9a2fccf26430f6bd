package io.github.compactvec.parity;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading or writing something: the result, or the failure with all that can be compared of it, said in a
 * way that does not depend on whether it was done with an array, a list or a vector.
 *
 * @param result the elements that were read, or what was written; null for a null or a failure
 * @param failure the classes of the exception and its cause, the path and what was asked for, or null
 * @param detail the message of the failure and its location, or null
 */
public record Outcome(
        @Nullable Object result,
        @Nullable String failure,
        @Nullable String detail) {

    private static final Pattern FORGOTTEN = Pattern.compile(
            "[\\w.]*(?:JsonMappingException|DatabindException) by java.lang.NullPointerException at (?:/\\w+)*/v"
                    // where it is not wrapped
                    + "|java.lang.NullPointerException");

    private static final Pattern HEXADECIMAL = Pattern.compile("(?:[0-9a-f]{2})*");
    private static final Pattern BETWEEN_TAGS = Pattern.compile("(?<=>)\\s+(?=<)");
    private static final Pattern WRAPPER_START = Pattern.compile("<(v|w|value)>(?=<\\1[ />])");
    private static final Pattern WRAPPER_END = Pattern.compile("(</(v|w|value)>|<(v|w|value)/>)</(?:\\2|\\3)>");
    private static final Pattern EMPTY_WRAPPER = Pattern.compile("<(?:v|w|value)/>");
    private static final Pattern EMPTY = Pattern.compile("<([\\w.$]+)( [^>]*)?></\\1>");

    /** What comes of reading a container. */
    public static Outcome ofReading(Jackson jackson, Callable<?> reading) {
        return of(jackson, () -> Contents.of(reading.call()));
    }

    /** What comes of something else. */
    static Outcome of(Jackson jackson, Callable<?> work) {
        try {
            return new Outcome(work.call(), null, null);
        } catch (Exception e) {
            return ofFailure(jackson, e);
        }
    }

    private static Outcome ofFailure(Jackson jackson, Exception e) {
        Jackson.Failure said = jackson.describe(e);
        StringBuilder text = new StringBuilder(e.getClass().getName());
        Throwable cause = e.getCause();
        if (cause != null) {
            text.append(" by ").append(cause.getClass().getName());
        }
        if (said.path() != null) {
            text.append(" at ").append(said.path());
        }
        if (said.target() != null) {
            text.append(" for ").append(Names.without(said.target()));
        }
        // That of one tells what the JVM dereferenced, which has other names everywhere.
        String message = e instanceof NullPointerException ? null : e.getMessage() + " " + said.location();
        return new Outcome(null, text.toString(), message);
    }

    /**
     * What this would be had Jackson not forgotten that a string can stand for null when it merges arrays: then it
     * fails with a {@code NullPointerException} unless the array to merge with is empty.
     */
    Outcome mended() {
        return failure != null && FORGOTTEN.matcher(failure).matches() ? new Outcome(null, null, null) : this;
    }

    /** Without the message, for comparing failures of different formats or numbers. */
    public Outcome kind() {
        return new Outcome(result, failure, null);
    }

    /** What was written as text in which containers have the same name, of which encodings otherwise tell the length. */
    Outcome readable(Jackson jackson, Mapper mapper, Format format) {
        if (!(result instanceof String written)) {
            return this;
        }
        boolean hexadecimal =
                !format.isTextual() && HEXADECIMAL.matcher(written).matches();
        return of(
                jackson,
                () -> Names.without(hexadecimal ? mapper.toJson(HexFormat.of().parseHex(written)) : written));
    }

    /** What was written as XML without white space that does not matter. */
    Outcome packed() {
        return result instanceof String written
                ? new Outcome(BETWEEN_TAGS.matcher(written).replaceAll(""), null, null)
                : this;
    }

    /** What was written as XML, likewise, without the elements that stand around all that belong to one property. */
    Outcome unwrapped() {
        if (!(packed().result instanceof String packed)) {
            return this;
        }
        String opened = WRAPPER_START.matcher(packed).replaceAll("");
        String unwrapped = opened.equals(packed)
                ? EMPTY.matcher(EMPTY_WRAPPER.matcher(packed).replaceAll("")).replaceAll("<$1$2/>")
                : WRAPPER_END.matcher(opened).replaceAll("$1");
        return new Outcome(unwrapped, null, null);
    }

    /** Whether this is the same elements, of whatever type of integers, the same text, or a failure as well. */
    boolean comesTo(Outcome other) {
        return failure == null
                ? other.failure == null && Objects.equals(widened(), other.widened())
                : other.failure != null;
    }

    private @Nullable Object widened() {
        return result instanceof List<?> elements ? Contents.widened(elements) : result;
    }

    /** The elements that were read. */
    public @Nullable List<?> elements() {
        return (List<?>) result;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Outcome outcome
                && Objects.equals(result, outcome.result)
                && Objects.equals(failure, outcome.failure)
                && (Objects.equals(detail, outcome.detail) || normalizedDetail().equals(outcome.normalizedDetail()));
    }

    @Override
    public int hashCode() {
        return Objects.hash(result, failure);
    }

    private String normalizedDetail() {
        return detail == null ? "" : Names.without(detail);
    }
}
