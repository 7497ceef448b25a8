package dev.activitypipeline.stream.daily;

import java.nio.file.Path;

/**
 * The sums of one date, written and synced, not yet in the table.
 *
 * @param date YYYY-MM-DD
 * @param file where it was written
 * @param rows rows
 */
record DateFile(String date, Path file, long rows) {}
