package dev.activitypipeline.contract.wire;

/** Names of the Kafka headers. {@code producer} and {@code seq} identify an event; both are UTF-8 text, {@code seq} in decimal. */
public final class Headers {
    public static final String PRODUCER = "producer";
    public static final String SEQ = "seq";
    /** Optional; where present it must be {@link #SCHEMA_V1}. */
    public static final String SCHEMA = "schema";

    public static final String SCHEMA_V1 = "activity-event/v1";

    private Headers() {}
}
