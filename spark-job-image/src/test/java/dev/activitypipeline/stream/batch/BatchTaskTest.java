package dev.activitypipeline.stream.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.contract.event.EventField;
import dev.activitypipeline.contract.event.EventRules;
import dev.activitypipeline.stream.journal.DataFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchTaskTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path staging;

    @Test
    void storesEveryGoldenEventWithItsColumns() throws Exception {
        // Given
        List<String> golden = golden("activity-event-v1.jsonl");
        SourceRows source = new SourceRows();
        golden.forEach(line -> source.record(line.getBytes(UTF_8)));

        // When
        TaskResult result = run(source, EventRules.CONTRACT, none());

        // Then
        assertThat(result.rejectedByRule()).isEmpty();
        assertThat(result.stored()).isEqualTo(golden.size());
        Map<Long, String> stored = new TreeMap<>();
        for (DataFile file : result.events()) {
            for (Group row : rows(file)) {
                stored.put(row.getLong("kafka_offset", 0), asJson(row, file.date()));
            }
        }
        for (int i = 0; i < golden.size(); i++) {
            assertThat(JSON.readTree(stored.get((long) i))).isEqualTo(JSON.readTree(golden.get(i)));
        }
    }

    @Test
    void refusesEveryGoldenRejectionWithItsRuleAndBytes() throws Exception {
        // Given
        List<JsonNode> golden = new ArrayList<>();
        SourceRows source = new SourceRows();
        for (String line : golden("activity-event-v1-rejected.jsonl")) {
            JsonNode expected = JSON.readTree(line);
            golden.add(expected);
            source.record(
                    expected.get("base64").isNull()
                            ? null
                            : Base64.getDecoder().decode(expected.get("base64").asText()));
        }

        // When
        TaskResult result = run(source, EventRules.CONTRACT, none());

        // Then
        assertThat(result.stored()).isZero();
        List<Group> rows = rows(result.rejected().get(0));
        assertThat(rows).hasSameSizeAs(golden);
        for (int i = 0; i < rows.size(); i++) {
            JsonNode expected = golden.get(i);
            assertThat(rows.get(i).getString("rule", 0))
                    .as("%s", expected)
                    .isEqualTo(expected.get("rule").asText());
            if (!expected.get("base64").isNull()) {
                assertThat(rows.get(i).getBinary("value", 0).getBytes())
                        .isEqualTo(Base64.getDecoder()
                                .decode(expected.get("base64").asText()));
            }
        }
    }

    @Test
    void refusesASeqThatItsPartitionHasSeen() throws Exception {
        // Given
        byte[] event = golden("activity-event-v1.jsonl").get(0).getBytes(UTF_8);
        SortedMap<String, Long> partitionOne = new TreeMap<>(Map.of("p-0", 10L));
        SourceRows source = new SourceRows()
                .record(event, 0, "p-0", "10")
                .record(event, 0, "p-0", "11")
                .record(event, 0, "p-0", "11")
                .record(event, 0, "p-1", "3")
                .record(event, 1, "p-0", "10")
                .record(event, 1, "p-0", "12");

        // When
        TaskResult result = run(source, EventRules.CONTRACT, new TreeMap<>(Map.of(1, partitionOne)));

        // Then
        assertThat(result.stored()).isEqualTo(4);
        assertThat(result.rejectedByRule()).isEqualTo(Map.of("DUPLICATE_ID", 2L));
        assertThat(result.highestSeq()).isEqualTo(Map.of(0, Map.of("p-0", 11L, "p-1", 3L), 1, Map.of("p-0", 12L)));
    }

    @Test
    void refusesHeadersThatCannotBeRead() throws Exception {
        // Given
        byte[] event = golden("activity-event-v1.jsonl").get(0).getBytes(UTF_8);
        SourceRows source = new SourceRows()
                .record(event, 0, "p-0", null)
                .record(event, 0, null, "1")
                .record(event, 0, "p-0", "one")
                .record(event, 0, "p-0", "-1")
                .withSchema(event, "other/v9")
                .withSchema(event, "activity-event/v1");

        // When
        TaskResult result = run(source, EventRules.CONTRACT, none());

        // Then
        assertThat(result.rejectedByRule()).isEqualTo(Map.of("BAD_HEADER", 4L, "SCHEMA_VERSION", 1L));
        assertThat(result.stored()).isEqualTo(1);
    }

    @Test
    void boundsTheDatesThatOneBatchOpens() throws Exception {
        // Given
        String event = golden("activity-event-v1.jsonl").get(0);
        SourceRows source = new SourceRows();
        for (int day = 0; day < 4_200; day++) {
            LocalDate date = LocalDate.of(2010, 1, 1).plusDays(day);
            source.record(event.replaceFirst("\"date\":\"[0-9-]+\"", "\"date\":\"" + date + "\"")
                    .getBytes(UTF_8));
        }

        // When
        TaskResult result = run(source, EventRules.CONTRACT, none());

        // Then
        assertThat(result.stored()).isEqualTo(4_096);
        assertThat(result.rejectedByRule()).isEqualTo(Map.of("PARTITION_LIMIT", 104L));
    }

    private TaskResult run(SourceRows source, EventRules rules, SortedMap<Integer, SortedMap<String, Long>> before)
            throws IOException {
        BatchTask task = new BatchTask(5, staging.toString(), rules.toString(), before);
        return task.call(source.rows().iterator()).next();
    }

    private static SortedMap<Integer, SortedMap<String, Long>> none() {
        return Collections.emptySortedMap();
    }

    private List<Group> rows(DataFile file) throws IOException {
        List<Group> rows = new ArrayList<>();
        var path = new org.apache.hadoop.fs.Path(staging.resolve(file.staged()).toUri());
        try (ParquetReader<Group> reader = ParquetReader.builder(new GroupReadSupport(), path)
                .withConf(new Configuration(false))
                .build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                rows.add(row);
            }
        }
        assertThat(rows).hasSize((int) file.rows());
        return rows;
    }

    private static String asJson(Group row, String date) throws IOException {
        var json = JSON.createObjectNode();
        for (EventField field : EventField.values()) {
            switch (field.type()) {
                case INTEGER -> json.put(field.column(), row.getInteger(field.column(), 0));
                case DECIMAL -> json.put(field.column(), row.getDouble(field.column(), 0));
                case TEXT -> json.put(field.column(), row.getString(field.column(), 0));
                case DATE -> json.put(field.column(), date);
            }
        }
        return JSON.writeValueAsString(json);
    }

    private static List<String> golden(String name) throws IOException {
        try (InputStream file = EventRules.class.getResourceAsStream("/dev/activitypipeline/contract/" + name)) {
            return new String(file.readAllBytes(), UTF_8).lines().toList();
        }
    }
}
