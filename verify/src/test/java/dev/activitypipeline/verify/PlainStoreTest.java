package dev.activitypipeline.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores of plain Parquet files, where date and batch stand in the folders' names. */
class PlainStoreTest {
    private static final int SEQS = 3_000;

    @TempDir
    Path folder;

    private final TestPipeline pipeline = TestPipeline.simulated(SEQS);

    @Test
    void nothingIsFoundInAStoreThatIsRight() throws IOException {
        // Given
        pipeline.writePlain(folder);

        // When
        Verdict verdict = pipeline.verify(folder);

        // Then
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.totals().stored()).isEqualTo(pipeline.events.size());
        assertThat(verdict.notes()).contains("the store is plain files: the glob is the only reader there is");
    }

    @Test
    void aLostRowIsNamed() throws IOException {
        // Given
        Map<String, Object> lost = pipeline.events.remove(100);
        pipeline.writePlain(folder);

        // When
        Verdict verdict = pipeline.verify(folder);

        // Then
        assertThat(verdict.counts()).containsOnly(Map.entry(FindingKind.LOST, 1L));
        assertThat(verdict.findings().get(0).where().seqs())
                .hasToString(lost.get("seq").toString());
    }

    @Test
    void aDamagedFileIsNamedWithItsBatch() throws IOException {
        // Given
        pipeline.writePlain(folder);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder.resolve("events/batch_id=0"))) {
            files = walk.filter(path -> path.toString().endsWith(".parquet")).toList();
        }
        Files.write(files.get(0), new byte[] {1, 2, 3});

        // When
        Verdict verdict = pipeline.verify(folder);

        // Then
        assertThat(verdict.counts()).containsOnlyKeys(FindingKind.FILE_BROKEN, FindingKind.LOST);
        Finding finding = verdict.findings().get(0);
        assertThat(finding.kind()).isEqualTo(FindingKind.FILE_BROKEN);
        assertThat(finding.where().batches()).hasToString("0");
    }

    @Test
    void dailyIsSummedAnew() throws IOException {
        // Given
        pipeline.writePlain(folder);
        pipeline.writePlainDaily(folder, pipeline.lastBatch(), rows -> {});

        // When
        Verdict verdict = pipeline.verify(folder);

        // Then
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.totals().dailyRows()).isPositive();
    }

    @Test
    void aWrongSumInDailyIsNamed() throws IOException {
        // Given
        pipeline.writePlain(folder);
        pipeline.writePlainDaily(folder, pipeline.lastBatch(), rows -> {
            rows.get(5).merge("steps", 1L, (a, b) -> (Long) a + (Long) b);
            rows.remove(9);
        });

        // When
        Verdict verdict = pipeline.verify(folder);

        // Then
        assertThat(verdict.counts()).containsOnly(Map.entry(FindingKind.DAILY_DIFFERS, 2L));
        assertThat(verdict.findings().get(0).detail()).contains("steps expected ");
    }

    @Test
    void aDailyThatLagsBehindIsNotCompared() throws IOException {
        // Given
        pipeline.writePlain(folder);
        pipeline.writePlainDaily(folder, 0, rows -> rows.remove(0));

        // When
        Verdict verdict = pipeline.verify(folder);

        // Then
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.totals().dailyRows()).isEqualTo(-1);
        assertThat(verdict.notes()).contains("daily holds batches to 0, events to 1: it was not compared");
    }

    @Test
    void aMarkerThatIsNoNumberCannotBeVerified() throws IOException {
        // Given
        pipeline.writePlain(folder);
        pipeline.writePlainDaily(folder, pipeline.lastBatch(), rows -> {});
        Files.writeString(folder.resolve("daily/_refreshed_up_to_batch"), "all");

        // When
        // Then
        assertThatThrownBy(() -> pipeline.verify(folder))
                .isInstanceOf(NotVerifiable.class)
                .hasMessageContaining("_refreshed_up_to_batch cannot be read as the number of a batch");
    }
}
