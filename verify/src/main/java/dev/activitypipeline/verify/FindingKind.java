package dev.activitypipeline.verify;

/** What can be wrong. The names are stable: they stand in the JSON verdict. */
enum FindingKind {
    ACKNOWLEDGED_LOST("acknowledged by the broker, and not in the topic"),
    SEQ_GAP("numbers that the producer skipped"),
    SIMULATION_DIFFERS("the topic's bytes are not those that the simulation gives"),
    LOST("in the topic, and in no table"),
    BEHIND("in the topic after all that is stored"),
    DUPLICATED("stored more than once"),
    ALTERED("stored with another content"),
    MISPLACED("stored with another partition or offset"),
    MISCLASSIFIED("in the wrong table, or rejected by the wrong rule"),
    UNEXPECTED("stored, and not in the topic"),
    DUPLICATE_ID("one id in two rows of events"),
    UNLOCATED("blocks that differ and were not read again"),
    FILE_BROKEN("a committed data file that is missing or damaged"),
    FILE_ORPHAN("a data file that no commit names"),
    ROW_COUNT("a data file with another number of rows than its statistics say"),
    READERS_DISAGREE("the table reader and the reader of plain files differ"),
    DAILY_DIFFERS("a row of daily that the events do not give"),
    DAILY_BEHIND("daily was made from fewer batches than events holds");

    private final String meaning;

    FindingKind(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }
}
