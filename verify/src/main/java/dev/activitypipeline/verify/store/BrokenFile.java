package dev.activitypipeline.verify.store;

/**
 * A data file that could not be read to its end.
 *
 * @param file which
 * @param reason what is wrong with it, in one line
 */
public record BrokenFile(TableFile file, String reason) {}
