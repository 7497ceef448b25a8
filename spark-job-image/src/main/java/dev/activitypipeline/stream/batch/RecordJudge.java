package dev.activitypipeline.stream.batch;

import dev.activitypipeline.contract.event.EventRules;
import dev.activitypipeline.contract.wire.EventParser;
import dev.activitypipeline.contract.wire.Headers;
import dev.activitypipeline.contract.wire.Rejection;
import dev.activitypipeline.contract.wire.Rule;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * Says of one record after the other, each partition in the order of its offsets, whether it is an event. The judgement is a function of the records
 * alone, so that a batch that is read again comes out the same.
 */
public final class RecordJudge {
    private final EventParser parser;
    private final Origin origin = new Origin(Headers.SCHEMA_V1);
    private final SortedMap<Integer, SortedMap<String, Long>> before;
    private final Map<Integer, Map<String, Long>> highestSeq = new HashMap<>();

    /** @param before for each partition and producer the highest sequence number of all records before */
    public RecordJudge(EventRules rules, SortedMap<Integer, SortedMap<String, Long>> before) {
        this.parser = new EventParser(rules);
        this.before = before;
    }

    /** Where the record to judge next comes from; to be set before {@link #judge}. */
    public Origin origin() {
        return origin;
    }

    /** The columns of the record judged last, if it is an event. */
    public EventParser event() {
        return parser;
    }

    /** For each partition that a record came from and each producer in it, the highest sequence number seen. */
    public Map<Integer, Map<String, Long>> highestSeq() {
        return highestSeq;
    }

    /**
     * Judges one record; null stands for what is absent.
     *
     * @return why it is not an event, or null if it is one
     */
    public Rejection judge(byte[] value, byte[] producer, byte[] seq, byte[] schema) {
        Rejection refused = origin.headers(producer, seq, schema);
        if (refused == null && origin.identified()) {
            refused = duplicate(highestSeq.computeIfAbsent(origin.partition(), this::seenBefore));
        }
        if (refused == null && !parser.parse(value, origin.timestampMillis())) {
            refused = parser.rejection();
        }
        return refused;
    }

    private Map<String, Long> seenBefore(int partition) {
        return new HashMap<>(before.getOrDefault(partition, Collections.emptySortedMap()));
    }

    /** Within a partition a producer's numbers only grow; what does not was sent twice. */
    private Rejection duplicate(Map<String, Long> highest) {
        Long last = highest.get(origin.producer());
        if (last != null && origin.seq() <= last) {
            return new Rejection(
                    Rule.DUPLICATE_ID,
                    "",
                    "seq " + origin.seq() + " of producer " + origin.producer() + " is not above " + last
                            + ", which partition " + origin.partition() + " already holds");
        }
        highest.put(origin.producer(), origin.seq());
        return null;
    }
}
