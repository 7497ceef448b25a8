package dev.activitypipeline.verify.report.data;

import java.util.List;

/** Sums by a word: one set of counters per slot of the index. */
final class GroupCounters {
    private static final int HEART_RATES = 256;

    private final WordIndex words = new WordIndex();
    private final long[] events = new long[WordIndex.SLOTS];
    private final long[] steps = new long[WordIndex.SLOTS];
    private final double[] calories = new double[WordIndex.SLOTS];
    private final long[] activeMinutes = new long[WordIndex.SLOTS];
    private final Histogram[] heartRate = new Histogram[WordIndex.SLOTS];

    void add(String word, EventAggregator.Measures row) {
        int slot = words.slot(word);
        events[slot]++;
        steps[slot] += row.steps();
        calories[slot] += row.caloriesBurned();
        activeMinutes[slot] += row.activeMinutes();
        if (heartRate[slot] == null) {
            heartRate[slot] = new Histogram(1, HEART_RATES);
        }
        heartRate[slot].add(row.heartRateAvg());
    }

    List<GroupSummary> summaries() {
        return words.shown(events, WordIndex.ROWS).stream().map(this::summary).toList();
    }

    private GroupSummary summary(WordIndex.Shown shown) {
        long n = 0;
        long stepSum = 0;
        double calorieSum = 0;
        long minuteSum = 0;
        Histogram rates = new Histogram(1, HEART_RATES);
        for (int slot : shown.slots()) {
            n += events[slot];
            stepSum += steps[slot];
            calorieSum += calories[slot];
            minuteSum += activeMinutes[slot];
            rates.add(heartRate[slot]);
        }
        return new GroupSummary(shown.word(), n, (double) stepSum / n, calorieSum / n, (double) minuteSum / n, rates);
    }
}
