package dev.activitypipeline.stream;

/**
 * Every step of the commit path at which a test kills the driver. In production nothing is set and a point costs one comparison.
 *
 * <p>{@code -Dactivitypipeline.crash=AFTER_JOURNAL@3} halts the process at that point of batch 3 as SIGKILL would: no shutdown hook runs.
 */
public enum CrashPoint {
    /** Spark's offset log has the batch, nothing of it was read. */
    AFTER_OFFSETS,
    /** Some data files of the batch are written, in staging. */
    DURING_DATA,
    /** All data files are written and synced, in staging. */
    AFTER_DATA,
    /** The journal has the batch: it will be committed. */
    AFTER_JOURNAL,
    /** Some of the batch's files are in their tables' directories. */
    DURING_PLACEMENT,
    /** All files are in their tables' directories, no table's log names them. */
    AFTER_PLACEMENT,
    /** {@code events} is committed, {@code rejected} is not. */
    AFTER_EVENTS,
    /** Both tables are committed, Spark's commit log does not have the batch. */
    AFTER_REJECTED,
    /** A Delta checkpoint was written and not yet announced. */
    DURING_CHECKPOINT,
    /** {@code daily} is about to be rewritten. */
    BEFORE_DAILY,
    /** {@code daily} is rewritten. */
    AFTER_DAILY,
    /** Small files are about to be folded. */
    BEFORE_COMPACTION,
    /** Small files are folded. */
    AFTER_COMPACTION;

    private static final String ARMED = System.getProperty("activitypipeline.crash", "");

    /** Halts the process if this point of this batch is armed. */
    public void reached(long batchId) {
        if (!ARMED.isEmpty() && ARMED.equals(name() + "@" + batchId)) {
            System.err.println("crash point " + ARMED + " reached");
            Runtime.getRuntime().halt(137);
        }
    }
}
