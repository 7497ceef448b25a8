package dev.activitypipeline.verify.report.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The readings of a run, in time order. Counters only grow here: where a process started again and counts from zero, what it had
 * counted before is added, and the moment is kept in {@code restarts}.
 *
 * @param readings in time order, no two at the same moment
 * @param restarts the moments of the first readings after a restart, milliseconds since 1970
 * @param unreadableLines lines of the file that are not readings, such as one that was being written when the run was killed
 */
public record Timeline(List<Reading> readings, List<Long> restarts, int unreadableLines) {
    public static final Timeline NONE = new Timeline(List.of(), List.of(), 0);

    /**
     * One look at all processes of the pipeline.
     *
     * @param millis since 1970
     * @param produced events that the source made
     * @param acknowledged events that Kafka committed
     * @param stored rows in {@code events}
     * @param rejected rows in {@code rejected}, by all rules together
     * @param lag committed records that are not stored yet; NaN where it was not read
     * @param batchMillis how long the last batch took; NaN where it was not read
     */
    public record Reading(
            long millis, long produced, long acknowledged, long stored, long rejected, double lag, double batchMillis) {

        private long counter(int index) {
            return switch (index) {
                case 0 -> produced;
                case 1 -> acknowledged;
                case 2 -> stored;
                default -> rejected;
            };
        }
    }

    private static final int COUNTERS = 4;

    /** @param raw readings in time order with counters as the processes reported them */
    public static Timeline of(List<Reading> raw, int unreadableLines) {
        List<Reading> readings = new ArrayList<>(raw.size());
        List<Long> restarts = new ArrayList<>();
        long[] before = new long[COUNTERS];
        long[] offset = new long[COUNTERS];
        for (Reading reading : raw) {
            boolean restarted = false;
            for (int c = 0; c < COUNTERS; c++) {
                if (reading.counter(c) < before[c]) {
                    offset[c] += before[c];
                    restarted = true;
                }
                before[c] = reading.counter(c);
            }
            if (restarted) {
                restarts.add(reading.millis());
            }
            Reading whole = new Reading(
                    reading.millis(),
                    before[0] + offset[0],
                    before[1] + offset[1],
                    before[2] + offset[2],
                    before[3] + offset[3],
                    reading.lag(),
                    reading.batchMillis());
            boolean sameMoment =
                    !readings.isEmpty() && readings.get(readings.size() - 1).millis() == reading.millis();
            if (sameMoment) {
                readings.set(readings.size() - 1, whole);
            } else {
                readings.add(whole);
            }
        }
        return new Timeline(List.copyOf(readings), List.copyOf(restarts), unreadableLines);
    }

    public TimeSpan span() {
        return readings.isEmpty()
                ? TimeSpan.NONE
                : new TimeSpan(
                        readings.get(0).millis(),
                        readings.get(readings.size() - 1).millis());
    }

    /** Whether there is a stretch of time to draw. */
    public boolean hasSpan() {
        return readings.size() >= 2;
    }
}
