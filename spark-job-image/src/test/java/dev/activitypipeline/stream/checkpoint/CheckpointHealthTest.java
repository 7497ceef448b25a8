package dev.activitypipeline.stream.checkpoint;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.activitypipeline.stream.StreamStopped;
import dev.activitypipeline.stream.journal.BatchJournal;
import dev.activitypipeline.stream.journal.Counts;
import dev.activitypipeline.stream.journal.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage of a checkpoint as disks and people do it, one at a time; each is refused by the name of the file. */
class CheckpointHealthTest {
    @TempDir
    Path folder;

    private Path checkpoint;
    private BatchJournal journal;

    @BeforeEach
    void aStoreAfterFourBatches() throws IOException {
        checkpoint = folder.resolve("checkpoint");
        journal = new BatchJournal(folder.resolve("journal"));
        Files.createDirectories(checkpoint.resolve("offsets"));
        Files.createDirectories(checkpoint.resolve("commits"));
        Files.writeString(checkpoint.resolve("metadata"), "{\"id\":\"query\"}");
        for (long batch = 0; batch < 4; batch++) {
            plan(batch, 10 * (batch + 1));
            Files.writeString(checkpoint.resolve("commits/" + batch), "v1\n{\"nextBatchWatermarkMs\":0}");
            decide(batch, 10 * (batch + 1));
        }
    }

    @Test
    void aSoundCheckpointIsAccepted() {
        assertThatNoException().isThrownBy(this::check);
    }

    @Test
    void aBatchThatWasPlannedAndNotDecidedIsAccepted() throws IOException {
        plan(4, 50);

        assertThatNoException().isThrownBy(this::check);
    }

    @Test
    void aBatchThatWasDecidedAndNotCommittedIsAccepted() throws IOException {
        Files.delete(checkpoint.resolve("commits/3"));

        assertThatNoException().isThrownBy(this::check);
    }

    @Test
    void anEmptyNewestPlanIsRefused() throws IOException {
        Files.writeString(checkpoint.resolve("offsets/3"), "");

        refused("offsets/3", "has 0 lines");
    }

    @Test
    void aTruncatedPlanIsRefused() throws IOException {
        Files.writeString(checkpoint.resolve("offsets/3"), "v1\n{\"batchWatermarkMs\":0}\n{\"user-activity\":{\"0\":4");

        refused("offsets/3", "cannot be read");
    }

    @Test
    void aMissingNewestPlanIsRefused() throws IOException {
        Files.delete(checkpoint.resolve("offsets/3"));

        refused("offsets/3", "is missing");
    }

    @Test
    void aGapIsRefused() throws IOException {
        Files.delete(checkpoint.resolve("offsets/2"));

        refused("offsets/2", "is missing between its neighbours");
    }

    @Test
    void missingCommitsAreRefused() throws IOException {
        Files.delete(checkpoint.resolve("commits/3"));
        Files.delete(checkpoint.resolve("commits/2"));

        refused("commits/2", "is missing, although batch 3 is planned");
    }

    @Test
    void missingMetadataIsRefused() throws IOException {
        Files.delete(checkpoint.resolve("metadata"));

        refused("metadata", "is missing or empty");
    }

    @Test
    void aLostCheckpointIsRefused() throws IOException {
        for (long batch = 0; batch < 4; batch++) {
            Files.delete(checkpoint.resolve("offsets/" + batch));
            Files.delete(checkpoint.resolve("commits/" + batch));
        }

        refused("offsets", "although the journal has batch 3");
    }

    @Test
    void aPlanThatContradictsTheJournalIsRefused() throws IOException {
        plan(3, 99);

        refused("offsets/3", "ends at {0=99}, but the journal at {0=40}");
    }

    @Test
    void aCommitThatTheJournalDoesNotKnowIsRefused() throws IOException {
        plan(4, 50);
        Files.writeString(checkpoint.resolve("commits/4"), "v1\n{}");

        refused("commits/4", "the journal does not have");
    }

    private void refused(String file, String fault) {
        assertThatThrownBy(this::check)
                .isInstanceOf(StreamStopped.class)
                .hasMessageStartingWith("CheckpointDamaged: the checkpoint file " + checkpoint.resolve(file) + " ")
                .hasMessageContaining(fault)
                .hasMessageContaining("make repair");
    }

    private void check() throws IOException {
        CheckpointHealth.mustBeSound(new OffsetLog(checkpoint, "user-activity"), journal);
    }

    private void plan(long batch, long until) throws IOException {
        Files.writeString(
                checkpoint.resolve("offsets/" + batch),
                "v1\n{\"batchWatermarkMs\":0}\n{\"user-activity\":{\"0\":" + until + "}}");
    }

    private void decide(long batch, long until) throws IOException {
        journal.publish(new JournalEntry(
                batch,
                "topic",
                "driver",
                "staging",
                new TreeMap<>(Map.of(0, until)),
                List.of(),
                List.of(),
                Counts.NONE,
                Counts.NONE,
                new TreeMap<>(),
                0));
    }
}
