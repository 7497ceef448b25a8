package dev.activitypipeline.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether batches take longer as there are more of them, all times in milliseconds.
 *
 * @param early the median of batches 50 to 150
 * @param late the median of the last 100
 * @param mean of all but the first 150
 * @param worstTenth the mean of those whose number ends with the same digit, for the worst digit: logs and tables tend to tidy up at every tenth commit
 */
record Flatness(double early, double late, double mean, double worstTenth) {
    private static final int FIRST = 50;
    private static final int WINDOW = 100;

    /** @throws IllegalArgumentException if there are too few to compare */
    static Flatness of(List<Double> millis) {
        if (millis.size() < FIRST + 2 * WINDOW) {
            throw new IllegalArgumentException(millis.size() + " batches are too few");
        }
        List<Double> rest = millis.subList(FIRST + WINDOW, millis.size());
        double worst = 0;
        for (int digit = 0; digit < 10; digit++) {
            List<Double> tenth = new ArrayList<>();
            for (int i = digit; i < rest.size(); i += 10) {
                tenth.add(rest.get(i));
            }
            worst = Math.max(worst, mean(tenth));
        }
        return new Flatness(
                Spread.quantile(millis.subList(FIRST, FIRST + WINDOW), 0.5),
                Spread.quantile(millis.subList(millis.size() - WINDOW, millis.size()), 0.5),
                mean(rest),
                worst);
    }

    double growth() {
        return late / early;
    }

    double spike() {
        return worstTenth / mean;
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
