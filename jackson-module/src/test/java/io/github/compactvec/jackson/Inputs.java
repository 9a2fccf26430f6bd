package io.github.compactvec.jackson;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** JSON texts where an array of integers is asked for. */
final class Inputs {
    /** Complete JSON values, right and wrong. */
    static final List<String> VALUES = List.of(
            "[]",
            "[0]",
            "[1,2,3]",
            "[255,256,-1]",
            "[-2147483648,2147483647]",
            "[1,2147483648]",
            "[1,2,-2147483649]",
            "[9223372036854775807]",
            "[-9223372036854775808]",
            "[9223372036854775808]",
            "[18446744073709551615]",
            "[1.0]",
            "[1,1.5]",
            "[-1.5]",
            "[-0.0]",
            "[1e3]",
            "[2147483647.0]",
            "[2147483648.0]",
            "[1,-3.0E9]",
            "[1.0E300]",
            "[null]",
            "[1,null,3]",
            "[null,null]",
            "[null,2147483648]",
            "[5,true]",
            "[false]",
            "[\"5\"]",
            "[1,\" -5 \"]",
            "[\"\"]",
            "[1,\" \"]",
            "[\"null\"]",
            "[\" null \"]",
            "[\"x\"]",
            "[\"1.5\"]",
            "[\"2147483647\"]",
            "[\"-2147483649\"]",
            "[\"99999999999999999999\"]",
            "[[5]]",
            "[1,[5,6]]",
            "[1,[5],7]",
            "[[[5]]]",
            "[[]]",
            "[[null]]",
            "[[\"7\"]]",
            "[[2147483648]]",
            "[[1.5]]",
            "[[3.0E9]]",
            "[[true]]",
            "[[{}]]",
            "[{}]",
            "[1,{\"a\":[2]},3]",
            "5",
            "-2147483649",
            "5.0",
            "3.0E9",
            "\"5\"",
            "\"x\"",
            "\"2147483648\"",
            "\"\"",
            "\"  \"",
            "\"null\"",
            "null",
            "true",
            "{}",
            "{\"v\":[1]}",
            ones(16),
            ones(17),
            ones(65).replace("]", ",70000,-1]"),
            ones(64).replace("]", ",2147483648]"));

    /** Values longer than what is staged at once. */
    static final List<String> LONG_VALUES = List.of(
            ones(4096),
            ones(4097),
            ones(9000).replace("1]", "-70000]"),
            ones(4096).replace("]", ",2147483648]"),
            ones(8192).replace("]", ",null,{}]"));

    /** What is no JSON, or only for a lenient parser, or more than one value. */
    static final List<String> BROKEN = List.of(
            "",
            "[",
            "[1",
            "[1,",
            "[1 2]",
            "[1,]",
            "[,1]",
            "[1,,2]",
            "[1]]",
            "[1][2]",
            "[1] x",
            "[x]",
            "[01]",
            "[+1]",
            "[1,-]",
            "[1.]",
            "[NaN]",
            "[1,-Infinity]",
            "[1,tru]",
            "[1/*c*/,2]",
            "[1}",
            "[\"5]",
            "[99999999999999999999]",
            "[1,-99999999999999999999]",
            "[" + "9".repeat(999) + "]",
            "[" + "9".repeat(1001) + "]",
            "[1." + "9".repeat(1001) + "]",
            "[1e99999]",
            "[\"" + "9".repeat(1001) + "\"]",
            "[".repeat(1001));

    private Inputs() {}

    private static String ones(int count) {
        return IntStream.range(0, count).mapToObj(i -> "1").collect(Collectors.joining(",", "[", "]"));
    }
}
