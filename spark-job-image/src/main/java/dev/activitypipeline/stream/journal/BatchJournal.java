package dev.activitypipeline.stream.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.stream.StreamProblem;
import dev.activitypipeline.stream.StreamStopped;
import dev.activitypipeline.stream.store.ExclusiveFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One file a batch, published once.
 *
 * <p>Two tables cannot be committed at once, and rules or code may change between a crash and the restart; so a batch is decided in one place before
 * either table sees it. A batch with an entry is committed from the entry, however often; a batch without one has left no trace in a table.
 */
public final class BatchJournal {
    /** Entries that are kept: for the repair of a damaged checkpoint, and for {@code daily} to know which dates a batch touched. */
    public static final int KEPT = 1_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    public BatchJournal(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
    }

    /** @throws StreamStopped with {@link StreamProblem.JournalDamaged} if the entry is there and cannot be read */
    public Optional<JournalEntry> read(long batchId) {
        Path file = file(batchId);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), JournalEntry.class));
        } catch (IOException damaged) {
            throw new StreamStopped(
                    new StreamProblem.JournalDamaged(file, "cannot be read: " + firstLine(damaged)), damaged);
        }
    }

    public Optional<JournalEntry> latest() throws IOException {
        List<Long> batches = batches();
        return batches.isEmpty() ? Optional.empty() : read(batches.get(batches.size() - 1));
    }

    /** Batches with an entry, oldest first. */
    public List<Long> batches() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{20}\\.json"))
                    .map(name -> Long.parseLong(name.substring(0, 20)))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Decides a batch.
     *
     * @throws StreamStopped with {@link StreamProblem.Fenced} if another driver decided it first
     */
    public void publish(JournalEntry entry) throws IOException {
        try {
            ExclusiveFile.publish(file(entry.batchId()), JSON.writeValueAsBytes(entry));
        } catch (FileAlreadyExistsException anotherDriver) {
            throw new StreamStopped(new StreamProblem.Fenced("batch " + entry.batchId()), anotherDriver);
        }
    }

    /** Removes entries that neither a restart nor a repair needs. */
    public void prune(long newestBatch) throws IOException {
        Files.deleteIfExists(file(newestBatch - KEPT));
    }

    private Path file(long batchId) {
        return folder.resolve(String.format("%020d.json", batchId));
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
