package dev.activitypipeline.verify.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis with round numbers: it begins and ends on a tick.
 *
 * @param min the first tick
 * @param max the last tick, always more than {@code min}
 * @param step from tick to tick: 1, 2 or 5 times a power of ten
 */
public record Scale(double min, double max, double step) {
    private static final double[] ROUND = {1, 2, 5, 10};

    /**
     * From zero.
     *
     * @param ticks about how many there is room for
     */
    public static Scale fromZero(double max, int ticks) {
        return between(0, max, ticks);
    }

    /** From zero in whole numbers, for what is counted. */
    public static Scale counts(double max, int ticks) {
        Scale scale = fromZero(max, ticks);
        return scale.step >= 1 ? scale : new Scale(0, Math.max(1, Math.ceil(max)), 1);
    }

    public static Scale between(double min, double max, int ticks) {
        double span = max > min ? max - min : 1;
        double rough = span / Math.max(1, ticks);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = 10 * power;
        for (double round : ROUND) {
            if (round * power >= rough * 0.999) {
                step = round * power;
                break;
            }
        }
        double first = Math.floor(min / step + 1e-9) * step;
        double last = Math.ceil((max > min ? max : min + 1) / step - 1e-9) * step;
        return new Scale(first, last > first ? last : first + step, step);
    }

    public List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        long count = Math.round((max - min) / step);
        for (long i = 0; i <= count; i++) {
            // Not by repeated addition: 0.1 added thirty times is not 3.
            ticks.add(min + i * step);
        }
        return ticks;
    }

    /** The tick in as many decimals as the step needs; from ten million in millions. */
    public String label(double tick) {
        if (max >= 1e7) {
            return Numbers.decimal(tick / 1e6, step >= 1e6 ? 0 : 1) + (tick == 0 ? "" : "M");
        }
        int decimals = step >= 1 ? 0 : (int) Math.ceil(-Math.log10(step) - 1e-9);
        return Numbers.decimal(tick == 0 ? 0 : tick, decimals);
    }

    /** Where the value lies, from 0 at the first tick to 1 at the last. */
    public double position(double value) {
        return (value - min) / (max - min);
    }
}
