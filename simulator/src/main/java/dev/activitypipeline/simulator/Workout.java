package dev.activitypipeline.simulator;

/** What a workout does to a body, by its index in {@code Vocabulary.WORKOUT_TYPES}. */
final class Workout {
    static final int CYCLING = 0;
    static final int GYM = 1;
    static final int RUNNING = 2;
    static final int SWIMMING = 3;
    static final int WALKING = 4;
    static final int YOGA = 5;

    /** Minutes of an average session. */
    static final double[] MINUTES = {55, 50, 38, 40, 45, 40};
    /** Kilocalories a minute for 70 kg. */
    static final double[] KCAL = {8.0, 5.5, 11.0, 8.5, 4.2, 3.0};
    /** What an average session adds to the day's average heart rate. */
    static final double[] HEART_BEATS = {17, 12, 23, 15, 6, 2};
    /** Steps a minute. */
    static final double[] STEPS = {3, 15, 155, 0, 105, 4};
    /** Kilometres a minute that are no steps. */
    static final double[] KILOMETRES = {0.32, 0, 0, 0.035, 0, 0};
    /** The share that is done outdoors under a clear sky. */
    static final double[] OUTDOORS = {0.88, 0, 0.88, 0.1, 0.9, 0.2};

    private Workout() {}

    static boolean needsTheOpen(int workout) {
        return workout == CYCLING || workout == RUNNING || workout == WALKING;
    }
}
