package io.github.compactvec.jackson3;

/** What the elements of a vector may be. */
enum IntegerType {
    INT(Integer.TYPE, "int", Integer.MIN_VALUE, Integer.MAX_VALUE),
    UNSIGNED_INT(Long.TYPE, "unsigned int", 0, (1L << Integer.SIZE) - 1),
    LONG(Long.TYPE, "long", Long.MIN_VALUE, Long.MAX_VALUE);

    /** The type that Jackson is told to parse. */
    final Class<?> parsedAs;

    private final String description;
    final long min;
    final long max;

    IntegerType(Class<?> parsedAs, String description, long min, long max) {
        this.parsedAs = parsedAs;
        this.description = description;
        this.min = min;
        this.max = max;
    }

    boolean contains(long value) {
        return min <= value && value <= max;
    }

    /**
     * Whether a number is too small or too large, before its fraction is cut off. As a {@code double}, the greatest
     * {@code long} is 2<sup>63</sup>, about which the answer is no; so it is about what is not a number.
     */
    boolean excludes(double number) {
        return number < min || number > max;
    }

    /** In the words of Jackson. */
    String outOfRange(String number) {
        return "Numeric value (" + number + ") out of range of `" + description + "` (" + min + " - " + max + ")";
    }
}
