package dev.activitypipeline.contract.wire;

/**
 * Why a record was refused.
 *
 * @param rule the rule that it breaks first
 * @param field the column at fault, or the beginning of the key that is no column; empty where the record as a whole is
 * @param message what is wrong, with the value and what was expected; cut after {@value #MAX_MESSAGE} characters
 */
public record Rejection(Rule rule, String field, String message) {
    private static final int MAX_MESSAGE = 256;

    public Rejection {
        if (message.length() > MAX_MESSAGE) {
            int end = MAX_MESSAGE - 3;
            message = message.substring(0, Character.isHighSurrogate(message.charAt(end - 1)) ? end - 1 : end) + "...";
        }
    }
}
