package dev.activitypipeline.stream.delta;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {
    @TempDir
    Path table;

    @Test
    void removesWhatNoVersionNamesAndNothingElse() throws Exception {
        // Given
        TransactionLog log = TransactionLog.open(table, TableDefinition.DAILY, "test", new Configuration(false));
        Path replaced = file("replaced");
        log.append(0, List.of(added("replaced")));
        Path live = file("live");
        log.replace(1, log.liveFiles(), List.of(added("live")));
        Path orphan = file("orphan");

        // When
        Orphans.remove(table, log);

        // Then
        assertThat(orphan).doesNotExist();
        assertThat(live).exists();
        assertThat(replaced).exists();
    }

    private Path file(String name) throws Exception {
        Path file = table.resolve("date=2024-01-01").resolve(name + ".parquet");
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    private static AddedFile added(String name) {
        return AddedFile.counted("date=2024-01-01/" + name + ".parquet", Map.of("date", "2024-01-01"), 0, 0, 1);
    }
}
