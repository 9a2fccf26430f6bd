package io.github.compactvec.parity;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** JSON texts where an array of integers is asked for. */
public final class Inputs {
    /**
     * Complete JSON values, right and wrong. {@code MIN} and {@code MAX} stand for the least and the greatest number of
     * a type, {@code UNDER} and {@code OVER} for the next ones, which it does not have.
     */
    private static final List<String> VALUES = List.of(
            "[]",
            "[0]",
            "[1,2,3]",
            "[255,256,-1]",
            "[MIN,MAX]",
            "[1,OVER]",
            "[1,2,UNDER]",
            "[2147483648]",
            "[-2147483649]",
            "[9007199254740993,2]",
            "[9223372036854775807]",
            "[-9223372036854775808]",
            "[9223372036854775808]",
            "[18446744073709551615]",
            "[1.0]",
            "[1,1.5]",
            "[-1.5]",
            "[-0.0]",
            "[1e3]",
            "[1E+2,0.1e1,-0]",
            "[100e-2]",
            "[MAX.0]",
            "[OVER.0]",
            "[1,UNDER.0]",
            "[3.0E9]",
            "[1.0E300]",
            "[null]",
            "[1,null,3]",
            "[null,null]",
            "[null,OVER]",
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
            "[\"MAX\"]",
            "[\"UNDER\"]",
            "[1,\"OVER\"]",
            "[\"99999999999999999999\"]",
            "[[5]]",
            "[1,[5,6]]",
            "[1,[5],7]",
            "[[[5]]]",
            "[[]]",
            "[[null]]",
            "[[\"7\"]]",
            "[[OVER]]",
            "[[1.5]]",
            "[[OVER.0]]",
            "[[true]]",
            "[[{}]]",
            "[{}]",
            "[1,{\"a\":[2]},3]",
            "5",
            "UNDER",
            "5.0",
            "OVER.0",
            "\"5\"",
            "\"x\"",
            "\"OVER\"",
            "\"\"",
            "\"  \"",
            "\"null\"",
            "null",
            "true",
            "{}",
            "{\"v\":[1]}",
            ones(16),
            ones(17),
            ones(65).replace("]", ",70000,MIN]"),
            ones(64).replace("]", ",OVER]"));

    /** Values longer than what is staged at once. */
    private static final List<String> LONG_VALUES = List.of(
            ones(4096),
            ones(4097),
            ones(9000).replace("1]", "MAX]"),
            ones(4096).replace("]", ",OVER]"),
            ones(8192).replace("]", ",null,{}]"));

    /** What is no JSON, or only for a lenient parser, or more than one value. */
    public static final List<String> BROKEN = List.of(
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
            "[00]",
            "[-01]",
            "[0x10]",
            "[.5]",
            "[1e]",
            "[--1]",
            "\ufeff[1]",
            "\ufeff",
            "[1]\ufeff",
            "//c\n[1]",
            "[1,#c\n2]",
            "['1']",
            "[1] 2",
            "[1],[2]",
            "[Infinity,INF]",
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

    /** Those that differ most. */
    private static final List<String> FEW_VALUES = List.of(
            "[]",
            "[1,2,MAX]",
            "[OVER,1]",
            "[1,1.5]",
            "[null,3]",
            "[\"5\",\" \"]",
            "[1,\"x\"]",
            "[true]",
            "[[5]]",
            "[1,[5,6]]",
            "[{}]",
            "5",
            "\"5\"",
            "\"\"",
            "\" \"",
            "null",
            "{\"v\":[1]}");

    private static final List<String> OF_BYTES = List.of(
            "\"\"",
            "\"AQID\"",
            "\"AQI=\"",
            "\"AQI\"",
            "\"_-8=\"",
            "\"/+8=\"",
            "\" AQID \"",
            "\"no Base64\"",
            "\"A QID\"",
            "\"AQID\\nAQID\"",
            "\"AQID====\"",
            "\"\u00fc\"",
            "\"" + "AQID".repeat(7) + "\"",
            "\"" + "AQID".repeat(1000) + "\"",
            "\"\\u0000\"",
            "[127,128,255,-128]",
            "[1,256]",
            "[1,-129]",
            "[1,2,300.5]",
            "[1.9,-1.9,255.9]",
            "[256.5]",
            "[4294967301]",
            "[1e3]",
            "[1e10]",
            "[18446744073709551617]",
            "[1e300]");

    private static final Pattern NUMBER = Pattern.compile("\"? *(-?\\d+(?:\\.\\d+)?(?:[eE]-?\\d+)?) *\"?");

    private Inputs() {}

    public static List<String> values(VecType type) {
        return of(type, VALUES);
    }

    static List<String> fewValues(VecType type) {
        return of(type, FEW_VALUES);
    }

    static List<String> ofBytes() {
        return Stream.concat(OF_BYTES.stream(), values(VecType.INT).stream()).toList();
    }

    static List<String> fewOfBytes() {
        return Stream.concat(OF_BYTES.stream(), fewValues(VecType.INT).stream()).toList();
    }

    public static List<String> longValues(VecType type) {
        return of(type, LONG_VALUES);
    }

    private static List<String> of(VecType type, List<String> values) {
        return values.stream()
                .map(value -> value.replace("MIN", Long.toString(type.min))
                        .replace("MAX", Long.toString(type.max))
                        .replace("UNDER", type.under().toString())
                        .replace("OVER", type.over().toString()))
                .toList();
    }

    /** The input with what no array accepts in the place of every number out of range, be it in a string. */
    static String withoutOutOfRange(VecType type, String input) {
        BigDecimal max = BigDecimal.valueOf(type.max);
        return NUMBER.matcher(input).replaceAll(match -> {
            BigDecimal number = new BigDecimal(match.group(1));
            boolean holds = number.doubleValue() >= type.min && number.compareTo(max) <= 0;
            return holds ? match.group() : VecType.LONG.over().toString();
        });
    }

    private static String ones(int count) {
        return IntStream.range(0, count).mapToObj(i -> "1").collect(Collectors.joining(",", "[", "]"));
    }
}
