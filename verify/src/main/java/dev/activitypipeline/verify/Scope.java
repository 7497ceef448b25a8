package dev.activitypipeline.verify;

import java.util.Map;

/**
 * What is compared at all: the topic may have forgotten old records, the store may have begun later than the topic, or have deleted old dates.
 *
 * @param from for each partition the first offset that both sides must have
 * @param firstDay the first date of events that the store keeps, in days since 1970-01-01; {@link Integer#MIN_VALUE} keeps all
 */
record Scope(Map<Integer, Long> from, int firstDay) {

    boolean coversOffset(int partition, long offset) {
        return offset >= from.getOrDefault(partition, 0L);
    }

    boolean coversDay(int epochDay) {
        return epochDay >= firstDay;
    }
}
