package dev.activitypipeline.stream.delta;

import java.util.Map;

/**
 * A data file that a table's newest version holds.
 *
 * @param path below the table, as the log spells it
 * @param partition partition column to value
 */
public record LiveFile(String path, Map<String, String> partition, long bytes) {}
