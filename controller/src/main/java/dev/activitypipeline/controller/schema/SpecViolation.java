package dev.activitypipeline.controller.schema;

/**
 * One thing that is wrong with a manifest.
 *
 * @param field the path from the manifest's root, such as {@code spec.topic.partitions}
 * @param value what was found there, as it is shown; empty where nothing was found or where it may be a secret
 * @param rule what has to be true; a rule that names the field itself is a whole sentence
 */
public record SpecViolation(String field, String value, String rule) {

    /** A violation that has no value to show. */
    public SpecViolation(String field, String rule) {
        this(field, "", rule);
    }

    /** One line for people: {@code spec.topic.partitions: must be an integer between 1 and 10000, got 0}. */
    public String message() {
        boolean whole = rule.startsWith(field + " ") || rule.contains("\"" + field + "\"");
        String sentence = whole ? rule : field + ": " + rule;
        return Shown.line(value.isEmpty() ? sentence : sentence + ", got " + value);
    }
}
