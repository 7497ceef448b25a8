package dev.activitypipeline.verify.report.page;

import dev.activitypipeline.contract.event.Vocabulary;
import dev.activitypipeline.verify.report.data.EventAggregator;
import dev.activitypipeline.verify.report.data.EventSummary;
import dev.activitypipeline.verify.report.data.PipelineIdentity;
import dev.activitypipeline.verify.report.data.RejectedAggregator;
import dev.activitypipeline.verify.report.data.RejectedSummary;
import dev.activitypipeline.verify.report.data.ReportData;
import dev.activitypipeline.verify.report.data.Timeline;
import dev.activitypipeline.verify.report.data.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A report of a made-up run that looks like a real one; the same every time. */
final class SampleReport {
    static final long START = Instant.parse("2026-03-02T09:00:00Z").toEpochMilli();
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    private SampleReport() {}

    static ReportData of(int events, int days, int seconds) {
        return new ReportData(
                new PipelineIdentity("fitness", "6f1c", "fitness-activity-events", "activity-event/v1"),
                Instant.parse("2026-03-02T09:05:00Z"),
                new Verdict.Proven(
                        "Every acknowledged event is stored exactly once: 120,000 acknowledged, 120,400 in the topic,"
                                + " 120,000 stored, 400 rejected.",
                        List.of()),
                timeline(events, seconds),
                events(events, days),
                rejected(events));
    }

    static EventSummary events(int events, int days) {
        Random random = new Random(7);
        EventAggregator aggregator = new EventAggregator();
        for (int i = 0; i < events; i++) {
            int workout = (int) Math.min(5, Math.abs(random.nextGaussian()) * 2.4);
            double sleep = Math.max(0, Math.min(24, Math.round((7.1 + 1.3 * random.nextGaussian()) * 10) / 10.0));
            int weather = (int) Math.min(3, Math.abs(random.nextGaussian()) * 1.6);
            int mood = sleep < 6 ? 2 + random.nextInt(2) : random.nextInt(weather == 0 ? 2 : 4);
            aggregator.add(
                    new EventAggregator.Measures(
                            1 + random.nextInt(1000),
                            (int) FIRST.plusDays(i % days).toEpochDay(),
                            Math.max(0, (int) (9_000 - 700 * workout + 2_500 * random.nextGaussian())),
                            2_300 + 90 * workout + 300 * random.nextGaussian(),
                            6.4 + random.nextGaussian(),
                            Math.max(0, (int) (55 + 6 * workout + 15 * random.nextGaussian())),
                            sleep,
                            (int) (92 - 5 * workout + 9 * random.nextGaussian())),
                    new EventAggregator.Words(
                            Vocabulary.WORKOUT_TYPES.get(workout),
                            Vocabulary.WEATHER_CONDITIONS.get(weather),
                            Vocabulary.LOCATIONS.get(random.nextInt(5)),
                            Vocabulary.MOODS.get(mood)),
                    i / 2_000,
                    START + i);
        }
        return aggregator.summary();
    }

    static Timeline timeline(int events, int seconds) {
        Random random = new Random(11);
        List<Timeline.Reading> readings = new ArrayList<>();
        double rate = (double) events / Math.max(1, seconds - 14);
        long stored = 0;
        double batchMillis = Double.NaN;
        for (int t = 0; t <= seconds; t++) {
            long produced = Math.min(events, Math.round(Math.max(0, t - 4) * rate));
            if (t > 9 && t % 2 == 0) {
                stored = Math.min(produced, stored + Math.round(rate * (2.6 + random.nextGaussian() * 0.3)));
                batchMillis = 240 + 60 * Math.abs(random.nextGaussian()) + (t == 10 ? 1_900 : 0);
            }
            readings.add(new Timeline.Reading(
                    START + 1_000L * t, produced, produced, stored, stored / 300, produced - stored, batchMillis));
        }
        return Timeline.of(readings, 0);
    }

    static RejectedSummary rejected(int events) {
        RejectedAggregator aggregator = new RejectedAggregator();
        String[] rules = {
            "OUT_OF_RANGE",
            "MALFORMED_JSON",
            "MALFORMED_JSON",
            "DUPLICATE_ID",
            "DUPLICATE_ID",
            "DUPLICATE_ID",
            "BAD_DATE",
            "MISSING_FIELD",
            "OUT_OF_RANGE",
            "OUT_OF_RANGE",
            "OUT_OF_RANGE",
            "UNKNOWN_FIELD"
        };
        Random random = new Random(3);
        for (int i = 0; i < events / 300; i++) {
            String rule = rules[random.nextInt(rules.length)];
            aggregator.add(rule, "steps: -" + i + " is not in 0..300000");
        }
        return aggregator.summary();
    }
}
