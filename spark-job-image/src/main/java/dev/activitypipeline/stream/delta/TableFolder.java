package dev.activitypipeline.stream.delta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A table as it lies on the disk, beside what its log's entries say of it. */
record TableFolder(Path table) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every data file, whether a version names it or not. */
    List<Path> dataFiles() throws IOException {
        try (Stream<Path> files = Files.walk(table)) {
            return files.filter(file -> file.toString().endsWith(".parquet")
                            && !table.relativize(file).startsWith("_delta_log"))
                    .toList();
        }
    }

    /** What the entries that are still there took out, and when, in epoch milliseconds. */
    Map<Path, Long> removals() throws IOException {
        List<Path> entries;
        try (Stream<Path> files = Files.list(table.resolve("_delta_log"))) {
            entries = files.filter(file -> file.toString().endsWith(".json")).toList();
        }
        Map<Path, Long> removals = new HashMap<>();
        for (Path entry : entries) {
            for (String line : Files.readAllLines(entry, StandardCharsets.UTF_8)) {
                if (line.startsWith("{\"remove\"")) {
                    JsonNode removed = JSON.readTree(line).path("remove");
                    removals.merge(
                            table.resolve(removed.path("path").asText()),
                            removed.path("deletionTimestamp").asLong(),
                            Math::max);
                }
            }
        }
        return removals;
    }
}
