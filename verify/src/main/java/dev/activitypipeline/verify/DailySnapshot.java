package dev.activitypipeline.verify;

import dev.activitypipeline.verify.store.DeltaLog;
import dev.activitypipeline.verify.store.TableReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The table {@code daily} at one moment. To be opened before {@code events}: what it sums is then in {@code events}, also while a pipeline is running.
 *
 * @param table its rows
 * @param upToBatch the newest batch whose events it sums; -1 before the first
 */
record DailySnapshot(TableReader table, long upToBatch) {

    /** Empty if there is no such table yet. */
    static Optional<DailySnapshot> open(StoreFolder store) {
        return store.table("daily").map(table -> new DailySnapshot(table, upToBatch(table)));
    }

    /** Whether the stream has written plain files anew since; Delta's files stay as they were. */
    boolean isOvertaken() {
        return upToBatch(table) != upToBatch;
    }

    private static long upToBatch(TableReader table) {
        return table.version() < 0
                ? marked(table.table().resolve("_refreshed_up_to_batch"))
                : DeltaLog.read(table.table(), table.version()).lastTransaction();
    }

    private static long marked(Path marker) {
        try {
            return Files.exists(marker)
                    ? Long.parseLong(
                            Files.readString(marker, StandardCharsets.UTF_8).strip())
                    : -1;
        } catch (IOException | NumberFormatException e) {
            throw new NotVerifiable(marker + " cannot be read as the number of a batch: " + e.getMessage(), e);
        }
    }
}
