package dev.activitypipeline.stream.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.activitypipeline.stream.delta.AddedFile;
import dev.activitypipeline.stream.delta.DeltaTables;
import dev.activitypipeline.stream.delta.LiveFile;
import dev.activitypipeline.stream.delta.RowExtent;
import dev.activitypipeline.stream.delta.TableDefinition;
import dev.activitypipeline.stream.store.BatchStaging;
import dev.activitypipeline.stream.store.SparkFile;
import dev.activitypipeline.stream.store.StoreLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upkeep of real tables, with Delta's own reader as the witness. */
class DeltaCareTest {
    private static final int ROWS_PER_BATCH = 40;
    private static SparkSession spark;

    @TempDir
    Path folder;

    private StoreLayout layout;
    private DeltaTables tables;

    @BeforeAll
    static void startSpark() {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
                .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .getOrCreate();
    }

    @AfterAll
    static void stopSpark() {
        spark.stop();
    }

    @BeforeEach
    void openTables() throws IOException {
        layout = new StoreLayout(folder.resolve("store"));
        tables = DeltaTables.open(layout, "test", new Configuration(false));
    }

    @Test
    void foldsTheSmallFilesOfADateAndKeepsEveryRow() throws IOException {
        // Given
        for (long batch = 0; batch < 6; batch++) {
            append(batch, "2024-01-01");
        }
        append(6, "2024-01-02");
        List<String> before = rows();

        // When
        int folded = fold().run(layout.events(), TableDefinition.EVENTS, tables.events());

        // Then
        List<LiveFile> live = tables.events().liveFiles();
        assertThat(folded).isEqualTo(6);
        assertThat(live).hasSize(2);
        assertThat(rows()).isEqualTo(before).hasSize(7 * ROWS_PER_BATCH);
        assertThat(live)
                .filteredOn(file -> file.partition().get("date").equals("2024-01-01"))
                .singleElement()
                .extracting(LiveFile::stats)
                .asString()
                .contains("\"numRecords\":" + 6 * ROWS_PER_BATCH)
                .contains("\"batch_id\":0")
                .contains("\"batch_id\":5");
        assertThat(layout.staging()).isEmptyDirectory();
    }

    @Test
    void leavesFewAndLargeFilesAlone() throws IOException {
        // Given
        for (long batch = 0; batch < 4; batch++) {
            append(batch, "2024-01-01");
        }
        List<LiveFile> large = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            large.add(new LiveFile("f" + i, Map.of(), 64 << 20, "{}"));
        }

        // When
        int folded = fold().run(layout.events(), TableDefinition.EVENTS, tables.events());

        // Then
        assertThat(folded).isZero();
        assertThat(Fold.chosen(large)).isEmpty();
    }

    @Test
    void aFileThatAnotherWriterTookOutIsNotTakenOutTwice() throws IOException {
        // Given
        append(0, "2024-01-01");
        List<LiveFile> seen = tables.events().liveFiles();
        DeltaTables.open(layout, "somebody else", new Configuration(false))
                .events()
                .delete(seen);

        // When / Then
        assertThatThrownBy(() -> tables.events().exchange("OPTIMIZE", seen, List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another writer took");
        assertThat(rows()).isEmpty();
    }

    @Test
    void deletesWhatWasTakenOutAnHourAgoAndNothingElse() throws IOException {
        // Given
        append(0, "2024-01-01");
        Path replaced = onDisk();
        tables.events().delete(tables.events().liveFiles());
        append(1, "2024-01-01");
        Path live = onDisk();
        Path justPlaced = Files.createFile(live.resolveSibling("placed.parquet"));
        for (Path old : List.of(replaced, live)) {
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(3))));
        }

        // When
        care(0, Clock.systemUTC()).compact(1);

        // Then
        assertThat(replaced).exists();

        // When
        care(0, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(61))).compact(1);

        // Then
        assertThat(replaced).doesNotExist();
        assertThat(live).exists();
        assertThat(justPlaced)
                .as("older than an hour by then, and named by no version")
                .doesNotExist();
    }

    @Test
    void takesOutTheDatesThatAreOlderThanTheRetention() throws IOException {
        // Given
        append(0, "2024-01-01");
        append(1, "2024-01-09");
        append(2, "2024-01-10");
        Clock today = Clock.fixed(Instant.parse("2024-01-11T00:00:00Z"), ZoneOffset.UTC);

        // When
        care(2, today).expire();

        // Then
        assertThat(tables.events().liveFiles())
                .extracting(file -> file.partition().get("date"))
                .containsExactlyInAnyOrder("2024-01-09", "2024-01-10");
        assertThat(rows()).hasSize(2 * ROWS_PER_BATCH);
    }

    private Fold fold() {
        return new Fold(spark, new BatchStaging(layout));
    }

    private DeltaCare care(int retentionDays, Clock clock) {
        return new DeltaCare(tables, spark, retentionDays, clock);
    }

    /** What Delta's own reader sees, in a fixed order. */
    private List<String> rows() {
        return spark.read().format("delta").load(layout.events().toString()).toJSON().collectAsList().stream()
                .sorted()
                .toList();
    }

    /** The one file that the table has now. */
    private Path onDisk() throws IOException {
        return layout.events().resolve(tables.events().liveFiles().get(0).path());
    }

    /** A batch of one date, as one file. */
    private void append(long batch, String date) throws IOException {
        Path written = folder.resolve("written-" + batch);
        spark.range(0, ROWS_PER_BATCH, 1, 1)
                .selectExpr(
                        "cast(id as int) as user_id",
                        "8000 as steps",
                        "2000.5D as calories_burned",
                        "5.25D as distance_km",
                        "30 as active_minutes",
                        "7.5D as sleep_hours",
                        "70 as heart_rate_avg",
                        "'Running' as workout_type",
                        "'Clear' as weather_conditions",
                        "'Park' as location",
                        "'Happy' as mood",
                        "'p-0' as producer",
                        "id + " + batch * 1_000 + " as seq",
                        "cast(id % 3 as int) as kafka_partition",
                        "id + " + batch * 1_000 + " as kafka_offset",
                        "timestamp '2024-01-01 10:00:00.123' as kafka_timestamp",
                        batch + "L as batch_id")
                .write()
                .parquet(written.toString());
        Path file = SparkFile.in(written).get(0).path();
        String path = "date=" + date + "/batch-" + batch + ".parquet";
        Path target = layout.events().resolve(path);
        Files.createDirectories(target.getParent());
        Files.move(file, target);
        tables.events()
                .append(
                        batch,
                        List.of(AddedFile.of(
                                path,
                                Map.of("date", date),
                                Files.size(target),
                                RowExtent.ofFooter(target),
                                System.currentTimeMillis())));
    }
}
