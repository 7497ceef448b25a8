package dev.activitypipeline.verify.report.data;

import java.time.LocalDate;

/** Sums over the events of one date. */
final class DateCounters {
    private final DistinctNumbers users;
    private long events;
    private long steps;
    private double calories;
    private double distanceKm;
    private long activeMinutes;
    private double sleepHours;
    private long heartRate;

    DateCounters(DistinctNumbers users) {
        this.users = users;
    }

    void add(EventAggregator.Measures row) {
        users.add(row.userId());
        events++;
        steps += row.steps();
        calories += row.caloriesBurned();
        distanceKm += row.distanceKm();
        activeMinutes += row.activeMinutes();
        sleepHours += row.sleepHours();
        heartRate += row.heartRateAvg();
    }

    DateSummary summary(LocalDate date) {
        double n = events;
        return new DateSummary(
                date,
                events,
                users.count(),
                steps / n,
                calories / n,
                distanceKm / n,
                activeMinutes / n,
                sleepHours / n,
                heartRate / n);
    }
}
