package dev.activitypipeline.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.verify.store.TableReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A store and what it says about itself.
 *
 * @param root its folder
 * @param topic the topic that it is filled from
 * @param topicId that topic's id
 * @param firstBatch the first batch that was read from the topic of that id. Batches are numbered on when a topic is created again, so that what
 *     comes before was read from topics that are gone
 */
record StoreFolder(Path root, String topic, String topicId, long firstBatch) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ENTRY = Pattern.compile("\\d{20}\\.json");

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
                    root,
                    node.path("topic").asText(),
                    node.path("topicId").asText(),
                    node.path("firstBatch").asLong());
        } catch (IOException e) {
            throw new NotVerifiable(identity + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The same store, where its topic goes by another name. */
    StoreFolder ofTopic(String name) {
        return new StoreFolder(root, name, topicId, firstBatch);
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

    /** Offsets that retention removed from the topic before the stream had read them, as the newest entry of the journal counts them. */
    long lostOffsets() {
        Path journal = root.resolve("_journal").resolve(topicId);
        if (!Files.isDirectory(journal)) {
            return 0;
        }
        try (Stream<Path> entries = Files.list(journal)) {
            return entries.filter(entry ->
                            ENTRY.matcher(entry.getFileName().toString()).matches())
                    .max(Comparator.naturalOrder())
                    .map(newest -> read(newest).path("totals").path("lost").asLong())
                    .orElse(0L);
        } catch (IOException e) {
            throw new NotVerifiable(journal + " cannot be read: " + e.getMessage(), e);
        }
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

    /** Before its JSON, Spark writes a version and an end of line. */
    private static JsonNode read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return JSON.readTree(text.substring(Math.max(0, text.indexOf('{'))));
        } catch (IOException e) {
            throw new NotVerifiable(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
