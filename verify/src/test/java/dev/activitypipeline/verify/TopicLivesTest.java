package dev.activitypipeline.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.event.EventRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stores that were filled from a topic, and then from another of the same name. Offsets, producers' numbers and even contents are the same in both
 * lives, as they are when a producer starts again from nothing.
 */
class TopicLivesTest {
    private static final int EARLIER_SEQS = 2_500;
    private static final int SEQS = 3_000;
    /** Refuses what the contract accepts, so that the same offset may be refused in one life and stored in the other. */
    private static final EventRules STRICT = EventRules.parse("mood=Happy|Tired");

    @TempDir
    Path folder;

    private final TestPipeline earlier = TestPipeline.simulated(EARLIER_SEQS, STRICT);
    private final int earlierRows = earlier.events.size() + earlier.rejected.size();
    private final TestPipeline pipeline = TestPipeline.simulated(SEQS).afterLife(earlier);

    @Test
    void aStoreOfTwoLivesIsCleanAndSaysWhatCannotBeCompared() throws IOException {
        // Given
        pipeline.writeDelta(folder);
        pipeline.writeDaily(folder, pipeline.lastBatch(), rows -> {});
        Path acks = pipeline.acknowledge(folder.resolve("acks"), 0, SEQS - 1);

        // When
        Verdict verdict = pipeline.verify(folder, TestPipeline.withAcks(acks));

        // Then
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.notes())
                .containsExactly(String.format(
                        "%,d rows were stored from earlier lives of the topic; what those held is gone, so they cannot be compared",
                        earlierRows));
        LedgerTotals totals = verdict.totals();
        assertThat(totals.stored()).isEqualTo(pipeline.events.size());
        assertThat(totals.outOfScope()).isEqualTo(earlierRows);
        assertThat(totals.topic())
                .isEqualTo(pipeline.events.size() + pipeline.rejected.size() - earlierRows)
                .isEqualTo(totals.expectedStored() + totals.expectedRejected());
        assertThat(totals.refusedByManifest()).isZero();
        assertThat(totals.dailyRows()).isPositive();
    }

    @Test
    void plainFilesOfTwoLivesAreClean() throws IOException {
        // Given
        pipeline.writePlain(folder);
        pipeline.writePlainDaily(folder, pipeline.lastBatch(), rows -> {});

        // When
        Verdict verdict = pipeline.verify(folder);

        // Then
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.totals().outOfScope()).isEqualTo(earlierRows);
        assertThat(verdict.totals().dailyRows()).isPositive();
    }

    @Test
    void aLostRowIsFoundAlthoughAnEarlierLifeHasItsTwin() throws IOException {
        // Given
        Map<String, Object> lost = pipeline.events.get(earlier.events.size() + 100);
        pipeline.events.remove(earlier.events.size() + 100);
        pipeline.writeDelta(folder);

        // When
        Verdict verdict = pipeline.verify(folder);

        // Then
        assertThat(pipeline.events).anyMatch(row -> row.get("seq").equals(lost.get("seq")));
        assertThat(verdict.counts()).containsOnly(Map.entry(FindingKind.LOST, 1L));
        assertThat(verdict.findings().get(0).where().seqs())
                .hasToString(lost.get("seq").toString());
    }

    @Test
    void aRowThatIsStoredTwiceInThisLifeIsStillFound() throws IOException {
        // Given
        pipeline.events.add(TestPipeline.copy(pipeline.events.get(earlier.events.size() + 100)));
        pipeline.writeDelta(folder);

        // When
        Verdict verdict = pipeline.verify(folder);

        // Then
        assertThat(verdict.counts())
                .containsOnly(Map.entry(FindingKind.DUPLICATED, 1L), Map.entry(FindingKind.DUPLICATE_ID, 1L));
    }

    @Test
    void aFirstBatchThatIsTooLateDoesNotHideRows() throws IOException {
        // Given
        pipeline.writeDelta(folder);
        Path identity = folder.resolve("_identity.json");
        Files.writeString(
                identity,
                Files.readString(identity)
                        .replace(
                                "\"firstBatch\":" + pipeline.firstBatch(),
                                "\"firstBatch\":" + (pipeline.firstBatch() + 1)));

        // When
        Verdict verdict = pipeline.verify(folder);

        // Then
        assertThat(verdict.counts().get(FindingKind.LOST)).isGreaterThan(1_000);
    }

    @Test
    void offsetsThatRetentionRemovedUnreadAreTold() throws IOException {
        // Given
        pipeline.writeDelta(folder);
        TestPipeline.writeJournal(folder, "{\"stored\":1,\"lost\":1234}");
        Path acks = pipeline.acknowledge(folder.resolve("acks"), 0, SEQS + 4);

        // When
        Verdict verdict = pipeline.verify(folder, TestPipeline.withAcks(acks));

        // Then
        assertThat(verdict.notes())
                .contains(
                        "1,234 offsets were removed from the topic by retention before the stream had read them, and it"
                                + " went on without them as stream.onDataLoss told it to; acknowledged events among them are missing");
        assertThat(verdict.counts()).containsKey(FindingKind.ACKNOWLEDGED_LOST);
    }

    @Test
    void aJournalWithoutLossesOrWithDamageIsNoFinding() throws IOException {
        // Given
        pipeline.writeDelta(folder);
        TestPipeline.writeJournal(folder, "{\"stored\":1}");

        // When
        Verdict without = pipeline.verify(folder);
        TestPipeline.writeJournal(folder, "{\"sto");
        Verdict damaged = pipeline.verify(folder);

        // Then
        assertThat(without.isClean()).isTrue();
        assertThat(without.notes()).noneMatch(note -> note.contains("retention"));
        assertThat(damaged.isClean()).isTrue();
        assertThat(damaged.notes()).anyMatch(note -> note.contains("_journal") && note.contains("cannot be read"));
    }
}
