package dev.activitypipeline.stream.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.stream.journal.BatchJournal;
import dev.activitypipeline.stream.journal.Counts;
import dev.activitypipeline.stream.journal.JournalEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFromJournalTest {
    @TempDir
    Path folder;

    @Test
    void aRepairedCheckpointIsSoundAndKeepsTheOldOneAside() throws Exception {
        // Given
        BatchJournal journal = new BatchJournal(folder.resolve("journal"));
        for (long batch = 0; batch < 3; batch++) {
            journal.publish(entry(batch));
        }
        Path checkpoint = Files.createDirectories(folder.resolve("checkpoint"));
        Files.writeString(checkpoint.resolve("metadata"), "{\"id\":\"the-query\"}");

        // When
        Path aside = new CheckpointFromJournal(checkpoint, "user-activity", journal)
                .write()
                .orElseThrow();

        // Then
        OffsetLog repaired = new OffsetLog(checkpoint, "user-activity");
        CheckpointHealth.mustBeSound(repaired, journal);
        assertThat(repaired.planned()).containsExactly(0L, 1L, 2L);
        assertThat(repaired.committed()).containsExactly(0L, 1L);
        assertThat(Files.readString(checkpoint.resolve("metadata"))).contains("the-query");
        assertThat(Files.readString(aside.resolve("metadata"))).contains("the-query");
    }

    @Test
    void aCheckpointOfOneLateBatchIsSoundToo() throws Exception {
        // Given
        BatchJournal journal = new BatchJournal(folder.resolve("journal"));
        journal.publish(entry(7));
        Path checkpoint = folder.resolve("checkpoint");

        // When
        new CheckpointFromJournal(checkpoint, "user-activity", journal).write();

        // Then
        OffsetLog written = new OffsetLog(checkpoint, "user-activity");
        CheckpointHealth.mustBeSound(written, journal);
        assertThat(written.planned()).containsExactly(6L, 7L);
        assertThat(written.until(6)).isEqualTo(written.until(7));
        assertThat(written.committed()).containsExactly(6L);
    }

    private static JournalEntry entry(long batch) {
        return new JournalEntry(
                batch,
                "topic",
                "driver",
                "staging",
                new TreeMap<>(Map.of(0, batch + 5)),
                List.of(),
                List.of(),
                Counts.NONE,
                Counts.NONE,
                new TreeMap<>(),
                0);
    }
}
