package dev.activitypipeline.stream.store;

import java.nio.file.Path;

/**
 * Where things are in a store. Names that begin with an underscore are hidden from readers of plain files.
 *
 * @param root the store's folder, absolute
 */
public record StoreLayout(Path root) {
    public Path events() {
        return root.resolve("events");
    }

    public Path rejected() {
        return root.resolve("rejected");
    }

    public Path daily() {
        return root.resolve("daily");
    }

    /** Spark's checkpoint; one for each life of the topic. */
    public Path checkpoint(String topicId) {
        return root.resolve("_checkpoint").resolve(topicId);
    }

    /** The batch journal; one for each life of the topic. */
    public Path journal(String topicId) {
        return root.resolve("_journal").resolve(topicId);
    }

    /** Where data files are written before their batch is decided. On the same file system as the tables, for files move by rename. */
    public Path staging() {
        return root.resolve("_staging");
    }

    public Path identity() {
        return root.resolve("_identity.json");
    }

    public Path lock() {
        return root.resolve("_lock");
    }
}
