package dev.activitypipeline.verify.report;

import dev.activitypipeline.verify.store.ColumnBatch;
import dev.activitypipeline.verify.store.LongRange;
import dev.activitypipeline.verify.store.TableFile;
import dev.activitypipeline.verify.store.TableReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The rows of {@code events} that were stored last: the latest batch first, in it the latest record. Keeps no more rows than it is asked for. */
final class NewestRows {
    static final List<String> COLUMNS = List.of(
            "user_id",
            "date",
            "steps",
            "calories_burned",
            "distance_km",
            "active_minutes",
            "sleep_hours",
            "heart_rate_avg",
            "workout_type",
            "weather_conditions",
            "location",
            "mood",
            "kafka_partition",
            "kafka_offset");

    private static final List<String> READ = List.of(
            "batch_id",
            "kafka_timestamp",
            "user_id",
            "date",
            "steps",
            "calories_burned",
            "distance_km",
            "active_minutes",
            "sleep_hours",
            "heart_rate_avg",
            "workout_type",
            "weather_conditions",
            "location",
            "mood",
            "kafka_partition",
            "kafka_offset");

    private static final Comparator<Row> OLDEST_FIRST = Comparator.comparingLong(Row::batchId)
            .thenComparingLong(Row::micros)
            .thenComparingLong(Row::offset);

    private final int limit;
    private final PriorityQueue<Row> newest = new PriorityQueue<>(OLDEST_FIRST);

    private record Row(long batchId, long micros, long offset, List<String> cells) {}

    private NewestRows(int limit) {
        this.limit = limit;
    }

    /** Cells in the order of {@link #COLUMNS}, the newest row first. */
    static List<List<String>> of(TableReader events, int limit) {
        NewestRows rows = new NewestRows(limit);
        long oldestBatch = oldestBatch(events.files(), limit);
        events.read(READ, file -> file.mayHold("batch_id", oldestBatch, Long.MAX_VALUE), batch -> rows.add(batch))
                .orThrow();
        return rows.newest.stream()
                .sorted(OLDEST_FIRST.reversed())
                .map(Row::cells)
                .toList();
    }

    /**
     * A batch from which on there are enough rows, as far as the files' statistics tell; then older files need not be read.
     */
    private static long oldestBatch(List<TableFile> files, int limit) {
        List<TableFile> latestFirst = files.stream()
                .filter(file -> file.range("batch_id").isPresent())
                .sorted(Comparator.comparingLong((TableFile file) ->
                                file.range("batch_id").orElseThrow().min())
                        .reversed())
                .toList();
        long rows = 0;
        for (TableFile file : latestFirst) {
            rows += file.rows().orElse(0);
            if (rows >= limit) {
                LongRange range = file.range("batch_id").orElseThrow();
                return range.min();
            }
        }
        return Long.MIN_VALUE;
    }

    private void add(ColumnBatch batch) {
        for (int row = 0; row < batch.size(); row++) {
            Row candidate = new Row(batch.longAt(0, row), batch.longAt(1, row), batch.longAt(15, row), List.of());
            if (newest.size() == limit) {
                if (OLDEST_FIRST.compare(candidate, newest.peek()) <= 0) {
                    continue;
                }
                newest.poll();
            }
            newest.add(new Row(candidate.batchId(), candidate.micros(), candidate.offset(), cells(batch, row)));
        }
    }

    private static List<String> cells(ColumnBatch batch, int row) {
        List<String> cells = new ArrayList<>();
        cells.add(String.valueOf(batch.intAt(2, row)));
        cells.add(LocalDate.ofEpochDay(batch.intAt(3, row)).toString());
        cells.add(String.valueOf(batch.intAt(4, row)));
        cells.add(String.valueOf(batch.doubleAt(5, row)));
        cells.add(String.valueOf(batch.doubleAt(6, row)));
        cells.add(String.valueOf(batch.intAt(7, row)));
        cells.add(String.valueOf(batch.doubleAt(8, row)));
        cells.add(String.valueOf(batch.intAt(9, row)));
        for (int text = 10; text <= 13; text++) {
            String value = batch.textAt(text, row);
            cells.add(value == null ? "" : value);
        }
        cells.add(String.valueOf(batch.intAt(14, row)));
        cells.add(String.valueOf(batch.longAt(15, row)));
        return cells;
    }
}
