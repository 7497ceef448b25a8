package dev.activitypipeline.simulator;

/** One user's habits, the same on every day: a reusable object, filled from a hash of seed and user. */
final class Person {
    private static final byte[] POPULARITY = popularity();

    /** 0 untrained to 1 athlete; most are in between. */
    double fitness;
    /** Where the user lives: a region of {@link WeatherCalendar}. */
    int region;
    /** Hours of sleep this user needs. */
    double sleepNeed;
    /** Early birds lie in less at the weekend. */
    double weekendLieIn;
    /** Activity at the weekend in relation to a working day: people who sit all week, and people who rest. */
    double weekendFactor;

    boolean officeWorker;
    int favouriteWorkout;
    int secondWorkout;
    double stepsPerDay;
    /** Kilometres a step. */
    double stride;

    double weightKg;
    /** Kilocalories a day at rest. */
    double restingKcal;

    double restingHeartRate;
    /** The slow change of this user's activity over a whole simulated period, as a share. */
    double trend;
    /** How this user feels on an average day. */
    double cheer;

    void become(long seed, int userId) {
        long body = Noise.hash(seed ^ 0x0B0D1E5L, userId);
        long habit = Noise.hash(body, 1);
        long place = Noise.hash(body, 2);
        fitness = (Noise.unit(body, 0) + Noise.unit(body, 1)) / 2;
        weightKg = 72 + 12 * Noise.normal(body >>> 32, 0) - 6 * (fitness - 0.5);
        restingKcal = 1050 + 8.5 * weightKg + 150 * Noise.unit(body, 3);
        stride = 0.00062 + 0.00018 * Noise.unit(habit, 0);
        stepsPerDay = 3_600 + 6_800 * fitness + 2_400 * Noise.unit(habit, 1);
        trend = (Noise.unit(habit, 2) - 0.4) * 0.5;
        cheer = (Noise.unit(habit, 3) - 0.4) * 0.8;
        region = (int) (place & (WeatherCalendar.REGIONS - 1));
        officeWorker = (place >>> 4 & 3) != 0;
        weekendFactor = officeWorker ? 1.1 + 0.5 * Noise.unit(place, 1) : 0.75 + 0.4 * Noise.unit(place, 1);
        favouriteWorkout = POPULARITY[(int) (place >>> 32) & 0xFF];
        secondWorkout = POPULARITY[(int) (place >>> 40) & 0xFF];
        long night = Noise.hash(body, 3);
        sleepNeed = 7.3 + 0.55 * Noise.normal(night, 0);
        weekendLieIn = 0.2 + 1.1 * Noise.unit(night >>> 12, 0);
        restingHeartRate = 75 - 22 * fitness + 2.5 * Noise.normal(night >>> 28, 0);
    }

    /** One workout by its share among people, for an equally distributed byte. */
    static int workoutOf(int chance) {
        return POPULARITY[chance & 0xFF];
    }

    private static byte[] popularity() {
        int[] shares = new int[6];
        shares[Workout.CYCLING] = 36;
        shares[Workout.GYM] = 46;
        shares[Workout.RUNNING] = 56;
        shares[Workout.SWIMMING] = 22;
        shares[Workout.WALKING] = 68;
        shares[Workout.YOGA] = 28;
        byte[] table = new byte[256];
        int next = 0;
        for (int workout = 0; workout < shares.length; workout++) {
            for (int i = 0; i < shares[workout]; i++) {
                table[next++] = (byte) workout;
            }
        }
        return table;
    }
}
