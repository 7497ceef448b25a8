package dev.activitypipeline.verify;

import dev.activitypipeline.verify.store.BrokenFile;
import dev.activitypipeline.verify.store.ColumnBatch;
import dev.activitypipeline.verify.store.ReadSummary;
import dev.activitypipeline.verify.store.TableFile;
import dev.activitypipeline.verify.store.TableReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Computes {@code daily} anew from {@code events} and compares. Works through some dates at a time, so that no more than about
 * {@value #ROWS_AT_ONCE} events are summed at once, however large the store is.
 */
final class DailyCheck {
    static final long ROWS_AT_ONCE = 4_000_000;
    /** Sums of decimals depend on the order of adding in their last digits. */
    private static final double TOLERANCE = 1e-9;

    private static final int FIRST = 16;
    private static final byte[] NO_BYTES = new byte[0];

    private static final List<String> EVENTS = List.of(
            "date",
            "user_id",
            "workout_type",
            "steps",
            "active_minutes",
            "heart_rate_avg",
            "calories_burned",
            "distance_km",
            "sleep_hours");

    private final TableReader events;
    private final TableReader daily;
    private final Findings findings;
    private final long rowsAtOnce;
    private final List<byte[]> firstWorkouts = new ArrayList<>();
    private final Map<String, Integer> workoutIds = new HashMap<>();
    private final List<String> workouts = new ArrayList<>();
    private long rows;

    DailyCheck(TableReader events, TableReader daily, Findings findings) {
        this(events, daily, findings, ROWS_AT_ONCE);
    }

    DailyCheck(TableReader events, TableReader daily, Findings findings, long rowsAtOnce) {
        this.events = events;
        this.daily = daily;
        this.findings = findings;
        this.rowsAtOnce = rowsAtOnce;
    }

    /** Rows of {@code daily} that were compared. */
    long rows() {
        return rows;
    }

    void run() {
        for (Set<String> dates : passes()) {
            DailyTotals totals = new DailyTotals();
            events.read(EVENTS, file -> isOf(dates, file), batch -> sum(batch, totals));
            List<String> columns = new ArrayList<>(List.of("date", "user_id", "workout_type"));
            columns.addAll(List.of(DailyTotals.COLUMNS));
            ReadSummary summary = daily.read(columns, file -> isOf(dates, file), batch -> compare(batch, totals));
            for (BrokenFile file : summary.broken()) {
                findings.add(FindingKind.FILE_BROKEN, Where.file("daily", file.file()), file.reason());
            }
            totals.forEachLeft((day, user, workout, count) ->
                    differs(day, user, workouts.get(workout), "no row, although " + count + " events give one"));
        }
    }

    /** Dates in groups of a bounded number of events. A file without a date is read in the first pass. */
    private List<Set<String>> passes() {
        TreeMap<String, Long> rowsByDate = new TreeMap<>();
        for (TableFile file : events.files()) {
            rowsByDate.merge(date(file), file.rows().orElse(file.bytes() / 20), Long::sum);
        }
        daily.files().forEach(file -> rowsByDate.merge(date(file), 0L, Long::sum));
        List<Set<String>> passes = new ArrayList<>();
        Set<String> pass = new HashSet<>();
        long sum = 0;
        for (Map.Entry<String, Long> date : rowsByDate.entrySet()) {
            if (sum > 0 && sum + date.getValue() > rowsAtOnce) {
                passes.add(pass);
                pass = new HashSet<>();
                sum = 0;
            }
            pass.add(date.getKey());
            sum += date.getValue();
        }
        if (!pass.isEmpty()) {
            passes.add(pass);
        }
        return passes;
    }

    private static boolean isOf(Set<String> dates, TableFile file) {
        return dates.contains(date(file));
    }

    private static String date(TableFile file) {
        String date = file.partition().get("date");
        return date == null ? "" : date;
    }

    private void sum(ColumnBatch batch, DailyTotals totals) {
        for (int row = 0; row < batch.size(); row++) {
            int group = totals.group(batch.intAt(0, row), batch.intAt(1, row), workout(batch, row));
            totals.add(
                    group,
                    batch.intAt(3, row),
                    batch.intAt(4, row),
                    batch.intAt(5, row),
                    batch.doubleAt(6, row),
                    batch.doubleAt(7, row),
                    batch.doubleAt(8, row));
        }
    }

    private void compare(ColumnBatch batch, DailyTotals totals) {
        for (int row = 0; row < batch.size(); row++) {
            rows++;
            int day = batch.intAt(0, row);
            int user = batch.intAt(1, row);
            int workout = workout(batch, row);
            int group = totals.indexOf(day, user, workout);
            if (group < 0 || totals.integer(group, 0) == 0) {
                differs(
                        day,
                        user,
                        workouts.get(workout),
                        group < 0 ? "a row, although no event gives one" : "two rows");
                continue;
            }
            List<String> wrong = new ArrayList<>();
            for (int column = 0; column < DailyTotals.COLUMNS.length; column++) {
                String difference = difference(batch, row, totals, group, column);
                if (difference != null) {
                    wrong.add(difference);
                }
            }
            if (!wrong.isEmpty()) {
                differs(day, user, workouts.get(workout), String.join("; ", wrong));
            }
            totals.take(group);
        }
    }

    private static String difference(ColumnBatch batch, int row, DailyTotals totals, int group, int column) {
        String name = DailyTotals.COLUMNS[column];
        if (column < DailyTotals.LONGS) {
            long expected = totals.integer(group, column);
            long found = batch.longAt(column + 3, row);
            return expected == found ? null : name + " expected " + expected + ", found " + found;
        }
        double expected = totals.decimal(group, column);
        double found = batch.doubleAt(column + 3, row);
        boolean same = Math.abs(expected - found) <= TOLERANCE * Math.max(1, Math.abs(expected));
        return same ? null : name + " expected " + expected + ", found " + found;
    }

    private void differs(int day, int user, String workout, String detail) {
        findings.add(
                FindingKind.DAILY_DIFFERS,
                Where.table("daily"),
                "date " + LocalDate.ofEpochDay(day) + " user " + user + " workout \"" + workout + "\": " + detail);
    }

    /** Workouts are few: a number instead of a text in each group, and for those that were met first no String to find it. */
    private int workout(ColumnBatch batch, int row) {
        byte[] utf8 = batch.isNull(2, row) ? NO_BYTES : batch.bytesAt(2, row);
        for (int id = 0; id < firstWorkouts.size(); id++) {
            if (Arrays.equals(firstWorkouts.get(id), utf8)) {
                return id;
            }
        }
        return workoutIds.computeIfAbsent(new String(utf8, StandardCharsets.UTF_8), text -> {
            workouts.add(text);
            if (workouts.size() <= FIRST) {
                firstWorkouts.add(utf8);
            }
            return workouts.size() - 1;
        });
    }
}
