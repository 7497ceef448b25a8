package dev.activitypipeline.verify.report;

import dev.activitypipeline.verify.report.data.DateSummary;
import java.util.List;
import java.util.Locale;

/** {@code summary.csv}: one line per date, for those who go on with a spreadsheet. Only numbers and dates, so nothing needs quotes. */
final class SummaryCsv {
    private static final String HEADER = "date,events,users,mean_steps,mean_calories_burned,mean_distance_km,"
            + "mean_active_minutes,mean_sleep_hours,mean_heart_rate_avg\n";

    private SummaryCsv() {}

    static String of(List<DateSummary> dates) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (DateSummary date : dates) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%s,%d,%d,%.2f,%.2f,%.3f,%.2f,%.3f,%.2f\n",
                    date.date(),
                    date.events(),
                    date.users().value(),
                    date.meanSteps(),
                    date.meanCalories(),
                    date.meanDistanceKm(),
                    date.meanActiveMinutes(),
                    date.meanSleepHours(),
                    date.meanHeartRate()));
        }
        return csv.toString();
    }
}
