package io.github.compactvec.parity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes texts the same that differ only in what a container is called. */
final class Names {
    /**
     * What to replace.
     *
     * @param hint what is in every text that the pattern finds something in, since texts are searched for that much faster
     */
    private record Rule(String hint, Pattern pattern, String replacement) {
        static Rule name(String hint, String pattern) {
            return new Rule(hint, Pattern.compile(pattern), "CONTAINER");
        }

        String apply(String text) {
            return text.contains(hint) ? pattern.matcher(text).replaceAll(replacement) : text;
        }
    }

    /** What names an array or a list. */
    private static final List<String> PLAIN =
            List.of("int[]", "long[]", "byte[]", "[I", "[J", "[B", "java.util.ArrayList", "java.util.List");

    private static final String ROOTS = "(?<=['\"]|<|</|---\n)(?:%s)(?=['\">/: ])";

    private static final List<Rule> RULES = List.of(
            Rule.name("Vec", "(?:io\\.github\\.compactvec\\.|\\b)(?:Compact|Small)\\w*Vec\\b"),
            Rule.name("Vec", "io\\.github\\.compactvec\\.(?:Int|Long)Vec\\b"),
            Rule.name("InlineSlots", "(?:io\\.github\\.compactvec\\.)?InlineSlots\\$Of\\d+"),
            Rule.name("ImmutableCollections", "java\\.util\\.ImmutableCollections\\$List\\w+"),
            Rule.name(
                    " class", "\\[(?:collection-like type; class|collection type; class|map-like type; class) [^]]*]+"),
            Rule.name("[array type", "\\[array type, component type: [^]]*]+"),
            // Roots, also in XML and YAML.
            Rule.name("ints", ROOTS.formatted("ints")),
            Rule.name("longs", ROOTS.formatted("longs")),
            Rule.name("bytes", ROOTS.formatted("bytes")),
            Rule.name("List", ROOTS.formatted("ListN|List12|ArrayList|List")),
            Rule.name("Vec", ROOTS.formatted("IntVec|LongVec")),
            // What distinguishes objects of a class.
            Rule.name("@", "@[0-9a-f]{4,8}\\b"),
            // In which module a class is.
            Rule.name(" of loader ", " \\([^()]* of loader [^()]*\\)"),
            new Rule(
                    "unsigned int",
                    Pattern.compile("unsigned int(`?) \\(0 - 4294967295\\)"),
                    "long$1 (" + Long.MIN_VALUE + " - " + Long.MAX_VALUE + ")"));

    private static final Rule ARRAY_CLASS = new Rule("[L", Pattern.compile("(?<=\\[)L([\\w.$]+);"), "$1");

    /** Those seen before: messages repeat from one position or rule to the next. */
    private static final Map<String, String> KNOWN = new HashMap<>();

    private static final int MOST_KNOWN = 10_000;

    private Names() {}

    static String without(String text) {
        if (KNOWN.size() >= MOST_KNOWN) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(text, Names::replaceAll);
    }

    private static String replaceAll(String text) {
        String without = ARRAY_CLASS.apply(text);
        for (String name : PLAIN) {
            without = without.replace(name, "CONTAINER");
        }
        for (Rule rule : RULES) {
            without = rule.apply(without);
        }
        // Here Jackson speaks of an element but means the whole of an array.
        return without.replace("to element of `CONTAINER` (but could", "to `CONTAINER` value (but could");
    }
}
