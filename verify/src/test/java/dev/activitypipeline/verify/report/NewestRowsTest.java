package dev.activitypipeline.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NewestRowsTest {

    @Test
    void theLatestBatchComesFirstAndOldFilesAreNotRead() {
        // Given
        FakeTable table = new FakeTable()
                .file("old", rows(0, 0, 50))
                .file("new", rows(7, 100, 3))
                .file("compacted", rows(2, 50, 50));

        // When
        List<List<String>> rows = NewestRows.of(table, 5);

        // Then
        assertThat(rows)
                .extracting(row -> row.get(NewestRows.COLUMNS.indexOf("kafka_offset")))
                .containsExactly("102", "101", "100", "99", "98");
        assertThat(table.filesRead()).containsExactly("new", "compacted");
    }

    @Test
    void aTableWithFewerRowsShowsAllOfThem() {
        // Given
        FakeTable table = new FakeTable().file("only", rows(1, 0, 2));

        // When
        List<List<String>> rows = NewestRows.of(table, 10);

        // Then
        assertThat(rows)
                .containsExactly(
                        List.of(
                                "1",
                                "2024-01-02",
                                "8042",
                                "2310.5",
                                "5.87",
                                "63",
                                "7.2",
                                "71",
                                "Running",
                                "Clear",
                                "Park",
                                "Happy",
                                "0",
                                "1"),
                        List.of(
                                "1",
                                "2024-01-02",
                                "8042",
                                "2310.5",
                                "5.87",
                                "63",
                                "7.2",
                                "71",
                                "Running",
                                "Clear",
                                "Park",
                                "Happy",
                                "0",
                                "0"));
    }

    private static List<Map<String, Object>> rows(long batch, long firstOffset, long count) {
        return LongStream.range(firstOffset, firstOffset + count)
                .mapToObj(offset -> row(batch, offset))
                .toList();
    }

    private static Map<String, Object> row(long batch, long offset) {
        Map<String, Object> row = new HashMap<>();
        row.put("user_id", 1);
        row.put("date", 19_724);
        row.put("steps", 8_042);
        row.put("calories_burned", 2310.5);
        row.put("distance_km", 5.87);
        row.put("active_minutes", 63);
        row.put("sleep_hours", 7.2);
        row.put("heart_rate_avg", 71);
        row.put("workout_type", "Running");
        row.put("weather_conditions", "Clear");
        row.put("location", "Park");
        row.put("mood", "Happy");
        row.put("kafka_partition", 0);
        row.put("kafka_offset", offset);
        row.put("kafka_timestamp", 1_700_000_000_000_000L + offset);
        row.put("batch_id", batch);
        return row;
    }
}
