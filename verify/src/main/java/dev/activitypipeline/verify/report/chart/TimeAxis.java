package dev.activitypipeline.verify.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Time since the start in the largest unit that suits its length, with ticks on round numbers of that unit.
 *
 * @param seconds its whole length
 * @param unit what its title says, such as {@code minutes}
 * @param unitSeconds length of the unit
 * @param step from tick to tick, in units
 */
public record TimeAxis(double seconds, String unit, double unitSeconds, double step) {
    private static final double[] SIXTIES = {0.5, 1, 2, 5, 10, 15, 20, 30, 60};
    private static final double[] HOURS = {0.5, 1, 2, 3, 6, 12, 24};

    /** @param ticks about how many there is room for */
    public static TimeAxis of(double seconds, int ticks) {
        if (seconds <= 180) {
            double step = Math.max(1, step(seconds, ticks, SIXTIES));
            return new TimeAxis(seconds, "seconds", 1, step);
        }
        if (seconds <= 3 * 3_600) {
            return new TimeAxis(seconds, "minutes", 60, step(seconds / 60, ticks, SIXTIES));
        }
        if (seconds <= 3 * 86_400) {
            return new TimeAxis(seconds, "hours", 3_600, step(seconds / 3_600, ticks, HOURS));
        }
        double days = seconds / 86_400;
        return new TimeAxis(seconds, "days", 86_400, Scale.fromZero(days, ticks).step());
    }

    private static double step(double units, int ticks, double[] round) {
        for (double step : round) {
            if (units / step <= ticks) {
                return step;
            }
        }
        return round[round.length - 1];
    }

    /** In units of the axis, none beyond its end. */
    public List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i * step * unitSeconds <= seconds * 1.000001; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    public String label(double tick) {
        return step < 1 ? Numbers.decimal(tick, 1) : Numbers.whole(Math.round(tick));
    }

    /** Where a tick lies, from 0 at the start to 1 at the end. */
    public double position(double tick) {
        return tick * unitSeconds / seconds;
    }
}
