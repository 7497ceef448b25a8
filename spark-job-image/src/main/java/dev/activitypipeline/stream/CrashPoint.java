package dev.activitypipeline.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Every step of the commit path at which a test kills the driver. In production nothing is set and a point costs one comparison.
 *
 * <p>{@code -Dactivitypipeline.crashes=FILE} names a file with a point a line, such as {@code AFTER_JOURNAL@3}: the first time that this step of batch 3
 * or of a later one is reached, the line is taken out and the process halts as SIGKILL would end it: no shutdown hook runs.
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
    /** {@code daily} is about to be rewritten. */
    BEFORE_DAILY,
    /** {@code daily} is rewritten. */
    AFTER_DAILY,
    /** Small files are about to be folded. */
    BEFORE_COMPACTION,
    /** Small files are folded. */
    AFTER_COMPACTION;

    private static final String ARMED = System.getProperty("activitypipeline.crashes", "");

    /** Halts the process if this point is armed for this batch. */
    public void reached(long batchId) {
        if (!ARMED.isEmpty()) {
            crashIfArmed(Path.of(ARMED), batchId);
        }
    }

    private void crashIfArmed(Path file, long batchId) {
        synchronized (ARMED) {
            try {
                List<String> points = Files.readAllLines(file);
                for (String point : points) {
                    String[] step = point.split("@", 2);
                    if (step[0].equals(name()) && batchId >= Long.parseLong(step[1])) {
                        List<String> others = new ArrayList<>(points);
                        others.remove(point);
                        // At once: who watches the file for its end must not find it empty before.
                        Path next = file.resolveSibling(file.getFileName() + ".next");
                        Files.write(next, others);
                        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
                        System.err.println("crash point " + name() + " reached in batch " + batchId);
                        Runtime.getRuntime().halt(137);
                    }
                }
            } catch (IOException notArmed) {
                throw new UncheckedIOException("cannot read the crash points of " + file, notArmed);
            }
        }
    }
}
