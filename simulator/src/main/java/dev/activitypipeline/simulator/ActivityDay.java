package dev.activitypipeline.simulator;

/**
 * One day of one person, as numbers and as indices into the vocabulary. The columns hang together: the weather decides where a workout
 * takes place, the workout moves steps, distance, calories and heart, the night moves the mood.
 */
final class ActivityDay {
    static final int GYM = 0;
    static final int HOME = 1;
    static final int OFFICE = 2;
    static final int PARK = 3;
    static final int OTHER = 4;

    static final int HAPPY = 0;
    static final int NEUTRAL = 1;
    static final int STRESSED = 2;
    static final int TIRED = 3;

    /** By weather: clear, fog, rain, snow. */
    private static final double[] GOES_OUT = {1.0, 0.8, 0.4, 0.35};

    private static final double[] PARK_OF_OUTDOORS = {0.75, 0.6, 0.35, 0.3};
    private static final double[] STAYS_WITH_WORKOUT = {1.0, 0.93, 0.6, 0.5};
    private static final double[] STEPS_BY_WEATHER = {1.0, 0.96, 0.84, 0.8};
    private static final double[] MOOD_BY_WEATHER = {0.2, -0.2, -0.35, 0.0};

    int steps;
    double caloriesBurned;
    double distanceKm;
    int activeMinutes;
    double sleepHours;
    int heartRateAvg;
    int workout;
    int weather;
    int location;
    int mood;

    /**
     * @param progress how much of the simulated period is over, 0 to 1
     * @param warmth 0 in mid-winter, 1 in mid-summer
     * @param hash this event's own randomness
     */
    void live(Person person, double progress, boolean weekend, int sky, double warmth, long hash) {
        long choices = Noise.hash(hash, 1);
        long amounts = Noise.hash(hash, 2);
        weather = sky;
        sleep(person, weekend, amounts);
        boolean outdoors = chooseWorkout(person, weekend, warmth, choices);
        chooseLocation(person, weekend, outdoors, choices);
        double form = (1 + person.trend * progress) * (0.85 + 0.15 * warmth) * (weekend ? person.weekendFactor : 1);
        double minutes = move(person, form, amounts);
        beat(person, minutes, amounts);
        feel(person, weekend, form, Noise.hash(hash, 3));
    }

    private void sleep(Person person, boolean weekend, long amounts) {
        double hours = person.sleepNeed - 0.25 + (weekend ? person.weekendLieIn : 0) + 0.9 * Noise.normal(amounts, 0);
        sleepHours = Math.rint(Math.max(2.5, Math.min(13, hours)) * 10) / 10;
    }

    private boolean chooseWorkout(Person person, boolean weekend, double warmth, long choices) {
        int taste = (int) choices & 0xFF;
        int wanted;
        if (taste < 130) {
            wanted = person.favouriteWorkout;
        } else if (taste < 200) {
            wanted = person.secondWorkout;
        } else {
            wanted = Person.workoutOf((int) (choices >>> 8));
        }
        if (weekend && wanted == Workout.GYM && taste % 3 == 0) {
            wanted = Workout.WALKING;
        }
        double resolve = Noise.unit(choices, 1);
        double staying = STAYS_WITH_WORKOUT[weather];
        if (Workout.needsTheOpen(wanted) && resolve >= staying) {
            int instead = (int) (choices >>> 8) & 3;
            wanted = instead < 2 ? Workout.GYM : instead == 2 ? Workout.YOGA : Workout.SWIMMING;
        }
        workout = wanted;
        double open = Workout.OUTDOORS[wanted] * GOES_OUT[weather];
        if (!Workout.needsTheOpen(wanted)) {
            open *= warmth;
        }
        return Noise.unit(choices, 2) < open;
    }

    private void chooseLocation(Person person, boolean weekend, boolean outdoors, long choices) {
        double place = Noise.unit(choices, 3);
        if (outdoors) {
            location = place < PARK_OF_OUTDOORS[weather] ? PARK : OTHER;
            return;
        }
        location = switch (workout) {
            case Workout.GYM -> place < 0.84 ? GYM : place < 0.97 ? HOME : OTHER;
            case Workout.YOGA -> place < 0.62 ? HOME : place < 0.88 ? GYM : OTHER;
            case Workout.SWIMMING -> place < 0.35 ? GYM : OTHER;
            case Workout.WALKING -> {
                boolean atWork = person.officeWorker && !weekend;
                yield place < (atWork ? 0.65 : 0.05) ? OFFICE : place < 0.8 ? HOME : OTHER;
            }
            default -> place < 0.7 ? GYM : HOME;
        };
    }

    /** Steps, distance and active minutes; returns the minutes of the workout. */
    private double move(Person person, double form, long amounts) {
        double minutes = Math.max(
                8,
                Workout.MINUTES[workout] * form * (0.7 + 0.6 * person.fitness) * (1 + 0.25 * Noise.normal(amounts, 1)));
        double everyday = person.stepsPerDay
                * form
                * STEPS_BY_WEATHER[weather]
                * Math.max(0.2, 1 + 0.28 * Noise.normal(amounts, 2));
        steps = (int) Math.max(150, Math.min(60_000, everyday * 0.75 + minutes * Workout.STEPS[workout]));
        double kilometres =
                steps * person.stride * (workout == Workout.RUNNING ? 1.12 : 1) + minutes * Workout.KILOMETRES[workout];
        distanceKm = Math.rint(kilometres * 100) / 100;
        activeMinutes = (int) Math.min(600, minutes + steps / 260.0);
        double kcal = person.restingKcal
                + steps * 0.0005 * person.weightKg
                + minutes * Workout.KCAL[workout] * person.weightKg / 70;
        caloriesBurned = Math.rint(kcal * 10) / 10;
        return minutes;
    }

    private void beat(Person person, double minutes, long amounts) {
        double session = Math.min(1.8, minutes / Workout.MINUTES[workout]);
        double tired = Math.max(0, person.sleepNeed - sleepHours);
        double beats = person.restingHeartRate
                + 8
                + Workout.HEART_BEATS[workout] * (0.5 + 0.5 * session)
                + 1.1 * tired
                + 3 * Noise.normal(amounts, 3);
        heartRateAvg = (int) Math.max(42, Math.min(185, beats));
    }

    private void feel(Person person, boolean weekend, double form, long chance) {
        double missing = person.sleepNeed - sleepHours;
        double spirits = person.cheer
                - 0.5 * missing
                + MOOD_BY_WEATHER[weather]
                + (weekend ? 0.3 : 0)
                + 0.4 * (form - 1)
                + 0.6 * Noise.normal(chance, 0);
        if (spirits > 0.2) {
            mood = HAPPY;
        } else if (spirits > -0.5) {
            mood = NEUTRAL;
        } else {
            double weary = 0.5 + 0.25 * missing + (weekend ? 0.15 : -0.1);
            mood = Noise.unit(chance, 2) < weary ? TIRED : STRESSED;
        }
    }
}
