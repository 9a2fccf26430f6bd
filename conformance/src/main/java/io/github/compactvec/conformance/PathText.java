package io.github.compactvec.conformance;

/** How a step of a path is written: as in JSONPath (RFC 9535), where that is readable. */
public final class PathText {
    private PathText() {}

    /** {@code .name} for a name of letters, digits and underscores, {@code ['any other']} for others. */
    public static String member(String key) {
        if (isName(key)) {
            return "." + key;
        }
        return "['" + Text.printable(key.replace("\\", "\\\\").replace("'", "\\'")) + "']";
    }

    private static boolean isName(String key) {
        return !key.isEmpty()
                && !Character.isDigit(key.codePointAt(0))
                && key.codePoints().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
    }
}
