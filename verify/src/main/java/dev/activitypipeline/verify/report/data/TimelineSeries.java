package dev.activitypipeline.verify.report.data;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * A timeline cut into windows of equal length that cover it exactly, so that rates add up to the counters. A window that lies mostly in
 * a gap between readings has no value (NaN): nothing is known of it.
 *
 * @param windowSeconds length of a window
 * @param produced events per second
 * @param stored rows of {@code events} per second
 * @param lag the greatest reading in the window
 * @param batchMillis the greatest reading in the window
 */
public record TimelineSeries(
        double windowSeconds, List<Double> produced, List<Double> stored, List<Double> lag, List<Double> batchMillis) {
    private static final int MOST_WINDOWS = 160;
    private static final int[] ROUND_SECONDS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400
    };

    /** @param timeline with at least two readings */
    public static TimelineSeries of(Timeline timeline) {
        List<Timeline.Reading> readings = timeline.readings();
        double seconds = timeline.span().length().toMillis() / 1_000.0;
        double[] intervals = new double[readings.size() - 1];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = (readings.get(i + 1).millis() - readings.get(i).millis()) / 1_000.0;
        }
        double usual = median(intervals);
        // A window of two readings or more: batches come in steps, and a shorter one would show the sampling instead.
        int windows = Math.max(1, (int) (seconds / windowLength(seconds, usual)));
        double window = seconds / windows;
        double gap = Math.max(5, 5 * usual);
        double[] unknown = new double[windows];
        for (int i = 0; i < intervals.length; i++) {
            if (intervals[i] > gap) {
                double from = secondsOf(timeline, readings.get(i));
                coverage(unknown, window, from, from + intervals[i]);
            }
        }
        double[] produced = rates(timeline, window, windows, Timeline.Reading::produced);
        double[] stored = rates(timeline, window, windows, Timeline.Reading::stored);
        for (int w = 0; w < windows; w++) {
            if (unknown[w] > window / 2) {
                produced[w] = Double.NaN;
                stored[w] = Double.NaN;
            }
        }
        return new TimelineSeries(
                window,
                list(produced),
                list(stored),
                list(greatest(timeline, window, windows, Timeline.Reading::lag)),
                list(greatest(timeline, window, windows, Timeline.Reading::batchMillis)));
    }

    /** The greatest value that is known. */
    public static OptionalDouble peak(List<Double> values) {
        return values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .max();
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static double windowLength(double seconds, double usualInterval) {
        double least = Math.max(2 * usualInterval, seconds / MOST_WINDOWS);
        for (int round : ROUND_SECONDS) {
            if (round >= least * 0.95) {
                return round;
            }
        }
        return least;
    }

    private static void coverage(double[] unknown, double window, double from, double to) {
        for (int w = (int) (from / window); w < unknown.length && w * window < to; w++) {
            unknown[w] += Math.min(to, (w + 1) * window) - Math.max(from, w * window);
        }
    }

    /** Between two readings a counter is taken to grow evenly. */
    private static double[] rates(
            Timeline timeline, double window, int windows, ToLongFunction<Timeline.Reading> counter) {
        List<Timeline.Reading> readings = timeline.readings();
        double[] rates = new double[windows];
        for (int i = 0; i + 1 < readings.size(); i++) {
            double from = secondsOf(timeline, readings.get(i));
            double to = secondsOf(timeline, readings.get(i + 1));
            double rate =
                    (counter.applyAsLong(readings.get(i + 1)) - counter.applyAsLong(readings.get(i))) / (to - from);
            for (int w = (int) (from / window); w < windows && w * window < to; w++) {
                double overlap = Math.min(to, (w + 1) * window) - Math.max(from, w * window);
                rates[w] += rate * Math.max(0, overlap) / window;
            }
        }
        return rates;
    }

    private static double[] greatest(
            Timeline timeline, double window, int windows, ToDoubleFunction<Timeline.Reading> gauge) {
        double[] values = new double[windows];
        Arrays.fill(values, Double.NaN);
        for (Timeline.Reading reading : timeline.readings()) {
            int w = Math.min(windows - 1, (int) (secondsOf(timeline, reading) / window));
            double value = gauge.applyAsDouble(reading);
            if (Double.isFinite(value) && !(values[w] >= value)) {
                values[w] = value;
            }
        }
        return values;
    }

    private static double secondsOf(Timeline timeline, Timeline.Reading reading) {
        return (reading.millis() - timeline.span().firstMillis()) / 1_000.0;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
