package dev.activitypipeline.verify.report.data;

/**
 * How many different values there are.
 *
 * @param exact false where memory ended and there may be more
 */
public record DistinctCount(long value, boolean exact) {
    public static final DistinctCount NONE = new DistinctCount(0, true);
}
