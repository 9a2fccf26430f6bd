package io.github.compactvec.conformance.inspect;

/** Why an array is not one of integers. Where several apply, the first that does. */
enum OtherKind {
    /** No numbers at all: text, objects, arrays, booleans or only nulls. */
    NO_NUMBERS("without numbers"),
    /** Numbers among values that are none. */
    MIXED("numbers and other values"),
    /** Only numbers, or nulls, and at least one of the numbers is written with a fraction or an exponent. */
    FLOATING_POINT("floating point"),
    /** Only integers and nulls. */
    WITH_NULL("integers and null"),
    /** Only integers, at least one of them out of the range of {@code long}. */
    BEYOND_LONG("integers beyond long, which no vector holds"),
    /** Only integers, more of them than an array can hold. */
    TOO_LONG("too long for a Java array");

    private final String label;

    OtherKind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
