package dev.activitypipeline.stream.delta;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files in a table's folder that no version of it ever named: a driver died while it folded files or replaced dates. A reader of plain files would see
 * their rows, so they go before the stream begins. What a version named and a later one took out stays, for readers of that version.
 */
public final class Orphans {
    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

    private Orphans() {}

    /** Only for the store's one owner, before anything of it writes. */
    public static void remove(Path table, TransactionLog log) throws IOException {
        TableFolder folder = new TableFolder(table);
        List<Path> unnamed = new ArrayList<>(folder.dataFiles());
        Set<Path> live =
                log.liveFiles().stream().map(file -> table.resolve(file.path())).collect(Collectors.toSet());
        unnamed.removeAll(live);
        if (unnamed.isEmpty()) {
            return;
        }
        unnamed.removeAll(folder.removals().keySet());
        for (Path orphan : unnamed) {
            Files.delete(orphan);
            LOG.info("removed {}, which no version of its table names", orphan);
        }
    }
}
