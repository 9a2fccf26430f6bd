package io.github.compactvec.parity;

/**
 * What a container may do otherwise than what it stands for, and why. There are no other differences, and this is the
 * table of them in the documentation.
 */
public enum Difference {
    OUT_OF_RANGE(
            "A number outside the range of the elements is an error, in every format.",
            "A parser may cut numbers in silence, and a `long[]` takes the fraction 2⁶³ for 2⁶³ − 1; a `CompactUIntVec`"
                    + " cannot hold all that a `long[]` holds."),
    FRESH_EMPTY(
            "An empty container is always a new one.",
            "It can be added to, so that sharing it would share the additions."),
    NOTHING_PRESIZED(
            "No memory is set aside for a length that is only declared.",
            "A few bytes could declare two thousand million elements."),
    MERGED_NULL(
            "Where an empty string stands for null, merging it gives null.",
            "For an array that has elements, Jackson fails with a `NullPointerException`."),
    MERGED_IN_PLACE(
            "Where there is a getter and no setter, merging appends to the container that is there.",
            "So it does for lists; what is merged with an array is lost."),
    LIKE_ARRAYS(
            "Where Jackson treats `int[]` and `List<Integer>` differently, a vector is treated as the array.",
            "It has no nulls: as in an array, null is 0 or an error. Coercions and defaults that are set for"
                    + " collections, or for `Integer`, are not for arrays."),
    LIKE_LISTS_OF_LONG(
            "How elements are to be written, vectors of `long` heed as a `List<Long>` does.",
            "Peers whose numbers have 53 bits need strings, and Jackson has no such setting for arrays."),
    UNWRAPPED_IN_XML(
            "Where no type tells Jackson 3 that a property is a container, as where it is an `Object`, XML has no element"
                    + " around the numbers or the bytes of a vector.",
            "There Jackson looks for arrays and for what is `Iterable`, and cannot be told of anything else."),
    NO_ELEMENT_DESERIALIZERS(
            "`contentUsing` and `contentConverter` of `@JsonDeserialize` do nothing on a vector of integers.",
            "On an array Jackson fails with a `ClassCastException`; a vector has no objects for elements."),
    INTEGER_ITEMS(
            "In schemas, the items of vectors of `long` are integers, as those of lists are.",
            "A `long[]` tells no more than that they are numbers."),
    NAMES(
            "Where types are written, and in messages, the container goes by its own name.",
            "It is read again as what it was."),
    ABSTRACT_SMALL_VEC(
            "To default typing a `SmallVec` is abstract, as `List` is and `ArrayList` is not.",
            "Its classes, one for each inline capacity, are hidden behind that one name.");

    private final String what;
    private final String why;

    Difference(String what, String why) {
        this.what = what;
        this.why = why;
    }

    /** The row of the table of differences. */
    public String row() {
        return "| " + what + " | " + why + " |";
    }
}
