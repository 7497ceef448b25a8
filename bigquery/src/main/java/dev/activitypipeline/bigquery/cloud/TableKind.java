package dev.activitypipeline.bigquery.cloud;

/** The store's tables, as BigQuery lays them out. */
public enum TableKind {
    EVENTS("events", "date", "user_id", "Every valid event, once"),
    REJECTED(
            "rejected",
            "kafka_timestamp",
            "rule",
            "Every record that is not an event, byte for byte, and the rule that it breaks"),
    DAILY("daily", "date", "user_id", "Sums of events by date, user and workout");

    private final String table;
    private final String partitionedBy;
    private final String clusteredBy;
    private final String description;

    TableKind(String table, String partitionedBy, String clusteredBy, String description) {
        this.table = table;
        this.partitionedBy = partitionedBy;
        this.clusteredBy = clusteredBy;
        this.description = description;
    }

    /** Its folder in the store, and its name in BigQuery behind the prefix. */
    public String table() {
        return table;
    }

    /** Of which each day is a partition. */
    String partitionedBy() {
        return partitionedBy;
    }

    String clusteredBy() {
        return clusteredBy;
    }

    String description() {
        return description;
    }

    /** Whether the store keeps it by {@code date}. */
    public boolean hasDates() {
        return this != REJECTED;
    }
}
