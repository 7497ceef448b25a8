package dev.activitypipeline.bigquery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Every step of the follower at which a test kills it. In production nothing is set and a point costs one comparison.
 *
 * <p>{@code -Dactivitypipeline.crashes=FILE} names a file with a point a line, such as {@code AFTER_COMMIT@events}: the next time that this step is
 * reached for that table, the line is taken out and the process halts as SIGKILL would end it.
 */
public enum FollowCrashPoint {
    /** A write stream is there; nothing is in it, and nothing tells of it. */
    AFTER_STREAM,
    /** Rows are in the stream. */
    AFTER_APPEND,
    /** The stream takes no more rows; nothing tells of it. */
    AFTER_FINALIZE,
    /** The journal has the step: its stream will be committed, or its dates exchanged. */
    AFTER_ENTRY,
    /** The stream's rows are in the table. */
    AFTER_COMMIT,
    /** Rows of some dates are deleted, and the journal does not say so. */
    AFTER_CLEAR,
    /** The new rows of some dates of {@code daily} are in a table beside it, and the journal does not say so. */
    AFTER_STAGING,
    /** Those dates are exchanged. */
    AFTER_MERGE;

    private static final String ARMED = System.getProperty("activitypipeline.crashes", "");

    /** Halts the process if this point is armed for this table. */
    public void reached(String table) {
        if (!ARMED.isEmpty()) {
            crashIfArmed(Path.of(ARMED), name() + "@" + table);
        }
    }

    private static void crashIfArmed(Path file, String point) {
        try {
            List<String> points = new ArrayList<>(Files.readAllLines(file));
            if (points.remove(point)) {
                // At once: who watches the file for its end must not find it empty before.
                Path next = file.resolveSibling(file.getFileName() + ".next");
                Files.write(next, points);
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
                System.err.println("crash point " + point + " reached");
                Runtime.getRuntime().halt(137);
            }
        } catch (IOException notArmed) {
            throw new UncheckedIOException("cannot read the crash points of " + file, notArmed);
        }
    }
}
