package dev.activitypipeline.producer.kafka;

import java.util.Map;

/**
 * Where to go on.
 *
 * @param nextSeq the number of the next event
 * @param position the source's own words of the last commit; empty if there was none or it was lost
 */
public record Resume(long nextSeq, Map<String, String> position) {
    public Resume {
        position = Map.copyOf(position);
    }
}
