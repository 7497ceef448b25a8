package dev.activitypipeline.controller.status;

/**
 * What a condition is about. {@code Reconciling} and {@code Stalled} are kstatus' own words: whoever waits for any resource by its rules waits
 * rightly for this one.
 */
public enum ConditionType {
    /** True while every limb does its work. */
    READY("Ready"),
    /** True while something is on its way. */
    RECONCILING("Reconciling"),
    /** True while something is broken, or the spec cannot be fulfilled. */
    STALLED("Stalled"),
    TOPIC_READY("TopicReady"),
    STORE_READY("StoreReady"),
    STREAM_READY("StreamReady"),
    PRODUCER_READY("ProducerReady"),
    /** Only where something follows the store; nothing else waits for it. */
    BIGQUERY_READY("BigQueryReady");

    private final String word;

    ConditionType(String word) {
        this.word = word;
    }

    /** As the status spells it. */
    public String word() {
        return word;
    }
}
