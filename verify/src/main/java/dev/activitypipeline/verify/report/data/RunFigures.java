package dev.activitypipeline.verify.report.data;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The figures of a run that follow from its timeline alone.
 *
 * @param meanPerSecond rows stored per second, from the last reading before the first row to the reading that has the last one
 * @param peakPerSecond the greatest rate
 * @param windowSeconds the length of time over which {@code peakPerSecond} was taken
 * @param secondsToFirstRow from the first reading to the first that has a new row
 */
public record RunFigures(
        OptionalDouble meanPerSecond,
        OptionalDouble peakPerSecond,
        double windowSeconds,
        OptionalDouble secondsToFirstRow) {

    public static RunFigures of(Timeline timeline) {
        if (!timeline.hasSpan()) {
            return new RunFigures(OptionalDouble.empty(), OptionalDouble.empty(), 0, OptionalDouble.empty());
        }
        TimelineSeries series = TimelineSeries.of(timeline);
        List<Timeline.Reading> readings = timeline.readings();
        int first = -1;
        int last = -1;
        for (int i = 1; i < readings.size(); i++) {
            if (readings.get(i).stored() > readings.get(i - 1).stored()) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (first < 0) {
            return new RunFigures(
                    OptionalDouble.empty(), OptionalDouble.empty(), series.windowSeconds(), OptionalDouble.empty());
        }
        Timeline.Reading before = readings.get(first - 1);
        Timeline.Reading end = readings.get(last);
        double active = (end.millis() - before.millis()) / 1_000.0;
        double mean = (end.stored() - before.stored()) / active;
        double wait = (readings.get(first).millis() - readings.get(0).millis()) / 1_000.0;
        double peak = TimelineSeries.peak(series.stored()).orElse(mean);
        // All was stored within less than a window: then that stretch is the best that is known.
        boolean withinWindow = mean >= peak;
        return new RunFigures(
                OptionalDouble.of(mean),
                OptionalDouble.of(withinWindow ? mean : peak),
                withinWindow ? active : series.windowSeconds(),
                OptionalDouble.of(wait));
    }
}
