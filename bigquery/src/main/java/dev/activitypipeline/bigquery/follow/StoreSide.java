package dev.activitypipeline.bigquery.follow;

import dev.activitypipeline.bigquery.store.StoreFile;
import dev.activitypipeline.bigquery.store.StoreTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The newest version of a table of the store; a version that was seen is not read again. */
final class StoreSide {
    private final Path folder;
    private Optional<StoreTable> table = Optional.empty();
    private List<StoreFile> files = List.of();

    StoreSide(Path folder) {
        this.folder = folder;
    }

    void look() {
        if (table.isEmpty() || StoreTable.isPast(folder, table.get().version())) {
            Optional<StoreTable> newest = StoreTable.open(folder);
            files = newest.map(StoreTable::files).orElse(List.of());
            table = newest;
        }
    }

    /** Looks again the next time, whatever the version is: a file of this one could not be read. */
    void forget() {
        table = Optional.empty();
    }

    Optional<StoreTable> table() {
        return table;
    }

    List<StoreFile> files() {
        return files;
    }
}
