package dev.activitypipeline.verify.report.data;

import java.time.LocalDate;

/** The events of one date: their number, their users and the means of their six measures, in the units of the columns. */
public record DateSummary(
        LocalDate date,
        long events,
        DistinctCount users,
        double meanSteps,
        double meanCalories,
        double meanDistanceKm,
        double meanActiveMinutes,
        double meanSleepHours,
        double meanHeartRate) {}
