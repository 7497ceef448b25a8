package dev.activitypipeline.bench;

import java.util.List;

/** Several measurements of the same thing: what they say together, and how far they lie apart. */
record Spread(double median, double least, double most) {
    private static final double NOISY = 0.15;

    /** @throws IllegalArgumentException if there is none */
    static Spread of(List<Double> measurements) {
        if (measurements.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        List<Double> sorted = measurements.stream().sorted().toList();
        return new Spread(quantile(sorted, 0.5), sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** One measurement that is a summary already. */
    static Spread of(double measurement) {
        return new Spread(measurement, measurement, measurement);
    }

    /** Pair by pair, so that what disturbed both at once falls out. */
    static Spread ofRatios(List<Double> ours, List<Double> references) {
        if (ours.size() != references.size()) {
            throw new IllegalArgumentException(
                    ours.size() + " of ours cannot be paired with " + references.size() + " of the reference");
        }
        return of(java.util.stream.IntStream.range(0, ours.size())
                .mapToObj(pair -> ours.get(pair) / references.get(pair))
                .toList());
    }

    /**
     * Between two neighbours in proportion.
     *
     * @param share 0 for the least, 0.5 for the median, 1 for the greatest
     */
    static double quantile(List<Double> measurements, double share) {
        List<Double> sorted = measurements.stream().sorted().toList();
        double place = share * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }

    /** Whether the measurements lie so far apart that the median says little. */
    boolean isNoisy() {
        return most - least > NOISY * Math.abs(median);
    }

    boolean isSingle() {
        return least == most;
    }
}
