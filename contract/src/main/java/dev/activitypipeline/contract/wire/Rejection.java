package dev.activitypipeline.contract.wire;

/**
 * Why a record was refused.
 *
 * @param rule the rule that it breaks first
 * @param field the column at fault; empty where the record as a whole is
 * @param message what is wrong, with the value and what was expected, at most 256 characters
 */
public record Rejection(Rule rule, String field, String message) {}
