package dev.activitypipeline.stream.batch;

import dev.activitypipeline.stream.journal.DataFile;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What one task wrote. Only results that reach the driver count: what a failed or repeated attempt wrote stays in staging and is removed.
 *
 * @param highestSeq for each partition that the task read and each producer in it, the highest sequence number seen
 */
public record TaskResult(
        List<DataFile> events,
        List<DataFile> rejected,
        long stored,
        Map<String, Long> rejectedByRule,
        long unknownFields,
        Map<Integer, Map<String, Long>> highestSeq)
        implements Serializable {}
