package dev.activitypipeline.verify;

import dev.activitypipeline.contract.wire.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A rule, or that there is none, as one byte: the first of a row's frame. Only within one run; nothing stores it. */
final class RuleCode {
    /** The row belongs to {@code events}. */
    static final int ACCEPTED = 0xFF;
    /** The text in {@code rejected.rule} names no rule. */
    static final int UNKNOWN = 0xFE;
    /** The store did not refuse the record. */
    static final int NONE = 0xFD;

    private static final List<Rule> RULES = List.of(Rule.values());
    private static final byte[][] NAMES = RULES.stream()
            .map(rule -> rule.name().getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);

    private RuleCode() {}

    /** @param rule null for a record that no rule refuses */
    static int of(Rule rule) {
        return rule == null ? ACCEPTED : RULES.indexOf(rule);
    }

    /** @param name as {@code rejected.rule} has it, UTF-8 */
    static int named(byte[] name) {
        for (int code = 0; code < NAMES.length; code++) {
            if (Arrays.equals(NAMES[code], name)) {
                return code;
            }
        }
        return UNKNOWN;
    }

    /** Null if the code stands for no rule. */
    static Rule rule(int code) {
        return code < NAMES.length ? RULES.get(code) : null;
    }

    /** Empty for a row of {@code events}. */
    static String name(int code) {
        if (code == ACCEPTED) {
            return "";
        }
        return code < NAMES.length ? RULES.get(code).name() : "an unknown rule";
    }
}
