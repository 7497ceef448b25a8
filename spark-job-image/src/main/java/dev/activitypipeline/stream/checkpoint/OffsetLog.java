package dev.activitypipeline.stream.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.stream.StreamProblem;
import dev.activitypipeline.stream.StreamStopped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Spark's offset and commit logs, read as Spark writes them: {@code v1}, a line of JSON about the batch, a line of JSON offsets by topic. */
public final class OffsetLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path checkpoint;
    private final String topic;

    public OffsetLog(Path checkpoint, String topic) {
        this.checkpoint = checkpoint;
        this.topic = topic;
    }

    /**
     * For each partition the first offset after the batch.
     *
     * @throws StreamStopped with {@link StreamProblem.CheckpointDamaged} if the file is not what Spark writes
     */
    public SortedMap<Integer, Long> until(long batchId) {
        Path file = file("offsets", batchId);
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (lines.size() < 3 || !lines.get(0).equals("v1")) {
                throw damaged(file, "has " + lines.size() + " lines, expected v1, the batch and the offsets");
            }
            JsonNode partitions = JSON.readTree(lines.get(2)).path(topic);
            if (!partitions.isObject()) {
                throw damaged(file, "holds no offsets of topic " + topic);
            }
            SortedMap<Integer, Long> until = new TreeMap<>();
            partitions
                    .fields()
                    .forEachRemaining(p ->
                            until.put(Integer.parseInt(p.getKey()), p.getValue().asLong()));
            return until;
        } catch (IOException | NumberFormatException notRead) {
            throw damaged(
                    file,
                    "cannot be read: "
                            + String.valueOf(notRead.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""));
        }
    }

    /** Batches with offsets, oldest first. */
    public List<Long> planned() throws IOException {
        return batches("offsets");
    }

    /** Batches that Spark knows to be committed, oldest first. */
    public List<Long> committed() throws IOException {
        return batches("commits");
    }

    Path file(String log, long batchId) {
        return checkpoint.resolve(log).resolve(Long.toString(batchId));
    }

    Path checkpoint() {
        return checkpoint;
    }

    String topic() {
        return topic;
    }

    private List<Long> batches(String log) throws IOException {
        Path folder = checkpoint.resolve(log);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .map(Long::parseLong)
                    .sorted()
                    .toList();
        }
    }

    private static StreamStopped damaged(Path file, String fault) {
        return new StreamStopped(new StreamProblem.CheckpointDamaged(file, fault));
    }
}
