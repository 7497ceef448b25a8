package dev.activitypipeline.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.settings.ProducerSettings;
import dev.activitypipeline.contract.settings.ProducerSource;
import java.io.BufferedWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesBrokerTest {
    private static final int LINES = 60_000;

    @TempDir
    private Path directory;

    @TempDir
    private Path acknowledgements;

    @Test
    void filesGoOnFromTheSameLineAfterAKill() throws Exception {
        // Given
        writeFiles();
        DevelopmentBroker.shared().createTopic("files", 3);
        ProducerSettings settings =
                ProducerChild.settings("files", new ProducerSource.Files(directory, "*.*", false), acknowledgements);
        // When
        for (long acknowledged : new long[] {1_000, 3_000}) {
            try (ProducerChild child = ProducerChild.start(settings)) {
                child.awaitAcknowledged(acknowledged);
            }
        }
        try (ProducerChild child = ProducerChild.start(settings)) {
            assertThat(child.exitCode(Duration.ofSeconds(60)))
                    .as(child.output())
                    .isZero();
        }
        // Then
        TopicContents contents = TopicContents.read("files");
        int good = 2 * LINES - LINES / 1_000;
        contents.mustBeContiguous(good);
        Map<Long, Integer> users = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> seen : contents.records()) {
            users.put(contents.seq(seen), Integer.parseInt(new String(seen.key(), StandardCharsets.UTF_8)));
        }
        assertThat(List.copyOf(users.values())).isSorted().doesNotHaveDuplicates();
        assertThat(Files.readAllLines(acknowledgements.resolve("files-0-refused.jsonl")))
                .hasSize(LINES / 1_000)
                .allMatch(line -> line.contains("\"rule\":\"WRONG_TYPE\",\"field\":\"steps\""))
                .doesNotHaveDuplicates();
    }

    private void writeFiles() throws Exception {
        try (BufferedWriter csv = Files.newBufferedWriter(directory.resolve("a.csv"))) {
            csv.write("mood,user_id,date,steps,calories_burned,distance_km,active_minutes,sleep_hours,heart_rate_avg,"
                    + "workout_type,weather_conditions,location\n");
            for (int user = 1; user <= LINES; user++) {
                String steps = user % 1_000 == 0 ? "many" : "8042";
                csv.write("Happy," + user + ",2024-01-05," + steps + ",2310.5,5.87,63,7.2,71,Running,Clear,Park\n");
            }
        }
        try (BufferedWriter json = Files.newBufferedWriter(directory.resolve("b.jsonl"))) {
            for (int user = LINES + 1; user <= 2 * LINES; user++) {
                json.write("{\"user_id\":" + user
                        + ",\"date\":\"2024-01-05\",\"steps\":8042,\"calories_burned\":2310.5,\"distance_km\":5.87,"
                        + "\"active_minutes\":63,\"sleep_hours\":7.2,\"heart_rate_avg\":71,\"workout_type\":\"Running\","
                        + "\"weather_conditions\":\"Clear\",\"location\":\"Park\",\"mood\":\"Happy\"}\n");
            }
        }
    }
}
