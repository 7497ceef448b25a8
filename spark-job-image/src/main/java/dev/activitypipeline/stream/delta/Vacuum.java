package dev.activitypipeline.stream.delta;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what a table took out of itself, once readers of older versions have had their time. */
public final class Vacuum {
    private static final Logger LOG = LoggerFactory.getLogger(Vacuum.class);

    private Vacuum() {}

    /**
     * @param beforeMillis what was taken out before this moment goes, epoch milliseconds; so does what no entry of the log names any more and was
     *     written before it
     */
    public static void run(Path table, TransactionLog log, long beforeMillis) throws IOException {
        TableFolder folder = new TableFolder(table);
        // In this order: a file that is committed in between is live or young, and never taken for a leftover.
        var onDisk = folder.dataFiles();
        Map<Path, Long> removals = folder.removals();
        Set<Path> live =
                log.liveFiles().stream().map(file -> table.resolve(file.path())).collect(Collectors.toSet());
        int deleted = 0;
        for (Path file : onDisk) {
            if (!live.contains(file)
                    && removals.getOrDefault(file, 0L) < beforeMillis
                    && Files.getLastModifiedTime(file).toMillis() < beforeMillis) {
                Files.deleteIfExists(file);
                deleted++;
            }
        }
        if (deleted > 0) {
            LOG.info("deleted {} files that {} no longer needs", deleted, table.getFileName());
        }
    }
}
