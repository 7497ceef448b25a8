package dev.activitypipeline.verify;

import java.util.Arrays;

/**
 * Sums by (date, user, workout) in flat arrays: about 80 bytes a group, twice that at the table's emptiest. Not thread-safe.
 */
final class DailyTotals {
    /** What is summed: integers first, then decimals. */
    static final String[] COLUMNS = {
        "events", "steps", "active_minutes", "heart_rate_sum", "calories_burned", "distance_km", "sleep_hours"
    };

    static final int LONGS = 4;
    static final int DOUBLES = 3;

    private int[] day = new int[1 << 12];
    private int[] user = new int[1 << 12];
    private int[] workout = new int[1 << 12];
    private boolean[] used = new boolean[1 << 12];
    private long[] longs = new long[LONGS << 12];
    private double[] doubles = new double[DOUBLES << 12];
    private int size;

    /** The group's index, new if it is met for the first time; valid until the next call. */
    int group(int epochDay, int userId, int workoutId) {
        if (size * 2 >= used.length) {
            grow();
        }
        int at = find(epochDay, userId, workoutId);
        if (!used[at]) {
            used[at] = true;
            day[at] = epochDay;
            user[at] = userId;
            workout[at] = workoutId;
            size++;
        }
        return at;
    }

    /** The group's index, or -1 if there is none. */
    int indexOf(int epochDay, int userId, int workoutId) {
        int at = find(epochDay, userId, workoutId);
        return used[at] ? at : -1;
    }

    void add(
            int group, long steps, long activeMinutes, long heartRate, double calories, double distance, double sleep) {
        int at = group * LONGS;
        longs[at]++;
        longs[at + 1] += steps;
        longs[at + 2] += activeMinutes;
        longs[at + 3] += heartRate;
        int decimal = group * DOUBLES;
        doubles[decimal] += calories;
        doubles[decimal + 1] += distance;
        doubles[decimal + 2] += sleep;
    }

    long integer(int group, int column) {
        return longs[group * LONGS + column];
    }

    double decimal(int group, int column) {
        return doubles[group * DOUBLES + column - LONGS];
    }

    /** Marks a group as found on the other side: it has no events left. */
    void take(int group) {
        longs[group * LONGS] = 0;
    }

    /** Shows the groups that were not taken. */
    void forEachLeft(Visitor visitor) {
        for (int at = 0; at < used.length; at++) {
            if (used[at] && longs[at * LONGS] > 0) {
                visitor.group(day[at], user[at], workout[at], longs[at * LONGS]);
            }
        }
    }

    int size() {
        return size;
    }

    /** Is shown a group. */
    @FunctionalInterface
    interface Visitor {
        void group(int epochDay, int userId, int workoutId, long events);
    }

    private int find(int epochDay, int userId, int workoutId) {
        long hash = ((long) userId << 32 ^ (long) epochDay * 31 + workoutId) * 0x9E3779B97F4A7C15L;
        int mask = used.length - 1;
        int at = (int) (hash >>> 33) & mask;
        while (used[at] && (day[at] != epochDay || user[at] != userId || workout[at] != workoutId)) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        DailyTotals bigger = new DailyTotals();
        int slots = used.length * 2;
        bigger.day = new int[slots];
        bigger.user = new int[slots];
        bigger.workout = new int[slots];
        bigger.used = new boolean[slots];
        bigger.longs = new long[slots * LONGS];
        bigger.doubles = new double[slots * DOUBLES];
        for (int at = 0; at < used.length; at++) {
            if (used[at]) {
                int to = bigger.find(day[at], user[at], workout[at]);
                bigger.used[to] = true;
                bigger.day[to] = day[at];
                bigger.user[to] = user[at];
                bigger.workout[to] = workout[at];
                System.arraycopy(longs, at * LONGS, bigger.longs, to * LONGS, LONGS);
                System.arraycopy(doubles, at * DOUBLES, bigger.doubles, to * DOUBLES, DOUBLES);
            }
        }
        day = bigger.day;
        user = bigger.user;
        workout = bigger.workout;
        used = bigger.used;
        longs = bigger.longs;
        doubles = bigger.doubles;
    }

    @Override
    public String toString() {
        return size + " groups of " + Arrays.toString(COLUMNS);
    }
}
