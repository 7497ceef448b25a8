package dev.activitypipeline.bench;

import static dev.activitypipeline.bench.Figure.text;

/**
 * What a measure has to reach.
 *
 * @param must missing it fails the run
 * @param stretch what would be very good
 * @param unit behind the number: {@code ×} for a ratio, {@code ms}, {@code s}, {@code MiB}, {@code /s}, {@code %}, {@code B}
 */
record Goal(Direction direction, double must, double stretch, String unit) {
    enum Direction {
        AT_LEAST("≥"),
        AT_MOST("≤");

        private final String sign;

        Direction(String sign) {
            this.sign = sign;
        }
    }

    static Goal atLeast(double must, double stretch) {
        return new Goal(Direction.AT_LEAST, must, stretch, "×");
    }

    static Goal atLeast(double must, double stretch, String unit) {
        return new Goal(Direction.AT_LEAST, must, stretch, unit);
    }

    static Goal atMost(double must, double stretch) {
        return new Goal(Direction.AT_MOST, must, stretch, "×");
    }

    static Goal atMost(double must, double stretch, String unit) {
        return new Goal(Direction.AT_MOST, must, stretch, unit);
    }

    Verdict judge(double measure) {
        if (reaches(measure, stretch)) {
            return Verdict.STRETCH;
        }
        return reaches(measure, must) ? Verdict.MET : Verdict.MISSED;
    }

    private boolean reaches(double measure, double bar) {
        return direction == Direction.AT_LEAST ? measure >= bar : measure <= bar;
    }

    /** A measure as the report shows it, e.g. {@code 1.05×}. */
    String shown(double measure) {
        String number = unit.equals("ms") ? text("%,.0f", measure) : text("%.2f", measure);
        return number + (unit.equals("×") ? unit : " " + unit);
    }

    @Override
    public String toString() {
        return direction.sign + " " + shown(must) + " (" + shown(stretch) + ")";
    }
}
