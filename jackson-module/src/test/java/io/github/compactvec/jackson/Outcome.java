package io.github.compactvec.jackson;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading something: the elements, or the failure with all that can be compared of it, said in a way that
 * does not depend on whether an array, a list or a vector was asked for.
 *
 * @param elements the elements, null for a null or a failure
 * @param failure the classes of the exception and its cause, the path and what was asked for, or null
 * @param message the message of the failure, or null; compared without what depends on what was asked for
 */
record Outcome(
        @Nullable List<? extends @Nullable Object> elements,
        @Nullable String failure,
        @Nullable String message) {

    private static final String FORGOTTEN =
            JsonMappingException.class.getName() + " by " + NullPointerException.class.getName() + " at /v";

    /** What names a container. (Texts are searched much faster than patterns that begin with a choice.) */
    private static final List<String> NAMES =
            List.of("int[]", "long[]", "byte[]", "[I", "[J", "[B", "java.util.ArrayList", "java.util.List");

    private static final List<Pattern> NAME_PATTERNS = List.of(
            Pattern.compile("io\\.github\\.compactvec\\.(?:\\w*Vec\\b|InlineSlots\\$Of\\d+)"),
            Pattern.compile("\\$(?:Merged|Initial|Chosen|Filled)\\w+"),
            Pattern.compile(
                    "\\[(?:collection-like type; class|map-like type; class|array type, component type:) [^]]*]+"));

    private static final Pattern UNSIGNED_RANGE = Pattern.compile("unsigned int \\(0 - 4294967295\\)");

    static Outcome of(Callable<?> reading) {
        try {
            return new Outcome(VecType.elements(reading.call()), null, null);
        } catch (Exception e) {
            return new Outcome(null, describe(e), String.valueOf(e.getMessage()));
        }
    }

    /**
     * What this would be had Jackson not forgotten that a string can stand for null when it merges arrays: then it
     * fails with a {@code NullPointerException} unless the array to merge with is empty.
     */
    Outcome mended() {
        return FORGOTTEN.equals(failure) ? new Outcome(null, null, null) : this;
    }

    /** Without the message, for comparing failures of different formats or numbers. */
    Outcome kind() {
        return new Outcome(elements, failure, null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Outcome outcome
                && Objects.equals(elements, outcome.elements)
                && Objects.equals(failure, outcome.failure)
                && normalizedMessage().equals(outcome.normalizedMessage());
    }

    @Override
    public int hashCode() {
        return Objects.hash(elements, failure);
    }

    private String normalizedMessage() {
        return message == null ? "" : normalize(message);
    }

    private static String describe(Exception e) {
        StringBuilder text = new StringBuilder(e.getClass().getName());
        if (e.getCause() != null) {
            text.append(" by ").append(e.getCause().getClass().getName());
        }
        if (e instanceof JsonMappingException mapping) {
            text.append(" at ");
            for (JsonMappingException.Reference step : mapping.getPath()) {
                text.append('/').append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
            }
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            text.append(" for ").append(normalize(mismatch.getTargetType().getName()));
        }
        return text.toString();
    }

    private static String normalize(String message) {
        String normalized = message;
        for (String name : NAMES) {
            normalized = normalized.replace(name, "CONTAINER");
        }
        for (Pattern name : NAME_PATTERNS) {
            normalized = name.matcher(normalized).replaceAll("CONTAINER");
        }
        normalized =
                UNSIGNED_RANGE.matcher(normalized).replaceAll("long (" + Long.MIN_VALUE + " - " + Long.MAX_VALUE + ")");
        // Here Jackson speaks of an element but means the whole of an array.
        return normalized.replace("to element of `CONTAINER` (but could", "to `CONTAINER` value (but could");
    }
}
