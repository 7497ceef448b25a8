package dev.activitypipeline.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A topic in memory. */
final class FakeTopic implements TopicScan {
    private final SortedMap<Integer, List<TopicRecord>> partitions = new TreeMap<>();
    private final SortedMap<Integer, Long> firstOffsets = new TreeMap<>();

    void add(TopicRecord record) {
        partitions.computeIfAbsent(record.partition(), key -> new ArrayList<>()).add(record);
    }

    /** Lets the topic forget what is before that offset. */
    void forgetBefore(int partition, long offset) {
        firstOffsets.put(partition, offset);
        partitions.get(partition).removeIf(record -> record.offset() < offset);
    }

    List<TopicRecord> records(int partition) {
        return partitions.get(partition);
    }

    List<TopicRecord> all() {
        return partitions.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public String topicId() {
        return "topic-1";
    }

    @Override
    public SortedMap<Integer, Long> firstOffsets() {
        SortedMap<Integer, Long> first = new TreeMap<>();
        partitions.keySet().forEach(partition -> first.put(partition, firstOffsets.getOrDefault(partition, 0L)));
        return first;
    }

    @Override
    public SortedMap<Integer, Long> endOffsets() {
        SortedMap<Integer, Long> end = new TreeMap<>();
        partitions.forEach((partition, records) -> end.put(
                partition,
                records.isEmpty() ? 0 : records.get(records.size() - 1).offset() + 1));
        return end;
    }

    @Override
    public void scan(SortedMap<Integer, OffsetSpan> spans, Consumer<TopicRecord> visitor) {
        spans.forEach((partition, span) -> partitions.get(partition).stream()
                .filter(record -> record.offset() >= span.from() && record.offset() < span.until())
                .forEach(visitor));
    }
}
