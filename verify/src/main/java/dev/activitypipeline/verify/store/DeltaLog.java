package dev.activitypipeline.verify.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Delta log read without Delta Kernel, for a second opinion: the live files, the files that were removed, and the transactions.
 *
 * <p>All commits that are still there are read, also those before the checkpoint: a checkpoint forgets removed files after a week, although
 * they may lie on the disk for longer.
 */
public final class DeltaLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");
    private static final Pattern CHECKPOINT =
            Pattern.compile("(\\d{20})\\.checkpoint(?:\\.(\\d{10})\\.(\\d{10}))?\\.parquet");

    private final Path table;
    private final Map<String, TableFile> live = new LinkedHashMap<>();
    private final Set<String> removed = new HashSet<>();
    private final Set<String> deletedDates = new HashSet<>();
    private final Map<String, Long> transactions = new HashMap<>();
    private long version = -1;

    private DeltaLog(Path table) {
        this.table = table;
    }

    /** @throws TableUnreadable if a commit between the checkpoint and the newest is missing or damaged */
    public static DeltaLog read(Path folder) {
        return read(folder, Long.MAX_VALUE);
    }

    /** @param last the newest version to regard */
    public static DeltaLog read(Path folder, long last) {
        Path table = folder.toAbsolutePath().normalize();
        DeltaLog log = new DeltaLog(table);
        try {
            log.replay(last);
        } catch (IOException | RuntimeException e) {
            throw new TableUnreadable(folder + ": the Delta log cannot be read: " + Reason.of(e), e);
        }
        return log;
    }

    public long version() {
        return version;
    }

    /** The files that hold the committed rows, in the order in which they were added. */
    public List<TableFile> live() {
        return List.copyOf(live.values());
    }

    /** Whether the file of that name was part of the table once and is not any more. */
    public boolean isRemoved(String name) {
        return removed.contains(name) && !live.containsKey(name);
    }

    public boolean isLive(String name) {
        return live.containsKey(name);
    }

    /** The dates whose rows were deleted, not only written anew: by the store's retention. */
    public Set<String> deletedDates() {
        return Set.copyOf(deletedDates);
    }

    /** The newest version of any application's transactions; -1 if there is none. */
    public long lastTransaction() {
        return transactions.values().stream().mapToLong(Long::longValue).max().orElse(-1);
    }

    /** The newest version by application. */
    public Map<String, Long> transactions() {
        return Map.copyOf(transactions);
    }

    private void replay(long last) throws IOException {
        TreeMap<Long, Path> commits = new TreeMap<>();
        TreeMap<Long, List<Path>> checkpoints = new TreeMap<>();
        list(last, commits, checkpoints);
        long start = checkpoints.isEmpty() ? -1 : checkpoints.lastKey();
        for (Path commit : commits.headMap(start, true).values()) {
            history(commit);
        }
        if (start >= 0) {
            for (Path part : checkpoints.get(start)) {
                CheckpointFile.read(part, this::checkpointAction);
            }
            version = start;
        }
        for (Map.Entry<Long, Path> commit : commits.tailMap(start, false).entrySet()) {
            if (commit.getKey() != version + 1) {
                throw new IOException("commit " + (version + 1) + " is missing");
            }
            for (String line : Files.readAllLines(commit.getValue())) {
                if (!line.isBlank()) {
                    action(JSON.readTree(line));
                }
            }
            version = commit.getKey();
        }
        if (version < 0) {
            throw new IOException("there is neither a commit nor a checkpoint");
        }
    }

    private void list(long last, Map<Long, Path> commits, Map<Long, List<Path>> checkpoints) throws IOException {
        Map<Long, Integer> parts = new HashMap<>();
        try (Stream<Path> files = Files.list(table.resolve("_delta_log"))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                Matcher commit = COMMIT.matcher(name);
                Matcher checkpoint = CHECKPOINT.matcher(name);
                if (commit.matches() && Long.parseLong(commit.group(1)) <= last) {
                    commits.put(Long.parseLong(commit.group(1)), file);
                } else if (checkpoint.matches() && Long.parseLong(checkpoint.group(1)) <= last) {
                    long at = Long.parseLong(checkpoint.group(1));
                    checkpoints.computeIfAbsent(at, key -> new ArrayList<>()).add(file);
                    parts.put(at, checkpoint.group(3) == null ? 1 : Integer.parseInt(checkpoint.group(3)));
                }
            }
        }
        checkpoints.entrySet().removeIf(checkpoint -> checkpoint.getValue().size() < parts.get(checkpoint.getKey()));
    }

    /** A commit that the checkpoint contains: only what the checkpoint may have forgotten counts. */
    private void history(Path commit) throws IOException {
        for (String line : Files.readAllLines(commit)) {
            JsonNode remove =
                    line.isBlank() ? JSON.nullNode() : JSON.readTree(line).path("remove");
            if (remove.isObject()) {
                removed(remove.path("path").asText(), remove);
            }
        }
    }

    private void checkpointAction(JsonNode action) {
        action(action);
    }

    private void action(JsonNode action) {
        JsonNode add = action.path("add");
        JsonNode remove = action.path("remove");
        JsonNode txn = action.path("txn");
        if (add.isObject()) {
            TableFile file = file(add);
            live.put(file.name(), file);
        }
        if (remove.isObject()) {
            removed(remove.path("path").asText(), remove);
            live.remove(name(path(remove.path("path").asText())));
        }
        if (txn.isObject()) {
            transactions.put(txn.path("appId").asText(), txn.path("version").asLong());
        }
    }

    private void removed(String location, JsonNode remove) {
        removed.add(name(path(location)));
        String date = remove.path("partitionValues").path("date").asText("");
        if (date.isEmpty()) {
            Matcher folder = Pattern.compile("date=([^/]+)/").matcher(location);
            date = folder.find() ? folder.group(1) : "";
        }
        if (remove.path("dataChange").asBoolean(true) && !date.isEmpty()) {
            deletedDates.add(date);
        }
    }

    private TableFile file(JsonNode add) {
        Path path = path(add.path("path").asText());
        Map<String, String> partition = new HashMap<>();
        add.path("partitionValues")
                .fields()
                .forEachRemaining(value -> partition.put(
                        value.getKey(),
                        value.getValue().isNull() ? null : value.getValue().asText()));
        FileStatistics statistics = FileStatistics.parse(add.path("stats").asText(""));
        return new TableFile(
                path, name(path), add.path("size").asLong(), statistics.rows(), statistics.ranges(), partition);
    }

    /** Locations in the log are URIs, relative to the table or absolute. */
    private Path path(String location) {
        String decoded = URI.create(location).getPath();
        return table.resolve(decoded).normalize();
    }

    private String name(Path path) {
        return path.startsWith(table) ? table.relativize(path).toString().replace('\\', '/') : path.toString();
    }
}
