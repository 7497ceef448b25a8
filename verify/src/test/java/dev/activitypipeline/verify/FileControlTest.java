package dev.activitypipeline.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of files and of the ledgers around the store: each must be caught and located, and none may end in a stack trace. */
class FileControlTest {
    private static final int SEQS = 3_000;

    @TempDir
    Path folder;

    private final TestPipeline pipeline = TestPipeline.simulated(SEQS);

    @BeforeEach
    void write() throws IOException {
        pipeline.writeDelta(folder);
    }

    @Test
    void aMissingFileIsNamedWithItsBatchAndOffsets() throws IOException {
        // Given
        Path file = largest(folder.resolve("events"));
        Files.delete(file);

        // When
        Verdict verdict = pipeline.verify(folder);

        // Then
        assertThat(verdict.counts()).containsOnlyKeys(FindingKind.FILE_BROKEN, FindingKind.LOST);
        Finding finding = first(verdict, FindingKind.FILE_BROKEN);
        assertThat(finding.where().file()).isEqualTo(name(file));
        assertThat(finding.where().batches()).hasToString("0");
        assertThat(finding.where().offsets().min()).isPositive();
        assertThat(finding.detail()).isEqualTo("the file is missing");
        assertThat(verdict.findings()).hasSize(1 + Findings.LISTED);
        assertThat(verdict.counts().get(FindingKind.LOST)).isGreaterThan(1_000);
    }

    @Test
    void aFlippedBitOfTheDataIsFound() throws IOException {
        // Given
        Path file = largest(folder.resolve("events"));
        byte[] whole = Files.readAllBytes(file);

        for (double place : new double[] {0.01, 0.1, 0.2, 0.3, 0.4, 0.5}) {
            byte[] flipped = whole.clone();
            flipped[(int) (flipped.length * place)] ^= 4;
            Files.write(file, flipped);

            // When
            Verdict verdict = pipeline.verify(folder);

            // Then
            assertThat(verdict.isClean()).as("bit at %s", place).isFalse();
            assertThat(verdict.findings())
                    .anyMatch(finding -> name(file).equals(finding.where().file()));
        }
    }

    @Test
    void aFileThatWasCutOffIsNamed() throws IOException {
        // Given
        Path file = largest(folder.resolve("rejected"));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));

        // When
        Verdict verdict = pipeline.verify(folder);

        // Then
        Finding finding = first(verdict, FindingKind.FILE_BROKEN);
        assertThat(finding.where().table()).isEqualTo("rejected");
        assertThat(finding.where().file()).isEqualTo(name(file));
    }

    @Test
    void anOrphanIsNamed() throws IOException {
        // Given
        Path file = largest(folder.resolve("events"));
        Path orphan = file.resolveSibling("batch-9-left-behind.parquet");
        Files.copy(file, orphan);
        Files.copy(
                file, Files.createDirectories(folder.resolve("events/_staging")).resolve("hidden.parquet"));

        // When
        Verdict verdict = pipeline.verify(folder);

        // Then
        assertThat(verdict.counts()).containsOnly(Map.entry(FindingKind.FILE_ORPHAN, 1L));
        assertThat(verdict.findings().get(0).where().file()).isEqualTo(name(orphan));
        assertThat(verdict.findings().get(0).detail()).contains("never committed");
    }

    @Test
    void aFileThatAnotherReplacedIsFoundAlthoughItIsWhole() throws IOException {
        // Given
        Path replaced = largest(folder.resolve("events"));
        Path other = files(folder.resolve("events")).stream()
                .filter(file -> !file.equals(replaced))
                .findFirst()
                .orElseThrow();
        Files.copy(other, replaced, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        // When
        Verdict verdict = pipeline.verify(folder);

        // Then
        assertThat(verdict.counts()).containsKeys(FindingKind.LOST, FindingKind.ROW_COUNT);
        assertThat(first(verdict, FindingKind.ROW_COUNT).where().file()).isEqualTo(name(replaced));
    }

    @Test
    void anAcknowledgedEventThatIsNotInTheTopicIsNamed() throws IOException {
        // Given
        Path acks = pipeline.acknowledge(folder.resolve("acks"), 0, SEQS + 4);

        // When
        Verdict verdict = pipeline.verify(folder, TestPipeline.withAcks(acks));

        // Then
        Finding finding = first(verdict, FindingKind.ACKNOWLEDGED_LOST);
        assertThat(finding.where().producer()).isEqualTo("fitness-0");
        assertThat(finding.where().seqs()).hasToString(SEQS + ".." + (SEQS + 4));
    }

    @Test
    void aSkippedNumberIsNamed() throws IOException {
        // Given
        long lost = (Long) pipeline.events.get(321).get("seq");
        for (int partition = 0; partition < 2; partition++) {
            pipeline.topic.records(partition).removeIf(record -> RecordClassifier.seq(record) == lost);
        }

        // When
        Verdict verdict = pipeline.verify(folder);

        // Then
        assertThat(verdict.counts()).containsKeys(FindingKind.SEQ_GAP, FindingKind.UNEXPECTED);
        assertThat(first(verdict, FindingKind.SEQ_GAP).where().seqs()).hasToString(Long.toString(lost));
    }

    @Test
    void bytesThatTheSimulationDoesNotGiveAreNamed() throws IOException {
        // Given
        Path acks = pipeline.acknowledge(folder.resolve("acks"), 0, SEQS - 1);
        List<TopicRecord> records = pipeline.topic.records(1);
        TopicRecord record = records.get(7);
        byte[] value = record.value().clone();
        value[value.length - 3] ^= 1;
        records.set(
                7,
                new TopicRecord(
                        1,
                        record.offset(),
                        record.timestampMillis(),
                        record.key(),
                        value,
                        record.producer(),
                        record.seq(),
                        null));

        // When
        Verdict verdict = pipeline.verify(folder, TestPipeline.withAcks(acks));

        // Then
        Finding finding = first(verdict, FindingKind.SIMULATION_DIFFERS);
        assertThat(finding.where().offsets().min()).isEqualTo(record.offset());
        assertThat(first(verdict, FindingKind.ALTERED).where().offsets().min()).isEqualTo(record.offset());
    }

    @Test
    void aWrongSumInDailyIsNamed() throws IOException {
        // Given
        pipeline.writeDaily(folder, pipeline.lastBatch(), rows -> {
            rows.get(5).merge("steps", 1L, (a, b) -> (Long) a + (Long) b);
            rows.remove(9);
        });

        // When
        Verdict verdict = pipeline.verify(folder);

        // Then
        assertThat(verdict.counts()).containsOnly(Map.entry(FindingKind.DAILY_DIFFERS, 2L));
        assertThat(verdict.findings().get(0).detail()).contains("steps expected ");
        assertThat(verdict.findings().get(1).detail()).contains("no row, although 1 events give one");
    }

    @Test
    void aDailyThatLagsBehindIsANoteUnlessItIsAskedFor() throws IOException {
        // Given
        pipeline.writeDaily(folder, 0, rows -> rows.remove(0));
        Path acks = pipeline.acknowledge(folder.resolve("acks"), 0, SEQS - 1);

        // When
        Verdict lenient = pipeline.verify(folder);
        Verdict strict = pipeline.verify(folder, TestPipeline.withAcks(acks));

        // Then
        assertThat(lenient.findings()).isEmpty();
        assertThat(lenient.notes()).contains("daily holds batches to 0, events to 1: it was not compared");
        assertThat(strict.counts()).containsOnly(Map.entry(FindingKind.DAILY_BEHIND, 1L));
    }

    @Test
    void aLastBatchWithoutAnyEventLeavesDailyAsNewAsTheEvents() throws IOException {
        // Given
        pipeline.writeDaily(folder, pipeline.lastBatch(), rows -> {});
        byte[] torn = {1, 2, 3};
        pipeline.send(0, torn, torn, null, -1);
        TestTable.rejected().append(folder.resolve("rejected"), pipeline.newestRejected(), pipeline.lastBatch() + 1);

        // When
        Verdict verdict = pipeline.verify(folder);

        // Then
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.totals().dailyRows()).isPositive();
    }

    private static Finding first(Verdict verdict, FindingKind kind) {
        return verdict.findings().stream()
                .filter(finding -> finding.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + verdict));
    }

    private String name(Path file) {
        Path table = folder.resolve(folder.relativize(file).getName(0));
        return table.relativize(file).toString();
    }

    private static Path largest(Path table) throws IOException {
        return files(table).stream()
                .max(java.util.Comparator.comparingLong(file -> file.toFile().length()))
                .orElseThrow();
    }

    private static List<Path> files(Path table) throws IOException {
        try (Stream<Path> files = Files.walk(table)) {
            return files.filter(path -> path.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
    }
}
