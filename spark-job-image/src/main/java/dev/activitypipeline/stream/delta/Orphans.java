package dev.activitypipeline.stream.delta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files in a table's folder that no version of it ever named: a driver died while it folded files or replaced dates. A reader of plain files would see
 * their rows, so they go before the stream begins. What a version named and a later one took out stays, for readers of that version.
 */
public final class Orphans {
    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Orphans() {}

    /** Only for the store's one owner, before anything of it writes. */
    public static void remove(Path table, TransactionLog log) throws IOException {
        List<Path> onDisk;
        try (Stream<Path> files = Files.walk(table)) {
            onDisk = files.filter(file -> isData(table.relativize(file))).toList();
        }
        Set<Path> named = new HashSet<>();
        log.liveFiles().forEach(file -> named.add(table.resolve(file.path())));
        if (named.containsAll(onDisk)) {
            return;
        }
        addRemoved(table, named);
        for (Path file : onDisk) {
            if (!named.contains(file)) {
                Files.delete(file);
                LOG.info("removed {}, which no version of its table names", file);
            }
        }
    }

    private static boolean isData(Path file) {
        return file.toString().endsWith(".parquet") && !file.startsWith("_delta_log");
    }

    private static void addRemoved(Path table, Set<Path> named) throws IOException {
        List<Path> entries;
        try (Stream<Path> files = Files.list(table.resolve("_delta_log"))) {
            entries = files.filter(file -> file.toString().endsWith(".json")).toList();
        }
        for (Path entry : entries) {
            for (String line : Files.readAllLines(entry, StandardCharsets.UTF_8)) {
                JsonNode removed = JSON.readTree(line).get("remove");
                if (removed != null) {
                    named.add(table.resolve(removed.path("path").asText()));
                }
            }
        }
    }
}
