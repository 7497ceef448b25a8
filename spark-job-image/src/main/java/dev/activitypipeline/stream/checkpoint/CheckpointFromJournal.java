package dev.activitypipeline.stream.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.activitypipeline.stream.journal.BatchJournal;
import dev.activitypipeline.stream.journal.JournalEntry;
import dev.activitypipeline.stream.store.ExclusiveFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes a checkpoint from the journal, which has every batch that any table has: anew where it was damaged, or for the first time where a store goes
 * on with a topic that was created again. The newest batch is left uncommitted in Spark's eyes, so that Spark hands it over again and it is published
 * again from the journal.
 */
public final class CheckpointFromJournal {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path checkpoint;
    private final String topic;
    private final BatchJournal journal;

    public CheckpointFromJournal(Path checkpoint, String topic, BatchJournal journal) {
        this.checkpoint = checkpoint;
        this.topic = topic;
        this.journal = journal;
    }

    /**
     * Replaces the checkpoint at once; one that is there is moved aside, not deleted.
     *
     * @return where the old checkpoint is now, if there was one
     * @throws IllegalStateException if the journal has no batch, so that there is nothing to write from
     */
    public Optional<Path> write() throws IOException {
        List<Long> batches = journal.batches();
        if (batches.isEmpty()) {
            throw new IllegalStateException("the journal beside " + checkpoint
                    + " has no batch; nothing was ever stored, delete the checkpoint");
        }
        Path fresh = checkpoint.resolveSibling("." + checkpoint.getFileName() + ".fresh-" + UUID.randomUUID());
        Files.createDirectories(fresh.resolve("offsets"));
        Files.createDirectories(fresh.resolve("commits"));
        ExclusiveFile.publish(fresh.resolve("metadata"), metadata());
        long oldest = batches.get(0);
        if (oldest > 0) {
            // Spark reads the plan before the newest one, too, to know where that one begins.
            publishPlan(fresh, oldest - 1, journal.read(oldest).orElseThrow());
            publishCommit(fresh, oldest - 1);
        }
        long newest = batches.get(batches.size() - 1);
        for (long batch : batches) {
            publishPlan(fresh, batch, journal.read(batch).orElseThrow());
            if (batch < newest) {
                publishCommit(fresh, batch);
            }
        }
        Optional<Path> aside = Optional.empty();
        if (Files.exists(checkpoint)) {
            aside = Optional.of(checkpoint.resolveSibling(checkpoint.getFileName() + ".damaged-" + UUID.randomUUID()));
            Files.move(checkpoint, aside.get(), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(fresh, checkpoint, StandardCopyOption.ATOMIC_MOVE);
        ExclusiveFile.sync(checkpoint.getParent());
        return aside;
    }

    /** The query keeps its id where the damaged checkpoint still tells it. */
    private byte[] metadata() throws IOException {
        Path old = checkpoint.resolve("metadata");
        if (Files.exists(old)) {
            String text = Files.readString(old);
            if (text.contains("\"id\"")) {
                return bytes(text);
            }
        }
        return bytes("{\"id\":\"" + UUID.randomUUID() + "\"}");
    }

    private void publishPlan(Path fresh, long batch, JournalEntry entry) throws IOException {
        ObjectNode offsets = JSON.createObjectNode();
        ObjectNode partitions = offsets.putObject(topic);
        entry.until().forEach((partition, offset) -> partitions.put(Integer.toString(partition), offset));
        ObjectNode plan = JSON.createObjectNode();
        plan.put("batchWatermarkMs", 0)
                .put("batchTimestampMs", entry.publishedAt())
                .putObject("conf");
        ExclusiveFile.publish(
                fresh.resolve("offsets").resolve(Long.toString(batch)),
                bytes("v1\n" + JSON.writeValueAsString(plan) + "\n" + JSON.writeValueAsString(offsets)));
    }

    private static void publishCommit(Path fresh, long batch) throws IOException {
        ExclusiveFile.publish(
                fresh.resolve("commits").resolve(Long.toString(batch)), bytes("v1\n{\"nextBatchWatermarkMs\":0}"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
