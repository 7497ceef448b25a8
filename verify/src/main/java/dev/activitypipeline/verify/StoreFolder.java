package dev.activitypipeline.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.verify.store.TableReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A store and what it says about itself.
 *
 * @param root its folder
 * @param topic the topic that it is filled from
 * @param topicId that topic's id
 */
record StoreFolder(Path root, String topic, String topicId) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws NotVerifiable if there is no store */
    static StoreFolder open(Path root) {
        Path identity = root.resolve("_identity.json");
        if (!Files.isRegularFile(identity)) {
            throw new NotVerifiable(root
                    + " is not a store: it has no _identity.json. Give the folder that holds events/ and rejected/");
        }
        try {
            JsonNode node = JSON.readTree(identity.toFile());
            return new StoreFolder(
                    root, node.path("topic").asText(), node.path("topicId").asText());
        } catch (IOException e) {
            throw new NotVerifiable(identity + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The table of that name, or empty if nothing was ever written to it. */
    Optional<TableReader> table(String name) {
        Path table = root.resolve(name);
        return TableReader.exists(table) ? Optional.of(TableReader.open(table)) : Optional.empty();
    }

    /** Whether the tables have a log, and so two ways to be read. */
    boolean isDelta() {
        return Files.isDirectory(root.resolve("events").resolve("_delta_log"));
    }

    /** Ids of the topic's earlier lives that this store holds rows of. */
    List<String> earlierTopicIds() {
        List<String> ids = new ArrayList<>();
        Path journal = root.resolve("_journal");
        if (!Files.isDirectory(journal)) {
            return ids;
        }
        try (Stream<Path> lives = Files.list(journal)) {
            lives.filter(Files::isDirectory)
                    .map(life -> life.getFileName().toString())
                    .filter(id -> !id.equals(topicId))
                    .sorted()
                    .forEach(ids::add);
        } catch (IOException e) {
            throw new NotVerifiable(journal + " cannot be read: " + e.getMessage(), e);
        }
        return ids;
    }

    /**
     * For each partition the offset at which the stream began, as its checkpoint says; empty if there is none, and then the beginning of the topic
     * counts.
     */
    Map<Integer, Long> startingOffsets() {
        Map<Integer, Long> offsets = new TreeMap<>();
        for (Path checkpoint : List.of(root.resolve("_checkpoint").resolve(topicId), root.resolve("_checkpoint"))) {
            Path file = checkpoint.resolve("sources").resolve("0").resolve("0");
            if (Files.isRegularFile(file) && offsets.isEmpty()) {
                read(file)
                        .path(topic)
                        .fields()
                        .forEachRemaining(partition -> offsets.put(
                                Integer.parseInt(partition.getKey()),
                                partition.getValue().asLong()));
            }
        }
        return offsets;
    }

    /** Spark writes a version, an end of line, and the offsets by topic. */
    private static JsonNode read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return JSON.readTree(text.substring(Math.max(0, text.indexOf('{'))));
        } catch (IOException e) {
            throw new NotVerifiable(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
