package dev.activitypipeline.verify;

import java.util.SortedMap;
import java.util.function.Consumer;

/** The committed records of one topic, at one moment of its life. */
interface TopicScan {

    /** Kafka's id of the topic: another one of the same name has another. */
    String topicId();

    /** For each partition the first offset that the topic still holds. */
    SortedMap<Integer, Long> firstOffsets();

    /** For each partition the offset after the last committed record, as of this call. */
    SortedMap<Integer, Long> endOffsets();

    /** Shows the records of those partitions and offsets, each partition in order; partitions in any mixture. */
    void scan(SortedMap<Integer, OffsetSpan> spans, Consumer<TopicRecord> visitor);
}
