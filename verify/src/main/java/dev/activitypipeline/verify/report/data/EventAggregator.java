package dev.activitypipeline.verify.report.data;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Takes the rows of {@code events} one by one and keeps counters and histograms, never rows: its memory does not grow with the table.
 * Not thread-safe.
 */
public final class EventAggregator {
    private static final int PAGES = 262_144;

    private final DistinctNumbers.Budget budget = new DistinctNumbers.Budget(PAGES);
    private final DistinctNumbers users = new DistinctNumbers(budget);
    private final DistinctNumbers batches = new DistinctNumbers(budget);
    private final Map<Integer, DateCounters> dates = new TreeMap<>();
    private final GroupCounters workouts = new GroupCounters();
    private final GroupCounters places = new GroupCounters();
    private final Histogram sleep = new Histogram(0.1, 241);
    private final WordIndex weathers = new WordIndex();
    private final WordIndex moods = new WordIndex();
    private final long[][] moodByWeather = new long[WordIndex.SLOTS][WordIndex.SLOTS];
    private final Map<SleepBand, long[]> moodBySleep = new EnumMap<>(SleepBand.class);
    private long events;
    private long firstMillis = Long.MAX_VALUE;
    private long lastMillis = Long.MIN_VALUE;

    public EventAggregator() {
        for (SleepBand band : SleepBand.values()) {
            moodBySleep.put(band, new long[WordIndex.SLOTS]);
        }
    }

    /** The numbers of one row, in the units of the columns; {@code epochDay} is the date. */
    public record Measures(
            int userId,
            int epochDay,
            int steps,
            double caloriesBurned,
            double distanceKm,
            int activeMinutes,
            double sleepHours,
            int heartRateAvg) {}

    /** The texts of one row. */
    public record Words(String workout, String weather, String location, String mood) {}

    /** @param kafkaMillis the record's timestamp, milliseconds since 1970 */
    public void add(Measures row, Words words, long batchId, long kafkaMillis) {
        events++;
        firstMillis = Math.min(firstMillis, kafkaMillis);
        lastMillis = Math.max(lastMillis, kafkaMillis);
        users.add(row.userId());
        batches.add(batchId);
        dates.computeIfAbsent(row.epochDay(), day -> new DateCounters(new DistinctNumbers(budget)))
                .add(row);
        workouts.add(words.workout(), row);
        places.add(words.location(), row);
        sleep.add(row.sleepHours());
        int mood = moods.slot(words.mood());
        moodByWeather[weathers.slot(words.weather())][mood]++;
        moodBySleep.get(SleepBand.of(row.sleepHours()))[mood]++;
    }

    public EventSummary summary() {
        List<DateSummary> dateSummaries = dates.entrySet().stream()
                .map(entry -> entry.getValue().summary(LocalDate.ofEpochDay(entry.getKey())))
                .toList();
        return new EventSummary(
                events,
                new TimeSpan(firstMillis, lastMillis),
                users.count(),
                batches.count(),
                dateSummaries,
                workouts.summaries(),
                places.summaries(),
                sleep,
                weatherTable(),
                sleepTable());
    }

    private CrossTable weatherTable() {
        long[] perWeather =
                Arrays.stream(moodByWeather).mapToLong(row -> sum(row)).toArray();
        List<WordIndex.Shown> rows = weathers.shown(perWeather, WordIndex.ROWS);
        List<WordIndex.Shown> columns = moods.shown(moodCounts(), WordIndex.COLUMNS);
        List<List<Long>> counts = rows.stream()
                .map(row -> columns.stream()
                        .map(column -> row.slots().stream()
                                .mapToLong(slot -> sum(moodByWeather[slot], column))
                                .sum())
                        .toList())
                .toList();
        return new CrossTable(words(rows), words(columns), counts);
    }

    private CrossTable sleepTable() {
        if (events == 0) {
            return CrossTable.EMPTY;
        }
        List<WordIndex.Shown> columns = moods.shown(moodCounts(), WordIndex.COLUMNS);
        List<String> rows =
                Arrays.stream(SleepBand.values()).map(SleepBand::text).toList();
        List<List<Long>> counts = moodBySleep.values().stream()
                .map(row -> columns.stream().map(column -> sum(row, column)).toList())
                .toList();
        return new CrossTable(rows, words(columns), counts);
    }

    private long[] moodCounts() {
        return IntStream.range(0, WordIndex.SLOTS)
                .mapToLong(mood -> moodBySleep.values().stream()
                        .mapToLong(row -> row[mood])
                        .sum())
                .toArray();
    }

    private static long sum(long[] row) {
        return Arrays.stream(row).sum();
    }

    private static long sum(long[] row, WordIndex.Shown column) {
        return column.slots().stream().mapToLong(slot -> row[slot]).sum();
    }

    private static List<String> words(List<WordIndex.Shown> shown) {
        return shown.stream().map(WordIndex.Shown::word).toList();
    }
}
