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
import java.util.UUID;

/**
 * Writes a checkpoint anew from the journal, which has every batch that any table has. The damaged one is moved aside, not deleted. The newest batch
 * is left uncommitted in Spark's eyes, so that Spark hands it over again and it is published again from the journal.
 */
public final class CheckpointRepair {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path checkpoint;
    private final String topic;
    private final BatchJournal journal;

    public CheckpointRepair(Path checkpoint, String topic, BatchJournal journal) {
        this.checkpoint = checkpoint;
        this.topic = topic;
        this.journal = journal;
    }

    /**
     * @return where the damaged checkpoint is now
     * @throws IllegalStateException if the journal has no batch, so that there is nothing to repair from
     */
    public Path run() throws IOException {
        List<Long> batches = journal.batches();
        if (batches.isEmpty()) {
            throw new IllegalStateException("the journal beside " + checkpoint
                    + " has no batch; nothing was ever stored, delete the checkpoint");
        }
        Path aside = checkpoint.resolveSibling(checkpoint.getFileName() + ".damaged-" + UUID.randomUUID());
        Path fresh = checkpoint.resolveSibling("." + checkpoint.getFileName() + ".repaired-" + UUID.randomUUID());
        Files.createDirectories(fresh.resolve("offsets"));
        Files.createDirectories(fresh.resolve("commits"));
        ExclusiveFile.publish(fresh.resolve("metadata"), metadata());
        long newest = batches.get(batches.size() - 1);
        for (long batch : batches) {
            JournalEntry entry = journal.read(batch).orElseThrow();
            ExclusiveFile.publish(fresh.resolve("offsets").resolve(Long.toString(batch)), plan(entry));
            if (batch < newest) {
                ExclusiveFile.publish(
                        fresh.resolve("commits").resolve(Long.toString(batch)),
                        bytes("v1\n{\"nextBatchWatermarkMs\":0}"));
            }
        }
        if (Files.exists(checkpoint)) {
            Files.move(checkpoint, aside, StandardCopyOption.ATOMIC_MOVE);
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

    private byte[] plan(JournalEntry entry) throws IOException {
        ObjectNode offsets = JSON.createObjectNode();
        ObjectNode partitions = offsets.putObject(topic);
        entry.until().forEach((partition, offset) -> partitions.put(Integer.toString(partition), offset));
        ObjectNode batch = JSON.createObjectNode();
        batch.put("batchWatermarkMs", 0)
                .put("batchTimestampMs", entry.publishedAt())
                .putObject("conf");
        return bytes("v1\n" + JSON.writeValueAsString(batch) + "\n" + JSON.writeValueAsString(offsets));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
