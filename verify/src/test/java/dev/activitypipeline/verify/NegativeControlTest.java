package dev.activitypipeline.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.event.EventRules;
import dev.activitypipeline.verify.store.LongRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proof that cannot fail proves nothing: each test breaks one thing in real Delta tables, and the proof must name it and its place. */
class NegativeControlTest {
    private static final int SEQS = 6_000;

    @TempDir
    Path folder;

    private final TestPipeline pipeline = TestPipeline.simulated(SEQS);

    @Test
    void nothingIsFoundInAStoreThatIsRight() throws IOException {
        // Given
        pipeline.writeDelta(folder);
        pipeline.writeDaily(folder, pipeline.lastBatch(), rows -> {});
        TestTable.checkpoint(folder.resolve("events"));
        Path acks = pipeline.acknowledge(folder.resolve("acks"), 0, SEQS - 1);

        // When
        Verdict verdict = pipeline.verify(folder, TestPipeline.withAcks(acks));

        // Then
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.isClean()).isTrue();
        LedgerTotals totals = verdict.totals();
        assertThat(totals.acknowledged()).isEqualTo(SEQS);
        assertThat(totals.topic()).isEqualTo(pipeline.topic.all().size());
        assertThat(totals.stored()).isEqualTo(pipeline.events.size()).isEqualTo(totals.expectedStored());
        assertThat(totals.rejected()).isEqualTo(pipeline.rejected.size()).isEqualTo(totals.expectedRejected());
        assertThat(totals.plainRows()).isEqualTo(totals.stored() + totals.rejected());
        assertThat(totals.duplicates()).isGreaterThan(20);
        assertThat(totals.rejectedByRule()).containsKey("DUPLICATE_ID").hasSizeGreaterThan(1);
        assertThat(totals.simulated()).isEqualTo(totals.topic());
        assertThat(totals.blocks()).isGreaterThan(2);
        assertThat(totals.dailyRows()).isPositive();
        assertThat(VerdictText.of(verdict)).contains("verified: every acknowledged event is stored exactly once");
    }

    @Test
    void aLostEventIsNamed() throws IOException {
        // Given
        Map<String, Object> lost = pipeline.events.remove(1_234);

        // When
        Verdict verdict = written();

        // Then
        Finding finding = only(verdict, FindingKind.LOST);
        located(finding, lost);
        assertThat(finding.detail()).contains("events");
    }

    @Test
    void aLostRejectedRecordIsNamed() throws IOException {
        // Given
        Map<String, Object> lost = pipeline.rejected.remove(3);

        // When
        Verdict verdict = written();

        // Then
        Finding finding = only(verdict, FindingKind.LOST);
        located(finding, lost);
        assertThat(finding.detail()).contains("rejected").contains((String) lost.get("rule"));
    }

    @Test
    void aRowThatIsStoredTwiceIsNamedWithBothBatches() throws IOException {
        // Given
        Map<String, Object> twin = TestPipeline.copy(pipeline.events.get(77));
        twin.put("batch_id", 1L);
        pipeline.events.add(twin);

        // When
        Verdict verdict = written();

        // Then
        assertThat(verdict.counts()).containsOnlyKeys(FindingKind.DUPLICATED, FindingKind.DUPLICATE_ID);
        Finding finding = only(verdict, FindingKind.DUPLICATED);
        located(finding, pipeline.events.get(77));
        assertThat(finding.where().batches()).isEqualTo(new LongRange(0, 1));
        assertThat(finding.where().table()).isEqualTo("events");
    }

    @Test
    void fieldsThatTwoRowsSwappedAreNamed() throws IOException {
        // Given
        Map<String, Object> one = pipeline.events.get(10);
        Map<String, Object> other = pipeline.events.get(4_321);
        Object steps = one.get("steps");
        one.put("steps", other.get("steps"));
        other.put("steps", steps);

        // When
        Verdict verdict = written();

        // Then
        assertThat(verdict.counts()).containsOnly(Map.entry(FindingKind.ALTERED, 2L));
        located(verdict.findings().get(0), one);
        located(verdict.findings().get(1), other);
        assertThat(verdict.findings().get(0).detail())
                .isEqualTo("steps expected " + steps + ", stored " + one.get("steps"));
    }

    @Test
    void theLastBitOfADecimalCounts() throws IOException {
        // Given
        Map<String, Object> row = pipeline.events.get(99);
        row.put("calories_burned", Math.nextUp((Double) row.get("calories_burned")));

        // When
        Verdict verdict = written();

        // Then
        Finding finding = only(verdict, FindingKind.ALTERED);
        located(finding, row);
        assertThat(finding.detail()).startsWith("calories_burned expected ");
    }

    @Test
    void aDateThatIsNotTheEventsDateIsNamed() throws IOException {
        // Given
        Map<String, Object> row = pipeline.events.get(500);
        row.put("date", (Integer) row.get("date") + 1);

        // When
        Verdict verdict = written();

        // Then
        Finding finding = only(verdict, FindingKind.ALTERED);
        located(finding, row);
        assertThat(finding.detail()).startsWith("date expected 2024-01-0");
    }

    @Test
    void aRowWithAWrongPlaceIsNamedWithItsOwn() throws IOException {
        // Given
        Map<String, Object> row = pipeline.events.get(2_000);
        int partition = (Integer) row.get("kafka_partition");
        long offset = (Long) row.get("kafka_offset");
        row.put("kafka_partition", 1 - partition);
        row.put("kafka_offset", 15_500L);

        // When
        Verdict verdict = written();

        // Then
        Finding finding = only(verdict, FindingKind.MISPLACED);
        located(finding, row);
        assertThat(finding.detail()).isEqualTo("belongs to partition " + partition + " offset " + offset);
    }

    @Test
    void anAlteredByteOfARejectedRecordIsNamed() throws IOException {
        // Given
        Map<String, Object> row = pipeline.rejected.get(5);
        byte[] value = ((byte[]) row.get("value")).clone();
        value[value.length / 2] ^= 1;
        row.put("value", value);

        // When
        Verdict verdict = written();

        // Then
        Finding finding = only(verdict, FindingKind.ALTERED);
        located(finding, row);
        assertThat(finding.detail()).contains("value differs from byte " + value.length / 2);
    }

    @Test
    void aRecordThatWasRejectedByTheWrongRuleIsNamed() throws IOException {
        // Given
        Map<String, Object> row = pipeline.rejected.get(5);
        Object rule = row.put("rule", "TOO_DEEP");

        // When
        Verdict verdict = written();

        // Then
        Finding finding = only(verdict, FindingKind.MISCLASSIFIED);
        located(finding, row);
        assertThat(finding.detail()).isEqualTo("expected in rejected as " + rule + ", found in rejected as TOO_DEEP");
    }

    @Test
    void aSecondCopyInEventsIsNamed() throws IOException {
        // Given
        Map<String, Object> copy = pipeline.rejected.stream()
                .filter(row -> row.get("rule").equals("DUPLICATE_ID"))
                .filter(row -> event(row) != null)
                .findFirst()
                .orElseThrow();
        Map<String, Object> event = TestPipeline.copy(event(copy));
        for (String column : List.of("kafka_partition", "kafka_offset", "kafka_timestamp", "batch_id")) {
            event.put(column, copy.get(column));
        }
        pipeline.rejected.remove(copy);
        pipeline.events.add(event);

        // When
        Verdict verdict = written();

        // Then
        assertThat(verdict.counts()).containsOnlyKeys(FindingKind.MISCLASSIFIED, FindingKind.DUPLICATE_ID);
        located(only(verdict, FindingKind.MISCLASSIFIED), copy);
        located(only(verdict, FindingKind.DUPLICATE_ID), copy);
    }

    @Test
    void anEventThatTheTopicDoesNotHoldIsNamed() throws IOException {
        // Given
        Map<String, Object> row = TestPipeline.copy(pipeline.events.get(8));
        row.put("seq", 999_999L);
        row.put("kafka_offset", 15_500L);
        pipeline.events.add(row);

        // When
        Verdict verdict = written();

        // Then
        located(only(verdict, FindingKind.UNEXPECTED), row);
    }

    @Test
    void aStoreThatEndsBeforeTheTopicIsBehindAndNotLossy() throws IOException {
        // Given
        pipeline.events.removeIf(row -> (Long) row.get("kafka_offset") > 14_000);
        pipeline.rejected.removeIf(row -> (Long) row.get("kafka_offset") > 14_000);

        // When
        Verdict verdict = written();

        // Then
        assertThat(verdict.counts()).containsOnly(Map.entry(FindingKind.BEHIND, 2L));
        Finding finding = verdict.findings().get(0);
        assertThat(finding.where().offsets().min()).isGreaterThan(14_000);
        assertThat(finding.detail()).contains("the store ends at offset");
    }

    @Test
    void aManifestMayRejectMoreButNeverLess() throws IOException {
        // Given
        TestPipeline strict = TestPipeline.simulated(SEQS, EventRules.parse("mood=Happy|Tired;steps=0..9000"));
        strict.writeDelta(folder);

        // When
        Verdict verdict = strict.verify(folder);

        // Then
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.totals().refusedByManifest()).isGreaterThan(1_000);
        assertThat(verdict.notes()).anyMatch(note -> note.contains("rejected by the manifest's rules"));
    }

    @Test
    void aTopicThatForgotItsBeginningIsComparedFromThereOn() throws IOException {
        // Given
        pipeline.writeDelta(folder);
        Path acks = pipeline.acknowledge(folder.resolve("acks"), 0, SEQS - 1);
        pipeline.topic.forgetBefore(0, 1_000);
        pipeline.topic.forgetBefore(1, 700);

        // When
        Verdict verdict = pipeline.verify(
                folder,
                new Verification.Proof(
                        TestPipeline.withAcks(acks).acks(), java.util.Optional.empty(), Integer.MIN_VALUE, false));

        // Then
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.totals().outOfScope()).isBetween(1_600L, 1_700L);
        assertThat(verdict.notes()).anyMatch(note -> note.contains("begins at offset 1000"));
    }

    private Verdict written() throws IOException {
        pipeline.writeDelta(folder);
        return pipeline.verify(folder);
    }

    private Map<String, Object> event(Map<String, Object> copy) {
        return pipeline.events.stream()
                .filter(row -> row.get("seq").equals(copy.get("seq")))
                .findFirst()
                .orElse(null);
    }

    private static Finding only(Verdict verdict, FindingKind kind) {
        List<Finding> findings = verdict.findings().stream()
                .filter(finding -> finding.kind() == kind)
                .toList();
        assertThat(findings).as("%s", verdict.findings()).hasSize(1);
        if (kind != FindingKind.DUPLICATED && kind != FindingKind.MISCLASSIFIED && kind != FindingKind.DUPLICATE_ID) {
            assertThat(verdict.findings()).hasSize(1);
        }
        return findings.get(0);
    }

    private static void located(Finding finding, Map<String, Object> row) {
        long offset = (Long) row.get("kafka_offset");
        long seq = (Long) row.get("seq");
        assertThat(finding.where().partition()).isEqualTo(row.get("kafka_partition"));
        assertThat(finding.where().block()).isEqualTo(offset / BlockKey.OFFSETS);
        assertThat(finding.where().offsets()).isEqualTo(new LongRange(offset, offset));
        assertThat(finding.where().producer()).isEqualTo("fitness-0");
        assertThat(finding.where().seqs()).isEqualTo(new LongRange(seq, seq));
        if (finding.kind() != FindingKind.LOST) {
            assertThat(finding.where().batches()).isNotNull();
            assertThat(finding.where().file()).endsWith(".parquet");
        }
    }
}
