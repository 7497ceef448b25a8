package dev.activitypipeline.controller.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the text of a property may be.
 *
 * @param noun completes the sentence "is not …"
 * @param accepts never throws
 */
record PropertyType(String noun, Predicate<String> accepts) {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,19}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,15}(\\.[0-9]{1,15})?([eE][-+]?[0-9]{1,2})?");

    /** Kafka's and Spark's word for any text is not wanted: a property without a type could hold a class or a file. */
    static PropertyType matching(String noun, String pattern) {
        return new PropertyType(noun, Pattern.compile(pattern).asMatchPredicate());
    }

    static PropertyType longAtLeast(long min) {
        return whole(min == Long.MIN_VALUE ? "a long" : "a long of at least " + min, min, Long.MAX_VALUE);
    }

    static PropertyType intAtLeast(int min) {
        return whole("an integer of at least " + min, min, Integer.MAX_VALUE);
    }

    static PropertyType intBetween(int min, int max) {
        return whole("an integer between " + min + " and " + max, min, max);
    }

    static PropertyType ratio() {
        return new PropertyType(
                "a number between 0 and 1",
                text -> DECIMAL.matcher(text).matches()
                        && new BigDecimal(text).signum() >= 0
                        && new BigDecimal(text).compareTo(BigDecimal.ONE) <= 0);
    }

    static PropertyType flag() {
        return oneOf("true", "false");
    }

    static PropertyType oneOf(String... words) {
        return new PropertyType("one of " + String.join(", ", words), List.of(words)::contains);
    }

    /** Kafka's lists: words with commas, with or without spaces. */
    static PropertyType listOf(String... words) {
        return new PropertyType(
                "a list of " + String.join(", ", words),
                text -> Arrays.stream(text.split(",", -1)).map(String::strip).allMatch(List.of(words)::contains));
    }

    /** Spark's byte sizes: 512k, 64m, 1g. */
    static PropertyType sparkBytes() {
        return matching("a size such as 512k, 64m or 1g", "[1-9][0-9]{0,8}(b|k|kb|m|mb|g|gb)|0");
    }

    /** Spark's time spans: 500ms, 120s, 10min. */
    static PropertyType sparkTime() {
        return matching("a time such as 500ms, 120s or 10min", "[1-9][0-9]{0,8}(ms|s|m|min|h)|0s?");
    }

    private static PropertyType whole(String noun, long min, long max) {
        return new PropertyType(noun, text -> {
            if (!WHOLE.matcher(text).matches()) {
                return false;
            }
            BigInteger number = new BigInteger(text.startsWith("+") ? text.substring(1) : text);
            return number.compareTo(BigInteger.valueOf(min)) >= 0 && number.compareTo(BigInteger.valueOf(max)) <= 0;
        });
    }
}
