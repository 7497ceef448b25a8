package dev.activitypipeline.stream.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.activitypipeline.stream.StreamStopped;
import dev.activitypipeline.stream.journal.DataFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionLogTest {
    private static final Configuration HADOOP = new Configuration(false);

    @TempDir
    Path table;

    @Test
    void aBatchIsCommittedOnce() throws Exception {
        // Given
        TransactionLog log = open("pipeline");
        log.append(0, List.of(file(0)));

        // When
        boolean again = log.append(0, List.of(file(0)));

        // Then
        assertThat(again).isFalse();
        assertThat(log.version()).isEqualTo(1);
    }

    @Test
    void aNewDriverKnowsWhatIsCommitted() throws Exception {
        // Given
        TransactionLog before = open("pipeline");
        for (long batch = 0; batch < 25; batch++) {
            before.append(batch, List.of(file(batch)));
        }
        before.checkpoint();
        before.append(25, List.of(file(25)));

        // When
        TransactionLog after = open("pipeline");

        // Then
        assertThat(after.lastTransaction()).isEqualTo(25);
        assertThat(after.version()).isEqualTo(26);
        assertThat(Files.exists(table.resolve("_delta_log/00000000000000000025.checkpoint.parquet")))
                .isTrue();
    }

    @Test
    void yieldsTheVersionThatAnotherWriterTook() throws Exception {
        // Given
        TransactionLog stream = open("pipeline");
        TransactionLog compaction = open("compaction");
        compaction.append(0, List.of(file(100)));

        // When
        boolean committed = stream.append(0, List.of(file(0)));

        // Then
        assertThat(committed).isTrue();
        assertThat(stream.version()).isEqualTo(2);
    }

    @Test
    void aDriverThatWasThoughtDeadCommitsNothing() throws Exception {
        // Given
        TransactionLog zombie = open("pipeline");
        TransactionLog successor = open("pipeline");
        successor.append(0, List.of(file(0)));

        // When / Then
        assertThatThrownBy(() -> zombie.append(0, List.of(file(1))))
                .isInstanceOf(StreamStopped.class)
                .hasMessageContaining("Fenced: batch 0 of");
        try (Stream<Path> entries = Files.list(table.resolve("_delta_log"))) {
            assertThat(entries.filter(entry -> entry.toString().endsWith(".json")))
                    .hasSize(2);
        }
    }

    private TransactionLog open(String application) throws Exception {
        return TransactionLog.open(table, TableDefinition.EVENTS, application, HADOOP);
    }

    private static AddedFile file(long batch) {
        return AddedFile.of(
                new DataFile(
                        "events/f", "date=2024-01-01/f-" + batch + ".parquet", "2024-01-01", 1, 1, batch, 0, 0, 0, 0),
                1);
    }
}
